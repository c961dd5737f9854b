# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds that went two ways, on the Exchange place: what stands on each, and recording anew what does not count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.errors import Problem
from assembly_app.i18n.bundle_problems import explained
from assembly_app.service.operations import Failed
from assembly_app.viewmodels.kit.command_runner import Acting
from assembly_app.viewmodels.kit.hired import Hired
from assembly_app.viewmodels.kit.recording import recorded
from assembly_app.viewmodels.trust.rows import split_seen, unseen_seen

if TYPE_CHECKING:
    from assembly_app.service.trust.trustee import Trusted

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class ForksViewModel(QObject):  # type: ignore[operator]
    """Signals:
    changed: the branches, what others have seen, the complaint or how many records were recorded anew are others.
    """

    changed = Signal()

    def __init__(self, acting: Acting, hired: Hired, parent: QObject) -> None:
        super().__init__(parent)
        self._acting, self._hired = acting, hired
        self._splits: list[dict[str, Any]] = []
        self._unseen: list[dict[str, Any]] = []
        self._damage: Problem | None = None
        self._again = -1
        acting.lang.changed.connect(self.changed)

    def read(self, trusted: Trusted) -> None:
        """Show how they stand."""
        self._splits = [split_seen(one) for one in trusted.splits]
        self._unseen = unseen_seen(trusted)
        self.changed.emit()

    @Slot(int)
    def reissue(self, branch: int) -> None:
        """Record anew what stands on a branch that does not count."""
        self._hired.beside.begin(self._reissue(branch))

    async def _reissue(self, branch: int) -> None:
        trustee = await self._hired.trustee()
        self._damage, self._again = None, -1
        try:
            self._again = (await recorded(self._acting, self._hired, trustee.reissue, branch)).count
        except Failed as failed:
            self._damage = failed.damage
        self.changed.emit()

    @Slot()
    def putAway(self) -> None:
        """What was recorded anew has been read."""
        self._damage, self._again = None, -1
        self.changed.emit()

    def _read_splits(self) -> list[dict[str, Any]]:
        return self._splits

    def _read_unseen(self) -> list[dict[str, Any]]:
        return self._unseen

    def _read_again(self) -> int:
        return self._again

    def _read_complaint(self) -> str:
        damage = self._damage
        return explained(self._acting.lang.catalogue, damage.code, damage.params) if damage else ""

    splits = Property(list, _read_splits, notify=changed)
    unseen = Property(list, _read_unseen, notify=changed)
    again = Property(int, _read_again, notify=changed)
    complaint = Property(str, _read_complaint, notify=changed)
