# SPDX-License-Identifier: GPL-3.0-or-later
"""Putting the desk together: store, words, view-models and windows; part of the composition root."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from assembly_app import assets
from assembly_app.i18n.catalogues import Catalogues
from assembly_app.service.assembly import Assembly
from assembly_app.shell.console import Console, Voices, beside
from assembly_app.shell.engine import Windows, choose_rendering
from assembly_app.viewmodels.desk import DeskViewModel
from assembly_app.viewmodels.lang import Lang


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


def console(
    app: QGuiApplication, assembly: Assembly, folders: list[Path], cache: Path, words: str, *, practice: bool
) -> Console:
    """Both windows on an assembly, none of them shown yet. Times of day are those of the assembly's own zone."""
    founding = assembly.world.founding if assembly.group else None
    catalogues = Catalogues(folders, cache, zone=founding.zone if founding else "UTC")
    windows = Windows(assets.ui())
    windows.complained.connect(lambda line: sys.stderr.write(f"{line}\n"))
    languages = catalogues.available()
    voices = Voices(
        Lang(windows.engine, catalogues, words),
        Lang(windows.engine, catalogues, words),
        Lang(windows.engine, catalogues, beside(languages, words)),
    )
    vm = DeskViewModel(assembly, voices.desk, languages, practice=practice)
    return Console(app, windows, vm, voices)


def _settled() -> None:
    """Everything is loaded: the collector may look at what comes from here on."""
    gc.freeze()
    gc.enable()


def run(app: QGuiApplication, shown: Console, until_first_frame: bool = False) -> str:
    """Show the desk until it is closed; "practise" when the first-run screen asked for that."""
    wish: list[str] = []

    def practise() -> None:
        wish.append("practise")
        app.quit()

    shown.practise_asked.connect(practise)
    shown.desk.closing.connect(app.quit)
    shown.desk.frameSwapped.connect(_settled, Qt.ConnectionType.SingleShotConnection)
    if until_first_frame:
        shown.desk.frameSwapped.connect(lambda: print("first frame", flush=True))
        shown.desk.frameSwapped.connect(app.quit)
    shown.desk.show()
    shown.desk.requestActivate()
    app.exec()
    shown.close()
    return wish[0] if wish else ""
