# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed from one text to the next, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Kind = Literal["same", "added", "removed"]
LONG = 10_000
"""Letters in both texts together above which they are compared by sentences first."""

# Letters of scripts that write no spaces stand alone; elsewhere a word, a gap or a sign is one piece.
_PIECE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|\w+|\s+|[^\w\s]")

_SENTENCE = re.compile(r"[^.!?。！？؟\n]*[.!?。！？؟\n]+\s*|[^.!?。！？؟\n]+")


class Piece(NamedTuple):
    """A passage that both texts have, or only the new one, or only the old one."""

    kind: Kind
    text: str


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """The passages from `before` to `after` in reading order; where words were replaced, the old ones come first.

    All but the removed ones, joined, are `after`; all but the added ones are `before`.
    """
    if len(before) + len(after) <= LONG:
        return tuple(_by(_PIECE, before, after))
    # A long text sentence by sentence first, and word by word only where sentences changed.
    pieces: list[Piece] = []
    removed, added = "", ""
    for piece in (*_by(_SENTENCE, before, after), Piece("same", "")):
        if piece.kind == "same":
            pieces += _by(_PIECE, removed, added)
            pieces += [piece] if piece.text else []
            removed, added = "", ""
        elif piece.kind == "removed":
            removed += piece.text
        else:
            added += piece.text
    return tuple(pieces)


def _by(unit: re.Pattern[str], before: str, after: str) -> list[Piece]:
    old, new = unit.findall(before), unit.findall(after)
    # Looking for frequent words in what was rewritten as a whole would take seconds.
    matcher = SequenceMatcher(None, old, new, autojunk=len(before) + len(after) > LONG)
    pieces: list[Piece] = []
    removed, added = "", ""
    for code, i1, i2, j1, j2 in matcher.get_opcodes():
        same = "".join(old[i1:i2])
        if code != "equal":
            removed, added = removed + same, added + "".join(new[j1:j2])
        elif (removed or added) and not same.strip() and i2 < len(old) and j2 < len(new):
            # A gap between two changes: shown as one change, which is easier to read than word by word.
            removed, added = removed + same, added + same
        else:
            pieces += _changed(removed, added)
            pieces.append(Piece("same", same))
            removed, added = "", ""
    return [*pieces, *_changed(removed, added)]


def _changed(removed: str, added: str) -> list[Piece]:
    pieces = [Piece("removed", removed)] if removed else []
    return [*pieces, Piece("added", added)] if added else pieces
