# SPDX-License-Identifier: GPL-3.0-or-later
"""From an empty file to a called meeting with a posted agenda, by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from assembly_app.service.scenario import ScenarioClock
from tests.qt.accessibility import unnamed
from tests.qt.practising import Practice


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

    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
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
