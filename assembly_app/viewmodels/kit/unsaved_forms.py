# SPDX-License-Identifier: GPL-3.0-or-later
"""What is being typed and is not recorded yet: it stays while somebody looks at another place."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the view-models")
class UnsavedForms(QObject):  # type: ignore[operator]
    """Texts by form and field."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: dict[str, dict[str, str]] = {}

    @Slot(str, str, str)
    def keep(self, form: str, field: str, text: str) -> None:
        """Keep what stands in a field now."""
        self._kept.setdefault(form, {})[field] = text

    @Slot(str, str, str, result=str)
    def kept(self, form: str, field: str, otherwise: str) -> str:
        """What was typed into a field, else what it begins with."""
        return self._kept.get(form, {}).get(field, otherwise)

    @Slot(str)
    def drop(self, form: str) -> None:
        """It was recorded, or put away."""
        self._kept.pop(form, None)
