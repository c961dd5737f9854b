# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters by Qt: which font has a character, bidi, shaping and line breaking. The one module of documents with QtGui.

Whoever composes the program makes the QGuiApplication first (offscreen is enough). Everything is laid out at one size
and told in thousandths of an em, whatever the size on paper.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGlyphRun,
    QPainterPath,
    QRawFont,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from assembly_app.documents.pdf import scripts
from assembly_app.documents.pdf.font_fallback import Choice, one_unit_each
from assembly_app.documents.pdf.text_layout import Bold, LaidOutText, Line, Outline, Places, Point, Run, Word

EM = 1000
_PIXELS = 200
"""The size at which Qt lays out. It remembers the widths of glyphs up to 256 pixels; above, laying out takes four times
as long. A pixel has 64 parts, so lengths are exact to a twelve-thousandth of an em."""
_SCALE = EM / _PIXELS
_SYSTEMS = {
    "Latn": "Latin", "Cyrl": "Cyrillic", "Grek": "Greek", "Arab": "Arabic", "Hebr": "Hebrew", "Deva": "Devanagari",
    "Thai": "Thai", "Hans": "SimplifiedChinese", "Hant": "TraditionalChinese", "Jpan": "Japanese", "Kore": "Korean",
    "Armn": "Armenian", "Beng": "Bengali", "Geor": "Georgian", "Gujr": "Gujarati", "Guru": "Gurmukhi",
    "Khmr": "Khmer", "Knda": "Kannada", "Laoo": "Lao", "Mlym": "Malayalam", "Mymr": "Myanmar", "Orya": "Oriya",
    "Sinh": "Sinhala", "Syrc": "Syriac", "Taml": "Tamil", "Telu": "Telugu", "Thaa": "Thaana", "Tibt": "Tibetan",
    "Ethi": "Latin", "Zyyy": "Symbol", "Zinh": "Latin",
}  # fmt: skip
_RESTRICTED = 0x2  # OS/2 fsType: must not be embedded without its maker's leave
_WANTED = (
    QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
    | QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions
    | QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes
)
_ANY_SIZE = (-1, -1)
_STEERING = re.compile("[\u200e\u200f\u2066-\u2069]")


class Face:
    """One font, and the glyphs of it that a document uses: code 0 is the missing one, then in order of first use."""

    def __init__(self, family: str, bold: bool, number: int) -> None:
        self.family, self.bold, self.resource = family, bold, f"T{number}"
        self.font = _font(family, bold)
        self.raw = QRawFont.fromFont(self.font)
        self.raw.setPixelSize(_PIXELS)
        self.codes: dict[int, int] = {0: 0}
        self.widths: list[float] = [0]
        self.hexes: list[str] = ["0000"]
        self.said: list[str] = [""]
        self._nominal: dict[str, list[int]] = {}
        self.words: dict[tuple[object, ...], Word] = {}

    def code(self, glyph: int) -> int:
        """The code of a glyph in the document."""
        found = self.codes.get(glyph)
        if found is None:
            found = self.codes[glyph] = len(self.widths)
            (advance,) = self.raw.advancesForGlyphIndexes([glyph], QRawFont.LayoutFlag.UseDesignMetrics)
            self.widths.append(advance.x() * _SCALE)
            self.hexes.append(f"{found:04X}")
            self.said.append("")
        return found

    @property
    def blank(self) -> int:
        """The code of the space."""
        code = self.code(self.nominal(" ")[0])
        self.said[code] = " "
        return code

    def nominal(self, text: str) -> list[int]:
        """The glyph of each character on its own, before any shaping."""
        found = self._nominal.get(text)
        if found is None:
            found = self._nominal[text] = [g for char in text for g in self.raw.glyphIndexesForString(char)[:1]]
        return found

    @property
    def units(self) -> int:
        """Font units to the em."""
        return round(self.raw.unitsPerEm())

    @property
    def metrics(self) -> tuple[float, float, float]:
        """Ascent, descent (below zero) and height of capitals in thousandths of an em."""
        raw = self.raw
        return raw.ascent() * _SCALE, -raw.descent() * _SCALE, raw.capHeight() * _SCALE or 700

    def outlines(self) -> list[Outline]:
        """The outlines of all used glyphs by code, from whatever format the font has them in, at its own weight."""
        exact = QRawFont.fromFont(self.font)
        exact.setPixelSize(self.raw.unitsPerEm())
        return [_outline(exact.pathForGlyph(glyph)) for glyph in self.codes]


