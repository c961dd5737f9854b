# SPDX-License-Identifier: GPL-3.0-or-later
"""The decision log: entries from elsewhere, re-opening, outcomes, supersession and repeal (R25-R28)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assembly_app.domain.decisions.log import (
    NoteOutcome,
    RecordDecision,
    ReopenDecision,
    RepealDecision,
    SupersedeDecision,
)
from assembly_app.domain.decisions.state import Named, Tally
from assembly_app.domain.meetings.attendance import Arrive, Depart
from assembly_app.domain.meetings.calling import CloseMeeting
from assembly_app.domain.members.membership import AddMember
from assembly_app.domain.proposals.blocks import LodgeBlock, WithdrawBlock
from assembly_app.domain.proposals.stages import DeferProposal, LayDownProposal, MoveStage, WithdrawProposal
from assembly_app.domain.proposals.testing import OpenTest
from assembly_app.domain.proposals.votes import TakeVote
from tests.unit.domain.hall import Hall
from tests.unit.domain.steps import convene as convene_it
from tests.unit.domain.steps import decided, draft, founded, lead, on_the_floor, posted, standing, take_test, take_up


def record(hall: Hall, **more: object) -> str:
    fields = {"title": "Roof", "text": "Mend it.", "method": "emergency-lead", "by": " Dov ", "taken_at": hall.now}
    return hall.play(RecordDecision(**{**fields, **more}))  # type: ignore[arg-type]


def log(hall: Hall, proposal: str) -> list[str]:
    """How each of a proposal's decisions stands."""
    state = hall.proposal(proposal)
    return [state.standing_of(d, hall.now) for d in state.decisions]


def test_a_decision_recorded_three_weeks_after_it_was_taken_shows_both_dates() -> None:
    hall = founded()
    taken = hall.now
    hall.later(days=21)
    decision = hall.proposal(record(hall, taken_at=taken, rationale="it rained in", implementer="dov")).decision
    assert decision is not None
    assert (decision.entry.taken_at, decision.recorded_at) == (taken, hall.now)
    assert (decision.entry.method, decision.entry.by) == ("emergency-lead", "Dov")
    assert (decision.entry.rationale, decision.entry.implementer) == ({"en": "it rained in"}, "dov")


def test_an_entry_from_elsewhere_names_who_stood_aside_and_who_had_an_interest() -> None:
    hall = founded()
    proposal = record(
        hall,
        method="council",
        tally=Tally(present=9, votes_for=6, votes_against=2),
        stood_aside=(Named("ada", "away"),),
        reservations=(Named("bo", "the cost"),),
        interests=(Named("cleo", "my roof"),),
        text={"sw": "Tengeneza paa."},
    )
    entry = hall.proposal(proposal).decision.entry  # type: ignore[union-attr]
    assert (entry.stood_aside[0].member, entry.reservations[0].member, entry.interests[0].member) == (
        "ada",
        "bo",
        "cleo",
    )
    assert (entry.tally.votes_for, entry.language) == (6, "sw")
    assert standing(hall, proposal) == "in-force"


def test_what_cannot_be_entered() -> None:
    hall = founded()
    proposal = record(hall)
    for fields, code in (
        ({"id": proposal}, "id-taken"),
        ({"taken_at": hall.now + timedelta(seconds=1)}, "taken-in-the-future"),
        ({"by": " "}, "text-missing"),
        ({"implementer": "nobody"}, "unknown-member"),
        ({"interests": (Named("nobody"),)}, "unknown-member"),
        ({"text": ""}, "text-missing"),
    ):
        act = {"title": "R", "text": "x", "method": "council", "by": "C", "taken_at": hall.now, **fields}
        hall.refused(RecordDecision(**act), code)  # type: ignore[arg-type]


def test_a_personal_entry_still_shows_its_date_method_and_tally() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    take_test(hall, agreement=5, personal=True)
    entry = hall.proposal(proposal).decision.entry  # type: ignore[union-attr]
    assert (entry.personal, entry.taken_at, entry.method, entry.tally.agreement) == (True, hall.now, "consensus", 5)
    other = record(hall, personal=True)
    assert hall.proposal(other).decision.entry.personal  # type: ignore[union-attr]


def test_numbers_run_through_the_year_in_which_decisions_were_taken() -> None:
    hall = founded()
    last_year = hall.now - timedelta(days=200)
    numbers = [record(hall), record(hall, taken_at=last_year), record(hall)]
    assert [hall.proposal(p).decision.entry.number for p in numbers] == ["2026-01", "2025-01", "2026-02"]  # type: ignore[union-attr]


def test_outcomes_are_added_and_never_taken_away() -> None:
    hall = founded()
    proposal = decided(hall)
    hall.play(NoteOutcome(decision=proposal, text="A good start", by="cleo"))
    hall.later(days=90)
    hall.play(NoteOutcome(decision=proposal, text="Two drills are missing"))
    notes = hall.proposal(proposal).decision.outcomes  # type: ignore[union-attr]
    assert [(n.text["en"], n.by) for n in notes] == [("A good start", "cleo"), ("Two drills are missing", "")]
    hall.refused(NoteOutcome(decision=proposal, text="x", by="nobody"), "unknown-member")
    hall.refused(NoteOutcome(decision=proposal, text=" "), "text-missing")
    hall.refused(NoteOutcome(decision=draft(hall), text="x"), "not-decided", "R26")


