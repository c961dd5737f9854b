# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing approved minutes: who has, and this laptop's own signature."""

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

if TYPE_CHECKING:
    from assembly_app.service.trust.trustee import MinutesSeen

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class CosigningViewModel(QObject):  # type: ignore[operator]
    """The signatures under the minutes of one meeting; none while no approved minutes are in view.

    Signals:
        changed: they are others.
    """

    changed = Signal()

    def __init__(self, acting: Acting, hired: Hired, parent: QObject) -> None:
        super().__init__(parent)
        self._acting, self._hired = acting, hired
        self._meeting = ""
        self._seen: MinutesSeen | None = None
        self._damage: Problem | None = None
        acting.lang.changed.connect(self.changed)

    @Slot(str)
    def look(self, meeting: str) -> None:
        """Show the signatures under the minutes of this meeting; "" for none."""
        if meeting != self._meeting:
            self._meeting, self._seen, self._damage = meeting, None, None
            self.changed.emit()
        if meeting and not self._acting.assembly.held:
            self._hired.beside.begin(self._look(meeting))

    async def _look(self, meeting: str) -> None:
        trustee = await self._hired.trustee()
        try:
            seen = await self._hired.beside.in_thread(trustee.minutes, meeting)
        except Failed as failed:
            self._damage = failed.damage
            self.changed.emit()
            return
        # Meanwhile another meeting may have been chosen.
        if meeting == self._meeting and seen != self._seen:
            self._seen = seen
            self.changed.emit()

    @Slot()
    def sign(self) -> None:
        """Sign them with this laptop's key."""
        if self._meeting:
            self._hired.beside.begin(self._sign(self._meeting))

    async def _sign(self, meeting: str) -> None:
        trustee = await self._hired.trustee()
        self._damage = None
        try:
            await recorded(self._acting, self._hired, trustee.cosign, meeting)
        except Failed as failed:
            self._damage = failed.damage
            self.changed.emit()
            return
        await self._look(meeting)

    def _read_signed(self) -> list[dict[str, Any]]:
        return [
            {"name": one.name, "capacities": list(one.capacities), "current": one.current}
            for one in (self._seen.signed if self._seen else ())
        ]

    def _read_complete(self) -> bool:
        return self._seen is not None and self._seen.complete

    def _read_may(self) -> bool:
        return self._seen is not None and self._seen.may_sign

    def _read_complaint(self) -> str:
        damage = self._damage
        return explained(self._acting.lang.catalogue, damage.code, damage.params) if damage else ""

    signed = Property(list, _read_signed, notify=changed)
    complete = Property(bool, _read_complete, notify=changed)
    maySign = Property(bool, _read_may, notify=changed)
    complaint = Property(str, _read_complaint, notify=changed)
