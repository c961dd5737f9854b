# SPDX-License-Identifier: GPL-3.0-or-later
"""How large the hall's text must be for the last row: from minutes of arc to hundredths of the picture's height."""

from __future__ import annotations

from dataclasses import dataclass
from math import radians, tan

LEAST_ARC, GOOD_ARC = 16.0, 20.0
"""Minutes of arc that a capital letter must at least fill, and should fill, at the reader's eye."""
CAPITAL = 0.714
"""Height of a capital in ems, as in Noto Sans. Its x-height of 0.536 em then fills 12 and 15 minutes of arc."""
FLOOR, USUAL, LARGEST = 5.0, 7.5, 9.0
"""Sizes of type in hundredths of the picture's height: never below, unless asked otherwise, never above."""


@dataclass(frozen=True)
class TypeSizes:
    """`usual` is the size that text begins at, `floor` the size it is never set below: paged instead.

    Both are in hundredths of the picture's height.
    """

    floor: float = FLOOR
    usual: float = USUAL


def em_for(metres: float, picture: float, arc: float) -> float:
    """The size of type at which a capital fills `arc` minutes, seen from so far away on a picture so high (metres).

    height = 2 x distance x tan(angle / 2); ISO 9241-303:2011 asks for characters (capitals without accents) of at least
    16 minutes of arc and prefers 20 to 22. AVIXA's DISCAS (ANSI/INFOCOMM V202.01) arrives at the same: an element of a
    picture for basic decisions is 1/200 of the distance to the farthest viewer, which is 17 minutes.
    """
    capital = 2 * metres * tan(radians(arc / 60) / 2)
    return capital / CAPITAL / picture * 100


def sizes_for(metres: float, picture: float) -> TypeSizes:
    """The sizes of type for a last row so far away and a picture so high, in metres; 0 where one is not known.

    Never smaller than without knowing, and never so large that a line would hold only a few letters.
    """
    if metres <= 0 or picture <= 0:
        return TypeSizes()
    floor = min(LARGEST, max(FLOOR, em_for(metres, picture, LEAST_ARC)))
    return TypeSizes(floor, max(floor, min(LARGEST, max(USUAL, em_for(metres, picture, GOOD_ARC)))))


def farthest(picture: float, floor: float = LARGEST) -> float:
    """From how many metres text of the size `floor` can still be read on a picture so high."""
    return picture * floor * CAPITAL / 100 / (2 * tan(radians(LEAST_ARC / 60) / 2))
