# SPDX-License-Identifier: GPL-3.0-or-later
"""Words as the search index has them, in any language: of texts, and of what people type."""

from __future__ import annotations

import re
import unicodedata

from assembly_app.domain.values import Texts

# Scripts that do not put spaces between words: each letter is indexed on its own and words are found as phrases.
_UNSPACED = re.compile(r"([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")
# An accent that has no letter of its own with it, as in g̃, belongs to the word: the index leaves it out itself.
_WORD = re.compile(r"\w[\w\u0300-\u036f]*", re.UNICODE)

FEW = 400
"""So many hits are looked up and sorted; more are met on the way through a list, which is sorted already."""


def searchable(*texts: Texts) -> str:
    """The words of some texts in all their languages, as they are indexed."""
    joined = " ".join([words for one in texts for words in one.values()])
    return joined if joined.isascii() else _spaced(joined)


def _spaced(words: str) -> str:
    return _UNSPACED.sub(r" \1 ", unicodedata.normalize("NFC", words))


def query(words: str) -> str:
    """What people typed, as an FTS5 query: every word must occur; the last one may be the beginning of a word.

    Returns "" when there is no letter or digit in it.
    """
    terms = []
    for typed in words.split():
        parts = _WORD.findall(_spaced(typed))
        if parts:
            terms.append('"' + " ".join(parts) + '"')
    return " ".join(terms) + "*" if terms else ""
