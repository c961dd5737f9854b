# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups that were played once, and desks on copies of them, for tests of whom one may believe."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from assembly_app.installation.keystore import Installation
from assembly_app.service.core.scenario import ScenarioClock
from assembly_app.service.exchange.bundle_export import export_bundle
from assembly_app.service.operations import Operation
from assembly_app.service.trust import erasure
from tests.contract.laptops import approved, decided, founded
from tests.qt.support.accessibility import unnamed, unworkable
from tests.qt.support.background import running_loop
from tests.qt.support.exchanging import told
from tests.qt.support.practising import Practice

SECRET = "Zacharias Quillfeather"


class Prepared:
    """Two groups, played once for all tests: `river` went two ways (`one` holds the other), `hill` has read it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        lake = founded(folder / "lake", "Lake")
        decided(lake)
        lake.store.close()
        second = Installation(folder / "second" / "home").key().public
        river = founded(folder / "river", facilitator=second)
        decided(river)
        self.meeting = approved(river)
        river.act_for("group", "write", text="For our own eyes, of Quillfeather")
        river.act("close-meeting")
        river.act("add-member", name=SECRET)
        self.outside = river.export("outside.assembly", within=False)
        hill = founded(folder / "hill", "Hill")
        hill.take(self.outside)
        own = hill.store.own_group()
        self.hill = own.fingerprint if own else ""
        self.carried = folder / "carried.assembly"
        export_bundle(hill.assembly, Operation(), self.carried, group=river.group)
        self.inside = river.export("inside.assembly")
        disk = river.snapshot("disk")
        river.act("add-member", name="Gwen")
        self.one = river.export().rename(folder / "one.assembly")
        self.feed = river.store.own_feed()
        river.restore(disk)
        river.act("add-member", name="Hugo")
        erasure.erase(
            river.assembly, Operation(), [one.place for one in erasure.containing(river.store, river.group, SECRET)], ""
        )
        self.other = river.export("other.assembly", within=False).rename(folder / "other.assembly")
        river.restore(disk)
        river.act("add-member", name="Hugo")
        self.at = river.clock.now()
        self.group = river.group
        for laptop in (river, hill):
            laptop.store.close()


class Desks:
    """Opens desks on copies of what was prepared."""

    def __init__(self, ready: Prepared, folder: Path, qtbot: QtBot, app: QGuiApplication) -> None:
        self._ready, self._folder, self._qtbot, self._app = ready, folder, qtbot, app

    def laptop(self, name: str) -> Path:
        folder = self._folder / name
        if not folder.exists():
            shutil.copytree(self._ready.folder / name, folder)
        return folder

    @contextmanager
    def at(self, name: str, place: str = "exchange") -> Iterator[Practice]:
        with running_loop(self._app):
            made = Practice(self._app, self.laptop(name) / "assembly.sqlite", ScenarioClock(self._ready.at))
            self._qtbot.waitUntil(made.desk.isActive)
            made.open(place)
            if place == "exchange":
                self._qtbot.waitUntil(lambda: "Who vouched for it" in made.words())
                self._qtbot.waitUntil(lambda: told(made, "holdings").rowCount() > 0)
            try:
                yield made
            finally:
                made.close()


def push(desk: Practice, name: str) -> None:
    """Enter, where the keyboard was led to."""
    desk.item(name).forceActiveFocus()
    desk.press(Qt.Key.Key_Return)


def sound(desk: Practice) -> bool:
    return unnamed(desk.desk) == [] and unworkable(desk.desk) == []
