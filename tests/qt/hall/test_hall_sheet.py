# SPDX-License-Identifier: GPL-3.0-or-later
"""The hall window never covers the console, and comes back by itself where it was."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from assembly_app.desktop.screens import HallPlacement, ScreenIdentity


@pytest.fixture
def app(qapp: QGuiApplication) -> QGuiApplication:
    return qapp


@pytest.fixture
def projector(app: QGuiApplication) -> QScreen:
    return next(screen for screen in app.screens() if screen.name() == "HALL")


@pytest.fixture
def laptop(app: QGuiApplication) -> QScreen:
    return next(screen for screen in app.screens() if screen.name() == "CONSOLE")


@pytest.fixture
def place(app: QGuiApplication, laptop: QScreen) -> Iterator[tuple[HallPlacement, QQuickWindow, QQuickWindow]]:
    console, hall = QQuickWindow(), QQuickWindow()
    console.setScreen(laptop)
    console.show()
    made = HallPlacement(app, console, hall)
    yield made, console, hall
    for thing in (made, hall, console):
        thing.deleteLater()


Place = tuple[HallPlacement, QQuickWindow, QQuickWindow]


def test_nothing_opens_unasked(place: Place, projector: QScreen) -> None:
    hall_place, _, hall = place

    assert not hall.isVisible()
    assert hall_place.choices() == [projector]
    assert hall_place.suggested() is projector


def test_the_hall_fills_the_screen_it_is_put_on(place: Place, projector: QScreen) -> None:
    hall_place, _, hall = place

    assert hall_place.put(projector)

    assert hall.isVisible()
    assert hall.screen() is projector
    assert hall.geometry() == projector.geometry()
    assert hall_place.state == HallPlacement.SHOWN


def test_it_refuses_the_console_s_screen(place: Place, laptop: QScreen) -> None:
    hall_place, _, hall = place

    assert not hall_place.put(laptop)
    assert not hall.isVisible()


def test_unplugging_hides_it_and_plugging_in_brings_it_back(
    app: QGuiApplication, place: Place, projector: QScreen, qtbot: QtBot
) -> None:
    hall_place, _, hall = place
    hall_place.put(projector)

    app.screenRemoved.emit(projector)
    assert not hall.isVisible()
    assert hall_place.state == HallPlacement.LOST

    app.screenAdded.emit(projector)
    qtbot.waitUntil(lambda: hall_place.state == HallPlacement.SHOWN)
    assert hall.isVisible()


def test_a_window_pushed_over_the_console_hides_at_once(place: Place, projector: QScreen, laptop: QScreen) -> None:
    hall_place, _, hall = place
    hall_place.put(projector)

    hall.setScreen(laptop)

    assert not hall.isVisible()
    assert hall_place.state == HallPlacement.LOST


def test_a_hall_that_was_withdrawn_stays_away(
    app: QGuiApplication, place: Place, projector: QScreen, qtbot: QtBot
) -> None:
    hall_place, _, hall = place
    hall_place.put(projector)
    app.screenRemoved.emit(projector)
    app.screenAdded.emit(projector)
    hall_place.withdraw()

    qtbot.wait(400)

    assert not hall.isVisible()
    assert hall_place.state == HallPlacement.CLOSED


def test_another_screen_coming_or_going_changes_nothing(
    app: QGuiApplication, place: Place, projector: QScreen, laptop: QScreen
) -> None:
    hall_place, _, hall = place
    hall_place.put(projector)

    app.screenRemoved.emit(laptop)
    app.screenAdded.emit(laptop)

    assert hall.isVisible()
    assert hall_place.state == HallPlacement.SHOWN


def test_several_halls_are_remembered_the_latest_first(app: QGuiApplication, place: Place, projector: QScreen) -> None:
    _, console, hall = place
    known = HallPlacement(app, console, hall, ["Old/Beamer/7", ScreenIdentity.of(projector).text])

    assert known.suggested() is projector
    known.put(projector)
    assert known.remembered == ["HALL@1920x1080", "Old/Beamer/7"]
    known.deleteLater()


def test_console_and_hall_swap_screens(place: Place, projector: QScreen, laptop: QScreen) -> None:
    hall_place, console, hall = place
    assert not hall_place.swap()
    hall_place.put(projector)

    assert hall_place.swap()

    assert (console.screen(), hall.screen()) == (projector, laptop)
    assert hall.isVisible()
    assert hall_place.state == HallPlacement.SHOWN
