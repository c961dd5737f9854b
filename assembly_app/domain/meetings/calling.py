# SPDX-License-Identifier: GPL-3.0-or-later
"""Calling, moving, cancelling, opening and closing a meeting (R1, R5, R6)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from assembly_app.domain.charter.state import Count, MeetingKindId
from assembly_app.domain.meetings.open_meeting import in_open_meeting
from assembly_app.domain.meetings.stack import cleared
from assembly_app.domain.meetings.standing_items import first_items, last_item, missing
from assembly_app.domain.meetings.state import Item, Meeting, MeetingId, OpenMeetingId
from assembly_app.domain.refusal import Refused, refuse_unless
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
    with_one,
)
from assembly_app.domain.world import World

EARLY = timedelta(minutes=15)
"""How long before the posted start the doors may open; earlier would cut the notice short."""


BEFORE = ("planned", "posted")
"""The phases before a meeting begins."""


class MeetingCalled(Event, frozen=True):
    """A meeting is to be held; the items that come by themselves are on its agenda (R6)."""

    TYPE: ClassVar[str] = "meeting.called"
    title: Texts
    kind: MeetingKindId
    starts_at: Instant
    zone: str
    place: str
    minutes: int
    items: tuple[Item, ...] = ()


class MeetingMoved(Event, frozen=True):
    """The start changed."""

    TYPE: ClassVar[str] = "meeting.moved"
    starts_at: Instant
    why: str = ""


class MeetingCancelled(Event, frozen=True):
    """The meeting will not be held; its record stays."""

    TYPE: ClassVar[str] = "meeting.cancelled"
    why: str


class MeetingOpened(Event, frozen=True):
    """The meeting began."""

    TYPE: ClassVar[str] = "meeting.opened"


class MeetingClosed(Event, frozen=True):
    """The meeting ended; its minutes are a draft now (R29)."""

    TYPE: ClassVar[str] = "meeting.closed"


class CallMeeting(Act, frozen=True):
    """Call a meeting: its start, place and kind. Title, length and zone come from the kind and the charter."""

    NEW: ClassVar[tuple[str, ...]] = ("id",)
    starts_at: Instant
    kind: MeetingKindId = "monthly"
    title: Said = ""
    place: str = ""
    minutes: Count | None = None
    id: MeetingId = ""


class MoveMeeting(Act, frozen=True):
    """Move a meeting's start."""

    meeting: MeetingId
    starts_at: Instant
    why: str = ""


class CancelMeeting(Act, frozen=True):
    """Cancel a meeting, with the reason."""

    meeting: MeetingId
    why: str


class OpenMeeting(Act, frozen=True):
    """Open a posted meeting."""

    meeting: MeetingId


class CloseMeeting(Act, frozen=True):
    """Close the open meeting."""

    meeting: OpenMeetingId = ""


def call_meeting(act: CallMeeting, world: World, now: datetime) -> list[Emitted]:
    """Refused in the past, for a kind that the charter does not have, or with an id in use."""
    charter = world.charter
    kind = charter.kind(act.kind)
    if kind is None:
        raise Refused("unknown-meeting-kind", "charter", kind=act.kind, kinds=tuple(k.id for k in charter.kinds))
    refuse_unless(act.starts_at > now, "start-in-the-past", "R1", starts_at=act.starts_at)
    refuse_unless(not world.taken(act.id), "id-taken", "input", id=act.id)
    called = MeetingCalled(
        title=required_texts(act.title or act.kind, charter.language, "title"),
        kind=act.kind,
        starts_at=act.starts_at,
        zone=charter.zone,
        place=act.place,
        minutes=kind.minutes if act.minutes is None else act.minutes,
        items=(*first_items(world), last_item(world)),
    )
    return [Emitted(act.id, called)]


def move_meeting(act: MoveMeeting, world: World, now: datetime) -> list[Emitted]:
    """Moving a posted meeting earlier counts the notice anew (R5), so it is refused when a major item would lack it."""
    meeting = world.meeting(act.meeting)
    refuse_unless(meeting.phase in BEFORE, "meeting-begun", "R5", phase=meeting.phase)
    refuse_unless(act.starts_at > now, "start-in-the-past", "R1", starts_at=act.starts_at)
    majors = tuple(item.id for item in meeting.agenda if item.weight == "major")
    if meeting.phase == "posted" and act.starts_at < meeting.starts_at and majors:
        earliest = now + world.charter.settings.notice
        refuse_unless(act.starts_at >= earliest, "notice-too-short", "R5", earliest=earliest, items=majors)
    return [Emitted(meeting.id, MeetingMoved(starts_at=act.starts_at, why=act.why))]


