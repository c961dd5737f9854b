# SPDX-License-Identifier: GPL-3.0-or-later
"""Setting a laid-out line: glyphs as PDF operators, with ActualText where they alone would not give the text back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from assembly_app.documents.press.lines import Face, Laid, Line, Run, Word

_NEVER_SAID = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f\u202a\u202b\u202c\u202d\u202e"))
_NEAR = 2.0
"""Thousandths of an em that a glyph may be off before it is moved."""
Cluster = tuple[str, int, int]
"""A text and the glyphs that show it, as a range of a run."""


def set_line(code: list[str], laid: Laid, line: Line, size: float, x: float, y: float) -> None:
    """Append the operators for a line whose left end is at x and whose baseline is at y, in points."""
    if not line.runs:
        return
    wide = _Wide(laid.text) if laid.astral else laid.text
    # Runs are sorted, so one ends where the next begins; formats of Qt's never cut a cluster.
    ends = [*(run.starts[0] for run in line.runs[1:]), line.end]
    texts = [wide[run.starts[0] : end] for run, end in zip(line.runs, ends, strict=True)]
    if not laid.text.isascii():
        texts = [text.translate(_NEVER_SAID) for text in texts]
    code.append("BT")
    if laid.rtl or not _set_known(code, line, texts, size, x, y):
        _set_runs(code, wide, line, texts, size, x, y)
    if line.spaced:
        # Between the last word of this line and the first of the next.
        pen = _Pen(code, line.runs[-1], size, x, y)
        pen.blank(-pen.space() if laid.rtl else line.width)
    code.append("ET")


def _set_known(code: list[str], line: Line, texts: list[str], size: float, x: float, y: float) -> bool:
    """Set a line all of whose words were set before, without asking where its glyphs stand: the widths add up.

    False, and nothing is set, where a word is new, or where the sum says that these words stand closer here.
    """
    made: list[str] = []
    at = 0.0
    for run, text in zip(line.runs, texts, strict=True):
        words = [] if run.rtl else _known(run, text, size)
        if not words:
            return False
        _emit(made, run, words, size, x + at * size / 1000, y)
        at += sum([word.width for word in words])
    if abs(at - line.width) > _NEAR:
        return False
    code += made
    return True


def _emit(code: list[str], run: Run, words: list[Word], size: float, x: float, y: float) -> None:
    """Words one after the other; neighbours that say what they are share one operator."""
    code.append(f"/{run.face.resource} {size:g} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm")
    plain: list[str] = []
    for word in words:
        if word.plain:
            plain.append(word.drawn)
            continue
        if plain:
            code.append(f"[{''.join(plain)}] TJ")
            plain = []
        code.append(word.drawn)
    if plain:
        code.append(f"[{''.join(plain)}] TJ")


def _known(run: Run, text: str, size: float) -> list[Word]:
    """The words of a run, if all were set before and together say the text; else none."""
    words, glyphs, found = run.face.words, run.glyphs, []
    for begin, end in _word_bounds(run):
        word = words.get((size, *glyphs[begin:end]))
        if word is None:
            return []
        found.append(word)
    return found if "".join([word.text for word in found]) == text else []


def _word_bounds(run: Run) -> Iterator[tuple[int, int]]:
    """Words and the spaces between them."""
    space, glyphs, begin = run.face.nominal(" ")[0], run.glyphs, 0
    count = len(glyphs)
    while begin < count:
        try:
            end = glyphs.index(space, begin)
        except ValueError:
            end = count
        if end > begin:
            yield begin, end
        if end < count:
            yield end, end + 1
        begin = end + 1


def _new_words(run: Run, pieces: Iterable[tuple[str, int, int, bool]], size: float) -> list[Word]:
    """The words of a run whose glyphs' places are asked for, remembered for the next time."""
    face, xs, rises, glyphs = run.face, run.xs, run.rises, run.glyphs
    made = []
    for text, begin, end, plain in pieces:
        codes = [face.code(glyph) for glyph in glyphs[begin:end]]
        last = xs[end] if end < len(xs) else max(map(float.__add__, xs[begin:end], [face.widths[c] for c in codes]))
        part = _Part(face, codes, xs[begin:end], rises[begin:end] if rises else None, last)
        word = Word(part.operand() if plain else part.saying(text, size), last - xs[begin], text, plain)
        made.append(word)
        face.words.setdefault((size, *glyphs[begin:end]), word)
    return made


