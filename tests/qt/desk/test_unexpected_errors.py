# SPDX-License-Identifier: GPL-3.0-or-later
"""Something unexpected happens: a calm panel on the desk, never in the hall, and a report that can be sent on."""

from __future__ import annotations

import logging
import shutil
import sys
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from assembly_app.cli.exit_codes import exit_status
from assembly_app.demo import sample
from assembly_app.desktop import error_reporting
from assembly_app.desktop import unexpected_errors as fault_module
from assembly_app.desktop.preferences import Preferences
from assembly_app.desktop.startup import StartupWindow
from assembly_app.desktop.unexpected_errors import ErrorWatch, UnexpectedError
from assembly_app.installation.log import LARGEST, Log
from assembly_app.service.core.ports import StoreError
from assembly_app.service.core.scenario import ScenarioClock
from tests.qt.support.accessibility import unnamed
from tests.qt.support.practising import Practice, paused_at, text_in
from tests.words import catalogues

# What is thrown here on purpose is heard by the program, not by the test's own net.
pytestmark = pytest.mark.qt_no_exception_capture


class Button(QObject):
    """Something that Qt calls."""

    pressed = Signal()


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    made = Log(tmp_path / "installation")
    yield made
    made.close()


@pytest.fixture
def desk(played: Path, tmp_path: Path, log: Log, qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Practice]:
    shutil.copytree(played, tmp_path / "store")
    clock = ScenarioClock(paused_at())
    made = Practice(qapp, tmp_path / "store" / sample.STORE, clock)
    made.desk.show()
    made.hall.show()
    made.desk.requestActivate()
    qtbot.waitUntil(made.desk.isActive)
    watching = error_reporting.watch_errors(made.threshold, log)
    yield made
    watching.unwatch()
    made.close()


def stumble() -> None:
    raise RuntimeError("the lamp fell over")


def test_an_error_in_a_slot_shows_the_panel_on_the_desk_and_never_in_the_hall(desk: Practice, log: Log) -> None:
    button = Button()
    button.pressed.connect(stumble)

    button.pressed.emit()

    said = desk.words()
    assert "Something unexpected happened" in said
    assert "RuntimeError: the lamp fell over" in said
    assert "Everything that was recorded" in said
    assert "lamp fell" not in desk.words(desk.hall)
    assert "unexpected" not in desk.words(desk.hall)
    assert "stumble" in log.path.read_text("utf-8")


def test_escape_goes_on_and_the_half_typed_line_has_the_keyboard_again(desk: Practice, qtbot: QtBot) -> None:
    desk.type("half a sent")
    QTimer.singleShot(0, stumble)
    qtbot.waitUntil(lambda: "Something unexpected happened" in desk.words())
    desk.type("x")

    desk.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.item("lineText").hasActiveFocus())
    desk.type("ence")

    assert "Something unexpected happened" not in desk.words()
    assert desk.item("lineText").property("text") == "half a sentence"


def test_the_report_is_copied_whole(desk: Practice) -> None:
    sys.excepthook(ValueError, ValueError("seven is not a colour"), None)

    desk.click("faultCopy")

    copied = QGuiApplication.clipboard().text()
    assert "Assembly " in copied
    assert "ValueError: seven is not a colour" in copied
    assert "Copied" in desk.words()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_panel_names_everything(desk: Practice, language: str) -> None:
    desk.voices.desk.choose(language)

    sys.excepthook(ValueError, ValueError("seven is not a colour"), None)

    assert unnamed(desk.desk) == []


def test_a_second_fault_is_counted_and_both_are_in_the_report(desk: Practice) -> None:
    sys.excepthook(ValueError, ValueError("one"), None)
    sys.excepthook(ValueError, ValueError("two"), None)

    assert "ValueError: one And one more." in desk.words()
    assert "ValueError: two" in str(desk.item("faultReport").property("text"))


def test_an_error_of_the_store_is_said_in_its_own_sentence(desk: Practice) -> None:
    error = StoreError("disk-full", path="ours.sqlite", detail="no room")

    sys.excepthook(StoreError, error, None)

    assert "The disk is full: ours.sqlite could not be written" in desk.words()


