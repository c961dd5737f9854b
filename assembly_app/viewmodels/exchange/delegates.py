# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom bundles are encrypted for: the kept delegates, and this laptop's own key for what others encrypt."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.i18n.bundle_problems import explained
from assembly_app.service.operations import Failed
from assembly_app.viewmodels.kit.command_runner import Acting
from assembly_app.viewmodels.kit.hired import Hired
from assembly_app.viewmodels.kit.list_model import Rows

if TYPE_CHECKING:
    from assembly_app.errors import Problem
    from assembly_app.service.exchange.settings import Choices

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
        changed: who is chosen, the complaint or our own key is another one.
        added: a delegate was taken into the list.
    """

    changed = Signal()
    added = Signal()

    def __init__(self, acting: Acting, hired: Hired, parent: QObject) -> None:
        super().__init__(parent)
        self._acting, self._hired = acting, hired
        self._rows = Rows(DelegateRow, self)
        self._choices: Choices | None = None
        self._ticked: set[str] = set()
        self._damage: Problem | None = None
        self._own = ""
        acting.lang.changed.connect(self.changed)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The recipients of the next bundle."""
        return tuple(sorted(self._ticked))

    async def read(self) -> None:
        """Read what is kept. Raises Failed."""
        post = await self._hired.post()
        self._own = await self._hired.beside.in_thread(post.age_key, make=False)
        self._show(await self._hired.beside.in_thread(post.choices))

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
        self._hired.beside.begin(self._add(name, key))

    async def _add(self, name: str, key: str) -> None:
        post = await self._hired.post()
        try:
            choices = await self._hired.beside.in_thread(post.know_delegate, name, key)
        except Failed as failed:
            self._damage = failed.damage
            self.changed.emit()
            return
        before = {one.recipient for one in self._choices.delegates} if self._choices else set()
        self._damage = None
        self._ticked |= {one.recipient for one in choices.delegates} - before
        self._show(choices)
        self.added.emit()

    @Slot(str)
    def remove(self, key: str) -> None:
        """Keep them no longer."""
        self._hired.beside.begin(self._remove(key))

    async def _remove(self, key: str) -> None:
        post = await self._hired.post()
        kept = await self._hired.beside.in_thread(post.choices)
        self._show(await self._hired.beside.in_thread(post.keep, kept.without_delegate(key)))

    @Slot()
    def forgive(self) -> None:
        """What was wrong with the last one has been read, or is being mended."""
        if self._damage is not None:
            self._damage = None
            self.changed.emit()

    @Slot()
    def makeKey(self) -> None:
        """Make this laptop's own key for encrypted bundles."""
        self._hired.beside.begin(self._make_key())

    async def _make_key(self) -> None:
        post = await self._hired.post()
        try:
            self._own = await self._hired.beside.in_thread(post.age_key, make=True)
        except Failed as failed:
            self._damage = failed.damage
        self.changed.emit()

    def _read_rows(self) -> QObject:
        return self._rows

    def _read_count(self) -> int:
        return len(self._ticked)

    def _read_complaint(self) -> str:
        damage = self._damage
        return explained(self._acting.lang.catalogue, damage.code, damage.params) if damage else ""

    def _read_own(self) -> str:
        return self._own

    rows = Property(QObject, _read_rows, constant=True)
    chosen = Property(int, _read_count, notify=changed)
    complaint = Property(str, _read_complaint, notify=changed)
    ownKey = Property(str, _read_own, notify=changed)
