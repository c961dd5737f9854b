# SPDX-License-Identifier: GPL-3.0-or-later
"""The Decisions place by keys and clicks: searching, filtering, the whole story of one, and what came of it."""

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
from tests.qt.support.list_models import act, decide_the_workshop, log_of, person
from tests.qt.support.practising import Practice, paused_at

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(played: Path, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Practice]:
    shutil.copytree(played, tmp_path / "store")
    clock = ScenarioClock(paused_at())
    made = Practice(qapp, tmp_path / "store" / sample.STORE, clock)
    qtbot.waitUntil(made.desk.isActive)
    made.open("decisions")
    yield made
    made.close()


def _listed(desk: Practice) -> list[str]:
    return [row.number for row in desk.model("decisions").found.rows]


def test_search_finds_in_texts_and_reasons_and_says_how_many(desk: Practice) -> None:
    log_of(desk, 3)
    desk.type("lant")
    assert len(_listed(desk)) == 3
    assert "3 decisions" in desk.words()

    desk.type("x")
    assert "Nothing found" in desk.words()

    desk.press(Qt.Key.Key_Escape)
    assert len(_listed(desk)) == 4


def test_the_search_is_reached_by_its_chord_from_anywhere(desk: Practice) -> None:
    desk.press(Qt.Key.Key_Down)
    assert not desk.item("search").hasActiveFocus()

    desk.press(Qt.Key.Key_F, CTRL)
    assert desk.item("search").hasActiveFocus()


def test_arrows_walk_the_log_and_enter_opens_the_story(desk: Practice) -> None:
    log_of(desk, 3)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_Down)
    assert "Matter 1" in desk.words()
    assert desk.model("decisions").detail.row.titles == {"en": "Matter 1"}

    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_Down)
    assert desk.model("decisions").detail.row.titles == {"en": "Matter 2"}


def test_pages_follow_one_another(desk: Practice) -> None:
    log_of(desk, 70)
    desk.model("decisions").refresh()
    assert len(_listed(desk)) == 20

    desk.press(Qt.Key.Key_Down)
    for _ in range(4):
        desk.press(Qt.Key.Key_End)
    assert len(_listed(desk)) == 71
    assert len(set(_listed(desk))) == 71


def test_filters_by_keys_and_taken_away_by_a_click(desk: Practice) -> None:
    log_of(desk, 2)
    desk.item("filtersShown").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Qt.Key.Key_Return)
    desk.click("option-council")
    assert len(_listed(desk)) == 2
    assert desk.item("chipMethod").property("text") == "Council"

    desk.item("chipMethod").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Qt.Key.Key_Return)
    assert len(_listed(desk)) == 3


def test_what_is_due_for_review_and_of_whom(desk: Practice) -> None:
    rosa = person(desk, "Rosa")
    given = {"text": "We mend it.", "method": "council", "by": "Council", "implementer": rosa}
    taken = desk.clock.now() - timedelta(days=400)
    review = desk.clock.now() - timedelta(days=1)
    act(desk, "record-decision", title="The roof", taken_at=taken, review_at=review, **given)
    desk.model("decisions").filter("", "", rosa, True)
    drawn(desk.desk)

    assert [row.titles["en"] for row in desk.model("decisions").found.rows] == ["The roof"]
    assert "due for review" in desk.words()
    desk.model("decisions").filter(str(taken.year), "", "", False)
    assert len(_listed(desk)) == 1


def test_the_whole_story_of_a_test(desk: Practice) -> None:
    workshop = decide_the_workshop(desk)
    act(desk, "declare-interest", proposal=workshop, member=person(desk, "Bruno"), text="I sell planers")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Home)
    said = desk.words()

    assert "Open to blocks until" in said
    assert "I live next door" in said
    assert "Marta Lindqvist stood aside" in said
    assert "Bruno Teixeira declared an interest" in said
    assert "quorum 6 · limit of stand-asides 3" in said
    assert "version 3, exactly as it was decided · English" in said
    assert "November assembly · Mill hall" in said


