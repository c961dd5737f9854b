# SPDX-License-Identifier: GPL-3.0-or-later
"""Votes: the fallback when consensus has failed (R23), and operational matters (R24)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from assembly_app.domain.charter.state import Charter, Count
from assembly_app.domain.decisions.entries import entered, given_up, numbered
from assembly_app.domain.decisions.state import Decision, DecisionEntry, Named, Tally
from assembly_app.domain.meetings.attendance import require_quorum
from assembly_app.domain.meetings.open_meeting import in_open_meeting, on_the_floor
from assembly_app.domain.meetings.posting import require_notice
from assembly_app.domain.meetings.roles import require_impartial
from assembly_app.domain.meetings.state import MeetingId, OpenMeetingId
from assembly_app.domain.members.state import MemberId
from assembly_app.domain.proposals.blocks import resolved
from assembly_app.domain.proposals.readiness import require_blocks_answered, require_posted_text, require_settled
from assembly_app.domain.proposals.state import Proposal, Vote, VoteKind
from assembly_app.domain.refusal import Refused, refuse_unless
from assembly_app.domain.values import Act, Deadline, Emitted, Entry, Event, Instant, LongSaid, changed, required_texts
from assembly_app.domain.world import World

BASE = "for+against"
FAILED = ("returned", "blocked")
"""The outcomes that make a failed test; so does a block within the block period. An abandoned one is no test."""


class VoteTaken(Event, frozen=True):
    """A vote was held; `entry` is the decision it led to, if it passed."""

    TYPE: ClassVar[str] = "vote.taken"
    kind: VoteKind
    tally: Tally
    passed: bool
    meeting: MeetingId
    entry: DecisionEntry | None = None


class TakeVote(Act, frozen=True):
    """Vote on the item on the floor."""

    kind: VoteKind
    votes_for: Count
    votes_against: Count
    abstentions: Count = 0
    rationale: LongSaid = ""
    implementer: MemberId = ""
    effective_at: Instant | None = None
    review_at: Deadline | None = None
    personal: bool = False
    meeting: OpenMeetingId = ""


def fallback_passes(votes_for: int, votes_against: int, percent: int) -> bool:
    """At least the percent of for+against, and somebody for it (R23)."""
    return votes_for > 0 and votes_for * 100 >= percent * (votes_for + votes_against)


def operational_passes(votes_for: int, votes_against: int, percent: int) -> bool:
    """More than the percent of for+against (R24)."""
    return votes_for * 100 > percent * (votes_for + votes_against)


def _require_fallback(proposal: Proposal, charter: Charter, now: datetime) -> int:
    fallback = charter.settings.fallback
    if fallback is None:
        raise Refused("no-fallback", "R23")
    stages = ("returned", "blocked", "block-upheld", "resolving", "concerns", "testing")
    refuse_unless(proposal.stage in stages, "stage", "R23", stage=proposal.stage, wanted="returned")
    undone = {d.result for d in proposal.decisions if d.set_aside}
    failed = [t for t in proposal.tests if t.result and (t.result.outcome in FAILED or t.result.id in undone)]
    meetings = len({t.meeting for t in failed})
    enough = len(failed) >= fallback.failed_tests and meetings >= fallback.meetings
    refuse_unless(
        enough,
        "fallback-too-early",
        "R23",
        failed=len(failed),
        meetings=meetings,
        needed=fallback.failed_tests,
        needed_meetings=fallback.meetings,
    )
    return fallback.percent


def _require_operational(proposal: Proposal, charter: Charter) -> int:
    refuse_unless(proposal.operational, "not-operational", "R24", proposal=proposal.id)
    stages = ("presented", "clarifying", "discussion", "concerns", "resolving", "testing", "returned")
    refuse_unless(proposal.stage in stages, "stage", "R24", stage=proposal.stage, wanted="presented")
    require_blocks_answered(proposal)
    return charter.settings.operational_percent


def take_vote(act: TakeVote, world: World, now: datetime) -> list[Emitted]:
    """Needs a quorum, notice, an impartial chair, and the charter's leave."""
    meeting = in_open_meeting(world, act.meeting)
    item = on_the_floor(meeting)
    refuse_unless(item.proposal, "no-proposal-on-the-floor", "R23", item=item.id)
    proposal = world.proposal(item.proposal)
    refuse_unless(proposal.open_test is None, "test-running", "R18", proposal=proposal.id)
    charter = world.charter
    if act.kind == "fallback":
        percent = _require_fallback(proposal, charter, now)
        passed = fallback_passes(act.votes_for, act.votes_against, percent)
    else:
        percent = _require_operational(proposal, charter)
        passed = operational_passes(act.votes_for, act.votes_against, percent)
    quorum = require_quorum(meeting, world)
    require_notice(meeting, item, world)
    require_impartial(meeting, item.id, proposal)
    require_settled(proposal)
    require_posted_text(meeting, item, proposal)
    cast = act.votes_for + act.votes_against + act.abstentions
    refuse_unless(cast <= quorum.present, "more-than-present", "R23", answers=cast, present=quorum.present)
    tally = Tally(
        present=quorum.present,
        quorum=quorum.needed,
        votes_for=act.votes_for,
        votes_against=act.votes_against,
        abstentions=act.abstentions,
        threshold=percent,
        base=BASE,
    )
    entry = None
    if passed:
        if act.implementer:
            world.people.person(act.implementer)
        entry = DecisionEntry(
            number=numbered(world, now),
            method="fallback-vote" if act.kind == "fallback" else "operational-vote",
            taken_at=now,
            title=proposal.title,
            text=proposal.version.texts,
            language=proposal.version.language,
            version=proposal.version.number,
            rationale=required_texts(act.rationale, charter.language, "rationale") if act.rationale else {},
            meeting=meeting.id,
            tally=tally,
            stood_aside=proposal.tests[-1].named("stand-aside") if proposal.tests else (),
            blocked_by=tuple(Named(b.member, b.reason, b.value) for b in proposal.open_blocks),
            interests=tuple(Named(i.member, i.text) for i in proposal.interests),
            implementer=act.implementer,
            effective_at=act.effective_at,
            review_at=act.review_at,
            personal=act.personal,
            settings=charter.settings,
        )
    return [Emitted(proposal.id, VoteTaken(kind=act.kind, tally=tally, passed=passed, meeting=meeting.id, entry=entry))]


def _taken(state: Proposal, event: VoteTaken, entry: Entry) -> Proposal:
    vote = Vote(event.kind, event.tally, event.passed, entry.at)
    state = changed(state, votes=(*state.votes, vote))
    if event.entry is None:
        # Without a majority the old state of affairs stands (R23).
        over = event.kind == "fallback" and state.stage != "decided"
        return given_up(state, "laid-down", "", entry.at) if over else state
    decision = Decision(entry=event.entry, feed=entry.feed, recorded_at=entry.at, block_ends=None)
    return entered(changed(state, blocks=resolved(state)), decision)


EVOLVE = {VoteTaken: _taken}
DECIDE = {TakeVote: take_vote}
NO_UNDO = {TakeVote}
