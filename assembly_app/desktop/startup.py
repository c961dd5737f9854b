# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk's window up to its first frame. Only what that needs is loaded here."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QLocale, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from assembly_app.desktop.engine import Windows, choose_rendering
from assembly_app.desktop.preferences import Preferences
from assembly_app.files import assets
from assembly_app.i18n.catalogues import Catalogues
from assembly_app.viewmodels.kit.lang import Lang
from assembly_app.viewmodels.places import PLACES, rail

if TYPE_CHECKING:
    from assembly_app.viewmodels.kit.error_panel import ErrorPanelViewModel

# A window that is covered or minimised may never be drawn.
LONGEST_WAIT_MS = 1000


def application(safe_graphics: bool) -> QGuiApplication:
    """The Qt application, made once; drawn in memory where there is no display."""
    found = QGuiApplication.instance()
    if isinstance(found, QGuiApplication):
        return found
    if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & set(os.environ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        safe_graphics = True
    if safe_graphics:
        os.environ.setdefault("QT_QUICK_BACKEND", "software")
    app = QGuiApplication(sys.argv[:1])
    app.setApplicationName("assembly")
    app.setApplicationDisplayName("Assembly")
    choose_rendering(safe_graphics)
    return app


def region() -> str:
    """Where the computer's settings say that the person lives (ISO 3166, as "GB"); "" when they do not say."""
    return QLocale.territoryToCode(QLocale.system().territory())


def on_a_display(app: QGuiApplication) -> bool:
    """Whether there is somebody who could see a window."""
    return app.platformName() not in ("offscreen", "minimal")


class StartupWindow:
    """The desk's window with its rail, before there is a store behind it: a person sees at once that it opens."""

    def __init__(self, app: QGuiApplication, catalogues: Catalogues, looks: Preferences, *, waiting: bool) -> None:
        """`waiting` says that an assembly will be in the room, so that its rail can stand already."""
        self.app, self.catalogues, self.looks = app, catalogues, looks
        self.windows = Windows(assets.ui())
        self.windows.complained.connect(self.complain)
        self.lang = Lang(self.windows.engine, catalogues, looks.desk or "en")
        self._rail = rail(PLACES, self.windows)
        shown = {
            "lang": self.lang,
            "places": self._rail,
            "scheme": self.scheme,
            "textScale": looks.text_scale,
            "waiting": waiting,
        }
        self.window: QQuickWindow = self.windows.window("Desk/DeskWindow", shown)
        self.room: QObject | None = None
        """What fills the window, once it does."""
        self.faults: ErrorPanelViewModel | None = None

    def complain(self, line: str) -> None:
        """Where nobody else hears what QML complains of, it is said on stderr."""
        sys.stderr.write(f"{line}\n")

    @property
    def scheme(self) -> str:
        """The scheme to begin with: the one that was chosen, else the system's."""
        dark = self.app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self.looks.scheme or ("dark" if dark else "light")

    def appear(self) -> None:
        """Show the window and come back when it has been drawn."""
        drawn = QEventLoop()
        self.window.frameSwapped.connect(drawn.quit, Qt.ConnectionType.SingleShotConnection)
        QTimer.singleShot(LONGEST_WAIT_MS, drawn.quit)
        self.window.show()
        self.window.requestActivate()
        drawn.exec()

    def come(self) -> None:
        """To the front: somebody has started the program again."""
        self.window.setWindowStates(self.window.windowStates() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.requestActivate()

    def tell(self, says: str, report: str, *, final: bool = False) -> None:
        """Lay the fault panel over the desk, never over the hall. `final`: the window can then only be closed."""
        if self.faults is None:
            from assembly_app.viewmodels.kit.error_panel import ErrorPanelViewModel

            self.faults = ErrorPanelViewModel()
            self.faults.copyAsked.connect(lambda text: self.app.clipboard().setText(text))
            self.faults.leaveAsked.connect(self.window.close)
            self.faults.changed.connect(self._uncover)
            panel = {"parent": self.window.contentItem(), "vm": self.faults, "lang": self.lang}
            self.windows.make("Desk/ErrorPanel", panel)
        self._cover(True)  # before the panel takes the keyboard, so that the room knows who had it
        self.faults.tell(says, report, final=final)

    def _uncover(self) -> None:
        if self.faults is not None and not self.faults.property("shown"):
            self._cover(False)

    def _cover(self, covered: bool) -> None:
        if self.room is not None:
            self.room.setProperty("faulted", covered)

    def close(self) -> None:
        """Take window and engine down again."""
        self.windows.close()
