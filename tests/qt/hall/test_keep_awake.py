# SPDX-License-Identifier: GPL-3.0-or-later
"""No screen saver while the hall is shown: asked of a session bus of our own, and given back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from assembly_app.desktop import keep_awake
from assembly_app.desktop.keep_awake import (
    Caffeinate,
    ExecutionState,
    NoKeepAwake,
    ScreenSaverService,
    keep_awake_service,
)

# A screen saver in a process of its own, as on a desktop. It prints who asks, and who is gone.
SERVICE = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, Slot, ClassInfo
from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher
app = QCoreApplication([])
@ClassInfo({"D-Bus Interface": "org.freedesktop.ScreenSaver"})
class Saver(QObject):
    @Slot(str, str, result=int)
    def Inhibit(self, who, why):
        print("held", who, why, flush=True)
        return 7
saver = Saver()
bus = QDBusConnection.sessionBus()
bus.registerObject("/org/freedesktop/ScreenSaver", saver, QDBusConnection.RegisterOption.ExportAllSlots)
bus.registerService("org.freedesktop.ScreenSaver")
watcher = QDBusServiceWatcher("*", bus, QDBusServiceWatcher.WatchModeFlag.WatchForUnregistration)
watcher.serviceUnregistered.connect(lambda name: print("gone", flush=True))
print("ready", flush=True)
app.exec()
"""


@pytest.fixture
def saver(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    if shutil.which("dbus-daemon") is None:
        pytest.skip("dbus-daemon is not installed")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:path={tmp_path}/bus"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert daemon.stdout
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", daemon.stdout.readline().strip())
    service = subprocess.Popen([sys.executable, "-c", SERVICE], stdout=subprocess.PIPE, text=True, env=dict(os.environ))
    assert service.stdout
    assert service.stdout.readline() == "ready\n"
    yield service
    for process in (service, daemon):
        process.terminate()
        process.wait()
        assert process.stdout
        process.stdout.close()


def test_the_desktop_is_asked_once_and_hears_when_it_is_over(
    saver: subprocess.Popen[str], qapp: QGuiApplication
) -> None:
    assert saver.stdout
    keeper = ScreenSaverService()

    keeper.hold("A meeting is being shown in the hall.")
    keeper.hold("again")
    assert saver.stdout.readline() == "held Assembly A meeting is being shown in the hall.\n"
    keeper.release()
    assert saver.stdout.readline() == "gone\n"

    keeper.hold("once more")
    assert saver.stdout.readline() == "held Assembly once more\n"
    keeper.release()
    assert saver.stdout.readline() == "gone\n"


def test_a_desktop_without_a_screen_saver_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qapp: QGuiApplication
) -> None:
    keeper = ScreenSaverService()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")

    keeper.hold("why")
    keeper.release()

    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    keeper.hold("why")


def test_windows_is_told_and_told_back() -> None:
    said: list[int] = []

    class Kernel:
        def SetThreadExecutionState(self, state: int) -> None:
            said.append(state)

    keeper = ExecutionState(Kernel())
    keeper.hold("why")
    keeper.release()

    assert said == [0x80000003, 0x80000000]


def test_macos_s_own_program_runs_as_long_as_it_is_held(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stand_in = tmp_path / "caffeinate"
    stand_in.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/asked\nexec sleep 60\n')
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    keeper = Caffeinate()

    keeper.hold("why")
    keeper.hold("again")
    running = keeper._running
    assert running is not None
    assert running.poll() is None
    while not (tmp_path / "asked").exists() or not (tmp_path / "asked").read_text():
        QCoreApplication.processEvents()
    keeper.release()

    assert (tmp_path / "asked").read_text() == f"-d -i -w {os.getpid()}\n"
    assert running.poll() is not None


def test_a_mac_without_it_stops_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    keeper = Caffeinate()

    keeper.hold("why")
    keeper.release()


@pytest.mark.parametrize(
    ("platform", "kind"),
    [("linux", ScreenSaverService), ("darwin", Caffeinate), ("sunos5", NoKeepAwake)],
)
def test_each_system_has_its_way(platform: str, kind: type) -> None:
    keeper = keep_awake_service(platform)

    assert isinstance(keeper, kind)
    if isinstance(keeper, NoKeepAwake):
        keeper.hold("why")
        keeper.release()


def test_windows_way_is_chosen_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    class Windll:
        kernel32 = object()

    monkeypatch.setattr(keep_awake.ctypes, "windll", Windll, raising=False)

    assert isinstance(keep_awake_service("win32"), ExecutionState)


def test_the_bus_is_left_alone_until_the_hall_is_shown(qtbot: QtBot) -> None:
    code = "import assembly_app.desktop.windows, sys; print('PySide6.QtDBus' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout == "False\n"
