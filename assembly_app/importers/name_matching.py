# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether two names are the same for a person who reads them: without case, accents, and spaces more or less."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from assembly_app.domain.members.state import Member

_FENCES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff\u200b"))
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ħ": "h", "’": "'", "‘": "'", "ʼ": "'",
     "‑": "-", "‐": "-", "–": "-", "ـ": ""}
)  # fmt: skip


def plain(text: str) -> str:
    """One line without marks of direction, and with one space between words."""
    return " ".join(unicodedata.normalize("NFC", text.translate(_FENCES)).split())


@lru_cache(maxsize=8192)
def likeness(text: str) -> str:
    """What two texts have in common when they differ in case, accents, points of vowels or spaces only."""
    apart = unicodedata.normalize("NFKD", plain(text).casefold().translate(_LETTERS))
    bare = "".join(char for char in apart if not _is_accent(char))
    return " ".join(unicodedata.normalize("NFC", bare).casefold().translate(_LETTERS).split())


def _is_accent(char: str) -> bool:
    # Of Unicode's classes of signs: accents are above 200, points of Hebrew and Arabic from 10 to 35. What lies between
    # or below makes other letters, as in Japanese, Thai and the scripts of India.
    place = unicodedata.combining(char)
    return place >= 200 or 10 <= place <= 35


def called(said: str, people: Sequence[Member]) -> tuple[Member, ...]:
    """The people meant by a name: the whole of it, else all whose name has a part that is or begins so."""
    wanted = likeness(said)
    if not wanted:
        return ()
    names = [(likeness(person.name), person) for person in people]
    whole = tuple(person for name, person in names if name == wanted)
    part = tuple(person for name, person in names if wanted in name.split())
    # One letter alone is no name, unless somebody has it.
    begun = tuple(person for name, person in names if f" {wanted}" in f" {name}") if len(wanted) > 1 else ()
    return whole or part or begun
