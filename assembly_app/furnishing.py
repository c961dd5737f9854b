# SPDX-License-Identifier: GPL-3.0-or-later
"""Putting the desk together behind its threshold: view-models, languages, windows; part of the composition root."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from assembly_app.i18n.catalogues import Catalogues
from assembly_app.opening import Threshold, application
from assembly_app.service.assembly import Assembly
from assembly_app.shell.console import Console, Voices, beside
from assembly_app.shell.looks import Looks
from assembly_app.viewmodels.desk import DeskViewModel
from assembly_app.viewmodels.lang import Lang


def unseen(folders: list[Path], cache: Path | None, looks: Looks | None = None) -> Threshold:
    """A threshold that nobody has looked at, for pictures and for tests."""
    return Threshold(application(safe_graphics=True), Catalogues(folders, cache), looks or Looks(), waiting=False)


def console(
    threshold: Threshold, assembly: Assembly, *, practice: bool, keep: Callable[[Looks], None] = lambda _: None
) -> Console:
    """Both windows on an assembly; the desk's stands already. Times of day are those of the assembly's own zone."""
    catalogues, looks, engine = threshold.catalogues, threshold.looks, threshold.windows.engine
    languages = catalogues.available()
    first = looks.hall or looks.desk or "en"
    voices = Voices(
        threshold.lang,
        Lang(engine, catalogues, first),
        Lang(engine, catalogues, looks.beside or beside(languages, first)),
    )

    def settle() -> None:
        founding = assembly.world.founding if assembly.group else None
        if founding and founding.zone != catalogues.zone:
            catalogues.move_to(founding.zone)
            for lang in voices:
                lang.again()

    settle()
    vm = DeskViewModel(
        assembly, voices.desk, languages, practice=practice, scheme=threshold.scheme, scale=looks.text_scale
    )
    vm.acting.changed.connect(settle)
    return Console(threshold.app, threshold.windows, threshold.window, vm, voices, looks, keep)


def run(shown: Console, threshold: Threshold) -> str:
    """Let the desk be used until it is closed; "practise" when the first-run screen asked for that."""
    app, wish = threshold.app, list[str]()

    def practise() -> None:
        wish.append("practise")
        app.quit()

    shown.practise_asked.connect(practise)
    shown.desk.closing.connect(app.quit)
    shown.desk.frameSwapped.connect(_settled, Qt.ConnectionType.SingleShotConnection)
    shown.desk.update()
    app.exec()
    shown.close()
    return wish[0] if wish else ""


def _settled() -> None:
    """Everything is loaded: the collector may look at what comes from here on."""
    gc.freeze()
    gc.enable()
