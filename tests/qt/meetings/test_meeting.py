# SPDX-License-Identifier: GPL-3.0-or-later
"""An evening at the desk, by keys: notes, the whole test, the stack, and what the hall then sees."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from assembly_app.demo import sample
from assembly_app.domain.members.membership import RenameMember
from assembly_app.service.core.scenario import ScenarioClock
from assembly_app.store.sql_store import SqlStore
from tests.qt.support.accessibility import unnamed
from tests.qt.support.frames import drawn
from tests.qt.support.practising import Practice, paused_at


@pytest.fixture
def desk(played: Path, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Practice]:
    shutil.copytree(played, tmp_path / "store")
    clock = ScenarioClock(paused_at())
    made = Practice(qapp, tmp_path / "store" / sample.STORE, clock)
    qtbot.waitUntil(made.desk.isActive)
    yield made
    made.close()


def test_a_note_is_in_the_store_at_enter(desk: Practice, tmp_path: Path) -> None:
    desk.line("More light at the back")

    again = SqlStore(tmp_path / "store" / sample.STORE, create=False)
    lines = [line.event for line in again.minutes(desk.assembly.group, desk.meeting.id)]
    again.close()
    assert {"en": "More light at the back"} in [getattr(event, "text", None) for event in lines]
    assert desk.item("lineText").property("text") == ""
    assert "More light at the back" in desk.words()


def test_a_leading_word_makes_the_line_something_else(desk: Practice) -> None:
    desk.line("concern Marta: The planer wakes the child")
    assert desk.proposal.concerns[-1].text == "The planer wakes the child"

    desk.line("action Yusuf: print the rota by 3 Dec")
    action = desk.assembly.world.action(desk.assembly.world.actions()[-1].id)
    assert (action.text["en"], action.due and action.due.day) == ("print the rota", 3)

    desk.line("hand Bruno")
    assert desk.meeting.stack.hands[-1].kind == "speak"


def test_the_chip_says_what_the_line_will_be_and_tab_completes_a_name(desk: Practice) -> None:
    desk.type("hand No")
    assert desk.item("chip").property("text") == "hand"

    desk.press(Qt.Key.Key_Tab)

    assert desk.item("lineText").property("text") == "hand Noor Rahimi"


def test_the_next_act_leads_through_a_whole_test_by_its_key(desk: Practice) -> None:
    desk.proceed()
    assert desk.proposal.open_test is not None
    assert "Do we agree?" in desk.words(desk.hall)
    desk.proceed()
    assert "Who blocks?" in desk.words(desk.hall)
    desk.proceed()
    desk.line("aside Marta: I live next door")
    desk.proceed()
    desk.proceed()
    assert desk.item("reservations").hasActiveFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.item("agreement").hasActiveFocus()
    desk.type("12")
    assert "13 have answered, with only 10 present. Count again." in desk.words()
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.type("8")
    assert "9 of 10 have answered" in desk.words()
    desk.proceed()

    assert desk.proposal.standing(desk.clock.now()) == "provisional"
    decision = desk.proposal.decision
    assert decision is not None
    assert (decision.entry.tally.agreement, decision.entry.tally.stand_asides) == (8, 1)
    assert "Decided, open to blocks" in desk.words(desk.hall)
    assert desk.item("lineText").hasActiveFocus()


def test_a_refusal_is_said_on_the_desk_in_words_and_never_in_the_hall(desk: Practice) -> None:
    desk.line("aside Marta: I live next door")

    assert "No test is being held." in desk.words()
    assert "No test is being held." not in desk.words(desk.hall)
    assert desk.item("lineText").property("text") == "aside Marta: I live next door"

    desk.voices.desk.choose("ar")
    assert "No test is being held." not in desk.words() or "No test" in desk.vm.acting.refusal  # untranslated stays


def test_nobody_of_that_name_keeps_what_was_typed(desk: Practice) -> None:
    desk.line("concern Zoe: too loud")

    assert "Nobody is called “Zoe”" in desk.words()
    assert desk.item("lineText").property("text") == "concern Zoe: too loud"


@pytest.mark.parametrize(("key", "cover"), [(Qt.Key.Key_F6, "blank"), (Qt.Key.Key_F8, "card")])
def test_one_key_covers_the_hall_and_the_same_key_uncovers_it(desk: Practice, key: Qt.Key, cover: str) -> None:
    desk.press(key)
    assert desk.vm.hall.scene == cover
    assert "From January" not in desk.words(desk.hall)

    desk.press(key)
    assert desk.vm.hall.scene == "concerns"


def test_a_frozen_hall_stays_while_the_meeting_goes_on(desk: Practice) -> None:
    desk.press(Qt.Key.Key_F7)
    desk.proceed()
    assert desk.vm.hall.scene == "concerns"

    desk.press(Qt.Key.Key_F7)
    assert desk.vm.hall.scene == "test"


def test_a_name_that_is_not_to_be_shown_is_not_in_the_hall(desk: Practice) -> None:
    speaking = desk.meeting.stack.speaking
    assert speaking is not None
    name = desk.vm.acting.name(speaking.member)
    assert name in desk.words(desk.hall)

    desk.assembly.act(RenameMember(member=speaking.member, shown=False))

    assert name not in desk.words(desk.hall)


def test_a_switch_of_language_keeps_what_was_typed_and_turns_the_desk(desk: Practice) -> None:
    desk.type("half a sent")
    before = desk.item("place-today").mapToScene(desk.item("place-today").boundingRect().topLeft()).x()

    desk.voices.desk.choose("ar")
    drawn(desk.desk)

    assert desk.item("lineText").property("text") == "half a sent"
    assert desk.item("place-today").mapToScene(desk.item("place-today").boundingRect().topLeft()).x() > before + 500


def test_the_stack_moves_on_with_f9(desk: Practice) -> None:
    first = desk.meeting.stack.order(desk.meeting.floor)[0]

    desk.press(Qt.Key.Key_F9)

    speaking = desk.meeting.stack.speaking
    assert speaking is not None
    assert speaking.id == first.id


def test_every_list_tells_its_changes_truly(desk: Practice) -> None:
    meeting = desk.model("meetings").meeting
    lists = [
        meeting.agenda,
        meeting.concerns,
        meeting.hands,
        meeting.minutes,
        meeting.positions,
        desk.model("decisions").found,
    ]
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(each, mode) for each in lists]

    for _ in range(5):
        desk.press(Qt.Key.Key_F9)
        desk.proceed()
    desk.line("concern Marta: again")

    assert len(testers) == 6


def test_nothing_opens_in_the_hall_unasked_and_a_click_shows_it(desk: Practice) -> None:
    assert not desk.hall.isVisible()

    desk.click("project")
    assert desk.hall.isVisible()
    assert desk.hall.screen() is not desk.desk.screen()

    desk.click("project")
    assert not desk.hall.isVisible()


def test_the_hall_names_everything(desk: Practice) -> None:
    desk.hall.show()

    assert unnamed(desk.hall) == []


def test_search_finds_as_one_types(desk: Practice) -> None:
    desk.open("decisions")
    assert "The seed library opens every Saturday" in desk.words()

    desk.type("harv")
    assert "The seed library opens every Saturday" in desk.words()

    desk.type("x")
    assert "Nothing found" in desk.words()
