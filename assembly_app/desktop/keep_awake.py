# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping the projector awake while the hall is shown: no screen saver, no dimming, no sleep."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from typing import Any, Protocol


class KeepAwake(Protocol):
    """Keeps screens on. Both calls may be repeated, and neither ever fails: a dark screen is no reason to stop."""

    def hold(self, why: str) -> None:
        """Keep the screens on from now on; `why` may be shown by the system."""

    def release(self) -> None:
        """The system may do as it likes again."""


class NoKeepAwake:
    """Where no way is known."""

    def hold(self, why: str) -> None:
        """See KeepsAwake."""

    def release(self) -> None:
        """See KeepsAwake."""


class ScreenSaverService:
    """Desktops that speak D-Bus: `org.freedesktop.ScreenSaver.Inhibit`, on a connection of our own.

    The service gives the inhibition up when that connection ends (freedesktop.org's Idle Inhibition Service), and so
    it does too when this program is killed.
    """

    SERVICE, PATHS = "org.freedesktop.ScreenSaver", ("/org/freedesktop/ScreenSaver", "/ScreenSaver")
    CONNECTION = "assembly-awake"

    def __init__(self) -> None:
        self._held = False

    def hold(self, why: str) -> None:
        """See KeepsAwake."""
        if self._held or not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
            return
        from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, self.CONNECTION)
        for path in self.PATHS if bus.isConnected() else ():
            call = QDBusMessage.createMethodCall(self.SERVICE, path, self.SERVICE, "Inhibit")
            call.setArguments(["Assembly", why])
            # A desktop that does not answer must not hold the evening up.
            if bus.call(call, QDBus.CallMode.Block, 1000).type() == QDBusMessage.MessageType.ReplyMessage:
                self._held = True
                return
        QDBusConnection.disconnectFromBus(self.CONNECTION)

    def release(self) -> None:
        """See KeepsAwake."""
        if self._held:
            from PySide6.QtDBus import QDBusConnection

            QDBusConnection.disconnectFromBus(self.CONNECTION)
            self._held = False


class Caffeinate:
    """macOS: its own `caffeinate`, which ends with this process if we cannot end it."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None

    def hold(self, why: str) -> None:
        """See KeepsAwake."""
        if self._running is None:
            try:
                self._running = subprocess.Popen(["caffeinate", "-d", "-i", "-w", str(os.getpid())])
            except OSError:
                self._running = None

    def release(self) -> None:
        """See KeepsAwake."""
        if self._running is not None:
            self._running.terminate()
            self._running.wait()
            self._running = None


class ExecutionState:
    """Windows: `SetThreadExecutionState`, which holds until it is set back or the thread ends."""

    CONTINUOUS, SYSTEM, DISPLAY = 0x80000000, 0x00000001, 0x00000002

    def __init__(self, kernel: Any = None) -> None:
        """`kernel` is kernel32, unless a test gives another."""
        self._kernel = kernel or ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]

    def hold(self, why: str) -> None:
        """See KeepsAwake."""
        self._kernel.SetThreadExecutionState(self.CONTINUOUS | self.SYSTEM | self.DISPLAY)

    def release(self) -> None:
        """See KeepsAwake."""
        self._kernel.SetThreadExecutionState(self.CONTINUOUS)


def keep_awake_service(platform: str = sys.platform) -> KeepAwake:
    """The way of this system."""
    if platform == "darwin":
        return Caffeinate()
    if platform == "win32":
        return ExecutionState()
    return ScreenSaverService() if platform.startswith(("linux", "freebsd")) else NoKeepAwake()
