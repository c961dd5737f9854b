# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of cells: tables whose head comes again on each page, lists whose numbers hang, labels beside values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from assembly_app.documents.pdf import styles
from assembly_app.documents.pdf.blocks import Block, Paragraph, Stack
from assembly_app.documents.pdf.tags import Tag


class Columns(NamedTuple):
    """Widths from the starting edge on: points where above 1, else shares of what is left. `gap` lies between."""

    widths: tuple[float, ...]
    gap: float = styles.STEP * 2

    def lie(self, width: float) -> list[tuple[float, float]]:
        """Where each column begins, counted from the starting edge, and how wide it is."""
        fixed = sum(w for w in self.widths if w > 1) + self.gap * (len(self.widths) - 1)
        shares = sum(w for w in self.widths if w <= 1) or 1
        at, places = 0.0, []
        for w in self.widths:
            wide = w if w > 1 else (width - fixed) * w / shares
            places.append((at, wide))
            at += wide + self.gap
        return places


class Row(Block):
    """Cells side by side. `line` is the rule below; `pad` the white above and below the cells."""

    def __init__(
        self,
        cells: Sequence[Block],
        columns: Columns,
        *,
        pad: tuple[float, float] = (0, 0),
        line: float = 0,
        colour: styles.Colour = styles.HAIR,
        after: float = 0,
        header: Block | None = None,
        least_height: float = 0,
        middle: bool = False,
    ) -> None:
        super().__init__()
        self.cells, self.columns, self.header = list(cells), columns, header
        self._pad, self._line, self._colour, self._after = pad, line, colour, after
        self._least_height, self._middle = least_height, middle
        self._heights: list[float] = []
        self._drops: list[float] = []

    def getSpaceAfter(self) -> float:  # noqa: N802 -- reportlab's name
        """See reportlab."""
        return self._after

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """See reportlab."""
        places = self.columns.lie(width)
        highs = [cell.wrapOn(self.canv, wide, height)[1] for cell, (_, wide) in zip(self.cells, places, strict=True)]
        bases = [cell.baseline() for cell in self.cells]
        # The first lines of all cells stand on one line, whatever their sizes and scripts.
        self._drops = [max(bases) - base if base else 0 for base in bases]
        self._heights = [high + drop for high, drop in zip(highs, self._drops, strict=True)]
        self.width = width
        self.height = max([*self._heights, self._least_height]) + sum(self._pad) + self._line
        return width, self.height

    def least(self, width: float) -> float:
        """The first lines of each cell."""
        found = []
        for cell, (_, wide) in zip(self.cells, self.columns.lie(width), strict=True):
            cell.canv = self.canv
            found.append(cell.least(wide))
        return max([*found, self._least_height]) + sum(self._pad) + self._line

    def split(self, width: float, height: float) -> list[Block]:
        """Every cell that is too high goes on in a second row."""
        room = height - sum(self._pad) - self._line
        above: list[Block] = []
        below: list[Block] = []
        for cell, (_, wide) in zip(self.cells, self.columns.lie(width), strict=True):
            if cell.wrapOn(self.canv, wide, room)[1] <= room + 0.01:
                above.append(cell)
                below.append(Stack([]))
                continue
            parts = cell.splitOn(self.canv, wide, room)
            if not parts:
                return []
            above.append(parts[0])
            below.append(parts[1] if len(parts) == 2 else Stack(parts[1:]))
        return [self._part(above, 0), self._part(below, self._line)]

    def _part(self, cells: list[Block], line: float) -> Row:
        return Row(
            cells, self.columns, pad=self._pad, line=line, colour=self._colour, after=self._after, header=self.header
        )

    def draw(self) -> None:
        """The cells, from the starting edge, then the rule."""
        top = self.height - self._pad[0]
        for cell, high, (at, wide) in zip(self.cells, self._heights, self.columns.lie(self.width), strict=True):
            x = self.width - at - wide if self.canv.rtl else at
            drop = (self.height - sum(self._pad) - self._line - high) / 2 if self._middle else 0
            cell.drawOn(self.canv, x, top - high - drop)
        if self._line:
            with self.canv.artifact():
                self.canv.area(0, 0, self.width, self._line, self._colour)


class Table:
    """Makes the rows of one table, tagged as such. `heads` are the columns' names; "" for one without."""

    def __init__(self, columns: Columns, heads: Sequence[str], ends: frozenset[int] = frozenset()) -> None:
        self._columns, self._ends = columns, ends
        self._tag = Tag("Table")
        self._heads = tuple(heads)
        self._repeat = Row(self._head_cells(None), columns, pad=(0, 4), line=styles.RULE, colour=styles.INK)

    def _head_cells(self, row: Tag | None) -> list[Block]:
        cells: list[Block] = []
        for place, text in enumerate(self._heads):
            style = styles.COLUMN._replace(align="end" if place in self._ends else "start")
            tag = row.add(Tag("TH", scope="Column")) if row else None
            cells.append(Paragraph(text, style, tag=tag))
        return cells

    def head(self) -> Row:
        """The row of the columns' names."""
        row = Row(
            self._head_cells(self._tag.add(Tag("TR"))), self._columns, pad=(0, 4), line=styles.RULE, colour=styles.INK
        )
        row.keepWithNext = True
        return row

    def row(self, cells: Sequence[Block], *, least_height: float = 0, pad: float = 5) -> Row:
        """One row; a cell is a paragraph or a stack of them."""
        tag = self._tag.add(Tag("TR"))
        for cell in cells:
            place(cell, tag.add(Tag("TD")))
        return Row(
            cells, self._columns, pad=(pad, pad), line=styles.HAIRLINE, header=self._repeat, least_height=least_height
        )


class ListItems:
    """Makes the items of one list: a label that hangs beside a body."""

    def __init__(self, columns: Columns, after: float = styles.STEP) -> None:
        self._columns, self._after = columns, after
        self._tag = Tag("L")

    def item(self, label: Paragraph, body: Sequence[Block], *, line: float = 0, pad: float = 0) -> Row:
        """One item; its cells may go into another row."""
        item = self._tag.add(Tag("LI"))
        place(label, item.add(Tag("Lbl")))
        whole = body[0] if len(body) == 1 else Stack(body)
        place(whole, item.add(Tag("LBody")))
        return Row([label, whole], self._columns, after=self._after, line=line, pad=(pad, pad))


def place(block: Block, tag: Tag) -> None:
    """Put a block under a tag: a paragraph alone is the element, of several each is one inside it."""
    if isinstance(block, Paragraph):
        block.tag = tag
        tag.language = tag.language or block.language
    elif isinstance(block, Stack):
        for inner in block.blocks:
            if isinstance(inner, Paragraph) and inner.tag is None:
                inner.tag = tag.add(Tag(inner.style.role, language=inner.language))
