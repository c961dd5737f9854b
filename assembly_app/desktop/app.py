# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop program: opens the desk on a store or on the sample neighbourhood, and takes it down again."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assembly_app.files import atomic_file, paths

if TYPE_CHECKING:
    from assembly_app.desktop.preferences import Preferences
    from assembly_app.desktop.single_instance import SingleInstance
    from assembly_app.installation.log import Log
    from assembly_app.service.core.assembly import Assembly

LOOKS = "looks.json"


class SessionResult(NamedTuple):
    """How a window went: what was asked for next, and the exit code."""

    wish: str = ""
    status: int = 0


class Desktop:
    """Opens windows. Libraries are loaded when they are needed: the first frame does not wait for the store."""

    def __init__(
        self, home: Path | None = None, words: str = "", status_of: Callable[[Exception], int] = lambda _: 1
    ) -> None:
        """`words` is the language asked for on the command line; "" for the one chosen at the desk. `status_of` gives
        the exit code that an error leads to."""
        self.home = home or paths.home()
        self.words, self._status_of = words, status_of

    def open_desk(self, path: Path | None = None, *, safe_graphics: bool = False, until_drawn: bool = False) -> int:
        """Open the desk on a store, made when there is none; the exit code. A second start calls the first window."""
        path = path or self.home / "assembly.sqlite"
        closed = self._open(path, safe_graphics, until_drawn=until_drawn)
        if closed.wish != "practise":
            return closed.status
        gc.collect()  # the first desk goes now, and not while the next one is being built
        return self.practise(safe_graphics=safe_graphics)

    def practise(self, *, safe_graphics: bool = False) -> int:
        """Open the desk on the sample neighbourhood, just before its test; the exit code."""
        return self._open(None, safe_graphics).status

    def practise_headless(self, out: Path) -> Iterator[str]:
        """Play the practice to its end in `out`: store, bundle, pictures; says what was written."""
        from assembly_app.desktop import screenshots

        yield from screenshots.play_out(out, paths.word_folders(), paths.word_cache())

    def _open(self, path: Path | None, safe_graphics: bool, *, until_drawn: bool = False) -> SessionResult:
        """Open the desk on the store at `path`; without one, on the sample neighbourhood."""
        gc.disable()  # until the desk is drawn: what is loaded now stays
        from assembly_app.desktop import startup
        from assembly_app.i18n.catalogues import Catalogues

        app = startup.application(safe_graphics)
        first = self._first_window(path) if path and not until_drawn else None
        answered = first.call() if first else None
        if answered:
            return SessionResult()
        catalogues = Catalogues(paths.word_folders(), paths.word_cache(), region=startup.region())
        startup_window = startup.StartupWindow(app, catalogues, self._looks(), waiting=path is None or path.exists())
        if first:
            first.called.connect(startup_window.come)
            first.listen()
        startup_window.appear()
        if until_drawn:
            print("first frame", flush=True)
        from assembly_app.desktop import bootstrap, error_reporting

        log = self._log
        log.listen()
        faults = error_reporting.watch_errors(startup_window, log)
        try:
            try:
                assembly = self._found(path, deaf=answered is False)
                shown = bootstrap.make_windows(startup_window, assembly, practice=path is None, keep=self._keep)
            except Exception as error:
                error_reporting.show_open_error(startup_window, error, log)
                return SessionResult(status=self._status_of(error))
            wish = ""
            if until_drawn:
                bootstrap.draw(shown)
                print("content", flush=True)
                shown.close()
            else:
                with error_reporting.keep_unsaved_text(shown, self._draft(path) if path else None, log):
                    wish = bootstrap.run(shown, startup_window)
            assembly.store.close()
        finally:
            faults.unwatch()
            log.close()
            if first:
                first.close()
        return SessionResult(wish)

    def _found(self, path: Path | None, *, deaf: bool) -> Assembly:
        if path is None:
            return self._prepared()
        if deaf:
            from assembly_app.service.core.ports import StoreError

            raise StoreError("already-open", path=str(path))
        return self._own(path)

    def _first_window(self, path: Path) -> SingleInstance:
        from assembly_app.desktop.single_instance import SingleInstance, instance_name

        return SingleInstance(instance_name(path))

    def _draft(self, path: Path) -> Path:
        from assembly_app.desktop.single_instance import instance_name

        return self.home / "drafts" / f"{instance_name(path)}.json"

    @cached_property
    def _log(self) -> Log:
        from assembly_app.installation.log import Log

        return Log(self.home)

    def _own(self, path: Path) -> Assembly:
        from assembly_app.installation.keystore import Installation, SystemClock
        from assembly_app.service.core.assembly import Assembly
        from assembly_app.store.sql_store import SqlStore

        path.parent.mkdir(parents=True, exist_ok=True)
        return Assembly(SqlStore(path, create=not path.exists()), Installation(self.home), SystemClock())

    def _prepared(self) -> Assembly:
        from assembly_app.demo import sample

        return sample.prepared(self.home / "practice")

    def _looks(self) -> Preferences:
        from assembly_app.desktop.preferences import Preferences

        looks = Preferences.from_json(atomic_file.read_if_there(self.home / LOOKS))
        return replace(looks, desk=self.words) if self.words else looks

    def _keep(self, looks: Preferences) -> None:
        try:
            atomic_file.write_private(self.home / LOOKS, looks.to_json())
        except OSError as error:  # looks are no reason to interrupt a meeting
            self._log.write(f"{self.home / LOOKS}: {error}")
