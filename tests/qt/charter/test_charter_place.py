# SPDX-License-Identifier: GPL-3.0-or-later
"""The charter as a page: what is agreed, since when, by which decision; and changing it as a decision says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from assembly_app.domain.charter.changes import ChangeCharter, FoundAssembly
from assembly_app.domain.charter.state import Settings, Weight
from assembly_app.domain.decisions.log import RecordDecision
from assembly_app.domain.members.membership import AddMember
from assembly_app.service.core.scenario import ScenarioClock
from tests.qt.support.accessibility import unnamed
from tests.qt.support.frames import drawn
from tests.qt.support.practising import Practice

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Practice]:
    made = Practice(qapp, tmp_path / "new.sqlite", ScenarioClock(datetime(2026, 3, 2, 18, tzinfo=UTC)), create=True)
    act = made.assembly.act
    act(FoundAssembly(
        name="Hill pod", level="pod", zone="Europe/Lisbon", languages=("en", "es"),
        values={"care": {"en": "Care for one another", "es": "Cuidarnos"}},
        settings=Settings(notice_hours=48, fallback=None),
    ))  # fmt: skip
    for name in ("Ada", "Ben", "Cem", "Dot", "Eva"):
        act(AddMember(name=name))
    qtbot.waitUntil(made.desk.isActive)
    made.open("charter")
    yield made
    made.close()


def decided(desk: Practice, title: str, weight: Weight = "major") -> str:
    """A decision that has been in force for a while."""
    outcome = desk.assembly.act(
        RecordDecision(
            title=title,
            text=title,
            taken_at=desk.clock.now() - timedelta(days=30),
            method="consensus",
            weight=weight,
            by="those present",
        )
    )
    return outcome.id


def offered(desk: Practice) -> list[str]:
    rows: list[tuple[str, ...]] = list(desk.model("charter")._ready.rows)
    return [row[0] for row in rows]


def test_everything_agreed_is_on_the_page_in_sentences(desk: Practice) -> None:
    words = desk.words()

    for said in (
        "Hill pod", "Pod", "As agreed at the founding on March 2, 2026.", "Care for one another",
        "A major item is posted at least 48 hours before the meeting, with its exact words.",
        "50% of the active members, at least 3. With 5 members that is 3.",
        "A proposal goes back when 3 stand aside, unless it is recorded why the group goes on.",
        "After the test a major decision stays open to blocks for 72 hours.",
        "A minor one stays open to blocks for 10 minutes.", "25% of them are enough to uphold it.",
        "There is no fallback vote: without consensus things stay as they are.", "by more than 50%",
        "The facilitator rotates among all members.", "A term of office is 12 months.",
        "Weekly coordination", "120 minutes", "English and Spanish", "Europe/Lisbon", "The founding",
    ):  # fmt: skip
        assert said in words, said
    assert "No major decision in force waits to be put into the charter." in words
    assert unnamed(desk.desk) == []


def test_a_change_says_since_when_and_by_which_decision(desk: Practice, qtbot: QtBot) -> None:
    notice = decided(desk, "Longer notice")
    desk.clock.at += timedelta(days=3)
    desk.assembly.act(ChangeCharter(decision=notice, settings={"notice_hours": 96}))
    values = decided(desk, "Another value")
    desk.clock.at += timedelta(days=3)
    desk.assembly.act(ChangeCharter(decision=values, values={"care": "Care", "land": "Leave the land better"}))

    words = desk.words()
    assert "at least 96 hours" in words and "Leave the land better" in words
    assert "changed 2 times since" in words
    assert "since March 5, 2026, by decision 2026-01" in words
    assert "since March 8, 2026, by decision 2026-02" in words
    rows = desk.model("charter")._history.rows
    assert [(row[3], row[5]) for row in rows] == [("2026-02", ["values"]), ("2026-01", ["notice_hours"]), ("", [])]


def test_only_a_major_decision_in_force_that_is_not_used_yet_is_offered(desk: Practice) -> None:
    decided(desk, "Paint the bench", "minor")
    assert not offered(desk)

    notice = decided(desk, "Longer notice")
    assert offered(desk) == [notice]
    assert "Choose the decision that says what is to change." in desk.words()

    desk.assembly.act(ChangeCharter(decision=notice, settings={"notice_hours": 96}))
    assert not offered(desk)


def test_the_charter_is_changed_at_the_desk_by_choosing_the_decision(desk: Practice, qtbot: QtBot) -> None:
    notice = decided(desk, "Another name")
    desk.click(f"ready-{desk.model('charter')._ready.rows[0][1]}")
    drawn(desk.desk)
    assert desk.vm.asking._name == "change-charter" and desk.vm.asking._given == {"decision": notice}
    desk.vm.asking.fill("name", "Hill and river pod")
    desk.press(Qt.Key.Key_Return, CONTROL)

    assert desk.assembly.world.charter.name == "Hill and river pod"
    assert desk.item("charterName").property("text") == "Hill and river pod"
    assert desk.vm.group == "Hill and river pod"


def test_without_values_the_page_says_what_that_means(desk: Practice) -> None:
    desk.assembly.act(ChangeCharter(decision=decided(desk, "No values"), values={}))

    assert "None are agreed yet. Without them nobody can block" in desk.words()


def test_the_page_is_read_with_the_arrows_and_tab_goes_on_to_what_can_be_done(desk: Practice, qtbot: QtBot) -> None:
    desk.desk.resize(1024, 640)
    desk.vm.enlarge(0.5)
    drawn(desk.desk)
    scroller = next(item for item in _up(desk) if item.property("contentY") is not None)
    assert scroller.property("contentY") == 0
    desk.press(Qt.Key.Key_PageDown)
    assert scroller.property("contentY") > 100
    desk.press(Qt.Key.Key_PageUp)
    assert scroller.property("contentY") == 0

    desk.press(Qt.Key.Key_Tab)
    item = desk.desk.activeFocusItem()
    assert item.objectName() == "propose"
    top = item.mapToItem(scroller, QPointF(0, 0))
    assert 0 <= top.y() < scroller.height()


def _up(desk: Practice) -> Iterator[QQuickItem]:
    item = desk.desk.activeFocusItem()
    while item is not None:
        yield item
        item = item.parentItem()
