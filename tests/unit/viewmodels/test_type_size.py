# SPDX-License-Identifier: GPL-3.0-or-later
"""The last row can read the hall: sizes follow from distance and picture, within limits."""

from __future__ import annotations

from math import atan, degrees

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.viewmodels.hall.screens import _metres
from assembly_app.viewmodels.hall.type_size import (
    CAPITAL,
    FLOOR,
    GOOD_ARC,
    LARGEST,
    LEAST_ARC,
    USUAL,
    TypeSizes,
    em_for,
    farthest,
    sizes_for,
)

metres = st.floats(0.5, 300)
heights = st.floats(0.3, 20)


def arc(em: float, picture: float, distance: float) -> float:
    """Minutes of arc that a capital fills."""
    return degrees(2 * atan(em / 100 * picture * CAPITAL / 2 / distance)) * 60


def test_without_a_measure_sizes_are_the_usual_ones() -> None:
    assert sizes_for(0, 2) == sizes_for(20, 0) == TypeSizes(5.0, 7.5)


def test_a_hall_of_twenty_metres_with_a_picture_of_two() -> None:
    assert sizes_for(20, 2).floor == pytest.approx(6.52, abs=0.01)
    assert sizes_for(20, 2).usual == pytest.approx(8.15, abs=0.01)


@given(metres, heights)
def test_what_is_promised_is_what_the_eye_gets(distance: float, picture: float) -> None:
    for minutes in (LEAST_ARC, GOOD_ARC):
        assert arc(em_for(distance, picture, minutes), picture, distance) == pytest.approx(minutes)


@given(metres, heights)
def test_sizes_stay_within_their_limits_and_in_order(distance: float, picture: float) -> None:
    sizes = sizes_for(distance, picture)

    assert FLOOR <= sizes.floor <= sizes.usual <= LARGEST
    assert sizes.usual >= USUAL
    if distance <= farthest(picture):
        assert arc(sizes.floor, picture, distance) >= LEAST_ARC - 1e-6


@given(metres, heights, st.floats(0.1, 50))
def test_farther_away_is_never_smaller(distance: float, picture: float, more: float) -> None:
    near, far = sizes_for(distance, picture), sizes_for(distance + more, picture)

    assert near.floor <= far.floor
    assert near.usual <= far.usual


@pytest.mark.parametrize(
    ("typed", "length"),
    [("20", 20.0), ("2,5", 2.5), ("2.5 m", 2.5), ("٢٫٥", 2.5)]
    + [(nothing, 0.0) for nothing in ("", "far", "-3", "5000", "nan")],
)
def test_lengths_are_read_as_people_type_them(typed: str, length: float) -> None:
    assert _metres(typed) == length
