# SPDX-License-Identifier: GPL-3.0-or-later
"""A document that was made, as the sheet shows it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.viewmodels.kit.detail import Detail, showing

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


class DocumentFactsRow(NamedTuple):
    """How many pages a document has, its size in bytes, and the beginning of one that is mere text."""

    pages: int = 0
    size: float = 0.0
    text: str = ""


@QmlElement
@QmlUncreatable("made by the program")
@showing(DocumentFactsRow)
class DocumentFacts(Detail[DocumentFactsRow]):  # type: ignore[operator]
    """The document that was made last."""
