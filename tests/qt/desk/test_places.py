# SPDX-License-Identifier: GPL-3.0-or-later
"""Every place of the desk: it opens, is named, is reached by its key, keeps its unsaved text, and is in the gallery."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from assembly_app.demo import sample
from assembly_app.desktop import error_reporting
from assembly_app.desktop.unsaved_text import UnsavedText
from assembly_app.i18n.catalogues import Catalogues
from assembly_app.i18n.marks import P_
from assembly_app.i18n.words import DOCUMENTS
from assembly_app.installation.log import Log
from assembly_app.service.core.scenario import ScenarioClock
from assembly_app.viewmodels import desk as desk_module
from assembly_app.viewmodels.place import DeskServices, Keys, Place, PlaceViewModel, named
from assembly_app.viewmodels.places import PLACES
from tests.gallery.moments import MOMENTS
from tests.qt.support.accessibility import unnamed
from tests.qt.support.practising import Practice, paused_at

NAMES = [place.name for place in PLACES]
CTRL = Qt.KeyboardModifier.ControlModifier
Start = Callable[[], Practice]

TOOLS = """// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Assembly.Kit
import Assembly.Text
import Assembly.Models

FocusScope {
    id: place

    required property DeskViewModel desk
    required property PlaceViewModel vm
    required property Wording say

    TextLine { objectName: "toolName"; width: 300; focus: true; label: place.say.lang.tr("People", "place") }
}
"""
TOOL_KEYS = Keys(P_("heading: keyboard", "In the meeting"), (("F9", P_("key", "One stage back")),))


class Tools(PlaceViewModel):
    """A place that was made up; what it was told is kept."""

    def __init__(self, desk: DeskServices) -> None:
        super().__init__(desk.parent)
        self.shown, self.chosen = False, ""

    def show(self, shown: bool) -> None:
        self.shown = shown

    def choose(self, key: str) -> None:
        self.chosen = key


NINTH = Place("tools", P_("place", "Tools"), "Made.Up/ToolsPlace", Tools, keys=TOOL_KEYS, unsaved=("toolName",))


@pytest.fixture
def start(played: Path, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Start]:
    """Start the desk on the same store, once more each time."""
    shutil.copytree(played, tmp_path / "store")
    running: list[Practice] = []

    def begin() -> Practice:
        if running:
            running.pop().close()
        running.append(Practice(qapp, tmp_path / "store" / sample.STORE, ScenarioClock(paused_at())))
        qtbot.waitUntil(running[-1].desk.isActive)
        return running[-1]

    yield begin
    for desk in running:
        desk.close()


@pytest.fixture
def nine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: Start) -> Start:
    """Start the desk with a ninth place, whose component lies in an import path of its own."""
    module = tmp_path / "qml" / "Made" / "Up"
    module.mkdir(parents=True)
    (module / "qmldir").write_text("module Made.Up\nToolsPlace 1.0 ToolsPlace.qml\n", encoding="utf-8")
    (module / "ToolsPlace.qml").write_text(TOOLS, encoding="utf-8")
    monkeypatch.setenv("QML_IMPORT_PATH", str(tmp_path / "qml"))
    monkeypatch.setattr(desk_module, "PLACES", (*PLACES, NINTH))
    return start


def reached(desk: Practice, name: str) -> bool:
    """Whether the place is open, and its own component shows it."""
    component = next(place.component for place in (*PLACES, NINTH) if place.name == name)
    shown = desk.item("shownPlace").property("item")
    return desk.vm.place == name and shown.metaObject().className().startswith(named(component)[1])


def test_places_have_names_and_components_of_their_own() -> None:
    assert len(set(NAMES)) == len(PLACES)
    assert len({place.component for place in PLACES}) == len(PLACES)
    assert len({sheet.name for place in PLACES for sheet in place.sheets} | {"keys", "looks", "scenes"}) == 5


def test_every_sheet_is_laid_by_its_name_and_goes_with_escape(start: Start) -> None:
    desk = start()
    desk.open("meetings")
    for row in desk.vm.sheets.rows:
        desk.vm.show(row.key)
        assert desk.item(f"sheet-{row.key}").property("laid"), row.key
        assert unnamed(desk.desk) == []
        desk.press(Qt.Key.Key_Escape)
        assert not desk.item(f"sheet-{row.key}").property("shown"), row.key
        assert desk.complaints == []


def test_every_place_has_a_title_in_every_language(catalogues: Catalogues) -> None:
    for language in catalogues.available():
        titles = [catalogues.get(language.code).text(place.title) for place in PLACES]
        assert all(titles) and len(set(titles)) == len(PLACES), language.code
        if language.code != "en":
            assert sum(title == place.title.text for title, place in zip(titles, PLACES, strict=True)) <= 2, language


def test_every_place_opens_by_its_key_and_from_the_rail_and_names_everything(start: Start) -> None:
    desk = start()
    for name in NAMES:
        desk.open(name)
        assert reached(desk, name)
        assert unnamed(desk.desk) == []
    for name in NAMES:
        desk.click(f"place-{name}")
        assert reached(desk, name)


@pytest.mark.parametrize("name", NAMES)
def test_every_place_is_found_in_the_palette(start: Start, name: str) -> None:
    desk = start()
    desk.open("today" if name != "today" else "charter")
    desk.press(Qt.Key.Key_K, CTRL)
    desk.vm.palette.run(f"place:{name}")
    desk.press(Qt.Key.Key_Escape)
    desk.vm.palette.run(f"place:{name}")

    assert reached(desk, name)


@pytest.mark.parametrize("place", [*PLACES, NINTH], ids=lambda place: place.name)
def test_every_place_and_its_unsaved_text_come_back(nine: Start, place: Place, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "drafts" / "this.json"
    desk = nine()
    with error_reporting.keep_unsaved_text(desk.console, file, Log(tmp_path)):
        desk.open(place.name)
        for field in place.unsaved:
            desk.item(field).forceActiveFocus()
            desk.type("half a sent")
        wanted = UnsavedText(dict.fromkeys(place.unsaved, "half a sent"), place.name)
        qtbot.waitUntil(lambda: file.exists() and UnsavedText.from_json(file.read_bytes()) == wanted)
        kept = file.read_bytes()

    file.write_bytes(kept)  # as after a kill: closing forgets the place
    again = nine()
    with error_reporting.keep_unsaved_text(again.console, file, Log(tmp_path)):
        assert reached(again, place.name)
        for field in place.unsaved:
            again.item(field).forceActiveFocus()
            assert again.item(field).property("text") == "half a sent"


def test_a_draft_of_a_place_that_is_no_more_opens_the_usual_one(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "this.json"
    file.write_bytes(UnsavedText({}, "tools").to_json())
    desk = start()
    with error_reporting.keep_unsaved_text(desk.console, file, Log(tmp_path)):
        assert desk.vm.place == "meetings"


def test_every_place_is_in_the_gallery() -> None:
    shown = {place for moment in MOMENTS for _, place, _ in moment.screens}

    assert shown == set(NAMES)


def test_every_document_is_looked_for_in_a_place() -> None:
    assert {kind.feature for kind in DOCUMENTS.values()} <= set(NAMES)


def test_a_ninth_place_works_without_any_other_edit(nine: Start) -> None:
    desk = nine()
    assert not desk.model("tools").shown

    desk.open("tools")
    assert reached(desk, "tools") and desk.model("tools").shown
    assert desk.item("place-tools").property("text") == "Tools"
    desk.press(Qt.Key.Key_F1)
    assert "One stage back" in desk.words() and "1 … 9" in desk.words()
    desk.press(Qt.Key.Key_Escape)

    desk.open("today")
    assert not desk.model("tools").shown
    desk.vm.go("tools", "a spade")
    assert reached(desk, "tools") and desk.model("tools").chosen == "a spade"
    assert desk.vm.printing._look().place == "tools"


@pytest.mark.qt_log_ignore("NoSuchPlace")
def test_a_place_whose_component_is_missing_says_so(nine: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    lost = dataclasses.replace(NINTH, component="Made.Up/NoSuchPlace")
    monkeypatch.setattr(desk_module, "PLACES", (*PLACES, lost))
    desk = nine()

    desk.vm.go("tools")

    assert any("NoSuchPlace" in line for line in desk.complaints)
    desk.complaints.clear()
