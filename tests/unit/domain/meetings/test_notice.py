# SPDX-License-Identifier: GPL-3.0-or-later
"""Posting an agenda freezes it, and gives notice of its major items (R2, R3)."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.charter.state import Settings
from assembly_app.domain.meetings.agenda import AddItem, MoveItem
from assembly_app.domain.meetings.calling import CloseMeeting, MoveMeeting
from assembly_app.domain.meetings.floor import TakeUp
from assembly_app.domain.meetings.posting import AgendaPosted, PostAgenda, text_digest
from assembly_app.domain.proposals.drafting import ReviseProposal, TranslateProposal
from assembly_app.domain.proposals.stages import MoveStage
from assembly_app.domain.proposals.testing import OpenTest
from assembly_app.domain.proposals.votes import TakeVote
from tests.unit.domain.hall import Hall
from tests.unit.domain.steps import QUICK, call, convene, draft, founded, lead, posted, put, take_up


def digest(hall: Hall, meeting: str) -> str:
    hall.play(PostAgenda(meeting=meeting))
    return hall.meeting(meeting).digest


def test_posting_freezes_the_agenda_and_says_which_text_is_on_it() -> None:
    hall = founded()
    proposal = draft(hall)
    hall.play(ReviseProposal(proposal=proposal, text="We open it on Sundays.", author="bo"))
    meeting = posted(hall, proposal)
    state = hall.meeting(meeting)
    assert (state.phase, state.posted_at) == ("posted", hall.now)
    assert [(i.posted_at, i.posted_version) for i in state.agenda] == [(hall.now, 2), (hall.now, 0)]
    (event,) = hall.events(AgendaPosted)
    assert isinstance(event, AgendaPosted)
    assert event.versions[0].text == text_digest({"en": "We open it on Sundays."})
    assert (hall.proposal(proposal).stage, hall.proposal(proposal).posted_version) == ("posted", 2)
    hall.refused(PostAgenda(meeting=meeting), "agenda-frozen", "R2")


def test_the_digest_changes_with_every_item_their_order_and_every_word() -> None:
    hall = founded()
    proposal, meeting = draft(hall), call(hall)
    put(hall, meeting, proposal)
    report = hall.play(AddItem(meeting=meeting, kind="report"))
    same, moved, more, worded, said, later = (hall.fork(name) for name in ("a", "b", "c", "d", "e", "f"))
    moved.play(MoveItem(meeting=meeting, item=report, before=moved.meeting(meeting).agenda[0].id))
    more.play(AddItem(meeting=meeting, kind="break"))
    worded.play(ReviseProposal(proposal=proposal, text="We open the tool library!", author="bo"))
    said.play(TranslateProposal(proposal=proposal, language="de", text="Wir eröffnen die Werkzeugleihe."))
    later.play(MoveMeeting(meeting=meeting, starts_at=hall.now + timedelta(hours=101)))
    digests = {digest(each, meeting) for each in (moved, more, worded, said, later)}
    assert len(digests | {digest(hall, meeting)}) == 6
    assert digest(same, meeting) == hall.meeting(meeting).digest


def test_late_posting_of_a_major_item_is_refused_and_names_the_earliest_start() -> None:
    hall = founded()
    meeting = call(hall, 71.99)
    item = put(hall, meeting, draft(hall))
    params = hall.refused(PostAgenda(meeting=meeting), "notice-too-short", "R3")
    assert params == {"earliest": hall.now + timedelta(hours=72), "items": (item,)}
    hall.play(MoveMeeting(meeting=meeting, starts_at=hall.now + timedelta(hours=72)))
    hall.play(PostAgenda(meeting=meeting))


@QUICK
@given(st.integers(0, 500), st.timedeltas(timedelta(minutes=1), timedelta(hours=600)), st.booleans())
def test_an_agenda_with_a_major_item_is_posted_in_time_or_not_at_all(hours: int, ahead: timedelta, major: bool) -> None:
    hall = founded(3, notice_hours=hours)
    meeting = call(hall, ahead / timedelta(hours=1))
    put(hall, meeting, draft(hall, weight="major" if major else "minor"))
    ahead = hall.meeting(meeting).starts_at - hall.now
    if major and ahead < timedelta(hours=hours):
        hall.refused(PostAgenda(meeting=meeting), "notice-too-short")
    else:
        hall.play(PostAgenda(meeting=meeting))


def test_an_agenda_is_not_posted_once_the_meeting_should_have_begun() -> None:
    hall = founded()
    meeting = call(hall, 5)
    hall.refused(PostAgenda(meeting=meeting), "start-in-the-past", "R1", at=hall.meeting(meeting).starts_at)


def test_a_longer_notice_in_the_charter_counts_at_the_test_too() -> None:
    hall = founded()
    proposal = draft(hall)
    meeting = posted(hall, proposal, in_hours=80)
    convene(hall, meeting)
    take_up(hall, proposal)
    lead(hall, proposal)
    hall.states["charter"] = msgspec.structs.replace(hall.charter, settings=Settings(notice_hours=96))
    params = hall.refused(OpenTest(), "notice-too-short", "R3")
    assert (params["hours"], params["needed"]) == (80, timedelta(hours=96))


def test_an_item_that_was_never_posted_is_not_tested() -> None:
    # Another laptop put it on the agenda while this one posted the agenda without it.
    hall = founded()
    proposal, meeting = draft(hall, weight="minor"), call(hall)
    other = hall.fork("other")
    item = put(other, meeting, proposal)
    hall.play(PostAgenda(meeting=meeting))
    hall.merge(other)
    state = hall.meeting(meeting).item(item)
    assert (state.posted_at, state.posted_version) == (None, 0)
    convene(hall, meeting)
    hall.play(TakeUp(item=item))
    assert hall.proposal(proposal).stage == "draft"
    hall.refused(MoveStage(stage="presented"), "stage", "R15")


def test_nor_is_one_that_was_discussed_before_and_comes_back_unposted() -> None:
    hall = founded()
    proposal = draft(hall, weight="minor", operational=True)
    first, second = call(hall), call(hall, 200)
    put(hall, first, proposal)
    other = hall.fork("other")
    hall.play(PostAgenda(meeting=first))
    item = put(other, second, proposal)
    hall.play(PostAgenda(meeting=second))
    convene(hall, first)
    take_up(hall, proposal)
    lead(hall, proposal)
    hall.play(CloseMeeting())
    hall.merge(other)
    convene(hall, second)
    hall.play(TakeUp(item=item))
    hall.refused(OpenTest(), "not-on-posted-agenda", "R3")
    hall.refused(TakeVote(kind="operational", votes_for=5, votes_against=0), "not-on-posted-agenda", "R3")
