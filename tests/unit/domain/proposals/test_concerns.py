# SPDX-License-Identifier: GPL-3.0-or-later
"""Clarifying questions come before opinions; concerns are all named, then resolved (R16)."""

from __future__ import annotations

import pytest

from assembly_app.domain.members.membership import AddMember
from assembly_app.domain.proposals.concerns import (
    AddressConcern,
    AnswerQuestion,
    AskQuestion,
    RaiseConcern,
    StandAsideConcern,
    WithdrawConcern,
)
from assembly_app.domain.proposals.drafting import ReviseProposal
from assembly_app.domain.proposals.stages import MoveStage
from assembly_app.domain.proposals.testing import CloseTest, OpenTest
from tests.unit.domain.hall import Hall
from tests.unit.domain.steps import ask_all, decided, founded, lead, on_the_floor, standing, take_test


def with_concern(hall: Hall, **more: object) -> tuple[str, str]:
    """A proposal in the round of concerns, where Ada has named one."""
    proposal = on_the_floor(hall, **more)  # type: ignore[arg-type]
    return proposal, hall.play(RaiseConcern(proposal=proposal, member="ada", text=" The noise at night "))


def test_questions_are_answered_before_opinions() -> None:
    hall = founded()
    proposal = on_the_floor(hall, to="clarifying")
    question = hall.play(AskQuestion(proposal=proposal, member="ada", text="Who holds the key?"))
    other = hall.play(AskQuestion(proposal=proposal, member="cleo", text="From when?"))
    hall.play(AnswerQuestion(proposal=proposal, question=other, text="From May"))
    assert hall.refused(MoveStage(stage="discussion"), "questions-unanswered", "R16")["questions"] == (question,)
    hall.refused(RaiseConcern(proposal=proposal, member="ada", text="noise"), "stage", "R16")
    hall.play(AnswerQuestion(proposal=proposal, question=question, text="Bo"))
    hall.play(MoveStage(stage="discussion"))
    assert [q.answer for q in hall.proposal(proposal).questions] == ["Bo", "From May"]


def test_questions_have_their_time_and_one_answer() -> None:
    hall = founded()
    proposal = on_the_floor(hall, to="clarifying")
    question = hall.play(AskQuestion(proposal=proposal, member="ada", text="Who?"))
    hall.refused(AskQuestion(proposal=proposal, member="ada", text=" "), "text-missing")
    hall.refused(AskQuestion(proposal=proposal, member="nobody", text="Who?"), "unknown-member")
    hall.refused(AskQuestion(proposal=proposal, member="bo", text="Who?", id=question), "id-taken")
    hall.refused(AnswerQuestion(proposal=proposal, question="nowhere", text="Bo"), "unknown-question")
    hall.refused(AnswerQuestion(proposal=proposal, question=question, text=""), "text-missing")
    hall.play(AnswerQuestion(proposal=proposal, question=question, text="Bo"))
    hall.refused(AnswerQuestion(proposal=proposal, question=question, text="Cleo"), "nothing-to-change")
    hall.play(MoveStage(stage="discussion"))
    hall.refused(AskQuestion(proposal=proposal, member="ada", text="Who?"), "stage", "R16")


def test_concerns_are_numbered_in_the_order_in_which_they_are_named_guests_too() -> None:
    hall = founded()
    noor = hall.play(AddMember(name="Noor", guest=True))
    proposal, _ = with_concern(hall)
    hall.play(RaiseConcern(proposal=proposal, member=noor, text="the smell"))
    concerns = hall.proposal(proposal).concerns
    assert [(c.number, c.member, c.text, c.status) for c in concerns] == [
        (1, "ada", "The noise at night", "open"),
        (2, noor, "the smell", "open"),
    ]
    hall.refused(RaiseConcern(proposal=proposal, member="ada", text=" "), "text-missing")
    hall.refused(RaiseConcern(proposal=proposal, member="bo", text="x", id=concerns[0].id), "id-taken")


