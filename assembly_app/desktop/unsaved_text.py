# SPDX-License-Identifier: GPL-3.0-or-later
"""Half-typed text and the open place: kept within a second, restored after a kill or a power cut."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace

from PySide6.QtCore import QObject, QTimer
from PySide6.QtQuick import QQuickItem, QQuickWindow

from assembly_app.viewmodels.desk import DeskViewModel

SOON_MS = 300


@dataclass(frozen=True)
class UnsavedText:
    """`texts` is what stands half-typed, by the object name of its field; `place` is the one that was open, or ""."""

    texts: Mapping[str, str] = field(default_factory=dict)
    place: str = ""

    def to_json(self) -> bytes:
        """As it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False).encode()

    @staticmethod
    def from_json(kept: bytes) -> UnsavedText:
        """What was kept; nothing where it cannot be read. Never raises."""
        try:
            found = json.loads(kept)
        except ValueError:
            return UnsavedText()
        if not isinstance(found, dict):
            return UnsavedText()
        texts, place = found.get("texts"), found.get("place")
        if not isinstance(texts, dict):
            texts = {}
        said = {name: text for name, text in texts.items() if isinstance(text, str) and text}
        return UnsavedText(said, place if isinstance(place, str) else "")


class UnsavedTextKeeper(QObject):
    """Watches the fields whose places say that their text is kept, and puts it back whenever a field is made anew.

    A field is made anew when another place was open in between, and after the program was killed. Fields that no place
    names belong to sheets, which close with the program, or hold what is searched for.
    """

    def __init__(self, desk: QQuickWindow, vm: DeskViewModel, kept: UnsavedText, keep: Callable[[bytes], None]) -> None:
        """`keep` makes bytes durable; it is called in a thread of its own, so that typing never waits for a disk."""
        super().__init__()
        self._desk, self._vm = desk, vm
        self._draft, self._written = kept, kept
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="draft")
        self._keep = keep
        self._fields: dict[str, QQuickItem] = {}
        self._soon = QTimer(self, interval=SOON_MS, singleShot=True)
        self._soon.timeout.connect(self._write)
        desk.activeFocusItemChanged.connect(self._look)
        vm.moved.connect(self._moved)
        self._look()
        self._moved()

    def _look(self) -> None:
        item: QQuickItem | None = self._desk.activeFocusItem()
        name = item.objectName() if item is not None else ""
        if item is None or name not in self._vm.unsaved or item is self._fields.get(name):
            return
        self._fields[name] = item
        kept = self._draft.texts.get(name, "")
        if kept and not item.property("text"):
            item.setProperty("text", kept)
            item.setProperty("cursorPosition", len(kept))
        item.textChanged.connect(self._typed)  # type: ignore[attr-defined]
        item.destroyed.connect(self._lost)

    def _lost(self) -> None:
        # Which one it was cannot be asked of it any more; the one that has the keyboard is found again.
        self._fields.clear()
        self._look()

    def _typed(self) -> None:
        now = {name: str(item.property("text")) for name, item in self._fields.items()}
        emptied = any(not text and name in self._draft.texts for name, text in now.items())
        texts = {name: text for name, text in (dict(self._draft.texts) | now).items() if text}
        self._draft = replace(self._draft, texts=texts)
        if emptied:  # it was recorded: after a kill it must not come back
            self._write()
        elif not self._soon.isActive():
            self._soon.start()

    def _moved(self) -> None:
        self._draft = replace(self._draft, place=self._vm.place)
        if not self._soon.isActive():
            self._soon.start()

    def _write(self) -> None:
        self._soon.stop()
        if self._draft != self._written:
            self._written = self._draft
            self._writer.submit(self._keep, self._draft.to_json())

    def close(self) -> None:
        """The desk is being closed by a person: what is half-typed stays, the place does not."""
        self._draft = replace(self._draft, place="")
        self._write()
        self._writer.shutdown()
