# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks within the block period, their review, and what becomes of them (R20, R21, R22)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.decisions.state import Named
from assembly_app.domain.meetings.attendance import Depart
from assembly_app.domain.meetings.calling import CloseMeeting
from assembly_app.domain.members.membership import AddMember, ChangeStanding
from assembly_app.domain.proposals.blocks import AskBlockReview, LodgeBlock, ReviewBlock, SettleContested, WithdrawBlock
from assembly_app.domain.proposals.drafting import ContestMark, ReviseProposal
from assembly_app.domain.proposals.stages import MoveStage, next_act
from assembly_app.domain.proposals.state import Position
from assembly_app.domain.proposals.testing import CloseTest, OpenTest, TakePosition
from tests.unit.domain.hall import Hall
from tests.unit.domain.steps import (
    NAMES,
    QUICK,
    ask_all,
    decided,
    draft,
    founded,
    next_meeting,
    on_the_floor,
    posted,
    standing,
    take_test,
)


def lodge(proposal: str, member: str = "ada", **more: object) -> LodgeBlock:
    fields = {"value": "care", "reason": "it harms the neighbours", **more}
    return LodgeBlock(proposal=proposal, member=member, **fields)  # type: ignore[arg-type]


def blocked(hall: Hall, *who: str, **more: object) -> tuple[str, str]:
    """A proposal that was blocked in its test, and the first block's id."""
    proposal = on_the_floor(hall, **more)  # type: ignore[arg-type]
    take_test(hall, agreement=2, blocks=dict.fromkeys(who or ("ada",), "harm"))
    return proposal, hall.proposal(proposal).blocks[0].id


def review(hall: Hall, proposal: str, block: str, rests: int, does_not: int, **more: object) -> None:
    for member in ("cleo", "dov"):
        hall.play(AskBlockReview(proposal=proposal, block=block, member=member))
    hall.play(ReviewBlock(proposal=proposal, block=block, rests=rests, does_not=does_not, **more))  # type: ignore[arg-type]


@QUICK
@given(st.sampled_from(["major", "minor"]), st.integers(0, 200), st.integers(-3, 3))
def test_the_block_period_ends_at_its_exact_instant(weight: str, length: int, milliseconds: int) -> None:
    hall = founded(3, block_hours_major=length, block_minutes_minor=length)
    proposal = decided(hall, weight=weight)
    ends = hall.now + timedelta(hours=length) if weight == "major" else hall.now + timedelta(minutes=length)
    at = max(hall.now, ends + timedelta(milliseconds=milliseconds))
    if at < ends:
        assert standing(hall, proposal, at) == "provisional"
        hall.play(lodge(proposal), at)
        assert standing(hall, proposal) == "blocked"
    else:
        assert standing(hall, proposal, at) == "in-force"
        assert hall.refused(lodge(proposal), "block-too-late", "R21", at)["ended"] == ends


def test_a_member_who_missed_the_meeting_blocks_from_home() -> None:
    hall = founded()
    proposal = decided(hall, present=("ada", "bo", "cleo"))
    hall.play(CloseMeeting())
    hall.later(hours=50)
    hall.play(lodge(proposal, "eli", via="e-mail"))
    hall.later(hours=100)
    assert standing(hall, proposal) == "blocked"
    (block,) = hall.proposal(proposal).open_blocks
    assert (block.member, block.value, block.during_test, block.heard) == ("eli", "care", False, True)


def test_what_is_not_a_block() -> None:
    hall = founded()
    noor = hall.play(AddMember(name="Noor", guest=True))
    proposal = decided(hall)
    hall.refused(lodge(proposal, noor), "not-a-member", "R20")
    hall.play(ChangeStanding(member="eli", standing="left"))
    hall.refused(lodge(proposal, "eli"), "not-a-member", "R20")
    hall.refused(lodge(proposal, on_behalf_of="dov"), "not-by-proxy", "R20")
    hall.refused(lodge(proposal, reason=" "), "block-needs-reason", "R20")
    hall.refused(lodge(proposal, value=""), "block-needs-value", "R20")
    assert hall.refused(lodge(proposal, value="profit"), "not-a-core-value", "R20")["values"] == ("care", "openness")
    assert standing(hall, proposal) == "provisional"


