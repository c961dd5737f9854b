# SPDX-License-Identifier: GPL-3.0-or-later
"""A projector is unplugged and plugged in again on a real X server."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def display() -> Iterator[str]:
    """An X server of our own with a laptop's screen and a projector's."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "3286x1080x24", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as pipe:
        name = f":{pipe.readline().strip()}"
    for monitor in (("CONSOLE", "1366/361x768/203+0+0", "screen"), ("HALL", "1920/507x1080/285+1366+0", "none")):
        subprocess.run(["xrandr", "--setmonitor", *monitor], env={**os.environ, "DISPLAY": name}, check=True)
    yield name
    server.terminate()
    server.wait()


def test_the_hall_hides_at_once_and_comes_back_to_its_own_screen(display: str) -> None:
    env = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software"}
    seen = subprocess.run(
        [sys.executable, "-m", "tests.end2end.hotplug_program"],
        env=env, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    once = ["gone lost hidden free", "back shown HALL 1366 0 1920 1080 free"]
    assert seen.stdout.splitlines() == once * 3, seen.stderr
    assert seen.returncode == 0
