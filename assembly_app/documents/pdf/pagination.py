# SPDX-License-Identifier: GPL-3.0-or-later
"""Lays blocks out on pages, one page at a time, so that progress can be shown and printing be stopped."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, NamedTuple

from assembly_app.documents.pdf import styles
from assembly_app.documents.pdf.blocks import Block, Gap, Paragraph
from assembly_app.documents.pdf.canvas import DocumentInfo, TaggedCanvas
from assembly_app.documents.pdf.missing_letters import MissingLettersError
from assembly_app.documents.pdf.shaping import Shaper
from assembly_app.documents.pdf.styles import Margins, Paper


class Furniture(NamedTuple):
    """What stands in the margins: `head` above every page but the first, `foot` and the page's number below each.

    `number` says a page's number, given it and the number of all.
    """

    head: tuple[str, str] = ("", "")
    foot: str = ""
    number: Callable[[int, int], str] | None = None


class Break(Gap):
    """What follows begins on a new page."""

    def __init__(self) -> None:
        super().__init__(0)


_COLLECTED = 32
"""Pages after which the collector of cycles looks: a page leaves none, and looking through the tree of a long document
for them again and again takes a sixth of the time."""


class Paginator:
    """Prints one document. `rtl`: it is read from right to left, and everything on the page is mirrored."""

    def __init__(
        self, out: BinaryIO, imprint: DocumentInfo, furniture: Furniture, *, rtl: bool, paper: Paper, margins: Margins
    ) -> None:
        self.lettering = Shaper()
        self.sheet = TaggedCanvas(out, paper, imprint, self.lettering, rtl=rtl)
        self._furniture, self._paper, self._margins = furniture, paper, margins
        self._width = paper.width - 2 * margins.side
        self._top = paper.height - margins.top
        self._y = self._top
        self._white = 0.0
        self._fresh = True
        self._used = False

    def pages(self, blocks: Iterable[Block]) -> Iterator[int]:
        """Print the blocks; yields the number of each page when it is full, and writes the file after the last.

        Whoever stops asking stops the printing: nothing has been written then.
        Raises MissingLettersError, before anything is written, when a character has no font.
        """
        collecting = gc.isenabled()
        gc.disable()
        try:
            for number in self._pages(blocks):
                if collecting and number % _COLLECTED == 0:
                    gc.collect(1)
                yield number
        finally:
            if collecting:
                gc.enable()
            self.lettering.let_go()

    def _pages(self, blocks: Iterable[Block]) -> Iterator[int]:
        chain: list[Block] = []
        for block in blocks:
            chain.append(block)
            if not block.keepWithNext:
                yield from self._place(chain)
                chain = []
        yield from self._place(chain)
        if self._used:
            yield self._finish_page()
        self._draw_furniture(self.sheet.page - 1)
        if self.lettering.missing:
            raise MissingLettersError(self.lettering.missing)
        self.sheet.save()

    def fits(self, blocks: Iterable[Block], height: float = 0) -> bool:
        """Whether the blocks stand within that height, or within a page."""
        return self.height(blocks) <= (height or self.room)

    def height(self, blocks: Iterable[Block]) -> float:
        total, white = 0.0, 0.0
        for block in blocks:
            high = block.wrapOn(self.sheet, self._width, styles.PAPERS["a4"].height)[1]
            total += (max(white, block.getSpaceBefore()) if total else 0) + high
            white = block.getSpaceAfter()
        return total

    @property
    def room(self) -> float:
        """The height of a whole page between its margins."""
        return self._top - self._margins.bottom

    def _left(self) -> float:
        return self._y - self._margins.bottom

    def _place(self, chain: list[Block]) -> Iterator[int]:
        if len(chain) > 1 and not self._fresh and self._needed(chain) > self._left():
            yield self._next_page(chain[0].header)
        for block in chain:
            if isinstance(block, Break):
                if not self._fresh:
                    yield self._next_page(None)
            else:
                yield from self._put(block)

    def _needed(self, chain: list[Block]) -> float:
        needed, white = 0.0, self._white
        for block in chain[:-1]:
            block.wrapOn(self.sheet, self._width, self.room)
            needed += max(white, block.getSpaceBefore()) + block.height if block.height else block.wrap(1, 1)[1]
            white = block.getSpaceAfter()
        last = chain[-1]
        last.canv = self.sheet
        return float(needed + max(white, last.getSpaceBefore()) + last.least(self._width))

    def _put(self, block: Block) -> Iterator[int]:
        while True:
            white = 0.0 if self._fresh else max(self._white, block.getSpaceBefore())
            room = self._left() - white
            high = block.wrapOn(self.sheet, self._width, room)[1]
            if high <= room + 0.01:
                self._draw(block, white, high)
                return
            block.canv = self.sheet
            worth = self._fresh or block.least(self._width) <= room
            parts = block.splitOn(self.sheet, self._width, room) if worth and room > 0 else []
            if parts:
                self._draw(parts[0], white, parts[0].wrapOn(self.sheet, self._width, room)[1])
                block = parts[1]
            elif self._fresh:
                self._draw(block, white, high)  # higher than any page, and in one piece
                return
            yield self._next_page(block.header)

    def _draw(self, block: Block, white: float, high: float) -> None:
        top = self._y - white
        if block.outline is not None:
            self.sheet.bookmark(*block.outline, top)
        block.drawOn(self.sheet, self._margins.side, top - high)
        self._y = top - high
        self._white = float(block.getSpaceAfter())
        self._fresh = False
        self._used = True

    def _repeat(self, header: Block) -> None:
        """The head of a table once more: for the eye only, the table has it already."""
        high = header.wrapOn(self.sheet, self._width, self.room)[1]
        self._y -= high
        with self.sheet.untagged():
            header.drawOn(self.sheet, self._margins.side, self._y)
        self._white, self._fresh = 0.0, False

    def _next_page(self, header: Block | None) -> int:
        number = self._finish_page()
        self._y, self._white, self._fresh, self._used = self._top, 0.0, True, False
        if header is not None:
            self._repeat(header)
        return number

    def _finish_page(self) -> int:
        number = self.sheet.page
        with self.sheet.artifact("Pagination"):
            self.sheet.doForm(f"furniture.{number}")
        self.sheet.showPage()
        return number

    def _draw_furniture(self, total: int) -> None:
        # Only now is the number of all pages known: the pages refer to what is drawn here.
        sheet, side = self.sheet, self._margins.side
        for page in range(1, total + 1):
            sheet.begin_form()
            if page > 1 and any(self._furniture.head):
                y = self._paper.height - self._margins.top * 0.62
                self._edge_texts(*self._furniture.head, y)
                sheet.area(side, y - 6, self._width, styles.HAIRLINE, styles.HAIR)
            count = self._furniture.number(page, total) if self._furniture.number else ""
            self._edge_texts(self._furniture.foot, count, self._margins.bottom * 0.45)
            sheet.end_form(f"furniture.{page}")

    def _edge_texts(self, start: str, end: str, y: float) -> None:
        right = Paragraph(end, styles.FURNITURE._replace(align="end"))
        right.wrapOn(self.sheet, self._width, 0)
        left = Paragraph(start, styles.FURNITURE)
        wide = self._width - right.natural() - 2 * styles.STEP
        left.wrapOn(self.sheet, wide, 0)
        with self.sheet.untagged():
            right.drawOn(self.sheet, self._margins.side, y - 3)
            at = self._margins.side + (self._width - wide if self.sheet.rtl else 0)
            left.drawOn(self.sheet, at, y - 3)
