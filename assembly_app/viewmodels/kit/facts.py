# SPDX-License-Identifier: GPL-3.0-or-later
"""A file that was written, as pages show it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.viewmodels.kit.detail import Detail, showing

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


class FileFactsRow(NamedTuple):
    """The name of a file and where it lies; both are "" for none."""

    file: str = ""
    folder: str = ""


@QmlElement
@QmlUncreatable("made by the program")
@showing(FileFactsRow)
class FileFacts(Detail[FileFactsRow]):  # type: ignore[operator]
    """The file that was written last."""


def file_shown(path: Path | None) -> FileFactsRow | None:
    """A file by its path."""
    return FileFactsRow(path.name, str(path.parent)) if path else None
