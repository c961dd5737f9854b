# SPDX-License-Identifier: GPL-3.0-or-later
"""Carrying records between groups: exporting a signed bundle, and importing one in a single transaction."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path

import msgspec

from assembly_app.bundles.pack import NOTHING_SINCE, Packed, pack
from assembly_app.bundles.sealing import check_recipient, opened, seal
from assembly_app.bundles.unpack import Bundle, Heard, open_bundle
from assembly_app.domain.blocks import BlockLodged, HearBlock
from assembly_app.domain.fold import decide
from assembly_app.domain.proposal import Proposal
from assembly_app.domain.refusal import Refused
from assembly_app.ledger.checkpoints import Checkpoint
from assembly_app.ledger.feeds import FeedHead
from assembly_app.ledger.records import Record, without_body
from assembly_app.ledger.roll import Roll
from assembly_app.service.assembly import Assembly
from assembly_app.service.exchange_records import Seen, SeenFeed
from assembly_app.service.journal import wall_clock
from assembly_app.service.ports import Store, Transaction


class Imported(msgspec.Struct, frozen=True):
    """What an import brought. `records` is 0 when everything was known already."""

    group: str
    group_name: str
    signer: str
    fingerprint: str
    records: int
    withheld: int
    first_contact: bool
    ends: dict[str, int]


class Exchange:
    """Export and import for one assembly."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self._store = assembly.store

    def export(
        self,
        path: Path,
        *,
        within: bool = False,
        documents: tuple[tuple[str, bytes], ...] = (),
        since: Mapping[str, FeedHead] = NOTHING_SINCE,
        to: Sequence[str] = (),
        progress: Callable[[int], None] | None = None,
    ) -> Packed:
        """Write everything this group has recorded to a bundle, or what lies after `since`: whole or not at all.

        Bodies that are private to the group travel as headers only, unless the bundle stays `within` the group.
        With `to`, age recipients, only they can open it. Raises BundleError; Refused ("not-founded") for a store
        without an assembly.
        """
        to = [check_recipient(one) for one in to]
        store, group = self._store, self._store.own_group()
        if group is None:
            raise Refused("not-founded", "charter")
        feeds = sorted((feed for feed in store.feeds() if feed.group == group.id and feed.seq), key=lambda f: f.id)
        signed = [checkpoint for feed in feeds if (checkpoint := store.checkpoint(feed.id))]
        # What is recorded while this runs goes into the next bundle.
        ends = {feed.id: feed.seq for feed in feeds}
        ends |= {checkpoint.feed: checkpoint.seq for checkpoint in (Checkpoint.parse(one.text) for one in signed)}
        for feed in feeds:
            if feed.own:
                # Before the file exists: a backup restored later must never go on from behind what others have.
                self._assembly.keys.remember(feed.id, ends[feed.id])
        return pack(
            path,
            group=group.id,
            group_name=group.name,
            at=wall_clock(self._assembly.clock.now()),
            rolls=store.rolls(group.id),
            checkpoints=signed,
            records=_all(store, ends, since, within),
            key=self._assembly.keys.key(),
            documents=documents,
            since=since,
            progress=progress,
            seal=partial(seal, recipients=to) if to else None,
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
        now = self._assembly.clock.now()
        with self._store.write() as tx:
            if group is None:
                tx.add_group(bundle.group, bundle.group_name, bundle.fingerprint, own=join)
                if join:
                    self._assembly.group = bundle.group
            taken = _Taking(self._store, tx, bundle, heard)
            with _no_collection():
                taken.run()
                changes = tx.project()
            if taken.count:
                self._note(tx, taken, now)
                changes = (*changes, *tx.project())
            if heard:
                heard(1, 1)  # the last moment to call it back
        self._assembly.tell(changes)
        return Imported(
            bundle.group,
            bundle.group_name,
            bundle.signer.name,
            bundle.fingerprint,
            taken.count,
            taken.withheld,
            group is None,
            bundle.ends,
        )

    def _note(self, tx: Transaction, taken: _Taking, now: datetime) -> None:
        """Witness what came, and hear the blocks that were lodged elsewhere."""
        own = self._store.own_group()
        if own is None:
            return
        seen = Seen(feeds=tuple(SeenFeed(h.feed, h.seq, h.id.hex()) for h in taken.bundle.heads.values()))
        self._assembly.journal.append_seen(tx, own.id, seen, now)
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


class _Taking:
    """The records of one bundle on their way into one transaction."""

    def __init__(self, store: Store, tx: Transaction, bundle: Bundle, heard: Heard | None) -> None:
        self._store, self._tx, self.bundle, self._heard = store, tx, bundle, heard
        self.count = self.withheld = 0
        self.blocks: list[tuple[str, str]] = []

    def run(self) -> None:
        """Check and store everything that is new."""
        bundle, store, tx = self.bundle, self._store, self._tx
        have = len(store.rolls(bundle.group))
        for roll in bundle.rolls[have:]:
            tx.add_roll(bundle.group, Roll.parse(roll.text).version, roll)
        checkpoints = {Checkpoint.parse(signed.text).feed: signed for signed in bundle.checkpoints}
        before = {feed.id: feed.seq for feed in store.feeds()}
        for feed, signed in checkpoints.items():
            if feed not in before:
                tx.add_feed(feed, bundle.group, signed.signer().to_line(), own=False)
        new = bundle.records(known(store, before), store.record_id, known_clock=store.clock(), heard=self._heard)
        for batch in new:
            tx.add_records(batch)
            self._count(batch)
        for feed, head in bundle.heads.items():
            if head.seq > before.get(feed, 0):
                tx.put_head(head, checkpoints[feed])

    def _count(self, batch: list[Record]) -> None:
        self.count += len(batch)
        for record in batch:
            if record.body is None:
                self.withheld += 1
            elif record.header.type == BlockLodged.TYPE:
                lodged = msgspec.json.decode(record.body, type=dict[str, object])
                self.blocks.append((record.header.about, str(lodged.get("block", ""))))


def known(store: Store, before: dict[str, int]) -> Callable[[str], FeedHead | None]:
    """How far each feed is known, for `Bundle.records`; `before` has the numbers of their last records."""
    return lambda feed: store.head(feed) if before.get(feed) else None


def _all(store: Store, ends: dict[str, int], since: Mapping[str, FeedHead], within: bool) -> Iterator[Record]:
    for feed in sorted(ends):
        after = since[feed].seq if feed in since else 0
        for record in islice(store.records(feed, after), max(0, ends[feed] - after)):
            yield record if within or record.header.reach != "group" else without_body(record)
