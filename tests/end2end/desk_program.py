# SPDX-License-Identifier: GPL-3.0-or-later
"""The real desk with a hand on its keyboard: told on stdin what to do, it says on stdout what a person would see.

`type TEXT`, `press KEY` (as Qt names it), `look` (prints place, line and words as JSON), `close`.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest

from assembly_app.desktop import bootstrap
from assembly_app.desktop.app import Desktop
from assembly_app.desktop.startup import StartupWindow
from assembly_app.desktop.windows import DesktopWindows
from tests.qt.support.practising import text_in


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


class Hand(QObject):
    """Does in the window's thread what another thread reads from stdin."""

    told = Signal(str)

    def __init__(self, shown: DesktopWindows) -> None:
        super().__init__()
        self._shown = shown
        self.told.connect(self.do)
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            self.told.emit(line.rstrip("\n"))

    def do(self, line: str) -> None:
        what, _, rest = line.partition(" ")
        desk = self._shown.desk
        if what == "type":
            for letter in rest:
                QTest.keyClick(desk, letter)
        elif what == "press":
            QTest.keyClick(desk, getattr(Qt.Key, rest))
        elif what == "look":
            item = desk.activeFocusItem()
            seen = {
                "place": self._shown.vm.place,
                "line": item.property("text") if item and item.objectName() == "lineText" else None,
                "words": text_in(desk),
            }
            say(json.dumps(seen))
            return
        elif what == "close":
            desk.close()
        say("done")


def main() -> None:
    home, store = map(Path, sys.argv[1:])
    run, come = bootstrap.run, StartupWindow.come
    hands: list[Hand] = []

    def run_by_hand(shown: DesktopWindows, threshold: StartupWindow) -> str:
        hands.append(Hand(shown))
        say("open")
        return run(shown, threshold)

    def come_loudly(threshold: StartupWindow) -> None:
        come(threshold)
        say("called")

    bootstrap.run, StartupWindow.come = run_by_hand, come_loudly  # type: ignore[method-assign]
    status = Desktop(home).open_desk(store, safe_graphics=True)
    say(f"closed {status}")


if __name__ == "__main__":
    main()