def test_only_what_was_agreed_in_a_test_can_be_blocked() -> None:
    hall = founded()
    assert hall.refused(lodge(draft(hall)), "stage", "R20")["stage"] == "draft"
    proposal, _ = blocked(hall)
    hall.refused(lodge(proposal, "cleo"), "stage", "R20")


def test_one_members_block_does_not_take_away_anothers() -> None:
    hall = founded()
    proposal = decided(hall)
    first = hall.play(lodge(proposal, "ada"))
    hall.refused(lodge(proposal, "ada"), "nothing-to-change", "R20")
    hall.refused(lodge(proposal, "cleo", id=first), "id-taken")
    second = hall.play(lodge(proposal, "cleo"))
    hall.refused(WithdrawBlock(proposal=proposal, block=first, member="cleo"), "not-yours", "R20")
    hall.play(WithdrawBlock(proposal=proposal, block=first, member="ada"))
    hall.refused(WithdrawBlock(proposal=proposal, block=first, member="ada"), "block-settled", "R20")
    hall.refused(WithdrawBlock(proposal=proposal, block="nowhere", member="ada"), "unknown-block", "R20")
    hall.later(hours=73)
    assert standing(hall, proposal) == "blocked"
    hall.play(WithdrawBlock(proposal=proposal, block=second, member="cleo"))
    assert standing(hall, proposal) == "in-force"


def test_a_block_withdrawn_within_the_period_leaves_the_rest_of_it_to_others() -> None:
    hall = founded()
    proposal = decided(hall)
    block = hall.play(lodge(proposal))
    hall.play(WithdrawBlock(proposal=proposal, block=block, member="ada"))
    assert standing(hall, proposal) == "provisional"
    hall.play(lodge(proposal, "cleo"))
    assert standing(hall, proposal) == "blocked"


def test_a_block_of_a_test_that_is_withdrawn_leads_back_to_the_test() -> None:
    hall = founded()
    proposal, block = blocked(hall, "ada", "cleo")
    hall.refused(OpenTest(), "stage")
    hall.play(WithdrawBlock(proposal=proposal, block=block, member="ada"))
    assert standing(hall, proposal) == "blocked"
    hall.play(WithdrawBlock(proposal=proposal, block=hall.proposal(proposal).blocks[1].id, member="cleo"))
    assert standing(hall, proposal) == "testing"
    take_test(hall, agreement=5)
    assert standing(hall, proposal) == "provisional"


def test_a_standing_block_is_not_walked_around() -> None:
    hall = founded()
    proposal, _ = blocked(hall, weight="minor")
    assert next_act(hall.proposal(proposal), hall.now) == "ask-review"
    hall.play(MoveStage(stage="resolving"))
    assert hall.refused(OpenTest(), "block-standing", "R22")["members"] == ("ada",)
    hall.play(ReviseProposal(proposal=proposal, text="We open the tool library;", author="bo", clarifying=True))
    hall.refused(OpenTest(), "block-standing")
    hall.play(CloseMeeting())
    next_meeting(hall, proposal)
    hall.refused(OpenTest(), "block-standing")
    hall.play(ReviseProposal(proposal=proposal, text="Closed on Sundays.", author="bo"))
    take_test(hall, agreement=5)
    assert [b.status for b in hall.proposal(proposal).blocks] == ["resolved"]
    assert standing(hall, proposal) == "provisional"


