# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the contents of the desk's window, which stands already: view-models, languages, the hall's window."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QTimer

from assembly_app.desktop.image_providers import PagePictures, open_file
from assembly_app.desktop.preferences import Preferences
from assembly_app.desktop.startup import LONGEST_WAIT_MS, StartupWindow, application
from assembly_app.desktop.windows import DesktopWindows, WindowLanguages, second_language
from assembly_app.i18n.catalogues import Catalogues
from assembly_app.service.core.assembly import Assembly
from assembly_app.viewmodels.desk import DeskViewModel
from assembly_app.viewmodels.kit.lang import Lang

if TYPE_CHECKING:
    from assembly_app.viewmodels.documents.document_port import Printer


def hidden_window(folders: list[Path], cache: Path | None, looks: Preferences | None = None) -> StartupWindow:
    """A startup_window that nobody has looked at, for pictures and for tests."""
    return StartupWindow(
        application(safe_graphics=True), Catalogues(folders, cache), looks or Preferences(), waiting=False
    )


def make_windows(
    startup_window: StartupWindow,
    assembly: Assembly,
    *,
    practice: bool,
    keep: Callable[[Preferences], None] = lambda _: None,
) -> DesktopWindows:
    """Both windows on an assembly; the desk's stands already. Times of day are those of the assembly's own zone."""
    catalogues, looks, engine = startup_window.catalogues, startup_window.looks, startup_window.windows.engine
    languages = catalogues.available()
    first = looks.hall or looks.desk or "en"
    voices = WindowLanguages(
        startup_window.lang,
        Lang(engine, catalogues, first),
        Lang(engine, catalogues, looks.beside or second_language(languages, first)),
    )

    def settle() -> None:
        founding = assembly.world.founding if assembly.group else None
        if founding and founding.zone != catalogues.zone:
            catalogues.move_to(founding.zone)
            for lang in voices:
                lang.again()

    settle()
    vm = DeskViewModel(
        assembly,
        voices.desk,
        (voices.first, voices.second),
        languages,
        lambda: _again(assembly),
        lambda: _printer(assembly, catalogues),
        practice=practice,
        scheme=startup_window.scheme,
        scale=looks.text_scale,
    )
    vm.acting.changed.connect(settle)
    printing = vm.printing
    engine.addImageProvider("pages", PagePictures(printing.picture))
    for name, picture in vm.pictures.items():
        engine.addImageProvider(name, PagePictures(picture))
    printing.openAsked.connect(lambda path: printing.opened(open_file(Path(path))))
    shown = DesktopWindows(startup_window.app, startup_window.windows, startup_window.window, vm, voices, looks, keep)
    startup_window.room = shown.room
    return shown


def _printer(assembly: Assembly, catalogues: Catalogues) -> Printer:
    """Makes documents of the same store; loaded when the first one is made."""
    from assembly_app.desktop.document_maker import DocumentMaker

    return DocumentMaker(lambda: _again(assembly), catalogues)


def _again(assembly: Assembly) -> Assembly:
    """The same store, opened once more on a connection of its own, for work in another thread."""
    from assembly_app.store.sql_store import SqlStore

    store = assembly.store
    if not isinstance(store, SqlStore):  # pragma: no cover - there is no other kind
        raise TypeError(store)
    return Assembly(SqlStore(store.path), assembly.keys, assembly.clock)


def draw(shown: DesktopWindows) -> None:
    """Show the desk's content, and come back when it has been drawn or its window was closed."""
    drawn = QEventLoop()
    shown.desk.frameSwapped.connect(drawn.quit, Qt.ConnectionType.SingleShotConnection)
    shown.desk.closing.connect(drawn.quit, Qt.ConnectionType.SingleShotConnection)
    QTimer.singleShot(LONGEST_WAIT_MS, drawn.quit)
    shown.desk.update()
    drawn.exec()


def run(shown: DesktopWindows, startup_window: StartupWindow) -> str:
    """Let the desk be used until it is closed; "practise" when the first-run screen asked for that."""
    wish: list[str] = []
    shown.practise_asked.connect(lambda: wish.append("practise"))
    draw(shown)
    # It takes as long as the whole desk to load: not before there is something to look at.
    from assembly_app.desktop import event_loop

    _settled()
    if shown.desk.isVisible():
        event_loop.run(startup_window.app, _begun, _failed, until=(shown.desk.closing, shown.practise_asked))
    shown.close()
    return wish[0] if wish else ""


async def _begun() -> None:
    """The desk is there already: only its loop begins."""


def _failed(error: BaseException | None, line: str) -> None:
    """What nobody awaited goes where every unexpected error goes."""
    if error is None:
        logging.getLogger("asyncio").error("%s", line)
    else:
        sys.excepthook(type(error), error, error.__traceback__)


def _settled() -> None:
    """Everything is loaded: the collector may look at what comes from here on."""
    gc.freeze()
    gc.enable()
