# SPDX-License-Identifier: GPL-3.0-or-later
"""The Decisions place: everything ever decided, searched as one types, filtered, and the whole story of one."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.domain.decisions.log import NoteOutcome
from assembly_app.domain.decisions.state import Decision
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import changed as altered
from assembly_app.service.core.read_models import UNCOUNTED, DecisionRow, LogWish
from assembly_app.viewmodels.decisions.facts import ActiveFilters, Facets, FacetsRow, FiltersRow
from assembly_app.viewmodels.decisions.story import DecisionFacts, DecisionFactsRow, NoteRow, notes, story
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.here import Here
from assembly_app.viewmodels.kit.list_model import RowListModel
from assembly_app.viewmodels.kit.properties import Property
from assembly_app.viewmodels.kit.times import milliseconds
from assembly_app.viewmodels.kit.unsaved_forms import UnsavedForms
from assembly_app.viewmodels.kit.visible_refresh import VisibleRefresh
from assembly_app.viewmodels.place import PlaceViewModel

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

PAGE = 20
"""Rows that are read at a time: twice what a screen shows."""
PAUSE = 120
"""Milliseconds without a key after which what is found first is opened."""


class DecisionItem(NamedTuple):
    """A decision in the list."""

    key: str
    number: str
    titles: dict[str, str]
    takenAt: float
    standing: str
    proposal: str


def _item(row: DecisionRow) -> DecisionItem:
    key = f"{row.proposal}/{row.number}"
    return DecisionItem(key, row.number, row.title, milliseconds(row.taken_at), row.standing, row.proposal)


@QmlElement
@QmlUncreatable("made by the program")
class DecisionsViewModel(PlaceViewModel):  # type: ignore[operator]
    """The log.

    Signals:
        changed: emitted when the chosen decision changes.
        listed: emitted when the list changes, or another row of it is chosen.
        ticked: a second has passed.
    """

    changed = Signal()
    listed = Signal()
    ticked = Signal()

    def __init__(self, acting: CommandRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting = acting
        self._wish = LogWish()
        self._limit, self._total, self._all = PAGE, 0, 0
        self._chosen = ""
        self._detail, self._filters, self._facets = DecisionFacts(self), ActiveFilters(self), Facets(self)
        self._drafts = UnsavedForms(self)
        self._found, self._notes = RowListModel(DecisionItem, self), RowListModel(NoteRow, self)
        # The story of what is found first opens when one pauses: the list answers each key.
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._turn_to)
        self.reading: VisibleRefresh = VisibleRefresh(acting, self.refresh)
        acting.ticked.connect(self.tick)

    def narrow(self, here: Here) -> Here:
        """The decision that is open."""
        return here._replace(decision=self._chosen.partition("/")[2]) if self.reading.shown else here

    @Slot()
    def refresh(self) -> None:
        """Read list, filters and detail again."""
        store, group = self._acting.assembly.store, self._acting.assembly.group
        if not group:
            return
        facets = store.log_facets(group)
        name = self._acting.name
        implementers = [{"code": member, "says": name(member)} for member in facets.implementers]
        self._facets.show(FacetsRow([str(year) for year in facets.years], list(facets.methods), implementers))
        self._all = store.log(group, LogWish(), self._acting.now, limit=1).total
        self._found.show(self._read())
        self._turn_to()
        self.listed.emit()

    def _turn_to(self) -> None:
        self._pause.stop()
        self._open()
        self.changed.emit()

    def _read(self) -> list[DecisionItem]:
        assembly = self._acting.assembly
        page = assembly.store.log(assembly.group, self._wish, self._acting.now, limit=self._limit)
        self._total = page.total
        rows = [_item(row) for row in page.rows]
        if not any(row.key == self._chosen for row in rows):
            self._chosen = rows[0].key if rows else ""
        return rows

    def _narrow(self, wish: LogWish) -> None:
        if wish == self._wish:
            return
        before, self._wish, self._limit = self._chosen, wish, PAGE
        self._found.overwrite(self._read())
        if self._chosen != before:
            self._pause.start()
        self.listed.emit()
        who = self._acting.name(wish.implementer) if wish.implementer else ""
        year = str(wish.year or "")
        self._filters.show(FiltersRow(year, wish.method, wish.implementer, who, wish.review_due))

    @Slot(str)
    def search(self, words: str) -> None:
        """Show the decisions that hold all the words; the last may be a beginning."""
        self._narrow(altered(self._wish, words=words))

    @Slot(str, str, str, bool)
    def filter(self, year: str, method: str, implementer: str, reviewDue: bool) -> None:  # noqa: N803
        """Only those of a year, a method, an implementer, and due for review; "" and False take a filter away."""
        number = int(year) if year.isdecimal() else 0
        wish = LogWish(
            words=self._wish.words, year=number, method=method, implementer=implementer, review_due=reviewDue
        )
        self._narrow(wish)
        if self._pause.isActive():
            self._turn_to()

    @Slot()
    def more(self) -> None:
        """Read the next page of the list."""
        if self._total == UNCOUNTED or len(self._found.rows) < self._total:
            self._limit += PAGE
            self._found.show(self._read())
            self.listed.emit()

    @Slot(str)
    def choose(self, key: str) -> None:
        """Open a decision."""
        if key != self._chosen or self._pause.isActive():
            self._chosen = key
            self._turn_to()
            self.listed.emit()

    @Slot(str, result=bool)
    def noteOutcome(self, text: str) -> bool:
        """Note what came of the open decision, in the language of the desk; False when it was refused."""
        act = NoteOutcome(decision=self._chosen.partition("/")[0], text=self._acting.said(text))
        return self._acting.perform(act) is not None

    @Slot()
    def tick(self) -> None:
        """Only a block period that has ended changes the log by itself."""
        shown = self._detail.row
        if shown.standing == "provisional" and shown.blockEnds <= milliseconds(self._acting.now):
            self.refresh()
        self.ticked.emit()

    def _open(self) -> None:
        proposal, _, number = self._chosen.partition("/")
        state = self._proposal(proposal)
        found = next((d for d in state.decisions if d.entry.number == number), None) if state else None
        if state is None or found is None:
            self._detail.show()
            self._notes.show([])
            return
        name = self._acting.name
        told = story(state, found, name, self._acting.now)
        self._notes.show(notes(state, found, name))
        self._detail.show(self._with_meeting(self._with_replacement(told, found), found.entry.meeting))

    def _with_replacement(self, told: DecisionFactsRow, found: Decision) -> DecisionFactsRow:
        by = self._proposal(found.superseded_by or found.repealed_by)
        newest = by.decision if by else None
        if by is None or newest is None or newest is found:
            return told
        entry = newest.entry
        return told._replace(
            replacedNumber=entry.number, replacedKey=f"{by.id}/{entry.number}", replacedTitles=entry.title
        )

    def _proposal(self, wanted: str) -> Proposal | None:
        try:
            return self._acting.assembly.world.proposal(wanted) if wanted else None
        except Refused:
            return None

    def _with_meeting(self, told: DecisionFactsRow, wanted: str) -> DecisionFactsRow:
        try:
            meeting = self._acting.assembly.world.meeting(wanted) if wanted else None
        except Refused:
            meeting = None
        if meeting is None:
            return told
        return told._replace(meetingTitles=meeting.title, meetingKind=meeting.kind, meetingPlace=meeting.place)

    @Property(RowListModel, constant=True)
    def found(self) -> RowListModel:
        return self._found

    @Property(RowListModel, constant=True)
    def notes(self) -> RowListModel:
        return self._notes

    @Property(UnsavedForms, constant=True)
    def drafts(self) -> UnsavedForms:
        return self._drafts

    @Property(DecisionFacts, constant=True)
    def detail(self) -> DecisionFacts:
        return self._detail

    @Property(str, notify=listed)
    def chosen(self) -> str:
        return self._chosen

    @Property(int, notify=listed)
    def total(self) -> int:
        return self._all

    @Property(int, notify=listed)
    def counted(self) -> int:
        return self._total

    @Property(int, notify=listed)
    def hits(self) -> int:
        return len(self._found.rows)

    @Property(str, notify=listed)
    def words(self) -> str:
        return self._wish.words

    @Property(ActiveFilters, constant=True)
    def filters(self) -> ActiveFilters:
        return self._filters

    @Property(Facets, constant=True)
    def facets(self) -> Facets:
        return self._facets

    @Property(float, notify=ticked)
    def now(self) -> float:
        return milliseconds(self._acting.now)
