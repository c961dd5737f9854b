# SPDX-License-Identifier: GPL-3.0-or-later
"""Refreshing a long list only while it is in view: not ten years of it for every note that is typed."""

from __future__ import annotations

from collections.abc import Callable

from assembly_app.viewmodels.kit.command_runner import CommandRunner


class VisibleRefresh:
    """Calls `refresh` when a list comes into view, and at every news while it is there."""

    def __init__(self, acting: CommandRunner, refresh: Callable[[], None]) -> None:
        self._refresh = refresh
        self._shown = False
        acting.changed.connect(self.again)

    def show(self, shown: bool) -> None:
        """Whether the list is in view."""
        if shown and not self._shown:
            self._refresh()
        self._shown = shown

    @property
    def shown(self) -> bool:
        """Whether the list is in view."""
        return self._shown

    def again(self) -> None:
        """Read again, if anybody looks."""
        if self._shown:
            self._refresh()