def test_two_members_ask_for_a_review_and_until_it_is_held_nothing_is_tested() -> None:
    hall = founded()
    proposal, block = blocked(hall, weight="minor")
    hall.refused(ReviewBlock(proposal=proposal, block=block, rests=0, does_not=5), "review-not-asked", "R22")
    hall.play(AskBlockReview(proposal=proposal, block=block, member="cleo"))
    hall.refused(AskBlockReview(proposal=proposal, block=block, member="cleo"), "nothing-to-change", "R22")
    hall.refused(AskBlockReview(proposal=proposal, block=block, member="nobody"), "unknown-member")
    assert standing(hall, proposal) == "blocked"
    hall.play(AskBlockReview(proposal=proposal, block=block, member="dov"))
    assert standing(hall, proposal) == "block-review"
    assert next_act(hall.proposal(proposal), hall.now) == "review-block"
    hall.refused(MoveStage(stage="resolving"), "stage")
    next_meeting(hall, proposal)
    hall.play(ReviseProposal(proposal=proposal, text="Closed on Sundays.", author="bo"))
    assert hall.refused(OpenTest(), "review-unanswered", "R22")["members"] == ("ada",)
    hall.play(ReviewBlock(proposal=proposal, block=block, rests=1, does_not=4))
    hall.refused(OpenTest(), "open-concerns")
    hall.play(OpenTest(why="the review"))


@QUICK
@given(st.integers(3, 10), st.integers(0, 10), st.integers(0, 10), st.integers(1, 100))
def test_a_block_is_upheld_at_the_threshold_of_those_present(
    present: int, rests: int, does_not: int, percent: int
) -> None:
    hall = founded(present, block_review_percent=percent)
    proposal, block = blocked(hall)
    ask = [AskBlockReview(proposal=proposal, block=block, member=m) for m in NAMES[1:3]]
    for act in ask:
        hall.play(act)
    act = ReviewBlock(proposal=proposal, block=block, rests=rests, does_not=does_not)
    if rests + does_not > present:
        hall.refused(act, "more-than-present", "R22")
        return
    hall.play(act)
    upheld = rests / present >= percent / 100
    assert standing(hall, proposal) == ("block-upheld" if upheld else "testing")
    (found,) = hall.proposal(proposal).reviews
    assert (found.rests, found.present, found.upheld) == (rests, present, upheld)


def test_an_upheld_block_leads_to_a_new_version() -> None:
    hall = founded()
    proposal, block = blocked(hall, weight="minor")
    review(hall, proposal, block, rests=2, does_not=3)
    hall.refused(ReviewBlock(proposal=proposal, block=block, rests=0, does_not=5), "nothing-to-change", "R22")
    hall.play(MoveStage(stage="resolving"))
    hall.refused(OpenTest(), "block-standing", "R22")
    hall.play(ReviseProposal(proposal=proposal, text="Closed on Sundays.", author="bo"))
    take_test(hall, agreement=5)
    assert standing(hall, proposal) == "provisional"


def test_a_review_needs_a_quorum() -> None:
    hall = founded()
    proposal, block = blocked(hall)
    for member in ("cleo", "dov"):
        hall.play(AskBlockReview(proposal=proposal, block=block, member=member))
    hall.play(Depart(members=("ada", "bo", "eli")))
    hall.refused(ReviewBlock(proposal=proposal, block=block, rests=0, does_not=2), "no-quorum", "R10")


def test_a_block_that_is_not_upheld_counts_as_a_concern() -> None:
    hall = founded()
    proposal, block = blocked(hall)
    review(hall, proposal, block, rests=1, does_not=4)
    (concern,) = hall.proposal(proposal).open_concerns
    assert (concern.member, concern.text) == ("ada", "harm")
    assert standing(hall, proposal) == "testing"
    hall.refused(OpenTest(), "open-concerns", "R16")
    take_test(hall, agreement=5, open_why="the review found that it does not rest on care")
    assert standing(hall, proposal) == "provisional"


