# SPDX-License-Identifier: GPL-3.0-or-later
"""The composition root of the windows: the desk on a store, on the sample neighbourhood, or drawn without a display."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assembly_app import user_files

if TYPE_CHECKING:
    from assembly_app.service.assembly import Assembly
    from assembly_app.shell.looks import Looks

LOOKS = "looks.json"


class Desktop:
    """Opens windows. Libraries are loaded when they are needed: the first frame does not wait for the store."""

    def __init__(self, home: Path | None = None, words: str = "") -> None:
        """`words` is the language asked for on the command line; "" for the one chosen at the desk."""
        self.home = home or user_files.home()
        self.words = words

    def open_desk(self, path: Path | None = None, *, safe_graphics: bool = False, until_drawn: bool = False) -> int:
        """Open the desk on a store, made when there is none; the exit code."""
        path = path or self.home / "assembly.sqlite"
        wish = self._open(lambda: self._own(path), safe_graphics, waiting=path.exists(), until_drawn=until_drawn)
        return self.practise(safe_graphics=safe_graphics) if wish == "practise" else 0

    def practise(self, *, safe_graphics: bool = False) -> int:
        """Open the desk on the sample neighbourhood, just before its test; the exit code."""
        self._open(self._prepared, safe_graphics, waiting=True, practice=True)
        return 0

    def practise_headless(self, out: Path) -> Iterator[str]:
        """Play the practice to its end in `out`: store, bundle, pictures; says what was written."""
        from assembly_app import practice

        yield from practice.play_out(out, user_files.word_folders(), user_files.word_cache())

    def _open(
        self,
        found: Callable[[], Assembly],
        safe_graphics: bool,
        *,
        waiting: bool,
        practice: bool = False,
        until_drawn: bool = False,
    ) -> str:
        gc.disable()  # until the desk is drawn: what is loaded now stays
        from assembly_app import opening
        from assembly_app.i18n.catalogues import Catalogues

        app = opening.application(safe_graphics)
        catalogues = Catalogues(user_files.word_folders(), user_files.word_cache())
        threshold = opening.Threshold(app, catalogues, self._looks(), waiting=waiting)
        threshold.appear()
        if until_drawn:
            print("first frame", flush=True)
        from assembly_app import furnishing

        try:
            assembly = found()
        except BaseException:
            threshold.close()
            raise
        shown = furnishing.console(threshold, assembly, practice=practice, keep=self._keep)
        wish = ""
        if until_drawn:
            furnishing.draw(shown)
            print("content", flush=True)
            shown.close()
        else:
            wish = furnishing.run(shown, threshold)
        assembly.store.close()
        return wish

    def _own(self, path: Path) -> Assembly:
        from assembly_app.installation import Installation, SystemClock
        from assembly_app.service.assembly import Assembly
        from assembly_app.store.sql_store import SqlStore

        path.parent.mkdir(parents=True, exist_ok=True)
        return Assembly(SqlStore(path, create=not path.exists()), Installation(self.home), SystemClock())

    def _prepared(self) -> Assembly:
        from assembly_app import practice

        return practice.prepared(self.home / "practice")

    def _looks(self) -> Looks:
        from assembly_app.shell.looks import Looks

        looks = Looks.from_json(user_files.read_kept(self.home / LOOKS))
        return replace(looks, desk=self.words) if self.words else looks

    def _keep(self, looks: Looks) -> None:
        user_files.write_durably(self.home / LOOKS, looks.to_json())
