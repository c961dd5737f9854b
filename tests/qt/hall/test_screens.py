# SPDX-License-Identifier: GPL-3.0-or-later
"""Two screens from the desk: shown by a key, swapped, numbered, remembered, kept awake, and large enough to read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from assembly_app.demo import sample
from assembly_app.desktop import bootstrap
from assembly_app.desktop.preferences import Preferences
from assembly_app.desktop.screens import HallPlacement
from assembly_app.desktop.startup import StartupWindow
from assembly_app.desktop.windows import DesktopWindows
from assembly_app.service.core.scenario import ScenarioClock
from tests.qt.support.accessibility import unnamed
from tests.qt.support.frames import drawn
from tests.qt.support.halls import texts_in
from tests.qt.support.practising import Practice, desk_on, paused_at
from tests.words import catalogues

SHIFT = Qt.KeyboardModifier.ShiftModifier
BEAMER = "HALL@1920x1080"


@pytest.fixture
def desk(played: Path, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Practice]:
    shutil.copytree(played, tmp_path / "store")
    clock = ScenarioClock(paused_at())
    made = Practice(qapp, tmp_path / "store" / sample.STORE, clock)
    qtbot.waitUntil(made.desk.isActive)
    yield made
    made.close()


def screen(name: str) -> QScreen:
    return next(each for each in QGuiApplication.screens() if each.name() == name)


def test_f11_shows_the_hall_and_takes_it_away_and_the_desk_keeps_the_keyboard(desk: Practice) -> None:
    desk.press(Qt.Key.Key_F11)
    assert (desk.hall.isVisible(), desk.hall.screen()) == (True, screen("HALL"))
    assert "Live in the hall" in desk.words()
    assert desk.desk.isActive()

    desk.press(Qt.Key.Key_F11)
    assert not desk.hall.isVisible()
    assert "Hall not shown" in desk.words()


def test_f12_swaps_the_screens_and_again_swaps_them_back(desk: Practice) -> None:
    desk.press(Qt.Key.Key_F12)
    assert not desk.hall.isVisible(), "there is nothing to swap"
    desk.press(Qt.Key.Key_F11)

    desk.press(Qt.Key.Key_F12)
    assert (desk.desk.screen(), desk.hall.screen()) == (screen("HALL"), screen("CONSOLE"))
    assert desk.hall.isVisible()

    desk.press(Qt.Key.Key_F12)
    assert (desk.desk.screen(), desk.hall.screen()) == (screen("CONSOLE"), screen("HALL"))
    assert desk.desk.size().width() == 1280


def numbers() -> dict[str, int]:
    """The numbers that are shown, by the name of their screen."""
    shown = [each for each in QGuiApplication.topLevelWindows() if isinstance(each, QQuickWindow) and each.isVisible()]
    return {each.screen().name(): each.property("number") for each in shown if each.property("number") is not None}


def test_numbers_stand_on_each_screen_and_go_by_the_same_key_and_by_themselves(desk: Practice, qtbot: QtBot) -> None:
    desk.type("half")
    desk.press(Qt.Key.Key_F12, SHIFT)
    assert numbers() == {"CONSOLE": 1, "HALL": 2}
    desk.type(" a line")
    assert desk.item("lineText").property("text") == "half a line", "the numbers take no keys"

    desk.press(Qt.Key.Key_F12, SHIFT)
    assert numbers() == {}

    desk.press(Qt.Key.Key_F12, SHIFT)
    assert len(numbers()) == 2
    qtbot.waitUntil(lambda: numbers() == {}, timeout=7000)


def test_the_sheet_lists_the_screens_and_puts_the_hall_on_the_chosen_one(desk: Practice) -> None:
    desk.press(Qt.Key.Key_F3)
    assert "1920 × 1080" in desk.words()
    assert "the desk is here" in desk.words()
    assert unnamed(desk.desk) == []

    desk.click("screen-2")
    assert desk.hall.screen() is screen("HALL")
    assert "the hall is here" in desk.words()

    desk.click("screen-1")
    assert desk.hall.screen() is screen("CONSOLE"), "the desk's own screen is taken by changing places"
    assert desk.desk.screen() is screen("HALL")


def test_a_scene_is_chosen_on_the_sheet_with_keys_alone(desk: Practice) -> None:
    desk.press(Qt.Key.Key_F3)
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Return)

    assert desk.vm.hall.pinned == "stack"
    desk.press(Qt.Key.Key_Escape)
    assert "Scene held" in desk.words()


def test_the_last_row_sets_the_size_of_text_and_it_is_kept_for_that_screen(desk: Practice) -> None:
    desk.press(Qt.Key.Key_F11)
    desk.press(Qt.Key.Key_F3)
    desk.click("metres")
    desk.type("20")
    desk.click("high")
    desk.type("2")

    assert "No text is smaller than 7%" in desk.words()
    assert desk.vm.hall.floor == pytest.approx(6.52, abs=0.01)
    assert desk.kept[-1].rooms == ((BEAMER, 20.0, 2.0),)
    smallest = min(each.property("font").pixelSize() for each in texts_in(desk.hall))
    assert smallest >= round(0.0652 * 1080) - 1

    desk.click("metres")
    desk.type("0")
    assert "cannot read so small a picture" in desk.words()


def test_what_was_kept_of_screens_and_rooms_is_there_at_the_next_start(tmp_path: Path, qapp: QGuiApplication) -> None:
    looks = Preferences(scheme="light", screens=(BEAMER, "Old/Beamer/7"), rooms=((BEAMER, 20.0, 2.0),))
    words = catalogues(hours24=True)
    threshold = StartupWindow(qapp, words, Preferences.from_json(looks.to_json()), waiting=False)
    assembly = desk_on(tmp_path / "new.sqlite")
    kept: list[Preferences] = []
    shown = bootstrap.make_windows(threshold, assembly, practice=False, keep=kept.append)
    shown.desk.show()
    assert not shown.hall.isVisible(), "nothing opens unasked, not even on a screen that is known"

    shown.projection.project()

    assert shown.place.remembered == [BEAMER, "Old/Beamer/7"]
    assert shown.vm.hall.floor == pytest.approx(6.52, abs=0.01)
    shown.close()
    assembly.store.close()


class Keeper:
    """Notes when it is asked to keep awake."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def hold(self, why: str) -> None:
        self.said.append(why)

    def release(self) -> None:
        self.said.append("over")


