# SPDX-License-Identifier: GPL-3.0-or-later
"""The kit of controls on one page, in each scheme, size of text and direction."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Q_ARG, QMetaObject, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickWindow

from assembly_app.desktop.engine import Windows
from assembly_app.desktop.screenshots import settle
from assembly_app.files import assets


@dataclass(frozen=True)
class Look:
    """One way to show the page."""

    scheme: str
    scale: float = 1.0
    arabic: bool = False

    @property
    def name(self) -> str:
        return f"{self.scheme}-{round(self.scale * 100)}-{'ar' if self.arabic else 'en'}"


LOOKS = [Look(scheme, arabic=arabic) for scheme in ("light", "dark", "contrast") for arabic in (False, True)]
LOOKS += [Look("light", 0.8), Look("light", 1.5)]


def draw_kit(app: QGuiApplication, folder: Path) -> list[str]:
    """Write one picture for each look into `folder`; the answer is what QML complained of."""
    complaints: list[str] = []
    windows = Windows(assets.ui())
    windows.complained.connect(complaints.append)
    page = QQmlComponent(windows.engine, QUrl.fromLocalFile(str(Path(__file__).with_name("Kit.qml"))), windows)
    window = page.create()
    if not isinstance(window, QQuickWindow):
        return [page.errorString()]
    for look in LOOKS:
        window.setProperty("ar", look.arabic)
        QMetaObject.invokeMethod(window, "look", Q_ARG(str, look.scheme), Q_ARG(float, look.scale))
        settle(app, 250)
        window.grabWindow().save(str(folder / f"kit-{look.name}.png"))
    window.deleteLater()
    windows.close()
    return complaints
