# SPDX-License-Identifier: GPL-3.0-or-later
"""Pieces of a page as Flowables of reportlab's: paragraphs, rows of cells, rules. Mirrored where the document is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable

from assembly_app.documents.pdf import scripts, styles
from assembly_app.documents.pdf.canvas import TaggedCanvas
from assembly_app.documents.pdf.shaping import EM
from assembly_app.documents.pdf.styles import BODY, Colour, Style
from assembly_app.documents.pdf.tags import Tag, bare
from assembly_app.documents.pdf.text_layout import Bold, LaidOutText

_TEXTS = ("P", "H1", "H2", "H3")
"""Elements that are a text as a whole; a cell or a label has one inside it."""
_LEAST = 2
"""Lines that stay together at a page's end and beginning."""


class Block(Flowable):  # type: ignore[misc]
    """What stands on a page. `canv` is the Sheet while it is wrapped, split or drawn; `header` is repeated with it."""

    canv: TaggedCanvas
    width: float
    height: float
    header: Block | None = None
    outline: tuple[str, int] | None = None
    keepWithNext = False  # noqa: N815 -- reportlab's name

    def wrapOn(self, canv: TaggedCanvas, width: float, height: float) -> tuple[float, float]:  # noqa: N802
        """See reportlab; the sheet stays known between wrapping and drawing."""
        self.canv = canv
        found: tuple[float, float] = self.wrap(width, height)
        return found

    def splitOn(self, canv: TaggedCanvas, width: float, height: float) -> list[Block]:  # noqa: N802
        """See reportlab."""
        self.canv = canv
        found: list[Block] = self.split(width, height)
        return found

    def drawOn(self, canv: TaggedCanvas, x: float, y: float) -> None:  # noqa: N802
        """See reportlab; the place is added to what is drawn, without a graphics state for each block."""
        self.canv = canv
        with canv.at(x, y):
            self.draw()

    def baseline(self) -> float:
        """How far below its top the first line of letters stands, once wrapped; 0 where there is none."""
        return 0

    def least(self, width: float) -> float:
        """The height without which the block is not begun on a page."""
        return float(self.wrapOn(self.canv, width, styles.PAPERS["a4"].height)[1])


