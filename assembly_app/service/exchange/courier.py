# SPDX-License-Identifier: GPL-3.0-or-later
"""Export, looking and import beside the desk: each on a connection of its own, so that it can run in a thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from assembly_app.domain.refusal import Refused
from assembly_app.errors import Problem
from assembly_app.ledger.errors import LedgerError
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.ports import Change, StoreError
from assembly_app.service.exchange.acknowledgements import holder_named, starting_points
from assembly_app.service.exchange.bundle_export import Packed
from assembly_app.service.exchange.bundle_preview import Inspection, inspect
from assembly_app.service.exchange.exchange import Exchange, Imported
from assembly_app.service.exchange.known_groups import Holding, Holdings
from assembly_app.service.operations import Errand, Failed


class Brought(msgspec.Struct, frozen=True):
    """What an import brought, and what the desk's own assembly has to be told of it."""

    imported: Imported
    changes: tuple[Change, ...]


class Courier:
    """Runs errands on the store of an assembly. Each call opens the file again and lets it go when it is done.

    Raises Cancelled or Failed from each of them; in both cases everything is as it was.
    """

    def __init__(self, again: Callable[[], Assembly]) -> None:
        """`again` opens the same store once more, with the same keys and clock."""
        self._again = again
        self._holdings = Holdings()

    def look(self, path: Path, errand: Errand) -> Inspection:
        """What a bundle holds and what it would change; a bad one is no failure but a finding."""
        with self.opened() as assembly:
            return inspect(Exchange(assembly), assembly.store, path, errand.step)

    def export(self, path: Path, errand: Errand, *, within: bool, to: Sequence[str] = (), since: str = "") -> Packed:
        """Write a bundle of what this group has recorded; see Exchange.export. `since` names whose receipt it begins
        after, see holders.holder_named; "" for everything."""
        with self.opened() as assembly:
            receipt = holder_named(assembly.store, since).receipt if since else None
            start = starting_points(assembly.store, receipt) if receipt else {}
            feeds = assembly.store.feeds()
            total = sum(feed.seq for feed in feeds if feed.group == assembly.group)
            total -= sum(head.seq for head in start.values())
            errand.step(0, total)
            return Exchange(assembly).export(
                path, within=within, to=to, since=start, progress=lambda count: errand.step(count, total)
            )

    def take(self, path: Path, errand: Errand, *, trust: str) -> Brought:
        """Import a bundle; see Exchange.take."""
        with self.opened() as assembly:
            changes: list[Change] = []
            assembly.listen(changes.append)
            return Brought(Exchange(assembly).take(path, trust=trust, heard=errand.step), tuple(changes))

    def holdings(self) -> tuple[Holding, ...]:
        """What is here from whom."""
        with self.opened() as assembly:
            return self._holdings.of(assembly.store, assembly.keys)

    def key(self) -> str:
        """The fingerprint of this installation's own key."""
        with self.opened() as assembly:
            return assembly.keys.key().public.fingerprint()

    @contextmanager
    def opened(self) -> Iterator[Assembly]:
        """The assembly, for one errand; what goes wrong comes as Failed."""
        try:
            assembly = self._again()
            try:
                yield assembly
            finally:
                assembly.store.close()
        except LedgerError as error:
            raise Failed(error.problem) from error
        except (Refused, StoreError) as error:
            params: dict[str, str | int] = {name: str(value) for name, value in error.params.items()}
            raise Failed(Problem(error.code, params, str(error))) from error
        except OSError as error:
            reason = error.strerror or str(error)
            raise Failed(Problem("disk", {"reason": reason}, reason)) from error
