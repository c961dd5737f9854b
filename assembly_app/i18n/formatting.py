# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates, times, durations, numbers and lists as a language writes them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from babel import Locale, dates, lists, numbers, units

from assembly_app.i18n.languages import SOURCE, cldr, likely

Style = Literal["short", "medium", "long", "full"]

# Babel picks the nearest skeleton without widening it: we widen "Thu, Nov 26" ourselves.
_WEEKDAY = re.compile(r"E+|c+")
_MONTH = re.compile(r"([ML])\1{2}")

# The first digit of each decimal numbering system that Unicode makes some language's default.
_ZERO = {
    "arab": 0x0660, "arabext": 0x06F0, "beng": 0x09E6, "deva": 0x0966, "mymr": 0x1040, "tibt": 0x0F20, "nkoo": 0x07C0,
    "cakm": 0x11136, "olck": 0x1C50, "adlm": 0x1E950, "mtei": 0xABF0,
}  # fmt: skip


@dataclass(frozen=True)
class Formats:
    """How one language writes things. Instants are aware datetimes and are shown in `zone` (an IANA name).

    `hours24` asks for 19:00 or 7:00 PM; None leaves it to the language.
    A language Unicode knows nothing of is written as its fallback is, at last as English.
    """

    code: str
    zone: str = "UTC"
    fallback: str | None = None
    hours24: bool | None = None

    @cached_property
    def locale(self) -> Locale:
        plain = {"en_XA": "en", "ar_XB": "ar"}.get(self.code, self.code)
        return likely(cldr(plain) or cldr(self.fallback or SOURCE) or Locale(SOURCE))

    @cached_property
    def _place(self) -> dt.tzinfo:
        return dates.get_timezone(self.zone)

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
        short = str(self.locale.datetime_skeletons["MMMEd"].pattern)
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
        return self.digits(dates.format_timedelta(away, add_direction=True, threshold=1.5, locale=self.locale))

    def duration(self, length: dt.timedelta | float) -> str:
        """A length of time in its largest fitting unit, as in "25 minutes". A plain number is in seconds."""
        seconds = length.total_seconds() if isinstance(length, dt.timedelta) else length
        return self.digits(dates.format_timedelta(dt.timedelta(seconds=seconds), threshold=1.5, locale=self.locale))

    def clock(self, seconds: int) -> str:
        """A running clock: 4:05, 1:04:05; after its end -0:30. The digits are the language's, the order stays."""
        sign, left = ("\u2212" if seconds < 0 else ""), abs(seconds)
        hours, minutes = left // 3600, left // 60 % 60
        shown = f"{hours}:{minutes:02}:{left % 60:02}" if hours else f"{minutes}:{left % 60:02}"
        return f"\u2066{sign}{self.digits(shown)}\u2069" if self.locale.text_direction == "rtl" else sign + shown

    def number(self, value: float) -> str:
        """A number with the language's digits and separators."""
        return self.digits(numbers.format_decimal(value, locale=self.locale, numbering_system="default"))

    def percent(self, share: float) -> str:
        """A share of one, as in "67%" for 2/3."""
        return self.digits(numbers.format_percent(share, locale=self.locale, numbering_system="default"))

    def unit_words(self, unit: str) -> frozenset[str]:
        """What stands beside a number of `unit` (CLDR's name of it, such as "duration-minute"), long and short."""
        lengths: tuple[Literal["long", "short", "narrow"], ...] = ("long", "short", "narrow")
        counted = [(n, length) for n in (1, 3, 20, 100) for length in lengths]
        written = {units.format_unit(n, unit, length, locale=self.locale) for n, length in counted}
        words = {re.sub(r"[\d\s\u200e\u200f]+", " ", text).strip() for text in written}
        # Where CLDR has no form Babel shows the name of the unit.
        return frozenset(word for word in words if word and unit not in word)

    def listing(self, items: Sequence[str]) -> str:
        """Several things in one sentence, as in "bread, seeds, and tools"."""
        return lists.format_list([f"\u2068{item}\u2069" for item in items], locale=self.locale)

    def language(self, code: str) -> str:
        """The name this language has for the language `code`; the code itself where nobody knows one."""
        other = cldr(code)
        return (other.get_display_name(self.locale) if other else None) or code

    def first_weekday(self) -> int:
        """0 for Monday to 6 for Sunday."""
        return self.locale.first_week_day

    def _clock_time(self, here: dt.datetime) -> str:
        if self.hours24 is None:
            return dates.format_time(here, "short", locale=self.locale)
        skeleton = str(self.locale.datetime_skeletons["Hm" if self.hours24 else "hm"].pattern)
        return dates.format_time(here, skeleton, locale=self.locale)

    def _here(self, moment: dt.datetime) -> dt.datetime:
        if moment.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be shown")
        return moment.astimezone(self._place)
