# SPDX-License-Identifier: GPL-3.0-or-later
"""The composition root of the command line: everything it can do, put together from store, keys, clock and words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from assembly_app.cli import output
from assembly_app.documents.listings import Listings, Report
from assembly_app.domain.charter.changes import FoundAssembly
from assembly_app.domain.refusal import Refused
from assembly_app.files import paths
from assembly_app.i18n.catalogues import Catalogues, bare
from assembly_app.installation.keystore import Installation, SystemClock
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.records import Reach
from assembly_app.service.core.assembly import Assembly, new_id, read_act
from assembly_app.service.core.audit import audit
from assembly_app.service.core.ports import Clock
from assembly_app.service.core.scenario import Player, ScenarioClock, read_scenario
from assembly_app.store.sql_store import SqlStore

if TYPE_CHECKING:
    from assembly_app.cli.exchange_session import PostOffice
    from assembly_app.cli.trust_session import TrustDesk
    from assembly_app.importers.summary import Kind


def catalogues() -> Catalogues:
    """The words of the program, in all languages there are."""
    return Catalogues(paths.word_folders(), paths.word_cache(), region=paths.region())


class Workshop:
    """Everything that the command line can do."""

    def __init__(self, home: Path | None = None, words: str = "en") -> None:
        self.home = home or paths.home()
        self.words = words
        self.catalogues = catalogues()
        self.installation = Installation(self.home)

    def assembly(
        self, path: Path, *, create: bool = False, clock: Clock | None = None, facilitator: Path | None = None
    ) -> Assembly:
        """The assembly in a file; `facilitator` holds a key for the first roll. Raises StoreError, LedgerError."""
        second = (
            PublicKey.from_line(facilitator.read_text(encoding="ascii", errors="replace").strip())
            if facilitator
            else None
        )
        store = SqlStore(path, create=create)
        return Assembly(store, self.installation, clock or SystemClock(), facilitator=second)

    @contextmanager
    def kept_if_done(self, path: Path, *, create: bool, facilitator: Path | None = None) -> Iterator[Assembly]:
        """The assembly in a file. One that was made for this goes again when what it was made for fails."""
        assembly = self.assembly(path, create=create, facilitator=facilitator)
        try:
            yield assembly
        except BaseException:
            assembly.store.close()
            if create:
                for leftover in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
                    leftover.unlink(missing_ok=True)
            raise

    def show(self, report: Report, as_json: bool) -> None:
        """Print a report."""
        if as_json:
            click.echo(json.dumps(msgspec.to_builtins(report.data), ensure_ascii=False, indent=1))
            return
        for line in report.lines:
            click.echo(bare(line))

    def acts(self) -> Report:
        """Every act with its parameters."""
        return output.acts()

    def _listings(self, path: Path, language: str, group: str = "") -> Listings:
        return Listings(self.assembly(path), self.catalogues.get(language), group)

    def decisions(self, path: Path, language: str, group: str = "", search: str = "") -> Report:
        """See Listings."""
        return self._listings(path, language, group).decisions(search)

    def actions(self, path: Path, language: str, group: str = "", everything: bool = False) -> Report:
        """See Listings."""
        return self._listings(path, language, group).actions(everything)

    def meetings(self, path: Path, language: str, group: str = "") -> Report:
        """See Listings."""
        return self._listings(path, language, group).meetings()

    def agenda(self, path: Path, language: str, group: str = "", meeting: str = "") -> Report:
        """See Listings."""
        return self._listings(path, language, group).agenda(meeting)

    def minutes(self, path: Path, language: str, group: str = "", meeting: str = "") -> Report:
        """See Listings."""
        return self._listings(path, language, group).minutes(meeting)

    def play(self, scenario: Path, path: Path, facilitator: Path | None = None) -> Iterator[str]:
        """Play a scenario into a store, which is made when there is none; a line for each act."""
        steps = read_scenario(scenario)
        clock = ScenarioClock()
        assembly = self.assembly(path, create=not path.exists(), clock=clock, facilitator=facilitator)
        for played in Player(assembly, clock).play(steps):
            refused = f"  refused: {played.refused.code}, as expected" if played.refused else ""
            yield f"{played.number:>4}  {played.at:%Y-%m-%d %H:%M}  {played.name}{refused}"

    def do(
        self, path: Path, act: str, fields: dict[str, str], facilitator: Path | None = None, reach: Reach = "federation"
    ) -> str:
        """One act now; the id of what it made, or its name."""
        wanted = read_act(act, {key: _value(value) for key, value in fields.items()})
        create = isinstance(wanted, FoundAssembly) and not path.exists()
        with self.kept_if_done(path, create=create, facilitator=facilitator) as assembly:
            return assembly.act(wanted, reach=reach).id or act

    def document(
        self, kind: str, path: Path, language: str, out: Path, meeting: str = "", decision: str = "", paper: str = "a4"
    ) -> Iterator[str]:
        """Make a document; says how many pages it has, or that it is there."""
        from assembly_app.documents.output import make_document
        from assembly_app.service.documents.wishes import DocumentWish

        wish = DocumentWish(kind, meeting=meeting, decision=decision, paper=paper)
        pages = max(make_document(self.assembly(path), self.catalogues.get(language), wish, out), default=0)
        yield f"{out}: {pages} pages" if pages else f"{out}"

    def read(
        self, kind: Kind, source: Path, path: Path, *, meeting: str, upcoming: int, guests: bool, dry_run: bool
    ) -> tuple[list[str], bool]:
        """What a list says, line by line, then recorded all at once; and whether every line was understood."""
        from assembly_app.cli import imports
        from assembly_app.importers import summary

        assembly = self.assembly(path)
        if not assembly.group:
            raise Refused("not-founded", "input")
        self.catalogues.move_to(assembly.world.charter.zone)
        words = self.catalogues.get(self.words)
        text = imports.read_list(source)
        there = imports.lists(assembly, self.catalogues, self.words)
        found = imports.understood(there, kind, text, meeting, upcoming, guests=guests)
        lines = [*map(bare, summary.lines(found, words)), bare(summary.counted(found, kind, words))]
        if not dry_run and found.new:
            assembly.act_all(found.acts(new_id))
        lines.append(bare(summary.ended(found, words, dry_run=dry_run)))
        return lines, not found.odd

    def new_key(self, *, force: bool) -> str:
        """Make the signing key; an old one is put aside, never thrown away."""
        path = self.installation.key_path
        if path.exists():
            if not force:
                raise Refused("key-exists", "ledger", path=str(path))
            aside = path.with_name(f"{path.name}.{SystemClock().now():%Y%m%d%H%M%S}")
            path.rename(aside)
        return self.installation.key().public.to_line("assembly")

    def show_key(self) -> list[str]:
        """The public key and its fingerprint."""
        public = self.installation.key().public
        return [public.to_line("assembly"), public.fingerprint()]

    def post(self) -> PostOffice:
        """What carries records between groups."""
        from assembly_app.cli.exchange_session import PostOffice

        return PostOffice(self)

    def trust(self) -> TrustDesk:
        """Whom one may believe: signers, forks, erasing."""
        from assembly_app.cli.trust_session import TrustDesk

        return TrustDesk(self)

    def audit(self, path: Path) -> tuple[Report, bool]:
        """Check a store from the ground."""
        report = audit(self.assembly(path).store)
        return output.audited(report), not report.findings

    def rebuild(self, path: Path) -> str:
        """Fold everything again."""
        store = self.assembly(path).store
        return f"{store.rebuild()} aggregates folded; read tables {store.digest()}"


def _value(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text
