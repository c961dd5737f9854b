# SPDX-License-Identifier: GPL-3.0-or-later
"""The item on the floor, its timer, straw polls and parts off the record (R12, R13, R14)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from assembly_app.domain.meetings.floor import Finish, GoOffRecord, GoOnRecord, StrawPollTaken, TakeStrawPoll, TakeUp
from assembly_app.domain.meetings.minutes import Write
from assembly_app.domain.meetings.timer import AddTime, StartTimer, StopTimer, TimeAdded, TimerStarted
from assembly_app.domain.proposals.concerns import AnswerQuestion, AskQuestion, RaiseConcern
from assembly_app.domain.proposals.stages import MoveStage
from assembly_app.domain.proposals.testing import OpenTest
from assembly_app.domain.values import Emitted
from tests.unit.domain.hall import Hall
from tests.unit.domain.steps import founded, on_the_floor, standing, take_test


def running(proposal_stage: str = "concerns", **numbers: object) -> tuple[Hall, str, str]:
    """A meeting with a proposal on the floor: the hall, the meeting's id, the proposal's id."""
    hall = founded(**numbers)  # type: ignore[arg-type]
    proposal = on_the_floor(hall, to=proposal_stage)
    return hall, hall.proposal(proposal).meeting, proposal


def test_an_item_on_the_floor_has_a_clock_that_runs_from_a_fixed_end() -> None:
    hall, meeting, _ = running()
    hall.play(TakeUp(item="evaluation"))
    state = hall.meeting(meeting)
    assert state.timer is not None and state.taken_up_at == hall.now
    assert state.timer.ends_at == hall.now + timedelta(minutes=5)
    assert state.timer.remaining(hall.later(minutes=4)) == timedelta(minutes=1)
    assert state.timer.remaining(hall.later(minutes=4)) == timedelta(minutes=-3), "overtime counts upward"


def test_taking_up_an_item_finishes_the_one_before() -> None:
    hall, meeting, proposal = running()
    hall.play(TakeUp(item="evaluation"))
    assert [item.state for item in hall.meeting(meeting).agenda] == ["done", "on-the-floor"]
    hall.refused(TakeUp(item="evaluation"), "nothing-to-change", "R15")
    hall.play(Finish())
    assert (hall.meeting(meeting).floor, hall.meeting(meeting).timer) == ("", None)
    hall.refused(Finish(), "nothing-on-the-floor", "R15")
    hall.play(TakeUp(item=hall.proposal(proposal).item))
    assert [item.state for item in hall.meeting(meeting).agenda] == ["on-the-floor", "done"]


def test_the_floor_does_not_change_during_a_test() -> None:
    hall, _, _ = running()
    hall.play(OpenTest())
    hall.refused(TakeUp(item="evaluation"), "test-running", "R18")
    hall.refused(Finish(), "test-running", "R18")


def test_adding_time_is_an_act_with_a_number() -> None:
    hall, meeting, _ = running()
    end = hall.meeting(meeting).timer
    assert end is not None
    hall.play(AddTime(minutes=5))
    hall.play(AddTime(minutes=-2))
    timer = hall.meeting(meeting).timer
    assert timer is not None
    assert (timer.ends_at, timer.minutes) == (end.ends_at + timedelta(minutes=3), end.minutes + 3)
    assert [event.minutes for event in hall.events(TimeAdded)] == [5, -2]  # type: ignore[attr-defined]
    hall.refused(AddTime(minutes=0), "no-minutes", "R12")


def test_a_timer_of_its_own_and_none_at_all() -> None:
    hall, meeting, _ = running()
    hall.refused(StartTimer(minutes=0), "no-minutes", "R12")
    hall.play(StartTimer(minutes=3))
    timer = hall.meeting(meeting).timer
    assert timer is not None and timer.remaining(hall.now) == timedelta(minutes=3)
    hall.play(StopTimer())
    assert hall.meeting(meeting).timer is None
    hall.refused(StopTimer(), "no-timer", "R12")
    hall.refused(AddTime(minutes=1), "no-timer", "R12")


def test_time_beyond_every_calendar_is_no_time() -> None:
    hall, meeting, _ = running()
    last = datetime(9999, 12, 31, tzinfo=UTC)
    hall.record(Emitted(meeting, TimerStarted(item="", ends_at=last, minutes=1)))
    hall.record(Emitted(meeting, TimeAdded(item="", minutes=9999)))
    timer = hall.meeting(meeting).timer
    assert timer is not None and timer.ends_at == last


def test_more_time_for_a_timer_that_was_put_away_elsewhere_changes_nothing() -> None:
    hall, meeting, _ = running()
    other = hall.fork("other")
    hall.play(StopTimer())
    other.later(seconds=1)
    other.play(AddTime(minutes=5))
    hall.merge(other)
    assert hall.meeting(meeting).timer is None


def test_a_straw_poll_is_recorded_and_decides_nothing() -> None:
    hall, _, proposal = running()
    before = hall.proposal(proposal)
    hall.play(TakeStrawPoll(question="Warm or cold?", counts={"warm": 5, "cold": 0}))
    assert hall.proposal(proposal) == before
    (poll,) = hall.events(StrawPollTaken)
    assert isinstance(poll, StrawPollTaken)
    assert (poll.question, poll.counts) == ({"en": "Warm or cold?"}, {"warm": 5, "cold": 0})
    hall.refused(TakeStrawPoll(question="Warm?", counts={}), "no-answers", "R13")
    hall.refused(TakeStrawPoll(question=" ", counts={"yes": 1}), "text-missing")


def test_off_the_record_nothing_that_is_said_is_recorded_and_the_result_is() -> None:
    hall, meeting, proposal = running()
    hall.play(GoOffRecord())
    hall.refused(GoOffRecord(), "nothing-to-change", "R14")
    hall.refused(Write(text="Ada said..."), "off-the-record", "R14")
    hall.refused(RaiseConcern(proposal=proposal, member="ada", text="the neighbours"), "off-the-record", "R14")
    take_test(hall, agreement=5)
    assert standing(hall, proposal) == "provisional"
    hall.play(GoOnRecord())
    hall.refused(GoOnRecord(), "nothing-to-change", "R14")
    hall.play(Write(text="We agreed."))
    assert not hall.meeting(meeting).off_record


def test_questions_and_answers_off_the_record_stay_there() -> None:
    hall, _, proposal = running("clarifying")
    question = hall.play(AskQuestion(proposal=proposal, member="ada", text="Who holds the key?"))
    hall.play(GoOffRecord())
    hall.refused(AskQuestion(proposal=proposal, member="ada", text="And who pays?"), "off-the-record", "R14")
    hall.refused(AnswerQuestion(proposal=proposal, question=question, text="Bo"), "off-the-record", "R14")
    hall.refused(MoveStage(stage="discussion"), "questions-unanswered", "R16")


def test_what_is_off_the_record_is_the_item_on_the_floor_not_another_proposal() -> None:
    hall, _, proposal = running()
    take_test(hall, agreement=5)
    hall.play(TakeUp(item="evaluation"))
    hall.play(GoOffRecord())
    hall.play(RaiseConcern(proposal=proposal, member="ada", text="the neighbours"))
    hall.play(Finish())
    hall.play(RaiseConcern(proposal=proposal, member="bo", text="the roof"))
    assert len(hall.proposal(proposal).concerns) == 2
    assert standing(hall, proposal) == "provisional"
