# SPDX-License-Identifier: GPL-3.0-or-later
"""The roles of a meeting (R7), taking them up, declining, handing over (R8, R9), and what the hall consents to."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Literal

from assembly_app.domain.meetings.open_meeting import in_open_meeting, on_the_floor
from assembly_app.domain.meetings.rotation import Place, Turn, last_facilitator, rotation
from assembly_app.domain.meetings.state import Consent, ItemId, Meeting, MeetingId, OpenMeetingId, Role
from assembly_app.domain.members.state import MemberId
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.refusal import refuse_unless
from assembly_app.domain.values import Act, Emitted, Entry, Event, changed
from assembly_app.domain.world import World


class RoleTaken(Event, frozen=True):
    """Somebody holds a role; `why` is recorded where the rotation said otherwise."""

    TYPE: ClassVar[str] = "role.taken"
    role: Role
    member: MemberId
    why: str = ""


class FacilitationDeclined(Event, frozen=True):
    """Somebody would rather not facilitate this meeting. No reason is asked for."""

    TYPE: ClassVar[str] = "role.declined"
    member: MemberId


class HandedOver(Event, frozen=True):
    """For one item somebody else facilitates (R9)."""

    TYPE: ClassVar[str] = "role.handed-over"
    item: ItemId
    member: MemberId


class HallConsented(Event, frozen=True):
    """Nobody present objected to something out of the ordinary."""

    TYPE: ClassVar[str] = "hall.consented"
    item: ItemId
    matter: str


class TakeRole(Act, frozen=True):
    """Give a role to a person. A facilitator who is not the first in the rotation needs a reason."""

    meeting: MeetingId
    role: Role
    member: MemberId
    why: str = ""


class DeclineFacilitation(Act, frozen=True):
    """Record that somebody would rather not facilitate this time."""

    meeting: MeetingId
    member: MemberId


class HandOver(Act, frozen=True):
    """Let somebody else facilitate the item on the floor, or the one named."""

    member: MemberId
    item: ItemId = ""
    meeting: OpenMeetingId = ""


class HallConsents(Act, frozen=True):
    """Record that nobody present objects, such as to "own-proposal": the facilitator stays for an own proposal (R9)."""

    item: ItemId
    matter: Literal["own-proposal"] = "own-proposal"
    meeting: OpenMeetingId = ""


def turns(world: World, before: Meeting | None = None) -> tuple[Turn, ...]:
    """Who facilitated which meeting so far; only meetings that were held, and only those before the given one."""
    held = (b for b in world.meetings() if b.phase in ("open", "closed") and b.facilitator)
    return tuple(
        Turn(b.facilitator, b.starts_at)
        for b in held
        if before is None or (b.id != before.id and b.starts_at <= before.starts_at)
    )


def facilitation_order(meeting: Meeting, world: World, now: datetime) -> tuple[Place, ...]:
    """The rotation for a meeting (R8), among those present once somebody is, else among all active members."""
    here = set(meeting.members_present(world.people))
    candidates = tuple(m for m in world.people.active if not here or m.id in here)
    return rotation(
        meeting.id,
        candidates,
        turns(world, meeting),
        now,
        trained_only=world.charter.settings.facilitators_trained,
        declined=frozenset(meeting.declined),
    )


def take_role(act: TakeRole, world: World, now: datetime) -> list[Emitted]:
    """A facilitator out of turn needs a reason; twice in a row is refused while anybody else can (R8)."""
    meeting = world.meeting(act.meeting)
    refuse_unless(meeting.phase in ("planned", "posted", "open"), "meeting-over", "R7", phase=meeting.phase)
    world.people.member(act.member)
    if act.role == "facilitator":
        order = facilitation_order(meeting, world, now)
        eligible = tuple(place.member for place in order if place.eligible)
        twice = act.member == last_facilitator(turns(world, meeting))
        refuse_unless(not (twice and eligible), "twice-in-a-row", "R8", member=act.member, others=eligible)
        first = order[0].member == act.member and order[0].eligible if order else False
        refuse_unless(first or act.why.strip(), "not-first-in-rotation", "R8", member=act.member, first=eligible[:1])
    return [Emitted(meeting.id, RoleTaken(role=act.role, member=act.member, why=act.why.strip()))]


def decline_facilitation(act: DeclineFacilitation, world: World, now: datetime) -> list[Emitted]:
    """Recorded without blame; refused when it is recorded already."""
    meeting = world.meeting(act.meeting)
    refuse_unless(meeting.phase in ("planned", "posted", "open"), "meeting-over", "R8", phase=meeting.phase)
    world.people.member(act.member)
    refuse_unless(act.member not in meeting.declined, "nothing-to-change", "R8", member=act.member)
    return [Emitted(meeting.id, FacilitationDeclined(member=act.member))]


def hand_over(act: HandOver, world: World, now: datetime) -> list[Emitted]:
    """To somebody who is present."""
    meeting = in_open_meeting(world, act.meeting)
    item = on_the_floor(meeting, act.item).id
    refuse_unless(act.member in meeting.present, "not-present", "R9", member=act.member)
    return [Emitted(meeting.id, HandedOver(item=item, member=act.member))]


def hall_consents(act: HallConsents, world: World, now: datetime) -> list[Emitted]:
    """Recorded for an item on the agenda."""
    meeting = in_open_meeting(world, act.meeting)
    meeting.item(act.item)
    return [Emitted(meeting.id, HallConsented(item=act.item, matter=act.matter))]


def require_impartial(meeting: Meeting, item: str, proposal: Proposal) -> None:
    """A facilitator whose own proposal is on the floor hands over for that item, or the hall consents (R9)."""
    own = proposal.proposer and meeting.facilitator(item) == proposal.proposer
    refuse_unless(
        not own or meeting.consented(item, "own-proposal"), "own-proposal", "R9", member=proposal.proposer, item=item
    )


def _taken(state: Meeting, event: RoleTaken, entry: Entry) -> Meeting:
    return changed(state, roles={**state.roles, event.role: event.member})


def _declined(state: Meeting, event: FacilitationDeclined, entry: Entry) -> Meeting:
    return changed(state, declined=(*state.declined, event.member))


def _handed_over(state: Meeting, event: HandedOver, entry: Entry) -> Meeting:
    return changed(state, hand_overs={**state.hand_overs, event.item: event.member})


def _consented(state: Meeting, event: HallConsented, entry: Entry) -> Meeting:
    return changed(state, consents=(*state.consents, Consent(event.item, event.matter)))


def _undo_taking(act: TakeRole, world: World, why: str) -> Act | None:
    held_by = world.meeting(act.meeting).roles.get(act.role)
    return TakeRole(meeting=act.meeting, role=act.role, member=held_by, why=act.why) if held_by else None


EVOLVE = {
    RoleTaken: _taken,
    FacilitationDeclined: _declined,
    HandedOver: _handed_over,
    HallConsented: _consented,
}
DECIDE = {
    TakeRole: take_role,
    DeclineFacilitation: decline_facilitation,
    HandOver: hand_over,
    HallConsents: hall_consents,
}
UNDO = {TakeRole: _undo_taking}
NO_UNDO = {DeclineFacilitation, HandOver, HallConsents}
