# SPDX-License-Identifier: GPL-3.0-or-later
"""Calling, moving, cancelling, opening and closing meetings (R1, R5, R6)."""

from __future__ import annotations

from datetime import timedelta

from assembly_app.domain.actions.action_items import AgreeAction
from assembly_app.domain.meetings.agenda import AddItem
from assembly_app.domain.meetings.attendance import Arrive
from assembly_app.domain.meetings.calling import CallMeeting, CancelMeeting, CloseMeeting, MoveMeeting, OpenMeeting
from assembly_app.domain.meetings.floor import TakeUp
from assembly_app.domain.meetings.minutes import ApproveMinutes, CirculateMinutes
from assembly_app.domain.meetings.posting import PostAgenda
from assembly_app.domain.meetings.roles import TakeRole
from assembly_app.domain.proposals.testing import AbandonTest, OpenTest
from tests.unit.domain.hall import Hall
from tests.unit.domain.steps import call, convene, draft, founded, on_the_floor, posted


def kinds(hall: Hall, meeting: str) -> list[str]:
    return [item.kind for item in hall.meeting(meeting).agenda]


def test_a_meeting_has_a_start_a_zone_a_kind_a_place_and_a_length() -> None:
    hall = founded(zone="Africa/Kampala")
    start = hall.now + timedelta(days=5)
    meeting = hall.meeting(hall.play(CallMeeting(starts_at=start, place="Kitchen", title="Spring assembly")))
    assert (meeting.starts_at, meeting.zone, meeting.kind) == (start, "Africa/Kampala", "monthly")
    assert (meeting.place, meeting.minutes, meeting.title) == ("Kitchen", 120, {"en": "Spring assembly"})
    short = hall.meeting(hall.play(CallMeeting(starts_at=start, kind="weekly")))
    assert (short.minutes, short.title) == (15, {"en": "weekly"})
    assert hall.meeting(hall.play(CallMeeting(starts_at=start, minutes=45))).minutes == 45


def test_a_meeting_is_not_called_in_the_past_nor_of_an_unknown_kind_nor_twice() -> None:
    hall = founded()
    hall.refused(CallMeeting(starts_at=hall.now), "start-in-the-past", "R1")
    later = hall.now + timedelta(days=1)
    assert "weekly" in str(hall.refused(CallMeeting(starts_at=later, kind="gala"), "unknown-meeting-kind")["kinds"])
    meeting = call(hall)
    hall.refused(CallMeeting(starts_at=later, id=meeting), "id-taken")


def test_the_first_meeting_of_all_ends_with_its_evaluation() -> None:
    hall = founded()
    assert kinds(hall, call(hall)) == ["evaluation"]


def test_open_actions_and_unapproved_minutes_come_first_by_themselves() -> None:
    hall = founded()
    first = posted(hall)
    convene(hall, first)
    hall.play(AgreeAction(text="Buy chalk", owner="ada"))
    hall.play(CloseMeeting())
    assert kinds(hall, call(hall)) == ["follow-up", "approve-minutes", "evaluation"]
    hall.play(CirculateMinutes(meeting=first))
    second = posted(hall)
    convene(hall, second)
    hall.play(ApproveMinutes(of=first))
    hall.play(CloseMeeting())
    hall.play(CirculateMinutes(meeting=second))
    assert kinds(hall, call(hall)) == ["follow-up", "approve-minutes", "evaluation"], (
        "the second one's minutes are next"
    )


def test_what_comes_up_after_the_call_is_on_the_agenda_all_the_same() -> None:
    hall = founded()
    today, next_month = posted(hall), call(hall, in_hours=800)
    hall.play(AddItem(meeting=next_month, kind="check-in", before="evaluation"))
    hall.play(AddItem(meeting=next_month, kind="report"))
    convene(hall, today)
    hall.play(AgreeAction(text="Buy chalk", owner="ada"))
    hall.play(CloseMeeting())
    hall.play(PostAgenda(meeting=next_month))
    assert kinds(hall, next_month) == ["check-in", "follow-up", "approve-minutes", "report", "evaluation"]
    assert hall.meeting(next_month).agenda[1].posted_at == hall.now


def test_an_action_agreed_after_the_posting_comes_onto_the_agenda_late() -> None:
    hall = founded()
    today, tomorrow = posted(hall), posted(hall, in_hours=120)
    convene(hall, today)
    hall.play(AgreeAction(text="Buy chalk", owner="ada"))
    hall.play(CloseMeeting())
    convene(hall, tomorrow)
    assert kinds(hall, tomorrow) == ["follow-up", "approve-minutes", "evaluation"]
    assert hall.meeting(tomorrow).agenda[0].late and not hall.meeting(tomorrow).agenda[2].late


