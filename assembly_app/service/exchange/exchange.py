# SPDX-License-Identifier: GPL-3.0-or-later
"""Carrying records between groups: exporting a signed bundle, and importing one in a single transaction."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from assembly_app.bundles.builder import NOTHING_SINCE, Packed
from assembly_app.bundles.encryption import opened
from assembly_app.bundles.errors import BundleError
from assembly_app.bundles.reader import Bundle, Heard, open_bundle
from assembly_app.domain.aggregates import decide
from assembly_app.domain.proposals.blocks import HearBlock
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.refusal import Refused
from assembly_app.ledger.exchange_records import Forked, Seen, SeenFeed, Target
from assembly_app.ledger.feeds import FeedHead
from assembly_app.ledger.forks import ForkProof
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.journal import wall_clock
from assembly_app.service.core.ports import Transaction
from assembly_app.service.exchange.bundle_export import export
from assembly_app.service.exchange.bundle_import import Taking
from assembly_app.service.trust.erasure import has_body
from assembly_app.service.trust.forks import FORK_CODES, believe, frozen_feeds, keep_branches, settle


class Imported(msgspec.Struct, frozen=True):
    """What an import brought. `records` is 0 when everything was known already; `filled` of those here got the body
    that had been withheld; `erased` lost theirs. `frozen` feeds have forked: nothing more is taken from them;
    `branches` is how many other branches were kept just now."""

    group: str
    group_name: str
    signer: str
    fingerprint: str
    records: int
    withheld: int
    first_contact: bool
    ends: dict[str, int]
    filled: int = 0
    frozen: tuple[str, ...] = ()
    branches: int = 0
    erased: int = 0


class Exchange:
    """Export and import for one assembly."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self._store = assembly.store

    def export(
        self,
        path: Path,
        *,
        group: str = "",
        within: bool = False,
        documents: tuple[tuple[str, bytes], ...] = (),
        since: Mapping[str, FeedHead] = NOTHING_SINCE,
        to: Sequence[str] = (),
        progress: Callable[[int], None] | None = None,
    ) -> Packed:
        """See service.exchange.bundle_export."""
        return export(
            self._assembly, path, group=group, within=within, documents=documents, since=since, to=to, progress=progress
        )

    def open(self, path: Path) -> Bundle:
        """Open a bundle and compare its roll and keys with what is known. Raises BundleError."""
        keys = {feed.id: feed.key for feed in self._store.feeds()}
        source = opened(path, self._assembly.keys.identity)
        bundle = open_bundle(source, feed_keys=keys.get)
        rolls = self._store.rolls(bundle.group)
        return open_bundle(source, feed_keys=keys.get, known_rolls=rolls) if rolls else bundle

    def take(
        self,
        path: Path,
        *,
        trust: str = "",
        join: bool = False,
        heard: Heard | None = None,
    ) -> Imported:
        """Import a bundle: all of it or nothing. `heard` is told how many bytes of its records have been read, of how
        many, and once more before the commit; when it raises, nothing was imported.

        A group that is not known yet is taken only when `trust` is the fingerprint of its first roll, as two people
        compared it. `join`: this store becomes one of that group's own. Raises BundleError, Refused, StoreError.
        """
        bundle = self.open(path)
        group = next((g for g in self._store.groups() if g.id == bundle.group), None)
        if group is None and trust != bundle.fingerprint:
            raise Refused(
                "first-contact" if not trust else "fingerprint-differs",
                "ledger",
                group=bundle.group_name,
                fingerprint=bundle.fingerprint,
            )
        if join and self._store.own_group() is not None:
            raise Refused("already-founded", "charter")
        forked: set[str] = set()
        while True:
            # A feed that went another way than the one here is passed over the next time; the others are taken.
            try:
                return self._take_but(bundle, forked, join=join, heard=heard)
            except BundleError as error:
                feed = str(error.params.get("feed", ""))
                if error.code not in FORK_CODES or feed in forked:
                    raise
                forked.add(feed)

    def _take_but(self, bundle: Bundle, forked: set[str], *, join: bool, heard: Heard | None) -> Imported:
        """Take everything but those feeds, of which the other branch is kept."""
        store, group = self._store, bundle.group
        first_contact = all(row.id != group for row in store.groups())
        now = self._assembly.clock.now()
        at = wall_clock(now)
        self._assembly.journal.doubt()
        with store.write() as tx:
            if first_contact:
                tx.add_group(group, bundle.group_name, bundle.fingerprint, own=join)
                if join:
                    self._assembly.group = group
            before = store.branches(group)
            frozen = frozen_feeds(store, group) | forked
            taken = Taking(store, tx, bundle, frozen, heard)
            with _no_collection():
                taken.run()
                changes = tx.project()
            proofs = keep_branches(store, tx, bundle, frozen, at)
            settle(store, tx, group, at)
            erased = self._erase(tx, taken)
            changes = (*changes, *tx.project())
            believe(store, tx, at)
            news = len(store.branches(group)) - len(before)
            if taken.count or taken.filled or proofs:
                self._note(tx, taken, proofs, now)
                changes = (*changes, *tx.project())
            if heard:
                heard(1, 1)  # the last moment to call it back
        self._assembly.journal.note()
        if erased:
            store.clean()
        self._assembly.tell(changes)
        return Imported(
            group,
            bundle.group_name,
            bundle.signer.name,
            bundle.fingerprint,
            taken.count,
            taken.withheld,
            first_contact,
            bundle.ends,
            taken.filled,
            tuple(sorted(frozen_feeds(store, group))),
            max(news, 0),
            erased,
        )

    def _erase(self, tx: Transaction, taken: Taking) -> int:
        """Do what the group's own people ask; of another group's, only what costs nothing: the rest waits for ours."""
        for erased, asked_at in taken.erased:
            tx.ask_erasure(taken.bundle.group, erased.targets, asked_at, erased.why)
        own = self._store.own_group()
        due = [row for row in self._store.erasures() if not row.done and row.group == taken.bundle.group]
        if own is None or own.id != taken.bundle.group:
            due = [row for row in due if not has_body(self._store, row)]
        tx.erase(Target(row.feed, row.seq, row.id.hex()) for row in due)
        return len(due)

    def _note(self, tx: Transaction, taken: Taking, proofs: list[ForkProof], now: datetime) -> None:
        """Witness what came, tell of the forks, and hear the blocks that were lodged elsewhere."""
        own = self._store.own_group()
        if own is None:
            return
        seen = Seen(feeds=tuple(SeenFeed(h.feed, h.seq, h.id.hex()) for h in taken.bundle.heads.values()))
        told = [seen] if seen.feeds else []
        self._assembly.journal.append_exchange(tx, own.id, [*told, *(Forked(proof) for proof in proofs)], now)
        if own.id != taken.bundle.group:
            return
        world = self._assembly.world
        for about, block in taken.blocks:
            proposal = self._store.state(own.id, about)
            if not isinstance(proposal, Proposal) or not any(b.id == block and not b.heard for b in proposal.blocks):
                continue
            emitted = decide(HearBlock(proposal=about, block=block), world, now)
            self._assembly.journal.append(tx, own.id, emitted, now)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Records make no cycles: the collector would walk them again and again and find nothing."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
