# SPDX-License-Identifier: GPL-3.0-or-later
"""An import that is killed at many random moments: all of it is there afterwards, or nothing."""

from __future__ import annotations

import random
import time
from pathlib import Path

from tests.end2end.test_kill import killed_imports

Figure = tuple[str, float, str]


def figures(folder: Path, times: int) -> list[Figure]:
    """Rows about so many kills; anything between all and nothing ends the run."""
    folder.mkdir(parents=True)
    begin = time.perf_counter()
    came = killed_imports(folder, random.Random(200), times)
    return [
        (f"{times} imports killed, whole afterwards", float(came[True]), ""),
        (f"{times} imports killed, nothing afterwards", float(came[False]), ""),
        (f"{times} imports killed, took", time.perf_counter() - begin, "s"),
    ]
