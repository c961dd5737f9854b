# SPDX-License-Identifier: GPL-3.0-or-later
"""The Actions place by keys and clicks: what is overdue first, done with a note, dropped with a reason, carried."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from assembly_app.demo import sample
from assembly_app.service.core.scenario import ScenarioClock
from tests.qt.support.accessibility import unnamed
from tests.qt.support.frames import drawn
from tests.qt.support.list_models import act, person
from tests.qt.support.practising import Practice, paused_at

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(played: Path, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Practice]:
    shutil.copytree(played, tmp_path / "store")
    clock = ScenarioClock(paused_at())
    made = Practice(qapp, tmp_path / "store" / sample.STORE, clock)
    qtbot.waitUntil(made.desk.isActive)
    for text, days, who in (("Carry water", 1, "Noor"), ("Carry wood", 3, "Rosa"), ("Paint the door", 30, "Rosa")):
        due = clock.now() + timedelta(days=days)
        act(made, "agree-action", text=text, owner=person(made, who), due=due)
    act(made, "agree-action", text="Ask about the key", owner=person(made, "Noor"))
    clock.at += timedelta(days=2)
    made.open("actions")
    yield made
    made.close()


def _tasks(desk: Practice) -> list[tuple[str, str]]:
    return [(row.part, row.texts["en"]) for row in desk.model("actions").tasks.rows]


def _action(desk: Practice, text: str) -> str:
    return str(next(row.key for row in desk.model("actions").tasks.rows if row.texts["en"] == text))


def test_what_is_overdue_comes_first_and_what_is_settled_last(desk: Practice) -> None:
    assert _tasks(desk) == [
        ("overdue", "Carry water"),
        ("soon", "Carry wood"),
        ("later", "Mend the shelf in the seed cupboard"),
        ("later", "Paint the door"),
        ("undated", "Ask about the key"),
        ("settled", "Draw up the Saturday rota and hang it at the mill"),
    ]
    said = desk.words()
    assert all(heading in said for heading in ("Overdue", "In the next seven days", "Without a day"))


def test_done_with_a_note_by_keys_alone_and_the_list_keeps_the_keyboard(desk: Practice) -> None:
    key = _action(desk, "Carry water")
    desk.press(Qt.Key.Key_Return)
    assert desk.item("done").hasActiveFocus()
    desk.press(Qt.Key.Key_Return)
    desk.type("Two full carts")
    desk.press(Qt.Key.Key_Return)

    settled = desk.assembly.world.action(key)
    assert (settled.status, settled.note) == ("done", "Two full carts")
    assert ("settled", "Carry water") in _tasks(desk)
    assert "Two full carts" in desk.words()
    assert desk.item("actions").hasActiveFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.item("done").hasActiveFocus()


def test_dropped_only_with_a_reason(desk: Practice) -> None:
    key = _action(desk, "Carry water")
    desk.press(Qt.Key.Key_Return)
    desk.click("drop")
    desk.press(Qt.Key.Key_Return)
    assert "This needs a reason." in desk.words()
    assert desk.assembly.world.action(key).status == "open"

    desk.type("The well is dry")
    desk.click("actionRecord")
    assert desk.assembly.world.action(key).note == "The well is dry"
    assert "dropped" in desk.words()


def test_escape_goes_back_step_by_step(desk: Practice) -> None:
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    assert desk.item("actionWords").hasActiveFocus()
    desk.press(Qt.Key.Key_Escape)
    assert desk.item("done").hasActiveFocus()
    desk.press(Qt.Key.Key_Escape)
    assert desk.item("actions").hasActiveFocus()


def test_arrows_walk_past_what_is_open(desk: Practice) -> None:
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.item("done").isVisible()
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Up)
    assert desk.item("search").hasActiveFocus()


def test_carrying_on_asks_on_the_sheet_with_the_owner_it_has(desk: Practice) -> None:
    key = _action(desk, "Carry water")
    desk.press(Qt.Key.Key_Return)
    desk.click("carry")
    assert desk.vm.asking.name == "carry-action"

    desk.vm.asking.carryOut()
    drawn(desk.desk)
    assert desk.assembly.world.action(key).carried == 1


def test_a_new_action_asks_for_its_owner_and_takes_nobody_for_granted(desk: Practice) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    assert desk.vm.asking.name == "agree-action"
    owner = next(row for row in desk.vm.asking.fields.rows if row.key == "owner")
    assert owner.start == ""
    desk.vm.asking.close()


def test_only_what_one_person_has_taken_on(desk: Practice) -> None:
    desk.item("owner").forceActiveFocus()
    desk.type("noo")
    desk.press(Qt.Key.Key_Return)
    assert [text for _, text in _tasks(desk)] == ["Carry water", "Ask about the key"]

    desk.click("chipOwner")
    assert len(_tasks(desk)) == 6


def test_search_narrows_as_one_types(desk: Practice) -> None:
    desk.press(Qt.Key.Key_F, CTRL)
    desk.type("carry w")
    assert [text for _, text in _tasks(desk)] == ["Carry water", "Carry wood"]

    desk.type("zz")
    assert "No action fits." in desk.words()


def test_what_becomes_overdue_moves_up_when_it_is_looked_at(desk: Practice) -> None:
    desk.clock.at += timedelta(days=2)
    desk.open("meetings")
    desk.open("actions")

    assert _tasks(desk)[:2] == [("overdue", "Carry water"), ("overdue", "Carry wood")]


def test_no_new_action_where_no_meeting_is_open(desk: Practice) -> None:
    act(desk, "close-meeting")
    drawn(desk.desk)

    assert "New actions are agreed in an open meeting; each has its owner." in desk.words()
    with pytest.raises(AssertionError, match="not on the screen"):
        desk.item("newAction")


@pytest.mark.parametrize("scale", [0.8, 2.0])
def test_everything_has_its_name(desk: Practice, scale: float) -> None:
    desk.desk.resize(1024, 640)
    desk.vm.enlarge(scale - 1)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)

    assert unnamed(desk.desk) == []


def test_the_list_tells_its_changes_truly(desk: Practice) -> None:
    vm = desk.model("actions")
    tester = QAbstractItemModelTester(vm.tasks, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for words in ("carry", "carry wat", "", "zzz", ""):
        vm.search(words)
    vm.ofOwner(person(desk, "Rosa"))
    vm.ofOwner("")
    assert tester.model() is not None
    assert len(_tasks(desk)) == 6
