# SPDX-License-Identifier: GPL-3.0-or-later
"""Run by test_hotplug: show the hall on a real X screen, unplug it three times, and print what a person would see."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from assembly_app.desktop.engine import choose_rendering
from assembly_app.desktop.screens import HallPlacement

HALL = "1920/507x1080/285+1366+0"


def main() -> None:
    app = QGuiApplication([])
    choose_rendering(safe_graphics=True)
    console, hall = QQuickWindow(), QQuickWindow()
    laptop = app.primaryScreen()
    console.setScreen(laptop)
    console.setGeometry(laptop.geometry())
    console.show()
    place = HallPlacement(app, console, hall)
    place.put(next(screen for screen in app.screens() if screen.name() == "HALL"))
    for _ in range(3):
        subprocess.run(["xrandr", "--delmonitor", "HALL"], check=True)
        covered = watch(app, lambda: place.state == HallPlacement.LOST, lambda: over(hall, laptop.geometry().width()))
        print("gone", place.state, "visible" if hall.isVisible() else "hidden", "covered" if covered else "free")
        subprocess.run(["xrandr", "--setmonitor", "HALL", HALL, "none"], check=True)
        covered = watch(app, lambda: place.state == HallPlacement.SHOWN, lambda: over(hall, laptop.geometry().width()))
        print("back", place.state, hall.screen().name(), *hall.geometry().getRect(), "covered" if covered else "free")
    hall.hide()
    console.hide()


def over(hall: QQuickWindow, edge: int) -> bool:
    return hall.isVisible() and hall.geometry().left() < edge


def watch(app: QGuiApplication, until: Callable[[], bool], bad: Callable[[], bool]) -> bool:
    """Let the program live until `until` holds, five seconds at most. True when `bad` held at any moment."""
    seen = False
    end = QDeadlineTimer(5000)
    while not until() and not end.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        seen = seen or bad()
    return seen


if __name__ == "__main__":
    sys.exit(main())
