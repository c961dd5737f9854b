# SPDX-License-Identifier: GPL-3.0-or-later
"""What a group has already, brought in by keys: members, agenda items and calendars, seen before they are recorded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from assembly_app.domain.members.membership import AddMember
from tests.gallery.moments import MOMENTS, at_moment
from tests.qt.support.accessibility import unnamed
from tests.qt.support.practising import Practice

CONTROL = Qt.KeyboardModifier.ControlModifier
PLENUM = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:weekly
DTSTART;TZID=Europe/Berlin:20270105T190000
DURATION:PT90M
RRULE:FREQ=WEEKLY;COUNT=3
SUMMARY:Plenum
END:VEVENT
BEGIN:VEVENT
UID:feast
DTSTART;VALUE=DATE:20270203
SUMMARY:Feast
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def desk(request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Practice]:
    moment = next(each for each in MOMENTS if each.name == request.param)
    made = at_moment(qapp, tmp_path / "store", moment)
    qtbot.waitUntil(made.desk.isActive)
    yield made
    made.close()


planned = pytest.mark.parametrize("desk", ["planned"], indirect=True)
closed = pytest.mark.parametrize("desk", ["closed"], indirect=True)


def focused(desk: Practice) -> str:
    item = desk.desk.activeFocusItem()
    return item.objectName() if item else ""


def pasted(desk: Practice, qtbot: QtBot, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    desk.press(Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: desk.vm.lists._source.text == text)


def chosen(desk: Practice, qtbot: QtBot, path: Path) -> None:
    desk.press(Qt.Key.Key_O, CONTROL)
    qtbot.waitUntil(lambda: focused(desk) == "path")
    desk.type(str(path))
    desk.press(Qt.Key.Key_Return)


@planned
def test_members_from_a_file_are_seen_mended_and_recorded(desk: Practice, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("Name;Guest;Phone\r\nJosé Núñez;yes;1\r\nImani okoro;;2\r\nZoë;perhaps;3\r\n".encode("cp1252"))
    desk.open("members")
    desk.press(Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: focused(desk) == "names")
    chosen(desk, qtbot, path)

    words = desk.words()
    assert "one new member · one is left out · one line is not understood" in words
    assert "The column “Phone” is not read." in words and "Windows alphabet" in words
    assert "“perhaps” is neither yes nor no." in words and "is here already" in words
    assert unnamed(desk.desk) == []
    assert not any(each.name.startswith("José") for each in desk.assembly.world.people.everyone)

    # The file's text stands where one types, and is mended there.
    box = desk.item("names")
    assert focused(desk) == "names" and str(box.property("text")).startswith("Name;Guest;Phone\nJosé")
    box.setProperty("text", str(box.property("text")).replace("perhaps", "no"))
    desk.press(Qt.Key.Key_Return, CONTROL)

    added = desk.assembly.world.people.everyone[-2:]
    assert [(each.name, each.standing) for each in added] == [("José Núñez", "guest"), ("Zoë", "active")]
    assert desk.item("personName").property("text") == "Zoë"


@planned
def test_several_items_are_pasted_into_the_agenda_and_one_is_left_out(desk: Practice, qtbot: QtBot) -> None:
    desk.open("meetings")
    before = [item.id for item in desk.meeting.agenda]
    desk.click("severalItems")
    qtbot.waitUntil(lambda: focused(desk) == "names")
    pasted(desk, qtbot, "3. Bread oven (15 min, Marta)\n- Paint 5'\nShed; 20; Zoltan; report")
    assert "3 new items" in desk.words()
    assert "Nobody is called “Zoltan”" in desk.words()

    # Tab leads to the lines; the arrows walk, Space leaves one out.
    desk.press(Qt.Key.Key_Tab)
    assert focused(desk) == "preview"
    desk.press(Qt.Key.Key_Down)
    if desk.item("preview").property("currentIndex") == 0:
        desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Return, CONTROL)

    added = [item for item in desk.meeting.agenda if item.id not in before]
    assert [(item.title["en"], item.minutes, item.kind) for item in added] == [
        ("Bread oven", 15, "discussion"), ("Shed", 20, "report"),
    ]  # fmt: skip
    assert desk.vm.acting.name(added[0].presenter) == "Marta Lindqvist"
    assert added[1].note == {"en": "Zoltan"}
    assert desk.meeting.agenda[-1].kind == "evaluation"


@closed
def test_meetings_are_called_from_a_calendar_and_never_twice(desk: Practice, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "plenum.ics"
    path.write_text(PLENUM)
    desk.open("meetings")
    desk.click("fromCalendar")
    qtbot.waitUntil(lambda: focused(desk) == "chooseList")
    chosen(desk, qtbot, path)
    assert "3 new meetings · one line is not understood" in desk.words()
    assert "It lasts all day" in desk.words() and "plenum.ics" in desk.words()
    assert unnamed(desk.desk) == []

    known = {brief.id for brief in desk.assembly.world.meetings()}
    desk.press(Qt.Key.Key_Return, CONTROL)
    called = [desk.assembly.world.meeting(b.id) for b in desk.assembly.world.meetings() if b.id not in known]
    assert [(meeting.title["en"], meeting.minutes) for meeting in called] == [("Plenum", 90)] * 3
    assert "Plenum" in desk.words()

    desk.vm.lists.ask("meetings")
    desk.vm.lists.look(path.as_uri())
    assert "0 new meetings · 3 are left out" in desk.words()
    assert not desk.item("recordList").property("enabled")


@planned
def test_what_cannot_be_read_is_said_on_the_sheet_and_nothing_is_recorded(
    desk: Practice, qtbot: QtBot, tmp_path: Path
) -> None:
    before = len(desk.assembly.world.people.everyone)
    (tmp_path / "people.csv").write_bytes(b"PK\x03\x04" + bytes(100))
    desk.open("members")
    desk.press(Qt.Key.Key_N, CONTROL)
    chosen(desk, qtbot, tmp_path / "people.csv")
    assert "This is the file of a spreadsheet" in desk.words()
    chosen(desk, qtbot, tmp_path / "none.csv")
    assert "The file cannot be read: No such file or directory." in desk.words()
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.press(Qt.Key.Key_Escape)
    assert len(desk.assembly.world.people.everyone) == before


@planned
def test_the_preview_speaks_the_language_of_the_desk_and_keeps_qts_rules(desk: Practice, qtbot: QtBot) -> None:
    tester = QAbstractItemModelTester(desk.vm.lists._rows, QAbstractItemModelTester.FailureReportingMode.Warning)
    desk.vm.lists.ask("members")
    pasted(desk, qtbot, "Ana\nBo\n42")
    english = [row[4] for row in desk.vm.lists._rows.rows]
    assert english == ["", "", "There is no name here."]
    desk.voices.desk.choose("en_XA")
    assert [row[4] for row in desk.vm.lists._rows.rows][2] not in ("", english[2])
    desk.voices.desk.choose("en")
    assert [row[4] for row in desk.vm.lists._rows.rows] == english
    desk.press(Qt.Key.Key_A, CONTROL)
    pasted(desk, qtbot, "Ana\nCy")
    assert [row[3] for row in desk.vm.lists._rows.rows] == ["Ana", "Cy"]
    assert tester is not None


@planned
def test_a_bad_act_in_the_middle_records_none_of_them(desk: Practice) -> None:
    before = desk.assembly.world.people
    assert desk.vm.acting.perform_all([AddMember(name="Ana"), AddMember(name=" ")]) is None
    assert desk.assembly.world.people == before
    assert "missing" in str(desk.vm.acting.refusal)
    assert desk.vm.acting.perform_all([AddMember(name="Ana"), AddMember(name="Bo")]) is not None
    desk.vm.acting.undo()
    # Each is taken back by itself, the last one first.
    assert [each.standing for each in desk.assembly.world.people.everyone[-2:]] == ["active", "left"]


@closed
def test_a_dropped_calendar_and_a_dropped_list_are_shown_before_anything_is_recorded(
    desk: Practice, qtbot: QtBot, tmp_path: Path
) -> None:
    calendar, names = tmp_path / "plenum.ics", tmp_path / "Neighbours.CSV"
    calendar.write_text(PLENUM)
    names.write_text("Name\nInés Prado\nYusuf Kaya\n")
    before = desk.assembly.store.digest()

    dropped(desk, calendar)
    qtbot.waitUntil(lambda: "3 new meetings" in desk.words())
    assert "Call meetings from a calendar" in desk.words()
    desk.press(Qt.Key.Key_Escape)

    desk.open("members")
    dropped(desk, names)
    qtbot.waitUntil(lambda: "2 new members" in desk.words())
    assert "Inés Prado" in desk.words() and "Add members" in desk.words()
    assert desk.assembly.store.digest() == before


def dropped(desk: Practice, path: Path) -> None:
    """What the window system sends when a file is dragged over the window and let go."""
    data, middle = QMimeData(), QPoint(600, 400)
    data.setUrls([QUrl.fromLocalFile(str(path))])
    given = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QGuiApplication.sendEvent(desk.desk, QDragEnterEvent(middle, *given))
    QGuiApplication.sendEvent(desk.desk, QDropEvent(QPointF(middle), *given))
