# SPDX-License-Identifier: GPL-3.0-or-later
"""Work that is done in another thread than the desk's: how far it is, calling it back, and how it can end."""

from __future__ import annotations

from assembly_app.errors import Problem


class Cancelled(Exception):
    """The errand was called back: nothing has changed."""


class Failed(Exception):
    """The errand came to nothing, and nothing has changed. `damage` says why."""

    def __init__(self, damage: Problem) -> None:
        super().__init__(damage.code)
        self.damage = damage


class Errand:
    """How far a piece of work is, written by its thread and read by the desk's; and whether it was called back."""

    def __init__(self) -> None:
        self.done = self.total = 0
        self.called_back = False

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self.called_back = True

    def step(self, done: int, total: int) -> None:
        """Note how far it is. Raises Cancelled once the errand was called back."""
        if self.called_back:
            raise Cancelled
        self.done, self.total = done, total
