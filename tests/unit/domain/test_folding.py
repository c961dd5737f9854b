# SPDX-License-Identifier: GPL-3.0-or-later
"""Folding a record: again, in any order, and with records that nobody here may see. It never fails."""

from __future__ import annotations

from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.actions.action_items import AgreeAction, DoneAction
from assembly_app.domain.aggregates import ACTS, EVENTS
from assembly_app.domain.charter.changes import AssemblyFounded, ChangeCharter, FoundAssembly
from assembly_app.domain.charter.state import CHARTER_ID
from assembly_app.domain.decisions.log import (
    DecisionReopened,
    NoteOutcome,
    RecordDecision,
    ReopenDecision,
    SupersedeDecision,
)
from assembly_app.domain.meetings.agenda import AddItem, ChangeItem, ItemMoved, MoveItem
from assembly_app.domain.meetings.calling import CloseMeeting, MeetingCalled
from assembly_app.domain.meetings.minutes import AmendEntry, CirculateMinutes, Write
from assembly_app.domain.meetings.stack import LowerHand, NextTurn, RaiseHand
from assembly_app.domain.meetings.timer import AddTime
from assembly_app.domain.members.membership import AddMember, BeginTerm, ChangeStanding, TrainMember
from assembly_app.domain.members.state import MEMBERS_ID
from assembly_app.domain.proposals.blocks import (
    AskBlockReview,
    ContestedSettled,
    LodgeBlock,
    ReviewBlock,
    WithdrawBlock,
)
from assembly_app.domain.proposals.concerns import (
    AnswerQuestion,
    AskQuestion,
    ConcernRaised,
    RaiseConcern,
    WithdrawConcern,
)
from assembly_app.domain.proposals.drafting import ContestMark, ReviseProposal, TranslateProposal
from assembly_app.domain.proposals.outcomes import CountSettled, SettleCount
from assembly_app.domain.proposals.stages import MoveStage
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Emitted, in_language, name_of
from tests.unit.domain.hall import Hall, fold
from tests.unit.domain.steps import (
    QUICK,
    call,
    convene,
    founded,
    on_the_floor,
    posted,
    standing,
    take_test,
)


def busy_year() -> Hall:
    """A record in which nearly everything happens once."""
    hall = founded(6)
    hall.play(TrainMember(member="ada"))
    hall.play(BeginTerm(member="ada", role="treasurer"))
    hall.play(ChangeStanding(member="fay", standing="left"))
    first = on_the_floor(hall, to="clarifying")
    question = hall.play(AskQuestion(proposal=first, member="ada", text="Who?"))
    hall.play(AnswerQuestion(proposal=first, question=question, text="Bo"))
    hall.play(MoveStage(stage="discussion"))
    hand = hall.play(RaiseHand(member="ada"))
    hall.play(NextTurn())
    hall.play(LowerHand(hand=hall.play(RaiseHand(member="cleo"))))
    hall.play(AddTime(minutes=3))
    hall.play(MoveStage(stage="concerns"))
    concern = hall.play(RaiseConcern(proposal=first, member="ada", text="noise"))
    hall.play(WithdrawConcern(proposal=first, concern=concern, member="ada"))
    hall.play(ReviseProposal(proposal=first, text="Closed at eight.", author="bo", clarifying=True))
    hall.play(TranslateProposal(proposal=first, language="de", text="Um acht zu."))
    take_test(hall, agreement=4, blocks={"ada": "harm"})
    block = hall.proposal(first).blocks[0].id
    for member in ("cleo", "dov"):
        hall.play(AskBlockReview(proposal=first, block=block, member=member))
    hall.play(ReviewBlock(proposal=first, block=block, rests=0, does_not=5))
    take_test(hall, agreement=4, stand_asides=("ada",), open_why="the review")
    hall.play(ReopenDecision(proposal=first, consents=5))
    hall.play(MoveStage(stage="concerns"))
    take_test(hall, agreement=5, open_why="the review")
    hall.play(ReviseProposal(proposal=first, text="Closed at eight, always.", author="bo", clarifying=True))
    hall.play(ContestMark(proposal=first, member="ada"))
    action = hall.play(AgreeAction(text="Buy hooks", owner="ada"))
    entry = hall.play(Write(text="We began late."))
    hall.play(CloseMeeting())
    hall.play(AmendEntry(meeting=hall.proposal(first).meeting, entry=entry, text="On time."))
    hall.play(CirculateMinutes(meeting=hall.proposal(first).meeting))
    hall.play(DoneAction(action=action))
    again = hall.play(LodgeBlock(proposal=first, member="cleo", value="care", reason="harm"))
    hall.play(WithdrawBlock(proposal=first, block=again, member="cleo"))
    hall.later(hours=73)
    old = hall.play(RecordDecision(title="Roof", text="Mend it.", method="council", by="C", taken_at=hall.now))
    hall.play(SupersedeDecision(decision=old, by=first))
    hall.play(NoteOutcome(decision=first, text="It is used"))
    hall.play(ChangeCharter(decision=first, name="Elm Street"))
    meeting = call(hall)
    item = hall.play(AddItem(meeting=meeting, kind="report"))
    hall.play(ChangeItem(meeting=meeting, item=item, minutes=9))
    hall.play(MoveItem(meeting=meeting, item=item))
    assert (standing(hall, first), standing(hall, old)) == ("in-force", "superseded")
    assert hand
    return hall


