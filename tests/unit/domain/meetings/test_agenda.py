# SPDX-License-Identifier: GPL-3.0-or-later
"""Agenda items, and what may still change once the agenda is posted (R1, R4)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assembly_app.domain.meetings.agenda import AddItem, ChangeItem, ItemMoved, ItemRemoved, MoveItem, RemoveItem
from assembly_app.domain.meetings.calling import CancelMeeting, CloseMeeting
from assembly_app.domain.meetings.floor import TakeUp
from assembly_app.domain.meetings.posting import PostAgenda
from assembly_app.domain.proposals.stages import DeferProposal, WithdrawProposal
from tests.unit.domain.hall import Hall
from tests.unit.domain.steps import call, convene, draft, founded, lead, posted, put, take_up


def ids(hall: Hall, meeting: str) -> list[str]:
    return [item.id for item in hall.meeting(meeting).agenda]


def test_an_item_carries_its_kind_minutes_presenter_and_note() -> None:
    hall = founded()
    meeting = call(hall)
    report = hall.play(
        AddItem(meeting=meeting, kind="report", title="Garden", minutes=7, presenter="ada", note="with photographs")
    )
    item = hall.meeting(meeting).item(report)
    assert (item.kind, item.title, item.minutes, item.presenter) == ("report", {"en": "Garden"}, 7, "ada")
    assert (item.note, item.weight, item.late) == ({"en": "with photographs"}, "minor", False)


def test_a_decision_item_takes_title_and_weight_from_its_proposal() -> None:
    hall = founded()
    meeting = call(hall)
    put(hall, meeting, draft(hall))
    put(hall, meeting, draft(hall, weight="minor"), title="Tools")
    item, named, _ = hall.meeting(meeting).agenda
    assert (item.kind, item.weight, item.title) == ("decision", "major", {"en": "Tool library"})
    assert (named.weight, named.title) == ("minor", {"en": "Tools"})


def test_what_does_not_belong_on_an_agenda() -> None:
    hall = founded()
    meeting, proposal = call(hall), draft(hall)
    item = put(hall, meeting, proposal)
    hall.refused(AddItem(meeting=meeting, kind="decision"), "decision-needs-proposal", "R1")
    hall.refused(AddItem(meeting=meeting, kind="report", proposal=proposal), "decision-needs-proposal")
    hall.refused(AddItem(meeting=meeting, kind="decision", proposal=proposal), "already-on-agenda")
    hall.refused(AddItem(meeting=meeting, kind="report", id=item), "id-taken")
    hall.refused(AddItem(meeting=meeting, kind="report", presenter="nobody"), "unknown-member")
    hall.refused(AddItem(meeting=meeting, kind="report", before="nowhere"), "unknown-item")
    hall.refused(AddItem(meeting="nowhere", kind="report"), "unknown-meeting")


def test_the_evaluation_stays_last() -> None:
    hall = founded()
    meeting = call(hall)
    first = hall.play(AddItem(meeting=meeting, kind="discussion"))
    second = hall.play(AddItem(meeting=meeting, kind="break"))
    assert ids(hall, meeting) == [first, second, "evaluation"]
    hall.play(MoveItem(meeting=meeting, item=first))
    assert ids(hall, meeting) == [second, first, "evaluation"]
    hall.play(MoveItem(meeting=meeting, item=first, before=second))
    assert ids(hall, meeting) == [first, second, "evaluation"]
    hall.refused(MoveItem(meeting=meeting, item="evaluation"), "nothing-to-change")
    hall.refused(MoveItem(meeting=meeting, item=first, before=first), "nothing-to-change")


def test_an_agenda_without_an_evaluation_simply_ends() -> None:
    hall = founded()
    meeting = call(hall)
    hall.play(RemoveItem(meeting=meeting, item="evaluation"))
    item = hall.play(AddItem(meeting=meeting, kind="report"))
    other = hall.play(AddItem(meeting=meeting, kind="break"))
    hall.play(MoveItem(meeting=meeting, item=item))
    assert ids(hall, meeting) == [other, item]


def test_an_item_changes_until_the_agenda_is_posted() -> None:
    hall = founded()
    meeting = call(hall)
    item = put(hall, meeting, draft(hall))
    hall.play(ChangeItem(meeting=meeting, item=item, title="Tools", minutes=30, presenter="cleo", note="read it first"))
    hall.play(ChangeItem(meeting=meeting, item=item, open_to_amendment=True))
    state = hall.meeting(meeting).item(item)
    assert (state.title, state.minutes, state.presenter) == ({"en": "Tools"}, 30, "cleo")
    assert (state.note, state.open_to_amendment) == ({"en": "read it first"}, True)
    hall.play(PostAgenda(meeting=meeting))
    hall.refused(ChangeItem(meeting=meeting, item=item, minutes=5), "agenda-frozen", "R2")
    hall.refused(ChangeItem(meeting=meeting, item="nowhere", minutes=5), "unknown-item")


def test_a_minor_item_may_come_late_a_major_one_may_not() -> None:
    hall = founded()
    meeting = posted(hall)
    hall.later(hours=99)
    minor = draft(hall, "Tea towels", weight="minor")
    item = put(hall, meeting, minor)
    state = hall.meeting(meeting).item(item)
    assert (state.late, state.posted_at, state.posted_version) == (True, hall.now, 1)
    assert hall.proposal(minor).stage == "posted"
    report = hall.play(AddItem(meeting=meeting, kind="report"))
    assert hall.meeting(meeting).item(report).late
    major = draft(hall)
    params = hall.refused(AddItem(meeting=meeting, kind="decision", proposal=major), "major-item-too-late", "R4")
    assert (params["next_meeting"], params["earliest"]) == ("", hall.now + timedelta(hours=72))


def test_the_refusal_of_a_late_major_item_names_the_next_meeting_that_could_decide_it() -> None:
    hall = founded()
    meeting = posted(hall)
    call(hall, 71)
    fitting = call(hall, 72)
    call(hall, 400)
    major = draft(hall)
    params = hall.refused(AddItem(meeting=meeting, kind="decision", proposal=major), "major-item-too-late", "R4")
    assert params["next_meeting"] == fitting
    assert params["next_start"] == hall.meeting(fitting).starts_at


def test_after_posting_items_go_or_move_only_in_the_open_meeting_and_by_consent() -> None:
    hall = founded()
    proposal = draft(hall, weight="minor")
    meeting = posted(hall, proposal)
    item = hall.proposal(proposal).item
    hall.refused(RemoveItem(meeting=meeting, item=item, consent=True), "agenda-frozen", "R4")
    convene(hall, meeting)
    hall.refused(RemoveItem(meeting=meeting, item=item), "needs-consent", "R4")
    hall.refused(MoveItem(meeting=meeting, item="evaluation", before=item), "needs-consent", "R4")
    hall.play(MoveItem(meeting=meeting, item="evaluation", before=item, consent=True))
    assert ids(hall, meeting) == ["evaluation", item]
    hall.play(RemoveItem(meeting=meeting, item=item, consent=True, why="no time"))
    assert ids(hall, meeting) == ["evaluation"]
    assert [event.consent for event in (*hall.events(ItemMoved), *hall.events(ItemRemoved))] == [True, True]  # type: ignore[attr-defined]
    hall.refused(TakeUp(item=item), "unknown-item")


def test_before_posting_nobody_needs_to_consent() -> None:
    hall = founded()
    meeting = call(hall)
    hall.play(RemoveItem(meeting=meeting, item="evaluation"))
    assert [event.consent for event in hall.events(ItemRemoved)] == [False]  # type: ignore[attr-defined]


def test_an_item_that_has_begun_stays() -> None:
    hall = founded()
    meeting = posted(hall)
    convene(hall, meeting)
    hall.play(TakeUp(item="evaluation"))
    hall.refused(RemoveItem(meeting=meeting, item="evaluation", consent=True), "item-begun", "R4")
    hall.play(CloseMeeting())
    hall.refused(AddItem(meeting=meeting, kind="report"), "meeting-over", "R4")


def test_a_proposal_stands_on_one_posted_agenda_at_a_time() -> None:
    hall = founded()
    proposal = draft(hall)
    first, second = posted(hall, proposal), call(hall, 200)
    put(hall, second, proposal)
    assert hall.refused(PostAgenda(meeting=second), "stage", "R2")["stage"] == "posted"
    hall.play(DeferProposal(proposal=proposal, to=second))
    hall.play(PostAgenda(meeting=second))
    assert hall.proposal(proposal).meeting == second != first


@pytest.mark.parametrize("how", ["cancelled", "closed", "removed"])
def test_it_is_free_again_once_the_first_agenda_does_not_count_any_more(how: str) -> None:
    hall = founded()
    proposal = draft(hall)
    first, second = posted(hall, proposal), call(hall, 200)
    put(hall, second, proposal)
    if how == "cancelled":
        hall.play(CancelMeeting(meeting=first, why="storm"))
    else:
        convene(hall, first)
    if how == "closed":
        take_up(hall, proposal)
        lead(hall, proposal, "discussion")
        hall.play(CloseMeeting())
    if how == "removed":
        hall.play(RemoveItem(meeting=first, item=hall.proposal(proposal).item, consent=True))
    hall.play(PostAgenda(meeting=second))
    state = hall.proposal(proposal)
    assert (state.stage, state.meeting) == ("posted", second)


def test_a_proposal_that_is_over_goes_on_no_agenda() -> None:
    hall = founded()
    proposal, meeting = draft(hall), call(hall)
    hall.play(WithdrawProposal(proposal=proposal, member="bo"))
    hall.refused(AddItem(meeting=meeting, kind="decision", proposal=proposal), "stage", "R4")
    late = posted(hall)
    minor = draft(hall, weight="minor")
    hall.play(WithdrawProposal(proposal=minor, member="bo"))
    hall.refused(AddItem(meeting=late, kind="decision", proposal=minor), "stage", "R2")
