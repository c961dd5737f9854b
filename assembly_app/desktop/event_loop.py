# SPDX-License-Identifier: GPL-3.0-or-later
"""One event loop for Qt and asyncio."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import qasync
from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QGuiApplication

THREADS = 2
"""For work beside the interface: one for what is asked for, one for looking things up meanwhile."""


def run(
    app: QGuiApplication,
    start: Callable[[], Awaitable[None]],
    failed: Callable[[BaseException | None, str], None],
    until: Sequence[SignalInstance] = (),
) -> None:
    """Run `start`, then Qt's events until one of `until` comes, the last window is closed or the application is asked
    to quit. Pending tasks are cancelled then, and their threads awaited.

    `failed` hears of every error that nobody awaited, with a line about where it happened. An error in `start` itself
    is raised.
    """
    with qasync.QEventLoop(app) as loop:
        # qasync's own would start ten threads at the first errand.
        loop.set_default_executor(ThreadPoolExecutor(THREADS, "beside"))
        loop.set_exception_handler(lambda _, context: _report(context, failed))
        life = loop.create_task(_until_quit(app, start, until))
        try:
            loop.run_until_complete(life)
        except RuntimeError:
            if life.done():
                raise
            # Qt was asked to quit and left its loop; what was begun is still to be wound up.
            loop.run_until_complete(life)


async def _until_quit(
    app: QGuiApplication, start: Callable[[], Awaitable[None]], until: Sequence[SignalInstance]
) -> None:
    over = asyncio.Event()
    for signal in (app.aboutToQuit, app.lastWindowClosed, *until):
        signal.connect(over.set)
    await start()
    await over.wait()
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)


def _report(context: dict[str, Any], failed: Callable[[BaseException | None, str], None]) -> None:
    failed(context.get("exception"), str(context.get("message", "")))
