# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing on a screen is silent to a screen reader."""

from __future__ import annotations

from PySide6.QtGui import QAccessible

from tests.qt.conftest import Show
from tests.qt.support.accessibility import reachable, unnamed


def test_a_page_of_the_kit_names_everything(show: Show) -> None:
    window = show("""ColumnLayout { anchors.fill: parent
        Title { text: "Today" }
        ListSentence { text: "4 actions are overdue"; act: "Show" }
        RowItem { text: "Seed bank"; leading: StageShape { shape: "ring" }
            trailing: Tag { text: "major" } }
        TextLine { label: "Name" }
        Card { label: "On the floor"; Body { text: "From 7 January" } }
    }""")

    assert unnamed(window) == []
    said = [here.text(QAccessible.Text.Name) for here in reachable(window)]
    assert {"Today", "4 actions are overdue", "Show", "Seed bank", "major", "Name", "From 7 January"} <= set(said)


def test_each_thing_is_said_once(show: Show) -> None:
    window = show('Button { text: "Post"; keys: "F2" }')

    said = [here.text(QAccessible.Text.Name) for here in reachable(window)]

    assert said.count("Post") == 1
    assert "F2" not in said


def test_a_nameless_control_is_found(show: Show) -> None:
    window = show('ColumnLayout { Button { } TextLine { } RowItem { } Check { } Title { text: "Today" } }')

    assert len(unnamed(window)) == 4