class Shaper:
    """The faces of one document, and the characters that no font has."""

    def __init__(self) -> None:
        self.faces: dict[tuple[str, bool], Face] = {}
        self._choice = Choice(self._search, self._has, _anything)
        self._held: dict[tuple[str, str], bool] = {}
        self._asked: dict[tuple[str, bool], Face] = {}
        self._candidates: dict[str, list[str]] = {}
        self._probes: dict[str, QRawFont | None] = {}
        self._formats: dict[tuple[str, bool], QTextCharFormat] = {}
        self._kept: dict[tuple[object, ...], LaidOutText] = {}
        self._options = {
            rtl: _option(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
            for rtl in (True, False)
        }

    def lay(
        self,
        text: str,
        width: float,
        *,
        rtl: bool,
        language: str = "",
        bold: bool = False,
        bolds: tuple[Bold, ...] = (),
    ) -> LaidOutText:
        """Lay a text out in lines of at most `width` thousandths of an em; `rtl` is the direction of the paragraph."""
        key = (text, width, rtl, language, bold, bolds)
        found = self._kept.get(key)
        if found is None:
            found = self._lay(text, width, rtl, language, bold, bolds)
            if len(text) < 120:  # short texts come again: names, labels, furniture
                if len(self._kept) > 2000:
                    self._kept.clear()
                self._kept[key] = found
        return found

    def face(self, family: str, bold: bool) -> Face:
        """The face of a family; where it has no bold, its regular."""
        found = self._asked.get((family, bold))
        if found is None:
            key = family, bold and _has_bold(family)
            found = self.faces.get(key) or Face(*key, len(self.faces) + 1)
            self.faces[key] = self._asked[family, bold] = found
        return found

    @property
    def missing(self) -> dict[str, set[str]]:
        """The characters met so far that no installed font has, by script."""
        return self._choice.missing

    def let_go(self) -> None:
        """Give Qt's fonts back. What is printed in a thread is not left to whichever thread collects it one day."""
        for face in self.faces.values():
            face.raw, face.font = QRawFont(), QFont()
        for kept in (self._kept, self._probes, self._formats, self._options):
            kept.clear()

    def _lay(
        self, text: str, width: float, rtl: bool, language: str, bold: bool, bolds: tuple[Bold, ...]
    ) -> LaidOutText:
        spans, leading = self._choice.spans(text, language, bold, bolds)
        layout = QTextLayout(text, self.face(*spans[0][2:]).font)
        layout.setCacheEnabled(True)  # else everything is shaped a second time when the glyphs are asked for
        layout.setTextOption(self._options[rtl])
        if len(spans) > 1:
            layout.setFormats([self._range(*span) for span in spans])
        layout.beginLayout()
        made = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width / _SCALE)
            made.append(line)
        layout.endLayout()
        begins = [span[0] for span in spans]
        faces = [self.face(*span[2:]) for span in spans]
        astral = not text.isascii() and max(text) > "\uffff"
        units = one_unit_each(text) if astral else text
        return LaidOutText(text, [_line(line, units, begins, faces) for line in made], rtl, leading, astral)

    def _range(self, start: int, end: int, family: str, bold: bool) -> QTextLayout.FormatRange:
        form = self._formats.get((family, bold))
        if form is None:
            form = self._formats[family, bold] = QTextCharFormat()
            form.setFont(self.face(family, bold).font)
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = start, end - start, form
        return made

    def _search(self, char: str, code: str) -> str:
        if code not in self._candidates:
            self._candidates[code] = _candidates(code)
        return next((family for family in self._candidates[code] if self._has(family, char)), "")

    def _has(self, family: str, char: str) -> bool:
        found = self._held.get((family, char))
        if found is None:
            found = self._held[family, char] = self._probe(family, char)
        return found

    def _probe(self, family: str, char: str) -> bool:
        if family not in self._probes:
            made = QRawFont.fromFont(_font(family, False))
            self._probes[family] = made if made.isValid() and _has_outlines(made) and _may_embed(made) else None
        raw = self._probes[family]
        if raw is None or not raw.supportsCharacter(ord(char)):
            return False
        # A font of outlines may still hold a picture for some characters.
        return char.isspace() or not raw.pathForGlyph(raw.glyphIndexesForString(char)[0]).isEmpty()


