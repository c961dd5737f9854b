# SPDX-License-Identifier: GPL-3.0-or-later
"""Unexpected errors of Python and QML: logged, and shown once."""

from __future__ import annotations

import logging
import platform
import re
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, Slot, qInstallMessageHandler, qVersion

from assembly_app import __version__

# What QML says when an expression failed, after file and line; its other complaints do not stop anything.
_EXCEPTION = re.compile(r": (Uncaught exception|\w*Error): ")
SILENT_AFTER = 10.0
"""Seconds in which the same error again is only written down: one that comes with every tick must not nag."""


@dataclass(frozen=True)
class UnexpectedError:
    """`says` is one line for a person; `report` is for those who look after the program."""

    says: str
    report: str


def error_report(says: str, details: str) -> str:
    """What can be copied and sent on: versions, and where it happened. Nothing of what people wrote is looked up."""
    return (
        f"Assembly {__version__}, Qt {qVersion()}, Python {platform.python_version()}, {platform.platform()}\n"
        f"{says}\n\n{details.strip()}\n"
    )


class ErrorWatch(QObject):
    """Stands at every place where Python and QML hand over what nobody caught.

    Signals:
        happened: a Fault, in the thread of this object, whichever thread it came up in.
    """

    happened = Signal(object)
    _found = Signal(object)

    def __init__(
        self,
        write: Callable[[str], None],
        explain: Callable[[Exception], str] = lambda _: "",
        parent: QObject | None = None,
    ) -> None:
        """`write` keeps reports. `explain` gives a sentence for an error that has one, else ""."""
        super().__init__(parent)
        self._write, self._explain = write, explain
        # By way of a slot of this object: an error in another thread is told in this one's.
        self._found.connect(self._pass_on)
        self._told: dict[str, float] = {}
        self._before = (sys.excepthook, threading.excepthook)
        self._qt_before: Callable[[QtMsgType, QMessageLogContext, str], object] | None = None
        self._watching = False

    def watch(self) -> None:
        """From now on every error that nobody catches is heard here."""
        if not self._watching:
            self._before = (sys.excepthook, threading.excepthook)
            sys.excepthook, threading.excepthook = self._uncaught, self._uncaught_in_thread
            # Whoever listened before, as tests do, hears it still; only the terminal does not.
            self._qt_before = qInstallMessageHandler(self._hear_qt)
            self._watching = True

    def unwatch(self) -> None:
        """As it was before."""
        if self._watching:
            sys.excepthook, threading.excepthook = self._before
            qInstallMessageHandler(self._qt_before)
            self._watching = False

    def hear(self, error: BaseException, found: TracebackType | None = None) -> None:
        """An error that nobody expected."""
        if isinstance(error, KeyboardInterrupt | SystemExit):
            self._before[0](type(error), error, found)
            return
        says = self._explain(error) if isinstance(error, Exception) else ""
        says = says or traceback.format_exception_only(error)[-1].strip()
        details = "".join(traceback.format_exception(type(error), error, found or error.__traceback__))
        self._tell(says, details)

    def hear_qml(self, line: str) -> None:
        """A complaint of the QML engine. Only a failed expression is told; the others are written down."""
        if _EXCEPTION.search(line):
            self._tell(line.rsplit("/", 1)[-1], line)
        else:
            self._write(line)

    def _hear_qt(self, kind: QtMsgType, context: QMessageLogContext, line: str) -> None:
        if self._qt_before is not None:
            self._qt_before(kind, context, line)
        elif kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            logging.getLogger(f"qt.{context.category or 'default'}").warning("%s", line)

    def _tell(self, says: str, details: str) -> None:
        report = error_report(says, details)
        self._write(report)
        now = time.monotonic()
        if now - self._told.get(details, -SILENT_AFTER) >= SILENT_AFTER:
            self._found.emit(UnexpectedError(says, report))
        self._told[details] = now

    @Slot(object)
    def _pass_on(self, fault: UnexpectedError) -> None:
        self.happened.emit(fault)

    def _uncaught(self, kind: type[BaseException], error: BaseException, found: TracebackType | None) -> None:
        self.hear(error, found)

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.hear(args.exc_value, args.exc_traceback)
