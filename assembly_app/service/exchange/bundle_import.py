# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing a bundle in a single transaction: what is new, what fills a gap, what must stay away."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from assembly_app.bundles.encryption import opened
from assembly_app.bundles.errors import BundleError
from assembly_app.bundles.reader import Bundle, Heard, open_bundle
from assembly_app.domain.aggregates import decide
from assembly_app.domain.proposals.blocks import BlockLodged, HearBlock
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.refusal import Refused
from assembly_app.ledger.checkpoints import Checkpoint
from assembly_app.ledger.exchange_records import Erased, Forked, Seen, SeenFeed, Target, told_by
from assembly_app.ledger.feeds import FeedHead
from assembly_app.ledger.forks import ForkProof
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.records import Record, without_body
from assembly_app.ledger.roll import Roll
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.journal import wall_clock
from assembly_app.service.core.ports import Store, Transaction
from assembly_app.service.core.rolls import frozen_feeds
from assembly_app.service.operations import Operation
from assembly_app.service.trust.erasure import has_body
from assembly_app.service.trust.forks import FORK_CODES, believe, keep_branches, settle

FILL_BATCH = 1000
T = TypeVar("T")


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


def open_known(assembly: Assembly, path: Path) -> Bundle:
    """Open a bundle and compare its roll and keys with what is known. Raises BundleError."""
    keys = {feed.id: feed.key for feed in assembly.store.feeds()}
    source = opened(path, assembly.keys.identity)
    return open_bundle(source, feed_keys=keys.get, rolls_of=assembly.store.rolls)


def import_bundle(
    assembly: Assembly, operation: Operation, path: Path, *, trust: str = "", join: bool = False
) -> Imported:
    """Import a bundle: all of it or nothing. The operation hears how many bytes of its records have been read, of how
    many, and once more before the commit.

    A group that is not known yet is taken only when `trust` is the fingerprint of its first roll, as two people
    compared it. `join`: this store becomes one of that group's own. Raises BundleError, Refused, StoreError.
    """
    store, bundle = assembly.store, open_known(assembly, path)
    group = next((g for g in store.groups() if g.id == bundle.group), None)
    if group is None and trust != bundle.fingerprint:
        raise Refused(
            "first-contact" if not trust else "fingerprint-differs",
            "ledger",
            group=bundle.group_name,
            fingerprint=bundle.fingerprint,
        )
    if join and store.own_group() is not None:
        raise Refused("already-founded", "charter")
    return passing_over_forks(lambda forked: _import_but(assembly, operation, bundle, forked, join=join))[0]


def passing_over_forks(attempt: Callable[[frozenset[str]], T]) -> tuple[T, dict[str, int]]:
    """What `attempt` gives without the feeds that went another way than those here; and these, each with the place.

    Only the records themselves show such a fork: it comes as an error, and that feed is passed over the next time.
    """
    forked: dict[str, int] = {}
    while True:
        try:
            return attempt(frozenset(forked)), forked
        except BundleError as error:
            feed = str(error.params.get("feed", ""))
            if error.code not in FORK_CODES or feed in forked:
                raise
            forked[feed] = int(error.params["seq"])


def _import_but(
    assembly: Assembly, operation: Operation, bundle: Bundle, forked: frozenset[str], *, join: bool
) -> Imported:
    """Take everything but those feeds, of which the other branch is kept."""
    store, group = assembly.store, bundle.group
    first_contact = all(row.id != group for row in store.groups())
    now = assembly.clock.now()
    at = wall_clock(now)
    assembly.journal.doubt()
    with store.write() as tx:
        if first_contact:
            tx.add_group(group, bundle.group_name, bundle.fingerprint, own=join)
            if join:
                assembly.group = group
        before = store.branches(group)
        frozen = frozen_feeds(store, group) | forked
        taken = BundleImport(store, tx, bundle, frozen, operation.step)
        with _no_collection():
            taken.run()
            changes = tx.project()
        proofs = keep_branches(store, tx, bundle, frozen, at)
        settle(store, tx, group, at)
        erased = _erase(store, tx, taken)
        changes = (*changes, *tx.project())
        believe(store, tx, at)
        news = len(store.branches(group)) - len(before)
        if taken.count or taken.filled or proofs:
            _note(assembly, tx, taken, proofs, now)
            changes = (*changes, *tx.project())
        operation.step(1, 1)  # the last moment to cancel it
    assembly.journal.note()
    if erased:
        store.clean()
    assembly.tell(changes)
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


def _erase(store: Store, tx: Transaction, taken: BundleImport) -> int:
    """Do what the group's own people ask; of another group's, only what costs nothing: the rest waits for ours."""
    for erased, asked_at in taken.erased:
        tx.ask_erasure(taken.bundle.group, erased.targets, asked_at, erased.why)
    own = store.own_group()
    due = [row for row in store.erasures() if not row.done and row.group == taken.bundle.group]
    if own is None or own.id != taken.bundle.group:
        due = [row for row in due if not has_body(store, row)]
    tx.erase(Target(row.feed, row.seq, row.id.hex()) for row in due)
    return len(due)


