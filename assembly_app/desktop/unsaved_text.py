# SPDX-License-Identifier: GPL-3.0-or-later
"""What is half-typed, and the place that is open: kept within a second, and put back after a kill or a power cut."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace

from PySide6.QtCore import QObject, QTimer
from PySide6.QtQuick import QQuickItem, QQuickWindow

from assembly_app.viewmodels.desk import DeskViewModel

SOON_MS = 300
LINE = "lineText"
"""The object name of the minutes line's field. Other fields belong to sheets, which close with the program."""


@dataclass(frozen=True)
class Draft:
    """`line` is what stands half-typed on the minutes line; `place` the place that was open, from 0, or -1."""

    line: str = ""
    place: int = -1

    def to_json(self) -> bytes:
        """As it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False).encode()

    @staticmethod
    def from_json(kept: bytes) -> Draft:
        """What was kept; nothing where it cannot be read. Never raises."""
        try:
            found = json.loads(kept)
        except ValueError:
            return Draft()
        if not isinstance(found, dict):
            return Draft()
        line, place = found.get("line"), found.get("place")
        return Draft(line if isinstance(line, str) else "", place if isinstance(place, int) and 0 <= place < 8 else -1)


class DraftKeeper(QObject):
    """Watches the minutes line of a desk, and puts the half-typed text back on it whenever the line is made anew.

    The line is made anew when another place was open in between, and after the program was killed.
    """

    def __init__(self, desk: QQuickWindow, vm: DeskViewModel, kept: Draft, keep: Callable[[bytes], None]) -> None:
        """`keep` makes bytes durable; it is called in a thread of its own, so that typing never waits for a disk."""
        super().__init__()
        self._desk, self._vm = desk, vm
        self._draft, self._written = kept, kept
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="draft")
        self._keep = keep
        self._field: QQuickItem | None = None
        self._soon = QTimer(self, interval=SOON_MS, singleShot=True)
        self._soon.timeout.connect(self._write)
        desk.activeFocusItemChanged.connect(self._look)
        vm.moved.connect(self._moved)
        self._look()
        self._moved()

    def _look(self) -> None:
        item: QQuickItem | None = self._desk.activeFocusItem()
        if item is None or item.objectName() != LINE or item is self._field:
            return
        self._field = item
        if self._draft.line and not item.property("text"):
            item.setProperty("text", self._draft.line)
            item.setProperty("cursorPosition", len(self._draft.line))
        item.textChanged.connect(self._typed)  # type: ignore[attr-defined]
        item.destroyed.connect(self._lost)

    def _lost(self) -> None:
        self._field = None

    def _typed(self) -> None:
        if self._field is None:
            return
        line = str(self._field.property("text"))
        emptied = not line and bool(self._draft.line)
        self._draft = replace(self._draft, line=line)
        if emptied:  # it was recorded: after a kill it must not come back
            self._write()
        elif not self._soon.isActive():
            self._soon.start()

    def _moved(self) -> None:
        self._draft = replace(self._draft, place=int(self._vm.property("place")))
        if not self._soon.isActive():
            self._soon.start()

    def _write(self) -> None:
        self._soon.stop()
        if self._draft != self._written:
            self._written = self._draft
            self._writer.submit(self._keep, self._draft.to_json())

    def close(self) -> None:
        """The desk is being closed by a person: what is half-typed stays, the place does not."""
        self._draft = replace(self._draft, place=-1)
        self._write()
        self._writer.shutdown()
