# SPDX-License-Identifier: GPL-3.0-or-later
"""`assembly read`: shown first, recorded at once, safe to repeat; refusals in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.end2end.conftest import Ran, Run

CALENDAR = "\r\n".join(
    [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x",
        "BEGIN:VEVENT", "UID:1", "DTSTART;TZID=Europe/Berlin:20400105T190000", "DURATION:PT90M",
        "RRULE:FREQ=WEEKLY", "SUMMARY:Plenum", "LOCATION:Mill", "END:VEVENT", "END:VCALENDAR", "",
    ]
)  # fmt: skip


@pytest.fixture
def store(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "hill.assembly"
    found = ("name=Hill pod", "zone=Europe/Berlin", 'languages=["en"]')
    assert run("do", "--store", path, "found-assembly", *found).status == 0
    return path


def put(tmp_path: Path, name: str, data: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_members_are_shown_then_recorded_and_reading_again_brings_nothing(
    run: Run, store: Path, tmp_path: Path
) -> None:
    people = put(
        tmp_path, "people.csv", "Name;Guest;Skills\r\nJosé Núñez;;facilitation\r\nZoë;yes;\r\n".encode("utf-16")
    )

    looked = run("read", "members", people, "--store", store, "--dry-run")
    assert looked.status == 0
    assert looked.lines == [
        "+ Line 2: José Núñez – facilitation", "+ Line 3: Zoë – guest", "2 new members", "Nothing is recorded yet.",
    ]  # fmt: skip

    read = run("read", "members", people, "--store", store)
    assert (read.status, read.lines[-1]) == (0, "Recorded.")
    again = run("read", "members", people, "--store", store)
    assert (again.status, again.lines[-1]) == (0, "Nothing new: nothing is recorded.")
    assert again.lines[0] == "= Line 2: José Núñez – is here already"
    assert run("audit", "--store", store).status == 0


def test_a_line_that_is_not_understood_is_left_out_and_the_exit_code_says_so(
    run: Run, store: Path, tmp_path: Path
) -> None:
    read = run("read", "members", put(tmp_path, "p.txt", "Ana\n42\nBo\n"), "--store", store)
    assert read.status == 1
    assert "? Line 2: 42 – There is no name here." in read.lines
    assert read.lines[-2:] == ["2 new members · one line is not understood", "Recorded."]


def test_meetings_and_their_agendas(run: Run, store: Path, tmp_path: Path) -> None:
    calendar = put(tmp_path, "pod.ics", CALENDAR)
    assert run("read", "meetings", calendar, "--store", store, "--next", 2).lines[-2:] == [
        "2 new meetings",
        "Recorded.",
    ]
    assert run("read", "meetings", calendar, "--store", store).lines[-2] == "4 new meetings · 2 are left out"
    meetings = json.loads(run("meetings", "--store", store, "--json").out)
    assert [each["starts_at"] for each in meetings][:2] == ["2040-01-05T19:00:00+01:00", "2040-01-12T19:00:00+01:00"]

    items = put(tmp_path, "items.txt", "Seeds (15 min)\nBreak 5'\n")
    assert run("read", "agenda", items, "--store", store).status == 0
    last = meetings[-1]["id"]
    assert run("read", "agenda", items, "--store", store, "--meeting", last).status == 0
    for meeting in ("", last):
        agenda = json.loads(run("agenda", "--store", store, "--meeting", meeting, "--json").out)
        assert [(item["minutes"], item["kind"]) for item in agenda["items"]][:2] == [(15, "discussion"), (5, "break")]


def refused(ran: Ran, status: int, says: str) -> None:
    assert (ran.status, ran.out) == (status, "")
    assert ran.err.startswith("assembly: ") and ran.err.count("\n") == 1
    assert says in ran.err


def test_what_cannot_be_read_is_one_line(run: Run, store: Path, tmp_path: Path) -> None:
    refused(run("read", "members", put(tmp_path, "a.csv", b"PK\x03\x04"), "--store", store), 1, "Save it there as CSV")
    refused(
        run("read", "members", put(tmp_path, "b.csv", b"\x00\x01\x02"), "--store", store), 1, "no list in plain text"
    )
    refused(run("read", "members", put(tmp_path, "c.csv", ""), "--store", store), 1, "nothing in it")
    refused(run("read", "meetings", put(tmp_path, "d.ics", "Ana"), "--store", store), 1, "no calendar")
    refused(run("read", "members", tmp_path / "none.csv", "--store", store), 3, "none.csv")
    items = put(tmp_path, "i.txt", "Seeds")
    refused(run("read", "agenda", items, "--store", store), 1, "input no-meeting-planned")
    refused(run("read", "agenda", items, "--store", store, "--meeting", "x"), 1, "input unknown-meeting")
    refused(run("read", "members", items, "--store", tmp_path / "other.assembly"), 3, "other.assembly")
    assert run("read", "people", items, "--store", store).status == 2


def test_messages_come_in_the_language_that_was_asked_for(run: Run, store: Path, tmp_path: Path) -> None:
    said = run("--words", "ar", "read", "members", put(tmp_path, "p.txt", "Ana"), "--store", store)
    assert said.status == 0 and "Recorded" not in said.out
