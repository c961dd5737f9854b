# SPDX-License-Identifier: GPL-3.0-or-later
"""The Actions place: who does what by when; what is overdue first."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.domain.actions.action_items import DoneAction, DropAction
from assembly_app.service.actions.queries import ActionList, ActionOwners, ActionRow
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.list_model import RowListModel
from assembly_app.viewmodels.kit.properties import Property
from assembly_app.viewmodels.kit.times import milliseconds
from assembly_app.viewmodels.kit.unsaved_forms import UnsavedForms
from assembly_app.viewmodels.kit.visible_refresh import VisibleRefresh
from assembly_app.viewmodels.place import PlaceViewModel

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

PAGE = 60
OPEN = 500
"""Open actions that are listed; a group with more of them has another need than a list."""
SOON = timedelta(days=7)
PARTS = ("overdue", "soon", "later", "undated", "settled")


class TaskRow(NamedTuple):
    """An action item; `part` is the heading it stands under: overdue, soon, later, undated or settled."""

    key: str
    part: str
    texts: dict[str, str]
    owner: str
    due: float
    status: str
    note: str
    carried: int
    settledAt: float


@QmlElement
@QmlUncreatable("made by the program")
class ActionsViewModel(PlaceViewModel):  # type: ignore[operator]
    """The action items.

    Signals:
        changed: emitted when the list changes.
    """

    changed = Signal()

    def __init__(self, acting: CommandRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting = acting
        self._words, self._owner = "", ""
        self._limit, self._total, self._open = PAGE, 0, 0
        self._owners: list[dict[str, str]] = []
        self._tasks = RowListModel(TaskRow, self)
        self._drafts = UnsavedForms(self)
        self.reading: VisibleRefresh = VisibleRefresh(acting, self.refresh)

    @Slot()
    def refresh(self, *, typed: bool = False) -> None:
        """Read the list again: what is overdue is computed when it is read. `typed`: at a key in the search field."""
        assembly = self._acting.assembly
        if not assembly.group:
            return
        store, group = assembly.store, assembly.group
        words, owner = self._words, self._owner
        still = store.query(group, ActionList(words=words, owner=owner, limit=OPEN))
        settled = store.query(group, ActionList(words=words, owner=owner, settled=True, limit=self._limit))
        self._open, self._total = still.total, len(still.rows) + settled.total
        tasks = [self._row(row) for row in still.rows]
        tasks.sort(key=lambda row: PARTS.index(row.part))
        tasks += [self._row(row) for row in settled.rows]
        (self._tasks.overwrite if typed else self._tasks.show)(tasks)
        name = self._acting.name
        owners = [{"code": owner, "says": name(owner)} for owner in store.query(group, ActionOwners())]
        if owners != self._owners:
            self._owners = owners
        self.changed.emit()

    def _row(self, row: ActionRow) -> TaskRow:
        return TaskRow(
            row.action, self._part(row), row.text, self._acting.name(row.owner), milliseconds(row.due), row.status,
            row.note, row.carried, milliseconds(row.settled_at),
        )  # fmt: skip

    def _part(self, row: ActionRow) -> str:
        now = self._acting.now
        if row.status != "open":
            return "settled"
        if row.due is None:
            return "undated"
        return "overdue" if row.due < now else "soon" if row.due < now + SOON else "later"

    @Slot(str)
    def search(self, words: str) -> None:
        """List the actions that hold all the words; the last may be a beginning."""
        self._words, self._limit = words, PAGE
        self.refresh(typed=True)

    @Slot(str)
    def ofOwner(self, owner: str) -> None:
        """List only what this member has taken on; "" for everybody's."""
        self._owner, self._limit = owner, PAGE
        self.refresh()

    @Slot()
    def more(self) -> None:
        """Read the next page of what is settled."""
        if len(self._tasks.rows) < self._total:
            self._limit += PAGE
            self.refresh()

    @Slot(str, str, result=bool)
    def done(self, key: str, note: str) -> bool:
        """It is done; `note` says how, and may be empty. False when it was refused."""
        return self._acting.perform(DoneAction(action=key, note=note.strip())) is not None

    @Slot(str, str, result=bool)
    def drop(self, key: str, why: str) -> bool:
        """It will not be done. False when it was refused, as without a reason."""
        return self._acting.perform(DropAction(action=key, why=why)) is not None

    @Property(RowListModel, constant=True)
    def tasks(self) -> RowListModel:
        return self._tasks

    @Property(UnsavedForms, constant=True)
    def drafts(self) -> UnsavedForms:
        return self._drafts

    @Property(int, notify=changed)
    def total(self) -> int:
        return self._total

    @Property(int, notify=changed)
    def open(self) -> int:
        return self._open

    @Property(str, notify=changed)
    def owner(self) -> str:
        return self._owner

    @Property(list, notify=changed)
    def owners(self) -> list[dict[str, str]]:
        return self._owners

    @Property(bool, notify=changed)
    def narrowed(self) -> bool:
        return bool(self._words.strip() or self._owner)

    @Property(bool, notify=changed)
    def meetingOpen(self) -> bool:
        group = self._acting.assembly.group
        return any(b.phase == "open" for b in self._acting.assembly.world.meetings()) if group else False

    @Property(float, notify=changed)
    def now(self) -> float:
        return milliseconds(self._acting.now)
