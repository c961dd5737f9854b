# SPDX-License-Identifier: GPL-3.0-or-later
"""The People place: everyone the assembly knows, the rotation with its reasons (R8), and offices with their terms."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.domain.meetings.roles import turns
from assembly_app.domain.meetings.rotation import Place, rotation
from assembly_app.domain.members.membership import ChangeStanding, RenameMember, TrainMember
from assembly_app.domain.members.state import Member
from assembly_app.service.core.world import StoreWorld
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.list_model import RowListModel
from assembly_app.viewmodels.kit.properties import Property
from assembly_app.viewmodels.kit.times import milliseconds
from assembly_app.viewmodels.kit.visible_refresh import VisibleRefresh
from assembly_app.viewmodels.meetings.rows import current
from assembly_app.viewmodels.members.facts import MemberCounts, MemberCountsRow, MemberFacts
from assembly_app.viewmodels.members.rows import (
    FACILITATION,
    ROTATION,
    TERMS,
    PersonRow,
    PlaceRow,
    TermRow,
    facts_of,
    fits,
    own_terms,
    person_row,
    place_row,
    terms_of,
)
from assembly_app.viewmodels.place import PlaceViewModel

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class MembersViewModel(PlaceViewModel):  # type: ignore[operator]
    """The list has two overviews at its head, the rotation and the terms of office, and then the people.

    Signals:
        changed: emitted when people, rotation, terms or what is open change.
    """

    changed = Signal()

    def __init__(self, acting: CommandRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting = acting
        self._rows, self._order, self._terms = (
            RowListModel(PersonRow, self),
            RowListModel(PlaceRow, self),
            RowListModel(TermRow, self),
        )
        self._words = ""
        self._open = ROTATION
        self._own_terms = RowListModel(TermRow, self)
        self._detail, self._counts = MemberFacts(self), MemberCounts(self)
        self._meeting_at = 0.0
        self.reading: VisibleRefresh = VisibleRefresh(acting, self.refresh)

    def refresh(self) -> None:
        """Read everything again."""
        assembly = self._acting.assembly
        if not assembly.group:
            return
        world, now = assembly.world, self._acting.now
        everyone, order = world.people.everyone, self._rotation(world)
        places = {place.member: (number, place) for number, place in enumerate(order, 1)}
        names = {person.id: person.name for person in everyone}
        self._order.show([place_row(number, place, names) for number, place in places.values()])
        terms = terms_of(everyone, now)
        parts = Counter(person.standing for person in everyone)
        due = sum(term.due for term in terms)
        counts = MemberCountsRow(parts["active"], parts["guest"], parts["left"], len(order), len(terms), due)
        self._terms.show(terms)
        self._show(everyone, due > 0, names.get(order[0].member, "") if order and order[0].eligible else "")
        person = world.people.find(self._open)
        if person is None and self._open not in (ROTATION, TERMS):
            self._open = ROTATION
        self._own_terms.show(own_terms(person, now) if person else [])
        self._counts.show(counts)
        self._detail.show(facts_of(person, places.get(person.id)) if person else None)
        self.changed.emit()

    def _show(self, everyone: tuple[Member, ...], due: bool, following: str) -> None:
        now, words = self._acting.now, self._words
        rows = []
        if not words and everyone:
            rows.append(PersonRow(ROTATION, "overview", following, "", [], [], False, True))
            rows.append(PersonRow(TERMS, "overview", "", "", [], [], due, True))
        found = [person_row(person, now) for person in everyone if fits(person, words, now)]
        ranks = {"active": 0, "guest": 1, "left": 2}
        rows += sorted(found, key=lambda row: (ranks[row.part], row.who.casefold()))
        self._rows.show(rows)

    def _rotation(self, world: StoreWorld) -> tuple[Place, ...]:
        # Once a meeting is open its facilitator has begun a turn: the order shown is then that of the meeting after it.
        now = self._acting.now
        meeting = current(world, now)
        coming = meeting if meeting is not None and meeting.phase != "open" else None
        self._meeting_at = milliseconds(coming.starts_at) if coming else 0.0
        return rotation(
            coming.id if coming else "next",
            world.people.active,
            turns(world, coming),
            now,
            trained_only=world.charter.settings.facilitators_trained,
            declined=frozenset(coming.declined if coming else ()),
        )

    @Slot(str)
    def search(self, words: str) -> None:
        """Show those whose name, office or training begins with these words."""
        if words.strip() != self._words:
            self._words = words.strip()
            self.refresh()

    def choose(self, key: str) -> None:
        """Open a person."""
        self.open(key)

    @Slot(str)
    def open(self, key: str) -> None:
        """Open a person, or an overview."""
        if key != self._open:
            self._open = key
            self.refresh()

    @Slot(str, str)
    def stand(self, member: str, standing: str) -> None:
        """Make a guest a member; record that somebody left or came back."""
        self._acting.perform(ChangeStanding(member=member, standing=standing))  # type: ignore[arg-type]

    @Slot(str, bool)
    def showInHall(self, member: str, shown: bool) -> None:
        """Whether the hall may see the name."""
        self._acting.perform(RenameMember(member=member, shown=shown))

    @Slot(str)
    def train(self, member: str) -> None:
        """They are trained to facilitate."""
        self._acting.perform(TrainMember(member=member, skill=FACILITATION))

    @Property(RowListModel, constant=True)
    def rows(self) -> RowListModel:
        return self._rows

    @Property(RowListModel, constant=True)
    def order(self) -> RowListModel:
        return self._order

    @Property(RowListModel, constant=True)
    def terms(self) -> RowListModel:
        return self._terms

    @Property(str, notify=changed)
    def opened(self) -> str:
        return self._open

    @Property(RowListModel, constant=True)
    def ownTerms(self) -> RowListModel:
        return self._own_terms

    @Property(MemberFacts, constant=True)
    def detail(self) -> MemberFacts:
        return self._detail

    @Property(MemberCounts, constant=True)
    def counts(self) -> MemberCounts:
        return self._counts

    @Property(float, notify=changed)
    def meetingAt(self) -> float:
        return self._meeting_at

    @Property(float, notify=changed)
    def now(self) -> float:
        return milliseconds(self._acting.now)
