# SPDX-License-Identifier: GPL-3.0-or-later
"""People by keys and clicks: found as one types, added from a list, the rotation with its reasons, terms of office."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from assembly_app.demo import sample
from assembly_app.domain.members.membership import BeginTerm, ChangeStanding, Member
from assembly_app.service.core.scenario import ScenarioClock
from tests.qt.support.accessibility import unnamed
from tests.qt.support.frames import drawn
from tests.qt.support.practising import Practice, paused_at

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(played: Path, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Practice]:
    shutil.copytree(played, tmp_path / "store")
    clock = ScenarioClock(paused_at())
    made = Practice(qapp, tmp_path / "store" / sample.STORE, clock)
    qtbot.waitUntil(made.desk.isActive)
    made.open("members")
    yield made
    made.close()


def person(desk: Practice, name: str) -> Member:
    return next(each for each in desk.assembly.world.people.everyone if each.name.startswith(name))


def shown(desk: Practice) -> list[str]:
    return [row[2] for row in desk.model("members")._rows.rows if row[1] != "overview"]


def focused(desk: Practice) -> str:
    item = desk.desk.activeFocusItem()
    return item.objectName() if item else ""


def open_page(desk: Practice, qtbot: QtBot, key: str) -> None:
    desk.model("members").open(key)
    drawn(desk.desk)


def test_the_rotation_says_why_each_has_their_place(desk: Practice) -> None:
    words = desk.words()
    order = desk.model("members")._order.rows
    first, last = order[0], order[-1]

    assert f"{first[2]} facilitates next" in words
    assert "first: nobody has had fewer turns" in words
    assert "equal to the one before: a fixed draw decides, which nobody can choose" in words
    assert last[6] == "last-time" and not last[3]
    assert "facilitated the last meeting: nobody does it twice in a row while somebody else can" in words
    assert len(order) == len(desk.assembly.world.people.active)
    assert unnamed(desk.desk) == []


def test_people_are_found_as_one_types_by_name_office_or_training(desk: Practice) -> None:
    desk.assembly.act(BeginTerm(member=person(desk, "Marta").id, role="key holder"))
    desk.press(Qt.Key.Key_F, CONTROL)
    assert focused(desk) == "search"

    desk.type("fer")
    assert shown(desk) == ["Lucía Ferrer"]
    desk.press(Qt.Key.Key_Escape)
    desk.type("holder")
    assert shown(desk) == ["Marta Lindqvist"]
    desk.press(Qt.Key.Key_Escape)
    desk.type("facil")
    assert shown(desk) == ["Imani Okoro", "Tomasz Wilk"]
    desk.press(Qt.Key.Key_Escape)
    desk.type("zzz")
    assert "Nobody fits." in desk.words()
    desk.press(Qt.Key.Key_Escape)
    assert len(shown(desk)) == 13


@pytest.mark.parametrize("pace", ["fast", "slow"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_whoever_was_found_is_shown_however_fast_one_types(desk: Practice, pace: str, key: Qt.Key) -> None:
    desk.press(Qt.Key.Key_F, CONTROL)
    for typed, name in (("tom", "Tomasz Wilk"), ("ferr", "Lucía Ferrer"), ("noor", "Noor")):
        desk.type(typed)
        if pace == "slow":
            drawn(desk.desk)
        desk.press(key)
        assert focused(desk) == f"person-{person(desk, name).id}"
        assert desk.item("personName").property("text").startswith(name)
        desk.press(Qt.Key.Key_F, CONTROL)


def test_members_are_added_from_a_pasted_list_and_nobody_twice(desk: Practice, qtbot: QtBot) -> None:
    desk.press(Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: focused(desk) == "names")
    QGuiApplication.clipboard().setText("Ana Duarte\n  - Bo Lund,\n\nIMANI okoro\nAna Duarte\n")
    desk.press(Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: "2 new members · 2 are left out" in desk.words())
    assert "is here already" in desk.words() and "stands in the list twice" in desk.words()
    assert unnamed(desk.desk) == []

    desk.press(Qt.Key.Key_Return, CONTROL)

    names = [each.name for each in desk.assembly.world.people.active]
    assert names[-2:] == ["Ana Duarte", "Bo Lund"] and names.count("Ana Duarte") == 1
    assert desk.item("personName").property("text") == "Bo Lund"
    qtbot.waitUntil(lambda: focused(desk).startswith("person-"))


def test_arrows_walk_the_list_and_enter_goes_to_what_can_be_done(desk: Practice, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: focused(desk).startswith("person-"))
    desk.press(Qt.Key.Key_Down)
    assert "Terms of office" in desk.words() and desk.item("beginTerm")
    desk.press(Qt.Key.Key_Down)
    assert desk.item("personName").property("text") == shown(desk)[0]
    desk.press(Qt.Key.Key_Return)
    assert focused(desk) == "rename"


def test_a_guest_becomes_a_member_somebody_leaves_and_comes_back(desk: Practice, qtbot: QtBot) -> None:
    guest, leaver = person(desk, "Pavel"), person(desk, "Bruno")
    open_page(desk, qtbot, guest.id)
    assert "Guest: no block, and not counted for the quorum" in desk.words()
    desk.click("makeMember")
    assert person(desk, "Pavel").standing == "active"
    # The button is gone; the keyboard is on the list again.
    qtbot.waitUntil(lambda: focused(desk).startswith("person-"))

    open_page(desk, qtbot, leaver.id)
    desk.click("left")
    assert person(desk, "Bruno").standing == "left"
    assert leaver.id not in [row[0] for row in desk.model("members")._order.rows]
    desk.click("cameBack")
    assert person(desk, "Bruno").standing == "active"


def test_training_and_names_in_the_hall(desk: Practice, qtbot: QtBot) -> None:
    open_page(desk, qtbot, person(desk, "Noor").id)
    desk.click("train")
    assert person(desk, "Noor").skills == ("facilitation",)
    desk.click("hide")
    assert not person(desk, "Noor").shown and "not named in the hall" in desk.words()
    desk.click("hide")
    assert person(desk, "Noor").shown


def test_a_name_is_corrected_and_a_term_begun_on_the_sheet(desk: Practice, qtbot: QtBot) -> None:
    noor = person(desk, "Noor")
    open_page(desk, qtbot, noor.id)
    desk.click("rename")
    qtbot.waitUntil(lambda: focused(desk).startswith("field-") or bool(desk.desk.activeFocusItem()))
    drawn(desk.desk)
    desk.press(Qt.Key.Key_A, CONTROL)
    desk.type("Noor Rahimi-Vega")
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert desk.assembly.world.people.person(noor.id).name == "Noor Rahimi-Vega"

    desk.click("office")
    drawn(desk.desk)
    desk.type("treasurer")
    desk.press(Qt.Key.Key_Return, CONTROL)
    term = desk.assembly.world.people.person(noor.id).terms[-1]
    assert term.role == "treasurer"
    assert "treasurer" in desk.words()


def test_terms_stand_soonest_first_and_are_due_in_amber(desk: Practice, qtbot: QtBot) -> None:
    now = desk.clock.now()
    desk.assembly.act(BeginTerm(member=person(desk, "Marta").id, role="key holder", until=now + timedelta(days=200)))
    desk.assembly.act(BeginTerm(member=person(desk, "Yusuf").id, role="treasurer", until=now + timedelta(days=12)))
    open_page(desk, qtbot, "terms")

    rows: tuple[Any, ...] = desk.model("members")._terms.rows
    assert [(row[3], row[6], row[7]) for row in rows] == [("treasurer", True, False), ("key holder", False, False)]
    assert "one ends soon or has ended" in desk.words() and "ends in 2 weeks" in desk.words()

    desk.clock.at += timedelta(days=20)
    desk.model("members").refresh()
    assert desk.model("members")._terms.rows[0][7] and "ended 8 days ago" in desk.words()
    # Somebody takes it up: the old term is settled.
    desk.assembly.act(BeginTerm(member=person(desk, "Dele").id, role="treasurer"))
    assert [(row[2], row[3]) for row in desk.model("members")._terms.rows] == [
        ("Marta Lindqvist", "key holder"), ("Dele Adeyemi", "treasurer"),
    ]  # fmt: skip


def test_an_office_of_somebody_who_left_is_due(desk: Practice, qtbot: QtBot) -> None:
    marta = person(desk, "Marta").id
    desk.assembly.act(BeginTerm(member=marta, role="key holder"))
    desk.assembly.act(ChangeStanding(member=marta, standing="left"))
    open_page(desk, qtbot, "terms")

    assert [(row[3], row[6], row[7]) for row in desk.model("members")._terms.rows] == [("key holder", True, True)]


def test_the_lists_keep_qts_rules(desk: Practice, qtbot: QtBot) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Warning
    testers = [
        QAbstractItemModelTester(model, fatal) for model in (desk.model("members")._rows, desk.model("members")._order)
    ]
    desk.press(Qt.Key.Key_F, CONTROL)
    desk.type("a")
    desk.press(Qt.Key.Key_Escape)
    desk.model("members").stand(person(desk, "Bruno").id, "left")
    assert len(testers) == 2 and len(shown(desk)) == 13


def test_in_a_narrow_window_the_list_and_the_person_take_turns(desk: Practice, qtbot: QtBot) -> None:
    desk.desk.resize(1024, 640)
    desk.vm.enlarge(1.0)
    drawn(desk.desk)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)

    assert desk.item("personName").property("text") == shown(desk)[0]
    with pytest.raises(AssertionError):
        desk.item("people")
    desk.press(Qt.Key.Key_Escape)
    assert desk.item("people") is not None
