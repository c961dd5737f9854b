# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks: what a block must be (R20), the block period (R21), the review (R22) and how a contested one is settled."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from assembly_app.domain.charter.state import CoreValueId, Count
from assembly_app.domain.decisions.entries import with_last
from assembly_app.domain.meetings.attendance import require_quorum
from assembly_app.domain.meetings.open_meeting import in_open_meeting
from assembly_app.domain.meetings.state import MeetingId, OpenMeetingId
from assembly_app.domain.members.state import MemberId
from assembly_app.domain.proposals.concerns import with_concern
from assembly_app.domain.proposals.state import ASKERS, Block, BlockId, CountsAs, Proposal, ProposalId, Review
from assembly_app.domain.refusal import Refused, refuse_unless
from assembly_app.domain.values import Act, Emitted, Entry, Event, amended, changed, find
from assembly_app.domain.world import World

BLOCKED = ("blocked", "block-review", "block-upheld")


class BlockLodged(Event, frozen=True):
    """A member blocked a decision within its block period."""

    TYPE: ClassVar[str] = "block.lodged"
    block: BlockId
    member: MemberId
    value: CoreValueId
    reason: str
    via: str = ""
    meeting: MeetingId = ""


class BlockHeard(Event, frozen=True):
    """A block that was lodged elsewhere reached this installation."""

    TYPE: ClassVar[str] = "block.heard"
    block: BlockId


class BlockWithdrawn(Event, frozen=True):
    """Whoever blocked no longer does."""

    TYPE: ClassVar[str] = "block.withdrawn"
    block: BlockId
    meeting: MeetingId = ""


class BlockReviewAsked(Event, frozen=True):
    """A member asks those present to look at the block."""

    TYPE: ClassVar[str] = "block.review-asked"
    block: BlockId
    member: MemberId
    meeting: MeetingId = ""


class BlockReviewed(Event, frozen=True):
    """The outcome of a block review."""

    TYPE: ClassVar[str] = "block.reviewed"
    block: BlockId
    rests: int
    does_not: int
    present: int
    upheld: bool
    counts_as: CountsAs | None = None
    meeting: MeetingId = ""


class ContestedSettled(Event, frozen=True):
    """A meeting settled a contested decision: the block stands, or the decision does."""

    TYPE: ClassVar[str] = "block.contested-settled"
    block: BlockId
    stands: bool
    why: str
    meeting: MeetingId = ""


class LodgeBlock(Act, frozen=True):
    """Block a decision within its block period, citing a core value; `via` says how it came, such as e-mail."""

    NEW: ClassVar[tuple[str, ...]] = ("id",)
    proposal: ProposalId
    member: MemberId
    value: CoreValueId = ""
    reason: str = ""
    via: str = ""
    on_behalf_of: MemberId = ""
    id: BlockId = ""


class HearBlock(Act, frozen=True):
    """Record that a block lodged elsewhere has reached this installation. Importing a bundle does it by itself."""

    proposal: ProposalId
    block: BlockId


class WithdrawBlock(Act, frozen=True):
    """Withdraw a block; only whoever lodged it can."""

    proposal: ProposalId
    block: BlockId
    member: MemberId


class AskBlockReview(Act, frozen=True):
    """Ask for a review of a block; two members must."""

    proposal: ProposalId
    block: BlockId
    member: MemberId


class ReviewBlock(Act, frozen=True):
    """Record how many of those present say that the block rests on the value, and how many that it does not."""

    proposal: ProposalId
    block: BlockId
    rests: Count
    does_not: Count
    counts_as: CountsAs = "concern"
    meeting: OpenMeetingId = ""


class SettleContested(Act, frozen=True):
    """Settle a contested decision at a meeting: does the late block stand?"""

    proposal: ProposalId
    block: BlockId
    stands: bool
    why: str
    meeting: OpenMeetingId = ""


def require_cause(reason: str, value: str, world: World) -> str:
    """The id of the core value that is cited; refused without a reason, or when the charter has no such value (R20)."""
    refuse_unless(reason.strip(), "block-needs-reason", "R20")
    refuse_unless(value.strip(), "block-needs-value", "R20", values=tuple(v.id for v in world.charter.values))
    cited = world.charter.value(value)
    if cited is None:
        raise Refused("not-a-core-value", "R20", value=value, values=tuple(v.id for v in world.charter.values))
    return cited.id


