# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk at its Exchange, and hands for it: what QML reads there, waiting for a phase, dropping files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from assembly_app.demo import sample
from assembly_app.service.core.scenario import ScenarioClock
from tests.qt.support.background import running_loop
from tests.qt.support.frames import drawn
from tests.qt.support.practising import Practice, paused_at

CONTROL = Qt.KeyboardModifier.ControlModifier


@contextmanager
def at_exchange(
    played: Path, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Practice]:
    """The desk on a copy of a played store, with a home folder of its own, once it shows what is here from whom."""
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    (tmp_path / "person" / "Downloads").mkdir(parents=True, exist_ok=True)
    if not (tmp_path / "store").exists():
        shutil.copytree(played, tmp_path / "store")
    clock = ScenarioClock(paused_at())
    with running_loop(qapp):
        made = Practice(qapp, tmp_path / "store" / sample.STORE, clock)
        qtbot.waitUntil(made.desk.isActive)
        made.open("exchange")
        qtbot.waitUntil(lambda: told(made, "holdings").rowCount() > 0)
        yield made
        made.close()


def told(desk: Practice, name: str) -> Any:
    """What QML reads."""
    return getattr(desk.model("exchange"), name)


def reach(desk: Practice, qtbot: QtBot, phase: str) -> None:
    qtbot.waitUntil(lambda: told(desk, "phase") == phase, timeout=10_000)
    drawn(desk.desk)  # the keyboard follows when the card is there


def focused(desk: Practice) -> str:
    item = desk.desk.activeFocusItem()
    return item.objectName() if item else ""


def drop(desk: Practice, path: Path) -> None:
    """What the window system sends when a file is dragged over the window and let go."""
    data, middle = QMimeData(), QPoint(600, 400)
    data.setUrls([QUrl.fromLocalFile(str(path))])
    given = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QGuiApplication.sendEvent(desk.desk, QDragEnterEvent(middle, *given))
    assert "Drop a bundle" in desk.words()
    QGuiApplication.sendEvent(desk.desk, QDropEvent(QPointF(middle), *given))
    assert "Drop a bundle" not in desk.words()
