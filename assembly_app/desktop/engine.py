# SPDX-License-Identifier: GPL-3.0-or-later
"""The one QML engine: it makes windows, gathers QML's complaints, and goes before the view-models do."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QUrl, Signal
from PySide6.QtQml import QQmlComponent, QQmlEngine, QQmlError
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface
from PySide6.QtQuickControls2 import QQuickStyle


class ScreenError(RuntimeError):
    """A QML file could not be made into a window; the message is what QML says, with file and line."""


def choose_rendering(safe_graphics: bool) -> None:
    """Settle how windows are drawn, before the first one is made. `safe_graphics` draws without a graphics card."""
    QQuickStyle.setStyle("Basic")
    if safe_graphics:
        QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)


class Windows(QObject):
    """Makes windows from QML files.

    Signals:
        complained: QML's warnings, one text each, with file and line. None is ever expected.
    """

    complained = Signal(str)

    def __init__(self, import_path: Path, parent: QObject | None = None) -> None:
        """`import_path` is the folder that holds the QML module `Assembly` (see `assets.ui`)."""
        super().__init__(parent)
        self.engine = QQmlEngine(self)
        self.engine.addImportPath(str(import_path))
        self.engine.warnings.connect(self._hear)
        self._import_path = import_path
        self._made: list[QObject] = []

    def make(self, name: str, properties: Mapping[str, object]) -> QObject:
        """The root object of `Assembly/<name>.qml`, as in "Desk/DeskWindow", given its required properties.

        It lives until `close`. Raises ScreenError.
        """
        url = QUrl.fromLocalFile(str(self._import_path / "Assembly" / f"{name}.qml"))
        component = QQmlComponent(self.engine, url, self)
        made = component.createWithInitialProperties(dict(properties)) if component.isReady() else None
        if made is None or component.isError():
            raise ScreenError("\n".join(error.toString() for error in component.errors()) or f"{name} made nothing")
        QQmlEngine.setObjectOwnership(made, QQmlEngine.ObjectOwnership.CppOwnership)
        self._made.append(made)
        return made

    def window(self, name: str, properties: Mapping[str, object]) -> QQuickWindow:
        """`make` for a file whose root is a Window. Raises ScreenError."""
        made = self.make(name, properties)
        if not isinstance(made, QQuickWindow):
            raise ScreenError(f"{name} is no window")
        return made

    def close(self) -> None:
        """Take everything down: windows first, then the engine. Only after this may view-models die."""
        for made in reversed(self._made):
            if isinstance(made, QQuickWindow):
                made.hide()
            made.deleteLater()
        self._made.clear()
        _flush_deletions()
        self.engine.deleteLater()
        _flush_deletions()

    def _hear(self, errors: list[QQmlError]) -> None:
        for error in errors:
            self.complained.emit(error.toString())


def _flush_deletions() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
