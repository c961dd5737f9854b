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
    [
        ("en", "Thursday, November 26"),
        ("de", "Donnerstag, 26. November"),
        ("fr", "jeudi 26 novembre"),
        ("es", "jueves, 26 de noviembre"),
        ("pt_BR", "quinta-feira, 26 de novembro"),
        ("ar", "الخميس، ٢٦ نوفمبر"),
        ("zh_Hans", "11月26日星期四"),
    ],
)
def test_a_day_is_named_in_full(code: str, shown: str) -> None:
    assert Formats(code).weekday(EVENING) == shown


def test_the_group_chooses_how_hours_are_counted() -> None:
    assert Formats("en").time(EVENING).replace("\u202f", " ") == "11:30 PM"
    assert Formats("en", hours24=True).time(EVENING) == "23:30"


@pytest.mark.parametrize(
    ("code", "region", "day", "time"),
    [
        ("en", "GB", "26 November 2026", "23:30"),
        ("en", "DE", "26 November 2026", "23:30"),
        ("en", "US", "November 26, 2026", "11:30 PM"),
        ("ar", "MA", "26 نونبر 2026", "23:30"),
        ("pt_BR", "PT", "26 de novembro de 2026", "23:30"),  # the language names its country itself
        ("fr", "JP", "26 novembre 2026", "23:30"),  # nothing is known of French there
        ("en", "419", "November 26, 2026", "11:30 PM"),
    ],
)
def test_a_language_is_written_as_it_is_where_one_lives(code: str, region: str, day: str, time: str) -> None:
    formats = Formats(code, region=region)
    assert (formats.date(EVENING), formats.time(EVENING).replace("\u202f", " ")) == (day, time)


def test_relative_times_and_durations_are_words() -> None:
    english = Formats("en")
    assert english.relative(EVENING, EVENING - dt.timedelta(hours=3)) == "in 3 hours"
    assert english.duration(25 * 60) == "25 minutes"


def test_a_clock_counts_past_its_end() -> None:
    english = Formats("en")
    assert [english.clock(s) for s in (245, 3845, 0, -30)] == ["4:05", "1:04:05", "0:00", "−0:30"]
    assert Formats("ar").clock(-30) == "\u2066−٠:٣٠\u2069"


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


def plain(text: str) -> str:
    """With plain spaces and without marks of direction."""
    spaces = dict.fromkeys((0xA0, 0x202F, 0x2009), " ")
    return text.translate({**spaces, **dict.fromkeys((0x2068, 0x2069, 0x200E, 0x200F, 0x061C))})


AT = dt.datetime(2026, 11, 26, 18, 5, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
WRITTEN = {
    "de": ("26. November 2026", "26.11.2026, 19:05", "19:05–21:05 Uhr", "in 3 Stunden", "vor 2 Tagen",
           "1 Stunde, 30 Minuten", "1.234.567,5", "67 %", "Brot, Saat und Werkzeug", "Chinesisch (vereinfacht)"),
    "fr": ("26 novembre 2026", "26 nov. 2026, 19:05", "19:05 – 21:05", "dans 3 heures", "il y a 2 jours",
           "1 heure 30 minutes", "1 234 567,5", "67 %", "Brot, Saat et Werkzeug", "chinois simplifié"),
    "es": ("26 de noviembre de 2026", "26 nov 2026, 19:05", "19:05–21:05", "dentro de 3 horas", "hace 2 días",
           "1 hora 30 minutos", "1.234.567,5", "67 %", "Brot, Saat y Werkzeug", "chino simplificado"),
    "pt_BR": ("26 de novembro de 2026", "26 de nov. de 2026 19:05", "19:05 – 21:05", "em 3 horas", "há 2 dias",
              "1 hora 30 minutos", "1.234.567,5", "67%", "Brot, Saat e Werkzeug", "chinês simplificado"),
    "ar": ("٢٦ نوفمبر ٢٠٢٦", "٢٦/١١/٢٠٢٦، ٧:٠٥ م", "٧:٠٥–٩:٠٥ م", "خلال ٣ ساعات", "قبل يومين", "ساعة و٣٠ دقيقة",
           "١٬٢٣٤٬٥٦٧٫٥", "٦٧٪", "Brot وSaat وWerkzeug", "الصينية المبسطة"),
    "zh_Hans": ("2026年11月26日", "2026年11月26日 19:05", "19:05–21:05", "3小时后", "2天前", "1小时30分钟",
                "1,234,567.5", "67%", "Brot、Saat和Werkzeug", "简体中文"),
}  # fmt: skip


@pytest.mark.parametrize("code", WRITTEN)
def test_each_language_writes_everything_its_own_way(code: str) -> None:
    formats = Formats(code, "Europe/Berlin")
    shown = (
        formats.date(AT),
        formats.moment(AT),
        formats.times(AT, AT + 2 * HOUR),
        formats.relative(AT + 3 * HOUR, AT),
        formats.relative(AT - 48 * HOUR, AT),
        formats.duration(1.5 * HOUR),
        formats.number(1234567.5),
        formats.percent(0.67),
        formats.listing(["Brot", "Saat", "Werkzeug"]),
        formats.language("zh_Hans"),
    )
    assert tuple(map(plain, shown)) == WRITTEN[code]


def test_a_range_of_times_keeps_to_the_zone_and_to_the_hours_that_were_chosen() -> None:
    assert plain(Formats("en", "Europe/Berlin").times(AT, AT + 2 * HOUR)) == "7:05 – 9:05 PM"
    assert plain(Formats("en", "Europe/Berlin", hours24=True).times(AT, AT + 2 * HOUR)) == "19:05 – 21:05"
    assert plain(Formats("en", "Asia/Tokyo").times(AT, AT + 2 * HOUR)) == "3:05 – 5:05 AM"
    # Past midnight both are written out.
    assert plain(Formats("en", "Europe/Berlin").times(AT, AT + 9 * HOUR)) == "7:05 PM – 4:05 AM"
    with pytest.raises(ValueError, match="time zone"):
        Formats("en").times(AT.replace(tzinfo=None), AT)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "0 seconds"), (45, "45 seconds"), (60, "1 minute"), (90, "1 minute, 30 seconds"), (1500, "25 minutes"),
        (3600, "1 hour"), (5400, "1 hour, 30 minutes"), (3605, "1 hour"), (72 * 3600, "3 days"),
        (26 * 3600, "1 day, 2 hours"), (14 * 86400, "14 days"),
    ],
)  # fmt: skip
def test_a_length_of_time_is_not_rounded_to_something_else(seconds: int, shown: str) -> None:
    assert Formats("en").duration(seconds) == shown


@pytest.mark.parametrize(("seconds", "shown"), [(59, "in 59 seconds"), (60, "in 1 minute"), (-89, "1 minute ago")])
def test_a_minute_is_a_minute(seconds: int, shown: str) -> None:
    assert Formats("en").relative(AT + dt.timedelta(seconds=seconds), AT) == shown


@pytest.mark.parametrize("code", ["en", *WRITTEN])
def test_what_stands_beside_minutes_and_hours_are_words(code: str) -> None:
    minutes, hours = Formats(code).unit_words("minute"), Formats(code).unit_words("hour")
    assert minutes and hours and not minutes & hours
    assert not any("duration" in word or any(char.isdecimal() for char in word) for word in minutes | hours)
