# SPDX-License-Identifier: GPL-3.0-or-later
"""Evenings of the sample to print from, and hands for the sheet of documents."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from assembly_app.demo import sample
from assembly_app.service.core.scenario import Player, ScenarioClock, Step, read_scenario
from assembly_app.service.operations import Operation
from tests.qt.support.background import running_loop
from tests.qt.support.frames import drawn
from tests.qt.support.practising import Practice

CONTROL = Qt.KeyboardModifier.ControlModifier


class Evening(NamedTuple):
    """The sample as it stood once."""

    folder: Path
    at: datetime


def evening(folder: Path, until: Callable[[Step], bool]) -> Evening:
    clock = ScenarioClock()
    assembly = sample.fresh(folder, clock)
    for _ in Player(assembly, clock).play(read_scenario(sample.scenario()), until):
        pass
    assembly.store.close()
    return Evening(folder, clock.now())


@contextmanager
def desk_over(
    there: Evening, tmp_path: Path, qtbot: QtBot, app: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Practice]:
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    (tmp_path / "person" / "Documents").mkdir(parents=True)
    shutil.copytree(there.folder, tmp_path / "store")
    with running_loop(app):
        made = Practice(app, tmp_path / "store" / sample.STORE, ScenarioClock(there.at))
        qtbot.waitUntil(made.desk.isActive)
        yield made
        made.close()


def told(desk: Practice, name: str) -> Any:
    """What QML reads."""
    return getattr(desk.vm.printing, name)


def reach(desk: Practice, qtbot: QtBot, phase: str) -> None:
    qtbot.waitUntil(lambda: told(desk, "phase") == phase, timeout=60_000)
    drawn(desk.desk)


def asked(desk: Practice, qtbot: QtBot, phase: str = "made") -> None:
    desk.press(Qt.Key.Key_P, CONTROL)
    reach(desk, qtbot, phase)


def focused(desk: Practice) -> str:
    item = desk.desk.activeFocusItem()
    return item.objectName() if item else ""


def save_as(desk: Practice, qtbot: QtBot, path: Path) -> None:
    """Ctrl+S, the path, Enter."""
    desk.press(Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: focused(desk) == "path")
    qtbot.waitUntil(lambda: desk.item("path").property("text").startswith("/"))
    desk.press(Qt.Key.Key_A, CONTROL)
    desk.type(str(path))
    desk.press(Qt.Key.Key_Return)


def slowed(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """The printing waits after its first page until the event is set."""
    go_on, step = threading.Event(), Operation.step

    def waiting(self: Operation, done: int, total: int) -> None:
        step(self, done, total)
        if done == 1:
            go_on.wait(20)
            step(self, done, total)

    monkeypatch.setattr(Operation, "step", waiting)
    return go_on


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def colours_in(desk: Practice, item: QQuickItem) -> set[str]:
    corner = item.mapToScene(item.boundingRect().topLeft())
    shot = desk.desk.grabWindow()
    return {
        shot.pixelColor(int(corner.x()) + x, int(corner.y()) + y).name()
        for x in range(4, int(item.width()) - 4, 3)
        for y in range(4, 300, 3)
    }
