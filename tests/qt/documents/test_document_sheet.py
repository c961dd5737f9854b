# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents from the desk by keys and clicks: seen, saved, called back, and refused in words."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import icalendar
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from pytestqt.qtbot import QtBot

from assembly_app.desktop import bootstrap
from assembly_app.domain.meetings.agenda import AddItem
from assembly_app.i18n.words import DOCUMENTS
from assembly_app.service.core.scenario import ScenarioClock, Step
from assembly_app.viewmodels.documents.document_port import meeting_of, offered
from assembly_app.viewmodels.documents.facts import DocumentFactsRow
from assembly_app.viewmodels.kit.here import Here
from tests.contract.laptops import founded
from tests.qt.support.accessibility import unnamed, unworkable
from tests.qt.support.background import nothing_beside, running_loop
from tests.qt.support.practising import Practice
from tests.qt.support.printing import (
    CONTROL,
    Evening,
    asked,
    colours_in,
    desk_over,
    evening,
    focused,
    reach,
    save_as,
    slowed,
    text_of,
    told,
)


@pytest.fixture(scope="module")
def open_evening(tmp_path_factory: pytest.TempPathFactory) -> Evening:
    """In the middle of its meeting."""
    return evening(tmp_path_factory.mktemp("open"), lambda step: bool(step.get("pause")))


@pytest.fixture(scope="module")
def planned_evening(tmp_path_factory: pytest.TempPathFactory) -> Evening:
    """Before its agenda is posted: that of the meeting before has been."""
    postings: list[Step] = []

    def second_posting(step: Step) -> bool:
        if step.get("do") == "post-agenda":
            postings.append(step)
        return len(postings) == 2

    return evening(tmp_path_factory.mktemp("planned"), second_posting)


@pytest.fixture
def desk(
    open_evening: Evening, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Practice]:
    with desk_over(open_evening, tmp_path, qtbot, qapp, monkeypatch) as made:
        yield made


@pytest.fixture
def before(
    planned_evening: Evening, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Practice]:
    with desk_over(planned_evening, tmp_path, qtbot, qapp, monkeypatch) as made:
        yield made


def test_what_there_is_for_the_open_place_comes_first() -> None:
    here = Here("decisions", "m2", "posted")
    assert offered(here, {"posted", "closed"})[:2] == ["decision-log", "decision"]
    assert offered(here._replace(place="actions"), {"posted"})[0] == "actions"
    assert offered(here._replace(place="meetings"), {"posted", "closed"})[:4] == list(DOCUMENTS)[:4]
    assert offered(Here("meetings"), set())[:3] == ["decision-log", "decision", "actions"]
    assert offered(Here("meetings", past="m1"), {"closed"})[0] == "minutes"
    assert meeting_of("minutes", here) == "" and meeting_of("minutes", here._replace(past="m1")) == "m1"
    assert meeting_of("ballot", here) == "m2" and meeting_of("decision-log", here) == ""


def test_the_notice_is_seen_saved_and_opened_by_keys(
    before: Practice, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(bootstrap, "open_file", lambda path: not opened.append(path))
    before.open("meetings")
    back = focused(before)
    asked(before, qtbot)

    assert focused(before) == "option-agenda-notice"
    words = before.words()
    assert "Documents" in words and "Which document" in words and "2 pages" in words
    page = before.item("page-0")
    colours = colours_in(before, page)
    assert QColor("white").name() in colours and len(colours) > 8, "letters on white paper"
    assert unnamed(before.desk) == [] and unworkable(before.desk) == []

    save_as(before, qtbot, tmp_path / "to the door")
    reach(before, qtbot, "saved")

    path = tmp_path / "to the door.pdf"
    assert "to the door.pdf is written." in before.words() and str(tmp_path) in before.words()
    assert "Open the workshop two evenings" in text_of(path) and "November assembly" in text_of(path)
    assert PdfReader(path).trailer["/Root"]["/Lang"] == "en"  # type: ignore[index]
    assert sorted(tmp_path.glob(".*")) == []

    before.press(Qt.Key.Key_O, CONTROL)
    assert opened == [path] and told(before, "complaint") == ""
    before.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: focused(before) == back)
    assert told(before, "phase") == "" and "Which document" not in before.words()


def test_the_document_has_its_own_language_and_paper(desk: Practice, qtbot: QtBot, tmp_path: Path) -> None:
    desk.open("decisions")
    asked(desk, qtbot)
    assert told(desk, "kind") == "decision-log"

    desk.click("option-ar")
    reach(desk, qtbot, "making")
    reach(desk, qtbot, "made")
    desk.click("option-letter")
    reach(desk, qtbot, "making")
    reach(desk, qtbot, "made")
    save_as(desk, qtbot, tmp_path / "log.pdf")
    reach(desk, qtbot, "saved")

    log = PdfReader(tmp_path / "log.pdf")
    assert log.trailer["/Root"]["/Lang"] == "ar"  # type: ignore[index]
    assert tuple(map(float, log.pages[0].mediabox[2:])) == (612, 792)
    assert desk.voices.desk.code == "en" and "Language of the document" in desk.words()
    # What was chosen is kept for the next one.
    desk.press(Qt.Key.Key_Escape)
    asked(desk, qtbot)
    assert (told(desk, "language"), told(desk, "paper")) == ("ar", "letter")