def lodge_block(act: LodgeBlock, world: World, now: datetime) -> list[Emitted]:
    """From a member, in person, with a value and a reason, within the block period; else it may be named as a concern.

    Another member's block does not take anybody's own away.
    """
    proposal = world.proposal(act.proposal)
    refuse_unless(not act.on_behalf_of, "not-by-proxy", "R20", member=act.on_behalf_of)
    world.people.member(act.member)
    value = require_cause(act.reason, act.value, world)
    decision = proposal.decision
    standing = proposal.standing(now)
    live = proposal.stage == "decided" or (decision is not None and decision.set_aside and proposal.stage in BLOCKED)
    if decision is None or decision.block_ends is None or not live or standing in ("superseded", "repealed"):
        raise Refused("stage", "R20", stage=standing, wanted="provisional")
    refuse_unless(decision.in_block_period(now), "block-too-late", "R21", ended=decision.block_ends)
    twice = any(b.member == act.member for b in proposal.open_blocks)
    refuse_unless(not twice, "nothing-to-change", "R20", member=act.member)
    refuse_unless(find(proposal.blocks, act.id) is None, "id-taken", "input", id=act.id)
    lodged = BlockLodged(block=act.id, member=act.member, value=value, reason=act.reason.strip(), via=act.via)
    return [Emitted(proposal.id, lodged)]


def _block(world: World, proposal: str, wanted: str) -> tuple[Proposal, Block]:
    found = world.proposal(proposal)
    block = find(found.blocks, wanted)
    if block is None:
        raise Refused("unknown-block", "R20", block=wanted)
    refuse_unless(block.status == "standing", "block-settled", "R20", block=wanted, status=block.status)
    return found, block


def hear_block(act: HearBlock, world: World, now: datetime) -> list[Emitted]:
    """Once for each block, even if it was withdrawn in the meantime."""
    proposal = world.proposal(act.proposal)
    block = find(proposal.blocks, act.block)
    if block is None:
        raise Refused("unknown-block", "R20", block=act.block)
    refuse_unless(not block.heard, "nothing-to-change", "R21", block=act.block)
    return [Emitted(proposal.id, BlockHeard(block=act.block))]


def withdraw_block(act: WithdrawBlock, world: World, now: datetime) -> list[Emitted]:
    """Only by the member who lodged it."""
    proposal, block = _block(world, act.proposal, act.block)
    refuse_unless(block.member == act.member, "not-yours", "R20", member=act.member, raised_by=block.member)
    return [Emitted(proposal.id, BlockWithdrawn(block=act.block, meeting=proposal.meeting))]


def ask_block_review(act: AskBlockReview, world: World, now: datetime) -> list[Emitted]:
    """By a member, once."""
    proposal, block = _block(world, act.proposal, act.block)
    world.people.member(act.member)
    refuse_unless(act.member not in block.review_asked_by, "nothing-to-change", "R22", member=act.member)
    event = BlockReviewAsked(block=act.block, member=act.member, meeting=proposal.meeting)
    return [Emitted(proposal.id, event)]


def review_block(act: ReviewBlock, world: World, now: datetime) -> list[Emitted]:
    """At or above the charter's share of those present, it is upheld (R22). What is contested is settled first."""
    meeting = in_open_meeting(world, act.meeting)
    proposal, block = _block(world, act.proposal, act.block)
    standing = proposal.standing(now)
    refuse_unless(standing != "contested", "stage", "R21", stage=standing, wanted="blocked")
    refuse_unless(all(r.block != act.block for r in proposal.reviews), "nothing-to-change", "R22", block=act.block)
    asked = len(block.review_asked_by)
    refuse_unless(asked >= ASKERS, "review-not-asked", "R22", asked=asked, needed=ASKERS)
    present = require_quorum(meeting, world).present
    refuse_unless(
        act.rests + act.does_not <= present,
        "more-than-present",
        "R22",
        answers=act.rests + act.does_not,
        present=present,
    )
    upheld = act.rests * 100 >= world.charter.settings.block_review_percent * present
    reviewed = BlockReviewed(
        block=act.block,
        rests=act.rests,
        does_not=act.does_not,
        present=present,
        upheld=upheld,
        counts_as=None if upheld else act.counts_as,
        meeting=meeting.id,
    )
    return [Emitted(proposal.id, reviewed)]


def settle_contested(act: SettleContested, world: World, now: datetime) -> list[Emitted]:
    """At an open meeting with a quorum, with the reason."""
    meeting = in_open_meeting(world, act.meeting)
    proposal, _ = _block(world, act.proposal, act.block)
    standing = proposal.standing(now)
    refuse_unless(standing == "contested", "stage", "R21", stage=standing, wanted="contested")
    require_quorum(meeting, world)
    refuse_unless(act.why.strip(), "reason-missing", "R21")
    settled = ContestedSettled(block=act.block, stands=act.stands, why=act.why.strip(), meeting=meeting.id)
    return [Emitted(proposal.id, settled)]