class Gap(Block):
    """White."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self._height = height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """See reportlab."""
        return width, self._height

    def draw(self) -> None:
        """Nothing."""


class Rule(Block):
    """A line from edge to edge, or a short thick one at the starting edge."""

    def __init__(
        self,
        thick: float = styles.HAIRLINE,
        colour: Colour = styles.HAIR,
        length: float = 0,
        after: float = styles.STEP,
    ) -> None:
        super().__init__()
        self._thick, self._colour, self._length, self._after = thick, colour, length, after
        self.keepWithNext = True

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """See reportlab."""
        self.width = width
        return width, self._thick + self._after

    def draw(self) -> None:
        """A filled rectangle."""
        length = self._length or self.width
        with self.canv.artifact():
            x = self.width - length if self.canv.rtl else 0
            self.canv.area(x, self._after, length, self._thick, self._colour)


class Paragraph(Block):
    """A text whose letters, lines and direction are Qt's and whose page is reportlab's.

    It is aligned with the document and runs in the direction of its own first letter. `language` is that of the
    text where it is not the document's; `tag` puts it somewhere else in the tree than at its end.
    """

    def __init__(
        self,
        text: str,
        style: Style = BODY,
        *,
        language: str = "",
        bolds: tuple[Bold, ...] = (),
        tag: Tag | None = None,
        outline: int | None = None,
    ) -> None:
        super().__init__()
        self.text, self.style, self.bolds = text.replace("\n", "\u2028"), style, bolds
        self.language = language.replace("_", "-")
        self.tag = tag
        self.keepWithNext = style.keep
        self.outline = None if outline is None else (text, outline)
        self._first, self._last = 0, -1
        self._laid: LaidOutText | None = None
        self._for = -1.0
        self._element: Tag | None = None

    def getSpaceBefore(self) -> float:  # noqa: N802 -- reportlab's name
        """See reportlab."""
        return self.style.before if self._first == 0 else 0

    def getSpaceAfter(self) -> float:  # noqa: N802
        """See reportlab."""
        return self.style.after

    def _lay(self, width: float) -> LaidOutText:
        if self._laid is None or self._for != width:
            sheet, style = self.canv, self.style
            language = self.language or sheet.language
            way = scripts.direction(self.text)
            rtl = way == "rtl" if way else sheet.rtl
            self._laid = sheet.lettering.lay(
                self.text, width * EM / style.size, rtl=rtl, language=language, bold=style.bold, bolds=self.bolds
            )
            self._for = width
            if self._last < 0 or self._first == 0:
                self._last = len(self._laid.lines)
        return self._laid

    @property
    def _leading(self) -> float:
        assert self._laid is not None
        natural, wanted = self._laid.leading, self.style.leading
        if not wanted:
            return natural * self.style.size
        # A tight Latin heading leaves Thai and Devanagari the room that they need, in proportion.
        return max(wanted, wanted * natural / 1.42) * self.style.size

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """See reportlab."""
        self._lay(width)
        self.width = width
        self.height = (self._last - self._first) * self._leading
        return width, self.height

    def baseline(self) -> float:
        """See Block."""
        return (self._leading - self.style.size) / 2 + 0.82 * self.style.size

    def natural(self) -> float:
        """The width of the longest line, once wrapped."""
        laid = self._laid
        return max((line.width for line in laid.lines), default=0) * self.style.size / EM if laid else 0

    def least(self, width: float) -> float:
        """The first lines."""
        self.wrapOn(self.canv, width, 0)
        lines = self._last - self._first
        return self._leading * (lines if lines <= _LEAST + 1 else _LEAST)

    def split(self, width: float, height: float) -> list[Block]:
        """At a line, with at least two on either side."""
        self._lay(width)
        fits, lines = int((height + 0.01) // self._leading), self._last - self._first
        if lines - fits < _LEAST:
            fits = lines - _LEAST
        if fits < _LEAST:
            return []
        return [self._part(self._first, self._first + fits), self._part(self._first + fits, self._last)]

    def _part(self, first: int, last: int) -> Paragraph:
        part = Paragraph.__new__(Paragraph)
        part.__dict__.update(self.__dict__)
        part._element = self._element = self._spoken()
        part.tag = self.tag
        part._first, part._last = first, last
        part.outline = self.outline if first == 0 else None
        return part

    def _spoken(self) -> Tag:
        """The element that the lines belong to, which says the text itself where some of it runs from right to left."""
        if self._element is not None:
            return self._element
        assert self._laid is not None
        self.tag = element = self.tag or Tag(self.style.role, language=self.language)
        if any(run.rtl for line in self._laid.lines for run in line.runs):
            if element.role not in _TEXTS:
                element = element.add(Tag("Span"))
            element.actual = bare(self.text.replace("\u2028", "\n"))
        self._element = element
        return element

    def draw(self) -> None:
        """The lines, from the top."""
        laid, sheet, size = self._laid, self.canv, self.style.size
        assert laid is not None
        leading = self._leading
        y = self.height - self.baseline()
        with sheet.tagged(self._spoken()):
            sheet.colour(self.style.colour)
            for number in range(self._first, self._last):
                x = self._indent(laid.lines[number].width * size / EM)
                sheet.line(laid, number, size, x, y)
                y -= leading

    def _indent(self, width: float) -> float:
        align = self.style.align
        if align == "centre":
            return (self.width - width) / 2
        return self.width - width if (align == "end") != self.canv.rtl else 0


class Stack(Block):
    """Blocks one below the other, without white above the first and below the last."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__()
        self.blocks = list(blocks)
        self._highs: list[float] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """See reportlab."""
        self.width = width
        self._highs = [block.wrapOn(self.canv, width, height)[1] for block in self.blocks]
        self.height = sum(self._highs) + sum(map(self._white, range(len(self.blocks))))
        return width, self.height

    def baseline(self) -> float:
        """That of the first block."""
        return self.blocks[0].baseline() if self.blocks else 0

    def _white(self, place: int) -> float:
        if place == 0:
            return 0
        return float(max(self.blocks[place].getSpaceBefore(), self.blocks[place - 1].getSpaceAfter()))

    def least(self, width: float) -> float:
        """That of the first block."""
        first = self.blocks[0] if self.blocks else Gap(0)
        first.canv = self.canv
        return first.least(width)

    def split(self, width: float, height: float) -> list[Block]:
        """Between blocks, or inside the one that meets the end of the page."""
        used = 0.0
        for place, block in enumerate(self.blocks):
            white = self._white(place)
            size = block.wrapOn(self.canv, width, height)[1]
            if used + white + size > height + 0.01:
                parts = block.splitOn(self.canv, width, height - used - white)
                if parts:
                    return [Stack([*self.blocks[:place], parts[0]]), Stack([*parts[1:], *self.blocks[place + 1 :]])]
                return [Stack(self.blocks[:place]), Stack(self.blocks[place:])] if place else []
            used += white + size
        return []

    def draw(self) -> None:
        """Each block in its place."""
        y = self.height
        for place, block in enumerate(self.blocks):
            y -= self._white(place) + self._highs[place]
            block.drawOn(self.canv, 0, y)


