# SPDX-License-Identifier: GPL-3.0-or-later
"""The Proposals place by keys and clicks: finding, reading, writing, changing, translating, blocking from home."""

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
from tests.qt.support.list_models import act, benches, decide_the_workshop, person, proposal_called
from tests.qt.support.practising import Practice, paused_at

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(played: Path, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Practice]:
    shutil.copytree(played, tmp_path / "store")
    clock = ScenarioClock(paused_at())
    made = Practice(qapp, tmp_path / "store" / sample.STORE, clock)
    qtbot.waitUntil(made.desk.isActive)
    made.open("proposals")
    yield made
    made.close()


def _listed(desk: Practice) -> list[str]:
    return [row[0] for row in desk.model("proposals").found.rows]


def _choose(desk: Practice, proposal: str) -> None:
    desk.model("proposals").choose(proposal)
    drawn(desk.desk)


def test_proposals_stand_under_where_they_are_on_their_way(desk: Practice) -> None:
    said = desk.words()

    assert "Being discussed" in said
    assert "On an agenda" in said
    assert "Decided" in said
    assert "Next: the meeting tests it for consensus." in said


def test_search_narrows_as_one_types_and_escape_empties_it(desk: Practice, qtbot: QtBot) -> None:
    desk.type("deleg")
    assert _listed(desk) == [proposal_called(desk, "delegate")]
    title = desk.item("proposalTitle")
    qtbot.waitUntil(lambda: bool(title.property("text") == "Send a delegate to the river council"))

    desk.press(Qt.Key.Key_Escape)
    assert desk.item("search").property("text") == ""
    assert len(_listed(desk)) == 3


def test_nothing_found_says_so(desk: Practice) -> None:
    desk.type("zzz")

    assert "No proposal holds all these words." in desk.words()


def test_arrows_walk_the_list_and_enter_goes_to_the_next_act(desk: Practice) -> None:
    desk.press(Qt.Key.Key_Down)
    first = desk.item("proposalTitle").property("text")
    desk.press(Qt.Key.Key_Down)
    assert desk.item("proposalTitle").property("text") != first

    desk.press(Qt.Key.Key_Up)
    assert desk.item("proposalTitle").property("text") == first
    desk.press(Qt.Key.Key_Return)
    assert desk.item("nextAct").hasActiveFocus()

    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_Up)
    assert desk.item("search").hasActiveFocus()


def test_a_new_proposal_by_the_keyboard_alone(desk: Practice) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    desk.type("A swing")
    desk.press(Qt.Key.Key_Tab)
    desk.type("We hang a swing in the old oak.")
    desk.press(Qt.Key.Key_Tab)
    desk.type("ros")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Return, CTRL)

    made = desk.assembly.world.proposal(proposal_called(desk, "swing"))
    assert made.version.texts == {"en": "We hang a swing in the old oak."}
    assert (made.proposer, made.weight) == (person(desk, "Rosa"), "minor")
    assert desk.item("proposalTitle").property("text") == "A swing"
    assert desk.item("nextAct").hasActiveFocus()


def test_a_proposal_without_its_words_is_asked_for_them(desk: Practice) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "What is it called?" in desk.words()

    desk.type("A swing")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "A proposal needs its words." in desk.words()
    assert desk.item("newText").hasActiveFocus()


def test_what_is_half_written_waits_while_one_looks_elsewhere(desk: Practice) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    desk.type("A swi")
    desk.open("meetings")
    desk.open("proposals")

    assert desk.item("newTitle").property("text") == "A swi"


def test_texts_in_each_language_say_which_is_tested_and_which_lies_behind(desk: Practice) -> None:
    _choose(desk, benches(desk))
    said = desk.words()

    assert "the text that is tested" in said
    assert "outdated: translates version 1" in said
    assert desk.item("text-es").property("text") == "Construimos un banco."


def test_what_changed_is_marked_by_more_than_colour(desk: Practice) -> None:
    _choose(desk, benches(desk))

    shown = desk.item("diff-3").property("text")
    assert "<u>" in shown
    assert "wooden" in shown
    assert "<s>" in desk.item("diff-2").property("text")
    assert "clarifying" in desk.words()


def test_what_people_wrote_is_never_markup(desk: Practice) -> None:
    made = benches(desk)
    act(desk, "revise-proposal", proposal=made, text="We <b>build</b> & paint.", author=person(desk, "Rosa"))
    _choose(desk, made)

    assert "&lt;b&gt;" in desk.item("diff-4").property("text")
    assert desk.item("text-en").property("text") == "We <b>build</b> & paint."


def test_a_new_version_begins_with_the_words_as_they_are(desk: Practice) -> None:
    made = benches(desk)
    _choose(desk, made)
    desk.click("newVersion")
    assert desk.item("versionText").property("text") == "We build two wooden benches by the river."

    desk.press(Qt.Key.Key_End, CTRL)
    desk.type(" They are red.")
    drawn(desk.desk)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "Who changes it?" in desk.words()
    assert desk.item("versionAuthor-line").hasActiveFocus()

    desk.type("amal")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return, CTRL)
    version = desk.assembly.world.proposal(made).version
    assert version.texts["en"] == "We build two wooden benches by the river. They are red."
    assert (version.number, version.material, version.author) == (4, True, person(desk, "Amal"))


