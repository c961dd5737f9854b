# SPDX-License-Identifier: GPL-3.0-or-later
"""Background tasks: awaited on the desk's event loop, done in a thread, never in the interface's way."""

from __future__ import annotations

import gc
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    import asyncio

P = ParamSpec("P")
T = TypeVar("T")


class BackgroundTasks:
    """Begins such work and keeps it alive. Without a running loop, as when pictures are drawn, it is done at once."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()
        self._threads = 0
        self._collecting = False

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Start `work`. An error that it does not handle goes to the loop's own handler."""
        # It takes a while to load, and the desk's first frame can do without.
        import asyncio

        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            asyncio.run(self._to_the_end(work))
            return
        task = loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._over)

    def may_go_on(self) -> bool:
        """Whether a loop is running: what begins by itself, from a timer, is left when the desk is being put away."""
        import asyncio

        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return False
        return True

    async def _to_the_end(self, work: Coroutine[Any, Any, None]) -> None:
        import asyncio

        await work
        loop = asyncio.get_running_loop()
        # What another loop began, that loop ends.
        while ours := [task for task in self._tasks if task.get_loop() is loop]:
            await ours[0]
            # One that was over already gives the loop no turn in which it would be taken out.
            self._tasks.discard(ours[0])

    def _over(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            told = {"message": "Work beside the desk failed", "exception": error, "task": task}
            task.get_loop().call_exception_handler(told)

    async def in_thread(self, function: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
        """What `function` returns; it runs in a thread."""
        import asyncio

        if self._threads == 0:
            # The collector runs in whichever thread allocates, and Qt's objects must not die in another than theirs.
            self._collecting = gc.isenabled()
            gc.disable()
        self._threads += 1
        try:
            return await asyncio.to_thread(function, *args, **named)
        finally:
            self._threads -= 1
            if self._threads == 0 and self._collecting:
                gc.enable()


class CoalescedTask:
    """Work that is asked for again and again, such as reading what is here: never twice at a time, so that an older
    finding cannot come after a newer one; the last of it begins after it was asked for last."""

    def __init__(self, beside: BackgroundTasks, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._beside, self._work = beside, work
        self._under_way = self._wanted = False

    def ask(self) -> None:
        """Have it done, once more if it is under way."""
        self._wanted = True
        if not self._under_way:
            self._under_way = True
            self._beside.begin(self._do())

    async def _do(self) -> None:
        try:
            while self._wanted:
                self._wanted = False
                await self._work()
        finally:
            self._under_way = False
