# SPDX-License-Identifier: GPL-3.0-or-later
"""What follows from a test (R19), and which of two counts of it stands where two laptops recorded one each."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from assembly_app.domain.decisions.entries import entered, linked
from assembly_app.domain.decisions.state import CountId, Decision
from assembly_app.domain.meetings.attendance import require_quorum
from assembly_app.domain.meetings.open_meeting import in_open_meeting
from assembly_app.domain.meetings.state import MeetingId, OpenMeetingId
from assembly_app.domain.proposals.state import Block, Proposal, ProposalId, Result
from assembly_app.domain.proposals.testing import TestClosed
from assembly_app.domain.refusal import Refused, refuse_unless
from assembly_app.domain.values import Act, Emitted, Entry, Event, amended, changed, find
from assembly_app.domain.world import World


class CountSettled(Event, frozen=True):
    """Which of two counts of a test stands; the other stays in the record."""

    TYPE: ClassVar[str] = "test.count-settled"
    number: int
    chosen: CountId
    why: str
    meeting: MeetingId = ""


class SettleCount(Act, frozen=True):
    """Say which of two counts of a test stands, and why. `chosen` is the record of that count."""

    proposal: ProposalId
    chosen: CountId
    why: str
    meeting: OpenMeetingId = ""


def settle_count(act: SettleCount, world: World, now: datetime) -> list[Emitted]:
    """At an open meeting with a quorum, with the reason."""
    meeting = in_open_meeting(world, act.meeting)
    proposal = world.proposal(act.proposal)
    require_quorum(meeting, world)
    refuse_unless(act.why.strip(), "reason-missing", "R18")
    for test in proposal.disputed:
        if find(test.results, act.chosen):
            event = CountSettled(number=test.number, chosen=act.chosen, why=act.why.strip(), meeting=meeting.id)
            return [Emitted(proposal.id, event)]
    raise Refused("no-such-count", "R18", chosen=act.chosen)


def _closed(state: Proposal, event: TestClosed, entry: Entry) -> Proposal:
    test = find(state.tests, str(event.number))
    if test is None:
        return state
    result = Result(
        id=entry.id,
        feed=entry.feed,
        at=entry.at,
        outcome=event.outcome,
        tally=event.tally,
        entry=event.entry,
        stood_aside=event.stood_aside,
        blocked_by=event.blocked_by,
    )
    state = changed(state, tests=amended(state.tests, test.id, results=(*test.results, result)))
    # Another count of the same test is kept beside the first, and shown until somebody settles it.
    return state if test.results else _came_out(state, result)


def _came_out(state: Proposal, result: Result) -> Proposal:
    if result.entry is not None:
        ends = result.entry.block_ends
        return entered(
            state,
            Decision(entry=result.entry, feed=result.feed, recorded_at=result.at, block_ends=ends, result=result.id),
        )
    if result.outcome != "blocked":
        return changed(state, stage="returned" if result.outcome == "returned" else "testing")
    version = state.tests[-1].version
    blocks = tuple(
        Block(
            id=f"{result.id}.{n}",
            member=b.member,
            value=b.value,
            reason=b.reason,
            at=result.at,
            version=version,
            during_test=True,
        )
        for n, b in enumerate(result.blocked_by)
    )
    return changed(state, stage="blocked", blocks=(*state.blocks, *blocks))


def _settled(state: Proposal, event: CountSettled, entry: Entry) -> Proposal:
    test = find(state.tests, str(event.number))
    chosen = find(test.results, event.chosen) if test else None
    if test is None or chosen is None:
        return state
    before = test.result or chosen
    state = changed(state, tests=amended(state.tests, test.id, chosen=chosen.id))
    if chosen.id == before.id or test.id != state.tests[-1].id:
        # Nothing new follows; nor does a count of an older test undo what came later.
        return state
    if chosen.entry is not None and before.entry is not None:
        return changed(
            state, decisions=tuple(_recounted(d, chosen) if d.result == before.id else d for d in state.decisions)
        )
    # What followed from the other count is undone in the view; both counts stay in the record.
    undone = tuple(d for d in state.decisions if d.result != before.id)
    blocks = tuple(b for b in state.blocks if not b.id.startswith(f"{before.id}."))
    state = _came_out(changed(state, decisions=undone and linked(undone, state.id), blocks=blocks), chosen)
    return _with_whole_period(state, entry.at) if chosen.entry is not None else state


def _recounted(decision: Decision, chosen: Result) -> Decision:
    # The text may have changed within the block period; the count says nothing of that.
    kept = decision.entry
    recounted = changed(chosen.entry, text=kept.text, language=kept.language, version=kept.version)  # type: ignore[type-var]
    return changed(decision, entry=recounted, result=chosen.id)


def _with_whole_period(state: Proposal, at: datetime) -> Proposal:
    # Until now nobody could know that there was anything to block: the block period begins here.
    *earlier, newest = state.decisions
    entry = newest.entry
    ends = at + (entry.block_ends - entry.taken_at) if entry.block_ends else None
    return changed(state, decisions=(*earlier, changed(newest, block_ends=ends)))


EVOLVE = {TestClosed: _closed, CountSettled: _settled}
DECIDE = {SettleCount: settle_count}
NO_UNDO = {SettleCount}
