# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching for words: each must occur, in whatever case and with whatever accents; the last may be a beginning."""

from __future__ import annotations

import re
import unicodedata

from assembly_app.domain.values import Texts

# Scripts without spaces between words: each letter is a word, and what is typed is found as a row of them.
_UNSPACED = re.compile(r"([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")


def holds(wanted: str, number: str, *texts: Texts) -> bool:
    """Whether number and texts, in all their languages, hold what was typed. Nothing holds what has no letter in it."""
    said = words_in(" ".join((number, *(words for text in texts for words in text.values()))))
    phrases = [phrase for typed in wanted.split() if (phrase := words_in(typed))]
    if not phrases:
        return False
    *others, last = phrases
    return all(_stands(phrase, said) for phrase in others) and _stands(last, said, beginning=True)


def is_blank(wanted: str) -> bool:
    """Whether there is no letter and no digit in it."""
    return not words_in(wanted)


def words_in(text: str) -> list[str]:
    """The words of a text, small and without accents."""
    spaced = _UNSPACED.sub(r" \1 ", unicodedata.normalize("NFC", text))
    plain = "".join(_plain(letter) for letter in spaced)
    return "".join(c if _is_letter(c) else " " for c in plain).split()


def _plain(letter: str) -> str:
    """A letter without its accent, which only Latin letters lose; "" for an accent that stands alone."""
    if "\u0300" <= letter <= "\u036f":
        return ""
    bare = unicodedata.normalize("NFD", letter)[0]
    small = (bare if bare.isascii() else letter).casefold()
    return small if len(small) == 1 else letter.lower()


def _is_letter(c: str) -> bool:
    return unicodedata.category(c)[0] in "LN" or unicodedata.category(c) == "Co"


def _stands(phrase: list[str], said: list[str], *, beginning: bool = False) -> bool:
    """Whether the words stand there in a row; with `beginning`, the last of them need only begin so."""
    *first, last = phrase
    for at in range(len(said) - len(first)):
        found = said[at + len(first)]
        if said[at : at + len(first)] == first and (found == last or (beginning and found.startswith(last))):
            return True
    return False
