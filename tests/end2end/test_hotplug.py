# SPDX-License-Identifier: GPL-3.0-or-later
"""A projector is unplugged and plugged in again on a real X server."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.displays import x_server

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def display() -> Iterator[str]:
    """An X server of our own with a laptop's screen and a projector's."""
    with x_server("3286x1080") as name:
        for monitor in (("CONSOLE", "1366/361x768/203+0+0", "screen"), ("HALL", "1920/507x1080/285+1366+0", "none")):
            subprocess.run(["xrandr", "--setmonitor", *monitor], env={**os.environ, "DISPLAY": name}, check=True)
        yield name


def run(program: str, display: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software"}
    return subprocess.run(
        [sys.executable, "-m", f"tests.end2end.{program}", *arguments],
        env=env, cwd=ROOT, capture_output=True, text=True, timeout=90, check=False,
    )  # fmt: skip


def test_the_hall_hides_at_once_and_comes_back_to_its_own_screen(display: str) -> None:
    seen = run("hotplug_program", display)

    once = ["gone lost hidden free", "back shown HALL 1366 0 1920 1080 free"]
    assert seen.stdout.splitlines() == once * 3, seen.stderr
    assert seen.returncode == 0


def test_an_evening_while_screens_come_and_go(display: str, tmp_path: Path) -> None:
    seen = run("hotplug_desk_program", display, str(tmp_path))

    assert seen.stdout.splitlines() == [
        "shown: on HALL, desk free, 'Live in the hall', line ''",
        "unplugged: hidden, desk free, 'Projector unplugged', line 'half a '",
        "another one plugged in: hidden, desk free, 'Projector unplugged', line 'half a sent'",
        "plugged in again: on HALL, desk free, 'Live in the hall', line 'half a sentence'",
        "swapped: on CONSOLE, desk free, 'Live in the hall', line 'half a sentence'",
        "swapped back: on HALL, desk free, 'Live in the hall', line 'half a sentence'",
    ], seen.stderr
    assert seen.returncode == 0