@pytest.mark.parametrize(("act", "stands"), [(SupersedeDecision, "superseded"), (RepealDecision, "repealed")])
def test_only_another_decision_in_force_replaces_a_decision(
    act: type[SupersedeDecision | RepealDecision], stands: str
) -> None:
    hall = founded()
    old, new = record(hall), decided(hall)
    hall.refused(act(decision=old, by=old), "own-replacement", "R27")
    assert hall.refused(act(decision=old, by=new), "needs-decision-in-force", "R27")["standing"] == "provisional"
    hall.refused(act(decision=old, by=draft(hall)), "not-decided")
    hall.later(hours=72)
    hall.play(act(decision=old, by=new))
    assert standing(hall, old) == stands
    hall.refused(act(decision=old, by=new), "already-replaced", "R27")
    hall.refused(act(decision=new, by=old), "needs-decision-in-force", "R27")
    hall.refused(LodgeBlock(proposal=old, member="ada", value="care", reason="harm"), "stage", "R20")


def reopened(hall: Hall, **more: object) -> str:
    proposal = decided(hall, **more)
    hall.play(ReopenDecision(proposal=proposal, consents=5, why="we forgot the neighbours"))
    return proposal


def test_a_late_arrival_does_not_undo_a_decision_without_the_consent_of_all_who_are_still_there() -> None:
    hall = founded(6)
    proposal = decided(hall, present=("ada", "bo", "cleo", "dov"))
    hall.later(hours=1)
    hall.play(Depart(members=("dov",)))
    hall.play(Arrive(members=("fay", hall.play(AddMember(name="Noor", guest=True)))))
    params = hall.refused(ReopenDecision(proposal=proposal, consents=3), "needs-consent-of-all", "R25")
    assert (params["consents"], params["present"]) == (3, 4)
    assert standing(hall, proposal) == "provisional"
    hall.play(ReopenDecision(proposal=proposal, consents=4))
    assert (standing(hall, proposal), log(hall, proposal)) == ("discussion", ["under-review"])


def test_an_empty_room_consents_to_nothing() -> None:
    hall = founded()
    proposal = decided(hall)
    hall.play(Depart(members=("ada", "bo", "cleo", "dov", "eli")))
    hall.refused(ReopenDecision(proposal=proposal, consents=0), "needs-consent-of-all", "R25")


def test_a_decision_is_reopened_in_its_own_meeting_only() -> None:
    hall = founded()
    proposal = decided(hall)
    hall.refused(ReopenDecision(proposal=draft(hall), consents=5), "not-decided")
    hall.play(CloseMeeting())
    convene_it(hall, posted(hall))
    hall.refused(ReopenDecision(proposal=proposal, consents=5), "decided-elsewhere", "R25")


def test_a_blocked_decision_is_not_reopened_around_the_block() -> None:
    hall = founded()
    proposal = decided(hall)
    hall.play(LodgeBlock(proposal=proposal, member="ada", value="care", reason="harm"))
    assert hall.refused(ReopenDecision(proposal=proposal, consents=5), "stage", "R25")["stage"] == "blocked"


def test_what_is_decided_anew_supersedes_what_was_reopened() -> None:
    hall = founded()
    proposal = reopened(hall)
    lead(hall, proposal)
    take_test(hall, agreement=5)
    assert (standing(hall, proposal), log(hall, proposal)) == ("provisional", ["superseded", "provisional"])
    block = hall.play(LodgeBlock(proposal=proposal, member="ada", value="care", reason="harm"))
    assert log(hall, proposal) == ["under-review", "blocked"], "nothing has replaced the first one yet"
    hall.play(WithdrawBlock(proposal=proposal, block=block, member="ada"))
    hall.later(hours=72)
    assert log(hall, proposal) == ["superseded", "in-force"]


@pytest.mark.parametrize("how", ["laid down", "withdrawn"])
def test_a_decision_that_was_reopened_for_nothing_stands_again_with_its_whole_block_period(how: str) -> None:
    hall = founded()
    proposal = reopened(hall)
    hall.refused(LodgeBlock(proposal=proposal, member="ada", value="care", reason="harm"), "stage")
    hall.later(hours=5)
    if how == "withdrawn":
        hall.play(WithdrawProposal(proposal=proposal, member="bo", why="it is fine"))
    else:
        hall.play(LayDownProposal(proposal=proposal, why="it is fine"))
    assert standing(hall, proposal, hall.now + timedelta(hours=71.9)) == "provisional"
    hall.later(hours=72)
    assert (standing(hall, proposal), log(hall, proposal)) == ("in-force", ["in-force"])


def test_a_vote_that_was_reopened_for_nothing_is_in_force_again_at_once() -> None:
    hall = founded()
    proposal = on_the_floor(hall, to="presented", weight="minor", operational=True)
    hall.play(TakeVote(kind="operational", votes_for=5, votes_against=0))
    hall.play(ReopenDecision(proposal=proposal, consents=5))
    hall.play(LayDownProposal(proposal=proposal, why="it is fine"))
    assert standing(hall, proposal) == "in-force"


def test_a_reopened_decision_may_be_deferred_and_stays_under_review() -> None:
    hall = founded()
    proposal = reopened(hall)
    hall.play(DeferProposal(proposal=proposal))
    hall.play(CloseMeeting())
    convene_it(hall, posted(hall, proposal))
    take_up(hall, proposal)
    hall.play(MoveStage(stage="presented"))
    assert log(hall, proposal) == ["under-review"]
    lead(hall, proposal)
    hall.play(OpenTest())
