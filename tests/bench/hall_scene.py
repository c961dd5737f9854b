# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the desk is busy with a change of scene in the hall: laid out in the hall and in its miniature."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication

from assembly_app.demo import sample
from assembly_app.desktop.engine import choose_rendering
from assembly_app.service.core.scenario import ScenarioClock
from tests.qt.support.practising import Practice, play

SCENES = ("stack", "agenda", "proposal", "concerns", "item", "clarifying")
CHANGES = 300


def scene_milliseconds() -> list[float]:
    """What each of some hundred changes took, frame included, sorted."""
    found = QGuiApplication.instance()
    app = found if isinstance(found, QGuiApplication) else QGuiApplication([])
    choose_rendering(safe_graphics=True)
    took: list[float] = []
    with tempfile.TemporaryDirectory(prefix="assembly-bench-") as folder:
        play(Path(folder), lambda step: bool(step.get("pause")))
        clock = ScenarioClock(sample.instant_of_pause(sample.scenario()))
        desk = Practice(app, Path(folder) / sample.STORE, clock)
        desk.hall.resize(1920, 1080)
        desk.hall.show()
        for at in range(CHANGES):
            begin = time.perf_counter()
            desk.vm.hall.choose(SCENES[at % len(SCENES)])
            app.processEvents()
            took.append((time.perf_counter() - begin) * 1000)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        desk.close()
    return sorted(took)


def main() -> None:
    """Print the figures."""
    took = scene_milliseconds()
    print(f"hall scene change: median {took[len(took) // 2]:.1f} ms, p99 {took[int(len(took) * 0.99)]:.1f} ms")


if __name__ == "__main__":
    main()
