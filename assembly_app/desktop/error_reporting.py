# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands by while the desk is used: unexpected errors, half-typed lines; part of the composition root."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt

from assembly_app.desktop.startup import Threshold, on_a_display
from assembly_app.desktop.unexpected_errors import Fault, Faults, report_of
from assembly_app.desktop.unsaved_text import Draft, DraftKeeper
from assembly_app.desktop.windows import Console
from assembly_app.files import atomic_file
from assembly_app.installation.crash_log import FaultLog


def watching(threshold: Threshold, log: FaultLog) -> Faults:
    """From now on unexpected errors are written down, and told on the desk."""

    def explain(error: Exception) -> str:
        return _line(error, threshold)[0]

    def tell(fault: Fault) -> None:
        threshold.tell(fault.says, fault.report)

    faults = Faults(log.write, explain)
    threshold.windows.complained.connect(faults.hear_qml)
    faults.happened.connect(tell)
    faults.watch()
    return faults


def unopened(threshold: Threshold, error: Exception, log: FaultLog) -> int:
    """Say in the desk's window why there is nothing in it, until it is closed; the exit code.

    Where nobody sees a window the error is raised again, for the command line to say.
    """
    if not on_a_display(threshold.app):
        threshold.close()
        raise error
    says, status = _line(error, threshold)
    report = report_of(says or f"{type(error).__name__}: {error}", "".join(traceback.format_exception(error)))
    log.write(report)
    closed = QEventLoop()
    threshold.window.closing.connect(closed.quit, Qt.ConnectionType.QueuedConnection)
    threshold.tell(says or f"{type(error).__name__}: {error}", report, final=True)
    closed.exec()
    threshold.close()
    return status


def _line(error: Exception, threshold: Threshold) -> tuple[str, int]:
    from assembly_app.cli.session import fault_line

    fault = fault_line(error, threshold.lang.code)
    return (fault.line, fault.status) if fault else ("", 1)


@contextmanager
def drafts(shown: Console, path: Path | None, log: FaultLog) -> Iterator[None]:
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

    kept = Draft.from_json(atomic_file.read_if_there(path))
    if kept.place in shown.vm.names and shown.vm.founded:
        shown.vm.go(kept.place)
    keeper = DraftKeeper(shown.desk, shown.vm, kept, keep)
    try:
        yield
    finally:
        keeper.close()
