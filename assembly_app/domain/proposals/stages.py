# SPDX-License-Identifier: GPL-3.0-or-later
"""Leading a proposal through its stages, and the ways in which it leaves the floor undecided (R15)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Literal

from assembly_app.domain.decisions.entries import given_up
from assembly_app.domain.meetings.open_meeting import in_open_meeting, on_the_floor
from assembly_app.domain.meetings.roles import require_impartial
from assembly_app.domain.meetings.state import ItemId, MeetingId, OpenMeetingId
from assembly_app.domain.members.state import MemberId
from assembly_app.domain.proposals.state import AFTER_A_TEST, BEFORE_A_TEST, STEPS, Proposal, ProposalId, ProposalPosted
from assembly_app.domain.refusal import refuse_unless
from assembly_app.domain.values import Act, Emitted, Entry, Event, changed, find
from assembly_app.domain.world import World

FloorStage = Literal["presented", "clarifying", "discussion", "concerns", "resolving"]
LEADABLE: tuple[str, ...] = ("posted", *BEFORE_A_TEST, *AFTER_A_TEST)
LEAVES: tuple[str, ...] = (
    "draft",
    "posted",
    "deferred",
    *BEFORE_A_TEST,
    "testing",
    "returned",
    "blocked",
    "block-upheld",
)


class StageMoved(Event, frozen=True):
    """The proposal on the floor is at that stage now; `after` counts the tests that were over by then."""

    TYPE: ClassVar[str] = "proposal.stage"
    stage: FloorStage
    meeting: MeetingId
    item: ItemId
    after: int = 0


class ProposalDeferred(Event, frozen=True):
    """Put off, to a named meeting if one is known."""

    TYPE: ClassVar[str] = "proposal.deferred"
    to: MeetingId = ""
    why: str = ""
    meeting: MeetingId = ""


class ProposalReferred(Event, frozen=True):
    """Given to a group."""

    TYPE: ClassVar[str] = "proposal.referred"
    to: str
    why: str = ""
    meeting: MeetingId = ""


class ProposalWithdrawn(Event, frozen=True):
    """Taken back by whoever proposed it."""

    TYPE: ClassVar[str] = "proposal.withdrawn"
    member: MemberId
    why: str = ""
    meeting: MeetingId = ""


class ProposalLaidDown(Event, frozen=True):
    """Laid down by the meeting: the old state of affairs stands."""

    TYPE: ClassVar[str] = "proposal.laid-down"
    why: str
    meeting: MeetingId = ""


class MoveStage(Act, frozen=True):
    """Lead the proposal on the floor to its next stage, or back to an earlier one."""

    stage: FloorStage
    meeting: OpenMeetingId = ""


class DeferProposal(Act, frozen=True):
    """Put a proposal off, to a named meeting if one is known."""

    proposal: ProposalId
    to: MeetingId = ""
    why: str = ""


class ReferProposal(Act, frozen=True):
    """Give a proposal to a group."""

    proposal: ProposalId
    to: str
    why: str = ""


class WithdrawProposal(Act, frozen=True):
    """Take a proposal back; only its proposer can."""

    proposal: ProposalId
    member: MemberId
    why: str = ""


class LayDownProposal(Act, frozen=True):
    """Lay a proposal down."""

    proposal: ProposalId
    why: str


def move_stage(act: MoveStage, world: World, now: datetime) -> list[Emitted]:
    """Forward one stage at a time, back to any; questions are answered before opinions (R16)."""
    meeting = in_open_meeting(world, act.meeting)
    item = on_the_floor(meeting)
    refuse_unless(item.proposal, "no-proposal-on-the-floor", "R15", item=item.id)
    proposal = world.proposal(item.proposal)
    refuse_unless(proposal.open_test is None, "test-running", "R15", proposal=proposal.id)
    require_impartial(meeting, item.id, proposal)
    reachable = _reachable(proposal)
    refuse_unless(act.stage in reachable, "stage", "R15", stage=proposal.stage, wanted=act.stage, may=reachable)
    if act.stage == "discussion":
        unanswered = tuple(q.id for q in proposal.questions if not q.answer)
        refuse_unless(not unanswered, "questions-unanswered", "R16", questions=unanswered)
    moved = StageMoved(stage=act.stage, meeting=meeting.id, item=item.id, after=len(proposal.tests))
    return [Emitted(proposal.id, moved)]


def _reachable(proposal: Proposal) -> tuple[str, ...]:
    if proposal.stage == "posted":
        return ("presented",)
    if proposal.stage in BEFORE_A_TEST:
        at = BEFORE_A_TEST.index(proposal.stage)
        return tuple(s for s in BEFORE_A_TEST[: at + 2] if s != proposal.stage)
    if proposal.stage in ("testing", "returned"):
        return BEFORE_A_TEST
    return ("resolving",) if proposal.stage in ("blocked", "block-upheld") else ()


def _leaving(world: World, wanted: str) -> tuple[Proposal, str]:
    proposal = world.proposal(wanted)
    refuse_unless(proposal.open_test is None, "test-running", "R15", proposal=wanted)
    refuse_unless(proposal.stage in LEAVES, "stage", "R15", stage=proposal.stage, wanted="discussion")
    return proposal, next((b.id for b in world.meetings() if b.phase == "open"), "")


def defer_proposal(act: DeferProposal, world: World, now: datetime) -> list[Emitted]:
    """To a meeting that is still to come."""
    proposal, running = _leaving(world, act.proposal)
    if act.to:
        phase = world.meeting(act.to).phase
        refuse_unless(phase in ("planned", "posted"), "meeting-begun", "R15", phase=phase)
    return [Emitted(proposal.id, ProposalDeferred(to=act.to, why=act.why, meeting=running))]


def refer_proposal(act: ReferProposal, world: World, now: datetime) -> list[Emitted]:
    """To a group, by name."""
    proposal, running = _leaving(world, act.proposal)
    refuse_unless(act.to.strip(), "text-missing", "input", field="to")
    return [Emitted(proposal.id, ProposalReferred(to=act.to.strip(), why=act.why, meeting=running))]


def withdraw_proposal(act: WithdrawProposal, world: World, now: datetime) -> list[Emitted]:
    """By its proposer; not while a test is held."""
    proposal, running = _leaving(world, act.proposal)
    refuse_unless(act.member == proposal.proposer, "not-yours", "R15", member=act.member, raised_by=proposal.proposer)
    return [Emitted(proposal.id, ProposalWithdrawn(member=act.member, why=act.why, meeting=running))]


def lay_down_proposal(act: LayDownProposal, world: World, now: datetime) -> list[Emitted]:
    """With the reason."""
    proposal, running = _leaving(world, act.proposal)
    refuse_unless(act.why.strip(), "reason-missing", "R15")
    return [Emitted(proposal.id, ProposalLaidDown(why=act.why.strip(), meeting=running))]


def _posted(state: Proposal, event: ProposalPosted, entry: Entry) -> Proposal:
    if state.stage == "decided":
        # What was decided in one room is not undone by what another room did not know yet.
        return state
    return changed(
        state, stage="posted", meeting=event.meeting, item=event.item, posted_version=event.version, time_asked=()
    )


def _moved(state: Proposal, event: StageMoved, entry: Entry) -> Proposal:
    over = sum(1 for test in state.tests if test.results)
    if state.stage not in LEADABLE or event.after < over:
        # The other laptop was still leading up to a test that is over in this order of things.
        return state
    return changed(state, stage=event.stage, meeting=event.meeting, item=event.item)


def _deferred(state: Proposal, event: ProposalDeferred, entry: Entry) -> Proposal:
    return changed(state, stage="deferred", left_to=event.to, why=event.why) if state.stage in LEAVES else state


def _referred(state: Proposal, event: ProposalReferred, entry: Entry) -> Proposal:
    return changed(state, stage="referred", left_to=event.to, why=event.why) if state.stage in LEAVES else state


def _withdrawn(state: Proposal, event: ProposalWithdrawn, entry: Entry) -> Proposal:
    return given_up(state, "withdrawn", event.why, entry.at) if state.stage in LEAVES else state


def _laid_down(state: Proposal, event: ProposalLaidDown, entry: Entry) -> Proposal:
    return given_up(state, "laid-down", event.why, entry.at) if state.stage in LEAVES else state


def next_act(proposal: Proposal, now: datetime) -> str:
    """The code of what comes next (R15): a stage never leaves people wondering. "" when nothing is left to do."""
    standing = proposal.standing(now)
    test = proposal.open_test
    if test is not None:
        return f"ask-{STEPS[len(test.asked)]}" if len(test.asked) < len(STEPS) else "close-test"
    if proposal.disputed:
        return "settle-contested"
    if proposal.unanswered_reviews:
        return "review-block"
    if standing == "clarifying" and any(not q.answer for q in proposal.questions):
        return "answer-questions"
    if standing == "resolving":
        return "resolve-concerns" if proposal.open_concerns else "open-test"
    if standing == "concerns":
        return "move-to-resolving" if proposal.open_concerns else "open-test"
    return NEXT.get(standing, "")


NEXT = {
    "draft": "put-on-agenda",
    "posted": "present",
    "presented": "move-to-clarifying",
    "clarifying": "move-to-discussion",
    "discussion": "move-to-concerns",
    "testing": "open-test",
    "returned": "move-to-resolving",
    "blocked": "ask-review",
    "block-review": "review-block",
    "block-upheld": "move-to-resolving",
    "provisional": "wait-for-block-period",
    "contested": "settle-contested",
    "deferred": "put-on-agenda",
    "in-force": "note-outcome",
}


def _undo_moving(act: MoveStage, world: World, why: str) -> Act | None:
    meeting = in_open_meeting(world, act.meeting)
    item = find(meeting.items, meeting.floor)
    stage = world.proposal(item.proposal).stage if item and item.proposal else ""
    return MoveStage(stage=stage, meeting=act.meeting) if stage not in ("", "draft", "posted") else None  # type: ignore[arg-type]


EVOLVE = {
    ProposalPosted: _posted,
    StageMoved: _moved,
    ProposalDeferred: _deferred,
    ProposalReferred: _referred,
    ProposalWithdrawn: _withdrawn,
    ProposalLaidDown: _laid_down,
}
DECIDE = {
    MoveStage: move_stage,
    DeferProposal: defer_proposal,
    ReferProposal: refer_proposal,
    WithdrawProposal: withdraw_proposal,
    LayDownProposal: lay_down_proposal,
}
UNDO = {MoveStage: _undo_moving}
NO_UNDO = {DeferProposal, ReferProposal, WithdrawProposal, LayDownProposal}
