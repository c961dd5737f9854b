# SPDX-License-Identifier: GPL-3.0-or-later
"""Bundles changed at random: none is taken with changed content, none stops the program, none is slow."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from tests.rounds import rounds, seed
from tests.unit.bundles.mutating import SAME, Trial

TRIES = rounds(300, 10_000)
"""A hundred thousand of them are tried by `make bench`."""


@pytest.mark.slow
def test_whatever_a_courier_does_to_a_bundle_is_refused_or_changes_nothing(tmp_path: Path) -> None:
    trial = Trial(tmp_path, seed=seed(20261121))
    trial.run(TRIES)
    assert trial.outcomes.total() == TRIES
    assert trial.slowest < 1
    assert "said nothing" not in trial.outcomes
    # The tries reach every layer: the container, the manifest, the signers, the chain, and none gets through it.
    reached = {"file-not-whole", "member-damaged", "member-hash", "signature-wrong", "signer-not-on-roll", "commitment"}
    assert reached <= set(trial.outcomes)
    assert 0 < trial.outcomes[SAME] < TRIES / 4


@pytest.mark.slow
def test_no_try_takes_more_memory_than_the_caps_allow(tmp_path: Path) -> None:
    trial = Trial(tmp_path, seed=7)
    tracemalloc.start()
    try:
        trial.run(60)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 16_000_000
