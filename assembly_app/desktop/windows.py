# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk's window and the hall's window, which the desk shows or takes away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from assembly_app.desktop.engine import Windows
from assembly_app.desktop.keep_awake import KeepAwake, keep_awake_service
from assembly_app.desktop.preferences import Preferences
from assembly_app.desktop.projection import LastRow, Projection
from assembly_app.desktop.screens import HallPlacement
from assembly_app.i18n.languages import Language
from assembly_app.i18n.marks import N_
from assembly_app.viewmodels.desk import DeskViewModel
from assembly_app.viewmodels.kit.lang import Lang

SHOWN = N_("A meeting is being shown in the hall.")


class WindowLanguages(NamedTuple):
    """The languages of the desk, of the hall, and of what stands beside it in the hall."""

    desk: Lang
    first: Lang
    second: Lang


class DesktopWindows(QObject):
    """Makes both windows from the desk's view-model. Nothing is shown in the hall unasked."""

    def __init__(
        self,
        app: QGuiApplication,
        windows: Windows,
        desk: QQuickWindow,
        vm: DeskViewModel,
        voices: WindowLanguages,
        looks: Preferences,
        keep: Callable[[Preferences], None],
        awake: KeepAwake | None = None,
    ) -> None:
        """`keep` is called with other looks when a person has chosen some. Without `awake`: the system's own way."""
        super().__init__()
        self._windows, self._keep = windows, keep
        self.desk, self.vm, self.voices, self.looks = desk, vm, voices, looks
        hall = vm.hall
        hall.chooseSecond(looks.beside)
        self.projection = Projection(
            app,
            desk,
            hall,
            self._make,
            awake or keep_awake_service(),
            self._why,
            looks.screens,
            map(LastRow._make, looks.rooms),
        )
        room = {"parent": desk.contentItem(), "vm": vm, "lang": voices.desk}
        self.room = windows.make("Desk/DeskRoom", room)
        desk.setProperty("waiting", False)
        self._dress()
        self._name()
        self.practise_asked = vm.practiseAsked
        vm.changed.connect(self._name)
        vm.looked.connect(self._dress)
        for chosen in (vm.looked, hall.chosen, self.projection.remembered, *(lang.changed for lang in voices)):
            chosen.connect(self._remember)

    def _dress(self) -> None:
        self.desk.setProperty("scheme", self.vm.scheme_)
        self.desk.setProperty("textScale", self.vm.scale_)

    def _name(self) -> None:
        self.desk.setProperty("group", self.vm.group)

    def _remember(self) -> None:
        vm, voices = self.vm, self.voices
        chosen = replace(
            self.looks,
            scheme=vm.scheme_ if vm.chose_scheme else self.looks.scheme,
            text_scale=vm.scale_,
            desk=voices.desk.code,
            hall=voices.first.code,
            beside=vm.hall.second_,
            screens=self.projection.screens,
            rooms=tuple((room.screen, room.metres, room.high) for room in self.projection.rooms.values()),
        )
        if chosen != self.looks:
            self.looks = chosen
            self._keep(chosen)

    def _make(self, name: str) -> QQuickWindow:
        if name != "HallWindow":
            return self._windows.window(f"Hall/{name}", {})
        voices = self.voices
        scene = {"vm": self.vm.hall, "first": voices.first, "second": voices.second, "terms": self.vm.terms}
        return self._windows.window("Hall/HallWindow", scene)

    def _why(self) -> str:
        return self.voices.desk.catalogue.text(SHOWN)

    @property
    def hall(self) -> QQuickWindow:
        """The hall's window."""
        return self.projection.hall

    @property
    def place(self) -> HallPlacement:
        """Where the hall's window goes."""
        return self.projection.place

    def close(self) -> None:
        """Take everything down: windows and engine first, the view-models after."""
        self.projection.close()
        self._windows.close()
        self.vm.deleteLater()


def second_language(languages: list[Language], first: str) -> str:
    """The language to offer beside the first one."""
    return next((each.code for each in languages if each.code != first), first)