def resolved(state: Proposal) -> tuple[Block, ...]:
    """The blocks once a vote has decided (R23): none stands any more."""
    return tuple(changed(b, status="resolved") if b.status == "standing" else b for b in state.blocks)


def _put(state: Proposal, wanted: str, **fields: object) -> Proposal:
    return changed(state, blocks=amended(state.blocks, wanted, **fields))


def _set_aside(state: Proposal) -> Proposal:
    return changed(with_last(state, set_aside=True), stage="blocked")


def _lodged(state: Proposal, event: BlockLodged, entry: Entry) -> Proposal:
    decision = state.decision
    if decision is None or not decision.in_block_period(entry.at):
        # Its own clock says that it was too late; kept in the record, of no effect.
        return state
    if find(state.blocks, event.block):
        return state
    heard = entry.feed == decision.feed
    block = Block(
        id=event.block,
        member=event.member,
        value=event.value,
        reason=event.reason,
        at=entry.at,
        version=decision.entry.version,
        heard=heard,
    )
    state = changed(state, blocks=(*state.blocks, block))
    return _set_aside(state) if heard and state.stage == "decided" else state


def _heard(state: Proposal, event: BlockHeard, entry: Entry) -> Proposal:
    decision, block = state.decision, find(state.blocks, event.block)
    if decision is None or block is None or entry.feed != decision.feed or not decision.in_block_period(entry.at):
        return state
    state = _put(state, event.block, heard=True)
    return _set_aside(state) if state.stage == "decided" and block.status == "standing" else state


def _withdrawn(state: Proposal, event: BlockWithdrawn, entry: Entry) -> Proposal:
    block = find(state.blocks, event.block)
    state = _put(state, event.block, status="withdrawn")
    if block is None or state.open_blocks or state.stage not in BLOCKED:
        return state
    if block.during_test or state.decision is None:
        return changed(state, stage="testing")
    return changed(with_last(state, set_aside=False), stage="decided")


def _review_asked(state: Proposal, event: BlockReviewAsked, entry: Entry) -> Proposal:
    block = find(state.blocks, event.block)
    if block is None:
        return state
    askers = tuple(dict.fromkeys((*block.review_asked_by, event.member)))
    stage = "block-review" if len(askers) >= ASKERS and state.stage == "blocked" else state.stage
    return changed(_put(state, event.block, review_asked_by=askers), stage=stage)


def _reviewed(state: Proposal, event: BlockReviewed, entry: Entry) -> Proposal:
    block = find(state.blocks, event.block)
    if block is None:
        return state
    review = Review(event.block, event.rests, event.does_not, event.present, event.upheld)
    state = changed(state, reviews=(*state.reviews, review))
    if not block.during_test:
        # What was decided is asked anew, whatever the review says (R22).
        state = with_last(state, set_aside=True)
    if event.upheld:
        return changed(state, stage="block-upheld")
    state = _put(state, event.block, status="not-upheld", counts_as=event.counts_as)
    if event.counts_as == "concern":
        state = with_concern(state, entry, event.block, block.member, block.reason)
    return state if state.open_blocks else changed(state, stage="testing")


def _contested_settled(state: Proposal, event: ContestedSettled, entry: Entry) -> Proposal:
    if event.stands:
        return _set_aside(_put(state, event.block, heard=True))
    return _put(state, event.block, status="not-upheld")


def _undo_lodging(act: LodgeBlock, world: World, why: str) -> Act:
    return WithdrawBlock(proposal=act.proposal, block=act.id, member=act.member)


EVOLVE = {
    BlockLodged: _lodged,
    BlockHeard: _heard,
    BlockWithdrawn: _withdrawn,
    BlockReviewAsked: _review_asked,
    BlockReviewed: _reviewed,
    ContestedSettled: _contested_settled,
}
DECIDE = {
    LodgeBlock: lodge_block,
    HearBlock: hear_block,
    WithdrawBlock: withdraw_block,
    AskBlockReview: ask_block_review,
    ReviewBlock: review_block,
    SettleContested: settle_contested,
}
UNDO = {LodgeBlock: _undo_lodging}
NO_UNDO = {HearBlock, WithdrawBlock, AskBlockReview, ReviewBlock, SettleContested}
