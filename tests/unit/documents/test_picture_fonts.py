# SPDX-License-Identifier: GPL-3.0-or-later
"""Fonts of coloured pictures, as of emoji: they have a character and no outline of it, so documents do without them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import newTable
from fontTools.ttLib.tables.sbixGlyph import Glyph
from fontTools.ttLib.tables.sbixStrike import Strike
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QFont, QFontDatabase, QImage, QRawFont

from assembly_app.documents.pdf.shaping import Shaper

CARROT = "\U0001f955"
FAMILY = "Noto Sans Pictures"  # among the families that are asked first


def picture() -> bytes:
    """A small orange square as PNG."""
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    image.fill(0xFFFF8800)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


@pytest.fixture
def pictures() -> Iterator[str]:
    """A font in which the carrot is a picture; its family."""
    names = [".notdef", "carrot"]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(CARROT): "carrot"})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": FAMILY, "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    table, strike, most = newTable("sbix"), Strike(ppem=8, resolution=72), newTable("maxp")
    strike.glyphs = {name: Glyph(glyphName=name, graphicType="png ", imageData=picture()) for name in names}
    table.version, table.flags, table.strikes = 1, 1, {8: strike}
    most.tableVersion, most.numGlyphs = 0x00005000, len(names)
    builder.font["sbix"], builder.font["maxp"] = table, most
    made = BytesIO()
    builder.save(made)
    added = QFontDatabase.addApplicationFontFromData(made.getvalue())
    yield QFontDatabase.applicationFontFamilies(added)[0]
    QFontDatabase.removeApplicationFont(added)


@pytest.mark.named_fonts
def test_a_letter_that_is_only_a_picture_is_missing(pictures: str) -> None:
    assert QRawFont.fromFont(QFont(pictures)).supportsCharacter(ord(CARROT))

    lettering = Shaper()
    lettering.lay(CARROT, 3000, rtl=False)

    assert lettering.missing == {"Zyyy": {CARROT}}
