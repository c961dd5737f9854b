# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk in a real window: killed in mid-sentence, started twice, on a full, a read-only, a damaged disk."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assembly_app.demo import sample
from assembly_app.domain.meetings.minutes import EntryWritten
from assembly_app.store.sql_store import SqlStore
from tests.end2end.displays import x_server
from tests.qt.support.practising import play

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
PROMISED = 1.0
"""Seconds after which what is half-typed is kept: the tests kill then, and not when it happens to be on the disk."""


class Desk:
    """A running desk, told what to do."""

    def __init__(self, display: str, home: Path, store: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.end2end.desk_program", str(home), str(store)],
            cwd=ROOT, env=environment(display), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self._heard = b""

    def hear(self) -> str:
        """The next line."""
        assert self.process.stdout
        end = time.monotonic() + PATIENCE
        while b"\n" not in self._heard:
            ready, _, _ = select.select([self.process.stdout], [], [], max(0.0, end - time.monotonic()))
            assert ready, "the desk says nothing"
            more = os.read(self.process.stdout.fileno(), 65536)
            assert more, f"the desk ended with {self.process.wait()}"
            self._heard += more
        line, _, self._heard = self._heard.partition(b"\n")
        return line.decode()

    def tell(self, line: str) -> str:
        """Have something done; the answer."""
        assert self.process.stdin
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()
        return self.hear()

    def look(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.tell("look"))
        return found

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.end()

    def end(self) -> None:
        """No process is left behind."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe
            pipe.close()


def environment(display: str) -> dict[str, str]:
    return {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software"}


Open = Callable[..., Desk]


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with x_server("1366x768") as name:
        yield name


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("played")
    play(folder, lambda step: bool(step.get("pause")))
    return folder


@pytest.fixture
def store(played: Path, tmp_path: Path) -> Path:
    shutil.copytree(played, tmp_path / "evening")
    return tmp_path / "evening" / sample.STORE


@pytest.fixture
def opened(display: str, tmp_path: Path) -> Iterator[Open]:
    desks: list[Desk] = []

    def begin(store: Path) -> Desk:
        desks.append(Desk(display, tmp_path / "evening" / "home", store))
        assert desks[-1].hear() == "open"
        return desks[-1]

    yield begin
    for desk in desks:
        if desk.process.returncode is None:
            desk.end()


def notes(path: Path) -> list[str]:
    """The texts that were written into the minutes."""
    store = SqlStore(path)
    group = store.own_group()
    assert group
    meetings = [brief.id for brief in store.meetings(group.id)]
    found = [line.event for meeting in meetings for line in store.minutes(group.id, meeting)]
    store.close()
    return [text for event in found if isinstance(event, EntryWritten) for text in event.text.values()]


def test_killed_in_mid_sentence_it_comes_back_where_it_was_with_the_text(opened: Open, store: Path) -> None:
    desk = opened(store)
    desk.tell("type A whole note")
    desk.tell("press Key_Return")
    desk.tell("type and half a sent")
    time.sleep(PROMISED)
    desk.kill()

    again = opened(store)

    seen = again.look()
    assert (seen["place"], seen["line"]) == ("meetings", "and half a sent")
    again.tell("type ence")
    again.tell("press Key_Return")
    assert again.look()["line"] == ""
    again.tell("close")
    assert notes(store)[-2:] == ["A whole note", "and half a sentence"]


def test_what_was_recorded_is_not_put_back_on_the_line(opened: Open, store: Path) -> None:
    desk = opened(store)
    desk.tell("type A whole note")
    time.sleep(PROMISED)
    desk.tell("press Key_Return")
    time.sleep(PROMISED)
    desk.kill()

    assert opened(store).look()["line"] == ""
    assert notes(store).count("A whole note") == 1


def test_a_second_start_calls_the_first_window_and_goes(opened: Open, store: Path, display: str) -> None:
    desk = opened(store)
    command = [sys.executable, "-m", "assembly_app", "--home", str(store.parent / "home"), "desk"]

    second = subprocess.run(
        [*command, str(store.parent / "." / store.name)],
        cwd=ROOT, env=environment(display), capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip

    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert desk.hear() == "called"
    assert desk.look()["line"] == ""


def test_after_a_kill_a_start_is_a_first_one_again(opened: Open, store: Path) -> None:
    opened(store).kill()

    assert opened(store).look()["place"] == "meetings"


def test_a_full_disk_is_said_and_keeps_what_was_typed(opened: Open, store: Path, small_disk: Path) -> None:
    on_small = small_disk / store.name
    shutil.copy(store, on_small)
    desk = opened(on_small)
    filler = small_disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            pass
    desk.tell("type There is no room for this")
    for _ in range(3):  # what was allocated before may hold a record or two
        desk.tell("press Key_Return")
        seen = desk.look()
        if seen["line"]:
            break
        desk.tell("type There is no room for this")

    assert "The disk is full" in seen["words"]
    assert "Nothing recorded is lost" in seen["words"]
    assert seen["line"] == "There is no room for this"

    filler.unlink()
    desk.tell("press Key_Return")
    assert desk.look()["line"] == ""
    desk.tell("close")
    desk.end()
    assert notes(on_small)[-1] == "There is no room for this"


def said_instead_of_opening(store: Path, home: Path, display: str) -> subprocess.CompletedProcess[str]:
    """Open the desk on a store that cannot be opened; what its window says until somebody closes it."""
    program = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from assembly_app.cli.exit_codes import exit_status
from assembly_app.desktop.app import Desktop
from assembly_app.desktop.startup import StartupWindow
from tests.qt.support.practising import text_in
tell = StartupWindow.tell
def telling(threshold, *args, **more):
    tell(threshold, *args, **more)
    QTimer.singleShot(300, lambda: (print(text_in(threshold.window)), threshold.faults.dismiss()))
StartupWindow.tell = telling
sys.exit(Desktop(Path({str(home)!r}), status_of=exit_status).open_desk(Path({str(store)!r}), safe_graphics=True))
"""
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT, env=environment(display), capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip


def test_a_damaged_store_is_said_in_the_window(store: Path, display: str) -> None:
    store.write_bytes(store.read_bytes()[:5000] + b"\0" * 3000)

    ran = said_instead_of_opening(store, store.parent / "home", display)

    assert "The assembly could not be opened" in ran.stdout, ran.stderr
    assert "It was left as it is." in ran.stdout
    assert ran.returncode == 3
    assert (store.parent / "home" / "faults.log").exists()


def test_a_store_on_a_read_only_disk_is_said_in_the_window(store: Path, small_disk: Path, display: str) -> None:
    on_small = small_disk / store.name
    shutil.copy(store, on_small)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)

    ran = said_instead_of_opening(on_small, store.parent / "home", display)

    assert f"The store {on_small} cannot be written" in ran.stdout, ran.stderr
    assert "Copy it to a place where you may write" in ran.stdout
    assert ran.returncode == 3


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes, where this may be had."""
    place = tmp_path / "stick"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("only the system's administrator may mount a small disk here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)
