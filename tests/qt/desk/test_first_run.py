# SPDX-License-Identifier: GPL-3.0-or-later
"""From an empty file to a called meeting with a posted agenda, by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from assembly_app.service.core.scenario import ScenarioClock
from tests.qt.support.accessibility import unnamed
from tests.qt.support.frames import drawn
from tests.qt.support.practising import Practice


def test_a_group_is_founded_and_posts_its_first_agenda(tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> None:
    clock = ScenarioClock(datetime(2026, 11, 1, 12, tzinfo=UTC))
    desk = Practice(qapp, tmp_path / "new.sqlite", clock, create=True)
    qtbot.waitUntil(desk.desk.isActive)
    assert unnamed(desk.desk) == []

    desk.click("found")
    assert "Something is missing: Name" in desk.words()

    desk.click("groupName")
    desk.type("Hill pod")
    desk.click("members")
    for name in ("Ana", "Bo", "Cy"):
        desk.type(name)
        desk.press(Qt.Key.Key_Return)
    desk.click("found")
    assert desk.vm.group == "Hill pod"
    assert [m.name for m in desk.assembly.world.people.active] == ["Ana", "Bo", "Cy"]

    desk.open("meetings")
    desk.click("call")
    desk.click("newItem")
    desk.type("Seeds")
    desk.press(Qt.Key.Key_Return)
    assert next(iter(desk.meeting.agenda)).title["en"] == "Seeds"
    desk.click("role-minute-taker")
    desk.line("cy")
    assert desk.meeting.roles["minute-taker"] == desk.assembly.world.people.active[2].id
    desk.click("takesIt")
    desk.proceed()

    assert desk.meeting.phase == "posted"
    desk.close()


def _planned(folder: Path, qtbot: QtBot, app: QGuiApplication) -> Practice:
    desk = Practice(app, folder / "new.sqlite", ScenarioClock(datetime(2026, 11, 1, 12, tzinfo=UTC)), create=True)
    qtbot.waitUntil(desk.desk.isActive)
    desk.click("groupName")
    desk.type("Hill pod")
    desk.click("members")
    desk.type("Ana")
    desk.click("found")
    desk.open("meetings")
    desk.click("call")
    desk.click("newItem")
    desk.line("Seeds")
    return desk


def test_a_digit_opens_a_place_unless_it_is_typed(tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> None:
    desk = _planned(tmp_path, qtbot, qapp)

    desk.click("newItem")
    desk.line("3 boats")
    assert desk.meeting.agenda[1].title["en"] == "3 boats"

    desk.proceed()
    desk.press(Qt.Key.Key_3)
    assert desk.vm.place == "proposals"
    desk.close()


def test_what_is_put_away_takes_nothing_that_is_typed(tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> None:
    desk = _planned(tmp_path, qtbot, qapp)
    posted = [item.id for item in desk.meeting.agenda]

    desk.item("newItem").forceActiveFocus()
    desk.proceed()
    assert desk.meeting.phase == "posted"
    desk.line("unseen")
    assert [item.id for item in desk.meeting.agenda] == posted
    desk.close()


def test_nor_when_a_sheet_gives_the_keyboard_back(tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> None:
    desk = _planned(tmp_path, qtbot, qapp)
    posted = [item.id for item in desk.meeting.agenda]

    desk.item("newItem").forceActiveFocus()
    desk.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    desk.line("post the agenda")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.meeting.phase == "posted"
    drawn(desk.desk)
    desk.line("unseen")
    assert [item.id for item in desk.meeting.agenda] == posted
    desk.close()