def test_while_concerns_are_being_named_none_is_solved() -> None:
    hall = founded()
    proposal, concern = with_concern(hall)
    hall.refused(AddressConcern(proposal=proposal, concern=concern), "stage", "R16")
    answer = ReviseProposal(proposal=proposal, text="Closed at eight.", author="bo", answers=concern)
    assert hall.refused(answer, "stage", "R16")["wanted"] == "resolving"
    hall.play(MoveStage(stage="resolving"))
    hall.play(answer)
    hall.play(AddressConcern(proposal=proposal, concern=concern))
    addressed = hall.proposal(proposal).concerns[0]
    assert (addressed.status, addressed.version) == ("addressed", 2)
    assert hall.proposal(proposal).version.answers == concern


def test_a_concern_is_addressed_by_a_version_that_exists_once() -> None:
    hall = founded()
    proposal, concern = with_concern(hall)
    hall.play(MoveStage(stage="resolving"))
    hall.refused(AddressConcern(proposal=proposal, concern=concern, version=7), "unknown-version")
    hall.refused(AddressConcern(proposal=proposal, concern="nowhere"), "unknown-concern")
    hall.play(AddressConcern(proposal=proposal, concern=concern, version=1))
    assert hall.refused(AddressConcern(proposal=proposal, concern=concern), "concern-settled")["status"] == "addressed"
    wrong = ReviseProposal(proposal=proposal, text="x", author="bo", answers="nowhere")
    hall.refused(wrong, "unknown-concern")


@pytest.mark.parametrize(
    ("act", "status"), [(WithdrawConcern, "withdrawn"), (StandAsideConcern, "stood-aside")], ids=["withdraw", "aside"]
)
def test_only_whoever_raised_a_concern_withdraws_it_or_stands_aside(
    act: type[WithdrawConcern | StandAsideConcern], status: str
) -> None:
    hall = founded()
    proposal, concern = with_concern(hall)
    hall.refused(act(proposal=proposal, concern=concern, member="bo"), "not-yours", "R16")
    hall.play(act(proposal=proposal, concern=concern, member="ada"))
    assert hall.proposal(proposal).concerns[0].status == status
    hall.play(OpenTest())


def test_the_test_is_refused_while_a_concern_is_open_unless_it_is_recorded_why() -> None:
    hall = founded()
    proposal, concern = with_concern(hall)
    assert hall.refused(OpenTest(), "open-concerns", "R16")["concerns"] == (concern,)
    hall.refused(OpenTest(why="  "), "open-concerns", "R16")
    take_test(hall, agreement=5, open_why="heard, and shared by nobody else")
    decision = hall.proposal(proposal).decision
    assert decision is not None and decision.entry.went_on_why == "heard, and shared by nobody else"


def test_a_concern_that_is_named_during_the_test_needs_its_own_reason_to_go_on() -> None:
    hall = founded()
    proposal, _ = with_concern(hall)
    hall.later(minutes=1)
    hall.play(OpenTest(why="heard"))
    ask_all(hall)
    concern = hall.play(RaiseConcern(proposal=proposal, member="cleo", text="the insurance"))
    assert hall.refused(CloseTest(agreement=5), "open-concerns", "R16")["concerns"] == (concern,)
    hall.play(CloseTest(agreement=5, why="the insurance was checked"))
    assert standing(hall, proposal) == "provisional"


def test_a_concern_after_the_decision_is_recorded_and_stops_nothing() -> None:
    hall = founded()
    proposal = decided(hall)
    ends = hall.proposal(proposal).decision.block_ends  # type: ignore[union-attr]
    hall.later(hours=71)
    hall.play(RaiseConcern(proposal=proposal, member="ada", text="the insurance"))
    assert hall.proposal(proposal).decision.block_ends == ends  # type: ignore[union-attr]
    hall.later(hours=1)
    assert standing(hall, proposal) == "in-force"
    hall.play(RaiseConcern(proposal=proposal, member="cleo", text="it was too late to block"))
    assert standing(hall, proposal) == "in-force"
    assert len(hall.proposal(proposal).open_concerns) == 2


def test_going_back_to_the_round_of_concerns_more_may_be_named() -> None:
    hall = founded()
    proposal, _ = with_concern(hall)
    hall.play(MoveStage(stage="resolving"))
    hall.play(MoveStage(stage="concerns"))
    hall.play(RaiseConcern(proposal=proposal, member="cleo", text="the roof"))
    lead(hall, proposal, "resolving")
    assert len(hall.proposal(proposal).open_concerns) == 2
