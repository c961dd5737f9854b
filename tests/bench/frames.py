# SPDX-License-Identifier: GPL-3.0-or-later
"""A long evening at the desk: 2,000 minutes and 60 hands while one types, scrolls and the hall changes its scene.

usage: python -m tests.bench.frames     (prints its figures as JSON; a process of its own, as a desk is)
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickWindow

    from assembly_app.desktop.windows import DesktopWindows
    from tests.bench.__main__ import Row

MINUTES, HANDS, NOTES, SCENES = 2_000, 60, 30, 1_000
FRAME = 33
BARE = b"""
import QtQuick
Window {
    width: 1280; height: 800
    function begin(count) { for (let n = 0; n < count; ++n) lines.append({ says: "Note " + n }) }
    function add() { lines.append({ says: "one more note " + lines.count }); list.positionViewAtEnd() }
    RowListModel { id: lines }
    ListView { id: list; anchors.fill: parent; model: lines; delegate: Line {} }
    component Line: Text { required property string says; text: says }
}
"""
"""What there is to do at the least: as many lines in a list without any looks, which nothing keeps."""


def rows() -> list[Row]:
    """The figures, measured in a process of their own."""
    from tests.bench.__main__ import Row

    done = subprocess.run([sys.executable, "-m", "tests.bench.frames"], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    label = f"{MINUTES:,} minutes, {HANDS} hands"
    return [
        Row(f"slowest frame while typing notes, {label}", found["note"], "ms", limit=FRAME),
        Row(f"slowest frame of a line more in a bare QML list of {MINUTES:,}", found["bare"], "ms"),
        Row(f"slowest frame while scrolling, {label}", found["scroll"], "ms", limit=FRAME),
        Row("slowest frame of a hand going up", found["hand"], "ms", limit=FRAME),
        Row("hall: frames until a scene has changed", found["frames"], "", limit=1),
        Row("hall: change of scene, median", found["scene"], "ms", limit=FRAME),
        Row(f"memory grown over the last {SCENES // 2} of {SCENES:,} changes of scene", found["grown"], "MB", limit=2),
    ]


def _open(folder: Path) -> DesktopWindows:
    """The sample neighbourhood before its test, with a long evening in its record."""
    from assembly_app.demo import sample
    from assembly_app.desktop import bootstrap
    from assembly_app.domain.meetings.attendance import Arrive
    from assembly_app.domain.meetings.minutes import Write
    from assembly_app.domain.meetings.stack import RaiseHand
    from assembly_app.domain.members.membership import AddMember
    from assembly_app.files.paths import word_folders
    from assembly_app.service.core.assembly import Assembly
    from assembly_app.service.core.scenario import Player, ScenarioClock, read_scenario

    clock = ScenarioClock()
    assembly: Assembly = sample.fresh(folder, clock)
    for _ in Player(assembly, clock).play(read_scenario(sample.scenario()), lambda step: bool(step.get("pause"))):
        pass
    people = tuple(assembly.act(AddMember(name=f"Neighbour {n:02}")).id for n in range(HANDS))
    assembly.act(Arrive(members=people))
    for each in people:
        assembly.act(RaiseHand(member=each))
    for n in range(MINUTES):
        assembly.act(Write(text=f"Note {n}: the hall was cold, the tea was warm, and the roof came up once more"))
    return bootstrap.make_windows(bootstrap.hidden_window(word_folders(), None), assembly, practice=True)


class Stopwatch:
    """From something that is done to the end of the frame that shows it."""

    def __init__(self, *windows: QQuickWindow) -> None:
        self._frames = 0
        for window in windows:
            window.frameSwapped.connect(self._swapped)

    @staticmethod
    def _process() -> None:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.processEvents()
        # What a scene leaves behind goes when a desk's own loop comes round; here nobody else brings it round.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _swapped(self) -> None:
        self._frames += 1

    def rest(self, seconds: float = 0.4) -> None:
        """Let everything come to rest."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self._process()

    def frame(self) -> float:
        """Milliseconds until the next frame is shown; 0 when nothing needs showing within 50 ms."""
        before, begin = self._frames, time.perf_counter()
        while self._frames == before:
            self._process()
            if time.perf_counter() - begin > 0.05 and self._frames == before:
                return 0.0
        return (time.perf_counter() - begin) * 1000


def _bare() -> float:
    """The slowest frame of one more line in a bare list."""
    from PySide6.QtCore import Q_ARG, QCoreApplication, QMetaObject, Qt
    from PySide6.QtQml import QQmlComponent, QQmlEngine
    from PySide6.QtQuick import QQuickWindow

    engine = QQmlEngine()
    component = QQmlComponent(engine)
    component.setData(BARE, "bare.qml")
    window = component.create()
    assert isinstance(window, QQuickWindow), component.errorString()
    QMetaObject.invokeMethod(window, "begin", Q_ARG("QVariant", MINUTES))
    window.show()
    watch = Stopwatch(window)
    watch.rest()
    times = []
    for _ in range(NOTES):
        begin = time.perf_counter()
        QMetaObject.invokeMethod(window, "add", Qt.ConnectionType.DirectConnection)
        times.append((time.perf_counter() - begin) * 1000 + watch.frame())
    window.close()
    window.deleteLater()
    QCoreApplication.processEvents()
    return max(times)


def _measure(folder: Path) -> dict[str, float]:
    from PySide6.QtCore import QObject

    from tests.qt.support.practising import item_in

    shown = _open(folder)
    meeting, hall = shown.vm.view_model("meetings").meeting, shown.vm.hall
    shown.vm.go("meetings")
    shown.desk.show()
    watch = Stopwatch(shown.desk, shown.hall)
    watch.rest(1.0)

    def timed(does: object, *given: object) -> float:
        begin = time.perf_counter()
        does(*given)  # type: ignore[operator]
        acted = (time.perf_counter() - begin) * 1000
        return acted + watch.frame()

    notes = [timed(meeting.write, f"one more note {n}") for n in range(NOTES)]
    bare = _bare()
    hands = [timed(meeting.nextTurn) for _ in range(10)]
    stream = item_in(shown.desk, "minutes")
    far = float(QObject.property(stream, "contentHeight"))
    scrolls = [timed(stream.setProperty, "contentY", far * n / 60) for n in range(60)]

    shown.hall.resize(1920, 1080)
    shown.hall.show()
    watch.rest()
    scenes = ("agenda", "proposal", "stack", "concerns", "break", "item")
    frames = 0
    for scene in scenes:
        hall.choose(scene)
        watch.frame()
        first = shown.hall.grabWindow()
        watch.rest(0.3)
        frames = max(frames, 1 if first == shown.hall.grabWindow() else 2)
    times, sizes = [], []
    for n in range(SCENES):
        times.append(timed(hall.choose, scenes[n % len(scenes)]))
        if n in (SCENES // 2, SCENES - 1):
            sizes.append(_resident())
    shown.close()
    times.sort()
    return {
        "note": max(notes),
        "bare": bare,
        "hand": max(hands),
        "scroll": max(scrolls),
        "frames": frames,
        "scene": times[len(times) // 2],
        "grown": sizes[1] - sizes[0],
    }


def _resident() -> float:
    """Resident memory in MB."""
    import os

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(_measure(Path(folder) / "long")))


if __name__ == "__main__":
    main()
