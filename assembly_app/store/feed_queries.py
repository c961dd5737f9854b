# SPDX-License-Identifier: GPL-3.0-or-later
"""Queries on the ledger's own tables, along a feed or about one aggregate."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Final

import msgspec
from sqlalchemy import Connection, bindparam, func, select

from assembly_app.ledger.checkpoints import SignedCheckpoint
from assembly_app.ledger.feeds import FeedHead
from assembly_app.ledger.merkle import Frontier
from assembly_app.ledger.records import Record, read_header
from assembly_app.ledger.roll import SignedRoll
from assembly_app.service.core.read_models import FeedRow, GroupRow
from assembly_app.store import ledger_tables
from assembly_app.store.ledger_tables import feeds, groups, records

BATCH: Final = 10_000
FEW: Final = 1_000

# Made once: every act asks most of these, and putting a statement together takes as long as SQLite's answer.
_ONE_FEED: Final = feeds.c.id == bindparam("feed")
_FEED_OF: Final = feeds.c.no == records.c.feed_no
_GROUPS: Final = select(groups.c.id, groups.c.name, groups.c.fingerprint, groups.c.own).order_by(
    groups.c.own.desc(), groups.c.no
)
_FEEDS: Final = (
    select(feeds.c.id, groups.c.id, feeds.c.key, feeds.c.own, feeds.c.seq, records.c.header)
    .select_from(
        feeds.join(groups, groups.c.no == feeds.c.group_no).outerjoin(
            records, (records.c.feed_no == feeds.c.no) & (records.c.seq == feeds.c.seq)
        )
    )
    .order_by(feeds.c.no)
)
_OWN_FEED: Final = select(feeds.c.id).where(feeds.c.own).order_by(feeds.c.no)
_HEAD: Final = select(feeds.c.seq, feeds.c.lc, feeds.c.head, feeds.c.frontier).where(_ONE_FEED)
_CHECKPOINT: Final = select(feeds.c.checkpoint, feeds.c.signature).where(_ONE_FEED)
_CLOCK: Final = select(func.max(feeds.c.lc))
_ROLLS: Final = (
    select(ledger_tables.rolls.c.text, ledger_tables.rolls.c.signatures)
    .join(groups, groups.c.no == ledger_tables.rolls.c.group_no)
    .where(groups.c.id == bindparam("group"))
    .order_by(ledger_tables.rolls.c.version)
)
_RECORD_ID: Final = select(records.c.id).join(feeds, _FEED_OF).where(_ONE_FEED, records.c.seq == bindparam("seq"))
_RECORDS: Final = (
    select(records.c.seq, records.c.header, records.c.salt, records.c.body, records.c.id)
    .join(feeds, _FEED_OF)
    .where(_ONE_FEED, records.c.seq > bindparam("after"))
    .order_by(records.c.seq)
    .limit(FEW)
)
_IDS: Final = (
    select(records.c.seq, records.c.id)
    .join(feeds, _FEED_OF)
    .where(_ONE_FEED, records.c.seq <= bindparam("last"), records.c.seq > bindparam("after"))
    .order_by(records.c.seq)
    .limit(BATCH)
)
_RECORDED: Final = (
    select(records.c.header, records.c.salt, records.c.body, records.c.id)
    .join(groups, groups.c.no == records.c.group_no)
    .join(feeds, _FEED_OF)
    .where(groups.c.id == bindparam("group"), records.c.about == bindparam("about"))
    .order_by(records.c.lc, feeds.c.id)
)


class FeedQueries:
    """Reads without the read tables; see the port."""

    def _reading(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def own_group(self) -> GroupRow | None:
        """See the port."""
        return next((group for group in self.groups() if group.own), None)

    def own_feed(self) -> str:
        """See the port."""
        with self._reading() as connection:
            return connection.execute(_OWN_FEED).scalar() or ""

    def groups(self) -> tuple[GroupRow, ...]:
        """See the port."""
        with self._reading() as connection:
            return tuple(GroupRow(*row) for row in connection.execute(_GROUPS))

    def feeds(self) -> tuple[FeedRow, ...]:
        """See the port."""
        with self._reading() as connection:
            rows = connection.execute(_FEEDS).all()
        return tuple(FeedRow(*row[:5], read_header(row[5]).at if row[5] else "") for row in rows)

    def head(self, feed: str) -> FeedHead | None:
        """See the port."""
        with self._reading() as connection:
            row = connection.execute(_HEAD, {"feed": feed}).one_or_none()
        return FeedHead(feed, row[0], row[1], row[2], Frontier.from_bytes(row[3])) if row else None

    def checkpoint(self, feed: str) -> SignedCheckpoint | None:
        """See the port."""
        with self._reading() as connection:
            row = connection.execute(_CHECKPOINT, {"feed": feed}).one_or_none()
        return SignedCheckpoint(row[0], row[1]) if row and row[0] else None

    def rolls(self, group: str) -> tuple[SignedRoll, ...]:
        """See the port."""
        with self._reading() as connection:
            rows = connection.execute(_ROLLS, {"group": group}).all()
        return tuple(SignedRoll(row[0], msgspec.json.decode(row[1], type=tuple[str, ...])) for row in rows)

    def record_id(self, feed: str, seq: int) -> bytes | None:
        """See the port."""
        with self._reading() as connection:
            return connection.execute(_RECORD_ID, {"feed": feed, "seq": seq}).scalar()

    def records(self, feed: str, after: int = 0) -> Iterator[Record]:
        """See the port. Read a thousand at a time, so that memory stays flat."""
        while True:
            with self._reading() as connection:
                rows = connection.execute(_RECORDS, {"feed": feed, "after": after}).all()
            for _, raw, salt, body, record_id in rows:
                yield Record(read_header(raw), raw, salt or None, body, record_id)
            if len(rows) < FEW:
                return
            after = rows[-1][0]

    def clock(self) -> int:
        """See the port."""
        with self._reading() as connection:
            return connection.execute(_CLOCK).scalar() or 0

    def ids(self, feed: str, last: int) -> Iterator[bytes]:
        """See the port. Read in batches, so that memory stays flat."""
        after = 0
        while True:
            with self._reading() as connection:
                rows = connection.execute(_IDS, {"feed": feed, "last": last, "after": after}).all()
            yield from (row[1] for row in rows)
            if len(rows) < BATCH:
                return
            after = rows[-1][0]

    def recorded(self, group: str, about: str) -> tuple[Record, ...]:
        """See the port."""
        with self._reading() as connection:
            rows = connection.execute(_RECORDED, {"group": group, "about": about}).all()
        return tuple(Record(read_header(raw), raw, salt or None, body, id_) for raw, salt, body, id_ in rows)
