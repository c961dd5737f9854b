# SPDX-License-Identifier: GPL-3.0-or-later
"""Setting a laid-out line: glyphs as PDF operators, with ActualText where they alone would not give the text back.

A line is set word by word, in the order in which it stands on the page. A word that was set before is set again as it
was, without asking Qt where its glyphs stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import combining

from assembly_app.documents.pdf.text_layout import Face, LaidOutText, Line, Run, Word

_NEVER_SAID = re.compile("[\u2066-\u2069\u200e\u200f\u202a-\u202e]")
_NEAR = 2.0
"""Thousandths of an em that a glyph may be off before it is moved."""
_MANY, _LONG = 20_000, 24
"""Words that are remembered for each face, and how many glyphs one may have: a line of Chinese never comes again."""
Cluster = tuple[str, int, int]
"""A text and the glyphs that show it, as a range of a run."""


Piece = tuple[int, int, str, "Word | None"]
"""A word or a space of a run: its glyphs as a range, its text with all marks, and how it was set before."""


def set_line(code: list[str], laid: LaidOutText, line: Line, size: float, x: float, y: float) -> None:
    """Append the operators for a line whose left end is at x and whose baseline is at y, in points."""
    if not line.runs:
        return
    text: str | _Wide = _Wide(laid.text) if laid.astral else laid.text
    # Runs are sorted, so one ends where the next begins; formats of Qt's never cut a cluster.
    ends = [*(run.starts[0] for run in line.runs[1:]), line.end]
    pieces = [_pieces(run, text, end, size) for run, end in zip(line.runs, ends, strict=True)]
    code.append("BT")
    if not _set_known(code, line, pieces, size, x, y):
        for run, found in zip(line.runs, pieces, strict=True):
            _set_run(code, run, found, size, x, y)
    if line.spaced:
        # Between the last word of this line and the first of the next.
        face = line.runs[-1].face
        at = x + (-face.widths[face.blank] if laid.rtl else line.width) * size / 1000
        code.append(f"/{face.resource} {size:g} Tf 1 0 0 1 {at:.2f} {y:.2f} Tm [<{face.hexes[face.blank]}>] TJ")
    code.append("ET")


def _pieces(run: Run, text: str | _Wide, end: int, size: float) -> list[Piece]:
    """Words and the spaces between them, in the order of the text; `end` is where the run ends in it."""
    space, words, glyphs, starts = run.face.nominal(" ")[0], run.face.words, run.glyphs, run.starts
    count, rtl, begin = len(glyphs), run.rtl, 0
    found: list[Piece] = []
    while begin < count:
        stop = begin + 1
        if glyphs[begin] != space:
            try:
                stop = glyphs.index(space, begin)
            except ValueError:
                stop = count
        said = text[starts[begin] : starts[stop] if stop < count else end]
        known = words.get((said, size, rtl, *glyphs[begin:stop])) if stop - begin <= _LONG else None
        found.append((begin, stop, said, known))
        begin = stop
    return found


def _set_known(code: list[str], line: Line, pieces: list[list[Piece]], size: float, x: float, y: float) -> bool:
    """Set a line without asking where its glyphs stand: it runs one way, and the widths of its words add up to its own.

    False, and nothing is set, where that is not known beforehand, or where the sum says that glyphs stand closer here.
    """
    rtl = line.runs[0].rtl
    made: list[str] = []
    at = 0.0
    way = range(len(line.runs) - 1, -1, -1) if rtl else range(len(line.runs))
    for place in way:
        run, found = line.runs[place], pieces[place]
        words = [] if run.rtl != rtl else [piece[3] or _level_word(run, piece) for piece in found]
        known = [word for word in words if word is not None]
        if not known or len(known) < len(found):
            return False
        if rtl:
            known.reverse()
        _emit(made, run, known, size, x + at * size / 1000, y)
        at += sum([word.width for word in known])
    if abs(at - line.width) > _NEAR:
        return False
    code += made
    return True


def _level_word(run: Run, piece: Piece) -> Word | None:
    """A new word whose glyphs say its text and, if each is as wide as it is alone, need not be moved."""
    begin, end, text, _ = piece
    face = run.face
    codes = [face.codes.get(glyph, 0) for glyph in run.glyphs[begin:end]]
    if run.rtl or "".join([face.said[code] for code in codes]) != text or not text.isprintable():
        return None
    if not text.isascii() and any(map(combining, text)):
        return None
    hexes, widths = face.hexes, face.widths
    return Word(f"<{''.join([hexes[code] for code in codes])}>", sum([widths[code] for code in codes]), True)


def _set_run(code: list[str], run: Run, pieces: list[Piece], size: float, x: float, y: float) -> None:
    """Set a run where its glyphs stand, from left to right on the page whatever its direction.

    Everybody writes right-to-left text so: who reads it turns it round, letter by letter, and so what a word says is
    turned round too.
    """
    words, xs = [], run.xs
    left = xs[-1] if run.rtl else xs[0]
    for piece in reversed(pieces) if run.rtl else pieces:
        begin, end, text, word = piece
        if run.rtl:
            first, last = xs[end - 1], xs[begin - 1] if begin else _right(run, 0, end)
        else:
            first, last = xs[begin], xs[end] if end < len(xs) else _right(run, begin, end)
        if word is None or abs(word.width - last + first) > _NEAR:
            word = _new_word(run, piece, last, size)
            if end - begin <= _LONG:
                if len(run.face.words) > _MANY:
                    run.face.words.clear()
                run.face.words.setdefault((text, size, run.rtl, *run.glyphs[begin:end]), word)
        words.append(word)
    _emit(code, run, words, size, x + left * size / 1000, y)


def _right(run: Run, begin: int, end: int) -> float:
    """The right edge of some glyphs."""
    face = run.face
    widths = [face.widths[face.code(glyph)] for glyph in run.glyphs[begin:end]]
    return max(map(float.__add__, run.xs[begin:end], widths))


def _emit(code: list[str], run: Run, words: list[Word], size: float, x: float, y: float) -> None:
    """Words one after the other; neighbours that say what they are share one operator."""
    code.append(f"/{run.face.resource} {size:g} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm")
    plain: list[str] = []
    for drawn, _, is_plain in words:
        if is_plain:
            plain.append(drawn)
            continue
        if plain:
            code.append(f"[{''.join(plain)}] TJ")
            plain = []
        code.append(drawn)
    if plain:
        code.append(f"[{''.join(plain)}] TJ")


def _new_word(run: Run, piece: Piece, last: float, size: float) -> Word:
    """Set a word for the first time; the pen is left at `last`."""
    begin, end, text, _ = piece
    face = run.face
    codes = [face.code(glyph) for glyph in run.glyphs[begin:end]]
    xs, rises = run.xs[begin:end], run.rises and run.rises[begin:end]
    if rises and not any(rises):
        rises = None
    plain = _plain_word(run, piece, codes) and rises is None
    said = text if text.isascii() else _NEVER_SAID.sub("", text)
    if run.rtl:
        codes.reverse()
        xs.reverse()
        said, rises = said[::-1], rises and rises[::-1]
    part = _Part(face, codes, xs, rises, last)
    return Word(part.operand() if plain else part.saying(said, size), last - xs[0], plain)


class _Part(NamedTuple):
    """Glyphs of a face from left to right, where they stand from the line's left end, and where what follows begins."""

    face: Face
    codes: list[int]
    xs: list[float]
    rises: list[float] | None
    last: float

    def operand(self) -> str:
        """The inside of a TJ operator that shows the glyphs and leaves the pen at `last`."""
        shown, at = self._shown(self.xs[0], 0, len(self.codes))
        return shown + (f"{at - self.last:.0f}" if abs(at - self.last) > _NEAR else "")

    def saying(self, text: str, size: float) -> str:
        """Operators that show the glyphs, say the text, and leave the pen at `last`.

        A space where the word begins before a mark that rises or hangs over, and after one that ends before the word
        does: readers measure a text from its first glyph to its last.
        """
        face, xs, rises = self.face, self.xs, self.rises
        code = [f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex()}>>> BDC"]
        space, at, start = face.widths[face.blank], xs[0], 0
        over = at - min(xs)
        if over > _NEAR or (rises and rises[0]):
            code.append(f"[{over:.0f}<{face.hexes[face.blank]}>{space - over:.0f}] TJ")
        for end in range(1, len(xs) + 1):
            if end < len(xs) and (rises is None or rises[end] == rises[start]):
                continue
            shown, at = self._shown(at, start, end)
            rise = rises[start] * size / 1000 if rises else 0
            code.append(f"{rise:.2f} Ts [{shown}] TJ 0 Ts" if rise else f"[{shown}] TJ")
            start = end
        right = max(map(float.__add__, xs, [face.widths[each] for each in self.codes]))
        if at < right - _NEAR or (rises and rises[-1]):
            code.append(f"[{at - right + space:.0f}<{face.hexes[face.blank]}>] TJ")
            at = right
        code.append("EMC")
        if abs(at - self.last) > _NEAR:
            code.append(f"[{at - self.last:.0f}] TJ")
        return "\n".join(code)

    def _shown(self, at: float, begin: int, end: int) -> tuple[str, float]:
        hexes, widths = self.face.hexes, self.face.widths
        parts, mine = [], ""
        for code, x in zip(self.codes[begin:end], self.xs[begin:end], strict=True):
            if abs(at - x) > _NEAR:
                parts.append(f"<{mine}>{at - x:.0f}" if mine else f"{at - x:.0f}")
                mine, at = "", x
            mine += hexes[code]
            at += widths[code]
        parts.append(f"<{mine}>")
        return "".join(parts), at


