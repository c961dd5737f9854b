# SPDX-License-Identifier: GPL-3.0-or-later
"""Walk what a screen reader can reach, and find what it cannot name."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickWindow

from tests.qt.support.frames import drawn

# What a person can act on or read; panes and groups may be silent.
SPOKEN = {
    QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton, QAccessible.Role.EditableText,
    QAccessible.Role.ListItem, QAccessible.Role.ComboBox, QAccessible.Role.Heading, QAccessible.Role.StaticText,
    QAccessible.Role.Graphic, QAccessible.Role.Link, QAccessible.Role.MenuItem, QAccessible.Role.PageTab,
    QAccessible.Role.Slider, QAccessible.Role.SpinBox, QAccessible.Role.Grouping,
}  # fmt: skip


def reachable(window: QQuickWindow) -> Iterator[QAccessibleInterface]:
    """Everything visible in the accessibility tree of `window`."""
    drawn(window)
    waiting = [QAccessible.queryAccessibleInterface(window)]
    while waiting:
        here = waiting.pop()
        if here is None or here.state().invisible:
            continue
        yield here
        waiting += [here.child(place) for place in range(here.childCount())]


def unnamed(window: QQuickWindow) -> list[str]:
    """Role and place of everything that should say its name and does not. A text without letters may be silent."""
    silent = []
    for here in reachable(window):
        if here.role() in SPOKEN and not here.text(QAccessible.Text.Name).strip():
            thing = here.object()
            if here.role() == QAccessible.Role.StaticText and thing is not None and not thing.property("text"):
                continue
            silent.append(
                f"{here.role().name} {thing.metaObject().className() if thing else ''} {here.rect().getRect()}"
            )
    return silent


PRESSED = {QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton, QAccessible.Role.Link}


def unworkable(window: QQuickWindow) -> list[str]:
    """Everything that a screen reader calls a button, and then cannot press."""
    stuck = []
    for here in reachable(window):
        actions = here.actionInterface()
        if here.role() in PRESSED and not here.state().disabled and (actions is None or not actions.actionNames()):
            stuck.append(f"{here.role().name} {here.text(QAccessible.Text.Name)!r}")
    return stuck
