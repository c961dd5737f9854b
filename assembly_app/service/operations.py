# SPDX-License-Identifier: GPL-3.0-or-later
"""Operations: plain functions `f(assembly, operation, ...)`, run on a connection of their own, here or in a thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, Generic, ParamSpec, TypeVar

import msgspec

from assembly_app.errors import CodedError
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.ports import Change

OpenStore = Callable[[], Assembly]
"""Opens a store once more, with the keys and the clock that go with it."""
P = ParamSpec("P")
T = TypeVar("T")


class Cancelled(Exception):
    """The operation was cancelled: nothing has changed."""


class OperationFailed(CodedError):
    """The operation failed, and nothing has changed."""


class Operation:
    """How far an operation is, written by its thread and read by the desk's; and whether it was cancelled."""

    def __init__(self) -> None:
        self.done = self.total = 0
        self.cancelled = False

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self.cancelled = True

    def step(self, done: int, total: int) -> None:
        """Note how far it is. Raises Cancelled once the operation was cancelled."""
        if self.cancelled:
            raise Cancelled
        self.done, self.total = done, total


class Completed(msgspec.Struct, Generic[T], frozen=True):
    """What an operation gave, and what it changed: whoever shows the same store tells its own listeners of that."""

    result: T
    changes: tuple[Change, ...]


def run(
    open_store: OpenStore,
    operation: Operation,
    work: Callable[Concatenate[Assembly, Operation, P], T],
    /,
    *args: P.args,
    **named: P.kwargs,
) -> Completed[T]:
    """Open the store, do the work and close the store. Raises Cancelled, or CodedError for what a person can do
    something about; in both cases everything is as it was."""
    changes: list[Change] = []
    try:
        assembly = open_store()
        try:
            assembly.listen(changes.append)
            return Completed(work(assembly, operation, *args, **named), tuple(changes))
        finally:
            assembly.store.close()
    except OSError as error:
        raise OperationFailed("disk", reason=reason_of(error)) from error


def reason_of(error: OSError) -> str:
    """Why the system could not do it, in its own words."""
    return error.strerror or str(error)


def unreadable(error: OSError) -> OperationFailed:
    """A file that was to be read could not be."""
    return OperationFailed("file-unreadable", reason=reason_of(error))
