# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing approved minutes: who has, and this laptop's own signature."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.errors import CodedError, Problem
from assembly_app.i18n.error_sentences import error_sentence
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.operations import StoreOperations

if TYPE_CHECKING:
    from assembly_app.service.trust.cosigning import MinutesSeen

from assembly_app.viewmodels.kit.properties import Property

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class CosigningViewModel(QObject):  # type: ignore[operator]
    """The signatures under the minutes of one meeting; none while no approved minutes are in view.

    Signals:
        changed: emitted when they change.
    """

    changed = Signal()

    def __init__(self, acting: CommandRunner, operations: StoreOperations, parent: QObject) -> None:
        super().__init__(parent)
        self._acting, self._operations = acting, operations
        self._meeting = ""
        self._seen: MinutesSeen | None = None
        self._problem: Problem | None = None
        acting.lang.changed.connect(self.changed)

    @Slot(str)
    def look(self, meeting: str) -> None:
        """Show the signatures under the minutes of this meeting; "" for none."""
        if meeting != self._meeting:
            self._meeting, self._seen, self._problem = meeting, None, None
            self.changed.emit()
        if meeting and not self._acting.assembly.held:
            self._operations.begin(self._look(meeting))

    async def _look(self, meeting: str) -> None:
        await self._operations.load()
        from assembly_app.service.trust import cosigning

        try:
            seen = await self._operations.read(cosigning.signatures, meeting)
        except CodedError as error:
            self._problem = error.problem
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
            self._operations.begin(self._sign(self._meeting))

    async def _sign(self, meeting: str) -> None:
        await self._operations.load()
        from assembly_app.service.trust import cosigning

        self._problem = None
        try:
            await self._operations.record(cosigning.cosign, meeting)
        except CodedError as error:
            self._problem = error.problem
            self.changed.emit()
            return
        await self._look(meeting)

    @Property(list, notify=changed)
    def signed(self) -> list[dict[str, Any]]:
        return [
            {"name": one.name, "capacities": list(one.capacities), "current": one.current}
            for one in (self._seen.signed if self._seen else ())
        ]

    @Property(bool, notify=changed)
    def complete(self) -> bool:
        return self._seen is not None and self._seen.complete

    @Property(bool, notify=changed)
    def maySign(self) -> bool:
        return self._seen is not None and self._seen.may_sign

    @Property(str, notify=changed)
    def complaint(self) -> str:
        problem = self._problem
        return error_sentence(self._acting.lang.catalogue, problem) if problem else ""
