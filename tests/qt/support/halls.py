# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be measured in a picture of the hall."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem, QQuickWindow

from tests.qt.support.frames import drawn


def texts_in(window: QQuickWindow) -> list[QQuickItem]:
    """Every visible text, found along the scene."""
    drawn(window)
    found, waiting = [], [window.contentItem()]
    while waiting:
        here = waiting.pop()
        if not here.isVisible():
            continue
        if here.inherits("QQuickText") and here.property("text"):
            found.append(here)
        waiting += here.childItems()
    return found


def seen_of(item: QQuickItem) -> QRectF:
    """What can be seen of an item, in the window: its box within everything that clips it."""
    box, around = item.mapRectToScene(item.boundingRect()), item.parentItem()
    while around is not None:
        if around.clip():
            box = box.intersected(around.mapRectToScene(around.boundingRect()))
        around = around.parentItem()
    return box
