# SPDX-License-Identifier: GPL-3.0-or-later
"""Which days and numbers of a record can be reckoned with."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assembly_app.domain.bounds import MOST, counts, reckonable, zone_named
from assembly_app.domain.meetings.calling import MeetingCalled
from assembly_app.domain.meetings.floor import StrawPollTaken
from assembly_app.domain.meetings.minutes import EntryWritten
from assembly_app.domain.meetings.state import Item
from assembly_app.domain.values import Event

NOW = datetime(2026, 3, 2, 18, tzinfo=UTC)


def called(year: int, minutes: int) -> MeetingCalled:
    at = NOW.replace(year=year)
    item = Item(id="i", kind="discussion", weight="minor", title={"en": "Seeds"}, minutes=minutes)
    return MeetingCalled(title={"en": "M"}, kind="monthly", starts_at=at, zone="", place="", minutes=90, items=(item,))


@pytest.mark.parametrize(
    ("event", "fits"),
    [
        (EntryWritten(entry="e", text={"en": "9" * 40}), True),
        (called(2026, 10), True),
        (called(1899, 10), False),
        (called(9001, 10), False),
        (called(2026, MOST + 1), False),
        (StrawPollTaken(item="", question={"en": "Tuesday?"}, counts={"yes": 3, "no": -MOST - 1}), False),
    ],
)
def test_days_and_numbers_have_their_bounds_however_deep_they_stand(event: Event, fits: bool) -> None:
    assert reckonable(event) is fits


def test_only_records_with_numbers_or_days_are_looked_through() -> None:
    assert counts(MeetingCalled) and counts(StrawPollTaken)
    assert not counts(EntryWritten)


def test_a_zone_that_is_not_known_here_is_read_as_utc() -> None:
    assert zone_named("Europe/Berlin").key == "Europe/Berlin"
    assert zone_named("Mars/Olympus").key == zone_named("").key == zone_named("../../etc").key == "UTC"
