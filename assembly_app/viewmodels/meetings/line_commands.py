# SPDX-License-Identifier: GPL-3.0-or-later
"""The minutes line's leading words: what a typed line will be, in English or in the language of the desk."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from assembly_app.i18n.catalogues import Catalogue
from assembly_app.i18n.marks import P_, Message

NOTE = "note"
WORDS: Mapping[str, Message] = MappingProxyType(
    {
        "action": P_("minutes line", "action"),
        "concern": P_("minutes line", "concern"),
        "question": P_("minutes line", "question"),
        "answer": P_("minutes line", "answer"),
        "point": P_("minutes line", "point"),
        "wording": P_("minutes line", "wording"),
        "private": P_("minutes line", "private"),
        "hand": P_("minutes line", "hand"),
        "response": P_("minutes line", "response"),
        "information": P_("minutes line", "information"),
        "process": P_("minutes line", "process"),
        "aside": P_("minutes line", "aside"),
        "reserve": P_("minutes line", "reserve"),
        "agree": P_("minutes line", "agree"),
        "block": P_("minutes line", "block"),
        "here": P_("minutes line", "here"),
        "left": P_("minutes line", "left"),
        "more": P_("minutes line", "more"),
        "end": P_("minutes line", "end"),
        "why": P_("minutes line", "why"),
        "because": P_("minutes line", "because"),
    }
)
"""Each leading word; "end: ..." breaks a test off, "why: ..." tests in spite of open concerns, "private: ..." is a
note that only our own group may read."""

WITH_COLON = {"action", "concern", "question", "answer", "point", "wording", "aside", "reserve", "block", "end", "why"}
WITH_COLON |= {"because", "private"}
WITH_NAMES = {"hand", "response", "information", "process", "agree", "here", "left"}


class Line(NamedTuple):
    """A typed line taken apart: its kind, what stands before the colon (mostly names), and the text after it."""

    kind: str
    head: str
    text: str


def take_apart(typed: str, words: Catalogue) -> Line:
    """What a line will be. A leading word that takes a text needs its colon; one that takes names needs a name."""
    # Chinese writes no space after its colon: the first word ends at whichever comes first.
    typed = typed.strip()
    first, _, rest = typed.replace("：", ":").replace(":", " ").partition(" ")
    kind = _kind(first.casefold(), words)
    before, colon, after = typed.replace("：", ":").partition(":")
    if kind in WITH_COLON and colon:
        return Line(kind, before[len(first) :].strip(), after.strip())
    if kind in WITH_NAMES and rest.strip():
        return Line(kind, rest.strip(), "")
    if kind == "more" and re.fullmatch(r"[+-]?\d+", rest.strip()):
        return Line(kind, "", rest.strip())
    return Line(NOTE, "", typed)


def _kind(word: str, words: Catalogue) -> str:
    if word in WORDS:
        return word
    wanted = _bare(word)
    return next((kind for kind, message in WORDS.items() if _bare(words.text(message).casefold()) == wanted), NOTE)


def _bare(word: str) -> str:
    """Without accents: who types in a hurry leaves them out."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


class Due(NamedTuple):
    """A text without its "by ..." at the end, and the day that named."""

    text: str
    day: date | None


def due(text: str, today: date, words: Catalogue) -> Due:
    """Take "by 3 Dec", "by 3.12." or "by 2026-12-03" off the end; other endings stay part of the text."""
    by = words.text(P_("before a day, at the end of an action", "by"))
    # The last one: "send it by mail by 3 Dec" is due on the third.
    # A language that writes no spaces names the day right behind the word.
    gap = r"\s*" if words.language.code.startswith(("zh", "ja", "th")) else r"\s+"
    found = re.search(rf".*((?:\s+by\s+|{gap}{re.escape(by)}{gap})([^\s].*?)[.。]?)$", text)
    day = _day(found[2], today, words) if found else None
    return Due(text[: found.start(1)].rstrip(), day) if found and day else Due(text, None)


def _day(said: str, today: date, words: Catalogue) -> date | None:
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", said):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    if east := re.fullmatch(r"(\d{1,2})月(\d{1,2})日?", said):
        return _coming(int(east[1]), int(east[2]), today)
    figures = re.fullmatch(r"(\d{1,2})[./](\d{1,2})", said)
    month = int(figures[2]) if figures else 0
    spelt = re.fullmatch(r"(?:(\d{1,2})\.?\s+(?:de\s+)?(\w+)|(\w+)\s+(\d{1,2}))", said)
    if spelt and not figures:
        name = (spelt[2] or spelt[3]).casefold()
        month = next((n for n, full in _months(words) if len(name) >= 3 and full.startswith(name)), 0)
    number = figures[1] if figures else (spelt[1] or spelt[4]) if spelt else ""
    if not month or not number:
        return None
    return _coming(month, int(number), today)


def _coming(month: int, number: int, today: date) -> date | None:
    """That day of this year, or of the next one when it is past."""
    day = _date(today.year, month, number)
    return _date(today.year + 1, month, number) if day and day < today else day


def _months(words: Catalogue) -> list[tuple[int, str]]:
    english = (
        "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december",
    )  # fmt: skip
    own = words.formats.locale.months["format"]["wide"]
    return [*enumerate(english, 1), *((int(n), str(name).casefold()) for n, name in own.items())]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
