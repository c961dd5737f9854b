# SPDX-License-Identifier: GPL-3.0-or-later
"""Leading a proposal through its stages, and the ways in which it leaves the floor (R15)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.meetings.calling import CloseMeeting
from assembly_app.domain.meetings.floor import TakeUp
from assembly_app.domain.proposals.concerns import AskQuestion, RaiseConcern, WithdrawConcern
from assembly_app.domain.proposals.drafting import CloneProposal
from assembly_app.domain.proposals.stages import (
    DeferProposal,
    LayDownProposal,
    MoveStage,
    ReferProposal,
    WithdrawProposal,
    next_act,
)
from assembly_app.domain.proposals.state import BEFORE_A_TEST
from assembly_app.domain.proposals.testing import AskFor, OpenTest
from tests.unit.domain.hall import Hall
from tests.unit.domain.steps import (
    QUICK,
    ask_all,
    call,
    convene,
    decided,
    draft,
    founded,
    lead,
    next_meeting,
    on_the_floor,
    posted,
    standing,
    take_test,
    take_up,
)


def comes_next(hall: Hall, proposal: str) -> str:
    return next_act(hall.proposal(proposal), hall.now)


def test_every_stage_says_what_comes_next() -> None:
    hall = founded()
    proposal = draft(hall)
    assert comes_next(hall, proposal) == "put-on-agenda"
    convene(hall, posted(hall, proposal))
    take_up(hall, proposal)
    assert comes_next(hall, proposal) == "present"
    said = []
    for stage in BEFORE_A_TEST:
        hall.play(MoveStage(stage=stage))  # type: ignore[arg-type]
        said.append(comes_next(hall, proposal))
    assert said == ["move-to-clarifying", "move-to-discussion", "move-to-concerns", "open-test", "open-test"]
    hall.play(OpenTest())
    asked = []
    for step in ("block", "stand-aside", "reservation", "agreement"):
        asked.append(comes_next(hall, proposal))
        hall.play(AskFor(step=step))  # type: ignore[arg-type]
    assert asked == ["ask-block", "ask-stand-aside", "ask-reservation", "ask-agreement"]
    assert comes_next(hall, proposal) == "close-test"


def test_open_questions_and_concerns_are_what_comes_next() -> None:
    hall = founded()
    proposal = on_the_floor(hall, to="clarifying")
    hall.play(AskQuestion(proposal=proposal, member="ada", text="Who holds the key?"))
    assert comes_next(hall, proposal) == "answer-questions"
    hall = founded()
    proposal = on_the_floor(hall)
    concern = hall.play(RaiseConcern(proposal=proposal, member="ada", text="noise"))
    assert comes_next(hall, proposal) == "move-to-resolving"
    hall.play(MoveStage(stage="resolving"))
    assert comes_next(hall, proposal) == "resolve-concerns"
    hall.play(WithdrawConcern(proposal=proposal, concern=concern, member="ada"))
    assert comes_next(hall, proposal) == "open-test"


def test_what_comes_next_after_a_decision_and_where_nothing_does() -> None:
    hall = founded()
    proposal = decided(hall)
    assert comes_next(hall, proposal) == "wait-for-block-period"
    hall.later(hours=72)
    assert comes_next(hall, proposal) == "note-outcome"
    dropped = draft(hall)
    hall.play(LayDownProposal(proposal=dropped, why="no interest"))
    assert comes_next(hall, dropped) == ""


@pytest.mark.parametrize("stage", BEFORE_A_TEST)
def test_forward_goes_one_stage_at_a_time_back_goes_anywhere(stage: str) -> None:
    hall = founded()
    proposal = on_the_floor(hall, to=stage)
    at = BEFORE_A_TEST.index(stage)  # type: ignore[arg-type]
    for other in BEFORE_A_TEST:
        to = BEFORE_A_TEST.index(other)
        branch = hall.fork("branch")
        if to > at + 1 or to == at:
            assert other not in branch.refused(MoveStage(stage=other), "stage", "R15")["may"]  # type: ignore[arg-type, operator]
        else:
            branch.play(MoveStage(stage=other))  # type: ignore[arg-type]
            assert branch.proposal(proposal).stage == other


def test_a_proposal_is_presented_first() -> None:
    hall = founded()
    proposal = draft(hall)
    convene(hall, posted(hall, proposal))
    hall.refused(MoveStage(stage="presented"), "nothing-on-the-floor", "R15")
    take_up(hall, proposal)
    assert hall.refused(MoveStage(stage="discussion"), "stage", "R15")["may"] == ("presented",)
    hall.refused(OpenTest(), "stage", "R15")
    hall.play(TakeUp(item="evaluation"))
    hall.refused(MoveStage(stage="presented"), "no-proposal-on-the-floor", "R15")


def test_the_stage_stands_still_during_a_test() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    hall.play(OpenTest())
    hall.refused(MoveStage(stage="discussion"), "test-running", "R15")
    hall.refused(DeferProposal(proposal=proposal), "test-running", "R15")
    hall.refused(OpenTest(), "test-running", "R18")


def test_after_a_test_that_failed_the_group_goes_back_to_wherever_it_wants() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    take_test(hall, agreement=2, stand_asides=("ada", "cleo", "dov"))
    assert (standing(hall, proposal), comes_next(hall, proposal)) == ("returned", "move-to-resolving")
    hall.play(MoveStage(stage="discussion"))
    lead(hall, proposal, "resolving")


def test_a_decided_proposal_has_no_stage_to_go_to() -> None:
    hall = founded()
    decided(hall)
    assert hall.refused(MoveStage(stage="discussion"), "stage", "R15")["may"] == ()


def test_a_deferred_proposal_is_not_tested_now_but_at_the_later_meeting() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    later = call(hall, 200)
    hall.play(DeferProposal(proposal=proposal, to=later, why="the treasurer is ill"))
    state = hall.proposal(proposal)
    assert (state.stage, state.left_to, state.why) == ("deferred", later, "the treasurer is ill")
    assert comes_next(hall, proposal) == "put-on-agenda"
    hall.refused(OpenTest(), "stage", "R15")
    hall.refused(MoveStage(stage="concerns"), "stage", "R15")
    next_meeting(hall, proposal)
    take_test(hall, agreement=5)
    assert standing(hall, proposal) == "provisional"


def test_it_is_deferred_to_a_meeting_that_is_still_to_come() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    here = hall.proposal(proposal).meeting
    hall.refused(DeferProposal(proposal=proposal, to="nowhere"), "unknown-meeting")
    hall.refused(DeferProposal(proposal=proposal, to=here), "meeting-begun", "R15")
    hall.play(DeferProposal(proposal=proposal))
    assert hall.proposal(proposal).left_to == ""


def test_a_proposal_is_referred_to_a_group_by_name() -> None:
    hall = founded()
    proposal = draft(hall)
    hall.refused(ReferProposal(proposal=proposal, to=" "), "text-missing")
    hall.play(ReferProposal(proposal=proposal, to=" Garden group ", why="they know"))
    assert (hall.proposal(proposal).stage, hall.proposal(proposal).left_to) == ("referred", "Garden group")
    hall.refused(ReferProposal(proposal=proposal, to="Kitchen group"), "stage")


def test_only_its_proposer_withdraws_a_proposal_and_another_member_takes_it_up_as_a_clone() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    hall.refused(WithdrawProposal(proposal=proposal, member="ada"), "not-yours", "R15")
    hall.play(WithdrawProposal(proposal=proposal, member="bo", why="too early"))
    assert (hall.proposal(proposal).stage, hall.proposal(proposal).why) == ("withdrawn", "too early")
    clone = hall.proposal(hall.play(CloneProposal(proposal=proposal, proposer="cleo")))
    assert (clone.proposer, clone.cloned_from, clone.weight, clone.stage) == ("cleo", proposal, "major", "draft")
    assert clone.version.texts == hall.proposal(proposal).version.texts
    hall.play(CloseMeeting())


def test_a_proposal_is_laid_down_with_the_reason() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    hall.refused(LayDownProposal(proposal=proposal, why=" "), "reason-missing", "R15")
    hall.play(LayDownProposal(proposal=proposal, why="nobody carries it"))
    assert hall.proposal(proposal).stage == "laid-down"


@QUICK
@given(st.lists(st.sampled_from(BEFORE_A_TEST), max_size=12))
def test_nobody_reaches_a_test_without_the_questions_and_the_discussion(path: list[str]) -> None:
    hall = founded()
    proposal = on_the_floor(hall, to="presented")
    seen = {"presented"}
    for stage in path:
        at, to = (BEFORE_A_TEST.index(s) for s in (hall.proposal(proposal).stage, stage))  # type: ignore[arg-type]
        if to <= at + 1 and to != at:
            hall.play(MoveStage(stage=stage))  # type: ignore[arg-type]
            seen.add(stage)
    if {"clarifying", "discussion", "concerns"} <= seen and hall.proposal(proposal).stage in ("concerns", "resolving"):
        hall.play(OpenTest())
        ask_all(hall)
    else:
        hall.refused(OpenTest(), "stage", "R15")
