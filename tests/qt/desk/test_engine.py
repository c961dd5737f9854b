# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine says what is wrong with a screen, hears QML's complaints, and goes quietly. The loop ends and reports."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from assembly_app.desktop.engine import ScreenError, Windows
from assembly_app.desktop.event_loop import run


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "Assembly" / "Desk"
    folder.mkdir(parents=True)
    (folder / "Good.qml").write_text('import QtQuick\nWindow { required property string name; title: "Hall " + name }')
    (folder / "Item.qml").write_text("import QtQuick\nItem { }")
    (folder / "Broken.qml").write_text("import QtQuick\nWindow { colour: 3 }")
    (folder / "Late.qml").write_text("import QtQuick\nWindow { function go() { return undefinedThing.a } }")
    return tmp_path


def test_a_window_gets_its_required_properties(pages: Path, qtbot: QtBot) -> None:
    windows = Windows(pages)
    window = windows.window("Desk/Good", {"name": "Riverside"})

    assert window.title() == "Hall Riverside"

    windows.close()
    assert not shiboken6.isValid(window)
    assert not shiboken6.isValid(windows.engine)


@pytest.mark.parametrize(
    ("name", "said"),
    [("Desk/Broken", "Broken.qml:2"), ("Desk/Item", "no window"), ("Desk/Absent", "Absent.qml"), ("Desk/Good", "name")],
)
@pytest.mark.qt_no_exception_capture
def test_a_screen_that_cannot_be_made_says_why(pages: Path, qtbot: QtBot, name: str, said: str) -> None:
    windows = Windows(pages)

    with pytest.raises(ScreenError, match=said):
        windows.window(name, {})

    windows.close()


def test_the_loop_runs_until_the_application_quits_and_cancels_what_is_left(qapp: QGuiApplication) -> None:
    heard: list[str] = []

    async def forever() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            heard.append("cancelled")

    async def start() -> None:
        heard.append("started")
        tasks.append(asyncio.ensure_future(forever()))
        QTimer.singleShot(0, qapp.lastWindowClosed.emit)

    tasks: list[asyncio.Future[None]] = []
    run(qapp, start, lambda error, line: heard.append(line))

    assert heard == ["started", "cancelled"]


def test_an_error_nobody_awaited_is_reported(qapp: QGuiApplication) -> None:
    heard: list[BaseException | None] = []

    async def start() -> None:
        def stumble() -> None:
            raise RuntimeError("the disk is full")

        asyncio.get_running_loop().call_soon(stumble)
        asyncio.get_running_loop().call_later(0.01, qapp.lastWindowClosed.emit)

    run(qapp, start, lambda error, line: heard.append(error))

    assert [str(error) for error in heard] == ["the disk is full"]
