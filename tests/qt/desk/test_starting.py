# SPDX-License-Identifier: GPL-3.0-or-later
"""From nothing to the desk: its window stands before the store is open, and it comes back as it was left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from assembly_app.desktop import bootstrap
from assembly_app.desktop.preferences import Preferences
from assembly_app.desktop.startup import StartupWindow
from assembly_app.domain.charter.changes import FoundAssembly
from assembly_app.i18n.catalogues import Catalogues
from assembly_app.service.core.scenario import ScenarioClock
from assembly_app.viewmodels.kit.times import milliseconds
from tests.qt.support.practising import Practice, desk_on, text_in
from tests.words import catalogues

LEFT = Preferences(scheme="dark", text_scale=1.2, desk="ar", hall="zh_Hans", beside="en", screens=("Maker/Wide/7",))


@pytest.fixture
def words() -> Catalogues:
    return catalogues(hours24=True)


def test_the_rail_stands_before_there_is_a_store(qapp: QGuiApplication, words: Catalogues) -> None:
    threshold = StartupWindow(qapp, words, Preferences(scheme="light"), waiting=True)

    threshold.appear()

    assert {"Today", "Meeting", "Charter"} <= set(text_in(threshold.window).split("\n"))
    threshold.close()


def test_a_new_assembly_is_awaited_on_empty_paper(qapp: QGuiApplication, words: Catalogues) -> None:
    threshold = StartupWindow(qapp, words, Preferences(scheme="light"), waiting=False)

    threshold.appear()

    assert text_in(threshold.window) == ""
    threshold.close()


def test_the_desk_comes_back_as_it_was_left(tmp_path: Path, qapp: QGuiApplication, words: Catalogues) -> None:
    threshold = StartupWindow(qapp, words, Preferences.from_json(LEFT.to_json()), waiting=False)
    assembly = desk_on(tmp_path / "new.sqlite")
    shown = bootstrap.make_windows(threshold, assembly, practice=False)

    assert (shown.vm.scheme_, shown.vm.scale_, shown.vm.hall.second_) == ("dark", 1.2, "en")
    assert [lang.code for lang in shown.voices] == ["ar", "zh_Hans", "en"]
    assert shown.desk.property("scheme") == "dark"
    shown.close()
    assembly.store.close()


def test_what_is_chosen_is_kept(tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> None:
    desk = Practice(qapp, tmp_path / "new.sqlite", ScenarioClock(), create=True)

    desk.vm.enlarge(0.2)
    desk.voices.first.choose("ar")

    assert desk.kept[-1] == Preferences("light", 1.2, desk="en", hall="ar")
    desk.vm.wear("contrast")
    assert desk.kept[-1].scheme == "contrast"
    desk.close()


@pytest.mark.parametrize("kept", [b"", b"\xff", b"[]", b"{", b'{"scheme": "pink", "text_scale": "x", "screens": 7}'])
def test_looks_that_cannot_be_read_are_those_of_the_first_start(kept: bytes) -> None:
    assert Preferences.from_json(kept) == Preferences()


def test_times_are_those_of_the_place_as_soon_as_it_is_known(
    tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication
) -> None:
    desk = Practice(qapp, tmp_path / "new.sqlite", ScenarioClock(), create=True)
    noon = milliseconds(desk.clock.now().replace(hour=12, minute=0))
    assert desk.voices.desk.written("time", noon, "") == "12:00"

    desk.assembly.act(FoundAssembly(name="Hill pod", zone="Asia/Tokyo"))

    assert desk.voices.desk.written("time", noon, "") == "21:00"
    desk.close()