def test_screens_stay_awake_while_the_hall_is_shown(desk: Practice) -> None:
    keeper = Keeper()
    desk.console.projection._awake = keeper

    desk.press(Qt.Key.Key_F11)
    assert keeper.said == ["A meeting is being shown in the hall."]

    QGuiApplication.instance().screenRemoved.emit(screen("HALL"))  # type: ignore[union-attr]
    assert keeper.said[-1] == "over"


def test_a_lost_projector_is_said_and_f11_gives_it_up(desk: Practice, qtbot: QtBot) -> None:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    desk.press(Qt.Key.Key_F11)

    app.screenRemoved.emit(screen("HALL"))
    assert "Projector unplugged" in desk.words()

    app.screenAdded.emit(screen("HALL"))
    qtbot.waitUntil(desk.hall.isVisible)
    app.screenRemoved.emit(screen("HALL"))
    desk.press(Qt.Key.Key_F11)
    assert "Hall not shown" in desk.words()


@pytest.fixture
def console(desk: Practice) -> DesktopWindows:
    return desk.console


def test_the_hall_gives_way_when_the_desk_comes_to_its_screen(desk: Practice, console: DesktopWindows) -> None:
    desk.press(Qt.Key.Key_F11)

    desk.desk.setScreen(screen("HALL"))
    assert not desk.hall.isVisible()
    assert console.place.state == HallPlacement.LOST

    desk.desk.setScreen(screen("CONSOLE"))
    assert desk.hall.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("height", [640, 800])
def test_everything_on_the_rail_can_be_reached_at_any_size_of_text(desk: Practice, scale: float, height: int) -> None:
    desk.desk.resize(1024, height)
    desk.vm.enlarge(scale - 1.0)
    drawn(desk.desk)
    window = desk.desk.contentItem().boundingRect()

    for name in ("hallSheet", "looks", "lamp"):
        item = desk.item(name)
        assert window.contains(item.mapRectToScene(item.boundingRect())), name
    for place in desk.vm.names:
        desk.item(f"place-{place}").forceActiveFocus()
        item = desk.item(f"place-{place}")
        box = item.mapRectToScene(item.boundingRect())
        scroller = item.parentItem().parentItem().parentItem()
        assert scroller.mapRectToScene(scroller.boundingRect()).adjusted(-1, -1, 1, 1).contains(box), place
