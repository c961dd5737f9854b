# SPDX-License-Identifier: GPL-3.0-or-later
"""What is true of all tests."""

from __future__ import annotations

import gc
import os

import pytest

DEAR_FILES = (
    "test_case_by_keys.py", "test_desk_killed.py", "test_qmllint.py", "test_every_screen.py", "test_kill.py",
    "test_merging.py", "test_cases_by_command.py", "test_printing.py", "test_proposal_machine.py",
    "test_stack_machine.py",
)  # fmt: skip
"""Files that take long for their few tests. They come first, so that no core waits for one of them at the end."""


# Dates and hours are written as where one lives; what the tests expect is from nowhere in particular.
os.environ["LC_ALL"] = "C.UTF-8"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Dear files first; the order within a file stays."""
    items.sort(key=lambda item: item.path.name not in DEAR_FILES)


def pytest_collection_finish() -> None:
    """Everything is loaded now. The collector need not walk through all of it after each of a thousand tests."""
    gc.collect()
    gc.freeze()
