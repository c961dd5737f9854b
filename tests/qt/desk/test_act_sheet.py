# SPDX-License-Identifier: GPL-3.0-or-later
"""Every act by the keyboard: found in the palette, asked for by a sheet, taken back by another act."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from assembly_app.demo import sample
from assembly_app.domain.aggregates import ACTS
from assembly_app.domain.charter.changes import ChangeCharter
from assembly_app.domain.meetings.agenda import AddItem
from assembly_app.domain.meetings.calling import CallMeeting
from assembly_app.i18n.words import ACTS as WORDS
from assembly_app.service.core.form_fields import fields_of
from assembly_app.service.core.scenario import ScenarioClock
from assembly_app.viewmodels.kit.act_form import Form
from assembly_app.viewmodels.places import PLACES, forms_of
from tests.qt.support.accessibility import unnamed
from tests.qt.support.frames import drawn
from tests.qt.support.practising import Practice, paused_at

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(played: Path, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Practice]:
    shutil.copytree(played, tmp_path / "store")
    clock = ScenarioClock(paused_at())
    made = Practice(qapp, tmp_path / "store" / sample.STORE, clock)
    qtbot.waitUntil(made.desk.isActive)
    yield made
    made.close()


def test_every_act_can_be_asked_for(desk: Practice) -> None:
    for name in sorted(ACTS):
        desk.vm.asking.ask(name, {})
        drawn(desk.desk)

        assert desk.item("carryOut").property("text") == WORDS[name].text
        assert unnamed(desk.desk) == [], name

        desk.press(Qt.Key.Key_Escape)
        assert not desk.vm.asking.open


def test_the_palette_leads_to_an_act_by_keys_alone(desk: Practice) -> None:
    desk.press(Qt.Key.Key_K, CTRL)
    desk.type("somebody on the st")
    desk.press(Qt.Key.Key_Return)
    assert desk.item("carryOut").property("text") == "Put somebody on the stack"

    desk.type("br")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return, CTRL)

    assert desk.assembly.world.people.find(desk.meeting.stack.hands[-1].member).name.startswith("Br")  # type: ignore[union-attr]
    desk.type("Back on the line")
    assert desk.item("lineText").property("text") == "Back on the line"


def test_the_palette_opens_a_place(desk: Practice) -> None:
    desk.press(Qt.Key.Key_K, CTRL)
    desk.type("charter")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Return)

    assert desk.vm.asking.open or desk.vm.place == "charter"


def test_what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(desk: Practice) -> None:
    desk.vm.asking.ask("draft-proposal", {})
    drawn(desk.desk)
    desk.type("A bench by the river")
    desk.press(Qt.Key.Key_Return, CTRL)

    assert "This is needed." in desk.words()
    desk.type("We build it together.")
    desk.press(Qt.Key.Key_Tab)
    desk.type("noor")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return, CTRL)
    newest = desk.assembly.world.proposal(desk.assembly.store.proposal_ids(desk.assembly.group)[0])
    assert (newest.title, newest.version.texts) == ({"en": "A bench by the river"}, {"en": "We build it together."})


def test_a_refusal_is_said_in_the_sheet(desk: Practice) -> None:
    desk.vm.asking.ask("add-member", {"name": " "})
    drawn(desk.desk)

    desk.press(Qt.Key.Key_Return, CTRL)

    assert "Something is missing: Name" in desk.words()
    assert desk.vm.asking.open


def test_a_number_that_is_none_is_refused_where_it_stands(desk: Practice) -> None:
    desk.vm.asking.ask("start-timer", {})
    drawn(desk.desk)
    desk.type("ten")
    desk.press(Qt.Key.Key_Return, CTRL)

    assert "“ten” is no number." in desk.words()


def test_only_what_was_changed_of_the_charter_is_asked_for(desk: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    asked_for: list[object] = []
    monkeypatch.setattr(desk.vm.acting, "perform", lambda act, reach: asked_for.append(act))
    desk.vm.asking.ask("change-charter", {"decision": "any"})
    desk.vm.asking.fill("settings.notice_hours", "96")
    desk.vm.asking.fill("settings.fallback.percent", "75")

    desk.vm.asking.carryOut()

    (act,) = asked_for
    fallback = desk.assembly.world.charter.settings.fallback
    assert fallback is not None
    kept = {"failed_tests": fallback.failed_tests, "meetings": fallback.meetings}
    assert act == ChangeCharter(decision="any", settings={"notice_hours": 96, "fallback": {"percent": 75, **kept}})


def test_the_last_act_is_taken_back_by_another_one(desk: Practice) -> None:
    waiting = desk.meeting.stack.hands
    desk.line("hand Bruno")
    desk.line("A note too many")

    desk.press(Qt.Key.Key_Z, CTRL)
    assert "Taken back: Write into the minutes. Both stay in the record." in desk.words()
    assert desk.meeting.entries[-1].struck

    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.meeting.stack.hands == waiting


def test_what_has_no_way_back_says_so(desk: Practice) -> None:
    desk.proceed()
    assert desk.proposal.open_test is not None

    desk.press(Qt.Key.Key_Z, CTRL)

    assert "has no way back" in desk.words()
    assert desk.proposal.open_test is not None


def test_initials_name_a_person(desk: Practice) -> None:
    who = next(m for m in desk.assembly.world.people.everyone if m.name.startswith("Bruno"))
    desk.line("hand " + "".join(part[0] for part in who.name.lower().split()))

    assert desk.meeting.stack.hands[-1].member == who.id


def test_the_keys_can_be_looked_up(desk: Practice) -> None:
    desk.press(Qt.Key.Key_F1)
    assert "The next act" in desk.words()
    assert unnamed(desk.desk) == []

    desk.press(Qt.Key.Key_Escape)
    assert "The next act" not in desk.words()


def test_mending_a_text_keeps_what_it_says_in_other_languages(desk: Practice) -> None:
    meeting = desk.meeting
    item = next(each for each in meeting.agenda if len(each.title) > 1)
    desk.voices.desk.choose("ar")
    desk.vm.asking.ask("amend-entry", {"meeting": meeting.id, "entry": meeting.entries[0].id})
    desk.vm.asking.fill("text", "Mended")
    assert desk.vm.asking.carryOut()
    assert desk.meeting.entries[0].text == {**meeting.entries[0].text, "en": "Mended"}

    charter = desk.assembly.world.charter
    asked_for = tuple(field for field in fields_of("change-charter") if field.key == "values")
    form = Form(desk.vm.acting, forms_of(PLACES), "change-charter", asked_for, {"decision": "any"})
    shown = {v.id: v.texts.get("ar", next(iter(v.texts.values()))) for v in charter.values}
    first = charter.values[0].id
    lines = "\n".join(f"{key}: {'Mended' if key == first else text}" for key, text in shown.items())
    act = form.act({"values": lines})
    assert isinstance(act, ChangeCharter)
    assert act.values is not None
    for value in charter.values[1:]:
        assert act.values[value.id] == value.texts
    assert len(item.title) > 1


def test_an_item_is_translated_on_the_sheet(desk: Practice) -> None:
    meeting = desk.assembly.act(CallMeeting(starts_at=desk.clock.now() + timedelta(days=20), kind="monthly")).id
    item = desk.assembly.act(AddItem(meeting=meeting, kind="report", title="Seeds")).id
    desk.vm.asking.ask("change-item", {"meeting": meeting, "item": item})
    drawn(desk.desk)
    assert desk.item("ask-title-line").property("text") == "Seeds"

    desk.vm.asking.fill("~language", "ar")
    drawn(desk.desk)
    assert desk.item("ask-title-line").property("text") == ""
    desk.vm.asking.fill("title", "بذور")
    desk.press(Qt.Key.Key_Return, CTRL)

    changed = next(each for each in desk.assembly.world.meeting(meeting).agenda if each.id == item)
    assert changed.title == {"en": "Seeds", "ar": "بذور"}
