# SPDX-License-Identifier: GPL-3.0-or-later
"""What every command is given: stores, keys, clock and words. Libraries are loaded when a command needs them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, NamedTuple, ParamSpec, TypeVar

import click

from assembly_app.files import paths

if TYPE_CHECKING:
    from assembly_app.desktop.app import Desktop
    from assembly_app.i18n.catalogues import Catalogue, Catalogues
    from assembly_app.installation.keystore import Installation
    from assembly_app.installation.log import Log
    from assembly_app.service.core.assembly import Assembly
    from assembly_app.service.core.ports import Clock
    from assembly_app.service.operations import OpenStore, Operation

P = ParamSpec("P")
T = TypeVar("T")


class Shown(NamedTuple):
    """What a command shows: lines for people, data for programs."""

    lines: list[str]
    data: Any


class Session:
    """One run of the command line. `home` holds the key; `spoken` is the language asked for, "" for none."""

    def __init__(self, home: Path | None = None, spoken: str = "") -> None:
        self._home, self.spoken = home, spoken
        self._log: Log | None = None

    @property
    def home(self) -> Path:
        return self._home or paths.home()

    @cached_property
    def catalogues(self) -> Catalogues:
        from assembly_app.i18n.catalogues import Catalogues

        return Catalogues(paths.word_folders(), paths.word_cache(), region=paths.region())

    @property
    def words(self) -> Catalogue:
        """The words of messages."""
        return self.catalogues.get(self.spoken or "en")

    def told(self, code: str, /, **params: object) -> str:
        """A fact in words; see i18n.facts."""
        from assembly_app.i18n.facts import tell

        return tell(self.words, code, params)

    @cached_property
    def installation(self) -> Installation:
        from assembly_app.installation.keystore import Installation

        return Installation(self.home)

    def desktop(self) -> Desktop:
        """What opens windows."""
        from assembly_app.cli.exit_codes import exit_status
        from assembly_app.desktop.app import Desktop

        return Desktop(self._home, self.spoken, exit_status)

    def log(self) -> None:
        """What libraries warn of goes into the installation's log from now on, until `close`."""
        from assembly_app.installation.log import Log

        self._log = Log(self.home)
        self._log.listen()

    def close(self) -> None:
        """The command has ended."""
        if self._log is not None:
            self._log.close()

    def assembly(
        self, path: Path, *, create: bool = False, clock: Clock | None = None, facilitator: Path | None = None
    ) -> Assembly:
        """The assembly in a file; `facilitator` holds a key for the first roll. Raises StoreError, LedgerError."""
        from assembly_app.installation.keystore import SystemClock
        from assembly_app.ledger.keys import PublicKey
        from assembly_app.service.core.assembly import Assembly
        from assembly_app.store.sql_store import SqlStore

        second = facilitator.read_text(encoding="ascii", errors="replace").strip() if facilitator else ""
        key = PublicKey.from_line(second) if facilitator else None
        return Assembly(SqlStore(path, create=create), self.installation, clock or SystemClock(), facilitator=key)

    def run(
        self,
        path: Path | OpenStore,
        work: Callable[Concatenate[Assembly, Operation, P], T],
        /,
        *args: P.args,
        **named: P.kwargs,
    ) -> T:
        """What an operation on the store at `path` gives. Raises CodedError."""
        from assembly_app.service.operations import Operation, run

        opens: OpenStore = (lambda: self.assembly(path)) if isinstance(path, Path) else path
        return run(opens, Operation(), work, *args, **named).result

    @contextmanager
    def made_if_done(self, path: Path, *, create: bool, facilitator: Path | None = None) -> Iterator[OpenStore]:
        """Opens the store at `path`. One that is made by that goes again when what it was made for fails."""
        try:
            yield lambda: self.assembly(path, create=create, facilitator=facilitator)
        except BaseException:
            if create:
                for leftover in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
                    leftover.unlink(missing_ok=True)
            raise

    def say(self, lines: Iterable[str]) -> None:
        """Print lines."""
        from assembly_app.i18n.catalogues import bare

        for line in lines:
            click.echo(bare(line))

    def show(self, shown: Shown, as_json: bool) -> None:
        """Print lines for people, or JSON."""
        if not as_json:
            self.say(shown.lines)
            return
        import msgspec

        click.echo(json.dumps(msgspec.to_builtins(shown.data), ensure_ascii=False, indent=1))
