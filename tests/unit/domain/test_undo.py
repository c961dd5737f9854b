# SPDX-License-Identifier: GPL-3.0-or-later
"""The act that takes an act back: it leads to what was, and where nothing takes an act back there is none."""

from __future__ import annotations

import msgspec
import pytest

from assembly_app.domain.actions.action_items import AgreeAction
from assembly_app.domain.aggregates import UNDO, undo
from assembly_app.domain.meetings.agenda import AddItem
from assembly_app.domain.meetings.attendance import Arrive, Depart
from assembly_app.domain.meetings.calling import OpenMeeting
from assembly_app.domain.meetings.floor import GoOffRecord, GoOnRecord, TakeUp
from assembly_app.domain.meetings.minutes import Write
from assembly_app.domain.meetings.posting import PostAgenda
from assembly_app.domain.meetings.roles import TakeRole
from assembly_app.domain.meetings.stack import OrderStack, RaiseHand
from assembly_app.domain.meetings.timer import AddTime, StartTimer
from assembly_app.domain.members.membership import AddMember, ChangeStanding, RenameMember
from assembly_app.domain.proposals.blocks import LodgeBlock
from assembly_app.domain.proposals.concerns import RaiseConcern
from assembly_app.domain.proposals.drafting import DraftProposal
from assembly_app.domain.proposals.stages import MoveStage
from assembly_app.domain.proposals.testing import AskFor, OpenTest, TakePosition
from assembly_app.domain.values import Act, State, find
from tests.unit.domain.hall import Hall
from tests.unit.domain.steps import call, convene, decided, founded, on_the_floor, posted


def there_and_back(hall: Hall, act: Act) -> tuple[dict[str, State], dict[str, State]]:
    """Everything as it stood before the act, and once it has been taken back."""
    empty = dict.fromkeys(act.NEW, "new")
    filled = msgspec.structs.replace(act, **empty)
    before, back = dict(hall.states), undo(filled, hall, "a slip")
    assert back is not None
    hall.play(filled)
    assert hall.states != before
    hall.play(back)
    return before, hall.states


@pytest.mark.parametrize(
    "act",
    [
        RaiseHand(member="ada"),
        OrderStack(progressive=False),
        AddTime(minutes=3),
        GoOffRecord(),
        ChangeStanding(member="ada", standing="left"),
        RenameMember(member="ada", name="Ida", shown=False),
    ],
)
def test_what_was_done_is_as_if_it_had_not_been(act: Act) -> None:
    hall = founded()
    on_the_floor(hall)
    before, after = there_and_back(hall, act)
    assert after == before


def test_who_came_by_mistake_has_left_and_who_left_by_mistake_is_back() -> None:
    hall = founded()
    convene(hall, posted(hall), "ada", "bo", "cleo")
    there_and_back(hall, Arrive(members=("dov",)))
    there_and_back(hall, Depart(members=("ada",)))
    assert set(hall.meeting(hall.meetings()[0].id).present) == {"ada", "bo", "cleo"}


def test_back_on_the_record_is_off_it_again() -> None:
    hall = founded()
    convene(hall, posted(hall))
    hall.play(GoOffRecord())
    there_and_back(hall, GoOnRecord())
    assert hall.meeting(hall.meetings()[0].id).off_record


def test_a_timer_by_mistake_is_put_away() -> None:
    hall = founded()
    convene(hall, posted(hall))
    there_and_back(hall, StartTimer(minutes=5))
    assert hall.meeting(hall.meetings()[0].id).timer is None


def test_an_item_taken_up_by_mistake_gives_the_floor_to_the_one_before() -> None:
    hall = founded()
    meeting = call(hall)
    first, second = (hall.play(AddItem(meeting=meeting, kind="report")) for _ in range(2))
    hall.states.update(hall.fork("same").states)
    hall.play(PostAgenda(meeting=meeting))
    convene(hall, meeting)
    assert undo(TakeUp(item=first), hall, "") is None
    hall.play(TakeUp(item=first))
    there_and_back(hall, TakeUp(item=second))
    assert hall.meeting(meeting).floor == first


