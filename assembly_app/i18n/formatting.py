# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates, times, durations, numbers and lists as a language writes them."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from babel import Locale, dates, lists, numbers, units

from assembly_app.i18n.languages import SOURCE, cldr, likely

Unit = Literal["day", "hour", "minute", "second"]
Length = Literal["long", "short", "narrow"]
ListStyle = Literal["unit", "unit-short", "unit-narrow", "standard"]
Style = Literal["short", "medium", "long", "full"]

# Babel picks the nearest skeleton without widening it: we widen "Thu, Nov 26" ourselves.
_WEEKDAY = re.compile(r"E+|c+")
_MONTH = re.compile(r"(?<![ML])([ML])\1{2}(?![ML])")

_SECONDS: Mapping[Unit, int] = MappingProxyType({"day": 86_400, "hour": 3_600, "minute": 60, "second": 1})
_OF_UNITS: tuple[ListStyle, ...] = ("unit", "unit-short", "unit-narrow")
# The first digit of each decimal numbering system that Unicode makes some language's default.
_ZERO = {
    "arab": 0x0660, "arabext": 0x06F0, "beng": 0x09E6, "deva": 0x0966, "mymr": 0x1040, "tibt": 0x0F20, "nkoo": 0x07C0,
    "cakm": 0x11136, "olck": 0x1C50, "adlm": 0x1E950, "mtei": 0xABF0,
}  # fmt: skip


