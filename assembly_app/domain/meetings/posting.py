# SPDX-License-Identifier: GPL-3.0-or-later
"""Posting an agenda freezes it (R2); notice is the time from posting to the start (R3)."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import ClassVar

import msgspec

from assembly_app.domain.meetings.agenda import added
from assembly_app.domain.meetings.postable import require_postable
from assembly_app.domain.meetings.standing_items import missing
from assembly_app.domain.meetings.state import Item, ItemId, Meeting, MeetingId
from assembly_app.domain.proposals.state import ProposalId, ProposalPosted
from assembly_app.domain.refusal import refuse_unless
from assembly_app.domain.values import Act, Emitted, Entry, Event, Texts, changed
from assembly_app.domain.world import World


class PostedVersion(msgspec.Struct, frozen=True):
    """Which text of a proposal stands on a posted agenda, with the SHA-256 of its texts in hexadecimal."""

    item: ItemId
    proposal: ProposalId
    version: int
    text: str


class AgendaPosted(Event, frozen=True):
    """The agenda was posted; the digest covers every item and the exact text of every proposal version on it."""

    TYPE: ClassVar[str] = "agenda.posted"
    digest: str
    versions: tuple[PostedVersion, ...] = ()


class PostAgenda(Act, frozen=True):
    """Post a meeting's agenda."""

    meeting: MeetingId


def text_digest(texts: Texts) -> str:
    """SHA-256, in hexadecimal, of a text in all its languages."""
    return hashlib.sha256(msgspec.json.encode(texts, order="sorted")).hexdigest()


def agenda_digest(meeting: Meeting, versions: tuple[PostedVersion, ...]) -> str:
    """SHA-256, in hexadecimal, of the start, every item in order and every posted text (R2)."""
    frozen = (meeting.id, meeting.starts_at, meeting.place, meeting.agenda, versions)
    return hashlib.sha256(msgspec.json.encode(frozen, order="sorted")).hexdigest()


def notice(item: Item, starts_at: datetime) -> timedelta | None:
    """The notice that an item was given; None when it was never posted (R3)."""
    return None if item.posted_at is None else starts_at - item.posted_at


def require_notice(meeting: Meeting, item: Item, world: World) -> None:
    """A major item may only be tested when its agenda was posted long enough before the start (R3)."""
    given = notice(item, meeting.starts_at)
    refuse_unless(given is not None, "not-on-posted-agenda", "R3", item=item.id)
    if item.weight == "major" and given is not None:
        needed = world.charter.settings.notice
        hours = int(given.total_seconds() // 3600)
        refuse_unless(given >= needed, "notice-too-short", "R3", item=item.id, hours=hours, needed=needed)


def post_agenda(act: PostAgenda, world: World, now: datetime) -> list[Emitted]:
    """Late posting is refused when there is a major item: the refusal names the earliest start that would do (R3)."""
    meeting = world.meeting(act.meeting)
    come = missing(meeting, world)
    for event in come:
        meeting = added(meeting, event)
    refuse_unless(meeting.phase == "planned", "agenda-frozen", "R2", phase=meeting.phase)
    refuse_unless(now < meeting.starts_at, "start-in-the-past", "R1", starts_at=meeting.starts_at)
    majors = tuple(item.id for item in meeting.agenda if item.weight == "major")
    earliest = now + world.charter.settings.notice
    refuse_unless(
        not majors or meeting.starts_at >= earliest, "notice-too-short", "R3", earliest=earliest, items=majors
    )
    versions = []
    posted = []
    for item in meeting.agenda:
        if not item.proposal:
            continue
        proposal = require_postable(world, item.proposal)
        number = proposal.version.number
        versions.append(PostedVersion(item.id, proposal.id, number, text_digest(proposal.version.texts)))
        posted.append(Emitted(proposal.id, ProposalPosted(meeting=meeting.id, item=item.id, version=number)))
    frozen = tuple(versions)
    agenda = AgendaPosted(digest=agenda_digest(meeting, frozen), versions=frozen)
    return [*(Emitted(meeting.id, event) for event in (*come, agenda)), *posted]


def _posted(state: Meeting, event: AgendaPosted, entry: Entry) -> Meeting:
    if state.phase != "planned":
        # The first posting counts.
        return state
    numbers = {v.item: v.version for v in event.versions}
    # A proposal that was put on the agenda elsewhere, unseen by whoever posted it, was not posted.
    items = tuple(
        changed(item, posted_at=entry.at, posted_version=numbers.get(item.id, 0))
        if item.id in numbers or not item.proposal
        else item
        for item in state.items
    )
    return changed(state, phase="posted", posted_at=entry.at, digest=event.digest, items=items)


EVOLVE = {AgendaPosted: _posted}
DECIDE = {PostAgenda: post_agenda}
NO_UNDO = {PostAgenda}
