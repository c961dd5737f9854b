# SPDX-License-Identifier: GPL-3.0-or-later
"""What the minute-taker writes, and how minutes come to be approved (R29)."""

from __future__ import annotations

from assembly_app.domain.meetings.attendance import Depart
from assembly_app.domain.meetings.calling import CloseMeeting
from assembly_app.domain.meetings.floor import TakeUp
from assembly_app.domain.meetings.minutes import (
    AmendEntry,
    ApproveMinutes,
    CirculateMinutes,
    EntryWritten,
    StrikeEntry,
    Write,
)
from tests.unit.domain.hall import Hall
from tests.unit.domain.steps import convene, founded, posted


def sitting() -> tuple[Hall, str]:
    hall = founded()
    meeting = posted(hall)
    convene(hall, meeting)
    return hall, meeting


def phase(hall: Hall, meeting: str) -> str:
    return hall.meeting(meeting).minutes_phase


def test_notes_points_and_the_wording_of_a_decision() -> None:
    hall, meeting = sitting()
    hall.play(Write(text="We began late."))
    hall.play(TakeUp(item="evaluation"))
    hall.play(Write(text="It was long", kind="point", member="ada"))
    hall.play(Write(text="Shorter next time.", kind="wording", item="evaluation"))
    entries = hall.meeting(meeting).entries
    assert [(e.kind, e.item, e.text["en"]) for e in entries] == [
        ("note", "", "We began late."),
        ("point", "evaluation", "It was long"),
        ("wording", "evaluation", "Shorter next time."),
    ]
    assert [event.member for event in hall.events(EntryWritten)] == ["", "ada", ""]  # type: ignore[attr-defined]


def test_what_cannot_be_written() -> None:
    hall, _ = sitting()
    entry = hall.play(Write(text="We began late."))
    hall.refused(Write(text=" "), "text-missing")
    hall.refused(Write(text="x", member="nobody"), "unknown-member")
    hall.refused(Write(text="x", item="nowhere"), "unknown-item")
    hall.refused(Write(text="x", id=entry), "id-taken")


def test_entries_are_amended_and_struck_until_the_minutes_are_approved() -> None:
    hall, meeting = sitting()
    first, second = hall.play(Write(text="We began late.")), hall.play(Write(text="Rain."))
    hall.play(AmendEntry(meeting=meeting, entry=first, text="We began at seven.", why="it was on time"))
    hall.play(StrikeEntry(meeting=meeting, entry=second))
    assert [(e.text["en"], e.struck) for e in hall.meeting(meeting).entries] == [
        ("We began at seven.", False),
        ("Rain.", True),
    ]
    hall.refused(AmendEntry(meeting=meeting, entry=second, text="x"), "unknown-entry", "R29")
    hall.refused(StrikeEntry(meeting=meeting, entry="nowhere"), "unknown-entry")
    hall.refused(AmendEntry(meeting=meeting, entry=first, text=" "), "text-missing")


def test_minutes_are_drafted_circulated_amended_and_approved_at_the_next_meeting() -> None:
    hall, meeting = sitting()
    entry, other = hall.play(Write(text="We began late.")), hall.play(Write(text="Rain."))
    hall.refused(CirculateMinutes(meeting=meeting), "minutes-phase", "R29")
    hall.play(CloseMeeting())
    assert phase(hall, meeting) == "draft"
    hall.play(CirculateMinutes(meeting=meeting))
    hall.refused(CirculateMinutes(meeting=meeting), "minutes-phase")
    hall.play(AmendEntry(meeting=meeting, entry=entry, text="We began at seven."))
    assert phase(hall, meeting) == "amended"
    hall.play(CirculateMinutes(meeting=meeting))
    hall.play(StrikeEntry(meeting=meeting, entry=other))
    second = posted(hall)
    convene(hall, second)
    hall.play(ApproveMinutes(of=meeting))
    state = hall.meeting(meeting)
    assert (state.minutes_phase, state.approved_in) == ("approved", second)
    hall.refused(AmendEntry(meeting=meeting, entry=entry, text="x"), "minutes-approved", "R29")
    hall.refused(ApproveMinutes(of=meeting), "minutes-phase")


def test_minutes_that_nobody_has_seen_are_not_approved_nor_without_a_quorum() -> None:
    hall, meeting = sitting()
    hall.play(CloseMeeting())
    convene(hall, posted(hall))
    assert hall.refused(ApproveMinutes(of=meeting), "minutes-phase", "R29")["phase"] == "draft"
    hall.play(CirculateMinutes(meeting=meeting))
    hall.play(Depart(members=("ada", "bo", "cleo")))
    hall.refused(ApproveMinutes(of=meeting), "no-quorum", "R10")