@dataclass(frozen=True)
class Formats:
    """How one language writes things. Instants are aware datetimes and are shown in `zone` (an IANA name).

    `hours24` asks for 19:00 or 7:00 PM; None leaves it to the language. `region` is where the reader lives (ISO 3166,
    "GB"): a language that Unicode knows there is written as it is there, any other as at its home.
    A language Unicode knows nothing of is written as its fallback is, at last as English.
    """

    code: str
    zone: str = "UTC"
    fallback: str | None = None
    hours24: bool | None = None
    region: str = ""

    @cached_property
    def locale(self) -> Locale:
        plain = {"en_XA": "en", "ar_XB": "ar"}.get(self.code, self.code)
        here = cldr(f"{plain}_{self.region}") if self.region else None
        if here is not None and here.territory == self.region:
            return here
        return likely(cldr(plain) or cldr(self.fallback or SOURCE) or Locale(SOURCE))

    @cached_property
    def _place(self) -> dt.tzinfo:
        try:
            return dates.get_timezone(self.zone)
        except LookupError:
            return dt.UTC  # another computer, where the zone was chosen, may know newer ones

    def digits(self, text: str) -> str:
        """`text` with the language's own digits in place of 0 to 9."""
        zero = _ZERO.get(self.locale.default_numbering_system)
        return text if zero is None else text.translate({48 + i: zero + i for i in range(10)})

    def date(self, day: dt.date, style: Style = "long") -> str:
        """A day. An aware datetime is first brought to the zone."""
        if isinstance(day, dt.datetime):
            day = day.astimezone(self._place).date()
        return self.digits(dates.format_date(day, style, locale=self.locale))

    def weekday(self, day: dt.date) -> str:
        """The day with its weekday and without its year, as in "Thursday, November 26"."""
        if isinstance(day, dt.datetime):
            day = day.astimezone(self._place).date()
        # Months in full have patterns of their own where a word stands before them, as in "26 de noviembre".
        found = (self.locale.datetime_skeletons.get(name) for name in ("MMMMEEEEd", "MMMMEd", "MMMEd"))
        short = str(next(each.pattern for each in found if each is not None))
        return self.digits(dates.format_date(day, _WEEKDAY.sub("EEEE", _MONTH.sub(r"\1\1\1\1", short)), self.locale))

    def time(self, moment: dt.datetime) -> str:
        """The time of day, to the minute, without zone. Raises ValueError when `moment` is not aware."""
        return self.digits(self._clock_time(self._here(moment)))

    def moment(self, moment: dt.datetime, style: Style = "medium") -> str:
        """Day and time of day. Raises ValueError when `moment` is not aware."""
        here = self._here(moment)
        day = dates.format_date(here.date(), style, locale=self.locale)
        clock = self._clock_time(here)
        pattern = dates.get_datetime_format("medium", locale=self.locale)
        return self.digits(str(pattern).replace("'", "").replace("{0}", clock).replace("{1}", day))

    def relative(self, moment: dt.datetime, now: dt.datetime) -> str:
        """How far `moment` lies from `now`, as in "in 3 hours" or "2 days ago"."""
        away = moment - now
        if abs(away) < dt.timedelta(seconds=1):
            away = -dt.timedelta(seconds=1)  # nobody says "in 0 seconds"
        unit: Literal["minute", "second"] = "minute" if abs(away) >= dt.timedelta(minutes=1) else "second"
        said = dates.format_timedelta(away, unit, add_direction=True, threshold=1.5, locale=self.locale)
        return self.digits(said)

    def duration(self, length: dt.timedelta | float) -> str:
        """A length of time in its two largest units, as in "1 hour, 30 minutes". A plain number is in seconds."""
        left = round(length.total_seconds() if isinstance(length, dt.timedelta) else length)
        counts: list[tuple[Unit, int]] = []
        for unit, size in _SECONDS.items():
            count, left = divmod(left, size)
            counts.append((unit, count))
        largest = next((at for at, (_, count) in enumerate(counts) if count), len(counts) - 1)
        told = [(unit, count) for at, (unit, count) in enumerate(counts[largest : largest + 2]) if count or at == 0]
        parts = [self._counted(n, unit) for unit, n in told]
        patterns = self.locale.list_patterns
        # Where there is no long pattern of their own the short one is meant, as "1小时30分钟".
        style: ListStyle = next((each for each in _OF_UNITS if "2" in patterns.get(each, {})), "standard")
        return self.digits(lists.format_list(parts, style=style, locale=self.locale))

    def times(self, begin: dt.datetime, end: dt.datetime) -> str:
        """From one time of day to another, as in "7:00 – 9:00 PM". Raises ValueError when one is not aware."""
        first, last = self._here(begin), self._here(end)
        if first.date() != last.date():
            return f"{self.digits(self._clock_time(first))} – {self.digits(self._clock_time(last))}"
        usual = str(dates.get_time_format("short", locale=self.locale).pattern)
        hours24 = self.hours24 if self.hours24 is not None else "H" in usual
        skeleton = "Hm" if hours24 else "hm"
        return self.digits(dates.format_interval(first, last, skeleton, tzinfo=self._place, locale=self.locale))

    def clock(self, seconds: int) -> str:
        """A running clock: 4:05, 1:04:05; after its end -0:30. The digits are the language's, the order stays."""
        sign, left = ("\u2212" if seconds < 0 else ""), abs(seconds)
        hours, minutes = left // 3600, left // 60 % 60
        shown = f"{hours}:{minutes:02}:{left % 60:02}" if hours else f"{minutes}:{left % 60:02}"
        return f"\u2066{sign}{self.digits(shown)}\u2069" if self.locale.text_direction == "rtl" else sign + shown

    def number(self, value: float) -> str:
        """A number with the language's digits and separators."""
        return self.digits(numbers.format_decimal(value, locale=self.locale, numbering_system="default"))

    def metres(self, value: float) -> str:
        """A distance, as in "12 meters" or "2.5 metros"."""
        said = units.format_unit(value, "length-meter", "long", locale=self.locale, numbering_system="default")
        return self.digits(said)

    def percent(self, share: float) -> str:
        """A share of one, as in "67%" for 2/3."""
        shown = self.digits(numbers.format_percent(share, locale=self.locale, numbering_system="default"))
        # Babel writes the sign of its pattern, whatever the digits.
        symbols = self.locale.number_symbols.get(self.locale.default_numbering_system, {})
        return shown.replace("%", str(symbols.get("percentSign", "%")))

    def unit_words(self, unit: Unit) -> frozenset[str]:
        """What stands beside a number of such units, long and short."""
        lengths: tuple[Length, ...] = ("long", "short", "narrow")
        written = {self._counted(n, unit, length) for n in (1, 3, 20, 100) for length in lengths}
        words = {re.sub(r"[\d\s\u200e\u200f]+", " ", text).strip() for text in written}
        return frozenset(filter(None, words))

    def listing(self, items: Sequence[str]) -> str:
        """Several things in one sentence, as in "bread, seeds, and tools"."""
        return lists.format_list([f"\u2068{item}\u2069" for item in items], locale=self.locale)

    def language(self, code: str) -> str:
        """The name this language has for the language `code`; the code itself where nobody knows one."""
        other = cldr(code)
        # Some have a name as a whole, as Simplified Chinese has; others are put together.
        whole = self.locale.languages.get(code)
        return whole or (other.get_display_name(self.locale) if other else None) or code

    def _counted(self, count: int, unit: Unit, length: Length = "long") -> str:
        """So many of a unit and no other one: format_unit shows the unit's own name where CLDR inherits a form."""
        exactly = dt.timedelta(seconds=count * _SECONDS[unit])
        return dates.format_timedelta(exactly, unit, threshold=math.inf, format=length, locale=self.locale)

    def _clock_time(self, here: dt.datetime) -> str:
        if self.hours24 is None:
            return dates.format_time(here, "short", locale=self.locale)
        skeleton = str(self.locale.datetime_skeletons["Hm" if self.hours24 else "hm"].pattern)
        return dates.format_time(here, skeleton, locale=self.locale)

    def _here(self, moment: dt.datetime) -> dt.datetime:
        if moment.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be shown")
        return moment.astimezone(self._place)
