# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text can be read: 7:1 against everything it stands on, in every scheme (WCAG 2.2, 1.4.6 and 1.4.11)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlComponent

from assembly_app.desktop.engine import Windows

GROUNDS = ("paper", "surface", "sunk")
TONES = ("accent", "violet", "amber", "red", "blue")
SCHEMES = ("light", "dark", "contrast", "hall")


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def tokens(windows: Windows) -> Iterator[QObject]:
    component = QQmlComponent(windows.engine)
    component.setData(b"import Assembly.Kit\nTokens { }", QUrl("file:///tokens.qml"))
    made = component.create()
    assert made is not None, component.errorString()
    yield made
    made.deleteLater()


def test_the_measure_is_right() -> None:
    assert ratio(QColor("black"), QColor("white")) == pytest.approx(21)
    assert ratio(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_is_readable_on_every_ground(tokens: QObject, scheme: str) -> None:
    tokens.setProperty("scheme", scheme)
    pairs = [(text, ground) for text in ("ink", "muted", *TONES) for ground in GROUNDS]
    pairs += [(text, f"{tone}Soft") for tone in TONES for text in (tone, "ink")]
    pairs += [("onTone", tone) for tone in ("accent", "violet", "red")]

    faint = {pair: round(ratio(tokens.property(pair[0]), tokens.property(pair[1])), 2) for pair in pairs}

    assert {pair: found for pair, found in faint.items() if found < 7} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_edge_of_what_can_be_operated_is_seen(tokens: QObject, scheme: str) -> None:
    tokens.setProperty("scheme", scheme)

    assert min(ratio(tokens.property("edge"), tokens.property(ground)) for ground in GROUNDS) >= 3


def test_text_grows_from_80_to_200_per_cent(tokens: QObject) -> None:
    sizes = {}
    for scale in (0.8, 1.0, 2.0):
        tokens.setProperty("textScale", scale)
        sizes[scale] = [tokens.property(name) for name in ("tiny", "small", "body", "lead", "title", "head")]

    assert sizes[1.0] == [12, 13, 15, 18, 24, 32]
    assert sizes[2.0] == [2 * size for size in sizes[1.0]]
    assert min(sizes[0.8]) >= 10


def test_nothing_moves_longer_than_150_ms_and_nothing_at_all_when_asked(tokens: QObject) -> None:
    assert tokens.property("motion") <= 150
    tokens.setProperty("reducedMotion", True)
    assert tokens.property("motion") == 0
