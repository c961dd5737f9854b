# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of the product the tests must run through, and whether they did.

`python -m tests.covered REPORT` reads what coverage.py wrote as JSON; `--whole` says that it is of a whole run, windows
and commands included.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

PACKAGES = {"assembly_app/domain": 100.0, "assembly_app/ledger": 95.0, "assembly_app/bundles": 95.0}
"""Percent of statements and branches, by what needs neither windows nor commands."""

WHOLE = PACKAGES | {"assembly_app/service": 95.0}
"""The same by a whole run."""

FILES = (
    "assembly_app/bundles/errors.py",
    "assembly_app/bundles/member_names.py",
    "assembly_app/bundles/source.py",
    "assembly_app/ledger/base45.py",
    "assembly_app/ledger/checkpoints.py",
    "assembly_app/ledger/errors.py",
    "assembly_app/ledger/forks.py",
    "assembly_app/ledger/merkle.py",
    "assembly_app/ledger/sshsig.py",
    "assembly_app/ledger/strict_json.py",
)
"""Files of which nothing may be left out, besides the whole domain: signatures, proofs and what is read from others."""


def short_of(report: Mapping[str, Any], packages: Mapping[str, float], files: tuple[str, ...] = FILES) -> Iterator[str]:
    """A line for each package and file that is not covered as it must be."""
    found = {Path(name).as_posix(): each["summary"] for name, each in report["files"].items()}
    for name, percent in packages.items():
        reached = _percent([summary for path, summary in found.items() if path.startswith(f"{name}/")])
        if reached < percent:
            yield f"{name}: {reached:.2f} % is covered; {percent:g} % must be"
    for name in files:
        if name not in found:
            yield f"{name} is not in the report"
        elif (reached := _percent([found[name]])) < 100:
            lines = ", ".join(map(str, report["files"][name]["missing_lines"]))
            yield f"{name}: {reached:.2f} % is covered, all must be: " + (f"lines {lines}" if lines else "a branch")


def _percent(summaries: list[Mapping[str, int]]) -> float:
    """Of several files together; nothing is covered where there are none."""
    there = sum(each["num_statements"] + each["num_branches"] for each in summaries)
    covered = sum(each["covered_lines"] + each["covered_branches"] for each in summaries)
    return 100 * covered / there if there else 0.0


def main(arguments: list[str]) -> int:
    """The exit code: 1 when something is not covered as it must be."""
    report = json.loads(Path(arguments[0]).read_text("utf-8"))
    lines = list(short_of(report, WHOLE if "--whole" in arguments else PACKAGES))
    print("\n".join(lines or ["Covered as it must be."]))
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