def test_another_meeting_is_chosen_by_keys_and_stays_for_the_next_document(desk: Practice, qtbot: QtBot) -> None:
    october, november = desk.assembly.store.meetings(desk.assembly.group)[:2]
    asked(desk, qtbot)
    desk.click("option-minutes")
    reach(desk, qtbot, "made")
    assert told(desk, "meeting") == november.id
    line = desk.item("meeting-line")
    assert line.property("text").startswith("November assembly · ")

    line.forceActiveFocus()
    desk.press(Qt.Key.Key_A, CONTROL)
    desk.type("October")
    desk.press(Qt.Key.Key_Return)
    reach(desk, qtbot, "made")

    assert told(desk, "meeting") == october.id
    assert line.property("text").startswith("October assembly · ")
    made = desk.vm.printing._made
    assert made is not None and "October assembly" in PdfReader(BytesIO(made.data)).pages[0].extract_text()
    desk.click("option-running-script")
    reach(desk, qtbot, "made")
    assert told(desk, "meeting") == october.id
    desk.click("option-decision-log")
    reach(desk, qtbot, "made")
    assert "Of which meeting" not in desk.words()


def test_arrows_and_space_choose_another_document(desk: Practice, qtbot: QtBot) -> None:
    desk.open("decisions")
    asked(desk, qtbot)
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Space)
    reach(desk, qtbot, "making")
    reach(desk, qtbot, "made")

    assert told(desk, "kind") == "decision" and "1 page · " in desk.words()
    desk.press(Qt.Key.Key_Tab)
    assert focused(desk).startswith("option-en")


