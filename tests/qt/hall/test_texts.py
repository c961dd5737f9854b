# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the hall can be read: in every scene and language nothing is covered, cut or pale."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from assembly_app.demo import sample
from assembly_app.service.core.scenario import ScenarioClock
from tests.qt.support.halls import seen_of, texts_in
from tests.qt.support.practising import Practice, paused_at

Shown = Callable[[str], Practice]


@pytest.fixture(scope="module")
def shown(played: Path, tmp_path_factory: pytest.TempPathFactory, qapp: QGuiApplication) -> Iterator[Shown]:
    """The hall with a scene. Nothing is recorded here, so two desks do for all: before the test, and in it."""
    desks: dict[bool, Practice] = {}

    def begin() -> Practice:
        folder = tmp_path_factory.mktemp("hall") / "store"
        shutil.copytree(played, folder)
        made = Practice(qapp, folder / sample.STORE, ScenarioClock(paused_at()))
        made.hall.resize(1280, 720)
        made.hall.show()
        made.desk.requestActivate()
        assert QTest.qWaitForWindowActive(made.desk)
        return made

    def show(scene: str) -> Practice:
        testing = scene == "test"
        if testing not in desks:
            desks[testing] = begin()
            if testing:
                desks[testing].proceed()
        hall = desks[testing].vm.hall
        if not testing and hall.property("pinned") != scene:
            hall.choose(scene)
        assert hall.property("scene") == scene
        return desks[testing]

    yield show
    for desk in desks.values():
        desk.close()


@pytest.mark.parametrize("scene", ["agenda", "stack", "item", "proposal", "clarifying", "concerns", "test"])
@pytest.mark.parametrize(
    ("first", "second"), [("en", ""), ("en", "ar"), ("ar", "zh_Hans"), ("pt_BR", "de"), ("fr", "es")]
)
def test_nothing_lies_over_a_text_and_no_text_is_cut(shown: Shown, scene: str, first: str, second: str) -> None:
    desk = shown(scene)
    desk.voices.first.choose(first)
    if second:
        desk.voices.second.choose(second)
    desk.vm.hall.chooseSecond(second)

    texts = texts_in(desk.hall)
    boxes = [(text.property("text"), seen_of(text)) for text in texts]
    if QObject.property(desk.vm.hall, "pages") > 1:
        boxes = [(words, box) for words, box in boxes if not box.isEmpty()]  # the others stand on another page
    window = desk.hall.contentItem().boundingRect()
    for at, (words, box) in enumerate(boxes):
        assert window.contains(box), f"{words!r} leaves the picture"
        for other, around in boxes[at + 1 :]:
            meet = box.intersected(around)
            assert meet.width() < 1 or meet.height() < 1, f"{words!r} and {other!r} lie over each other"
    assert [text.property("text") for text in texts if text.property("truncated")] == []


def luminance(colour: QColor) -> float:
    """WCAG 2 relative luminance."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scene", ["agenda", "stack", "break", "item", "proposal", "clarifying", "concerns", "test"])
def test_every_text_keeps_seven_to_one(shown: Shown, scene: str) -> None:
    desk = shown(scene)
    ground = QColor(desk.item("scene", desk.hall).property("color"))

    poor = {
        text.property("text"): contrast(text.property("color"), ground)
        for text in texts_in(desk.hall)
        if contrast(text.property("color"), ground) < 7 and not is_on_a_tone(text)
    }

    assert poor == {}


def is_on_a_tone(text: QQuickItem) -> bool:
    """A letter in a filled round: dark on the accent, which is measured there."""
    ground = QObject.property(text.parentItem(), "color")
    return isinstance(ground, QColor) and ground.alpha() == 255 and contrast(text.property("color"), ground) >= 7
