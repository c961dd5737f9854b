# SPDX-License-Identifier: GPL-3.0-or-later
"""Both windows over the sample neighbourhood as it stands just before its test, with a clock that stands still."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from assembly_app.demo import sample
from assembly_app.desktop import bootstrap
from assembly_app.desktop.preferences import Preferences
from assembly_app.desktop.startup import StartupWindow
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.proposals.state import Proposal
from assembly_app.installation.keystore import Installation
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.scenario import Player, ScenarioClock, read_scenario
from assembly_app.store.sql_store import SqlStore
from assembly_app.viewmodels.places import digit_of
from tests.qt.support.frames import drawn
from tests.words import catalogues


def play(folder: Path, until: Callable[[dict[str, object]], bool]) -> None:
    """Play the sample into a store of its own, up to the act for which `until` is true."""
    clock = ScenarioClock()
    assembly = sample.fresh(folder, clock)
    for _ in Player(assembly, clock).play(read_scenario(sample.scenario()), until):
        pass
    assembly.store.close()


@cache
def paused_at() -> datetime:
    """The instant at which the sample pauses: just before its test."""
    return sample.instant_of_pause(sample.scenario())


def desk_on(path: Path, clock: ScenarioClock | None = None) -> Assembly:
    """A new assembly's store, with a key beside it; nothing founded."""
    return Assembly(SqlStore(path, create=True), Installation(path.parent / "home"), clock or ScenarioClock())


def item_in(window: QQuickWindow, name: str) -> QQuickItem:
    """The visible item with that objectName, found along the scene: delegates are nobody's children."""
    drawn(window)
    waiting = [window.contentItem()]
    while waiting:
        here = waiting.pop()
        if here.objectName() == name and here.isVisible():
            return here
        waiting += here.childItems()
    raise AssertionError(f"{name} is not on the screen")


def text_in(window: QQuickWindow) -> str:
    """All text that can be read in a window, a line for each piece."""
    drawn(window)
    found: list[str] = []
    waiting: list[QQuickItem] = [window.contentItem()]
    while waiting:
        here = waiting.pop()
        if here.isVisible() and isinstance(text := QObject.property(here, "text"), str):
            found.append(text.replace("\u2068", "").replace("\u2069", ""))
        waiting += [child for child in here.childItems() if child.isVisible()]
    return "\n".join(found)


def key_of(number: int) -> Qt.Key:
    """The key that opens the place with this number, from 0."""
    return Qt.Key(ord(digit_of(number)))


class Practice:
    """A console at work: the assembly, its clock, its windows, and hands for them."""

    def __init__(self, app: QGuiApplication, store: Path, clock: ScenarioClock, *, create: bool = False) -> None:
        self.clock = clock
        self.assembly = Assembly(SqlStore(store, create=create), Installation(store.parent / "home"), clock)
        self.complaints: list[str] = []
        words = catalogues(hours24=True)
        self.threshold = threshold = StartupWindow(app, words, Preferences(scheme="light"), waiting=not create)
        threshold.windows.complained.connect(self.complaints.append)
        self.threshold = threshold
        self.kept: list[Preferences] = []
        self.console = bootstrap.make_windows(threshold, self.assembly, practice=True, keep=self.kept.append)
        self.vm, self.voices = self.console.vm, self.console.voices
        self.desk, self.hall = self.console.desk, self.console.hall
        self.desk.show()
        self.desk.requestActivate()

    def close(self) -> None:
        """Windows, engine, view-models, store."""
        self.console.close()
        self.assembly.store.close()
        assert self.complaints == []
        # Now, and not while the next desk is being built: a desk's parts name each other, so the collector takes them.
        gc.collect()

    def model(self, place: str) -> Any:
        """What a place shows."""
        return self.vm.view_model(place)

    @property
    def meeting(self) -> Meeting:
        found = self.model("meetings").meeting.meeting
        assert found is not None
        return found

    @property
    def proposal(self) -> Proposal:
        found = self.model("meetings").meeting.proposal
        assert found is not None
        return found

    def item(self, name: str, window: QQuickWindow | None = None) -> QQuickItem:
        """The visible item with that objectName."""
        return item_in(window or self.desk, name)

    def words(self, window: QQuickWindow | None = None) -> str:
        """All text that can be read in a window."""
        return text_in(window or self.desk)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        # A test has no event loop that would take away what a place left behind, with its chords.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QTest.keyClick(self.desk, key, modifier)
        QGuiApplication.processEvents()

    def open(self, place: str) -> None:
        """Open a place by its key."""
        self.press(key_of(self.vm.names.index(place)), Qt.KeyboardModifier.ControlModifier)

    def proceed(self) -> None:
        """The next act, by its key."""
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(self.desk, letter)
        QGuiApplication.processEvents()

    def line(self, text: str) -> None:
        """Type on the minutes line and press Enter."""
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def click(self, name: str, window: QQuickWindow | None = None) -> None:
        item = self.item(name, window)
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
        here = QPoint(*map(int, middle.toTuple()))
        QTest.mouseClick(window or self.desk, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, here)
        QGuiApplication.processEvents()
