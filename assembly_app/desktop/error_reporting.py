# SPDX-License-Identifier: GPL-3.0-or-later
"""Error reporting and recovery of unsaved text while the desk is used."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt

from assembly_app.desktop.startup import StartupWindow, on_a_display
from assembly_app.desktop.unexpected_errors import ErrorWatch, UnexpectedError, error_report
from assembly_app.desktop.unsaved_text import UnsavedText, UnsavedTextKeeper
from assembly_app.desktop.windows import DesktopWindows
from assembly_app.errors import CodedError
from assembly_app.files import atomic_file
from assembly_app.i18n.catalogues import bare
from assembly_app.i18n.error_sentences import error_line
from assembly_app.installation.log import Log


def watch_errors(startup_window: StartupWindow, log: Log) -> ErrorWatch:
    """From now on unexpected errors are written down, and told on the desk."""

    def explain(error: Exception) -> str:
        return _line(error, startup_window)

    def tell(fault: UnexpectedError) -> None:
        startup_window.tell(fault.says, fault.report)

    faults = ErrorWatch(log.write, explain)
    startup_window.windows.complained.disconnect(startup_window.complain)
    startup_window.windows.complained.connect(faults.hear_qml)
    faults.happened.connect(tell)
    faults.watch()
    return faults


def show_open_error(startup_window: StartupWindow, error: Exception, log: Log) -> None:
    """Say in the desk's window why there is nothing in it, until it is closed.

    Where nobody sees a window the error is raised again, for the command line to say.
    """
    if not on_a_display(startup_window.app):
        startup_window.close()
        raise error
    says = _line(error, startup_window) or f"{type(error).__name__}: {error}"
    report = error_report(says, "".join(traceback.format_exception(error)))
    log.write(report)
    closed = QEventLoop()
    startup_window.window.closing.connect(closed.quit, Qt.ConnectionType.QueuedConnection)
    startup_window.tell(says, report, final=True)
    closed.exec()
    startup_window.close()


def _line(error: Exception, startup_window: StartupWindow) -> str:
    """What a person is told of it; "" for an error that is the program's own."""
    if isinstance(error, CodedError):
        return bare(error_line(startup_window.lang.catalogue, error))
    return str(error) if isinstance(error, OSError) else ""


@contextmanager
def keep_unsaved_text(shown: DesktopWindows, path: Path | None, log: Log) -> Iterator[None]:
    """Put back what was half-typed when the program was killed, and keep what is half-typed from here on.

    Nothing is kept without a `path`, nor once practising has begun anew.
    """
    if path is None:
        yield
        return

    def keep(data: bytes) -> None:
        try:
            atomic_file.write_private(path, data)
        except OSError as error:
            log.write(f"{path}: {error}")

    kept = UnsavedText.from_json(atomic_file.read_if_there(path))
    if kept.place in shown.vm.names and shown.vm.founded:
        shown.vm.go(kept.place)
    keeper = UnsavedTextKeeper(shown.desk, shown.vm, kept, keep)
    try:
        yield
    finally:
        keeper.close()
