# SPDX-License-Identifier: GPL-3.0-or-later
"""Two laptops record the same meeting, and then exchange what they have: different counts, the same version number."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assembly_app.domain.meetings.attendance import Arrive
from assembly_app.domain.meetings.calling import CallMeeting, CancelMeeting, CloseMeeting, MoveMeeting, OpenMeeting
from assembly_app.domain.meetings.posting import PostAgenda
from assembly_app.domain.meetings.stack import NextTurn, RaiseHand
from assembly_app.domain.proposals.blocks import LodgeBlock
from assembly_app.domain.proposals.drafting import ReviseProposal
from assembly_app.domain.proposals.outcomes import SettleCount
from assembly_app.domain.proposals.stages import DeferProposal, MoveStage, next_act
from assembly_app.domain.proposals.testing import AbandonTest, CloseTest, OpenTest
from assembly_app.domain.proposals.votes import TakeVote
from tests.unit.domain.hall import Hall
from tests.unit.domain.steps import (
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
    put,
    standing,
    take_test,
    take_up,
)


def merged(one: Hall, other: Hall) -> None:
    """Both know everything now, and see the same."""
    theirs = one.fork(one.feed)
    one.merge(other)
    other.merge(theirs)
    assert one.states == other.states


def counted_twice(first: dict[str, object], second: dict[str, object]) -> tuple[Hall, str]:
    """One test in one room, with two different counts: the desk's and that of the minute-taker's laptop."""
    hall = founded(6)
    proposal = draft(hall)
    meeting = posted(hall, proposal)
    other = hall.fork("other")
    for laptop, count in ((hall, first), (other, second)):
        convene(laptop, meeting)
        take_up(laptop, proposal)
        lead(laptop, proposal)
        laptop.later(minutes=20)
        take_test(laptop, **count)  # type: ignore[arg-type]
        laptop.play(CloseMeeting())
    merged(hall, other)
    return hall, proposal


def count_of(hall: Hall, proposal: str, feed: str) -> str:
    """The count that a laptop recorded of the first test."""
    return next(result.id for result in hall.proposal(proposal).tests[0].results if result.feed == feed)


def dawdle(laptop: Hall) -> None:
    """Record enough for this laptop's next records to come after the other's."""
    for _ in range(20):
        laptop.play(MoveStage(stage="discussion"))
        laptop.play(MoveStage(stage="concerns"))


ASIDE = ("ada", "cleo", "dov")
FIVE: dict[str, object] = {"agreement": 5}
SIX: dict[str, object] = {"agreement": 6}
RETURNED: dict[str, object] = {"agreement": 3, "stand_asides": ASIDE}
BLOCKED: dict[str, object] = {"agreement": 5, "blocks": {"ada": "harm"}}


def test_the_same_count_twice_is_no_dispute() -> None:
    hall, proposal = counted_twice(SIX, SIX)
    state = hall.proposal(proposal)
    assert (len(state.tests), len(state.tests[0].results), len(state.decisions)) == (1, 2, 1)
    assert (standing(hall, proposal), state.disputed) == ("provisional", ())
    hall.later(hours=73)
    assert standing(hall, proposal) == "in-force"
    convene(hall, posted(hall))
    hall.refused(SettleCount(proposal=proposal, chosen=state.tests[0].results[0].id, why="x"), "no-such-count")


def test_two_different_counts_are_shown_until_a_meeting_settles_which_one_stands() -> None:
    hall, proposal = counted_twice(FIVE, SIX)
    hall.later(hours=80)
    assert standing(hall, proposal) == "contested"
    assert next_act(hall.proposal(proposal), hall.now) == "settle-contested"
    chosen = count_of(hall, proposal, "other")
    hall.refused(SettleCount(proposal=proposal, chosen=chosen, why="x"), "no-open-meeting")
    convene(hall, posted(hall), "bo", "cleo")
    hall.refused(SettleCount(proposal=proposal, chosen=chosen, why="x"), "no-quorum", "R10")
    hall.play(Arrive(members=("ada",)))
    hall.refused(SettleCount(proposal=proposal, chosen=chosen, why=" "), "reason-missing", "R18")
    hall.refused(SettleCount(proposal=proposal, chosen="nowhere", why="x"), "no-such-count", "R18")
    hall.play(SettleCount(proposal=proposal, chosen=chosen, why="Cleo had not been counted"))
    state = hall.proposal(proposal)
    assert (standing(hall, proposal), len(state.decisions), len(state.tests[0].results)) == ("in-force", 1, 2)
    assert state.decision.entry.tally.agreement == 6  # type: ignore[union-attr]


COUNTS = {"agreed": (SIX, "provisional"), "returned": (RETURNED, "returned"), "blocked": (BLOCKED, "blocked")}


@pytest.mark.parametrize("feed", ["desk", "other"])
@pytest.mark.parametrize(
    ("desk", "other"),
    [(a, b) for a in COUNTS for b in COUNTS if a != b],
)
def test_whichever_count_is_chosen_what_follows_from_it_holds(desk: str, other: str, feed: str) -> None:
    hall, proposal = counted_twice(COUNTS[desk][0], COUNTS[other][0])
    assert hall.proposal(proposal).disputed
    convene(hall, posted(hall))
    hall.play(SettleCount(proposal=proposal, chosen=count_of(hall, proposal, feed), why="we asked around"))
    expected = COUNTS[desk if feed == "desk" else other][1]
    now = standing(hall, proposal)
    if expected == "provisional":
        assert now in ("provisional", "in-force")
    else:
        assert now == expected
    state = hall.proposal(proposal)
    assert (len(state.open_blocks), len(state.decisions)) == (expected == "blocked", expected == "provisional")
    assert not state.disputed


def test_a_decision_nobody_could_know_of_has_its_whole_block_period_once_the_count_is_settled() -> None:
    hall = founded(6)
    proposal = on_the_floor(hall)
    other = hall.fork("other")
    take_test(hall, **RETURNED)  # type: ignore[arg-type]
    dawdle(other)
    take_test(other, **SIX)  # type: ignore[arg-type]
    merged(hall, other)
    assert standing(hall, proposal) == "returned"
    hall.later(hours=2)
    hall.play(SettleCount(proposal=proposal, chosen=count_of(hall, proposal, "other"), why="we asked around"))
    assert hall.proposal(proposal).decision.block_ends == hall.now + timedelta(hours=72)  # type: ignore[union-attr]
    assert standing(hall, proposal) == "provisional"


def test_a_disputed_count_is_settled_before_the_next_test() -> None:
    hall, proposal = counted_twice(RETURNED, BLOCKED)
    next_meeting(hall, proposal)
    assert hall.refused(OpenTest(), "count-disputed", "R18")["tests"] == (1,)


def test_a_count_of_an_older_test_does_not_undo_a_newer_decision() -> None:
    hall = founded(6)
    proposal = on_the_floor(hall)
    other = hall.fork("other")
    take_test(hall, **RETURNED)  # type: ignore[arg-type]
    dawdle(other)
    take_test(other, **BLOCKED)  # type: ignore[arg-type]
    next_meeting(hall, proposal)
    take_test(hall, **SIX)  # type: ignore[arg-type]
    merged(hall, other)
    state = hall.proposal(proposal)
    assert [len(test.results) for test in state.tests] == [2, 1]
    hall.play(SettleCount(proposal=proposal, chosen=count_of(hall, proposal, "other"), why="so it was"))
    hall.later(hours=73)
    assert (standing(hall, proposal), len(hall.proposal(proposal).decisions)) == ("in-force", 1)


def test_a_block_survives_when_the_count_is_settled() -> None:
    hall, proposal = counted_twice(FIVE, SIX)
    hall.play(LodgeBlock(proposal=proposal, member="eli", value="care", reason="harm"))
    convene(hall, posted(hall))
    chosen = hall.proposal(proposal).tests[0].results[1].id
    hall.play(SettleCount(proposal=proposal, chosen=chosen, why="we asked around"))
    assert standing(hall, proposal) == "blocked"
    assert hall.proposal(proposal).decision.result == chosen  # type: ignore[union-attr]


def test_a_test_broken_off_here_and_finished_there_is_disputed() -> None:
    hall = founded(6)
    proposal = on_the_floor(hall)
    other = hall.fork("other")
    hall.play(OpenTest())
    hall.play(AbandonTest(why="power cut"))
    other.later(seconds=5)
    take_test(other, **SIX)  # type: ignore[arg-type]
    merged(hall, other)
    assert [t.number for t in hall.proposal(proposal).disputed] == [1]
    hall.play(SettleCount(proposal=proposal, chosen=count_of(hall, proposal, "other"), why="they went on"))
    assert standing(hall, proposal) == "provisional"


def test_what_the_slower_laptop_still_records_does_not_reopen_anything() -> None:
    hall = founded()
    proposal = draft(hall)
    meeting = posted(hall, proposal)
    other = hall.fork("slow")
    for laptop in (hall, other):
        convene(laptop, meeting)
        take_up(laptop, proposal)
    for hand in ("a", "b", "c", "d", "e", "f", "g", "h"):
        other.play(RaiseHand(member="ada", kind="speak", id=hand))
        other.play(NextTurn())
    for laptop in (hall, other):
        lead(laptop, proposal)
        laptop.play(OpenTest())
        ask_all(laptop)
    merged_early = hall.fork("desk")
    hall.play(CloseTest(agreement=5))
    hall.play(CloseMeeting())
    merged(hall, other)
    assert (hall.meeting(meeting).phase, standing(hall, proposal)) == ("closed", "provisional")
    assert merged_early.proposal(proposal).open_test is not None


def test_a_decision_here_is_not_undone_by_a_deferral_there() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    other = hall.fork("other")
    take_test(hall, agreement=5)
    other.later(hours=1)
    dawdle(other)
    other.play(DeferProposal(proposal=proposal))
    merged(hall, other)
    assert standing(hall, proposal) == "provisional"


def test_a_vote_there_on_what_was_agreed_here_is_one_more_decision() -> None:
    hall = founded()
    proposal = on_the_floor(hall, weight="minor", operational=True)
    other = hall.fork("other")
    take_test(hall, agreement=5)
    other.later(seconds=10)
    for kind, against in (("operational", 3), ("operational", 0)):
        dawdle(other)
        other.play(TakeVote(kind=kind, votes_for=2, votes_against=against))  # type: ignore[arg-type]
    merged(hall, other)
    state = hall.proposal(proposal)
    assert [d.entry.method for d in state.decisions] == ["consensus", "operational-vote"]
    assert [d.superseded_by for d in state.decisions] == [proposal, ""]


def test_the_same_version_number_written_twice_keeps_both_texts() -> None:
    hall = founded()
    proposal = draft(hall)
    other = hall.fork("other")
    hall.play(ReviseProposal(proposal=proposal, text="Open on Sundays.", author="bo"))
    other.play(ReviseProposal(proposal=proposal, text="Open on Mondays.", author="ada"))
    merged(hall, other)
    versions = hall.proposal(proposal).versions
    assert [(v.number, v.texts["en"]) for v in versions[1:]] == [(2, "Open on Sundays."), (3, "Open on Mondays.")]


def test_the_same_change_written_down_twice_is_one_version() -> None:
    hall = founded()
    proposal = draft(hall)
    other = hall.fork("other")
    for laptop in (hall, other):
        laptop.play(ReviseProposal(proposal=proposal, text="Open on Sundays.", author="bo"))
    merged(hall, other)
    assert len(hall.proposal(proposal).versions) == 2


def test_an_agenda_posted_twice_counts_from_the_first_posting() -> None:
    hall = founded()
    proposal, meeting = draft(hall), call(hall)
    put(hall, meeting, proposal)
    other = hall.fork("other")
    first = hall.now
    hall.play(PostAgenda(meeting=meeting))
    other.later(hours=10)
    other.play(PostAgenda(meeting=meeting))
    merged(hall, other)
    assert hall.meeting(meeting).posted_at == first


def test_a_meeting_that_began_is_neither_moved_nor_cancelled_by_who_did_not_know() -> None:
    hall = founded()
    meeting = posted(hall)
    cancels, moves = hall.fork("one"), hall.fork("two")
    convene(hall, meeting)
    start = hall.meeting(meeting).starts_at
    for laptop in (cancels, moves):
        laptop.play(CallMeeting(starts_at=start + timedelta(days=30), id=f"{laptop.feed}-next"))
    cancels.play(CancelMeeting(meeting=meeting, why="storm"))
    moves.play(MoveMeeting(meeting=meeting, starts_at=start + timedelta(days=1)))
    merged(hall, cancels)
    merged(hall, moves)
    state = hall.meeting(meeting)
    assert (state.phase, state.starts_at) == ("open", start)


def test_two_openings_and_two_closings_of_one_meeting() -> None:
    hall = founded()
    meeting = posted(hall)
    other = hall.fork("other")
    for laptop in (hall, other):
        laptop.play(OpenMeeting(meeting=meeting), hall.meeting(meeting).starts_at)
        laptop.later(hours=1)
        laptop.play(CloseMeeting())
        laptop.later(hours=1)
    merged(hall, other)
    state = hall.meeting(meeting)
    assert (state.phase, state.closed_at) == ("closed", state.starts_at + timedelta(hours=1))


def test_a_turn_that_runs_on_one_laptop_ends_when_the_other_calls_the_next_one() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    hand = hall.play(RaiseHand(member="ada"))
    other = hall.fork("other")
    hall.play(RaiseHand(member="bo", id="b"))
    other.play(RaiseHand(member="bo", id="b"))
    hall.play(NextTurn(hand=hand))
    other.later(seconds=30)
    other.play(NextTurn(hand="b"))
    merged(hall, other)
    stack = hall.meeting(hall.proposal(proposal).meeting).stack
    assert stack.speaking is not None
    assert (stack.speaking.member, stack.time_of("ada"), stack.hands) == ("bo", 30000, ())


def test_a_decision_blocked_here_is_the_same_decision_after_the_merge() -> None:
    hall = founded()
    proposal = decided(hall)
    other = hall.fork("other")
    hall.play(LodgeBlock(proposal=proposal, member="ada", value="care", reason="harm", id="x"))
    other.play(LodgeBlock(proposal=proposal, member="ada", value="care", reason="harm", id="x"))
    merged(hall, other)
    assert [b.id for b in hall.proposal(proposal).blocks] == ["x"]
