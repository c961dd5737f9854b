# SPDX-License-Identifier: GPL-3.0-or-later
"""The page about the architecture speaks of folders and files that are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_every_folder_of_the_package_has_its_row() -> None:
    described = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)

    assert sorted(described) == sorted(path.parent.name for path in (ROOT / "assembly_app").glob("*/__init__.py"))


def test_every_path_on_the_page_is_there() -> None:
    named = [path for path in re.findall(r"`([\w./]+/[\w./]+)`", PAGE) if "<" not in path]

    assert len(named) > 10
    assert [path for path in named if not ((ROOT / path).exists() or (ROOT / "assembly_app" / path).exists())] == []
