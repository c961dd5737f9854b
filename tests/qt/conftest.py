# SPDX-License-Identifier: GPL-3.0-or-later
"""Qt for tests: two screens that exist only in memory, software rendering, and no warning unanswered."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from pytestqt.qtbot import QtBot

from assembly_app.desktop.engine import Windows, choose_rendering
from assembly_app.files import assets
from assembly_app.i18n.catalogues import Catalogues
from assembly_app.viewmodels.kit.lang import Lang
from tests import words
from tests.qt.support.frames import drawn
from tests.qt.support.practising import play

os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).with_name('screens.json')}"

Show = Callable[[str], QQuickWindow]
Find = Callable[[QQuickWindow, str], QQuickItem]


@pytest.fixture(scope="session", autouse=True)
def _software_rendering() -> None:
    choose_rendering(safe_graphics=True)


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample neighbourhood's store and key as they stand at its pause. To be copied, never to be written to."""
    folder = tmp_path_factory.mktemp("played")
    play(folder, lambda step: bool(step.get("pause")))
    return folder


@pytest.fixture
def windows(qtbot: QtBot) -> Iterator[Windows]:
    """The program's own engine. Fails the test on any complaint of QML; taken down before the view-models."""
    complaints: list[str] = []
    made = Windows(assets.ui())
    made.complained.connect(complaints.append)
    yield made
    made.close()
    assert complaints == []


@pytest.fixture
def catalogues() -> Catalogues:
    return words.catalogues(hours24=True)


@pytest.fixture
def lang(windows: Windows, catalogues: Catalogues) -> Lang:
    return Lang(windows.engine, catalogues)


@pytest.fixture
def show(windows: Windows, qtbot: QtBot) -> Iterator[Show]:
    """Show a piece of QML, given as the inside of a 480 x 320 window that knows the Kit; the window is `window`."""
    shown_windows: list[QObject] = []

    def shown(inside: str) -> QQuickWindow:
        source = f"""
            import QtQuick
            import QtQuick.Layouts
            import Assembly.Kit
            Window {{ id: window; width: 480; height: 320; visible: true
                {inside}
            }}"""
        component = QQmlComponent(windows.engine, windows)  # what it made lives no longer than it
        component.setData(source.encode(), QUrl("file:///test.qml"))
        window = component.create()
        assert isinstance(window, QQuickWindow), component.errorString()
        QQmlEngine.setObjectOwnership(window, QQmlEngine.ObjectOwnership.CppOwnership)
        shown_windows.append(window)
        window.requestActivate()
        qtbot.waitUntil(window.isActive)
        drawn(window)
        return window

    yield shown
    for window in shown_windows:
        window.deleteLater()


@pytest.fixture
def find() -> Find:
    """The item of a window that has a given objectName."""

    def found(window: QQuickWindow, name: str) -> QQuickItem:
        item = window.findChild(QQuickItem, name)
        assert item is not None, name
        return item

    return found
