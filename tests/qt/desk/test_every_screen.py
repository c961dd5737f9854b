# SPDX-License-Identifier: GPL-3.0-or-later
"""Every screen of the gallery, for somebody who cannot see it and somebody who has no mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from tests.gallery.moments import MOMENTS, Moment, at_moment
from tests.gallery.neighbours import Neighbours
from tests.qt.support.accessibility import unnamed, unworkable
from tests.qt.support.frames import drawn
from tests.qt.support.practising import Practice

STOPS = 120
"""More Tab stops than any screen has."""


@pytest.fixture(params=[moment for moment in MOMENTS if moment.screens], ids=lambda moment: moment.name)
def there(request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> Iterator[object]:
    moment: Moment = request.param
    desk = at_moment(qapp, tmp_path / moment.name, moment)
    qtbot.waitUntil(desk.desk.isActive)
    yield desk, moment
    desk.close()


def test_every_screen_can_be_heard_and_walked(there: tuple[Practice, Moment]) -> None:
    """Everything has a name and a way to press it; Tab leads round, and shows where it is."""
    walk(*there)


def test_every_screen_between_groups_can_be_heard_and_walked(
    tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication
) -> None:
    """What others bring, and whom one may believe: the same."""
    for moment, desk in Neighbours(tmp_path).played(qapp):
        qtbot.waitUntil(desk.desk.isActive)
        walk(desk, moment)
        desk.close()


def walk(desk: Practice, moment: Moment) -> None:
    """Through all screens of a moment, with the Tab key."""
    for name, place, show in moment.screens:
        desk.open(place)
        show(desk)
        drawn(desk.desk)
        assert unnamed(desk.desk) == [], name
        assert unworkable(desk.desk) == [], name
        stops = 0
        for stop in tab_round(desk):
            stops += 1
            assert stop.isVisible(), f"{name}: the keyboard is at something that cannot be seen"
            assert inside(desk, stop), f"{name}: the keyboard is outside of the window at {stop.objectName() or stop}"
        assert 0 < stops < STOPS, f"{name}: Tab does not come round"
        leave(desk)


def leave(desk: Practice) -> None:
    for _ in range(2):
        desk.press(Qt.Key.Key_Escape)


def tab_round(desk: Practice) -> Iterator[QQuickItem]:
    """Where Tab stops, one after the other, until it is back where it began."""
    stops: list[QQuickItem] = []
    for _ in range(STOPS):
        desk.press(Qt.Key.Key_Tab)
        here = desk.desk.activeFocusItem()
        if here is None or here in stops:
            return
        stops.append(here)
        yield here


def inside(desk: Practice, item: QQuickItem) -> bool:
    """Whether at least the beginning of an item lies in the window."""
    corner = item.mapToScene(QPointF(0, 0))
    seen = QRectF(corner, QPointF(corner.x() + item.width(), corner.y() + item.height()))
    return seen.intersects(QRectF(0, 0, desk.desk.width(), desk.desk.height()))


@pytest.mark.parametrize("when", ["planned", "concerns", "closed"])
def test_nothing_is_out_of_reach_at_twice_the_size_in_the_smallest_window(
    tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication, when: str
) -> None:
    moment = next(each for each in MOMENTS if each.name == when)
    desk = at_moment(qapp, tmp_path / "large", moment)
    qtbot.waitUntil(desk.desk.isActive)
    desk.desk.resize(1024, 640)
    desk.vm.enlarge(1.0)
    for name, place, show in moment.screens:
        desk.open(place)
        show(desk)
        drawn(desk.desk)
        for stop in tab_round(desk):
            assert inside(desk, stop), f"{name}: the keyboard is outside of the window at {stop.objectName() or stop}"
        leave(desk)
    desk.close()
