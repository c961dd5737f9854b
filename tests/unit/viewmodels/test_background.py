# SPDX-License-Identifier: GPL-3.0-or-later
"""Work beside the interface that is asked for again while it is under way."""

from __future__ import annotations

import asyncio

from assembly_app.viewmodels.kit.background import BackgroundTasks, CoalescedTask


class Reader:
    """Reads what is `there`; a reading takes until it is let go."""

    def __init__(self) -> None:
        self.there = "old"
        self.shown: list[str] = []
        self.go = asyncio.Event()
        self.again = CoalescedTask(BackgroundTasks(), self.read)

    async def read(self) -> None:
        found = self.there
        await self.go.wait()
        self.shown.append(found)


async def turns() -> None:
    """Let the loop come round a few times."""
    for _ in range(10):
        await asyncio.sleep(0)


def test_what_is_asked_for_meanwhile_is_done_once_more_and_last() -> None:
    async def life() -> list[str]:
        reader = Reader()
        reader.again.ask()
        await turns()
        reader.there = "new"
        reader.again.ask()
        reader.again.ask()
        reader.go.set()
        await turns()
        reader.again.ask()
        await turns()
        return reader.shown

    assert asyncio.run(life()) == ["old", "new", "new"]


def test_work_that_failed_can_be_asked_for_again() -> None:
    async def life() -> int:
        done = 0

        async def work() -> None:
            nonlocal done
            done += 1
            raise OSError

        asyncio.get_running_loop().set_exception_handler(lambda _loop, _context: None)
        again = CoalescedTask(BackgroundTasks(), work)
        for _ in range(2):
            again.ask()
            await turns()
        return done

    assert asyncio.run(life()) == 2
