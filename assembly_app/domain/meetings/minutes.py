# SPDX-License-Identifier: GPL-3.0-or-later
"""What the minute-taker writes, and the phases of the minutes: draft, circulated, amended, approved (R29)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from assembly_app.domain.meetings.attendance import require_quorum
from assembly_app.domain.meetings.open_meeting import in_open_meeting
from assembly_app.domain.meetings.state import (
    EntryId,
    EntryKind,
    ItemId,
    Meeting,
    MeetingId,
    MinutesEntry,
    MinutesId,
    MinutesPhase,
    OpenMeetingId,
)
from assembly_app.domain.members.state import MemberId
from assembly_app.domain.refusal import refuse_unless
from assembly_app.domain.values import (
    Act,
    Emitted,
    Entry,
    Event,
    LongSaid,
    Texts,
    amended,
    changed,
    find,
    required_texts,
    with_one,
)
from assembly_app.domain.world import World


class EntryWritten(Event, frozen=True):
    """The minute-taker wrote something: a note, a point that was made, or the wording of a decision."""

    TYPE: ClassVar[str] = "minutes.written"
    entry: EntryId
    text: Texts
    kind: EntryKind = "note"
    item: ItemId = ""
    member: MemberId = ""


class EntryAmended(Event, frozen=True):
    """An entry now reads otherwise."""

    TYPE: ClassVar[str] = "minutes.entry-amended"
    entry: EntryId
    text: Texts
    why: str = ""


class EntryStruck(Event, frozen=True):
    """An entry no longer counts."""

    TYPE: ClassVar[str] = "minutes.entry-struck"
    entry: EntryId
    why: str = ""


class MinutesCirculated(Event, frozen=True):
    """The draft went to the members."""

    TYPE: ClassVar[str] = "minutes.circulated"


class MinutesApproved(Event, frozen=True):
    """A later meeting approved the minutes."""

    TYPE: ClassVar[str] = "minutes.approved"
    meeting: MeetingId


class Write(Act, frozen=True):
    """Write an entry into the minutes of the open meeting; a point may say whose it is."""

    NEW: ClassVar[tuple[str, ...]] = ("id",)
    text: LongSaid
    kind: EntryKind = "note"
    member: MemberId = ""
    item: ItemId = ""
    meeting: OpenMeetingId = ""
    id: EntryId = ""


class AmendEntry(Act, frozen=True):
    """Let an entry read otherwise; possible until the minutes are approved."""

    meeting: MeetingId
    entry: EntryId
    text: LongSaid
    why: str = ""


class StrikeEntry(Act, frozen=True):
    """Strike an entry out; possible until the minutes are approved."""

    meeting: MeetingId
    entry: EntryId
    why: str = ""


class CirculateMinutes(Act, frozen=True):
    """Send the draft to the members."""

    meeting: MeetingId


class ApproveMinutes(Act, frozen=True):
    """Approve the minutes of an earlier meeting in the open one."""

    of: MinutesId
    meeting: OpenMeetingId = ""


def write(act: Write, world: World, now: datetime) -> list[Emitted]:
    """Refused off the record, where nothing that is said is recorded (R14)."""
    meeting = in_open_meeting(world, act.meeting)
    refuse_unless(not meeting.off_record, "off-the-record", "R14")
    refuse_unless(find(meeting.entries, act.id) is None, "id-taken", "input", id=act.id)
    if act.member:
        world.people.person(act.member)
    if act.item:
        meeting.item(act.item)
    text = required_texts(act.text, world.charter.language, "text")
    written = EntryWritten(entry=act.id, text=text, kind=act.kind, item=act.item or meeting.floor, member=act.member)
    return [Emitted(meeting.id, written)]


def _editable(world: World, wanted: str, entry: str) -> Meeting:
    meeting = world.meeting(wanted)
    refuse_unless(meeting.minutes_phase != "approved", "minutes-approved", "R29", meeting=wanted)
    found = find(meeting.entries, entry)
    refuse_unless(found and not found.struck, "unknown-entry", "R29", entry=entry)
    return meeting


def amend_entry(act: AmendEntry, world: World, now: datetime) -> list[Emitted]:
    """Refused once the minutes are approved."""
    meeting = _editable(world, act.meeting, act.entry)
    text = required_texts(act.text, world.charter.language, "text")
    return [Emitted(meeting.id, EntryAmended(entry=act.entry, text=text, why=act.why))]


def strike_entry(act: StrikeEntry, world: World, now: datetime) -> list[Emitted]:
    """Refused once the minutes are approved."""
    meeting = _editable(world, act.meeting, act.entry)
    return [Emitted(meeting.id, EntryStruck(entry=act.entry, why=act.why))]


def circulate_minutes(act: CirculateMinutes, world: World, now: datetime) -> list[Emitted]:
    """Refused before the meeting is closed, and when nothing has changed since they were circulated."""
    meeting = world.meeting(act.meeting)
    phase = meeting.minutes_phase
    refuse_unless(phase in ("draft", "amended"), "minutes-phase", "R29", phase=phase, wanted="draft")
    return [Emitted(meeting.id, MinutesCirculated())]


def approve_minutes(act: ApproveMinutes, world: World, now: datetime) -> list[Emitted]:
    """Approved at a later meeting, with a quorum, after they were circulated."""
    meeting = in_open_meeting(world, act.meeting)
    earlier = world.meeting(act.of)
    phase = earlier.minutes_phase
    refuse_unless(phase in ("circulated", "amended"), "minutes-phase", "R29", phase=phase, wanted="circulated")
    require_quorum(meeting, world)
    return [Emitted(earlier.id, MinutesApproved(meeting=meeting.id))]


def _written(state: Meeting, event: EntryWritten, entry: Entry) -> Meeting:
    written = MinutesEntry(event.entry, event.kind, event.item, event.text)
    return changed(state, entries=with_one(state.entries, written))


def _touched(state: Meeting) -> MinutesPhase:
    return "amended" if state.minutes_phase == "circulated" else state.minutes_phase


def _amended(state: Meeting, event: EntryAmended, entry: Entry) -> Meeting:
    entries = amended(state.entries, event.entry, text=event.text)
    return changed(state, entries=entries, minutes_phase=_touched(state))


def _struck(state: Meeting, event: EntryStruck, entry: Entry) -> Meeting:
    entries = amended(state.entries, event.entry, struck=True)
    return changed(state, entries=entries, minutes_phase=_touched(state))


def _circulated(state: Meeting, event: MinutesCirculated, entry: Entry) -> Meeting:
    return changed(state, minutes_phase="circulated")


def _approved(state: Meeting, event: MinutesApproved, entry: Entry) -> Meeting:
    return changed(state, minutes_phase="approved", approved_in=event.meeting)


def _undo_writing(act: Write, world: World, why: str) -> Act:
    meeting = act.meeting or in_open_meeting(world, act.meeting).id
    return StrikeEntry(meeting=meeting, entry=act.id, why=why)


EVOLVE = {
    EntryWritten: _written,
    EntryAmended: _amended,
    EntryStruck: _struck,
    MinutesCirculated: _circulated,
    MinutesApproved: _approved,
}
DECIDE = {
    Write: write,
    AmendEntry: amend_entry,
    StrikeEntry: strike_entry,
    CirculateMinutes: circulate_minutes,
    ApproveMinutes: approve_minutes,
}
UNDO = {Write: _undo_writing}
NO_UNDO = {AmendEntry, StrikeEntry, CirculateMinutes, ApproveMinutes}
