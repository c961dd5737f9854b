# SPDX-License-Identifier: GPL-3.0-or-later
"""Case 1 of the process, five meetings long, typed at the desk: the log reads as when the acts are played."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from assembly_app.documents.listings import Listings
from assembly_app.service.core.scenario import Player, ScenarioClock, read_scenario
from tests.end2end.playing import SCENARIOS, Room, english
from tests.qt.support.hands import Hands
from tests.qt.support.practising import Practice


@pytest.mark.soak
def test_case_1_by_the_keyboard_alone(tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> None:
    steps = read_scenario(SCENARIOS / "case_01.toml")
    room = Room(tmp_path / "room")
    room.steps(steps)
    clock = ScenarioClock()
    desk = Practice(qapp, tmp_path / "typed.sqlite", clock, create=True)
    qtbot.waitUntil(desk.desk.isActive)
    hands = Hands(desk)

    played = list(Player(hands, clock).play(steps))  # type: ignore[arg-type]

    assert len(played) == len(steps)
    typed = Listings(desk.assembly, english(), "").decisions().lines
    assert typed == room.log()
    assert typed[0].startswith("2026-01")
    assert hands.by_next > 25, "the next-act key did not lead"
    room.store.close()
    desk.close()
