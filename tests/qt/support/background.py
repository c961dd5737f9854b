# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk's event loop, for tests in which work goes on beside the interface."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import qasync
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot


@contextmanager
def running_loop(app: QGuiApplication) -> Iterator[asyncio.AbstractEventLoop]:
    """As in the program, but whoever spins Qt's events drives it, so that a test can press keys meanwhile.

    An error that no task handled fails the test.
    """
    told: list[dict[str, object]] = []
    loop = qasync.QEventLoop(app, already_running=True)
    loop.set_default_executor(ThreadPoolExecutor(2))
    loop.set_exception_handler(lambda _, context: told.append(context))
    try:
        yield loop
    finally:
        # As at the end of the program: what is still under way is called back, and may say so.
        called_back: set[asyncio.Task[Any]] = set()
        while rest := asyncio.all_tasks(loop):  # a timer may begin another one meanwhile
            for task in rest - called_back:
                task.cancel()
            called_back |= rest
            app.processEvents()
        # Not stop(): that tells Qt to quit, and nothing would wait for events any more.
        vars(loop)["_QEventLoop__is_running"] = False
        asyncio.events._set_running_loop(None)
        loop.close()
        asyncio.set_event_loop(None)
    assert told == []


def nothing_beside(qtbot: QtBot) -> None:
    """Wait until no work goes on beside the interface any more, and what it had to say is said."""
    qtbot.waitUntil(lambda: not asyncio.all_tasks(), timeout=10_000)
