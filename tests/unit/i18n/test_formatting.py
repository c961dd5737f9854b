# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates, times and numbers as people of each language write them."""

from __future__ import annotations

import datetime as dt

import pytest

from assembly_app.i18n.formatting import Formats

EVENING = dt.datetime(2026, 11, 26, 23, 30, tzinfo=dt.UTC)


def test_an_instant_is_shown_on_the_day_it_has_where_the_assembly_meets() -> None:
    assert Formats("en", "UTC").date(EVENING) == "November 26, 2026"
    assert Formats("en", "Africa/Cairo").date(EVENING) == "November 27, 2026"


def test_arabic_has_its_own_digits_everywhere() -> None:
    arabic = Formats("ar", "UTC")
    shown = (
        arabic.date(EVENING) + arabic.time(EVENING) + arabic.number(1234.5) + arabic.clock(3845) + arabic.percent(0.67)
    )

    assert "٢٦" in shown
    assert not any("0" <= letter <= "9" for letter in shown)


@pytest.mark.parametrize(
    ("code", "shown"),
    [("en", "Thursday, November 26"), ("zh_Hans", "11月26日星期四"), ("de", "Donnerstag, 26. November")],
)
def test_a_day_is_named_in_full(code: str, shown: str) -> None:
    assert Formats(code).weekday(EVENING) == shown


def test_the_group_chooses_how_hours_are_counted() -> None:
    assert Formats("en").time(EVENING).replace("\u202f", " ") == "11:30 PM"
    assert Formats("en", hours24=True).time(EVENING) == "23:30"


def test_relative_times_and_durations_are_words() -> None:
    english = Formats("en")
    assert english.relative(EVENING, EVENING - dt.timedelta(hours=3)) == "in 3 hours"
    assert english.duration(25 * 60) == "25 minutes"


def test_a_clock_counts_past_its_end() -> None:
    english = Formats("en")
    assert [english.clock(s) for s in (245, 3845, 0, -30)] == ["4:05", "1:04:05", "0:00", "−0:30"]
    assert Formats("ar").clock(-30) == "\u2066−٠:٣٠\u2069"


def test_a_language_alone_still_has_a_week() -> None:
    assert Formats("ar").first_weekday() == 5
    assert Formats("fr").first_weekday() == 0


def test_a_language_unicode_does_not_know_is_written_as_its_fallback() -> None:
    assert Formats("tzh", fallback="es").date(EVENING) == "26 de noviembre de 2026"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Formats("en").time(dt.datetime(2026, 11, 26, 19, 0))  # noqa: DTZ001 -- that is the point


def test_lists_are_sentences() -> None:
    assert (
        Formats("en").listing(["bread", "seeds", "tools"]).replace("\u2068", "").replace("\u2069", "")
        == "bread, seeds, and tools"
    )