class _Wide:
    """A text counted in UTF-16 units, as Qt counts."""

    def __init__(self, text: str) -> None:
        self._units = text.encode("utf-16-le")

    def __len__(self) -> int:
        return len(self._units) // 2

    def __getitem__(self, place: slice) -> str:
        return self._units[place.start * 2 : place.stop * 2].decode("utf-16-le", "replace")


def _plain_word(run: Run, piece: Piece, codes: list[int]) -> bool:
    """Whether the glyphs, one after the other, say exactly the text: most of most texts."""
    said, text = run.face.said, piece[2]
    if len(codes) == len(text) and "".join([said[code] for code in codes]) == text:
        return True
    # Each is looked at, for a glyph may get its name here.
    return min([_plain(run, cluster) for cluster in _clusters(run, piece)])


def _clusters(run: Run, piece: Piece) -> Iterator[Cluster]:
    begin, end, text, _ = piece
    wide: str | _Wide = text if text.isascii() or max(text) <= "\uffff" else _Wide(text)
    starts, first, at = run.starts, run.starts[begin], begin
    while at < end:
        start, since = starts[at], at
        at += 1
        while at < end and starts[at] == start:
            at += 1
        said = wide[start - first : (starts[at] if at < end else first + len(wide)) - first]
        yield _NEVER_SAID.sub("", said), since, at


