# SPDX-License-Identifier: GPL-3.0-or-later
"""How the printed matter looks: papers, one type scale, one accent colour, styles. Lengths are points."""

from __future__ import annotations

from typing import Literal, NamedTuple

Colour = tuple[float, float, float]
Align = Literal["start", "end", "centre"]

INK: Colour = (0.10, 0.11, 0.11)
QUIET: Colour = (0.36, 0.38, 0.38)
ACCENT: Colour = (0x17 / 255, 0x58 / 255, 0x3F / 255)
HAIR: Colour = (0.76, 0.78, 0.77)
TINT: Colour = (0.945, 0.961, 0.953)
HAIRLINE, RULE, BAR = 0.5, 1.0, 3.0
STEP = 6.0
"""All distances are multiples of this."""


class Paper(NamedTuple):
    """Width and height."""

    width: float
    height: float


PAPERS = {"a4": Paper(595.2756, 841.8898), "letter": Paper(612.0, 792.0)}


class Margins(NamedTuple):
    """What stays white. Headers and footers stand inside the upper and the lower one."""

    top: float
    bottom: float
    side: float


PAGE = Margins(72, 72, 66)
POSTER = Margins(54, 48, 54)


def scale(step: int) -> float:
    """The size at a step of the scale: 10 points at 0, a quarter more with each step."""
    return round(10 * 1.25**step, 1)


class Style(NamedTuple):
    """How a paragraph looks and what it is (`role`, of tagged PDF). `leading` in ems is the least line height."""

    size: float = scale(0)
    bold: bool = False
    colour: Colour = INK
    before: float = 0
    after: float = STEP
    align: Align = "start"
    leading: float = 0
    role: str = "P"
    keep: bool = False
    """Stays on the page of what follows."""


BODY = Style()
SMALL = Style(size=scale(-1), colour=QUIET, after=STEP / 2)
LABEL = Style(size=scale(-1), colour=QUIET, after=0)
STRONG = Style(bold=True)
TITLE = Style(size=scale(4), bold=True, leading=1.18, after=STEP, role="H1", keep=True)
KICKER = Style(size=scale(0), bold=True, colour=ACCENT, after=STEP / 2, keep=True)
LEAD = Style(size=scale(1), colour=QUIET, after=STEP * 3)
H2 = Style(size=scale(2), bold=True, colour=ACCENT, before=STEP * 4, after=STEP, leading=1.25, role="H2", keep=True)
H3 = Style(size=scale(0), bold=True, before=STEP * 2, after=STEP / 2, role="H3", keep=True)
QUOTE = Style(size=scale(1), after=STEP, leading=1.45)
CELL = Style(size=scale(0), after=0)
CELL_END = CELL._replace(align="end")
COLUMN = Style(size=scale(-1), bold=True, colour=QUIET, after=0, role="TH")
FURNITURE = Style(size=scale(-1), colour=QUIET, after=0)
