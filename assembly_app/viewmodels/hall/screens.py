# SPDX-License-Identifier: GPL-3.0-or-later
"""The screens that the hall could be on, the one it is on, and how far its last row sits."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.viewmodels.hall.type_size import LARGEST, TypeSizes, farthest, sizes_for
from assembly_app.viewmodels.kit.properties import Property

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


class ScreenRow(NamedTuple):
    """A screen by its number from left to right; `use` is "desk", "hall" or "". `width`, `height` in pixels."""

    number: int
    name: str
    width: int
    height: int
    use: str
    known: bool


@QmlElement
@QmlUncreatable("made by the program")
class ScreensViewModel(QObject):  # type: ignore[operator]
    """What the desk says about screens. The windows themselves are the shell's.

    Signals:
        changed: a screen came, went, or is used otherwise.
        measured: emitted when last row or height of the picture changes.
        lookAsked: the list is about to be looked at.
        putAsked: the hall is to go to the screen with that number.
        swapAsked, identifyAsked: the keys of that name.
        roomAsked: the last row is so far away and the picture so high, in metres.
    """

    changed = Signal()
    measured = Signal()
    lookAsked = Signal()
    putAsked = Signal(int)
    swapAsked = Signal()
    identifyAsked = Signal()
    roomAsked = Signal(float, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ScreenRow] = []
        self._state = ""
        self._metres, self._high = 0.0, 0.0

    def publish(self, rows: list[ScreenRow], state: str) -> None:
        """The screens as they are; `state` as in `desktop.screens.HallPlace`."""
        if (rows, state) != (self._rows, self._state):
            self._rows, self._state = rows, state
            self.changed.emit()

    def furnish(self, metres: float, high: float) -> TypeSizes:
        """The room's last row and picture, in metres, 0 where not known; the sizes of type that follow."""
        if (metres, high) != (self._metres, self._high):
            self._metres, self._high = metres, high
            self.measured.emit()
        return sizes_for(metres, high)

    @Slot()
    def look(self) -> None:
        """The list is about to be looked at."""
        self.lookAsked.emit()

    @Slot(int)
    def put(self, number: int) -> None:
        """Show the hall on that screen."""
        self.putAsked.emit(number)

    @Slot()
    def swap(self) -> None:
        """Exchange the screens of desk and hall."""
        self.swapAsked.emit()

    @Slot()
    def identify(self) -> None:
        """Show its number on each screen for some seconds; again: take the numbers away."""
        self.identifyAsked.emit()

    @Slot(str, str)
    def measure(self, metres: str, high: str) -> None:
        """What was typed: distance of the last row and height of the picture, in metres. "" is not known."""
        self.roomAsked.emit(_metres(metres), _metres(high))

    @Property(list, notify=changed)
    def rows(self) -> list[dict[str, Any]]:
        return [row._asdict() for row in self._rows]

    @Property(str, notify=changed)
    def state(self) -> str:
        return self._state

    @Property(float, notify=measured)
    def metres(self) -> float:
        return self._metres

    @Property(float, notify=measured)
    def high(self) -> float:
        return self._high

    @Property(float, notify=measured)
    def floor(self) -> float:
        return sizes_for(self._metres, self._high).floor

    @Property(float, notify=measured)
    def reach(self) -> float:
        return farthest(self._high, self.floor) if self._high > 0 else 0.0

    @Property(float, notify=measured)
    def highEnough(self) -> float:
        """How high the picture must be for a last row that cannot read this one; 0 where it can."""
        if self._high <= 0 or self._metres <= farthest(self._high):
            return 0.0
        return self._high * self._metres / farthest(self._high, LARGEST)


def _metres(typed: str) -> float:
    """A length as somebody types it, with a comma or a point, in any script's digits; 0 for what is no length."""
    plain = "".join(str(int(c)) if c.isdecimal() else "." if c in ",٫" else c for c in typed.strip().removesuffix("m"))
    try:
        found = float(plain)
    except ValueError:
        return 0.0
    return found if 0 < found < 1000 else 0.0
