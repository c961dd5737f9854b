# SPDX-License-Identifier: GPL-3.0-or-later
"""The check of coverage: it names what falls short, and what is not there at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.covered import FILES, short_of

ROOT = Path(__file__).resolve().parents[3]


def report(**lines: tuple[int, int]) -> dict[str, Any]:
    """A report of files with so many of so many statements covered, and no branches."""
    return {
        "files": {
            f"pack/{name}.py": {
                "summary": {
                    "num_statements": there, "num_branches": 0, "covered_lines": covered, "covered_branches": 0,
                },
                "missing_lines": list(range(1, 1 + there - covered)),
            }
            for name, (covered, there) in lines.items()
        }
    }  # fmt: skip


def test_all_is_well() -> None:
    assert list(short_of(report(one=(19, 20), two=(20, 20)), {"pack": 95.0}, ("pack/two.py",))) == []


def test_a_package_and_a_file_fall_short() -> None:
    said = list(short_of(report(one=(18, 20), two=(19, 20)), {"pack": 95.0}, ("pack/two.py",)))

    assert said == [
        "pack: 92.50 % is covered; 95 % must be",
        "pack/two.py: 95.00 % is covered, all must be: lines 1",
    ]


def test_what_is_not_there_is_not_covered() -> None:
    assert list(short_of(report(), {"pack": 95.0}, ("pack/gone.py",))) == [
        "pack: 0.00 % is covered; 95 % must be",
        "pack/gone.py is not in the report",
    ]


def test_the_named_files_are_there() -> None:
    assert [name for name in FILES if not (ROOT / name).is_file()] == []
