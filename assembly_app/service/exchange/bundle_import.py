# SPDX-License-Identifier: GPL-3.0-or-later
"""The records of one bundle on their way into one transaction: what is new, what fills a gap, what must stay away."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from assembly_app.bundles.reader import Bundle, Heard
from assembly_app.domain.proposals.blocks import BlockLodged
from assembly_app.ledger.checkpoints import Checkpoint
from assembly_app.ledger.exchange_records import Erased, told_by
from assembly_app.ledger.feeds import FeedHead
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.records import Record, without_body
from assembly_app.ledger.roll import Roll
from assembly_app.service.core.ports import Store, Transaction

FILL_BATCH = 1000


class Taking:
    """Takes a bundle in. `frozen` feeds are passed over. Afterwards: `count` new records (`withheld` of them without
    a body), `filled` bodies for records that were here, `blocks` lodged elsewhere (proposal, block), `erased`
    what the group's own people ask to erase."""

    def __init__(
        self, store: Store, tx: Transaction, bundle: Bundle, frozen: frozenset[str], heard: Heard | None
    ) -> None:
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
