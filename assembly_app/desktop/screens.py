# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the hall window is: on the projector that was chosen, or hidden. Never over the console."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

# A screen that was just plugged in still changes its size for a moment.
_SETTLE_MS = 300


@dataclass(frozen=True)
class ScreenIdentity:
    """What a screen is known by again: maker, model and serial number; else its connector and size in pixels."""

    text: str

    @staticmethod
    def of(screen: QScreen) -> ScreenIdentity:
        if screen.serialNumber():
            return ScreenIdentity(f"{screen.manufacturer()}/{screen.model()}/{screen.serialNumber()}")
        size = screen.geometry().size()
        return ScreenIdentity(f"{screen.name()}@{size.width()}x{size.height()}")


class HallPlacement(QObject):
    """Keeps the hall window on one screen.

    Nothing opens unasked: the window appears only after `put`. When its screen is unplugged it hides at once (Qt would
    move it over the console); when the same screen comes back, so does it. It hides as well when the console comes to
    its screen, by hand or because the console's own was unplugged, and returns when the console leaves.

    Signals:
        changed: emitted when `state` or the set of screens changes.
    """

    CLOSED, SHOWN, LOST = "closed", "shown", "lost"

    changed = Signal()

    def __init__(
        self,
        app: QGuiApplication,
        console: QWindow,
        hall: QWindow,
        remembered: Iterable[str] = (),
        parent: QObject | None = None,
    ) -> None:
        """`remembered` are identities (their `text`) of halls shown before, the latest first."""
        super().__init__(parent)
        self._app, self._console, self._hall = app, console, hall
        self._remembered = list(remembered)
        self._wanted: ScreenIdentity | None = None
        self.state = self.CLOSED
        self._over = False
        app.screenRemoved.connect(self._gone)
        app.screenAdded.connect(self._came)
        hall.screenChanged.connect(self._moved)
        console.screenChanged.connect(self._console_moved)

    def let_go(self) -> None:
        """Do nothing about screens any more: the windows are about to go, and the application stays.

        The signals stay connected: this object must outlive the engine, and they keep it.
        """
        self._over = True

    @property
    def remembered(self) -> list[str]:
        """Identities of halls shown so far, the latest first; to be kept and given back at the next start."""
        return list(self._remembered)

    def choices(self) -> list[QScreen]:
        """The screens the hall may go to: all but the console's."""
        return [screen for screen in self._app.screens() if screen is not self._console.screen()]

    def suggested(self) -> QScreen | None:
        """The screen to offer: a remembered one, else the only other one, else None."""
        choices = self.choices()
        for text in self._remembered:
            for screen in choices:
                if ScreenIdentity.of(screen).text == text:
                    return screen
        return choices[0] if len(choices) == 1 else None

    def put(self, screen: QScreen) -> bool:
        """Show the hall on `screen`. False, and nothing shown, when that is where the console is."""
        if screen is self._console.screen():
            return False
        self._wanted = ScreenIdentity.of(screen)
        self._remembered = [self._wanted.text, *(text for text in self._remembered if text != self._wanted.text)]
        self._hall.setScreen(screen)
        self._hall.setGeometry(screen.geometry())
        # Not showFullScreen, which asks for the keyboard too.
        self._hall.setWindowStates(Qt.WindowState.WindowFullScreen)
        self._hall.setVisible(True)
        # Whoever types goes on typing at the desk, also when the projector comes back in the middle of a sentence.
        self._console.requestActivate()
        self._turn(self.SHOWN)
        return True

    def withdraw(self) -> None:
        """Hide the hall until it is put somewhere again."""
        self._wanted = None
        self._hall.hide()
        self._turn(self.CLOSED)

    def swap(self) -> bool:
        """Exchange the screens of console and hall. False when the hall is not shown."""
        ours, theirs = self._console.screen(), self._hall.screen()
        if self.state != self.SHOWN or ours is theirs:
            return False
        self._wanted = None
        self._hall.hide()
        self._carry_console(theirs)
        return self.put(ours)

    def _carry_console(self, screen: QScreen) -> None:
        # A window that fills its screen stays there unless it is made small for the way.
        states = self._console.windowStates()
        self._console.setWindowStates(Qt.WindowState.WindowNoState)
        room = screen.availableGeometry()
        size = self._console.size().boundedTo(room.size())
        self._console.setScreen(screen)
        self._console.setGeometry(QRect(room.center() - QPoint(size.width() // 2, size.height() // 2), size))
        self._console.setWindowStates(states)

    def _gone(self, screen: QScreen) -> None:
        if self._over:
            return
        if self._wanted == ScreenIdentity.of(screen):
            self._hide_lost()
        else:
            self.changed.emit()

    def _moved(self, screen: QScreen | None) -> None:
        if self._over:
            return
        # The window system may move the window before it tells us that the screen is gone.
        if screen and self._wanted and self._hall.isVisible() and ScreenIdentity.of(screen) != self._wanted:
            self._hide_lost()

    def _console_moved(self, screen: QScreen | None) -> None:
        if self._over:
            return
        if screen is None or self._wanted is None:
            return
        if ScreenIdentity.of(screen) == self._wanted:
            self._hide_lost()
        elif self.state == self.LOST:
            self._return_to(self._wanted)

    def _came(self, screen: QScreen) -> None:
        if self._over:
            return
        self.changed.emit()
        identity = ScreenIdentity.of(screen)
        if self.state == self.LOST and self._wanted == identity:
            QTimer.singleShot(_SETTLE_MS, self, lambda: self._return_to(identity))

    def _return_to(self, identity: ScreenIdentity) -> None:
        if self._over:
            return
        if self.state != self.LOST or self._wanted != identity:
            return
        for screen in self.choices():
            if ScreenIdentity.of(screen) == identity:
                self.put(screen)
                return

    def _hide_lost(self) -> None:
        self._hall.hide()
        self._turn(self.LOST)

    def _turn(self, state: str) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()