def test_folding_again_gives_the_same() -> None:
    hall = busy_year()
    assert fold(hall.lines) == hall.states


@QUICK
@given(st.randoms(use_true_random=False))
def test_no_order_of_records_fails(random: Random) -> None:
    hall = busy_year()
    lines = list(hall.lines)
    random.shuffle(lines)
    assert fold(lines) == fold(lines)


def test_whichever_record_is_withheld_the_others_still_fold() -> None:
    hall = busy_year()
    for n, line in enumerate(hall.lines):
        without = fold(hall.lines[:n] + hall.lines[n + 1 :])
        untouched = {about: state for about, state in hall.states.items() if about != line.about}
        assert {about: state for about, state in without.items() if about != line.about} == untouched


def test_without_its_beginning_there_is_no_meeting_and_no_proposal() -> None:
    hall = busy_year()
    firsts = {line.about: line for line in reversed(hall.lines)}
    rest = [line for line in hall.lines if firsts[line.about] is not line]
    states = fold(rest)
    assert set(states) == {MEMBERS_ID}
    assert [m.id for m in hall.people.everyone][1:] == [m.id for m in states[MEMBERS_ID].everyone]  # type: ignore[union-attr]


def test_an_event_about_another_kind_of_thing_changes_nothing() -> None:
    hall = busy_year()
    for line in hall.lines:
        for about in hall.states:
            if about != line.about:
                other = hall.fork("other")
                kinds = type(hall.states[about]), type(hall.states[line.about])
                if kinds[0] is not kinds[1]:
                    other.record(Emitted(about, line.entry.event))
                    assert other.states[about] == hall.states[about]


def test_nothing_but_a_founding_begins_a_charter_and_only_the_first_counts() -> None:
    hall = founded()
    other = Hall("other", hall.now)
    other.play(FoundAssembly(name="Elm Street"))
    hall.merge(other)
    assert hall.charter.name == "Linden Street"
    called = MeetingCalled(title={"en": "x"}, kind="weekly", starts_at=hall.now, zone="UTC", place="", minutes=5)
    begun = Hall()
    with pytest.raises(AssertionError):
        begun.record(Emitted(CHARTER_ID, called))
    assert begun.founding is None


def test_a_second_beginning_of_the_same_meeting_changes_nothing() -> None:
    hall = founded()
    meeting = posted(hall)
    before = hall.meeting(meeting)
    other = MeetingCalled(title={"en": "x"}, kind="weekly", starts_at=hall.now, zone="UTC", place="", minutes=5)
    hall.record(Emitted(meeting, other))
    hall.record(Emitted(meeting, ItemMoved(item="nowhere")))
    assert hall.meeting(meeting) == before


