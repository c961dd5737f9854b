# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start of a process to the first frame: the desk on a store, and a bare QML window."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

BARE = """
import sys
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow
app = QGuiApplication([])
engine = QQmlEngine()
component = QQmlComponent(engine)
component.setData(
    b"import QtQuick; import QtQuick.Controls.Basic; Window { visible: true; width: 1280; height: 800;"
    b" Column { Text { text: 'Assembly' } Button { text: 'Go' } } }", "bare.qml")
window = component.create()
assert isinstance(window, QQuickWindow)
window.frameSwapped.connect(lambda: print("first frame", flush=True))
window.frameSwapped.connect(app.quit)
app.exec()
window.deleteLater()
app.processEvents()
"""


def _seconds(command: list[str], *said: str) -> list[float]:
    """Until the process says each of `said`, a line each; how it takes itself down afterwards is not counted."""
    begin = time.perf_counter()
    took: list[float] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for expected in said:
            line = process.stdout.readline()
            took.append(time.perf_counter() - begin)
            if line.strip() != expected:
                raise RuntimeError(f"{command} said {line!r}")
        process.stdout.read()
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return took


def bare_seconds() -> float:
    """A bare QML window with a label and a button."""
    return _seconds([sys.executable, "-c", BARE], "first frame")[0]


def desk_seconds(store: Path, home: Path) -> tuple[float, float]:
    """The desk, until its first frame is shown, and until the place that opens is there with its content."""
    command = [sys.executable, "-m", "assembly_app", "--home", str(home), "desk", str(store), "--until-drawn"]
    frame, content = _seconds(command, "first frame", "content")
    return frame, content
