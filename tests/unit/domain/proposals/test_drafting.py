# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing and changing a proposal; which change is material, and what follows from it (R17)."""

from __future__ import annotations

import pytest

from assembly_app.domain.meetings.attendance import Depart
from assembly_app.domain.meetings.calling import CloseMeeting
from assembly_app.domain.members.membership import AddMember
from assembly_app.domain.proposals.drafting import (
    AskForTime,
    CloneProposal,
    ContestMark,
    DeclareInterest,
    DraftProposal,
    ReviseProposal,
    TranslateProposal,
)
from assembly_app.domain.proposals.stages import DeferProposal, ReferProposal
from assembly_app.domain.proposals.testing import AbandonTest, CloseTest, OpenTest
from tests.unit.domain.hall import Hall
from tests.unit.domain.steps import (
    ask_all,
    convene,
    decided,
    draft,
    founded,
    lead,
    next_meeting,
    on_the_floor,
    posted,
    standing,
    take_test,
    take_up,
)


def revise(proposal: str, text: str = "We open it on Sundays.", **more: object) -> ReviseProposal:
    return ReviseProposal(proposal=proposal, text=text, author="bo", **more)  # type: ignore[arg-type]


def test_a_member_proposes_in_the_language_of_the_assembly_or_another() -> None:
    hall = founded()
    proposal = hall.proposal(draft(hall))
    assert (proposal.title, proposal.version.texts) == ({"en": "Tool library"}, {"en": "We open the tool library."})
    assert (proposal.version.author, proposal.version.language, proposal.weight) == ("bo", "en", "major")
    swahili = hall.play(DraftProposal(title="Maktaba", text={"sw": "Tufungue maktaba."}, proposer="ada"))
    assert hall.proposal(swahili).version.language == "sw"
    both = hall.play(DraftProposal(title="B", text={"sw": "Tufungue.", "en": "Let us open."}, proposer="ada"))
    assert hall.proposal(both).version.language == "en"


def test_a_proposal_needs_a_member_a_title_a_text_and_an_id_of_its_own() -> None:
    hall = founded()
    noor = hall.play(AddMember(name="Noor", guest=True))
    hall.refused(DraftProposal(title="T", text="x", proposer=noor), "not-a-member")
    assert hall.refused(DraftProposal(title=" ", text="x", proposer="bo"), "text-missing")["field"] == "title"
    assert hall.refused(DraftProposal(title="T", text={}, proposer="bo"), "text-missing")["field"] == "text"
    proposal = draft(hall)
    hall.refused(DraftProposal(title="T", text="x", proposer="bo", id=proposal), "id-taken")
    hall.refused(DraftProposal(title="T", text="x", proposer="bo", operational=True), "operational-is-minor", "R24")


def test_a_clone_may_weigh_differently() -> None:
    hall = founded()
    old = draft(hall, weight="minor", operational=True)
    same = hall.proposal(hall.play(CloneProposal(proposal=old, proposer="ada")))
    major = hall.proposal(hall.play(CloneProposal(proposal=old, proposer="ada", weight="major")))
    assert (same.operational, same.weight) == (True, "minor")
    assert (major.operational, major.weight) == (False, "major")


def test_every_change_is_a_new_version_with_its_author() -> None:
    hall = founded()
    proposal = on_the_floor(hall, to="discussion")
    hall.play(revise(proposal))
    hall.play(ReviseProposal(proposal=proposal, text={"sw": "Jumapili."}, author="ada", clarifying=True))
    versions = hall.proposal(proposal).versions
    assert [(v.number, v.author, v.material, v.language) for v in versions] == [
        (1, "bo", True, "en"),
        (2, "bo", True, "en"),
        (3, "ada", False, "sw"),
    ]
    assert versions[1].meeting == hall.proposal(proposal).meeting
    hall.refused(ReviseProposal(proposal=proposal, text={"sw": "Jumapili."}, author="bo"), "nothing-to-change")
    hall.refused(ReviseProposal(proposal=proposal, text="x", author="nobody"), "unknown-member")


def test_the_text_stands_still_during_a_test_and_once_all_is_over() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    hall.play(OpenTest())
    hall.refused(revise(proposal), "test-running", "R17")
    hall.play(AbandonTest(why="wrong text"))
    hall.play(revise(proposal))
    hall.play(ReferProposal(proposal=proposal, to="Garden group"))
    assert hall.refused(revise(proposal, "x"), "stage", "R17")["stage"] == "referred"
    done = decided(founded_again(hall))
    hall.later(hours=72)
    assert hall.refused(revise(done), "stage", "R17")["stage"] == "in-force"


def founded_again(hall: Hall) -> Hall:
    """The same hall, its meeting closed."""
    hall.play(CloseMeeting())
    return hall


def test_a_materially_changed_major_item_is_not_tested_in_the_same_meeting() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    hall.play(revise(proposal))
    params = hall.refused(OpenTest(), "changed-since-posted", "R17")
    assert params == {"version": 2, "posted": 1}
    next_meeting(hall, proposal)
    hall.play(OpenTest())


def test_a_change_after_posting_from_home_counts_as_well() -> None:
    hall = founded()
    proposal = draft(hall)
    meeting = posted(hall, proposal)
    hall.play(revise(proposal))
    convene(hall, meeting)
    take_up(hall, proposal)
    lead(hall, proposal)
    hall.refused(OpenTest(), "changed-since-posted", "R17")


