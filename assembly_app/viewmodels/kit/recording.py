# SPDX-License-Identifier: GPL-3.0-or-later
"""Recording something beside the desk: its own assembly waits meanwhile, and is told afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec

from assembly_app.errors import Problem
from assembly_app.service.operations import Failed

if TYPE_CHECKING:
    from assembly_app.service.trust.trustee import Done
    from assembly_app.viewmodels.kit.command_runner import Acting
    from assembly_app.viewmodels.kit.hired import Hired

P = ParamSpec("P")


async def recorded(acting: Acting, hired: Hired, work: Callable[P, Done], *args: P.args, **named: P.kwargs) -> Done:
    """What `work` recorded in a thread. Raises Failed; also while an import is under way."""
    assembly = acting.assembly
    if assembly.held:
        raise Failed(Problem("import-running"))
    assembly.held = True
    try:
        done = await hired.beside.in_thread(work, *args, **named)
    finally:
        assembly.held = False
    assembly.tell(done.changes)
    return done