def test_personal_detail_is_hidden_and_date_method_and_count_show(desk: Practice, qtbot: QtBot) -> None:
    given = {"by": "Night watch", "tally": {"present": 4, "agreement": 4}, "rationale": "Because of Zed"}
    taken = desk.clock.now() - timedelta(hours=1)
    act(
        desk,
        "record-decision",
        title="Help",
        text="Zed gets the room.",
        method="emergency-lead",
        taken_at=taken,
        personal=True,
        **given,
    )
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Home)
    said = desk.words()

    assert "Zed" not in said
    assert "The text is not for other eyes; date, method and count always show." in said
    assert "Emergency lead · Night watch" in said
    desk.press(Qt.Key.Key_F, CTRL)
    desk.type("Zed")
    assert _listed(desk) == []

    desk.open("proposals")
    desk.type("Zed")
    assert "No proposal holds all these words." in desk.words()
    desk.press(Qt.Key.Key_Escape)
    desk.type("Help")
    qtbot.waitUntil(lambda: "The text is not for other eyes; date, method and count always show." in desk.words())
    assert "Zed gets" not in desk.words()


def test_a_decision_written_down_late_shows_both_days(desk: Practice) -> None:
    log_of(desk, 4)
    drawn(desk.desk)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)

    assert "November 23, 2026 · recorded on November 26, 2026" in desk.words()


def test_an_outcome_is_noted_by_the_keyboard_and_the_focus_stays(desk: Practice) -> None:
    desk.item("outcome").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    desk.type("Forty people came.")
    desk.press(Qt.Key.Key_Return, CTRL)

    assert "Forty people came." in desk.words()
    assert desk.item("outcome").property("text") == ""
    assert desk.item("outcome").hasActiveFocus()
    proposal = desk.model("decisions").detail.row.proposal
    decision = desk.assembly.world.proposal(proposal).decision
    assert decision is not None
    assert decision.outcomes[-1].text == {"en": "Forty people came."}


def test_a_half_typed_outcome_waits_with_its_decision(desk: Practice) -> None:
    log_of(desk, 1)
    first = desk.model("decisions").detail.row.key
    desk.item("outcome").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    desk.type("Half a")
    other = next(row.key for row in desk.model("decisions").found.rows if row.key != first)
    desk.model("decisions").choose(other)
    drawn(desk.desk)
    assert desk.item("outcome").property("text") == ""

    desk.open("meetings")
    desk.open("decisions")
    desk.model("decisions").choose(first)
    drawn(desk.desk)
    assert desk.item("outcome").property("text") == "Half a"


def test_a_superseded_decision_leads_to_the_one_that_took_its_place(desk: Practice) -> None:
    old = desk.model("decisions").detail.row.proposal
    log_of(desk, 1)
    new = next(row for row in desk.model("decisions").found.rows if row.proposal != old)
    act(desk, "supersede-decision", decision=old, by=new.proposal)
    desk.model("decisions").choose(next(r.key for r in desk.model("decisions").found.rows if r.proposal == old))
    drawn(desk.desk)

    assert f"Superseded by {new.number}: Matter 0" in desk.words()
    assert desk.item("decisionStanding").property("text") == "superseded"
    desk.model("decisions").choose(new.key)
    drawn(desk.desk)
    assert desk.item("decisionText").property("text") == "We settle matter 0 with a lantern."


def test_the_way_to_the_proposal_behind_it(desk: Practice) -> None:
    desk.item("toProposal").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Qt.Key.Key_Return)

    assert desk.vm.place == "proposals"
    assert desk.item("proposalTitle").property("text") == "Open the seed library on Saturdays"


def test_a_block_period_that_ends_turns_the_log_by_itself(desk: Practice) -> None:
    decide_the_workshop(desk)
    key = next(r.key for r in desk.model("decisions").found.rows if r.standing == "provisional")
    desk.model("decisions").choose(key)
    desk.clock.at += timedelta(days=4)
    desk.vm.acting.ticked.emit()
    drawn(desk.desk)

    assert desk.item("decisionStanding").property("text") == "in force"


@pytest.mark.parametrize("scale", [0.8, 2.0])
def test_everything_has_its_name_with_the_filters_open(desk: Practice, scale: float) -> None:
    desk.desk.resize(1024, 640)
    desk.vm.enlarge(scale - 1)
    desk.item("filtersShown").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Qt.Key.Key_Return)

    assert unnamed(desk.desk) == []


def test_the_list_tells_its_changes_truly(desk: Practice) -> None:
    vm = desk.model("decisions")
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    kept = [QAbstractItemModelTester(getattr(vm, name), mode) for name in ("found", "notes")]
    log_of(desk, 12)
    for words in ("matter", "matter 1", "matter", "seed", "zzz", ""):
        vm.search(words)
    assert len(kept) == 2
    assert len(_listed(desk)) == 13
