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


def _seconds(command: list[str]) -> float:
    """Until the process says that its first frame is shown; how it takes itself down afterwards is not counted."""
    begin = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        took = time.perf_counter() - begin
        process.stdout.read()
    if said != "first frame\n" or process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode} and said {said!r}")
    return took


def bare_seconds() -> float:
    """A bare QML window with a label and a button."""
    return _seconds([sys.executable, "-c", BARE])


def desk_seconds(store: Path, home: Path) -> float:
    """The desk, until its first frame is shown."""
    command = [sys.executable, "-m", "assembly_app", "--home", str(home), "desk", str(store), "--until-first-frame"]
    return _seconds(command)
