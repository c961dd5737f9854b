# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom bundles are encrypted for: the kept delegates, and this laptop's own key for what others encrypt."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.errors import CodedError
from assembly_app.i18n.error_sentences import error_sentence
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.list_model import RowListModel
from assembly_app.viewmodels.kit.operations import StoreOperations

if TYPE_CHECKING:
    from assembly_app.errors import Problem
    from assembly_app.service.core.exchange_settings import Choices

from assembly_app.viewmodels.kit.properties import Property

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


class DelegateRow(NamedTuple):
    """A delegate; the key is the age recipient. `ticked`: the next bundle is for them."""

    key: str
    name: str
    ticked: bool


@QmlElement
@QmlUncreatable("made by the program")
class DelegatesViewModel(QObject):  # type: ignore[operator]
    """The kept list, and who of them is chosen; nobody chosen means that the bundle is not encrypted.

    Signals:
        changed: emitted when who is chosen, the complaint or our own key changes.
        added: a delegate was taken into the list.
    """

    changed = Signal()
    added = Signal()

    def __init__(self, acting: CommandRunner, operations: StoreOperations, parent: QObject) -> None:
        super().__init__(parent)
        self._acting, self._operations = acting, operations
        self._rows = RowListModel(DelegateRow, self)
        self._choices: Choices | None = None
        self._ticked: set[str] = set()
        self._problem: Problem | None = None
        self._own = ""
        acting.lang.changed.connect(self.changed)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The recipients of the next bundle."""
        return tuple(sorted(self._ticked))

    async def read(self) -> None:
        """Read what is kept. Raises CodedError."""
        await self._operations.load()
        from assembly_app.service.exchange import delegates

        self._own = await self._operations.read(delegates.age_key, make=False)
        self._show(await self._operations.read(delegates.choices))

    def _show(self, choices: Choices) -> None:
        self._choices = choices
        self._ticked &= {one.recipient for one in choices.delegates}
        self._rows.show([DelegateRow(d.recipient, d.name, d.recipient in self._ticked) for d in choices.delegates])
        self.changed.emit()

    @Slot(str, bool)
    def tick(self, key: str, on: bool) -> None:
        """Whether the next bundle is for them."""
        if on:
            self._ticked.add(key)
        else:
            self._ticked.discard(key)
        if self._choices is not None:
            self._show(self._choices)

    @Slot(str, str)
    def add(self, name: str, key: str) -> None:
        """Keep a delegate from now on; the next bundle is for them too."""
        self._operations.begin(self._add(name, key))

    async def _add(self, name: str, key: str) -> None:
        await self._operations.load()
        from assembly_app.service.exchange import delegates

        try:
            choices = await self._operations.read(delegates.add_delegate, name, key)
        except CodedError as error:
            self._problem = error.problem
            self.changed.emit()
            return
        before = {one.recipient for one in self._choices.delegates} if self._choices else set()
        self._problem = None
        self._ticked |= {one.recipient for one in choices.delegates} - before
        self._show(choices)
        self.added.emit()

    @Slot(str)
    def remove(self, key: str) -> None:
        """Keep them no longer."""
        self._operations.begin(self._remove(key))

    async def _remove(self, key: str) -> None:
        await self._operations.load()
        from assembly_app.service.exchange import delegates

        self._show(await self._operations.read(delegates.remove_delegate, key))

    @Slot()
    def forgive(self) -> None:
        """What was wrong with the last one has been read, or is being mended."""
        if self._problem is not None:
            self._problem = None
            self.changed.emit()

    @Slot()
    def makeKey(self) -> None:
        """Make this laptop's own key for encrypted bundles."""
        self._operations.begin(self._make_key())

    async def _make_key(self) -> None:
        await self._operations.load()
        from assembly_app.service.exchange import delegates

        try:
            self._own = await self._operations.read(delegates.age_key, make=True)
        except CodedError as error:
            self._problem = error.problem
        self.changed.emit()

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(int, notify=changed)
    def chosen(self) -> int:
        return len(self._ticked)

    @Property(str, notify=changed)
    def complaint(self) -> str:
        problem = self._problem
        return error_sentence(self._acting.lang.catalogue, problem) if problem else ""

    @Property(str, notify=changed)
    def ownKey(self) -> str:
        return self._own