def _note(assembly: Assembly, tx: Transaction, taken: BundleImport, proofs: list[ForkProof], now: datetime) -> None:
    """Witness what came, tell of the forks, and hear the blocks that were lodged elsewhere."""
    own = assembly.store.own_group()
    if own is None:
        return
    seen = Seen(feeds=tuple(SeenFeed(h.feed, h.seq, h.id.hex()) for h in taken.bundle.heads.values()))
    told = [seen] if seen.feeds else []
    assembly.journal.append_exchange(tx, own.id, [*told, *(Forked(proof) for proof in proofs)], now)
    if own.id != taken.bundle.group:
        return
    world = assembly.world
    for about, block in taken.blocks:
        proposal = assembly.store.state(own.id, about)
        if not isinstance(proposal, Proposal) or not any(b.id == block and not b.heard for b in proposal.blocks):
            continue
        emitted = decide(HearBlock(proposal=about, block=block), world, now)
        assembly.journal.append(tx, own.id, emitted, now)


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


class BundleImport:
    """Takes a bundle in. `frozen` feeds are passed over. Afterwards: `count` new records (`withheld` of them without
    a body), `filled` bodies for records that were here, `blocks` lodged elsewhere (proposal, block), and what the
    group's own people ask to have `erased`, each with the clock."""

    def __init__(self, store: Store, tx: Transaction, bundle: Bundle, frozen: frozenset[str], heard: Heard) -> None:
        self._store, self._tx, self.bundle, self._frozen, self._heard = store, tx, bundle, frozen, heard
        self._gone = {(row.feed, row.seq): row.id for row in store.erasures()}
        self._filling: list[Record] = []
        self.count = self.withheld = self.filled = 0
        self.blocks: list[tuple[str, str]] = []
        self.erased: list[tuple[Erased, str]] = []

    def run(self) -> None:
        """Check and store everything that is new. Raises BundleError."""
        bundle, store, tx = self.bundle, self._store, self._tx
        have = len(store.rolls(bundle.group))
        for roll in bundle.rolls[have:]:
            tx.add_roll(bundle.group, Roll.parse(roll.text).version, roll)
        checkpoints = {Checkpoint.parse(signed.text).feed: signed for signed in bundle.checkpoints}
        before = {feed.id: feed.seq for feed in store.feeds()}
        for feed, signed in checkpoints.items():
            if feed not in before and feed not in self._frozen:
                tx.add_feed(feed, bundle.group, signed.signer().to_line(), own=False)
        new = bundle.records(
            known(store, before),
            store.record_id,
            known_clock=store.clock(),
            frozen=self._frozen,
            heard=self._heard,
            lacking=store.lacking,
            fill=self._fill,
        )
        for batch in new:
            tx.add_records([self._allowed(record) for record in batch] if self._gone else batch)
            self._count(batch)
        self._fill_now()
        for feed, head in bundle.heads.items():
            if head.seq > before.get(feed, 0):
                tx.put_head(head, checkpoints[feed])

    def _allowed(self, record: Record) -> Record:
        """The record, without a body that was erased."""
        place = (record.header.feed, record.header.seq)
        return without_body(record) if self._gone.get(place) == record.id else record

    def _fill(self, record: Record) -> None:
        if self._allowed(record).body is None:
            return
        self._filling.append(record)
        if len(self._filling) == FILL_BATCH:
            self._fill_now()

    def _fill_now(self) -> None:
        if self._filling:
            self._tx.fill(self._filling)
            self._note(self._filling)
            self.filled += len(self._filling)
            self._filling = []

    def _count(self, batch: list[Record]) -> None:
        self.count += len(batch)
        self.withheld += sum(record.body is None for record in batch)
        self._note(batch)

    def _note(self, batch: list[Record]) -> None:
        """Remember what must be answered once everything is here."""
        for record in batch:
            if record.body is None:
                continue
            if record.header.type == BlockLodged.TYPE:
                lodged = msgspec.json.decode(record.body, type=dict[str, object])
                self.blocks.append((record.header.about, str(lodged.get("block", ""))))
                continue
            erased = told_by(record, Erased)
            if erased is not None and self._may_erase(record.header.feed):
                self.erased.append((erased, record.header.at))

    def _may_erase(self, feed: str) -> bool:
        """Whether the feed's writer is secretary or facilitator of the group by its roll."""
        key = next((row.key for row in self._store.feeds() if row.id == feed), "")
        entry = self.bundle.roll.signer_of(PublicKey.from_line(key)) if key else None
        return entry is not None and bool({"secretary", "facilitator"} & set(entry.capacities))


def known(store: Store, before: dict[str, int]) -> Callable[[str], FeedHead | None]:
    """How far each feed is known, for `Bundle.records`; `before` has the numbers of their last records."""
    return lambda feed: store.head(feed) if before.get(feed) else None
