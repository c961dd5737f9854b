# SPDX-License-Identifier: GPL-3.0-or-later
"""The roles of a meeting, facilitating in turn, and the facilitator whose own proposal is on the floor (R7, R8, R9)."""

from __future__ import annotations

import pytest

from assembly_app.domain.meetings.attendance import Arrive
from assembly_app.domain.meetings.calling import CloseMeeting, OpenMeeting
from assembly_app.domain.meetings.floor import TakeUp
from assembly_app.domain.meetings.roles import (
    DeclineFacilitation,
    HallConsents,
    HandOver,
    RoleTaken,
    TakeRole,
    facilitation_order,
)
from assembly_app.domain.members.membership import AddMember
from assembly_app.domain.proposals.stages import MoveStage
from assembly_app.domain.proposals.testing import CloseTest, OpenTest
from assembly_app.domain.proposals.votes import TakeVote
from tests.unit.domain.hall import Hall
from tests.unit.domain.steps import ask_all, call, convene, draft, founded, on_the_floor, posted, take_up


def order(hall: Hall, meeting: str) -> list[str]:
    return [place.member for place in facilitation_order(hall.meeting(meeting), hall, hall.now)]


def test_every_role_has_a_holder() -> None:
    hall = founded()
    meeting = call(hall)
    roles = ("co-facilitator", "timekeeper", "stack-keeper", "minute-taker", "vibes-watcher")
    for role in roles:
        hall.play(TakeRole(meeting=meeting, role=role, member="ada"))  # type: ignore[arg-type]
    assert hall.meeting(meeting).roles == dict.fromkeys(roles, "ada")
    guest = hall.play(AddMember(name="Noor", guest=True))
    hall.refused(TakeRole(meeting=meeting, role="timekeeper", member=guest), "not-a-member")


def test_the_first_in_turn_facilitates_anybody_else_says_why() -> None:
    hall = founded()
    meeting = call(hall)
    first, second = order(hall, meeting)[:2]
    params = hall.refused(TakeRole(meeting=meeting, role="facilitator", member=second), "not-first-in-rotation", "R8")
    assert params["first"] == (first,)
    hall.play(TakeRole(meeting=meeting, role="facilitator", member=second, why=" she is practising "))
    (taken,) = hall.events(RoleTaken)
    assert isinstance(taken, RoleTaken) and taken.why == "she is practising"
    hall.play(TakeRole(meeting=meeting, role="facilitator", member=first))
    assert hall.meeting(meeting).facilitator() == first


def test_declining_is_recorded_and_the_next_one_is_asked() -> None:
    hall = founded()
    meeting = call(hall)
    first, second = order(hall, meeting)[:2]
    hall.play(DeclineFacilitation(meeting=meeting, member=first))
    assert order(hall, meeting)[0] == second
    hall.play(TakeRole(meeting=meeting, role="facilitator", member=second))
    hall.refused(DeclineFacilitation(meeting=meeting, member=first), "nothing-to-change", "R8")


def held_by(hall: Hall, member: str, *present: str) -> None:
    meeting = posted(hall)
    convene(hall, meeting, *present, facilitator=member)
    hall.play(CloseMeeting())
    hall.refused(TakeRole(meeting=meeting, role="facilitator", member=member), "meeting-over", "R7")
    hall.refused(DeclineFacilitation(meeting=meeting, member=member), "meeting-over", "R8")


@pytest.mark.parametrize("excuse", ["none", "declined", "away"])
def test_nobody_facilitates_twice_in_a_row_while_somebody_else_can(excuse: str) -> None:
    hall = founded(3)
    held_by(hall, "ada")
    meeting = posted(hall)
    if excuse == "declined":
        hall.play(DeclineFacilitation(meeting=meeting, member="ada"))
    if excuse == "away":
        hall.play(OpenMeeting(meeting=meeting), hall.meeting(meeting).starts_at)
        hall.play(Arrive(members=("bo", "cleo")))
    again = TakeRole(meeting=meeting, role="facilitator", member="ada", why="everybody likes it")
    assert set(hall.refused(again, "twice-in-a-row", "R8")["others"]) == {"bo", "cleo"}  # type: ignore[call-overload]


def test_somebody_may_facilitate_twice_in_a_row_when_nobody_else_can_and_the_reason_is_recorded() -> None:
    hall = founded(3)
    held_by(hall, "ada")
    meeting = call(hall)
    for member in ("bo", "cleo"):
        hall.play(DeclineFacilitation(meeting=meeting, member=member))
    again = TakeRole(meeting=meeting, role="facilitator", member="ada")
    assert hall.refused(again, "not-first-in-rotation", "R8")["first"] == ()
    hall.play(TakeRole(meeting=meeting, role="facilitator", member="ada", why="nobody else could"))
    assert hall.meeting(meeting).facilitator() == "ada"