def test_printing_called_back_leaves_the_older_file(
    desk: Practice, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = slowed(monkeypatch)
    older = tmp_path / "minutes.pdf"
    older.write_bytes(b"older")
    desk.open("meetings")
    desk.vm.printing.ask("minutes")
    qtbot.waitUntil(lambda: told(desk, "page") == 1, timeout=60_000)
    qtbot.waitUntil(lambda: "Page 1" in desk.words())
    assert "Making the document" in desk.words()
    save_as(desk, qtbot, older)
    assert told(desk, "phase") == "making"

    desk.click("cancelDocument")
    assert "Stopping" in desk.words()
    go_on.set()
    reach(desk, qtbot, "cancelled")

    assert "It was called back. No file was written, and an older one is as it was." in desk.words()
    assert older.read_bytes() == b"older" and sorted(each.name for each in tmp_path.glob("*min*")) == ["minutes.pdf"]
    # Saving makes it once more.
    save_as(desk, qtbot, older)
    reach(desk, qtbot, "saved")
    assert "Minutes" in text_of(older)


def test_put_away_while_printing_leaves_nothing(desk: Practice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = slowed(monkeypatch)
    desk.open("meetings")
    desk.vm.printing.ask("minutes")
    qtbot.waitUntil(lambda: told(desk, "page") == 1, timeout=60_000)

    desk.press(Qt.Key.Key_Escape)
    assert "Stopping" in desk.words()
    desk.press(Qt.Key.Key_Escape)
    assert "Stopping" not in desk.words()
    go_on.set()
    nothing_beside(qtbot)

    assert told(desk, "phase") == "" and told(desk, "made").row == DocumentFactsRow() and told(desk, "pictures") == []


def test_a_choice_made_while_printing_is_the_one_that_is_seen(
    desk: Practice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = slowed(monkeypatch)
    desk.open("meetings")
    desk.vm.printing.ask("minutes")
    qtbot.waitUntil(lambda: told(desk, "page") == 1, timeout=60_000)

    desk.click("option-actions")
    go_on.set()
    reach(desk, qtbot, "made")

    assert told(desk, "made").row.pages == 0 and "Mend the shelf in the seed cupboard" in desk.words()


def add_item(desk: Practice, title: str) -> None:
    made = desk.vm.acting.perform(AddItem(meeting=desk.meeting.id, kind="discussion", title=title, minutes=5))
    assert made is not None


@pytest.mark.named_fonts
def test_letters_without_a_font_are_said_with_what_to_install(before: Practice, qtbot: QtBot) -> None:
    before.open("meetings")
    add_item(before, "Signs \U0001f955")
    asked(before, qtbot, "failed")

    words = before.words()
    assert "No font on this computer has these letters:" in words and "\U0001f955" in words
    assert "sudo apt install fonts-symbola" in words
    assert told(before, "pictures") == []
    with pytest.raises(AssertionError):
        before.item("saveDocument")
    before.press(Qt.Key.Key_S, CONTROL)
    assert focused(before) != "path"


def test_without_a_meeting_the_notice_is_refused_in_words(tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> None:
    laptop = founded(tmp_path / "hill", name="Hill pod")
    laptop.store.close()
    with running_loop(qapp):
        made = Practice(qapp, laptop.store.path, ScenarioClock(laptop.clock.now()))
        qtbot.waitUntil(made.desk.isActive)
        made.open("meetings")
        asked(made, qtbot)
        assert told(made, "kind") == "decision-log"
        made.click("option-agenda-notice")
        reach(made, qtbot, "failed")

        assert "There is no such meeting yet. Call one first." in made.words()
        made.close()


def test_a_folder_that_is_not_there_is_said_and_the_document_stays(
    desk: Practice, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.open("actions")
    asked(desk, qtbot)
    desk.vm.printing.save(str(tmp_path / "no stick" / "actions"))
    qtbot.waitUntil(lambda: told(desk, "complaint") != "")

    assert "no stick/actions.csv cannot be written" in desk.words()
    assert told(desk, "phase") == "made"


def test_a_name_without_a_folder_is_not_written_where_the_program_was_started(
    desk: Practice, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.open("actions")
    asked(desk, qtbot)
    desk.vm.printing.save("ours")
    reach(desk, qtbot, "saved")

    assert (tmp_path / "person" / "Documents" / "ours.csv").is_file() and not Path("ours.csv").exists()


def test_a_table_is_written_as_it_is_seen(desk: Practice, qtbot: QtBot, tmp_path: Path) -> None:
    desk.open("actions")
    desk.click("printActions")
    reach(desk, qtbot, "made")
    assert desk.item("beginning").property("text").startswith("What,Who,By when")
    save_as(desk, qtbot, tmp_path / "actions")
    reach(desk, qtbot, "saved")

    data = (tmp_path / "actions.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\r\n") == 3


def test_the_palette_finds_the_invitation(desk: Practice, qtbot: QtBot, tmp_path: Path) -> None:
    desk.open("meetings")
    desk.press(Qt.Key.Key_K, CONTROL)
    desk.type("document calendars")
    desk.press(Qt.Key.Key_Return)
    reach(desk, qtbot, "made")
    assert (told(desk, "kind"), told(desk, "form")) == ("agenda-notice", "ics")
    save_as(desk, qtbot, tmp_path / "invitation")
    reach(desk, qtbot, "saved")

    (event,) = icalendar.Calendar.from_ical((tmp_path / "invitation.ics").read_bytes()).events
    assert "November assembly" in event["SUMMARY"]


@pytest.mark.parametrize(
    ("link", "kind", "form"),
    [
        ("printNotice", "agenda-notice", "pdf"),
        ("printInvitation", "agenda-notice", "ics"),
        ("printScript", "running-script", "pdf"),
        ("printSignIn", "sign-in", "pdf"),
        ("printBallot", "ballot", "pdf"),
    ],
)
def test_what_a_meeting_to_come_needs_is_one_click_away(
    before: Practice, qtbot: QtBot, link: str, kind: str, form: str
) -> None:
    before.open("meetings")
    before.click(link)
    reach(before, qtbot, "made")
    assert (told(before, "kind"), told(before, "form")) == (kind, form)


def test_minutes_log_and_one_decision_are_one_click_away(desk: Practice, qtbot: QtBot) -> None:
    desk.open("meetings")
    desk.press(Qt.Key.Key_M, CONTROL)
    desk.click("printMinutes")
    reach(desk, qtbot, "made")
    assert (
        told(desk, "kind") == "minutes"
        and desk.vm.printing._wanted.meeting == desk.model("meetings").past.looked_at != ""
    )
    desk.press(Qt.Key.Key_Escape)

    desk.open("decisions")
    desk.click("printLog")
    reach(desk, qtbot, "made")
    assert told(desk, "kind") == "decision-log"
    desk.press(Qt.Key.Key_Escape)

    desk.item("printDecision").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Qt.Key.Key_Return)
    reach(desk, qtbot, "made")
    assert told(desk, "kind") == "decision" and desk.vm.printing._wanted.decision == "2026-01"


def test_no_viewer_on_the_computer_is_said(
    desk: Practice, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "open_file", lambda path: False)
    desk.open("actions")
    asked(desk, qtbot)
    desk.vm.printing.save(str(tmp_path / "a.csv"))
    reach(desk, qtbot, "saved")
    desk.click("openDocument")

    assert f"No program on this computer opens a.csv. It is in {tmp_path}." in desk.words()


def test_what_is_recorded_meanwhile_is_in_the_document(before: Practice, qtbot: QtBot) -> None:
    before.open("meetings")
    before.vm.printing.ask("agenda-notice", {"form": "ics"})
    reach(before, qtbot, "made")
    add_item(before, "A lamp for the stairs")
    reach(before, qtbot, "making")
    reach(before, qtbot, "made")

    assert "A lamp for the stairs" in told(before, "made").row.text.replace("\n ", "")
