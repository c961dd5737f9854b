# SPDX-License-Identifier: GPL-3.0-or-later
"""The item on the floor, straw polls and temperature checks (R13), and parts off the record (R14)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import ClassVar

from assembly_app.domain.charter.state import Count
from assembly_app.domain.meetings.open_meeting import in_open_meeting, on_the_floor
from assembly_app.domain.meetings.stack import cleared, ended
from assembly_app.domain.meetings.state import ItemId, Meeting, OpenMeetingId, Timer
from assembly_app.domain.refusal import refuse_unless
from assembly_app.domain.values import (
    Act,
    Emitted,
    Entry,
    Event,
    Instant,
    Said,
    Texts,
    amended,
    changed,
    required_texts,
)
from assembly_app.domain.world import World


class ItemTakenUp(Event, frozen=True):
    """An item came onto the floor; its minutes run until `ends_at`."""

    TYPE: ClassVar[str] = "floor.taken-up"
    item: ItemId
    ends_at: Instant


class ItemFinished(Event, frozen=True):
    """The item on the floor is done."""

    TYPE: ClassVar[str] = "floor.finished"
    item: ItemId


class StrawPollTaken(Event, frozen=True):
    """How many were for what. It is never a decision (R13)."""

    TYPE: ClassVar[str] = "floor.straw-poll"
    item: ItemId
    question: Texts
    counts: dict[str, int]


class OffRecordBegan(Event, frozen=True):
    """From here on nothing that is said is recorded."""

    TYPE: ClassVar[str] = "floor.off-record"
    item: ItemId


class OnRecordAgain(Event, frozen=True):
    """What is said is recorded again."""

    TYPE: ClassVar[str] = "floor.on-record"
    item: ItemId


class TakeUp(Act, frozen=True):
    """Bring an item onto the floor and start its clock; the one before it is finished by that."""

    item: ItemId
    meeting: OpenMeetingId = ""


class Finish(Act, frozen=True):
    """Finish the item on the floor."""

    meeting: OpenMeetingId = ""


class TakeStrawPoll(Act, frozen=True):
    """Record a straw poll or a temperature check: a question, and a count for each answer."""

    question: Said
    counts: Mapping[str, Count]
    meeting: OpenMeetingId = ""


class GoOffRecord(Act, frozen=True):
    """Go off the record."""

    meeting: OpenMeetingId = ""


class GoOnRecord(Act, frozen=True):
    """Go on the record again."""

    meeting: OpenMeetingId = ""


def _still_testing(meeting: Meeting, world: World) -> None:
    floor = meeting.floor and meeting.item(meeting.floor).proposal
    if floor:
        refuse_unless(world.proposal(floor).open_test is None, "test-running", "R18", proposal=floor)


def take_up(act: TakeUp, world: World, now: datetime) -> list[Emitted]:
    """Refused without a facilitator, and while a test is being held."""
    meeting = in_open_meeting(world, act.meeting)
    item = meeting.item(act.item)
    refuse_unless(meeting.floor != act.item, "nothing-to-change", "R15", item=act.item)
    refuse_unless(meeting.facilitator(act.item), "no-facilitator", "R7", meeting=meeting.id)
    _still_testing(meeting, world)
    ends_at = now + timedelta(minutes=item.minutes)
    events = [Emitted(meeting.id, ItemTakenUp(item=act.item, ends_at=ends_at))]
    return [Emitted(meeting.id, ItemFinished(item=meeting.floor)), *events] if meeting.floor else events


def finish(act: Finish, world: World, now: datetime) -> list[Emitted]:
    """Refused while a test is being held."""
    meeting = in_open_meeting(world, act.meeting)
    item = on_the_floor(meeting)
    _still_testing(meeting, world)
    return [Emitted(meeting.id, ItemFinished(item=item.id))]


def take_straw_poll(act: TakeStrawPoll, world: World, now: datetime) -> list[Emitted]:
    """Needs answers; changes no proposal (R13)."""
    meeting = in_open_meeting(world, act.meeting)
    refuse_unless(act.counts, "no-answers", "R13")
    question = required_texts(act.question, world.charter.language, "question")
    return [Emitted(meeting.id, StrawPollTaken(item=meeting.floor, question=question, counts=dict(act.counts)))]


def go_off_record(act: GoOffRecord, world: World, now: datetime) -> list[Emitted]:
    """Refused when it is so already."""
    meeting = in_open_meeting(world, act.meeting)
    refuse_unless(not meeting.off_record, "nothing-to-change", "R14")
    return [Emitted(meeting.id, OffRecordBegan(item=meeting.floor))]


def go_on_record(act: GoOnRecord, world: World, now: datetime) -> list[Emitted]:
    """Refused when it is so already."""
    meeting = in_open_meeting(world, act.meeting)
    refuse_unless(meeting.off_record, "nothing-to-change", "R14")
    return [Emitted(meeting.id, OnRecordAgain(item=meeting.floor))]


def _taken_up(state: Meeting, event: ItemTakenUp, entry: Entry) -> Meeting:
    minutes = round((event.ends_at - entry.at).total_seconds() / 60)
    return changed(
        state,
        floor=event.item,
        taken_up_at=entry.at,
        items=amended(state.items, event.item, state="on-the-floor"),
        timer=Timer(event.ends_at, minutes),
        stack=cleared(state.stack, entry.at, state.floor),
    )


def _finished(state: Meeting, event: ItemFinished, entry: Entry) -> Meeting:
    items = amended(state.items, event.item, state="done")
    stack = ended(state.stack, entry.at, event.item)
    return changed(state, floor="", timer=None, taken_up_at=None, items=items, stack=stack)


def _poll(state: Meeting, event: StrawPollTaken, entry: Entry) -> Meeting:
    return state


def _off(state: Meeting, event: OffRecordBegan, entry: Entry) -> Meeting:
    return changed(state, off_record=True)


def _on(state: Meeting, event: OnRecordAgain, entry: Entry) -> Meeting:
    return changed(state, off_record=False)


def _undo_taking_up(act: TakeUp, world: World, why: str) -> Act | None:
    before = in_open_meeting(world, act.meeting).floor
    return TakeUp(item=before, meeting=act.meeting) if before else None


def _undo_off(act: GoOffRecord, world: World, why: str) -> Act:
    return GoOnRecord(meeting=act.meeting)


def _undo_on(act: GoOnRecord, world: World, why: str) -> Act:
    return GoOffRecord(meeting=act.meeting)


EVOLVE = {
    ItemTakenUp: _taken_up,
    ItemFinished: _finished,
    StrawPollTaken: _poll,
    OffRecordBegan: _off,
    OnRecordAgain: _on,
}
DECIDE = {
    TakeUp: take_up,
    Finish: finish,
    TakeStrawPoll: take_straw_poll,
    GoOffRecord: go_off_record,
    GoOnRecord: go_on_record,
}
UNDO = {TakeUp: _undo_taking_up, GoOffRecord: _undo_off, GoOnRecord: _undo_on}
NO_UNDO = {Finish, TakeStrawPoll}
