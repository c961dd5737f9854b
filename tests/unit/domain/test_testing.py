# SPDX-License-Identifier: GPL-3.0-or-later
"""The test for consensus (R10, R18, R19)."""

from __future__ import annotations

from tests.unit.domain.steps import decided, founded, standing


def test_everybody_agrees_and_after_the_block_period_the_decision_is_in_force() -> None:
    hall = founded()
    proposal = decided(hall)
    assert standing(hall, proposal) == "provisional"
    hall.later(hours=72)
    assert standing(hall, proposal) == "in-force"
