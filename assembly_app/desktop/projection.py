# SPDX-License-Identifier: GPL-3.0-or-later
"""The hall's window and all that is done with it: shown, moved, measured, kept awake, and the numbers on screens."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtQuick import QQuickWindow

from assembly_app.desktop.keep_awake import KeepAwake
from assembly_app.desktop.screens import HallPlacement, ScreenIdentity
from assembly_app.viewmodels.hall.hall import HallViewModel
from assembly_app.viewmodels.hall.screens import ScreenRow

SHOWING_NUMBERS_MS = 5000


class LastRow(NamedTuple):
    """How far the last row sits from a screen, and how high its picture is, in metres."""

    screen: str
    metres: float
    high: float


class Projection(QObject):
    """Does what the view-models of hall and screens ask for. Nothing is made before it is asked for.

    Signals:
        remembered: a screen, or the measures of a room, are to be kept.
    """

    remembered = Signal()

    def __init__(
        self,
        app: QGuiApplication,
        desk: QQuickWindow,
        vm: HallViewModel,
        make: Callable[[str], QQuickWindow],
        awake: KeepAwake,
        why: Callable[[], str],
        screens: Iterable[str] = (),
        rooms: Iterable[LastRow] = (),
    ) -> None:
        """`make` makes a window of the hall by name: "HallWindow", "ScreenNumber". `why` is said to the system."""
        super().__init__()
        self._app, self._desk, self.vm, self._make, self._awake = app, desk, vm, make, awake
        self._why = why
        self._screens, self.rooms = tuple(screens), {room.screen: room for room in rooms}
        self._numbers: list[QQuickWindow] = []
        self._numbers_go = QTimer(self, interval=SHOWING_NUMBERS_MS, singleShot=True)
        self._numbers_go.timeout.connect(self._take_numbers_away)
        vm.projectAsked.connect(self.project)
        asked = vm.screens_
        asked.lookAsked.connect(self.look)
        asked.putAsked.connect(self.put)
        asked.swapAsked.connect(self.swap)
        asked.identifyAsked.connect(self.identify)
        asked.roomAsked.connect(self.measure)

    @cached_property
    def hall(self) -> QQuickWindow:
        """The hall's window, made when it is first asked for: the desk need not wait for it."""
        window = self._make("HallWindow")
        window.visibleChanged.connect(self._shown)
        return window

    @cached_property
    def place(self) -> HallPlacement:
        """Where the hall's window goes."""
        place = HallPlacement(self._app, self._desk, self.hall, self._screens, parent=self)
        place.changed.connect(self.look)
        return place

    @property
    def screens(self) -> tuple[str, ...]:
        """Identities of the screens shown on so far, the latest first."""
        return tuple(self.place.remembered) if "place" in self.__dict__ else self._screens

    def project(self) -> None:
        """Show the hall on the projector, or without one in a window of its own; again: take it away."""
        if self.hall.isVisible() or self.place.state == HallPlacement.LOST:
            self.place.withdraw()
            return
        screen = self.place.suggested() or next(iter(self.place.choices()), None)
        if screen is None:
            self.hall.showNormal()
            self._desk.requestActivate()
        else:
            self._put(screen)

    def put(self, number: int) -> None:
        """Show the hall on the screen with that number; on the desk's own, if the hall is shown, by changing places."""
        screen = self._numbered()[number - 1] if 0 < number <= len(self._app.screens()) else None
        if screen is None:
            return
        if screen is self._desk.screen():
            self.swap()
        else:
            self._put(screen)

    def swap(self) -> None:
        """Exchange the screens of desk and hall."""
        if self.place.swap():
            self._settle_on(self.hall.screen())
        self._desk.requestActivate()

    def _put(self, screen: QScreen) -> None:
        self._settle_on(screen)
        self.place.put(screen)
        self.remembered.emit()

    def measure(self, metres: float, high: float) -> None:
        """The last row sits so far from the screen that the hall is on, or would go to."""
        screen = self.hall.screen() if self.place.state == HallPlacement.SHOWN else self.place.suggested()
        name = ScreenIdentity.of(screen).text if screen else ""
        self.rooms[name] = LastRow(name, metres, high)
        self._furnish(self.rooms[name])
        self.remembered.emit()

    def _settle_on(self, screen: QScreen) -> None:
        name = ScreenIdentity.of(screen).text
        self._furnish(self.rooms.get(name, LastRow(name, 0, 0)))

    def _furnish(self, room: LastRow) -> None:
        self.vm.resize(self.vm.screens_.furnish(room.metres, room.high))

    def identify(self) -> None:
        """Show its number on each screen for some seconds; again: take the numbers away."""
        if self._numbers_go.isActive():
            self._take_numbers_away()
            return
        screens = self._numbered()
        while len(self._numbers) < len(screens):
            self._numbers.append(self._make("ScreenNumber"))
        for number, (screen, window) in enumerate(zip(screens, self._numbers, strict=False), 1):
            room = screen.geometry()
            side = round(min(room.width(), room.height()) * 0.5)
            window.setProperty("number", number)
            window.setScreen(screen)
            window.setGeometry(QRect(room.center() - QPoint(side // 2, side // 2), QSize(side, side)))
            window.show()
        self._numbers_go.start()

    def _take_numbers_away(self) -> None:
        self._numbers_go.stop()
        for window in self._numbers:
            window.hide()

    def look(self) -> None:
        """Say which screens there are, and what each is used for."""
        self.vm.screens_.publish(
            [
                ScreenRow(
                    number,
                    " ".join(part for part in (screen.manufacturer(), screen.model()) if part) or screen.name(),
                    screen.geometry().width(),
                    screen.geometry().height(),
                    self._use(screen),
                    ScreenIdentity.of(screen).text in self.screens,
                )
                for number, screen in enumerate(self._numbered(), 1)
            ],
            self.place.state,
        )
        if self.place.state != HallPlacement.SHOWN and (screen := self.place.suggested()):
            self._settle_on(screen)

    def _use(self, screen: QScreen) -> str:
        if screen is self._desk.screen():
            return "desk"
        return "hall" if self.place.state == HallPlacement.SHOWN and screen is self.hall.screen() else ""

    def _numbered(self) -> list[QScreen]:
        """All screens from left to right, then from top to bottom: Qt's own order is not one that people see."""
        return sorted(self._app.screens(), key=lambda screen: (screen.geometry().x(), screen.geometry().y()))

    def _shown(self) -> None:
        shown = self.hall.isVisible()
        self.vm.was_projected(shown)
        if shown:
            self._awake.hold(self._why())
        else:
            self._awake.release()

    def close(self) -> None:
        """The system may sleep again, and screens may come and go."""
        self._awake.release()
        if "place" in self.__dict__:
            self.place.let_go()
