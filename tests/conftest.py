# SPDX-License-Identifier: GPL-3.0-or-later
"""What is true of all tests."""

from __future__ import annotations

import gc

import pytest
from hypothesis import settings

from tests import rounds, surroundings

surroundings.settle()
settings.register_profile("tests", rounds.examples(100, 1000))
settings.load_profile("tests")

DEAR_FILES = (
    "test_case_by_keys.py", "test_desk_killed.py", "test_qmllint.py", "test_every_screen.py", "test_kill.py",
    "test_merging.py", "test_cases_by_command.py", "test_printing.py", "test_proposal_machine.py",
    "test_stack_machine.py",
)  # fmt: skip
"""Files that take long for their few tests. They come first, so that no core waits for one of them at the end."""


def pytest_report_header() -> list[str]:
    """What differs between two runs of the tests."""
    return [f"fonts: {surroundings.fonts_seen()}", rounds.header()]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Dear files first; the order within a file stays. What cannot be tested here, or only in a soak, is skipped."""
    items.sort(key=lambda item: item.path.name not in DEAR_FILES)
    for item in items:
        if item.get_closest_marker("soak") and not rounds.SOAKING:
            item.add_marker(pytest.mark.skip(reason="make soak does it"))
        if item.get_closest_marker("named_fonts") and not surroundings.FONTS_ARE_NAMED:
            item.add_marker(pytest.mark.skip(reason="some installed font may have the letter"))


def pytest_collection_finish() -> None:
    """Everything is loaded now. The collector need not walk through all of it after each of a thousand tests."""
    gc.collect()
    gc.freeze()
