# SPDX-License-Identifier: GPL-3.0-or-later
"""Timers run towards a fixed end instant; overtime counts upward; adding time is an act with a number (R12)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, ClassVar

import msgspec

from assembly_app.domain.charter.state import Count
from assembly_app.domain.meetings.open_meeting import in_open_meeting
from assembly_app.domain.meetings.state import ItemId, Meeting, OpenMeetingId, Timer
from assembly_app.domain.refusal import Refused, refuse_unless
from assembly_app.domain.values import Act, Emitted, Entry, Event, Instant, changed
from assembly_app.domain.world import World

Minutes = Annotated[int, msgspec.Meta(ge=-1_000_000, le=1_000_000)]
"""More, or fewer when negative."""


class TimerStarted(Event, frozen=True):
    """A timer runs until that instant."""

    TYPE: ClassVar[str] = "timer.started"
    item: ItemId
    ends_at: Instant
    minutes: int


class TimeAdded(Event, frozen=True):
    """So many minutes more, or fewer when negative."""

    TYPE: ClassVar[str] = "timer.extended"
    item: ItemId
    minutes: Minutes


class TimerStopped(Event, frozen=True):
    """The timer was put away."""

    TYPE: ClassVar[str] = "timer.stopped"
    item: ItemId


class StartTimer(Act, frozen=True):
    """Start a timer for the item on the floor."""

    minutes: Count
    meeting: OpenMeetingId = ""


class AddTime(Act, frozen=True):
    """Give the running timer more minutes."""

    minutes: Minutes
    meeting: OpenMeetingId = ""


class StopTimer(Act, frozen=True):
    """Put the timer away."""

    meeting: OpenMeetingId = ""


def start_timer(act: StartTimer, world: World, now: datetime) -> list[Emitted]:
    """Refused for no minutes at all."""
    meeting = in_open_meeting(world, act.meeting)
    refuse_unless(act.minutes > 0, "no-minutes", "R12")
    ends_at = now + timedelta(minutes=act.minutes)
    return [Emitted(meeting.id, TimerStarted(item=meeting.floor, ends_at=ends_at, minutes=act.minutes))]


def _running(world: World, wanted: str) -> Meeting:
    meeting = in_open_meeting(world, wanted)
    if meeting.timer is None:
        raise Refused("no-timer", "R12", meeting=meeting.id)
    return meeting


def add_time(act: AddTime, world: World, now: datetime) -> list[Emitted]:
    """Refused without a timer, and for no minutes at all."""
    meeting = _running(world, act.meeting)
    refuse_unless(act.minutes, "no-minutes", "R12")
    return [Emitted(meeting.id, TimeAdded(item=meeting.floor, minutes=act.minutes))]


def stop_timer(act: StopTimer, world: World, now: datetime) -> list[Emitted]:
    """Refused without a timer."""
    meeting = _running(world, act.meeting)
    return [Emitted(meeting.id, TimerStopped(item=meeting.floor))]


def _started(state: Meeting, event: TimerStarted, entry: Entry) -> Meeting:
    return changed(state, timer=Timer(event.ends_at, event.minutes))


def _added(state: Meeting, event: TimeAdded, entry: Entry) -> Meeting:
    if state.timer is None:
        return state
    try:
        ends_at = state.timer.ends_at + timedelta(minutes=event.minutes)
    except OverflowError:
        # No calendar goes that far: what another program wrote there is no time to add.
        return state
    return changed(state, timer=Timer(ends_at, state.timer.minutes + event.minutes))


def _stopped(state: Meeting, event: TimerStopped, entry: Entry) -> Meeting:
    return changed(state, timer=None)


def _undo_starting(act: StartTimer, world: World, why: str) -> Act:
    return StopTimer(meeting=act.meeting)


def _undo_adding(act: AddTime, world: World, why: str) -> Act:
    return AddTime(minutes=-act.minutes, meeting=act.meeting)


EVOLVE = {TimerStarted: _started, TimeAdded: _added, TimerStopped: _stopped}
DECIDE = {StartTimer: start_timer, AddTime: add_time, StopTimer: stop_timer}
UNDO = {StartTimer: _undo_starting, AddTime: _undo_adding}
NO_UNDO = {StopTimer}
