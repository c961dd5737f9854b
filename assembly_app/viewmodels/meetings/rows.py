# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the Meeting place: hands, minutes, actions, people, and the header's figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from assembly_app.domain.meetings.attendance import quorum
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import find
from assembly_app.service.core.world import StoreWorld
from assembly_app.viewmodels.kit.times import milliseconds, seconds
from assembly_app.viewmodels.meetings.facts import MeetingFactsRow, QuorumFactsRow

Name = Callable[[str], str]
STALE = timedelta(hours=24)


class HandRow(NamedTuple):
    """Somebody who speaks or waits to. `spoken` is in seconds, in this item; `total` in this meeting."""

    key: str
    member: str
    kind: str
    speaking: bool
    spoken: int
    total: int


class ActionRow(NamedTuple):
    """An open action item."""

    key: str
    owner: str
    texts: dict[str, str]
    due: float
    carried: int


def current(world: StoreWorld, now: datetime) -> Meeting | None:
    """The meeting that is open, else the next that was called, else None."""
    briefs = world.meetings()
    running = next((b for b in briefs if b.phase == "open"), None)
    coming = (b for b in briefs if b.phase in ("planned", "posted") and b.starts_at > now - STALE)
    found = running or next(coming, None)
    return world.meeting(found.id) if found else None


def header(meeting: Meeting, world: StoreWorld, name: Name) -> MeetingFactsRow:
    """Title, times, place and roles."""
    notice = world.charter.settings.notice
    return MeetingFactsRow(
        id=meeting.id,
        titles=meeting.title,
        kind=meeting.kind,
        startsAt=milliseconds(meeting.starts_at),
        openedAt=milliseconds(meeting.opened_at),
        postBy=milliseconds(meeting.starts_at - notice),
        postedAt=milliseconds(meeting.posted_at),
        place=meeting.place,
        minutes=meeting.minutes,
        planned=sum(item.minutes for item in meeting.agenda),
        majors=sum(1 for item in meeting.agenda if item.weight == "major"),
        facilitator=name(meeting.facilitator(meeting.floor)),
        minuteTaker=name(meeting.roles.get("minute-taker", "")),
        progressive=meeting.stack.progressive,
        digest=meeting.digest,
    )


def counted(meeting: Meeting | None, world: StoreWorld) -> QuorumFactsRow:
    """The quorum of a meeting; unknown for none, and before anybody can be there."""
    try:
        count = quorum(meeting, world) if meeting else None
    except Refused:
        count = None
    return QuorumFactsRow(True, count.present, count.needed, count.met) if count else QuorumFactsRow()


def ahead(meeting: Meeting, now: datetime) -> int:
    """Seconds that the meeting is ahead of its plan; negative when it is behind."""
    if meeting.opened_at is None:
        return 0
    planned = sum(item.minutes * 60 for item in meeting.agenda if item.state == "done")
    item = find(meeting.agenda, meeting.floor) if meeting.floor else None
    if item is not None and meeting.taken_up_at is not None:
        planned += min(item.minutes * 60, seconds(now - meeting.taken_up_at))
    began = max(meeting.opened_at, meeting.starts_at)
    return seconds(timedelta(seconds=planned) - (now - began))


def hand_rows(meeting: Meeting, name: Name) -> list[HandRow]:
    """Who speaks, then who waits, in the order in which they will be called."""
    stack = meeting.stack

    def row(hand: Any, speaking: bool) -> HandRow:
        spoken, total = stack.time_in(hand.member, meeting.floor), stack.time_of(hand.member)
        return HandRow(hand.id, name(hand.member), hand.kind, speaking, spoken // 1000, total // 1000)

    waiting = [row(hand, False) for hand in stack.order(meeting.floor)]
    return [row(stack.speaking, True), *waiting] if stack.speaking else waiting


def action_rows(world: StoreWorld, name: Name) -> list[ActionRow]:
    """The open actions."""
    found = [world.action(brief.id) for brief in world.actions() if brief.status == "open"]
    return [ActionRow(a.id, name(a.owner), a.text, milliseconds(a.due), a.carried) for a in found]
