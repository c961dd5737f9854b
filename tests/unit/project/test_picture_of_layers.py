# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture of the layers is what the code is today, and small enough to be taken in."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from draw_architecture import PICTURE, arrows, picture, rows

ROOT = Path(__file__).resolve().parents[3]


def test_the_picture_is_current() -> None:
    assert PICTURE.read_text(encoding="utf-8") == picture(ROOT), "run `make architecture`"


def test_the_picture_has_few_boxes_and_its_arrows_point_down() -> None:
    layers = rows(ROOT)
    ways = arrows(layers)

    assert sum(map(len, layers)) <= 18
    assert all(way[0].row < way[-1].row for way in ways)
    assert ("service", "domain") in {(way[0].layer, way[-1].layer) for way in ways}
    # What follows from the rest is left out: the command line opens the desktop, which shows view-models.
    assert ("cli", "service") not in {(way[0].layer, way[-1].layer) for way in ways}


def test_the_picture_names_every_folder_of_the_package() -> None:
    shown = {text.text for text in ElementTree.fromstring(picture(ROOT)).iter("{http://www.w3.org/2000/svg}text")}
    folders = {path.parent.name for path in (ROOT / "assembly_app").glob("*/__init__.py")}

    assert folders <= shown
