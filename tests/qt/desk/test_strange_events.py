# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk on a record that somebody filled with nonsense: every place opens, in every direction of writing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.contract.laptops import founded
from tests.contract.strange import made_mischief
from tests.qt.support.frames import drawn
from tests.qt.support.practising import Practice


@pytest.mark.parametrize("seed", [1, 5])
def test_every_place_and_scene_opens(seed: int, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> None:
    laptop = founded(tmp_path / "river")
    made_mischief(laptop, seed, 150)
    laptop.store.close()
    desk = Practice(qapp, laptop.folder / "assembly.sqlite", laptop.clock)
    qtbot.waitUntil(desk.desk.isActive)

    for language in ("en", "ar"):
        desk.voices.desk.choose(language)
        for place in desk.vm.names:
            desk.vm.go(place)
            assert desk.words()
    for scene in desk.vm.hall.choices:
        desk.vm.hall.choose(scene)
        drawn(desk.desk)
        drawn(desk.hall)
    desk.close()
