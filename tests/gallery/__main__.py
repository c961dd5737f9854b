# SPDX-License-Identifier: GPL-3.0-or-later
"""`python -m tests.gallery FOLDER [--quick | --spoken]`: draw every control, screen and scene, for a person to look at.

`--quick` draws the light desk in English at one size only; `--spoken` draws it in languages that people speak, with
text of 100 and 200 %. Ends with 1 and says what QML complained of.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, product
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from assembly_app.desktop.screenshots import settle
from assembly_app.desktop.startup import application
from assembly_app.service.core.scenario import ScenarioClock
from tests.gallery.kit import draw_kit
from tests.gallery.moments import Moment, played
from tests.gallery.neighbours import Neighbours
from tests.qt.support.practising import Practice

SCHEMES = ("light", "dark", "contrast")
LANGUAGES = ("en", "en_XA", "ar_XB")
SPOKEN = ("ar", "zh_Hans", "de", "fr")
SIZES = ((1280, 800), (1920, 1080))


@dataclass(frozen=True)
class Extent:
    """How much is drawn."""

    schemes: tuple[str, ...] = SCHEMES
    languages: tuple[str, ...] = LANGUAGES
    sizes: tuple[tuple[int, int], ...] = SIZES
    scales: tuple[float, ...] = (1.0,)


def draw_desk(app: QGuiApplication, desk: Practice, moment: Moment, folder: Path, extent: Extent) -> None:
    """Every screen of a moment, in each look."""
    for name, place, show in moment.screens:
        desk.vm.go(place)
        desk.desk.requestActivate()
        settle(app, 120)
        show(desk)
        for scale, size, scheme, language in product(extent.scales, extent.sizes, extent.schemes, extent.languages):
            desk.vm.enlarge(scale - desk.vm.scale_)
            desk.desk.resize(*size)
            desk.vm.wear(scheme)
            desk.voices.desk.choose(language)
            large = f"-{round(scale * 100)}" if scale != 1 else ""
            _save(app, desk.desk, folder / f"desk-{name}-{scheme}-{language}-{size[0]}{large}.png")
        desk.vm.enlarge(1 - desk.vm.scale_)
        desk.voices.desk.choose("en")
        desk.vm.wear("light")
        for _ in range(2):
            desk.press(Qt.Key.Key_Escape)
        settle(app, 60)


def draw_hall(app: QGuiApplication, desk: Practice, moment: Moment, folder: Path, extent: Extent) -> None:
    """Every scene of a moment, in one language and in two."""
    desk.hall.show()
    voices = [
        ("en", ""),
        *((code, "ar") for code in extent.languages[1:2]),
        *((code, "zh_Hans") for code in extent.languages[2:]),
    ]
    for scene in moment.scenes:
        if scene:
            desk.vm.hall.choose(scene)
        for size, (first, second) in product(extent.sizes, voices):
            desk.hall.resize(*size)
            desk.voices.first.choose(first)
            if second:
                desk.voices.second.choose(second)
            desk.vm.hall.chooseSecond(second)
            name = f"hall-{moment.name}-{scene or 'follows'}-{first}{second and '+' + second}-{size[0]}.png"
            _save(app, desk.hall, folder / name)
        if scene:
            desk.vm.hall.choose(scene)
    desk.vm.hall.chooseSecond("")
    desk.hall.hide()


def draw_first_run(app: QGuiApplication, work: Path, folder: Path, extent: Extent) -> list[str]:
    """What a newcomer sees."""
    work.mkdir(parents=True)
    desk = Practice(app, work / "new.sqlite", ScenarioClock(), create=True)
    moment = Moment("first", lambda step, seen: False, (("first-run", "today", lambda _: None),))
    draw_desk(app, desk, moment, folder, extent)
    return _closed(desk)


def _save(app: QGuiApplication, window: QQuickWindow, path: Path) -> None:
    settle(app, 60)
    window.grabWindow().save(str(path))


def _closed(desk: Practice) -> list[str]:
    complaints = list(desk.complaints)
    desk.complaints.clear()
    desk.close()
    return complaints


def draw(app: QGuiApplication, folder: Path, extent: Extent) -> Iterator[str]:
    """Everything; yields what QML complained of."""
    with tempfile.TemporaryDirectory() as work:
        yield from draw_kit(app, folder)
        yield from draw_first_run(app, Path(work) / "first", folder, extent)
        neighbours = Neighbours(Path(work) / "neighbours")
        for moment, desk in chain(played(app, Path(work)), neighbours.played(app)):
            draw_desk(app, desk, moment, folder, extent)
            if moment.scenes:
                draw_hall(app, desk, moment, folder, extent)
            yield from _closed(desk)


def main() -> None:
    """Draw, and say what went wrong."""
    arguments = [each for each in sys.argv[1:] if not each.startswith("--")]
    folder = Path(arguments[0] if arguments else "build/gallery")
    folder.mkdir(parents=True, exist_ok=True)
    extent = Extent()
    if "--quick" in sys.argv:
        extent = Extent(("light",), ("en",), SIZES[:1])
    elif "--spoken" in sys.argv:
        extent = Extent(SCHEMES, SPOKEN, SIZES[:1], (1.0, 2.0))
    app = application(safe_graphics=True)
    complaints = list(draw(app, folder, extent))
    print(f"{len(list(folder.glob('*.png')))} pictures of the controls, the desk and the hall in {folder}")
    sys.exit("\n".join(complaints) or 0)


if __name__ == "__main__":
    main()