def test_or_as_its_members_stand_aside_in_the_next_test() -> None:
    hall = founded(5, stand_aside_limit=1)
    proposal, block = blocked(hall)
    review(hall, proposal, block, rests=1, does_not=4, counts_as="stand-aside")
    assert hall.proposal(proposal).concerns == ()
    hall.play(OpenTest())
    test = hall.proposal(proposal).open_test
    assert test is not None and test.positions == (Position("ada", "stand-aside", "harm"),)
    ask_all(hall)
    branch = hall.fork("branch")
    hall.play(CloseTest(agreement=4))
    assert standing(hall, proposal) == "returned"
    branch.play(TakePosition(member="ada", stance="agreement"))
    branch.play(CloseTest(agreement=5))
    assert standing(branch, proposal) == "provisional", "Ada is free to agree after all"


def test_it_is_no_stand_aside_from_another_text_and_counts_even_from_home() -> None:
    hall = founded()
    proposal = decided(hall, weight="minor", present=("bo", "cleo", "dov"))
    block = hall.play(lodge(proposal, "ada"))
    review(hall, proposal, block, rests=0, does_not=3, counts_as="stand-aside")
    assert standing(hall, proposal) == "testing", "what was decided is asked anew"
    other = hall.fork("other")
    take_test(hall, agreement=3)
    assert hall.proposal(proposal).decision.entry.stood_aside == (Named("ada", "it harms the neighbours"),)  # type: ignore[union-attr]
    other.play(ReviseProposal(proposal=proposal, text="Closed on Sundays.", author="bo"))
    take_test(other, agreement=3)
    assert other.proposal(proposal).decision.entry.stood_aside == ()  # type: ignore[union-attr]


@pytest.mark.parametrize("upheld", [True, False])
def test_a_block_from_home_is_reviewed_like_one_in_the_room(upheld: bool) -> None:
    hall = founded()
    proposal = decided(hall)
    block = hall.play(lodge(proposal))
    review(hall, proposal, block, rests=5 if upheld else 0, does_not=0)
    hall.later(hours=80)
    assert standing(hall, proposal) == ("block-upheld" if upheld else "testing")
    log = hall.proposal(proposal).decisions
    assert [hall.proposal(proposal).standing_of(d, hall.now) for d in log] == ["blocked"]


def test_a_material_change_restarts_the_block_period_a_clarification_does_not() -> None:
    hall = founded()
    proposal = decided(hall)
    taken = hall.now
    hall.later(hours=1)
    hall.play(ReviseProposal(proposal=proposal, text="We open the Tool Library.", author="bo", clarifying=True))
    decision = hall.proposal(proposal).decision
    assert decision is not None and decision.block_ends == taken + timedelta(hours=72)
    assert (decision.entry.version, decision.entry.text) == (2, {"en": "We open the Tool Library."})
    hall.later(hours=1)
    hall.play(ContestMark(proposal=proposal, member="ada"))
    assert hall.proposal(proposal).decision.block_ends == hall.now + timedelta(hours=72)  # type: ignore[union-attr]
    hall.later(hours=1)
    hall.play(ReviseProposal(proposal=proposal, text="Closed on Sundays.", author="bo"))
    assert standing(hall, proposal, hall.now + timedelta(hours=71.9)) == "provisional"
    hall.later(hours=72)
    assert standing(hall, proposal) == "in-force"
    assert hall.proposal(proposal).decision.entry.text == {"en": "Closed on Sundays."}  # type: ignore[union-attr]


def test_only_a_contested_decision_is_settled() -> None:
    hall = founded()
    proposal = decided(hall)
    block = hall.play(lodge(proposal))
    settle = SettleContested(proposal=proposal, block=block, stands=False, why="late")
    assert hall.refused(settle, "stage", "R21")["stage"] == "blocked"


def test_a_blocked_decision_stands_on_the_next_agenda_and_is_reviewed_there() -> None:
    hall = founded()
    proposal = decided(hall)
    hall.play(CloseMeeting())
    block = hall.play(lodge(proposal))
    hall.play(AskBlockReview(proposal=proposal, block=block, member="cleo"))
    hall.play(AskBlockReview(proposal=proposal, block=block, member="dov"))
    posted(hall, proposal)
    assert standing(hall, proposal) == "posted"
    assert next_act(hall.proposal(proposal), hall.now) == "review-block"
