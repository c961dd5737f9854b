# SPDX-License-Identifier: GPL-3.0-or-later
"""What a window shows is read when it has been drawn: until then layouts and lists have not heard of a change."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

PATIENCE_MS = 10_000


def drawn(window: QQuickWindow) -> None:
    """Come back when the window has drawn all that has changed so far; one that nobody can see draws nothing."""
    if not window.isExposed():
        QGuiApplication.processEvents()
        return
    waiting, patience = QEventLoop(), QTimer()
    patience.setSingleShot(True)
    patience.timeout.connect(lambda: waiting.exit(1))
    patience.start(PATIENCE_MS)
    window.frameSwapped.connect(waiting.quit, Qt.ConnectionType.SingleShotConnection)
    window.update()
    assert waiting.exec() == 0, "the window is not drawn"