def test_where_nobody_is_left_to_ask_the_reason_is_recorded_too() -> None:
    hall = founded(1, facilitators_trained=True)
    meeting = call(hall)
    hall.refused(TakeRole(meeting=meeting, role="facilitator", member="ada"), "not-first-in-rotation", "R8")
    hall.play(TakeRole(meeting=meeting, role="facilitator", member="ada", why="the training is in May"))


def test_only_those_present_are_in_the_order_once_somebody_has_come() -> None:
    hall = founded()
    meeting = posted(hall)
    assert len(order(hall, meeting)) == 5
    convene(hall, meeting, "ada", "dov")
    assert sorted(order(hall, meeting)) == ["ada", "dov"]


def test_a_later_meeting_does_not_count_as_a_turn_before() -> None:
    hall = founded(3)
    early, late = posted(hall, in_hours=80), call(hall, 300)
    hall.play(TakeRole(meeting=late, role="facilitator", member="ada", why="asked for it"))
    held_by(hall, "bo")
    assert facilitation_order(hall.meeting(early), hall, hall.now)[0].turns == 0
    places = {p.member: p for p in facilitation_order(hall.meeting(late), hall, hall.now)}
    assert (places["bo"].reason, places["ada"].turns) == ("last-time", 0)


def test_nothing_comes_onto_the_floor_without_a_facilitator() -> None:
    hall = founded()
    meeting = posted(hall)
    hall.play(OpenMeeting(meeting=meeting), hall.meeting(meeting).starts_at)
    hall.refused(TakeUp(item="evaluation"), "no-facilitator", "R7")


def own_proposal(hall: Hall) -> str:
    proposal = draft(hall, by="ada")
    convene(hall, posted(hall, proposal), facilitator="ada")
    take_up(hall, proposal)
    return proposal


def test_a_facilitator_hands_over_for_an_own_proposal_and_for_that_item_only() -> None:
    hall = founded()
    proposal = own_proposal(hall)
    assert hall.refused(MoveStage(stage="presented"), "own-proposal", "R9")["member"] == "ada"
    hall.refused(HandOver(member="nobody"), "not-present", "R9")
    hall.play(HandOver(member="cleo"))
    hall.play(MoveStage(stage="presented"))
    meeting = hall.meeting(hall.proposal(proposal).meeting)
    assert meeting.facilitator(meeting.floor) == "cleo"
    assert meeting.facilitator("evaluation") == meeting.facilitator() == "ada"
    hall.refused(HandOver(member="cleo", item="nowhere"), "unknown-item")


def test_or_the_hall_consents_for_that_item() -> None:
    hall = founded()
    own_proposal(hall)
    hall.play(HallConsents(item="evaluation"))
    hall.refused(MoveStage(stage="presented"), "own-proposal", "R9")
    item = next(i for i in hall.meeting(hall.meetings()[0].id).agenda if i.proposal)
    hall.play(HallConsents(item=item.id))
    hall.play(MoveStage(stage="presented"))
    hall.refused(HallConsents(item="nowhere"), "unknown-item")


def test_a_proposer_who_takes_over_in_the_middle_of_the_test_does_not_close_it() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    hall.play(OpenTest())
    ask_all(hall)
    hall.play(TakeRole(meeting=hall.proposal(proposal).meeting, role="facilitator", member="bo", why="Ada has to go"))
    hall.refused(CloseTest(agreement=5), "own-proposal", "R9")
    hall.play(HandOver(member="cleo"))
    hall.play(CloseTest(agreement=5))


def test_nothing_is_handed_over_while_nothing_is_on_the_floor() -> None:
    hall = founded()
    convene(hall, posted(hall))
    hall.refused(HandOver(member="cleo"), "nothing-on-the-floor")


def test_a_proposer_who_takes_over_before_the_test_neither_opens_it_nor_calls_a_vote() -> None:
    hall = founded()
    proposal = on_the_floor(hall, weight="minor", operational=True)
    hall.play(TakeRole(meeting=hall.proposal(proposal).meeting, role="facilitator", member="bo", why="Ada has to go"))
    hall.refused(OpenTest(), "own-proposal", "R9")
    hall.refused(TakeVote(kind="operational", votes_for=5, votes_against=0), "own-proposal", "R9")
    hall.play(HallConsents(item=hall.proposal(proposal).item))
    hall.play(TakeVote(kind="operational", votes_for=5, votes_against=0))
