# SPDX-License-Identifier: GPL-3.0-or-later
"""The panel that says that something unexpected happened, what was kept and what to do."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.viewmodels.kit.properties import Property

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class ErrorPanelViewModel(QObject):  # type: ignore[operator]
    """The first fault that has not been read, and how many came after it.

    Signals:
        changed: there is something to read, or nothing any more.
        copyAsked: a text for the clipboard.
        leaveAsked: the window is to be closed.
    """

    changed = Signal()
    copyAsked = Signal(str)
    leaveAsked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._says: list[str] = []
        self._reports: list[str] = []
        self._final = False
        self._copied = False

    def tell(self, says: str, report: str, *, final: bool = False) -> None:
        """Something happened. `final`: there is nothing to go on with; the window can only be closed."""
        self._says.append(says)
        self._reports.append(report)
        self._final = self._final or final
        self._copied = False
        self.changed.emit()

    @Slot()
    def dismiss(self) -> None:
        """It has been read: go on, or close where there is nothing to go on with."""
        if self._final:
            self.leaveAsked.emit()
            return
        self._says.clear()
        self._reports.clear()
        self.changed.emit()

    @Slot()
    def copy(self) -> None:
        """Copy all reports."""
        self.copyAsked.emit("\n".join(self._reports))
        self._copied = True
        self.changed.emit()

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        return bool(self._says)

    @Property(str, notify=changed)
    def says(self) -> str:
        return self._says[0] if self._says else ""

    @Property(str, notify=changed)
    def report(self) -> str:
        return "\n".join(self._reports)

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._says)

    @Property(bool, notify=changed)
    def final(self) -> bool:
        return self._final

    @Property(bool, notify=changed)
    def copied(self) -> bool:
        return self._copied
