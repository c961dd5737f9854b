# SPDX-License-Identifier: GPL-3.0-or-later
"""Meetings from calendars: zones, lengths, repetitions, the same event twice, and what cannot be a meeting."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assembly_app.domain.charter.changes import FoundAssembly
from assembly_app.domain.meetings.calling import CallMeeting, CancelMeeting, MoveMeeting
from assembly_app.importers import calendar as reading
from assembly_app.importers import events, summary
from assembly_app.importers.errors import UnreadableError
from assembly_app.importers.findings import Findings
from assembly_app.importers.reader import ListReader
from tests.unit.domain.hall import Hall
from tests.unit.importers.speaking import ENGLISH, WORDS, listed


def a_hall() -> Hall:
    hall = Hall()
    hall.play(FoundAssembly(name="Hill pod", zone="Europe/Berlin", languages=("en",)))
    return hall


HALL = a_hall()


def event(*lines: str) -> str:
    return "\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])


def read(*found: str, hall: Hall = HALL, upcoming: int = 6) -> Findings[reading.NewMeeting]:
    text = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *found, "END:VCALENDAR", ""])
    return ListReader(hall, "hill", [], hall.now, WORDS, ENGLISH).meetings(listed(text), upcoming)


def starts(found: Findings[reading.NewMeeting]) -> list[str]:
    return [f"{each.starts_at.astimezone(UTC):%m-%d %H:%M}" for each in found.new]


def record(found: Findings[reading.NewMeeting], hall: Hall) -> None:
    for act in found.acts(hall._new_id):
        hall.play(act)


def test_an_event_becomes_a_meeting_with_start_place_title_and_length() -> None:
    (meeting,) = read(
        event("UID:1", "DTSTART;TZID=Europe/Lisbon:20260401T190000", "DTEND;TZID=Europe/Lisbon:20260401T203000",
              "SUMMARY:Spring\\, at last", "LOCATION:Old mill\\; upstairs")
    ).new  # fmt: skip
    (act,) = meeting.acts(str)
    assert isinstance(act, CallMeeting)
    assert act.starts_at == datetime(2026, 4, 1, 18, tzinfo=UTC)
    assert (act.title, act.place, act.minutes, act.kind) == ("Spring, at last", "Old mill; upstairs", 90, "monthly")


@pytest.mark.parametrize(
    ("start", "at"),
    [
        ("DTSTART:20260401T190000Z", "04-01 19:00"),
        ("DTSTART:20260401T190000", "04-01 17:00"),
        ("DTSTART;TZID=America/New_York:20260401T190000", "04-01 23:00"),
        ("DTSTART;TZID=W. Europe Standard Time:20260401T190000", "04-01 17:00"),
    ],
)
def test_times_are_those_of_their_zone_and_without_one_those_of_the_assembly(start: str, at: str) -> None:
    assert starts(read(event("UID:1", start))) == [at]


def test_a_title_that_names_a_kind_of_meeting_gives_its_length() -> None:
    (meeting,) = read(event("UID:1", "DTSTART:20260401T190000Z", "SUMMARY:Weekly coordination")).new
    assert (meeting.kind, meeting.own, meeting.minutes) == ("weekly", "", None)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["DTSTART;VALUE=DATE:20260401"], events.ALL_DAY),
        (["SUMMARY:Some day"], events.NO_START),
        (["DTSTART:tomorrow"], events.NO_START),
        (["DTSTART;TZID=Moon/Crater:20260401T190000"], events.UNKNOWN_ZONE),
        (["DTSTART:20260401T190000Z", "DTEND:20260403T190000Z"], events.TOO_LONG),
        (["DTSTART:20260401T190000Z", "RRULE:FREQ=HOURLY"], events.NOT_FOLLOWED),
        (["DTSTART:20260401T190000Z", "RRULE:FREQ=DAILY;INTERVAL=0"], events.NOT_FOLLOWED),
        (["DTSTART:20260401T190000Z", "RRULE:FREQ=DAILY;BYHOUR=1,2"], events.NOT_FOLLOWED),
        (["DTSTART:20260401T190000Z", "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"], events.NOT_FOLLOWED),
        (["DTSTART:20260401T190000Z", "RRULE:nonsense"], events.NOT_FOLLOWED),
    ],
)
def test_what_cannot_be_a_meeting_is_told_with_its_line(lines: list[str], message: object) -> None:
    found = read(event("UID:0", "DTSTART:20260401T100000Z"), event("UID:1", *lines))
    assert len(found.new) == 1
    assert [(told.line, told.message) for told in found.odd] == [(8, message)]


def test_the_next_of_those_that_repeat_are_called_by_the_walls_clock() -> None:
    weekly = event(
        "UID:1", "DTSTART;TZID=Europe/Berlin:20250107T190000", "RRULE:FREQ=WEEKLY;BYDAY=TU",
        "EXDATE;TZID=Europe/Berlin:20260317T190000", "RDATE;TZID=Europe/Berlin:20260320T190000",
    )  # fmt: skip
    # The clocks change on the 29th of March: seven in the evening stays seven.
    assert starts(read(weekly, upcoming=6)) == [
        "03-03 18:00", "03-10 18:00", "03-20 18:00", "03-24 18:00", "03-31 17:00", "04-07 17:00",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "at"),
    [
        ("FREQ=MONTHLY;BYDAY=1TH", ["03-05 19:00", "04-02 19:00", "05-07 19:00"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", ["03-05 19:00", "03-27 19:00", "04-24 19:00"]),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=2", ["03-05 19:00", "03-19 19:00"]),
        ("FREQ=DAILY;UNTIL=20260306T190000Z", ["03-05 19:00", "03-06 19:00"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", ["03-05 19:00"]),
        ("FREQ=DAILY;UNTIL=20260306", ["03-05 19:00", "03-06 19:00"]),
    ],
)
def test_rules(rule: str, at: list[str]) -> None:
    assert starts(read(event("UID:1", "DTSTART:20260305T190000Z", f"RRULE:{rule}"), upcoming=3)) == at


def test_one_repetition_that_was_moved_or_cancelled_is_read_so() -> None:
    series = event("UID:1", "DTSTART:20260305T190000Z", "RRULE:FREQ=WEEKLY;COUNT=3", "SUMMARY:Plenum")
    moved = event("UID:1", "RECURRENCE-ID:20260312T190000Z", "DTSTART:20260313T200000Z", "SUMMARY:Plenum, late")
    off = event("UID:1", "RECURRENCE-ID:20260319T190000Z", "DTSTART:20260319T190000Z", "STATUS:CANCELLED")
    found = read(series, moved, off)
    assert starts(found) == ["03-05 19:00", "03-13 20:00"]
    assert [told.message for told in found.known] == [reading.CALLED_OFF]


def test_the_same_calendar_again_brings_nothing_and_another_laptop_calls_the_same_meetings() -> None:
    hall, other = a_hall(), a_hall()
    calendar = (
        event("UID:1", "DTSTART:20260305T190000Z", "RRULE:FREQ=WEEKLY;COUNT=3"),
        event("UID:2", "DTSTART:20260401T100000Z"),
        event("DTSTART:20260402T100000Z", "SUMMARY:Without a name of its own"),
    )
    record(read(*calendar, hall=hall), hall)
    assert len(hall.meetings()) == 5
    again = read(*calendar, hall=hall)
    assert again.new == () and {told.message for told in again.known} == {reading.HERE}

    record(read(*calendar, hall=other), other)
    assert [brief.id for brief in other.meetings()] == [brief.id for brief in hall.meetings()]


def test_meetings_that_were_moved_or_cancelled_here_are_said_and_left_alone() -> None:
    hall = a_hall()
    record(
        read(event("UID:1", "DTSTART:20260401T100000Z"), event("UID:2", "DTSTART:20260402T100000Z"), hall=hall), hall
    )
    first, second = (brief.id for brief in hall.meetings())
    hall.play(CancelMeeting(meeting=second, why="rain"))
    found = read(event("UID:1", "DTSTART:20260401T120000Z"), event("UID:2", "DTSTART:20260402T100000Z"), hall=hall)
    assert found.new == () and [told.message for told in found.known] == [reading.MOVED, reading.CANCELLED_HERE]
    assert "Apr 1, 2026" in summary.pieces(found, ENGLISH)[0].note

    hall.play(MoveMeeting(meeting=first, starts_at=datetime(2026, 4, 1, 12, tzinfo=UTC)))
    other = read(event("UID:9", "DTSTART:20260401T120000Z"), hall=hall)
    assert [told.message for told in other.known] == [reading.THEN]


def test_what_is_over_is_counted_only() -> None:
    found = read(
        event("UID:1", "DTSTART:20200401T100000Z"),
        event("UID:2", "DTSTART:20200401T100000Z", "RRULE:FREQ=DAILY;COUNT=2"),
    )
    assert (found.new, found.known, found.odd) == ((), (), ())
    assert [told.params["n"] for told in found.remarks] == [2]


@pytest.mark.parametrize("text", ["", "Ana\nBo", "BEGIN:VCALENDAR\nEND:VEVENT\nfoo", "BEGIN:VCALENDAR\nEND:VCALENDAR"])
def test_what_is_no_calendar_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        ListReader(HALL, "hill", [], HALL.now, WORDS, ENGLISH).meetings(listed(text))


_LINES = st.sampled_from(
    [
        "UID:1", "UID:2", "DTSTART:20260401T190000Z", "DTSTART;TZID=Europe/Berlin:20260401T190000", "DTSTART:",
        "DTSTART:0", "DTSTART;VALUE=DATE:20260401", "DTEND:20260401T190000", "DTEND:x", "DURATION:PT1H",
        "DURATION:-P1W", "DURATION:x", "RRULE:FREQ=DAILY", "RRULE:FREQ=MONTHLY;BYDAY=9XX",
        "RRULE:FREQ=YEARLY;BYMONTH=13", "RRULE:COUNT=2", "RRULE:", "EXDATE:20260401T190000Z", "EXDATE:x",
        "RDATE;VALUE=PERIOD:20260401T190000Z/PT1H", "RECURRENCE-ID:20260401T190000Z", "RECURRENCE-ID:x",
        "SUMMARY:a", "SUMMARY", "STATUS:CANCELLED", "LOCATION:b", "BEGIN:VALARM", "END:VALARM", "END:VEVENT",
        "DTSTART:00010101T000000", "DTSTART;TZID=Asia/Tokyo:00010101T000000", "DTSTART:99991231T235959Z", " folded",
        ":", ";",
    ]
)  # fmt: skip


@example([["RRULE:FREQ=DAILY", "DTSTART:99991231T235959Z"]], "")
@example([["RRULE:FREQ=DAILY;UNTIL=99991231T235959Z", "DTSTART;TZID=Pacific/Apia:20260302T180000"]], "")
@given(st.lists(st.lists(_LINES, max_size=8), max_size=3), st.text(max_size=20))
def test_any_calendar_is_read_or_refused(found: list[list[str]], noise: str) -> None:
    with contextlib.suppress(UnreadableError):
        read(*(event(*lines) for lines in found), noise)
