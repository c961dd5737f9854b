# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds that went two ways, on the Exchange place: what stands on each, and recording anew what does not count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.errors import CodedError, Problem
from assembly_app.i18n.error_sentences import error_sentence
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.operations import StoreOperations
from assembly_app.viewmodels.trust.rows import split_seen, unseen_seen

if TYPE_CHECKING:
    from assembly_app.service.trust.overview import Trusted

from assembly_app.viewmodels.kit.properties import Property

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class ForksViewModel(QObject):  # type: ignore[operator]
    """Signals:
    changed: emitted when branches, sightings by others, the complaint or the count of reissued records change.
    """

    changed = Signal()

    def __init__(self, acting: CommandRunner, operations: StoreOperations, parent: QObject) -> None:
        super().__init__(parent)
        self._acting, self._operations = acting, operations
        self._splits: list[dict[str, Any]] = []
        self._unseen: list[dict[str, Any]] = []
        self._problem: Problem | None = None
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
        self._operations.begin(self._reissue(branch))

    async def _reissue(self, branch: int) -> None:
        await self._operations.load()
        from assembly_app.service.trust.forks import reissue

        self._problem, self._again = None, -1
        try:
            self._again = await self._operations.record(reissue, branch)
        except CodedError as error:
            self._problem = error.problem
        self.changed.emit()

    @Slot()
    def putAway(self) -> None:
        """What was recorded anew has been read."""
        self._problem, self._again = None, -1
        self.changed.emit()

    @Property(list, notify=changed)
    def splits(self) -> list[dict[str, Any]]:
        return self._splits

    @Property(list, notify=changed)
    def unseen(self) -> list[dict[str, Any]]:
        return self._unseen

    @Property(int, notify=changed)
    def again(self) -> int:
        return self._again

    @Property(str, notify=changed)
    def complaint(self) -> str:
        problem = self._problem
        return error_sentence(self._acting.lang.catalogue, problem) if problem else ""
