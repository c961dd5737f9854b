# SPDX-License-Identifier: GPL-3.0-or-later
"""Bundles changed at random, many of them: what the receiver said to each, and how long the slowest took."""

from __future__ import annotations

import os
import resource
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.unit.bundles.mutating import SAME, Trial

Figure = tuple[str, float, str, str, float | None, float | None]
SHARE = 5_000
"""Tries to a process, so that the memory of one says whether it grows."""


def figures(tries: int) -> list[Figure]:
    """Rows about so many tries; one that is taken with changed content, or that stops the program, ends the run."""
    outcomes: Counter[str] = Counter()
    slowest, grown = 0.0, 0.0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for counted, slow, more in pool.map(_share, range(tries // SHARE)):
            outcomes += counted
            slowest, grown = max(slowest, slow), max(grown, more)
    for said, count in outcomes.most_common():
        print(f"    {count:>7,} {said}")
    label = f"{outcomes.total():,} changed bundles"
    return [
        (f"{label}, taken with nothing changed", float(outcomes[SAME]), "", "", None, None),
        (f"{label}, the slowest", slowest, "s", "", None, 1.0),
        (f"{label}, memory grew by", grown, "MB", "", None, 32.0),
    ]


def _share(seed: int) -> tuple[Counter[str], float, float]:
    with tempfile.TemporaryDirectory(prefix="assembly-bench-") as folder:
        trial = Trial(Path(folder), seed)
        trial.run(SHARE // 10)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        trial.run(SHARE - SHARE // 10)
        return trial.outcomes, trial.slowest, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
