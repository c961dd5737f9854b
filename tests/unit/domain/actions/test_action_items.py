# SPDX-License-Identifier: GPL-3.0-or-later
"""Action items: who does what by when, until it is done (R30)."""

from __future__ import annotations

from datetime import timedelta

from assembly_app.domain.actions.action_items import AgreeAction, CarryAction, DoneAction, DropAction
from assembly_app.domain.meetings.calling import CloseMeeting
from assembly_app.domain.meetings.floor import Finish
from assembly_app.domain.meetings.roles import TakeRole
from tests.unit.domain.hall import Hall
from tests.unit.domain.steps import call, convene, founded, on_the_floor, posted


def follow_up(hall: Hall) -> bool:
    """Whether the next meeting begins with the follow-up."""
    return hall.meeting(call(hall)).agenda[0].kind == "follow-up"


def test_an_action_has_an_owner_a_date_and_where_it_comes_from() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    due = hall.now + timedelta(days=7)
    action = hall.action(hall.play(AgreeAction(text="Buy hooks", owner="ada", due=due)))
    assert (action.text, action.owner, action.due, action.status) == ({"en": "Buy hooks"}, "ada", due, "open")
    assert (action.proposal, action.item) == (proposal, hall.proposal(proposal).item)
    hall.play(Finish())
    loose = hall.action(hall.play(AgreeAction(text="Buy chalk", owner="ada")))
    assert (loose.proposal, loose.item, loose.due) == ("", "", None)


def test_the_owner_is_always_asked_for_and_never_the_minute_taker_by_default() -> None:
    hall = founded()
    meeting = posted(hall)
    convene(hall, meeting)
    hall.play(TakeRole(meeting=meeting, role="minute-taker", member="eli"))
    hall.refused(AgreeAction(text="Buy chalk"), "action-needs-owner", "R30")
    hall.refused(AgreeAction(text="Buy chalk", owner="nobody"), "unknown-member")
    hall.refused(AgreeAction(text="Buy chalk", owner="ada", due=hall.now), "due-in-the-past", "R30")
    hall.refused(AgreeAction(text=" ", owner="ada"), "text-missing")
    action = hall.play(AgreeAction(text="Buy chalk", owner="ada"))
    hall.refused(AgreeAction(text="Buy chalk", owner="ada", id=action), "id-taken")


def test_it_comes_back_at_every_meeting_until_it_is_done() -> None:
    hall = founded()
    convene(hall, posted(hall))
    action = hall.play(AgreeAction(text="Buy chalk", owner="ada"))
    hall.play(CloseMeeting())
    meeting = posted(hall)
    assert hall.meeting(meeting).agenda[0].kind == "follow-up"
    convene(hall, meeting)
    later = hall.now + timedelta(days=30)
    hall.refused(CarryAction(action=action, owner="nobody"), "unknown-member")
    hall.refused(CarryAction(action=action, due=hall.now), "due-in-the-past", "R30")
    hall.play(CarryAction(action=action))
    hall.play(CarryAction(action=action, due=later, owner="bo"))
    state = hall.action(action)
    assert (state.carried, state.due, state.owner, state.status) == (2, later, "bo", "open")
    hall.play(CloseMeeting())
    assert follow_up(hall)
    hall.play(DoneAction(action=action, note="at the corner shop"))
    state = hall.action(action)
    assert (state.status, state.note, state.settled_at) == ("done", "at the corner shop", hall.now)
    assert not follow_up(hall)


def test_it_is_dropped_only_with_a_reason_and_settled_once() -> None:
    hall = founded()
    convene(hall, posted(hall))
    action = hall.play(AgreeAction(text="Buy chalk", owner="ada"))
    hall.refused(DropAction(action=action), "reason-missing", "R30")
    hall.play(DropAction(action=action, why=" the board is white "))
    assert (hall.action(action).status, hall.action(action).note) == ("dropped", "the board is white")
    for act in (DropAction(action=action, why="x"), DoneAction(action=action), CarryAction(action=action)):
        assert hall.refused(act, "action-settled", "R30")["status"] == "dropped"
    hall.refused(DoneAction(action="nowhere"), "unknown-action")


def test_only_a_meeting_carries_an_action() -> None:
    hall = founded()
    convene(hall, posted(hall))
    action = hall.play(AgreeAction(text="Buy chalk", owner="ada"))
    hall.play(CloseMeeting())
    hall.refused(CarryAction(action=action), "no-open-meeting")
