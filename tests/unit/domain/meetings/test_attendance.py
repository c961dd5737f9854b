# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrivals, departures and the quorum (R10)."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.meetings.attendance import Arrive, Depart, quorum
from assembly_app.domain.meetings.calling import OpenMeeting
from assembly_app.domain.members.membership import AddMember, ChangeStanding
from assembly_app.domain.proposals.testing import OpenTest
from tests.unit.domain.hall import Hall
from tests.unit.domain.steps import NAMES, QUICK, convene, draft, founded, lead, on_the_floor, posted, take_up


def opened(hall: Hall) -> str:
    meeting = posted(hall)
    hall.play(OpenMeeting(meeting=meeting), hall.meeting(meeting).starts_at)
    return meeting


def test_people_come_and_go_and_come_back() -> None:
    hall = founded()
    meeting = opened(hall)
    hall.play(Arrive(members=("ada", "bo", "ada")))
    hall.later(minutes=20)
    hall.play(Depart(members=("ada", "ada")))
    assert hall.meeting(meeting).present == ("bo",)
    hall.later(minutes=5)
    hall.play(Arrive(members=("ada",)))
    assert hall.meeting(meeting).present == ("bo", "ada")
    stays = [(p.member, p.left is None) for p in hall.meeting(meeting).presences]
    assert stays == [("ada", False), ("bo", True), ("ada", True)]
    assert hall.meeting(meeting).presences[2].arrived == hall.now


def test_who_cannot_arrive_or_leave() -> None:
    hall = founded()
    opened(hall)
    hall.play(Arrive(members=("ada",)))
    hall.refused(Arrive(members=("ada",)), "already-present", "R10")
    hall.refused(Arrive(members=("stranger",)), "unknown-member")
    hall.refused(Arrive(members=()), "nobody-named")
    hall.refused(Depart(members=("bo",)), "not-present", "R10")
    hall.refused(Depart(members=()), "nobody-named")


def test_nobody_arrives_at_a_meeting_that_is_not_open() -> None:
    hall = founded()
    hall.refused(Arrive(members=("ada",)), "no-open-meeting")
    meeting = posted(hall)
    hall.refused(Arrive(members=("ada",), meeting=meeting), "meeting-not-open", "R10")


def test_guests_and_former_members_do_not_make_a_quorum() -> None:
    hall = founded(3)
    noor = hall.play(AddMember(name="Noor", guest=True))
    proposal = on_the_floor(hall, present=("ada", "bo", noor))
    params = hall.refused(OpenTest(), "no-quorum", "R10")
    assert (params["present"], params["needed"]) == (2, 3)
    hall.play(Arrive(members=("cleo",)))
    hall.play(ChangeStanding(member="cleo", standing="left"))
    hall.refused(OpenTest(), "no-quorum")
    hall.play(ChangeStanding(member=noor, standing="active"))
    hall.play(OpenTest())
    assert hall.proposal(proposal).open_test is not None


def test_quorum_that_is_lost_between_discussion_and_test() -> None:
    hall = founded(8)
    proposal = draft(hall)
    convene(hall, posted(hall, proposal), "ada", "bo", "cleo", "dov")
    take_up(hall, proposal)
    lead(hall, proposal)
    hall.play(Depart(members=("dov",)))
    assert hall.refused(OpenTest(), "no-quorum", "R10") == {"present": 3, "needed": 4}
    hall.play(Arrive(members=("eli",)))
    hall.play(OpenTest())


@QUICK
@given(st.lists(st.tuples(st.sampled_from(NAMES), st.booleans()), max_size=40), st.integers(3, 10))
def test_the_quorum_is_known_at_every_instant(moves: list[tuple[str, bool]], members: int) -> None:
    hall = founded(members)
    meeting = opened(hall)
    room: set[str] = set()
    for who, comes in moves:
        hall.now += timedelta(minutes=1)
        act = Arrive(members=(who,)) if comes else Depart(members=(who,))
        if not comes and who not in room:
            hall.refused(act, "not-present")
        elif comes and (who in room or hall.people.find(who) is None):
            hall.refused(act, "already-present" if who in room else "unknown-member")
        else:
            hall.play(act)
            room = room | {who} if comes else room - {who}
        now = quorum(hall.meeting(meeting), hall)
        assert (now.present, now.needed) == (len(room), max(3, (members + 1) // 2))
        assert now.met == (len(room) >= now.needed)