def test_a_stage_led_to_by_mistake_goes_back_to_the_one_before_but_not_off_the_floor() -> None:
    hall = founded()
    proposal = on_the_floor(hall, to="presented")
    there_and_back(hall, MoveStage(stage="clarifying"))
    assert hall.proposal(proposal).stage == "presented"

    other = founded()
    meeting = posted(other)
    convene(other, meeting)
    assert undo(MoveStage(stage="clarifying"), other, "") is None


def test_a_position_is_replaced_by_the_one_before_and_the_first_has_none_before() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    other = TakePosition(member="ada", stance="agreement")
    assert undo(other, hall, "") is None
    hall.play(OpenTest())
    for step in ("block", "stand-aside", "reservation", "agreement"):
        hall.play(AskFor(step=step))  # type: ignore[arg-type]
    assert undo(other, hall, "") is None
    hall.play(TakePosition(member="ada", stance="stand-aside", reason="noise"))
    there_and_back(hall, other)
    (test,) = hall.proposal(proposal).tests
    assert [(p.id, p.stance, p.reason) for p in test.positions] == [("ada", "stand-aside", "noise")]


def test_a_role_goes_back_to_who_held_it() -> None:
    hall = founded()
    meeting = posted(hall)
    notes = TakeRole(meeting=meeting, role="minute-taker", member="ada")
    assert undo(notes, hall, "") is None
    hall.play(notes)
    there_and_back(hall, TakeRole(meeting=meeting, role="minute-taker", member="bo"))
    assert hall.meeting(meeting).roles == {"minute-taker": "ada"}


def test_an_entry_is_struck_and_an_item_taken_off() -> None:
    hall = founded()
    planned = call(hall)
    there_and_back(hall, AddItem(meeting=planned, kind="report"))
    assert "new" not in [item.id for item in hall.meeting(planned).agenda]
    meeting = posted(hall)
    convene(hall, meeting)
    there_and_back(hall, Write(text="We began."))
    assert [entry.struck for entry in hall.meeting(meeting).entries] == [True]
    there = undo(Write(text="Then", meeting=meeting, id="x"), hall, "a slip")
    assert there is not None and there.meeting == meeting  # type: ignore[attr-defined]


def test_what_somebody_began_by_mistake_is_withdrawn_or_dropped() -> None:
    hall = founded()
    there_and_back(hall, DraftProposal(title="Bench", text="We build one.", proposer="bo"))
    assert hall.proposal("new").stage == "withdrawn"
    proposal = on_the_floor(hall, to="discussion")
    hall.states.pop("new")
    there_and_back(hall, RaiseConcern(proposal=proposal, member="ada", text="noise"))
    assert [c.status for c in hall.proposal(proposal).concerns] == ["withdrawn"]
    there_and_back(hall, AgreeAction(text="Buy hooks", owner="ada"))
    assert hall.action("new").status == "dropped"
    there_and_back(hall, AddMember(name="Noor"))
    assert hall.people.person("new").standing == "left"


def test_a_block_by_mistake_is_withdrawn() -> None:
    hall = founded()
    proposal = decided(hall)
    there_and_back(hall, LodgeBlock(proposal=proposal, member="ada", value="care", reason="harm"))
    block = find(hall.proposal(proposal).blocks, "new")
    assert block is not None and block.status == "withdrawn"


def test_what_will_be_refused_or_is_about_nobody_has_no_way_back() -> None:
    hall = founded()
    assert undo(ChangeStanding(member="nobody", standing="left"), hall, "") is None
    assert undo(RenameMember(member="nobody", name="Nobody"), hall, "") is None
    assert undo(TakeUp(item="nowhere"), hall, "") is None
    assert undo(OpenMeeting(meeting=call(hall)), hall, "") is None
    assert OpenMeeting not in UNDO
