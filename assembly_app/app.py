# SPDX-License-Identifier: GPL-3.0-or-later
"""The composition root of the windows: the desk on a store, on the sample neighbourhood, or drawn without a display."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

from assembly_app import user_files


class Desktop:
    """Opens windows. Libraries are loaded when they are needed: the first frame does not wait for the store."""

    def __init__(self, home: Path | None = None, words: str = "en") -> None:
        self.home = home or user_files.home()
        self.words = words

    def open_desk(
        self, path: Path | None = None, *, safe_graphics: bool = False, until_first_frame: bool = False
    ) -> int:
        """Open the desk on a store, made when there is none; the exit code."""
        gc.disable()  # until the first frame: what is loaded now stays
        from assembly_app import opening

        app = opening.application(safe_graphics)
        from assembly_app.installation import Installation, SystemClock
        from assembly_app.service.assembly import Assembly
        from assembly_app.store.sql_store import SqlStore

        path = path or self.home / "assembly.sqlite"
        path.parent.mkdir(parents=True, exist_ok=True)
        store = SqlStore(path, create=not path.exists())
        assembly = Assembly(store, Installation(self.home), SystemClock())
        wish = opening.run(app, opening.console(app, assembly, *self._words(), practice=False), until_first_frame)
        store.close()
        return self.practise(safe_graphics=safe_graphics) if wish == "practise" else 0

    def practise(self, *, safe_graphics: bool = False) -> int:
        """Open the desk on the sample neighbourhood, just before its test; the exit code."""
        from assembly_app import opening, practice

        app = opening.application(safe_graphics)
        assembly = practice.prepared(self.home / "practice")
        opening.run(app, opening.console(app, assembly, *self._words(), practice=True))
        assembly.store.close()
        return 0

    def practise_headless(self, out: Path) -> Iterator[str]:
        """Play the practice to its end in `out`: store, bundle, pictures; says what was written."""
        from assembly_app import practice

        folders, cache, _ = self._words()
        yield from practice.play_out(out, folders, cache)

    def _words(self) -> tuple[list[Path], Path, str]:
        return user_files.word_folders(), user_files.word_cache(), self.words