def test_an_unchanged_version_is_refused_in_words_and_the_page_stays(desk: Practice) -> None:
    _choose(desk, benches(desk))
    desk.click("newVersion")
    desk.item("versionAuthor").setProperty("value", person(desk, "Amal"))
    desk.press(Qt.Key.Key_Return, CTRL)

    assert "It is so already." in desk.words()
    assert desk.item("versionText").property("text") == "We build two wooden benches by the river."


def test_a_translation_is_written_beside_the_original(desk: Practice, qtbot: QtBot) -> None:
    made = benches(desk)
    _choose(desk, made)
    desk.item("translate").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Qt.Key.Key_Return)
    assert desk.item("translationText").property("text") == "Construimos un banco."

    desk.item("translationText").forceActiveFocus()
    desk.press(Qt.Key.Key_A, CTRL)
    desk.type("Dos bancos de madera.")
    desk.press(Qt.Key.Key_Return, CTRL)

    assert desk.assembly.world.proposal(made).version.texts["es"] == "Dos bancos de madera."
    assert "outdated" not in desk.words()


def test_a_block_from_home_within_the_block_period(desk: Practice) -> None:
    workshop = decide_the_workshop(desk)
    desk.clock.at += timedelta(days=2)
    desk.model("proposals").refresh()
    _choose(desk, workshop)
    assert "The block period ends on" in desk.item("blockClock").property("text")

    desk.click("lodgeBlock")
    assert desk.vm.asking.name == "lodge-block"
    desk.vm.asking.close()

    lodged = act(desk, "lodge-block", proposal=workshop, member=person(desk, "Yusuf"), value="care", reason="The noise")
    act(desk, "ask-block-review", proposal=workshop, block=lodged, member=person(desk, "Rosa"))
    drawn(desk.desk)
    said = desk.words()
    assert "cites “Care for one another”" in said
    assert "Rosa Quispe asks for a review of it; two are needed." in said
    assert desk.item("proposalStanding").property("text") == "blocked"
    assert "Yusuf Demir withdraws it" in said


def test_the_block_period_ends_by_itself_on_the_screen(desk: Practice) -> None:
    workshop = decide_the_workshop(desk)
    _choose(desk, workshop)
    assert desk.item("proposalStanding").property("text") == "provisional"

    desk.clock.at += timedelta(days=4)
    desk.vm.acting.ticked.emit()
    drawn(desk.desk)

    assert desk.item("proposalStanding").property("text") == "in force"
    assert "Next: note what comes of it." in desk.words()


def test_tests_show_their_counts_and_who_stood_where(desk: Practice) -> None:
    _choose(desk, decide_the_workshop(desk))
    said = desk.words()

    assert "Test 1: consensus found" in said
    assert "8 agree · 0 with reservations · 1 stands aside · 0 block · 10 present" in said
    assert "Marta Lindqvist stands aside: I live next door" in said


def test_concerns_questions_and_interests_are_told(desk: Practice) -> None:
    workshop = proposal_called(desk, "workshop")
    act(desk, "declare-interest", proposal=workshop, member=person(desk, "Bruno"), text="I sell planers")
    _choose(desk, workshop)
    said = desk.words()

    assert "1. The planer can be heard next door after eight." in said
    assert "answered by version 3" in said
    assert "I sell planers" in said


def test_rare_acts_are_asked_for_on_the_sheet(desk: Practice, qtbot: QtBot) -> None:
    made = benches(desk)
    _choose(desk, made)
    desk.item("withdraw").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Qt.Key.Key_Return)
    assert desk.vm.asking.name == "withdraw-proposal"

    desk.vm.asking.carryOut()
    drawn(desk.desk)
    assert desk.assembly.world.proposal(made).stage == "withdrawn"
    qtbot.waitUntil(lambda: "No longer pursued" in desk.words())  # a list shows its headings with the next frame


def test_more_is_read_before_the_end_is_reached(desk: Practice) -> None:
    for number in range(45):
        act(desk, "draft-proposal", title=f"Draft {number}", text="Words.", proposer=person(desk, "Rosa"))
    desk.model("proposals").refresh()
    assert len(_listed(desk)) == 20

    desk.press(Qt.Key.Key_Down)
    for _ in range(45):
        desk.press(Qt.Key.Key_Down)
    assert len(_listed(desk)) == 48


@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
def test_everything_has_its_name_on_a_small_screen_too(desk: Practice, scale: float) -> None:
    _choose(desk, benches(desk))
    desk.desk.resize(1024, 640)
    desk.vm.enlarge(scale - 1)
    drawn(desk.desk)

    assert unnamed(desk.desk) == []
    desk.press(Qt.Key.Key_N, CTRL)
    assert unnamed(desk.desk) == []


def test_where_there_is_room_for_one_the_open_one_shows_and_escape_goes_back(desk: Practice) -> None:
    desk.desk.resize(1024, 640)
    desk.vm.enlarge(1.0)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.item("proposalTitle").isVisible()
    with pytest.raises(AssertionError, match="not on the screen"):
        desk.item("proposals")

    desk.press(Qt.Key.Key_Escape)
    assert desk.item("proposals").isVisible()


def test_the_lists_tell_their_changes_truly(desk: Practice) -> None:
    vm = desk.model("proposals")
    lists = [getattr(vm, name) for name in ("found", "versions", "texts", "tests", "blocks")]
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    kept = [QAbstractItemModelTester(each, mode) for each in lists]
    for words in ("work", "", "zzz", "seed", ""):
        vm.search(words)
    _choose(desk, benches(desk))
    vm.choose(decide_the_workshop(desk))
    assert len(kept) == 5
