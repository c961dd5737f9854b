# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents and codes on the screen as pictures for QML, and files opened with the system's own program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtQuick import QQuickImageProvider

from assembly_app.viewmodels.documents.document_port import Picture


class PagePictures(QQuickImageProvider):
    """Hands pages to QML under `image://pages/`, or codes under `image://codes/`, as long as they are there."""

    def __init__(self, picture: Callable[[str], Picture | None]) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._picture = picture

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:
        """A picture; one white dot for one that is gone by now."""
        found = self._picture(name)
        if found is None:
            gone = QImage(1, 1, QImage.Format.Format_RGB888)
            gone.fill(0xFFFFFFFF)
            return gone
        shown = QImage(found.dots, found.width, found.height, found.stride, QImage.Format.Format_RGB888)
        return shown.copy()  # the bytes are not Qt's to keep


def open_file(path: Path) -> bool:
    """Open a file with the system's own program for it; False when there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
