# SPDX-License-Identifier: GPL-3.0-or-later
"""Run by test_hotplug: an evening at the desk on a real X screen while screens come and go; says what a person sees."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtGui import QGuiApplication

from assembly_app.demo import sample
from assembly_app.desktop.engine import choose_rendering
from assembly_app.service.core.scenario import ScenarioClock
from tests.qt.support.practising import Practice, play

HALL = ("HALL", "1920/507x1080/285+1366+0", "none")
OTHER = ("OTHER", "1280/338x720/190+1366+0", "none")


def main() -> None:
    folder = Path(sys.argv[1])
    play(folder, lambda step: bool(step.get("pause")))
    app = QGuiApplication([])
    choose_rendering(safe_graphics=True)
    desk = Practice(app, folder / sample.STORE, ScenarioClock(sample.instant_of_pause(sample.scenario())))
    desk.desk.setGeometry(0, 0, 1366, 768)
    wait(app, desk.desk.isExposed)
    vm = desk.vm.hall

    vm.project()
    wait(app, desk.hall.isExposed)
    say(desk, "shown")
    desk.type("half a ")
    plug("--delmonitor", "HALL")
    wait(app, lambda: not desk.hall.isVisible())
    say(desk, "unplugged")
    desk.type("sent")
    plug("--setmonitor", *OTHER)
    wait(app, lambda: len(app.screens()) == 2)
    wait(app, lambda: False, 700)
    say(desk, "another one plugged in")
    plug("--delmonitor", "OTHER")
    plug("--setmonitor", *HALL)
    wait(app, desk.hall.isVisible)
    desk.type("ence")
    say(desk, "plugged in again")
    vm.screens_.swap()
    wait(app, lambda: desk.desk.screen().name() == "HALL")
    say(desk, "swapped")
    vm.screens_.swap()
    wait(app, lambda: desk.desk.screen().name() != "HALL")
    say(desk, "swapped back")
    desk.complaints.clear()
    desk.close()


def plug(*arguments: str) -> None:
    subprocess.run(["xrandr", *arguments], check=True)


def wait(app: QGuiApplication, until: Callable[[], bool], milliseconds: int = 5000) -> None:
    end = QDeadlineTimer(milliseconds)
    while not until() and not end.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def say(desk: Practice, moment: str) -> None:
    """One line: where the hall is, whether it covers the desk, what the lamp and the minutes line say."""
    hall = desk.hall
    where = f"on {hall.screen().name()}" if hall.isVisible() else "hidden"
    free = "free" if not hall.isVisible() or not hall.geometry().intersects(desk.desk.geometry()) else "covered"
    lamp, line = desk.item("lamp").property("text"), desk.item("lineText").property("text")
    print(f"{moment}: {where}, desk {free}, {lamp!r}, line {line!r}", flush=True)


if __name__ == "__main__":
    main()
