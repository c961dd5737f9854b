# SPDX-License-Identifier: GPL-3.0-or-later
"""A half-typed line outlives another place, a closed window and a power cut; and a second start finds the first."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from assembly_app.demo import sample
from assembly_app.desktop import error_reporting
from assembly_app.desktop.single_instance import SingleInstance, instance_name
from assembly_app.desktop.unsaved_text import UnsavedText
from assembly_app.installation.log import Log
from assembly_app.service.core.scenario import ScenarioClock
from tests.qt.support.practising import Practice, paused_at

Start = Callable[[], Practice]
LINE = "lineText"


@pytest.fixture
def start(played: Path, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Start]:
    """Start the desk on the same store, once more each time."""
    shutil.copytree(played, tmp_path / "store")
    running: list[Practice] = []

    def begin() -> Practice:
        clock = ScenarioClock(paused_at())
        running.append(Practice(qapp, tmp_path / "store" / sample.STORE, clock))
        qtbot.waitUntil(running[-1].desk.isActive)
        return running[-1]

    yield begin
    for desk in running:
        if desk.complaints != ["closed"]:
            desk.close()


def close(desk: Practice) -> None:
    desk.close()
    desk.complaints.append("closed")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "drafts" / "this.json"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    made = Log(tmp_path)
    yield made
    made.close()


def kept(file: Path) -> UnsavedText:
    return UnsavedText.from_json(file.read_bytes()) if file.exists() else UnsavedText()


CTRL = Qt.KeyboardModifier.ControlModifier


def test_what_is_half_typed_is_on_the_disk_within_a_second(start: Start, file: Path, log: Log, qtbot: QtBot) -> None:
    desk = start()
    with error_reporting.keep_unsaved_text(desk.console, file, log):
        desk.type("half a sent")
        qtbot.waitUntil(lambda: kept(file) == UnsavedText({LINE: "half a sent"}, "meetings"), timeout=1000)

        desk.type("ence")
        qtbot.waitUntil(lambda: kept(file).texts == {LINE: "half a sentence"}, timeout=1000)


def test_recording_the_line_empties_the_draft(start: Start, file: Path, log: Log, qtbot: QtBot) -> None:
    desk = start()
    with error_reporting.keep_unsaved_text(desk.console, file, log):
        desk.type("More light")
        qtbot.waitUntil(lambda: kept(file).texts == {LINE: "More light"}, timeout=1000)

        desk.press(Qt.Key.Key_Return)

        qtbot.waitUntil(lambda: kept(file).texts == {}, timeout=1000)


def test_the_line_and_the_place_come_back(start: Start, file: Path, log: Log) -> None:
    file.parent.mkdir()
    file.write_bytes(UnsavedText({LINE: "concern Marta: the pla"}, "decisions").to_json())
    desk = start()
    assert desk.vm.place == "meetings"

    with error_reporting.keep_unsaved_text(desk.console, file, log):
        assert desk.vm.place == "decisions"
        desk.open("meetings")

        assert desk.item(LINE).property("text") == "concern Marta: the pla"
        desk.type("n")
        assert desk.item(LINE).property("text") == "concern Marta: the plan"


def test_a_line_that_is_left_for_another_place_is_there_on_return(start: Start, file: Path, log: Log) -> None:
    desk = start()
    with error_reporting.keep_unsaved_text(desk.console, file, log):
        desk.type("half a sent")
        desk.open("decisions")
        desk.open("meetings")

        assert desk.item(LINE).property("text") == "half a sent"
        assert desk.item(LINE).hasActiveFocus()


def test_closing_keeps_the_line_and_forgets_the_place(start: Start, file: Path, log: Log) -> None:
    desk = start()
    with error_reporting.keep_unsaved_text(desk.console, file, log):
        desk.type("half a sent")
        close(desk)

    assert kept(file) == UnsavedText({LINE: "half a sent"})


def test_a_draft_that_cannot_be_kept_is_written_down_and_stops_nothing(
    start: Start, tmp_path: Path, log: Log, qtbot: QtBot
) -> None:
    (tmp_path / "blocked").write_text("a file where a folder should be")
    desk = start()
    with error_reporting.keep_unsaved_text(desk.console, tmp_path / "blocked" / "this.json", log):
        desk.type("half a sent")
        qtbot.waitUntil(log.path.exists)

        assert desk.item(LINE).property("text") == "half a sent"
    assert "blocked" in log.path.read_text("utf-8")


def test_a_search_is_no_draft(start: Start, file: Path, log: Log, qtbot: QtBot) -> None:
    desk = start()
    with error_reporting.keep_unsaved_text(desk.console, file, log):
        desk.open("decisions")
        desk.type("seed")
        qtbot.waitUntil(lambda: kept(file).place == "decisions", timeout=1000)

        assert kept(file).texts == {}


@pytest.mark.parametrize(
    "bytes_", [b"", b"\xff", b"[]", b'{"line": "x", "place": 1}', b'{"texts": {"lineText": 7}, "place": 9}']
)
def test_a_draft_that_cannot_be_read_is_none(bytes_: bytes) -> None:
    assert UnsavedText.from_json(bytes_) == UnsavedText()


def test_nobody_answers_at_a_door_without_a_window(qapp: QGuiApplication, tmp_path: Path) -> None:
    assert SingleInstance(instance_name(tmp_path / "ours.sqlite")).call() is None


def test_the_door_is_the_same_by_every_way_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(tmp_path)

    assert instance_name(tmp_path / "a.sqlite") == instance_name(tmp_path / "linked" / "a.sqlite")
    assert instance_name(tmp_path / "a.sqlite") != instance_name(tmp_path / "b.sqlite")


def test_a_door_that_a_killed_program_left_is_taken_over(qapp: QGuiApplication, tmp_path: Path) -> None:
    door = str(tmp_path / "door")
    Path(door).write_text("what a killed program leaves behind")
    window = SingleInstance(door)

    assert window.call() is None
    window.listen()

    assert Path(door).is_socket()
    window.close()
    assert not Path(door).exists()