class Framed(Block):
    """A block beside a thick rule in the accent colour, on a tint: the exact words of something."""

    def __init__(self, inside: Block, colour: Colour = styles.ACCENT, tint: Colour | None = styles.TINT) -> None:
        super().__init__()
        self._inside, self._colour, self._tint = inside, colour, tint
        self._pad = styles.STEP * 2

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """See reportlab."""
        inner = self._inside.wrapOn(self.canv, width - 2 * self._pad, height)[1]
        self.width, self.height = width, inner + 2 * styles.STEP * 1.25
        return width, self.height

    def getSpaceAfter(self) -> float:  # noqa: N802
        """See reportlab."""
        return styles.STEP * 2

    def getSpaceBefore(self) -> float:  # noqa: N802
        """See reportlab."""
        return styles.STEP

    def least(self, width: float) -> float:
        """See Block."""
        self._inside.canv = self.canv
        return self._inside.least(width - 2 * self._pad) + styles.STEP * 2.5

    def split(self, width: float, height: float) -> list[Block]:
        """Both parts keep the rule."""
        parts = self._inside.splitOn(self.canv, width - 2 * self._pad, height - styles.STEP * 2.5)
        return [Framed(part, self._colour, self._tint) for part in parts]

    def draw(self) -> None:
        """Tint, rule, then the block."""
        with self.canv.artifact():
            if self._tint:
                self.canv.area(0, 0, self.width, self.height, self._tint)
            x = self.width - styles.BAR if self.canv.rtl else 0
            self.canv.area(x, 0, styles.BAR, self.height, self._colour)
        self._inside.drawOn(self.canv, self._pad, styles.STEP * 1.25)


class TickBox(Block):
    """A small empty square to be ticked."""

    def __init__(self, side: float, line: float = 1.0) -> None:
        super().__init__()
        self._side, self._line = side, line

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """See reportlab."""
        self.width = width
        return width, self._side

    def draw(self) -> None:
        """The square, at the starting edge."""
        with self.canv.artifact():
            x = self.width - self._side if self.canv.rtl else 0
            self.canv.frame(x, 0, self._side, self._side, self._line, styles.INK)


def prose(text: str, style: Style = BODY, **more: Any) -> list[Paragraph]:
    """Paragraphs of a text that people typed: a blank line begins a new one."""
    parts = [part.strip() for part in text.replace("\r\n", "\n").split("\n\n")]
    return [Paragraph(part, style, **more) for part in parts if part]
