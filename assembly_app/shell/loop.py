# SPDX-License-Identifier: GPL-3.0-or-later
"""One event loop for Qt and asyncio."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import qasync
from PySide6.QtGui import QGuiApplication


def run(
    app: QGuiApplication, start: Callable[[], Awaitable[None]], failed: Callable[[BaseException | None, str], None]
) -> None:
    """Run `start`, then Qt's events until the application is asked to quit; pending tasks are cancelled then.

    `failed` hears of every error that nobody awaited, with a line about where it happened. An error in `start` itself
    is raised.
    """
    with qasync.QEventLoop(app) as loop:
        loop.set_exception_handler(lambda _, context: _report(context, failed))
        loop.run_until_complete(_until_quit(app, start))


async def _until_quit(app: QGuiApplication, start: Callable[[], Awaitable[None]]) -> None:
    over = asyncio.Event()
    app.aboutToQuit.connect(over.set)
    app.lastWindowClosed.connect(over.set)
    await start()
    await over.wait()
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)


def _report(context: dict[str, Any], failed: Callable[[BaseException | None, str], None]) -> None:
    failed(context.get("exception"), str(context.get("message", "")))
