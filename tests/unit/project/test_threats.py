# SPDX-License-Identifier: GPL-3.0-or-later
"""Every test that the threat model names is there."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2]
THREATS = TESTS.parent / "docs" / "threats.md"


def test_every_test_that_the_threat_model_names_is_there() -> None:
    named = re.findall(r"`([\w/]+\.py)::(test_\w+)`", THREATS.read_text("utf-8"))
    assert len(named) > 30
    missing = [f"{file}::{test}" for file, test in named if f"\ndef {test}(" not in (TESTS / file).read_text("utf-8")]
    assert missing == []


def test_every_promise_of_the_threat_model_names_a_test() -> None:
    rows = [line for line in THREATS.read_text("utf-8").splitlines() if line.startswith("| ")]
    assert [row for row in rows[1:] if "::test_" not in row] == []