def _plain(run: Run, cluster: Cluster) -> bool:
    """Whether the glyph alone gives the text back; the first text that a glyph stands for is its own."""
    text, begin, end = cluster
    if end - begin != 1 or not text:
        if text:
            _name_parts(run, cluster)
        return False
    said = run.face.said
    code = run.face.code(run.glyphs[begin])
    if not said[code]:
        said[code] = text
    return said[code] == text and (not run.rtl or len(text) == 1)


def _name_parts(run: Run, cluster: Cluster) -> None:
    """Name the glyphs of a cluster one by one, for readers that do not know of ActualText."""
    text, begin, end = cluster
    face, glyphs = run.face, run.glyphs[begin:end]
    if all(glyph in face.codes and face.said[face.codes[glyph]] for glyph in glyphs):
        return
    nominal = face.nominal(text)
    for char, glyph in zip(text, nominal, strict=False):
        if glyph in glyphs and not face.said[code := face.code(glyph)]:
            face.said[code] = char
    rest = "".join(char for char, glyph in zip(text, nominal, strict=False) if glyph not in glyphs)
    unnamed = [code for glyph in dict.fromkeys(glyphs) if not face.said[code := face.code(glyph)]]
    for left, code in zip(range(len(unnamed) - 1, -1, -1), unnamed, strict=True):
        cut = max(len(rest) - left, 0)
        face.said[code], rest = rest[:cut], rest[cut:]
