# SPDX-License-Identifier: GPL-3.0-or-later
"""Before a meeting: calling it, building its agenda, giving roles."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.domain.bounds import zone_named
from assembly_app.domain.meetings.agenda import AddItem, MoveItem, RemoveItem
from assembly_app.domain.meetings.calling import CallMeeting
from assembly_app.domain.meetings.roles import DeclineFacilitation, TakeRole, facilitation_order
from assembly_app.domain.proposals.state import POSTABLE
from assembly_app.i18n.marks import N_
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.list_model import RowListModel
from assembly_app.viewmodels.kit.people import NOBODY, named
from assembly_app.viewmodels.kit.properties import Property
from assembly_app.viewmodels.kit.times import milliseconds
from assembly_app.viewmodels.meetings.rows import current

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

ROLES = ("facilitator", "minute-taker", "timekeeper", "stack-keeper", "vibes-watcher")
NO_DATE = N_("“{said}” is no date. Write it like 2026-12-17 19:00.")


class RoleRow(NamedTuple):
    """A role, who holds it, and for the facilitator whom the rotation names first."""

    key: str
    holder: str
    first: str
    firstId: str
    reason: str


class WaitingRow(NamedTuple):
    """A proposal that could be put on the agenda."""

    key: str
    titles: dict[str, str]
    by: str
    major: bool


@QmlElement
@QmlUncreatable("made by the program")
class PlanningViewModel(QObject):  # type: ignore[operator]
    """What is done before a meeting begins.

    Signals:
        changed: emitted when roles or proposals change.
        moved: an item of the agenda stands elsewhere.
    """

    changed = Signal()
    moved = Signal(str)

    def __init__(self, acting: CommandRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting = acting
        self._roles, self._waiting = RowListModel(RoleRow, self), RowListModel(WaitingRow, self)
        acting.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read everything again."""
        assembly, now, name = self._acting.assembly, self._acting.now, self._acting.name
        meeting = current(assembly.world, now) if assembly.group else None
        if meeting is not None and meeting.phase == "open":
            return  # nobody looks at what there was to prepare, and it is read again when the meeting is over
        if meeting is None:
            self._roles.show([])
            self._waiting.show([])
        else:
            order = facilitation_order(meeting, assembly.world, now)
            first = next((place for place in order if place.eligible), None)
            who, reason = (first.member, first.reason) if first else ("", "")
            self._roles.show(
                [
                    RoleRow(role, name(meeting.roles.get(role, "")), name(who), who, reason)
                    if role == "facilitator"
                    else RoleRow(role, name(meeting.roles.get(role, "")), "", "", "")
                    for role in ROLES
                ]
            )
            there = {item.proposal for item in meeting.agenda}
            proposals = [assembly.world.proposal(i) for i in assembly.store.proposal_ids(assembly.group)]
            self._waiting.show(
                [
                    WaitingRow(p.id, p.title, name(p.proposer), p.weight == "major")
                    for p in proposals
                    if p.id not in there and p.stage in POSTABLE
                ]
            )
        self.changed.emit()

    @Slot(str, str, result=bool)
    def call(self, when: str, place: str) -> bool:
        """Call a meeting: date and time as they are written in ISO 8601, where the assembly meets."""
        try:
            starts = datetime.fromisoformat(when.strip().replace(" ", "T", 1))
        except ValueError:
            self._acting.complain(NO_DATE, said=when)
            return False
        zone = zone_named(self._acting.assembly.world.charter.zone)
        at = starts.replace(tzinfo=zone) if starts.tzinfo is None else starts
        return self._acting.perform(CallMeeting(starts_at=at, place=place.strip())) is not None

    @Slot(str, int, result=bool)
    def addItem(self, title: str, minutes: int) -> bool:
        """Put a report or discussion on the agenda."""
        meeting = current(self._acting.assembly.world, self._acting.now)
        act = AddItem(meeting=meeting.id, kind="discussion", title=title, minutes=max(1, minutes)) if meeting else None
        return act is not None and self._acting.perform(act) is not None

    @Slot(str)
    def addProposal(self, proposal: str) -> None:
        """Put a proposal on the agenda."""
        meeting = current(self._acting.assembly.world, self._acting.now)
        if meeting is not None:
            self._acting.perform(AddItem(meeting=meeting.id, kind="decision", proposal=proposal, minutes=20))

    @Slot(str)
    def removeItem(self, item: str) -> None:
        """Take an item off the agenda."""
        meeting = current(self._acting.assembly.world, self._acting.now)
        if meeting is not None:
            self._acting.perform(RemoveItem(meeting=meeting.id, item=item))

    @Slot(str, int)
    def moveBy(self, item: str, by: int) -> None:
        """Some places earlier, when below zero, or later."""
        meeting = current(self._acting.assembly.world, self._acting.now)
        ids = [i.id for i in meeting.agenda] if meeting else []
        if meeting is None or item not in ids or by == 0:
            return
        there = [i for i in ids if i != item]
        to = min(max(0, ids.index(item) + by), len(there))
        before = there[to] if to < len(there) else ""
        if self._acting.perform(MoveItem(meeting=meeting.id, item=item, before=before)) is not None:
            self.moved.emit(item)

    @Slot(str, str, str)
    def giveRole(self, role: str, member: str, why: str) -> None:
        """Give a role."""
        meeting = current(self._acting.assembly.world, self._acting.now)
        if meeting is not None:
            self._acting.perform(TakeRole(meeting=meeting.id, role=role, member=member, why=why))  # type: ignore[arg-type]

    @Slot(str, str)
    def giveRoleTo(self, role: str, said: str) -> None:
        """Give a role to whoever is named; after a colon, why the rotation is not followed."""
        name, _, why = said.partition(":")
        found = named(name, self._acting.assembly.world.people.active)
        if len(found) == 1:
            self.giveRole(role, found[0].id, why.strip())
        else:
            self._acting.complain(NOBODY, name=name.strip())

    @Slot(str)
    def decline(self, member: str) -> None:
        """Somebody would rather not facilitate."""
        meeting = current(self._acting.assembly.world, self._acting.now)
        if meeting is not None:
            self._acting.perform(DeclineFacilitation(meeting=meeting.id, member=member))

    @Property(RowListModel, constant=True)
    def roles(self) -> RowListModel:
        return self._roles

    @Property(RowListModel, constant=True)
    def waiting(self) -> RowListModel:
        return self._waiting

    @Property(str, notify=changed)
    def suggested(self) -> str:
        if not self._acting.assembly.group:
            return ""
        zone = zone_named(self._acting.assembly.world.charter.zone)
        day = (self._acting.now + timedelta(days=7)).astimezone(zone)
        return day.strftime("%Y-%m-%d 19:00")

    @Property(float, notify=changed)
    def now(self) -> float:
        return milliseconds(self._acting.now)