def test_a_text_posted_for_another_meeting_is_not_the_posted_text_of_this_one() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    hall.play(revise(proposal))
    hall.play(DeferProposal(proposal=proposal))
    posted(hall, proposal, in_hours=200)
    assert hall.proposal(proposal).posted_version == 2
    lead(hall, proposal)
    assert hall.refused(OpenTest(), "changed-since-posted", "R17")["posted"] == 1


@pytest.mark.parametrize("how", ["clarifying", "minor", "open to amendment"])
def test_what_may_be_tested_all_the_same(how: str) -> None:
    hall = founded()
    proposal = draft(hall, weight="minor" if how == "minor" else "major")
    convene(hall, posted(hall, proposal, open_to_amendment=how == "open to amendment"))
    take_up(hall, proposal)
    lead(hall, proposal)
    hall.play(revise(proposal, clarifying=how == "clarifying"))
    hall.play(OpenTest())


def test_whoever_is_present_may_ask_for_time_even_where_amendment_was_open() -> None:
    hall = founded()
    proposal = draft(hall)
    convene(hall, posted(hall, proposal, open_to_amendment=True), "ada", "cleo", "dov")
    take_up(hall, proposal)
    lead(hall, proposal)
    hall.play(revise(proposal))
    hall.refused(AskForTime(proposal=proposal, member="bo"), "not-present", "R17")
    hall.play(AskForTime(proposal=proposal, member="dov"))
    hall.refused(OpenTest(), "changed-since-posted", "R17")
    next_meeting(hall, proposal, open_to_amendment=True)
    hall.play(revise(proposal, "We open it on Mondays."))
    hall.play(OpenTest())


def test_any_member_present_may_contest_that_a_change_is_only_a_clarification() -> None:
    hall = founded()
    noor = hall.play(AddMember(name="Noor", guest=True))
    proposal = on_the_floor(hall, present=("ada", "bo", "cleo", noor))
    hall.play(revise(proposal, clarifying=True))
    hall.refused(ContestMark(proposal=proposal, member=noor), "not-a-member")
    hall.refused(ContestMark(proposal=proposal, member="dov"), "not-present", "R17")
    hall.refused(ContestMark(proposal=proposal, member="ada", version=9), "unknown-version")
    hall.play(ContestMark(proposal=proposal, member="ada", version=2))
    hall.refused(ContestMark(proposal=proposal, member="cleo"), "nothing-to-change")
    hall.refused(OpenTest(), "changed-since-posted", "R17")


def test_a_clarification_contested_in_the_middle_of_the_test_ends_it() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    hall.play(revise(proposal, clarifying=True))
    hall.play(OpenTest())
    ask_all(hall)
    hall.play(ContestMark(proposal=proposal, member="ada"))
    hall.refused(CloseTest(agreement=5), "changed-since-posted", "R17")
    hall.play(AbandonTest(why="the change was material"))
    assert standing(hall, proposal) == "testing"


def test_what_a_test_agreed_on_changes_only_in_a_meeting_with_a_quorum() -> None:
    hall = founded()
    proposal = decided(hall)
    hall.play(Depart(members=("cleo", "dov", "eli")))
    hall.refused(revise(proposal), "no-quorum")
    hall.play(CloseMeeting())
    hall.refused(revise(proposal), "no-open-meeting")


def test_a_clarification_contested_once_in_force_comes_too_late() -> None:
    hall = founded()
    proposal = on_the_floor(hall, weight="minor")
    hall.play(revise(proposal, clarifying=True))
    take_test(hall, agreement=5)
    hall.later(minutes=10)
    assert hall.refused(ContestMark(proposal=proposal, member="ada"), "stage", "R17")["stage"] == "in-force"


def test_a_translation_stands_beside_the_text_it_translates() -> None:
    hall = founded()
    proposal = draft(hall)
    hall.play(revise(proposal))
    hall.play(TranslateProposal(proposal=proposal, language="de", text=" Sonntags offen. "))
    hall.play(TranslateProposal(proposal=proposal, language="de", text="Wir eröffnen.", version=1))
    versions = hall.proposal(proposal).versions
    assert [v.texts["de"] for v in versions] == ["Wir eröffnen.", "Sonntags offen."]
    hall.refused(TranslateProposal(proposal=proposal, language="en", text="x"), "is-the-original", "R17")
    hall.refused(TranslateProposal(proposal=proposal, language="de", text=" "), "text-missing")
    hall.refused(TranslateProposal(proposal=proposal, language="de", text="x", version=3), "unknown-version")


def test_a_conflict_of_interest_is_declared_and_shows_in_the_log() -> None:
    hall = founded()
    proposal = draft(hall)
    hall.play(DeclareInterest(proposal=proposal, member="dov", text=" I own the shed. "))
    hall.refused(DeclareInterest(proposal=proposal, member="dov", text=" "), "text-missing")
    hall.refused(DeclareInterest(proposal=proposal, member="nobody", text="x"), "unknown-member")
    convene(hall, posted(hall, proposal))
    take_up(hall, proposal)
    lead(hall, proposal)
    hall.play(DeclareInterest(proposal=proposal, member="eli", text="I sell tools."))
    take_test(hall, agreement=5)
    decision = hall.proposal(proposal).decision
    assert decision is not None
    assert [(i.member, i.reason) for i in decision.entry.interests] == [
        ("dov", "I own the shed."),
        ("eli", "I sell tools."),
    ]
