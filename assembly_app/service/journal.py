# SPDX-License-Identifier: GPL-3.0-or-later
"""This installation's own feed: opening it, and appending what acts lead to, each commit with a signed checkpoint."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from assembly_app.domain.values import Emitted
from assembly_app.ledger.checkpoints import Checkpoint
from assembly_app.ledger.feeds import EXCHANGE, OPENED, FeedHead, FeedOpened, extend, feed_id
from assembly_app.ledger.records import Record, new_record
from assembly_app.ledger.roll import Roll
from assembly_app.service.exchange_records import ReceiptGiven, Seen
from assembly_app.service.ports import Keys, Store, Transaction

_encode = msgspec.json.Encoder().encode


def wall_clock(at: datetime) -> str:
    """An instant as a record's header has it: RFC 3339, UTC, milliseconds where there are any."""
    spec = "milliseconds" if at.microsecond else "seconds"
    return at.astimezone(UTC).isoformat(timespec=spec).replace("+00:00", "Z")


class Journal:
    """Appends to the own feed. A feed is never resumed when the store and the memory outside it disagree."""

    def __init__(self, store: Store, keys: Keys) -> None:
        self._store, self._keys = store, keys

    def append(self, tx: Transaction, group: str, emitted: Iterable[Emitted], now: datetime) -> tuple[Record, ...]:
        """Append events as records and sign where the feed stands now; `tx.project` is left to the caller."""
        head = self._head(tx, group, now)
        bodies = [(e.event.TYPE, e.about, _encode(e.event)) for e in emitted]
        return self._write(tx, group, head, bodies, now)

    def append_seen(self, tx: Transaction, group: str, seen: Seen | ReceiptGiven, now: datetime) -> tuple[Record, ...]:
        """Append what an import brought, or a receipt that came back."""
        return self._write(tx, group, self._head(tx, group, now), [(seen.TYPE, EXCHANGE, _encode(seen))], now)

    def _write(
        self, tx: Transaction, group: str, head: FeedHead, bodies: list[tuple[str, str, bytes]], now: datetime
    ) -> tuple[Record, ...]:
        at = wall_clock(now)
        lc = max(self._store.clock(), head.lc)
        records = []
        for kind, about, body in bodies:
            lc += 1
            record = new_record(
                head.id,
                group=group,
                feed=head.feed,
                seq=head.seq + 1,
                lc=lc,
                at=at,
                type=kind,
                about=about,
                body=body,
                salt=secrets.token_bytes(16),
            )
            head = extend(head, record)
            records.append(record)
        tx.add_records(records)
        checkpoint = Checkpoint.of(head, group, self._roll_version(group), at)
        tx.put_head(head, checkpoint.sign(self._keys.key()))
        return tuple(records)

    def _roll_version(self, group: str) -> int:
        rolls = self._store.rolls(group)
        return Roll.parse(rolls[-1].text).version if rolls else 1

    def _head(self, tx: Transaction, group: str, now: datetime) -> FeedHead:
        """The head of the feed to append to: the own one, or a new one that says what it continues."""
        feed = self._store.own_feed()
        head = self._store.head(feed) if feed else None
        exported = self._keys.exported(feed) if feed else None
        if head is not None and exported is not None and exported <= head.seq:
            return head
        continues = f"{feed}@{head.seq}" if head is not None and head.seq else ""
        return self._open_feed(tx, group, continues, now)

    def _open_feed(self, tx: Transaction, group: str, continues: str, now: datetime) -> FeedHead:
        key = self._keys.key().public
        nonce = secrets.token_bytes(16)
        feed = feed_id(group, key.blob, nonce)
        # Remembered before it is used: a feed that is in the store but not in the memory would never be written again.
        self._keys.remember(feed, 0)
        tx.add_feed(feed, group, key.to_line(), own=True)
        opened = FeedOpened(key=key.to_line(), nonce=nonce.hex(), continues=continues)
        self._write(tx, group, FeedHead.start(feed), [(OPENED, EXCHANGE, _encode(opened))], now)
        head = self._store.head(feed)
        if head is None:  # pragma: no cover - the store just wrote it
            raise AssertionError(feed)
        return head