def test_the_follow_up_that_two_laptops_put_on_the_agenda_stands_there_once() -> None:
    hall = founded()
    meeting, late = posted(hall), posted(hall, in_hours=150)
    convene(hall, meeting)
    hall.play(AgreeAction(text="Buy chalk", owner="ada"))
    hall.play(CloseMeeting())
    other = hall.fork("other")
    for laptop in (hall, other):
        convene(laptop, late)
    hall.merge(other)
    assert [item.id for item in hall.meeting(late).agenda] == ["follow-up", "approve-minutes", "evaluation"]


def test_what_other_programs_wrote_about_what_is_not_there_changes_nothing() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    before = hall.proposal(proposal)
    for event in (CountSettled(number=9, chosen="x", why="y"), DecisionReopened(meeting="m", consents=5)):
        hall.record(Emitted(proposal, event))
    assert hall.proposal(proposal) == before
    hall.record(Emitted(proposal, ContestedSettled(block="nowhere", stands=True, why="x")))
    assert hall.proposal(proposal).decision is None


def test_two_settlements_of_one_count_end_with_the_last_one() -> None:
    hall = founded(6)
    proposal = on_the_floor(hall)
    one, two = hall.fork("one"), hall.fork("two")
    for laptop, agreement in ((one, 5), (two, 6)):
        take_test(laptop, agreement=agreement)
    one.merge(two)
    two = one.fork("three")
    results = [result.id for result in one.proposal(proposal).tests[0].results]
    one.play(SettleCount(proposal=proposal, chosen=results[1], why="so"))
    two.play(SettleCount(proposal=proposal, chosen=results[0], why="no, so"))
    one.merge(two)
    state = one.proposal(proposal)
    assert state.tests[0].result is not None and state.decision is not None
    assert state.decision.entry.tally == state.tests[0].result.tally
    assert state.decision.result == state.tests[0].chosen


def test_every_event_reads_back_as_it_was_written() -> None:
    hall = busy_year()
    for line in hall.lines:
        event = line.entry.event
        assert msgspec.json.decode(msgspec.json.encode(event), type=EVENTS[event.TYPE]) == event


def test_an_instant_without_a_zone_is_not_read() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"starts_at":"2026-03-02T09:00:00"}', type=EVENTS["meeting.moved"])


def test_every_act_and_every_record_type_has_one_name() -> None:
    assert ACTS["post-agenda"].__name__ == "PostAgenda"
    assert ACTS["agree-action"] and ACTS["abandon-test"]
    assert all(name == name_of(act) for name, act in ACTS.items())
    assert EVENTS["assembly.founded"] is AssemblyFounded
    assert EVENTS["concern.raised"] is ConcernRaised


def test_a_text_is_shown_in_the_first_language_that_it_has() -> None:
    texts = {"en": "Open", "sw": "Fungua"}
    assert in_language(texts, "de", "sw", "en") == "Fungua"
    assert in_language(texts, "de") == "Open"
    assert in_language({}, "de") == ""


def test_a_refusal_says_its_code_its_rule_and_its_parameters() -> None:
    assert str(Refused("no-quorum", "R10", present=2)) == "R10 no-quorum {'present': 2}"
    assert str(Refused("stack-empty", "R11")) == "R11 stack-empty"


def test_a_member_who_joins_twice_is_one_person() -> None:
    hall = founded(1)
    other = hall.fork("other")
    hall.play(AddMember(name="Noor", id="noor"))
    other.play(AddMember(name="Nour", id="noor"))
    hall.merge(other)
    assert [m.name for m in hall.people.everyone] == ["Ada", "Noor"]


def test_two_members_who_each_asked_twice_are_two() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    take_test(hall, agreement=3, blocks={"ada": "harm"})
    block = hall.proposal(proposal).blocks[0].id
    other = hall.fork("other")
    for laptop in (hall, other):
        laptop.play(AskBlockReview(proposal=proposal, block=block, member="cleo"))
    hall.merge(other)
    assert standing(hall, proposal) == "blocked"
    hall.refused(ReviewBlock(proposal=proposal, block=block, rests=0, does_not=5), "review-not-asked", "R22")