class _Part(NamedTuple):
    """Glyphs of a face, where they stand from the line's left end, and where what follows begins."""

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

        A space before a mark that rises, and after one that ends before the word does: readers measure a text from
        its first glyph to its last.
        """
        face, xs, rises = self.face, self.xs, self.rises
        code = [f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex()}>>> BDC"]
        space, at, start = face.widths[face.blank], xs[0], 0
        if rises and rises[0]:
            code.append(f"[<{face.hexes[face.blank]}>{space:.0f}] TJ")
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


def _set_runs(
    code: list[str], wide: str | _Wide, line: Line, texts: list[str], size: float, x: float, y: float
) -> None:
    after: dict[int, int] = {}
    for run, text in zip(line.runs, texts, strict=True):
        codes = _simple(run, text)
        if codes is None:
            after = after or _ends(line)
        if not run.rtl:
            if codes is None:
                pieces = list(_words(run, _clusters(wide, run, after)))
            else:
                said = run.face.said
                bounds = _word_bounds(run)
                level = run.rises is None
                pieces = [("".join([said[c] for c in codes[b:e]]), b, e, level) for b, e in bounds]
            if pieces:
                words = _new_words(run, pieces, size)
                _emit(code, run, words, size, x + run.xs[pieces[0][1]] * size / 1000, y)
            continue
        code.append(f"/{run.face.resource} {size:g} Tf")
        pen = _Pen(code, run, size, x, y)
        if codes is None:
            _set_reversed(pen, run, _clusters(wide, run, after))
        else:
            pen.put(codes[::-1], run.xs[::-1], run.rises and run.rises[::-1])
        pen.flush()


def _simple(run: Run, text: str) -> list[int] | None:
    """The codes of a run whose glyphs, one after the other, say exactly the text: most runs of most texts."""
    face, count = run.face, len(run.glyphs)
    if len(set(run.starts)) != count or (run.rtl and count != len(text)):
        return None
    codes = [face.codes.get(glyph, 0) for glyph in run.glyphs]
    said = face.said
    return codes if "".join([said[code] for code in codes]) == text else None


class _Wide:
    """A text counted in UTF-16 units, as Qt counts."""

    def __init__(self, text: str) -> None:
        self._units = text.encode("utf-16-le")

    def __getitem__(self, place: slice) -> str:
        return self._units[place.start * 2 : place.stop * 2].decode("utf-16-le", "replace")


def _clusters(wide: str | _Wide, run: Run, after: dict[int, int]) -> Iterator[Cluster]:
    starts, count, at = run.starts, len(run.starts), 0
    while at < count:
        start, begin = starts[at], at
        at += 1
        while at < count and starts[at] == start:
            at += 1
        text = wide[start : after[start]]
        said = text.translate(_NEVER_SAID)
        if said:
            yield said, begin, at


def _plain(face: Face, run: Run, cluster: Cluster) -> bool:
    """Whether the glyph alone gives the text back; the first text that a glyph stands for is its own."""
    text, begin, end = cluster
    if end - begin != 1 or not text:
        if text:
            _name_parts(face, run, cluster)
        return False
    glyph = run.glyphs[begin]
    code = face.codes.get(glyph) or face.code(glyph)
    said = face.said[code]
    if not said:
        face.said[code] = text
        return not run.rtl or len(text) == 1
    return said == text and (not run.rtl or len(text) == 1)


def _name_parts(face: Face, run: Run, cluster: Cluster) -> None:
    """Name the glyphs of a cluster one by one, for readers that do not know of ActualText."""
    text, begin, end = cluster
    glyphs = run.glyphs[begin:end]
    if all(glyph in face.codes and face.said[face.codes[glyph]] for glyph in glyphs):
        return
    nominal = face.nominal(text)
    for char, glyph in zip(text, nominal, strict=False):
        if glyph in glyphs and not face.said[code := face.code(glyph)]:
            face.said[code] = char
    rest = "".join(char for char, glyph in zip(text, nominal, strict=False) if glyph not in glyphs)
    for glyph in glyphs:
        code = face.code(glyph)
        if rest and not face.said[code]:
            face.said[code], rest = rest, ""


def _set_reversed(pen: _Pen, run: Run, clusters: Iterator[Cluster]) -> None:
    """From left to right on the page, as everybody writes right-to-left text: who reads it turns it round, letter by
    letter, so what a cluster says is turned round too."""
    pen.ask()
    for cluster in reversed(list(clusters)):
        text, begin, end = cluster
        pen.show(begin, end) if _plain(run.face, run, cluster) else pen.show_as(text[::-1], begin, end)


def _ends(line: Line) -> dict[int, int]:
    begins = sorted({start for run in line.runs for start in run.starts})
    return dict(pairwise([*begins, line.end]))


def _words(run: Run, clusters: Iterator[Cluster]) -> Iterator[tuple[str, int, int, bool]]:
    """Words and the gaps between them: one glyph that does not say its text makes the whole word say it."""
    text, begin, end, plain = "", -1, -1, True
    for cluster in clusters:
        simple = _plain(run.face, run, cluster)
        gap = cluster[0].isspace()
        if begin >= 0 and (gap or cluster[1] != end or text.isspace()):
            yield text, begin, end, plain
            begin = -1
        if begin < 0:
            text, begin, end, plain = cluster[0], cluster[1], cluster[2], simple
        else:
            text, end, plain = text + cluster[0], cluster[2], plain and simple
    if begin >= 0:
        yield text, begin, end, plain


class _Pen:
    """Collects glyphs into TJ operators, moving only where the font's own widths do not lead."""

    def __init__(self, code: list[str], run: Run, size: float, x: float, y: float) -> None:
        self._code, self._run, self._scale, self._x, self._y = code, run, size / 1000, x, y
        self._xs: list[float] = []
        self._rises: list[float] | None = None
        self._parts: list[str] = []
        self._hex: list[str] = []
        self._at, self._rise = 0.0, 0.0

    def ask(self) -> None:
        """Ask once where the glyphs of the run stand; before `show` and `show_as`."""
        self._xs, self._rises = self._run.xs, self._run.rises

    def show(self, begin: int, end: int) -> None:
        """Some glyphs of the run."""
        codes = self._run.face.codes
        rises = self._rises and self._rises[begin:end]
        self.put([codes[glyph] for glyph in self._run.glyphs[begin:end]], self._xs[begin:end], rises)

    def put(self, codes: list[int], xs: list[float], rises: list[float] | None) -> None:
        """Glyphs by their codes, each at its place."""
        if rises is None:
            self._level(codes, xs)
            return
        start = 0
        for at in range(1, len(codes) + 1):
            if at == len(codes) or rises[at] != rises[start]:
                self._level(codes[start:at], xs[start:at], rises[start])
                start = at

    def _level(self, codes: list[int], xs: list[float], rise: float = 0.0) -> None:
        """Glyphs that rise alike."""
        hexes, widths = self._run.face.hexes, self._run.face.widths
        if rise != self._rise or not (self._hex or self._parts):
            self._begin(xs[0], rise)
        at, mine = self._at, self._hex
        for code, x in zip(codes, xs, strict=True):
            off = at - x
            if off > _NEAR or off < -_NEAR:
                self._parts.append(f"<{''.join(mine)}>{off:.0f}")
                self._hex = mine = []
                at = x
            mine.append(hexes[code])
            at += widths[code]
        self._at = at

    def show_as(self, text: str, begin: int, end: int) -> None:
        """Glyphs that say something else than they are."""
        self.flush()
        said = text.encode("utf-16-be").hex()
        self._code.append(f"/Span <</ActualText <FEFF{said}>>> BDC")
        run, face = self._run, self._run.face
        xs, rises = self._xs, self._rises
        if rises and rises[begin]:
            self.blank(min(xs[begin:end]))
        self.show(begin, end)
        self.flush()
        if end - begin > 1:
            widths, codes = face.widths, face.codes
            right = max([xs[at] + widths[codes[run.glyphs[at]]] for at in range(begin, end)])
            if self._at < right - _NEAR or (rises and rises[end - 1]):
                self.blank(right - self.space())
        self._code.append("EMC")

    def space(self) -> float:
        """The width of the space."""
        return self._run.face.widths[self._run.face.blank]

    def blank(self, at: float) -> None:
        """A space on the base line: readers measure a text from its first glyph to its last, which may be a mark."""
        self._begin(at, 0)
        self._hex.append(self._run.face.hexes[self._run.face.blank])
        self.flush()

    def flush(self) -> None:
        if self._hex:
            self._parts.append(f"<{''.join(self._hex)}>")
        if self._parts:
            self._code.append(f"[{''.join(self._parts)}] TJ")
        self._parts, self._hex = [], []

    def _begin(self, at: float, rise: float) -> None:
        self.flush()
        x, y = self._x + at * self._scale, self._y + rise * self._scale
        self._code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        self._at, self._rise = at, rise