def cancel_meeting(act: CancelMeeting, world: World, now: datetime) -> list[Emitted]:
    """Refused once the meeting has begun, and without a reason."""
    meeting = world.meeting(act.meeting)
    refuse_unless(meeting.phase in BEFORE, "meeting-begun", "R5", phase=meeting.phase)
    refuse_unless(act.why.strip(), "reason-missing", "R5")
    return [Emitted(meeting.id, MeetingCancelled(why=act.why.strip()))]


def open_meeting(act: OpenMeeting, world: World, now: datetime) -> list[Emitted]:
    """Refused before the agenda is posted, earlier than fifteen minutes before the start, and while another is open.

    What has come up since the posting, such as a new action item, comes onto the agenda, marked late (R6, R30).
    """
    meeting = world.meeting(act.meeting)
    refuse_unless(meeting.phase == "posted", "agenda-not-posted", "R2", phase=meeting.phase)
    refuse_unless(now >= meeting.starts_at - EARLY, "too-early", "R3", starts_at=meeting.starts_at)
    running = tuple(b.id for b in world.meetings() if b.phase == "open")
    refuse_unless(not running, "another-meeting-open", "input", meetings=running)
    late = [changed(m, item=changed(m.item, late=True, posted_at=now)) for m in missing(meeting, world)]
    return [Emitted(meeting.id, event) for event in (*late, MeetingOpened())]


def close_meeting(act: CloseMeeting, world: World, now: datetime) -> list[Emitted]:
    """Refused while a test is being held: its result would be lost."""
    meeting = in_open_meeting(world, act.meeting)
    for item in meeting.agenda:
        if item.proposal:
            testing = world.proposal(item.proposal).open_test
            refuse_unless(testing is None, "test-running", "R18", proposal=item.proposal)
    return [Emitted(meeting.id, MeetingClosed())]


def _called(event: MeetingCalled, entry: Entry, about: str) -> Meeting:
    items: tuple[Item, ...] = ()
    for item in event.items:
        items = with_one(items, item)
    return Meeting(
        id=about,
        title=event.title,
        kind=event.kind,
        starts_at=event.starts_at,
        zone=event.zone,
        place=event.place,
        minutes=event.minutes,
        items=items,
    )


def _moved(state: Meeting, event: MeetingMoved, entry: Entry) -> Meeting:
    if state.phase not in BEFORE:
        return state
    if event.starts_at >= state.starts_at:
        return changed(state, starts_at=event.starts_at)
    anew = tuple(changed(i, posted_at=entry.at) if i.posted_at else i for i in state.items)
    return changed(state, starts_at=event.starts_at, items=anew)


def _cancelled(state: Meeting, event: MeetingCancelled, entry: Entry) -> Meeting:
    return changed(state, phase="cancelled", cancelled_why=event.why) if state.phase in BEFORE else state


def _opened(state: Meeting, event: MeetingOpened, entry: Entry) -> Meeting:
    # The other laptop may have opened the same meeting, even after this one closed it.
    return changed(state, phase="open", opened_at=entry.at) if state.phase in BEFORE else state


def _closed(state: Meeting, event: MeetingClosed, entry: Entry) -> Meeting:
    if state.phase in ("closed", "cancelled"):
        return state
    done = amended(state.items, state.floor, state="done")
    everyone_left = tuple(p if p.left else changed(p, left=entry.at) for p in state.presences)
    return changed(
        state,
        phase="closed",
        closed_at=entry.at,
        floor="",
        taken_up_at=None,
        stack=cleared(state.stack, entry.at, state.floor),
        timer=None,
        off_record=False,
        items=done,
        presences=everyone_left,
        minutes_phase="draft",
    )


BEGIN = {MeetingCalled: _called}
EVOLVE = {
    MeetingMoved: _moved,
    MeetingCancelled: _cancelled,
    MeetingOpened: _opened,
    MeetingClosed: _closed,
}
DECIDE = {
    CallMeeting: call_meeting,
    MoveMeeting: move_meeting,
    CancelMeeting: cancel_meeting,
    OpenMeeting: open_meeting,
    CloseMeeting: close_meeting,
}
NO_UNDO = {CallMeeting, MoveMeeting, CancelMeeting, OpenMeeting, CloseMeeting}
