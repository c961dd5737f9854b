# SPDX-License-Identifier: GPL-3.0-or-later
"""How texts are joined: a label and its value, an aside, clauses, sentences. Each language has its own marks for it.

French writes a space before the colon, Chinese a wide colon and nothing between sentences, Arabic its own semicolon.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from types import MappingProxyType

from assembly_app.i18n.catalogues import Catalogue, Said, isolated
from assembly_app.i18n.marks import P_, Message

_LABELLED = P_("pattern: a label and what it is about", "{label}: {text}")
_ASIDE = P_("pattern: a text and an aside", "{text} ({aside})")
_CLAUSES = P_("pattern: two clauses", "{first}; {rest}")
_SENTENCES = P_("pattern: two whole sentences", "{first} {rest}")
_COUNTS = P_("pattern: two counts side by side", "{first} · {rest}")
_RANGE = P_("pattern: from one to another", "{first} – {rest}")
_REASON = P_("pattern: a person and the reason given", "{first} – {rest}")
_RIGHT_TO_LEFT = "\u200f"
"""A mark with no width: the first strong character decides which way a line runs (UAX 9, P2)."""


def labelled(words: Catalogue, label: str, text: str) -> Said:
    """A label of the program's and what it is about, as in "Present: Ana and Noor"."""
    return _joined(words, _LABELLED, label=Said(label), text=text)


def aside(words: Catalogue, text: str, aside: str) -> Said:
    """A text and an aside, as in "Ana and Noor (2 members)"; without the aside the text alone."""
    return _joined(words, _ASIDE, text=text, aside=aside) if aside else Said(text)


def span(words: Catalogue, first: str, last: str) -> Said:
    """From one to another; one of them where both are the same."""
    return Said(first) if first == last else _joined(words, _RANGE, first=first, rest=last)


def reasoned(words: Catalogue, who: str, reason: str) -> Said:
    """A person and the reason that was given; without one the person alone."""
    return _joined(words, _REASON, first=who, rest=reason) if reason else Said(f"\u2068{who}\u2069")


def clauses(words: Catalogue, parts: Iterable[str]) -> Said:
    """Clauses that may have commas inside; empty ones are left out."""
    return _row(words, _CLAUSES, parts)


def sentences(words: Catalogue, parts: Iterable[str]) -> Said:
    """Whole sentences of the program's, one after the other; empty ones are left out."""
    return _row(words, _SENTENCES, (Said(part) for part in parts))


def counts(words: Catalogue, parts: Iterable[str]) -> Said:
    """Counts side by side, in words of the program. Where the nought is a dot, no dot stands between them."""
    return _row(words, _COUNTS, (Said(part) for part in parts))


def facts(words: Catalogue, parts: Iterable[str]) -> Said:
    """Facts side by side, some of them in others' words; empty ones are left out.

    The line runs as the language does, even if a file name or a group's name in another script begins it.
    """
    row = counts(words, (isolated(part) for part in parts if part))
    return Said(f"{_RIGHT_TO_LEFT}{row}") if row and words.language.rtl else row


JOINERS: Mapping[str, Callable[[Catalogue, list[str]], str]] = MappingProxyType(
    {
        "labelled": lambda words, parts: labelled(words, parts[0], parts[1]),
        "aside": lambda words, parts: aside(words, parts[0], parts[1]),
        "clauses": clauses,
        "counts": counts,
        "facts": facts,
        "sentences": sentences,
    }
)
"""The same by name, for windows."""


def _row(words: Catalogue, pattern: Message, parts: Iterable[str]) -> Said:
    told = [part for part in parts if part]
    if not told:
        return Said()
    return Said(reduce(lambda first, rest: _joined(words, pattern, first=Said(first), rest=rest), told))


def _joined(words: Catalogue, pattern: Message, **parts: str) -> Said:
    return Said(words.phrase(pattern, "", None, parts))
