# SPDX-License-Identifier: GPL-3.0-or-later
"""How many rounds the long tests go: a few that are always the same, or many at random, as in `make soak`.

The environment says which: ASSEMBLY_TEST_SOAK holds the seed of random ones, which is printed at the head of the run.
"""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, settings

_SOAK = os.environ.get("ASSEMBLY_TEST_SOAK", "")
SOAKING = _SOAK != ""


def rounds(few: int, many: int) -> int:
    """How often something is tried."""
    return many if SOAKING else few


def seed(fixed: int) -> int:
    """What chance begins with: the same each time, except in a soak."""
    return int(_SOAK) ^ fixed if SOAKING else fixed


def examples(few: int, many: int, **more: Any) -> settings:
    """Settings for that many examples of Hypothesis; pytest is given the seed of a soak as --hypothesis-seed."""
    return settings(
        max_examples=rounds(few, many),
        derandomize=not SOAKING,
        database=None,  # what failed here once is no input of a test
        deadline=None,  # an example takes as long as the machine has other things to do
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
        **more,
    )


def header() -> str:
    """What a person needs to know in order to do the same run again."""
    if not SOAKING:
        return "rounds: few, always the same (make soak: many, at random)"
    return f"rounds: many; the same again: make soak SEED={_SOAK}"
