# SPDX-License-Identifier: GPL-3.0-or-later
"""The own feed: opened, re-checked, and appended to; each commit carries a signed checkpoint."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec

from assembly_app.domain.refusal import refuse_unless
from assembly_app.domain.values import Emitted
from assembly_app.ledger.checkpoints import Checkpoint
from assembly_app.ledger.exchange_records import ExchangeBody
from assembly_app.ledger.feeds import EXCHANGE, OPENED, FeedHead, FeedOpened, extend, feed_id
from assembly_app.ledger.records import Reach, Record, new_record
from assembly_app.ledger.roll import Roll
from assembly_app.service.core.ports import Keys, Store, Transaction
from assembly_app.service.core.rolls import current_roll

_encode = msgspec.json.Encoder().encode


class _Body(NamedTuple):
    """What becomes a record. `refs`: ids in hex of the records it goes back to."""

    type: str
    about: str
    body: bytes
    reach: Reach = "federation"
    refs: tuple[str, ...] = ()


def wall_clock(at: datetime) -> str:
    """An instant as a record's header has it: RFC 3339, UTC, milliseconds where there are any."""
    spec = "milliseconds" if at.microsecond else "seconds"
    return at.astimezone(UTC).isoformat(timespec=spec).replace("+00:00", "Z")


class Journal:
    """Appends to the own feed. A feed is never resumed when the store and the memory outside it disagree."""

    def __init__(self, store: Store, keys: Keys) -> None:
        self._store, self._keys = store, keys
        self._written: FeedHead | None = None
        self._cleared: tuple[bytes, int] | None = None

    def doubt(self) -> None:
        """Ask everything once more before the next record: something came in from elsewhere."""
        self._cleared = None

    def append(
        self, tx: Transaction, group: str, emitted: Iterable[Emitted], now: datetime, reach: Reach = "federation"
    ) -> tuple[Record, ...]:
        """Append events as records and sign where the feed stands now; `tx.project` is left to the caller."""
        head = self._head(tx, group, now)
        bodies = [_Body(e.event.TYPE, e.about, _encode(e.event), reach) for e in emitted]
        return self._write(tx, group, head, bodies, now)

    def append_again(self, tx: Transaction, group: str, records: Iterable[Record], now: datetime) -> tuple[Record, ...]:
        """Append what these records say, each with a reference to the one that said it first."""
        bodies = [
            _Body(one.header.type, one.header.about, one.body, one.header.reach, (one.id.hex(),))
            for one in records
            if one.body is not None
        ]
        return self._write(tx, group, self._head(tx, group, now), bodies, now) if bodies else ()

    def append_exchange(
        self, tx: Transaction, group: str, told: Iterable[ExchangeBody], now: datetime
    ) -> tuple[Record, ...]:
        """Append what is about the exchange itself; see ledger.exchange_records."""
        bodies = [_Body(one.TYPE, EXCHANGE, _encode(one)) for one in told]
        return self._write(tx, group, self._head(tx, group, now), bodies, now) if bodies else ()

    def _write(
        self, tx: Transaction, group: str, head: FeedHead, bodies: list[_Body], now: datetime
    ) -> tuple[Record, ...]:
        at = wall_clock(now)
        lc = max(self._store.clock(), head.lc)
        records = []
        for one in bodies:
            lc += 1
            record = new_record(
                head.id,
                group=group,
                feed=head.feed,
                seq=head.seq + 1,
                lc=lc,
                at=at,
                type=one.type,
                about=one.about,
                body=one.body,
                salt=secrets.token_bytes(16),
                refs=one.refs,
                reach=one.reach,
            )
            head = extend(head, record)
            records.append(record)
        tx.add_records(records)
        roll = current_roll(self._store, group)
        version = roll.version if roll else 1
        tx.put_head(head, Checkpoint.of(head, group, version, at).sign(self._keys.key()))
        self._written, self._cleared = head, (head.id, version)
        return tuple(records)

    def note(self) -> None:
        """After the commit: remember outside the store where the own feed stands."""
        if self._written is not None:
            self._keys.note_tip(self._written.feed, self._written.seq, self._written.id.hex())
            self._written = None

    def _head(self, tx: Transaction, group: str, now: datetime) -> FeedHead:
        """The head of the feed to append to: the own one, or a new one that says what it continues."""
        feed = self._store.own_feed()
        head = self._store.head(feed) if feed else None
        roll = current_roll(self._store, group)
        # Nearly every record follows one of this program's own, and all of this was asked then.
        if head is not None and self._cleared == (head.id, roll.version if roll else 1):
            return head
        self._refuse_ended_key(roll)
        if head is not None and self._may_go_on(group, head):
            return head
        continues = f"{feed}@{head.seq}" if head is not None and head.seq else ""
        return self._open_feed(tx, group, continues, now)

    def _may_go_on(self, group: str, head: FeedHead) -> bool:
        """Whether nothing speaks against the store's being the one this feed was always written in."""
        exported, tip = self._keys.exported(head.feed), self._keys.tip(head.feed)
        if exported is None or exported > head.seq:
            return False
        if tip is not None and (tip[0] > head.seq or self._id_at(head, tip[0]) != tip[1]):
            return False
        if any(row.feed == head.feed for row in self._store.branches(group)):
            return False  # it forked, or the roll ended it
        seen = [one for one in self._store.sightings() if one.feed == head.feed]
        return all(one.seq <= head.seq and self._id_at(head, one.seq) == one.head for one in seen)

    def _id_at(self, head: FeedHead, seq: int) -> str:
        found = head.id if seq == head.seq else self._store.record_id(head.feed, seq)
        return (found or b"").hex()

    def _refuse_ended_key(self, roll: Roll | None) -> None:
        entry = roll.signer_of(self._keys.key().public) if roll else None
        refuse_unless(entry is None or entry.active, "key-ended", "ledger", key=self._keys.key().public.fingerprint())

    def _open_feed(self, tx: Transaction, group: str, continues: str, now: datetime) -> FeedHead:
        key = self._keys.key().public
        nonce = secrets.token_bytes(16)
        feed = feed_id(group, key.blob, nonce)
        # Remembered before it is used: a feed that is in the store but not in the memory would never be written again.
        self._keys.remember(feed, 0)
        tx.add_feed(feed, group, key.to_line(), own=True)
        opened = FeedOpened(key=key.to_line(), nonce=nonce.hex(), continues=continues)
        self._write(tx, group, FeedHead.start(feed), [_Body(OPENED, EXCHANGE, _encode(opened))], now)
        head = self._store.head(feed)
        if head is None:  # pragma: no cover - the store just wrote it
            raise AssertionError(feed)
        return head
