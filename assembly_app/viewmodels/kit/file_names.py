# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of files: as they are typed or dropped, as they are suggested, and with the ending they must have."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl


def typed_path(where: str) -> Path | None:
    """A path as it was typed, or the address of a file that was dropped; None for nothing."""
    where = where.strip()
    if where.startswith("file:"):
        where = QUrl(where).toLocalFile()
    return Path(where).expanduser() if where else None


def plain(name: str) -> str:
    """A name as any file system takes it."""
    return "".join(letter if letter.isalnum() or letter in " -" else "" for letter in name).strip() or "assembly"


def with_ending(path: Path, *endings: str) -> Path:
    """The path with these endings; those that it has already stay."""
    whole = "".join(endings)
    return path.with_name(path.name.removesuffix(whole).removesuffix(endings[0]) + whole)
