# SPDX-License-Identifier: GPL-3.0-or-later
"""Operations on the store that the desk shows, run in a thread on a connection of their own."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Concatenate, ParamSpec, TypeVar

from assembly_app.service.core.assembly import Assembly
from assembly_app.service.operations import Completed, OpenStore, Operation, OperationFailed, run
from assembly_app.viewmodels.kit.background import BackgroundTasks

P = ParamSpec("P")
T = TypeVar("T")


class StoreOperations:
    """Runs them for the assembly of the desk."""

    def __init__(self, assembly: Assembly, beside: BackgroundTasks, open_store: OpenStore) -> None:
        self.beside, self._assembly, self._open = beside, assembly, open_store
        self._loaded = False

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Start what awaits operations; see Beside.begin."""
        self.beside.begin(work)

    async def load(self) -> None:
        """Have the modules that operations are made of loaded in a thread: it takes a while, and the desk goes on."""
        if not self._loaded:
            await self.beside.in_thread(_load)
            self._loaded = True

    async def read(self, work: Callable[Concatenate[Assembly, Operation, P], T], *args: P.args, **named: P.kwargs) -> T:
        """What an operation gives that changes nothing. Raises CodedError."""
        return await self.follow(Operation(), work, *args, **named)

    async def follow(
        self,
        operation: Operation,
        work: Callable[Concatenate[Assembly, Operation, P], T],
        *args: P.args,
        **named: P.kwargs,
    ) -> T:
        """The same for one whose progress is shown, and which can be cancelled. Raises Cancelled too."""
        return (await self.beside.in_thread(run, self._open, operation, work, *args, **named)).result

    async def hold(
        self,
        operation: Operation,
        work: Callable[Concatenate[Assembly, Operation, P], T],
        *args: P.args,
        **named: P.kwargs,
    ) -> Completed[T]:
        """What an operation gives that records something: the desk's own assembly waits meanwhile, and `tell` is due
        afterwards. Raises Cancelled and CodedError; also while another one holds it."""
        if self._assembly.held:
            raise OperationFailed("import-running")
        self._assembly.held = True
        try:
            return await self.beside.in_thread(run, self._open, operation, work, *args, **named)
        finally:
            self._assembly.held = False

    async def record(
        self, work: Callable[Concatenate[Assembly, Operation, P], T], *args: P.args, **named: P.kwargs
    ) -> T:
        """The same, and the desk is told of it."""
        done = await self.hold(Operation(), work, *args, **named)
        self.tell(done)
        return done.result

    def tell(self, done: Completed[Any]) -> None:
        """Tell the desk what an operation changed."""
        self._assembly.tell(done.changes)


def _load() -> None:
    from assembly_app.service.exchange import delegates, inbox, known_groups, paper_codes  # noqa: F401
    from assembly_app.service.trust import cosigning, overview  # noqa: F401
