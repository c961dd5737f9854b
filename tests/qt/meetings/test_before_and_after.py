# SPDX-License-Identifier: GPL-3.0-or-later
"""Before, during and after a meeting, by keys and clicks: agenda, attendance, blocks, and the minutes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from assembly_app.demo import sample
from assembly_app.domain.meetings.calling import CallMeeting
from assembly_app.service.core.scenario import ScenarioClock
from tests.qt.support.accessibility import unnamed
from tests.qt.support.frames import drawn
from tests.qt.support.practising import Practice, paused_at, play

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
DeskAt = Callable[[str], Practice]


def at_the_test(step: dict[str, object]) -> bool:
    return bool(step.get("pause"))


def at_the_end() -> Callable[[dict[str, object]], bool]:
    """True where the minutes of the second meeting would be circulated: it is closed then."""
    closed: list[object] = []

    def ended(step: dict[str, object]) -> bool:
        closed.extend([step] if step.get("do") == "circulate-minutes" else [])
        return len(closed) > 1

    return ended


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folders = {name: tmp_path_factory.mktemp(name) for name in ("test", "end")}
    play(folders["test"], at_the_test)
    play(folders["end"], at_the_end())
    return folders


@pytest.fixture
def desk_at(played: dict[str, Path], tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> Iterator[DeskAt]:
    made: list[Practice] = []

    def desk(when: str) -> Practice:
        shutil.copytree(played[when], tmp_path / "store")
        at = paused_at() + timedelta(hours=3 if when == "end" else 0)
        made.append(Practice(qapp, tmp_path / "store" / sample.STORE, ScenarioClock(at)))
        qtbot.waitUntil(made[-1].desk.isActive)
        return made[-1]

    yield desk
    for each in made:
        each.close()


def test_the_agenda_is_built_by_keys(desk_at: DeskAt) -> None:
    desk = desk_at("end")
    meeting = desk.assembly.act(CallMeeting(starts_at=desk.clock.now() + timedelta(days=9), kind="monthly")).id
    desk.open("meetings")
    for title in ("Seeds", "Bread"):
        desk.click("newItem")
        desk.type(title)
        desk.press(Qt.Key.Key_Return)
    titles = [item.title.get("en", item.kind) for item in desk.meeting.agenda]
    place = titles.index("Bread") + 1

    desk.item(f"item-{place}").forceActiveFocus()
    desk.press(Qt.Key.Key_Up, ALT)
    drawn(desk.desk)
    assert [item.title.get("en") for item in desk.meeting.agenda][place - 2] == "Bread"

    desk.press(Qt.Key.Key_Return)  # it has kept the keyboard, and asks what to change
    assert desk.item("carryOut").property("text") == "Change an item of the agenda"
    desk.type("Bread and salt")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert desk.assembly.world.meeting(meeting).agenda[place - 2].title["en"] == "Bread and salt"


def test_people_come_in_by_their_initials(desk_at: DeskAt) -> None:
    desk = desk_at("test")
    gone = desk.assembly.world.people.find(desk.meeting.present[-1])
    assert gone is not None
    before = len(desk.meeting.present)
    desk.press(Qt.Key.Key_F4)
    assert unnamed(desk.desk) == []
    desk.click(f"here-{gone.id}")
    assert len(desk.meeting.present) == before - 1

    desk.click("attendanceLine")
    desk.type("".join(part[0] for part in gone.name.lower().split()))
    desk.press(Qt.Key.Key_Return)

    assert len(desk.meeting.present) == before
    desk.type("zz")
    desk.press(Qt.Key.Key_Return)
    assert "Nobody is called “zz”." in desk.words()
    desk.press(Qt.Key.Key_Escape)
    assert "Who is here?" not in desk.words()


def test_a_block_is_reviewed_by_the_next_act(desk_at: DeskAt) -> None:
    desk = desk_at("test")
    desk.proceed()
    desk.proceed()
    value = desk.assembly.world.charter.values[0]
    blocker = desk.assembly.world.people.find(desk.meeting.members_present(desk.assembly.world.people)[0])
    assert blocker is not None
    desk.line(f"block {blocker.name} {value.id}: It would wake the street")
    for _ in range(3):
        desk.proceed()
    desk.press(Qt.Key.Key_Return)  # nobody has a reservation
    desk.type("6")
    desk.proceed()
    assert desk.proposal.stage == "blocked"

    for _ in range(2):
        desk.proceed()
        assert desk.item("carryOut").property("text") == "Ask for a review of a block"
        asker = [m for m in desk.meeting.members_present(desk.assembly.world.people) if m != blocker.id]
        desk.vm.asking.fill("member", asker[len(desk.proposal.blocks[0].review_asked_by)])
        desk.press(Qt.Key.Key_Return, CTRL)
    assert desk.proposal.stage == "block-review"

    desk.proceed()
    assert desk.item("carryOut").property("text") == "Record the review of a block"
    desk.type("1")
    desk.press(Qt.Key.Key_Return)
    desk.type("9")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert not desk.proposal.reviews[-1].upheld


def test_minutes_are_corrected_circulated_and_looked_up(desk_at: DeskAt) -> None:
    desk = desk_at("end")
    desk.open("meetings")
    desk.press(Qt.Key.Key_M, CTRL)
    over = next(b for b in desk.assembly.world.meetings()[::-1] if b.phase == "closed")
    assert unnamed(desk.desk) == []
    assert "A draft: correct what is wrong, then send it round." in desk.words()
    entry = next(e for e in desk.assembly.world.meeting(over.id).entries if not e.struck)

    desk.vm.asking.ask("amend-entry", {"meeting": over.id, "entry": entry.id})
    drawn(desk.desk)
    desk.press(Qt.Key.Key_End, CTRL)
    desk.type(" (as they said)")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert next(iter(desk.assembly.world.meeting(over.id).entries)).text["en"].endswith("(as they said)")

    desk.proceed()
    assert desk.assembly.world.meeting(over.id).minutes_phase == "circulated"
    desk.press(Qt.Key.Key_Escape)
    assert "Earlier meetings" not in desk.words().split("\n")[-3:]