def test_moving_a_posted_meeting_earlier_counts_the_notice_anew() -> None:
    hall = founded()
    meeting = posted(hall, draft(hall), in_hours=100)
    start = hall.meeting(meeting).starts_at
    hall.later(hours=20)
    params = hall.refused(MoveMeeting(meeting=meeting, starts_at=start - timedelta(hours=9)), "notice-too-short", "R5")
    assert params["earliest"] == hall.now + timedelta(hours=72)
    hall.play(MoveMeeting(meeting=meeting, starts_at=start - timedelta(hours=8), why="the hall is free"))
    assert hall.meeting(meeting).starts_at == start - timedelta(hours=8)
    assert {item.posted_at for item in hall.meeting(meeting).agenda} == {hall.now}


def test_moving_it_later_does_not() -> None:
    hall = founded()
    meeting = posted(hall, draft(hall), in_hours=72)
    was = hall.now
    hall.later(hours=70)
    hall.play(MoveMeeting(meeting=meeting, starts_at=hall.now + timedelta(hours=3)))
    assert {item.posted_at for item in hall.meeting(meeting).agenda} == {was}


def test_without_a_major_item_a_meeting_may_come_at_short_notice() -> None:
    hall = founded()
    meeting = posted(hall, draft(hall, weight="minor"), in_hours=100)
    hall.play(MoveMeeting(meeting=meeting, starts_at=hall.now + timedelta(hours=1)))
    unposted = call(hall, 50)
    hall.play(MoveMeeting(meeting=unposted, starts_at=hall.now + timedelta(hours=2)))
    assert all(item.posted_at is None for item in hall.meeting(unposted).agenda)
    hall.refused(MoveMeeting(meeting=meeting, starts_at=hall.now), "start-in-the-past")


def test_cancelling_needs_a_reason_and_keeps_the_record() -> None:
    hall = founded()
    meeting = posted(hall, draft(hall))
    hall.refused(CancelMeeting(meeting=meeting, why=" "), "reason-missing", "R5")
    hall.play(CancelMeeting(meeting=meeting, why="storm"))
    state = hall.meeting(meeting)
    assert (state.phase, state.cancelled_why, len(state.agenda)) == ("cancelled", "storm", 2)
    hall.refused(CancelMeeting(meeting=meeting, why="again"), "meeting-begun")
    hall.refused(MoveMeeting(meeting=meeting, starts_at=hall.now + timedelta(days=9)), "meeting-begun")


def test_a_meeting_opens_posted_in_time_and_alone() -> None:
    hall = founded()
    meeting, other = call(hall, 50), posted(hall, in_hours=50)
    start = hall.meeting(meeting).starts_at
    hall.refused(OpenMeeting(meeting=meeting), "agenda-not-posted", "R2")
    hall.play(PostAgenda(meeting=meeting))
    hall.refused(OpenMeeting(meeting=meeting), "too-early", "R3", at=start - timedelta(minutes=15, milliseconds=1))
    hall.play(OpenMeeting(meeting=meeting), at=start - timedelta(minutes=15))
    assert hall.refused(OpenMeeting(meeting=other), "another-meeting-open", at=start)["meetings"] == (meeting,)
    hall.refused(CancelMeeting(meeting=meeting, why="tired"), "meeting-begun")


def test_closing_ends_everything_that_is_running() -> None:
    hall = founded()
    meeting = posted(hall, draft(hall))
    convene(hall, meeting)
    hall.play(TakeUp(item="evaluation"))
    hall.later(minutes=30)
    hall.play(CloseMeeting())
    state = hall.meeting(meeting)
    assert (state.phase, state.floor, state.timer, state.present) == ("closed", "", None, ())
    assert (state.closed_at, state.minutes_phase) == (hall.now, "draft")
    assert {p.left for p in state.presences} == {hall.now}
    assert [item.state for item in state.agenda] == ["to-come", "done"]
    hall.refused(CloseMeeting(), "no-open-meeting")
    hall.refused(CloseMeeting(meeting=meeting), "meeting-not-open")


def test_a_meeting_does_not_close_over_a_running_test() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    hall.play(OpenTest())
    assert hall.refused(CloseMeeting(), "test-running", "R18")["proposal"] == proposal
    hall.play(AbandonTest(why="it is late"))
    hall.play(CloseMeeting())


def test_who_is_still_there_at_the_end_and_who_had_left() -> None:
    hall = founded()
    meeting = posted(hall)
    convene(hall, meeting, "ada")
    hall.play(Arrive(members=("cleo",)))
    hall.play(TakeRole(meeting=meeting, role="minute-taker", member="cleo"))
    hall.play(CloseMeeting())
    assert hall.meeting(meeting).roles == {"facilitator": "ada", "minute-taker": "cleo"}
    assert len(hall.meeting(meeting).presences) == 2