def test_an_error_in_another_thread_is_told_in_this_one(desk: Practice, qtbot: QtBot) -> None:
    thread = threading.Thread(target=stumble)
    thread.start()
    thread.join()
    assert desk.threshold.faults is None

    qtbot.waitUntil(lambda: "the lamp fell over" in desk.words())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("file:///a/Desk/Rail.qml:3: TypeError: Cannot read property 'a' of null", "Rail.qml:3: TypeError"),
        ("file:///a/Desk/Rail.qml:3: ReferenceError: b is not defined", "Rail.qml:3: ReferenceError"),
        ("file:///a/Desk/Rail.qml:3:5: QML Rail: Binding loop detected", ""),
        ("file:///a/Desk/Rail.qml:3:1: Unable to assign [undefined] to QString", ""),
    ],
)
def test_only_a_failed_expression_of_qml_is_told(line: str, told: str) -> None:
    written: list[str] = []
    heard: list[UnexpectedError] = []
    faults = ErrorWatch(written.append)
    faults.happened.connect(heard.append)

    faults.hear_qml(line)

    assert line in written[0]
    assert [fault.says.startswith(told) for fault in heard] == ([True] if told else [])


def test_what_comes_with_every_tick_is_told_once_and_written_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr(fault_module.time, "monotonic", lambda: now)
    written: list[str] = []
    heard: list[UnexpectedError] = []
    faults = ErrorWatch(written.append)
    faults.happened.connect(heard.append)

    for now in (100.0, 101.0, 102.0, 111.9, 122.0):  # noqa: B007 -- the clock reads it
        faults.hear_qml("file:///Rail.qml:3: TypeError: null")

    assert len(written) == 5
    assert len(heard) == 2


def test_a_pause_from_the_keyboard_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *args: passed.append(args[0]))
    written: list[str] = []
    faults = ErrorWatch(written.append)
    faults.watch()

    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    faults.unwatch()
    assert passed == [KeyboardInterrupt]
    assert written == []


def test_the_log_stays_small_and_keeps_the_one_before(log: Log) -> None:
    for number in range(12):
        log.write(f"{number} " + "x" * (LARGEST // 8))

    sizes = {path.name: path.stat().st_size for path in log.path.parent.iterdir()}
    assert set(sizes) == {"faults.log", "faults.old.log"}
    assert all(size < 2 * LARGEST for size in sizes.values())
    assert "11 x" in log.path.read_text("utf-8")


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    Log(tmp_path / "file").write("lost")


def test_what_libraries_warn_of_is_written_down_and_not_said(log: Log, capsys: pytest.CaptureFixture[str]) -> None:
    log.listen()
    try:
        logging.getLogger("sqlalchemy.pool").warning("the pool is %s", "dry")
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            warnings.showwarning = log._warned
            logging.getLogger("icalendar").warning("Ana’s holiday")
            warnings.warn("the roof leaks", RuntimeWarning, stacklevel=1)
            warnings.warn_explicit("Ana's holiday", RuntimeWarning, "/lib/dateutil/parser.py", 7)
    finally:
        log.close()

    written = log.path.read_text("utf-8")
    assert "WARNING sqlalchemy.pool\nthe pool is dry" in written
    assert "RuntimeWarning" in written and "the roof leaks" in written
    assert "parser.py:7" in written and "holiday" not in written, "what people wrote is quoted nowhere"
    assert capsys.readouterr().err == ""


@pytest.fixture
def threshold(qapp: QGuiApplication) -> StartupWindow:
    made = StartupWindow(qapp, catalogues(hours24=True), Preferences(scheme="light"), waiting=True)
    made.appear()
    return made


def test_a_store_that_cannot_be_opened_says_so_in_the_window_until_it_is_closed(
    threshold: StartupWindow, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(error_reporting, "on_a_display", lambda app: True)
    seen: list[str] = []

    def read_and_close() -> None:
        seen.append(text_in(threshold.window))
        assert threshold.faults is not None
        threshold.faults.dismiss()

    QTimer.singleShot(50, read_and_close)

    error = StoreError("damaged-store", path="ours.sqlite", detail="torn")
    error_reporting.show_open_error(threshold, error, log)

    assert exit_status(error) == 3
    assert "The assembly could not be opened" in seen[0]
    assert "The store ours.sqlite is damaged: torn. It was left as it is." in seen[0]
    assert "What was kept" not in seen[0]
    assert "damaged-store" in log.path.read_text("utf-8")


def test_an_error_of_ours_while_opening_is_told_too(
    threshold: StartupWindow, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(error_reporting, "on_a_display", lambda app: True)
    QTimer.singleShot(50, threshold.window.close)

    error = KeyError("founding")
    error_reporting.show_open_error(threshold, error, log)

    assert exit_status(error) == 1


def test_without_a_display_the_command_line_says_it(threshold: StartupWindow, log: Log) -> None:
    with pytest.raises(StoreError, match="damaged-store"):
        error_reporting.show_open_error(threshold, StoreError("damaged-store", path="a", detail="b"), log)
    assert not log.path.exists()
