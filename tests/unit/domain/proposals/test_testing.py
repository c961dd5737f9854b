# SPDX-License-Identifier: GPL-3.0-or-later
"""The test for consensus: how it is asked, counted, and what comes of it (R10, R18, R19, R26)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.decisions.state import Named
from assembly_app.domain.meetings.attendance import Arrive, Depart
from assembly_app.domain.meetings.calling import CloseMeeting
from assembly_app.domain.meetings.floor import TakeUp
from assembly_app.domain.members.membership import AddMember
from assembly_app.domain.proposals.drafting import ReviseProposal
from assembly_app.domain.proposals.stages import MoveStage
from assembly_app.domain.proposals.state import STEPS, Stance
from assembly_app.domain.proposals.testing import (
    AbandonTest,
    AskFor,
    CloseTest,
    OpenTest,
    TakePosition,
    TestClosed,
    TestOpened,
)
from tests.unit.domain.hall import Hall
from tests.unit.domain.steps import QUICK, ask_all, decided, founded, on_the_floor, standing, take_test


def asked(hall: Hall, **more: object) -> str:
    """A test that has been asked all the way."""
    proposal = on_the_floor(hall, **more)  # type: ignore[arg-type]
    hall.play(OpenTest())
    ask_all(hall)
    return proposal


def test_everybody_agrees_and_after_the_block_period_the_decision_is_in_force() -> None:
    hall = founded()
    proposal = decided(hall)
    assert standing(hall, proposal) == "provisional"
    hall.later(hours=72)
    assert standing(hall, proposal) == "in-force"


def test_the_test_says_who_facilitates_how_many_are_there_and_which_text_it_is_about() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    hall.play(OpenTest())
    (opened,) = hall.events(TestOpened)
    assert isinstance(opened, TestOpened)
    assert (opened.number, opened.version, opened.present, opened.quorum) == (1, 1, 5, 3)
    assert opened.facilitator == hall.meeting(opened.meeting).facilitator()
    test = hall.proposal(proposal).open_test
    assert test is not None and (test.meeting, test.result) == (opened.meeting, None)


@QUICK
@given(st.permutations(STEPS))
def test_it_is_asked_in_order(order: list[Stance]) -> None:
    hall = founded(3)
    on_the_floor(hall)
    hall.play(OpenTest())
    for n, step in enumerate(order):
        if step == STEPS[n]:
            hall.play(AskFor(step=step))
            continue
        assert hall.refused(AskFor(step=step), "asked-out-of-order", "R18")["wanted"] == STEPS[n]
        assert hall.refused(CloseTest(agreement=3), "not-all-asked", "R18")["wanted"] == STEPS[n]
        return
    assert hall.refused(AskFor(step="block"), "asked-out-of-order")["wanted"] == ""
    hall.play(CloseTest(agreement=3))


def test_positions_are_taken_once_they_are_asked_for_by_members_who_are_there_in_person() -> None:
    hall = founded()
    noor = hall.play(AddMember(name="Noor", guest=True))
    proposal = on_the_floor(hall, present=("ada", "bo", "cleo", noor))
    hall.refused(TakePosition(member="ada", stance="agreement"), "no-test", "R18")
    hall.play(OpenTest())
    assert hall.refused(TakePosition(member="ada", stance="block"), "asked-out-of-order")["wanted"] == "block"
    hall.play(AskFor(step="block"))
    early = TakePosition(member="ada", stance="agreement")
    assert hall.refused(early, "asked-out-of-order", "R18")["wanted"] == "stand-aside"
    block = {"stance": "block", "value": "care", "reason": "harm"}
    hall.refused(TakePosition(member=noor, **block), "not-a-member", "R20")  # type: ignore[arg-type]
    hall.refused(TakePosition(member="dov", **block), "not-present", "R18")  # type: ignore[arg-type]
    hall.refused(TakePosition(member="ada", on_behalf_of="dov", **block), "not-by-proxy", "R20")  # type: ignore[arg-type]
    assert hall.proposal(proposal).tests[0].positions == ()


def test_stand_asides_and_blocks_carry_a_reason_and_a_later_position_replaces_the_earlier() -> None:
    hall = founded()
    proposal = asked(hall)
    hall.refused(TakePosition(member="ada", stance="stand-aside", reason=" "), "reason-missing", "R18")
    hall.refused(TakePosition(member="ada", stance="block", value="care"), "block-needs-reason", "R20")
    hall.refused(TakePosition(member="ada", stance="block", reason="harm"), "block-needs-value", "R20")
    params = hall.refused(TakePosition(member="ada", stance="block", reason="harm", value="profit"), "not-a-core-value")
    assert params["values"] == ("care", "openness")
    hall.play(TakePosition(member="ada", stance="block", reason="harm", value="Care for one another"))
    assert hall.proposal(proposal).tests[0].named("block") == (Named("ada", "harm", "care"),)
    hall.play(TakePosition(member="ada", stance="stand-aside", reason="not my field", value="care"))
    hall.play(CloseTest(agreement=4))
    decision = hall.proposal(proposal).decision
    assert decision is not None and decision.entry.stood_aside == (Named("ada", "not my field"),)


def test_silence_is_not_agreement() -> None:
    hall = founded()
    asked(hall)
    hall.refused(CloseTest(), "silence-is-not-agreement", "R18")
    hall.refused(CloseTest(agreement=2), "silence-is-not-agreement")
    hall.refused(CloseTest(agreement=0, reservations=5), "silence-is-not-agreement")
    hall.play(CloseTest(agreement=1, reservations=2))


def test_no_more_answers_than_people() -> None:
    hall = founded()
    asked(hall)
    hall.play(TakePosition(member="ada", stance="stand-aside", reason="away in May"))
    assert hall.refused(CloseTest(agreement=5), "more-than-present", "R18") == {"answers": 6, "present": 5}
    hall.play(CloseTest(agreement=4))


def test_named_agreement_counts_where_the_count_is_lower_and_who_left_has_answered() -> None:
    hall = founded()
    proposal = asked(hall)
    for member in ("ada", "cleo", "dov"):
        hall.play(TakePosition(member=member, stance="agreement"))
    hall.play(TakePosition(member="eli", stance="reservation", reason="the winter"))
    hall.play(Depart(members=("ada",)))
    hall.play(CloseTest(agreement=1))
    entry = hall.proposal(proposal).decision.entry  # type: ignore[union-attr]
    assert (entry.tally.present, entry.tally.agreement, entry.tally.reservations) == (4, 3, 1)
    assert entry.reservations == (Named("eli", "the winter"),)


def test_the_entry_in_the_log_says_everything() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    review = hall.now + timedelta(days=180)
    details = {"rationale": "we share", "implementer": "cleo", "review_at": review, "effective_at": hall.now}
    take_test(hall, agreement=4, stand_asides=("dov",), **details)
    decision = hall.proposal(proposal).decision
    assert decision is not None
    entry = decision.entry
    assert (entry.number, entry.method, entry.taken_at, entry.version) == ("2026-01", "consensus", hall.now, 1)
    assert (entry.title, entry.text) == ({"en": "Tool library"}, {"en": "We open the tool library."})
    assert (entry.rationale, entry.implementer, entry.review_at) == ({"en": "we share"}, "cleo", review)
    assert (entry.effective_at, entry.block_ends) == (hall.now, hall.now + timedelta(hours=72))
    assert (entry.tally.agreement, entry.tally.stand_asides, entry.tally.quorum) == (4, 1, 3)
    assert entry.settings == hall.charter.settings
    hall.play(CloseMeeting())
    second = decided(hall, title="Tea towels", weight="minor")
    assert hall.proposal(second).decision.entry.number == "2026-02"  # type: ignore[union-attr]


def test_whoever_implements_is_known() -> None:
    hall = founded()
    asked(hall)
    hall.refused(CloseTest(agreement=5, implementer="nobody"), "unknown-member")


def test_a_decision_on_new_years_eve_counts_for_the_year_where_the_assembly_meets() -> None:
    hall = founded(zone="Pacific/Auckland")
    hall.now = hall.now.replace(month=12, day=27, hour=16)
    proposal = on_the_floor(hall)
    assert (hall.now.year, hall.now.day) == (2026, 31)
    take_test(hall, agreement=5)
    assert hall.proposal(proposal).decision.entry.number == "2027-01"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("limit", "aside", "why", "outcome"),
    [
        (3, 2, "", "provisional"),
        (3, 3, "", "returned"),
        (3, 3, "they stay with us", "provisional"),
        (4, 3, "", "provisional"),
        (4, 4, "", "returned"),
    ],
)
def test_stand_asides_at_the_limit_return_the_proposal_unless_it_is_recorded_why(
    limit: int, aside: int, why: str, outcome: str
) -> None:
    hall = founded(8, stand_aside_limit=limit)
    proposal = on_the_floor(hall)
    take_test(hall, agreement=8 - aside, stand_asides=("ada", "cleo", "dov", "eli")[:aside], why=why)
    assert standing(hall, proposal) == outcome
    decision = hall.proposal(proposal).decision
    if outcome == "returned":
        assert decision is None
    else:
        assert decision is not None
        assert (decision.entry.went_on_why, decision.entry.tally.stand_asides) == (why, aside)


@QUICK
@given(
    st.dictionaries(st.sampled_from(("ada", "cleo", "dov", "eli", "fay")), st.sampled_from(STEPS)), st.integers(1, 6)
)
def test_every_test_comes_out_as_the_rules_say(taken: dict[str, Stance], limit: int) -> None:
    hall = founded(6, stand_aside_limit=limit)
    proposal = asked(hall)
    for member, stance in taken.items():
        hall.play(TakePosition(member=member, stance=stance, reason="so it is", value="care"))
    count = {step: sum(1 for s in taken.values() if s == step) for step in STEPS}
    if not count["block"] and count["stand-aside"] < limit and (not count["agreement"] or len(taken) < 3):
        hall.refused(CloseTest(), "silence-is-not-agreement")
        return
    hall.play(CloseTest())
    expected = "provisional" if count["stand-aside"] < limit else "returned"
    assert standing(hall, proposal) == ("blocked" if count["block"] else expected)


def test_a_block_in_the_test_stops_the_proposal_and_names_who_and_why() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    take_test(hall, agreement=3, blocks={"ada": "it harms the neighbours"}, stand_asides=("cleo",))
    state = hall.proposal(proposal)
    assert (state.stage, state.decision) == ("blocked", None)
    (block,) = state.open_blocks
    assert (block.member, block.value, block.reason, block.during_test) == (
        "ada",
        "care",
        "it harms the neighbours",
        True,
    )


def test_a_test_without_a_quorum_at_its_end_is_broken_off() -> None:
    hall = founded(6)
    proposal = on_the_floor(hall, present=("ada", "bo", "cleo"))
    hall.play(OpenTest())
    ask_all(hall)
    hall.play(Depart(members=("cleo",)))
    hall.refused(CloseTest(agreement=2), "no-quorum", "R10")
    hall.refused(AbandonTest(why=" "), "reason-missing", "R18")
    hall.play(AbandonTest(why="Cleo had to catch the bus"))
    closed = hall.events(TestClosed)[-1]
    assert isinstance(closed, TestClosed)
    assert (closed.outcome, closed.why, closed.tally.present) == ("abandoned", "Cleo had to catch the bus", 2)
    assert (standing(hall, proposal), hall.proposal(proposal).decision) == ("testing", None)
    hall.refused(AbandonTest(why="again"), "no-test")
    hall.play(Arrive(members=("dov",)))
    take_test(hall, agreement=3)
    assert standing(hall, proposal) == "provisional"


def test_only_a_proposal_on_the_floor_is_tested() -> None:
    hall = founded()
    on_the_floor(hall)
    hall.play(TakeUp(item="evaluation"))
    hall.refused(OpenTest(), "no-proposal-on-the-floor", "R18")


def test_after_a_test_that_was_returned_a_changed_text_is_tested_again() -> None:
    hall = founded()
    proposal = on_the_floor(hall, weight="minor")
    take_test(hall, agreement=2, stand_asides=("ada", "cleo", "dov"))
    hall.play(ReviseProposal(proposal=proposal, text="Only for running costs.", author="bo"))
    hall.play(MoveStage(stage="resolving"))
    take_test(hall, agreement=4, stand_asides=("ada",))
    entry = hall.proposal(proposal).decision.entry  # type: ignore[union-attr]
    assert (entry.version, entry.text) == (2, {"en": "Only for running costs."})
    assert [t.version for t in hall.proposal(proposal).tests] == [1, 2]
