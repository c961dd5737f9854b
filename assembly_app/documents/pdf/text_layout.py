# SPDX-License-Identifier: GPL-3.0-or-later
"""The result of laying out a text: lines, runs of glyphs, and the faces that the glyphs are of."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

Point = tuple[float, float]
Outline = list[tuple[str, tuple[Point, ...]]]
"""`move` and `line` with one point, `curve` with three, in font units, y upwards."""


class Word(NamedTuple):
    """A word or a space as it was set: its operators (the inside of a TJ where it is `plain`), and its width."""

    drawn: str
    width: float
    plain: bool


class Face(Protocol):
    """One font, and the glyphs of it that a document uses: code 0 is the missing one, then in order of first use.

    `codes` are by glyph; `widths` (thousandths of an em), `hexes` (the code as a show operator has it) and `said` (the
    text that a glyph stands for) are by code; `words` by text, size, direction and glyphs.
    """

    family: str
    bold: bool
    resource: str
    codes: dict[int, int]
    widths: list[float]
    hexes: list[str]
    said: list[str]
    words: dict[tuple[object, ...], Word]

    def code(self, glyph: int) -> int:
        """The code of a glyph, a new one at its first use."""

    def nominal(self, text: str) -> list[int]:
        """The glyph of each character on its own, before any shaping."""

    @property
    def blank(self) -> int:
        """The code of the space."""

    @property
    def units(self) -> int:
        """Font units to the em."""

    @property
    def metrics(self) -> tuple[float, float, float]:
        """Ascent, descent (below zero) and height of capitals in thousandths of an em."""

    def outlines(self) -> list[Outline]:
        """The outlines of all used glyphs by code, from whatever format the font has them in, at its own weight."""


Places = tuple[list[float], list[float] | None]


class Run:
    """Glyphs of one face and one direction, in the order of the text. Lengths are thousandths of an em.

    `starts` are the places in the text's UTF-16 form where each glyph's cluster begins. Where the glyphs stand is asked
    only when it is needed: `xs` from the line's left end, and `rises` above the base line, None where all stand on it.
    """

    __slots__ = ("_ask", "_places", "face", "glyphs", "rtl", "starts")

    def __init__(
        self, face: Face, rtl: bool, glyphs: list[int], starts: list[int], ask: Callable[[int], Places]
    ) -> None:
        self.face, self.rtl, self.glyphs, self.starts = face, rtl, glyphs, starts
        self._ask: Callable[[int], Places] | None = ask
        self._places: Places = ([], None)

    def _placed(self) -> Places:
        if self._ask is not None:
            self._places, self._ask = self._ask(len(self.glyphs)), None
        return self._places

    @property
    def xs(self) -> list[float]:
        """See the class."""
        return self._placed()[0]

    @property
    def rises(self) -> list[float] | None:
        """See the class."""
        return self._placed()[1]


class Line(NamedTuple):
    """One line: where it lies in the UTF-16 form of the text, its width, its runs in the order of the text.

    `spaced`: spaces follow, which are not part of it.
    """

    start: int
    end: int
    width: float
    runs: list[Run]
    spaced: bool


class LaidOutText(NamedTuple):
    """A text in lines; `leading` is the line height in ems that its scripts need, `astral` whether some characters take
    two units in UTF-16."""

    text: str
    lines: list[Line]
    rtl: bool
    leading: float
    astral: bool


class Bold(NamedTuple):
    """A stretch of a text that is set bold, counted in characters."""

    start: int
    end: int


class Span(NamedTuple):
    """A stretch of a text in UTF-16 units that is set in one family and weight."""

    start: int
    end: int
    family: str
    bold: bool
