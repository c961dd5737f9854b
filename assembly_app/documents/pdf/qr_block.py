# SPDX-License-Identifier: GPL-3.0-or-later
"""A QR code as a block: black modules on white, tagged as a figure with words for it."""

from __future__ import annotations

import segno

from assembly_app.documents.pdf.blocks import Block
from assembly_app.documents.pdf.styles import INK
from assembly_app.documents.pdf.tags import Tag


class QrCode(Block):
    """The QR code of a text, `side` points wide, without the white around it that the page gives."""

    def __init__(self, text: str, side: float, alt: str) -> None:
        super().__init__()
        self._rows = [bytes(row) for row in segno.make(text, error="m", boost_error=False, micro=False).matrix]
        self._side, self._alt = side, alt

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """See reportlab."""
        self.width, self.height = self._side, self._side
        return width, self._side

    def draw(self) -> None:
        """Each row of modules as few rectangles; one figure in the tree."""
        sheet, size = self.canv, self._side / len(self._rows)
        tag = Tag("Figure", alt=self._alt)
        x, y = sheet.place
        tag.bbox = (x, y, x + self._side, y + self._side)
        with sheet.tagged(tag):
            for number, row in enumerate(self._rows):
                top = self._side - (number + 1) * size
                for start, end in _stretches(row):
                    sheet.area(start * size, top, (end - start) * size, size + 0.02, INK)


def _stretches(row: bytes) -> list[tuple[int, int]]:
    found, start = [], -1
    for at, module in enumerate([*row, 0]):
        if module and start < 0:
            start = at
        elif not module and start >= 0:
            found.append((start, at))
            start = -1
    return found
