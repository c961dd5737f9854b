# SPDX-License-Identifier: GPL-3.0-or-later
"""One window for a store: a second start calls the first one to the front, and goes."""

from __future__ import annotations

import getpass
import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

CONNECT_MS, ANSWER_MS = 500, 5000
CALL, ANSWER = b"come", b"here"


def instance_name(store: Path) -> str:
    """The name at which the window of that store can be called: this person's, whatever way led to the file."""
    real = os.path.normcase(os.path.realpath(store))
    return "assembly-" + hashlib.sha256(f"{getpass.getuser()}\0{real}".encode()).hexdigest()[:24]


class SingleInstance(QObject):
    """Listens for later starts on the same store.

    Signals:
        called: somebody started the program again; the window should come to the front.
    """

    called = Signal()

    def __init__(self, door: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def call(self) -> bool | None:
        """Call the window that is there: True when it answered, False when it did not, None when there is none."""
        socket = QLocalSocket()
        socket.connectToServer(self._door)
        if not socket.waitForConnected(CONNECT_MS):
            return None
        socket.write(CALL)
        socket.flush()
        heard = b""
        while not heard.startswith(ANSWER):
            if not socket.waitForReadyRead(ANSWER_MS):
                return False
            heard += bytes(socket.readAll().data())
        return True

    def listen(self) -> None:
        """Be the window that is called. What a killed program left behind is cleared away first."""
        if not self._server.listen(self._door):
            # Nobody answered at that door a moment ago, so what is there has no one behind it.
            QLocalServer.removeServer(self._door)
            self._server.listen(self._door)

    def close(self) -> None:
        """Let later starts open windows of their own."""
        self._server.close()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setParent(self)
            socket.disconnected.connect(socket.deleteLater)
            socket.write(ANSWER)
            socket.flush()
            self.called.emit()