def _candidates(code: str) -> list[str]:
    """The families to ask for a script: those we would choose, those that Qt says are made for it, then all others."""
    known = set(QFontDatabase.families())
    found = [family for family in scripts.script(code).faces if family in known]
    system = getattr(QFontDatabase.WritingSystem, _SYSTEMS.get(code, ""), None)
    if system is not None:
        found += [family for family in QFontDatabase.families(system) if family not in found]
    return found + sorted(known - set(found), key=lambda family: (not family.startswith("Noto Sans"), family))


def _line(line: QTextLine, units: str, begins: list[int], faces: list[Face]) -> Line:
    """What Qt made of one line, without the spaces at its end: Qt leaves them out, or puts them onto a letter."""
    start, length = line.textStart(), line.textLength()
    end = start + len(units[start : start + length].rstrip())
    base = line.y() + line.ascent()
    runs = []
    steered = not units.isascii() and _STEERING.search(units) is not None
    for found in line.glyphRuns(*_ANY_SIZE, _WANTED):
        starts, glyphs = found.stringIndexes(), found.glyphIndexes()
        while starts and starts[-1] >= end:
            del starts[-1], glyphs[-1]
        kept = None
        if steered:  # what fences off a name has a glyph without width, which nobody needs to see or read
            kept = [at for at, start in enumerate(starts) if not _STEERING.match(units, start)]
            starts, glyphs = [starts[at] for at in kept], [glyphs[at] for at in kept]
        if starts:
            face = faces[bisect_right(begins, starts[0]) - 1]
            ask = partial(_places, found, base, kept)
            runs.append(Run(face, found.isRightToLeft(), glyphs, starts, ask))
    runs.sort(key=_begin)
    return Line(start, end, line.naturalTextWidth() * _SCALE, runs, end < start + length)


def _places(found: QGlyphRun, base: float, kept: list[int] | None, count: int) -> Places:
    places = found.positions()
    places = places[:count] if kept is None else [places[at] for at in kept]
    ys = list(map(QPointF.y, places))
    xs = [x * _SCALE for x in map(QPointF.x, places)]
    return xs, None if ys.count(base) == len(ys) else [(base - y) * _SCALE for y in ys]


def _begin(run: Run) -> int:
    return run.starts[0]


def _font(family: str, bold: bool) -> QFont:
    font = QFont(family)
    font.setPixelSize(_PIXELS)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)  # clusters are counted wrongly where Qt merges fonts
    return font


def _has_bold(family: str) -> bool:
    return any(QFontDatabase.weight(family, style) >= QFont.Weight.DemiBold for style in QFontDatabase.styles(family))


def _anything() -> str:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def _has_outlines(raw: QRawFont) -> bool:
    """Whether it can be embedded at all: fonts of pictures (CBDT, sbix, bitmaps) have no outlines."""
    return any(raw.fontTable(table).size() > 0 for table in ("loca", "CFF ", "CFF2"))


def _may_embed(raw: QRawFont) -> bool:
    table = bytes(raw.fontTable("OS/2").data())
    return len(table) < 10 or int.from_bytes(table[8:10], "big") & 0xF != _RESTRICTED


def _option(direction: Qt.LayoutDirection) -> QTextOption:
    option = QTextOption()
    option.setUseDesignMetrics(True)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(direction)
    option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    return option


def _outline(path: QPainterPath) -> Outline:
    made: Outline = []
    control: list[Point] = []
    for at in range(path.elementCount()):
        element = path.elementAt(at)
        point = (element.x, -element.y)
        if element.isMoveTo():
            made.append(("move", (point,)))
        elif element.isLineTo():
            made.append(("line", (point,)))
        else:
            control.append(point)
            if len(control) == 3:
                made.append(("curve", tuple(control)))
                control = []
    return made
