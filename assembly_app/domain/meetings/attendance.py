# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrivals and departures, so that the quorum is known at every instant (R10)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

import msgspec

from assembly_app.domain.meetings.open_meeting import in_open_meeting
from assembly_app.domain.meetings.stack import without
from assembly_app.domain.meetings.state import Meeting, OpenMeetingId, Presence
from assembly_app.domain.members.state import MemberId
from assembly_app.domain.refusal import refuse_unless
from assembly_app.domain.values import Act, Emitted, Entry, Event, changed
from assembly_app.domain.world import World


class Quorum(msgspec.Struct, frozen=True):
    """How many members are there, and how many it takes."""

    present: int
    needed: int

    @property
    def met(self) -> bool:
        """Whether a test or a vote may be held."""
        return self.present >= self.needed


class Arrived(Event, frozen=True):
    """People came in."""

    TYPE: ClassVar[str] = "attendance.arrived"
    members: tuple[MemberId, ...]


class Departed(Event, frozen=True):
    """People went out; their hands go down with them."""

    TYPE: ClassVar[str] = "attendance.departed"
    members: tuple[MemberId, ...]


class Arrive(Act, frozen=True):
    """Record that people came in."""

    members: tuple[MemberId, ...]
    meeting: OpenMeetingId = ""


class Depart(Act, frozen=True):
    """Record that people went out."""

    members: tuple[MemberId, ...]
    meeting: OpenMeetingId = ""


def quorum(meeting: Meeting, world: World) -> Quorum:
    """The quorum at this instant: half of the active members by default, at least three."""
    needed = world.charter.settings.quorum(len(world.people.active))
    return Quorum(present=len(meeting.members_present(world.people)), needed=needed)


def require_quorum(meeting: Meeting, world: World) -> Quorum:
    """The quorum; refused when it is not met."""
    count = quorum(meeting, world)
    refuse_unless(count.met, "no-quorum", "R10", present=count.present, needed=count.needed)
    return count


def arrive(act: Arrive, world: World, now: datetime) -> list[Emitted]:
    """Refused for strangers and for those who are in the room already."""
    meeting = in_open_meeting(world, act.meeting)
    refuse_unless(act.members, "nobody-named", "R10")
    for member in act.members:
        world.people.person(member)
        refuse_unless(member not in meeting.present, "already-present", "R10", member=member)
    return [Emitted(meeting.id, Arrived(members=tuple(dict.fromkeys(act.members))))]


def depart(act: Depart, world: World, now: datetime) -> list[Emitted]:
    """Refused for those who are not in the room."""
    meeting = in_open_meeting(world, act.meeting)
    refuse_unless(act.members, "nobody-named", "R10")
    for member in act.members:
        refuse_unless(member in meeting.present, "not-present", "R10", member=member)
    return [Emitted(meeting.id, Departed(members=tuple(dict.fromkeys(act.members))))]


def _arrived(state: Meeting, event: Arrived, entry: Entry) -> Meeting:
    here = set(state.present)
    came = tuple(Presence(m, entry.at) for m in dict.fromkeys(event.members) if m not in here)
    return changed(state, presences=(*state.presences, *came))


def _departed(state: Meeting, event: Departed, entry: Entry) -> Meeting:
    gone = set(event.members)
    stays = tuple(changed(p, left=entry.at) if p.left is None and p.member in gone else p for p in state.presences)
    return changed(state, presences=stays, stack=without(state.stack, gone, entry.at, state.floor))


def _undo_arriving(act: Arrive, world: World, why: str) -> Act:
    return Depart(members=act.members, meeting=act.meeting)


def _undo_departing(act: Depart, world: World, why: str) -> Act:
    return Arrive(members=act.members, meeting=act.meeting)


EVOLVE = {Arrived: _arrived, Departed: _departed}
DECIDE = {Arrive: arrive, Depart: depart}
UNDO = {Arrive: _undo_arriving, Depart: _undo_departing}
