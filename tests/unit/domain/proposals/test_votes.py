# SPDX-License-Identifier: GPL-3.0-or-later
"""The fallback vote when consensus has failed, and votes on operational matters (R23, R24)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.decisions.state import Named
from assembly_app.domain.meetings.calling import CloseMeeting
from assembly_app.domain.meetings.floor import TakeUp
from assembly_app.domain.proposals.blocks import AskBlockReview, LodgeBlock
from assembly_app.domain.proposals.drafting import ReviseProposal
from assembly_app.domain.proposals.stages import MoveStage
from assembly_app.domain.proposals.testing import AbandonTest, OpenTest
from assembly_app.domain.proposals.votes import TakeVote, fallback_passes, operational_passes
from tests.unit.domain.hall import Hall
from tests.unit.domain.steps import QUICK, decided, founded, next_meeting, on_the_floor, standing, take_test

ASIDE = ("ada", "cleo", "dov")


def vote(votes_for: int, against: int, kind: str = "fallback", **more: object) -> TakeVote:
    return TakeVote(kind=kind, votes_for=votes_for, votes_against=against, **more)  # type: ignore[arg-type]


def failed_twice(hall: Hall) -> str:
    """A proposal that was returned in two meetings; the second one is still open."""
    proposal = on_the_floor(hall)
    take_test(hall, agreement=2, stand_asides=ASIDE)
    next_meeting(hall, proposal)
    take_test(hall, agreement=2, stand_asides=ASIDE)
    return proposal


@QUICK
@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 100))
def test_the_thresholds(votes_for: int, against: int, percent: int) -> None:
    cast = votes_for + against
    share = votes_for / cast * 100 if cast else 0.0
    at_or_above = votes_for > 0 and (share > percent or votes_for * 100 == percent * cast)
    assert fallback_passes(votes_for, against, percent) == at_or_above
    above = cast > 0 and share > percent and votes_for * 100 != percent * cast
    assert operational_passes(votes_for, against, percent) == above


@pytest.mark.parametrize(
    ("votes_for", "against", "passes"), [(7, 3, True), (69, 31, False), (0, 0, False), (1, 0, True)]
)
def test_seventy_percent_of_for_and_against(votes_for: int, against: int, passes: bool) -> None:
    assert fallback_passes(votes_for, against, 70) == passes


@pytest.mark.parametrize(("votes_for", "against", "passes"), [(3, 3, False), (4, 3, True), (0, 0, False)])
def test_more_than_half(votes_for: int, against: int, passes: bool) -> None:
    assert operational_passes(votes_for, against, 50) == passes


def test_after_two_failed_tests_in_two_meetings_a_vote_may_decide() -> None:
    hall = founded()
    proposal = failed_twice(hall)
    hall.play(vote(3, 1, abstentions=1, rationale="we tried", implementer="cleo"))
    decision = hall.proposal(proposal).decision
    assert decision is not None
    entry, tally = decision.entry, decision.entry.tally
    assert (entry.method, entry.rationale, entry.implementer) == ("fallback-vote", {"en": "we tried"}, "cleo")
    assert (tally.votes_for, tally.votes_against, tally.abstentions) == (3, 1, 1)
    assert (tally.threshold, tally.base, tally.present, tally.quorum) == (70, "for+against", 5, 3)
    assert [n.member for n in entry.stood_aside] == list(ASIDE)
    assert standing(hall, proposal) == "in-force"
    late = LodgeBlock(proposal=proposal, member="ada", value="care", reason="harm")
    hall.refused(late, "stage", "R20")


def test_a_vote_that_fails_leaves_everything_as_it_was() -> None:
    hall = founded()
    proposal = failed_twice(hall)
    hall.play(vote(2, 1))
    state = hall.proposal(proposal)
    assert (state.stage, state.decision, state.votes[0].passed) == ("laid-down", None, False)


def test_one_failed_test_or_two_in_one_meeting_are_too_early_for_a_vote() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    hall.refused(vote(5, 0), "fallback-too-early", "R23")
    take_test(hall, agreement=2, stand_asides=ASIDE)
    assert hall.refused(vote(5, 0), "fallback-too-early", "R23")["failed"] == 1
    hall.play(MoveStage(stage="resolving"))
    take_test(hall, agreement=2, stand_asides=ASIDE)
    params = hall.refused(vote(5, 0), "fallback-too-early", "R23")
    assert (params["failed"], params["meetings"], params["needed_meetings"]) == (2, 1, 2)
    hall.play(MoveStage(stage="resolving"))
    hall.play(OpenTest())
    hall.refused(vote(5, 0), "test-running", "R18")
    hall.play(AbandonTest(why="late"))
    next_meeting(hall, proposal)
    hall.play(OpenTest())
    hall.play(AbandonTest(why="the fire alarm"))
    hall.refused(vote(5, 0), "fallback-too-early")


def test_a_block_within_the_block_period_is_a_failed_test_too_and_its_reason_stays_in_the_log() -> None:
    hall = founded()
    proposal = decided(hall)
    hall.play(LodgeBlock(proposal=proposal, member="ada", value="care", reason="harm"))
    next_meeting(hall, proposal)
    hall.refused(vote(5, 0), "fallback-too-early")
    hall.refused(OpenTest(), "block-standing")
    second = on_hold(hall, proposal)
    next_meeting(hall, second)
    hall.play(vote(4, 1))
    entry = hall.proposal(proposal).decision.entry  # type: ignore[union-attr]
    assert entry.blocked_by == (Named("ada", "harm", "care"),)
    assert [b.status for b in hall.proposal(proposal).blocks] == ["resolved", "resolved"]


def on_hold(hall: Hall, proposal: str) -> str:
    """A changed text, posted anew and blocked again."""
    hall.play(ReviseProposal(proposal=proposal, text="Closed on Sundays.", author="bo"))
    next_meeting(hall, proposal)
    take_test(hall, agreement=4, blocks={"ada": "harm"})
    return proposal


def test_without_a_fallback_in_the_charter_the_old_state_of_affairs_stands() -> None:
    hall = founded(5, fallback=None)
    failed_twice(hall)
    hall.refused(vote(5, 0), "no-fallback", "R23")


def test_a_vote_needs_a_proposal_a_quorum_and_no_more_votes_than_people() -> None:
    hall = founded()
    proposal = failed_twice(hall)
    hall.refused(vote(5, 1), "more-than-present", "R23")
    hall.refused(vote(5, 0, implementer="nobody"), "unknown-member")
    hall.play(MoveStage(stage="discussion"))
    hall.refused(vote(5, 0), "stage", "R23")
    hall.play(TakeUp(item="evaluation"))
    hall.refused(vote(5, 0), "no-proposal-on-the-floor")
    assert hall.proposal(proposal).votes == ()


def test_a_vote_is_about_the_posted_text_and_never_around_a_review() -> None:
    hall = founded()
    proposal = failed_twice(hall)
    other = hall.fork("other")
    hall.play(ReviseProposal(proposal=proposal, text="Closed on Sundays.", author="bo"))
    hall.refused(vote(5, 0), "changed-since-posted", "R17")
    other.play(MoveStage(stage="resolving"))
    take_test(other, agreement=4, blocks={"ada": "harm"})
    block = other.proposal(proposal).open_blocks[0].id
    for member in ("cleo", "dov"):
        other.play(AskBlockReview(proposal=proposal, block=block, member=member))
    next_meeting(other, proposal)
    other.refused(vote(5, 0), "review-unanswered", "R22")


def test_operational_matters_are_decided_by_vote_straight_away() -> None:
    hall = founded()
    proposal = on_the_floor(hall, to="presented", weight="minor", operational=True)
    hall.play(vote(2, 2, "operational"))
    assert (standing(hall, proposal), len(hall.proposal(proposal).votes)) == ("presented", 1)
    hall.play(vote(3, 2, "operational", personal=True, effective_at=hall.now))
    decision = hall.proposal(proposal).decision
    assert decision is not None
    assert (decision.entry.method, decision.entry.tally.threshold) == ("operational-vote", 50)
    assert (decision.entry.personal, decision.entry.effective_at) == (True, hall.now)
    assert standing(hall, proposal) == "in-force"
    hall.refused(vote(3, 2, "operational"), "stage", "R24")


def test_what_is_not_marked_operational_is_not() -> None:
    hall = founded()
    on_the_floor(hall, weight="minor")
    hall.refused(vote(5, 0, "operational"), "not-operational", "R24")


def test_a_block_is_not_outvoted_on_an_operational_matter() -> None:
    hall = founded()
    proposal = on_the_floor(hall, weight="minor", operational=True)
    take_test(hall, agreement=4, blocks={"ada": "harm"})
    hall.play(MoveStage(stage="resolving"))
    hall.refused(vote(4, 1, "operational"), "block-standing", "R22")
    hall.play(ReviseProposal(proposal=proposal, text="Closed on Sundays.", author="bo"))
    hall.play(vote(4, 1, "operational"))
    hall.play(CloseMeeting())
    assert standing(hall, proposal) == "in-force"
