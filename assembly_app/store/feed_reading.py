# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the ledger's own tables along a feed or along what records are about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Final

from sqlalchemy import Connection, select

from assembly_app.ledger.records import Record, read_header
from assembly_app.store.tables import feeds, groups, records

BATCH: Final = 10_000


class FeedReading:
    """Reads without the read tables; see the port."""

    def _reading(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def ids(self, feed: str, last: int) -> Iterator[bytes]:
        """See the port. Read in batches, so that memory stays flat."""
        wanted = (
            select(records.c.seq, records.c.id)
            .join(feeds, feeds.c.no == records.c.feed_no)
            .where(feeds.c.id == feed, records.c.seq <= last)
            .order_by(records.c.seq)
            .limit(BATCH)
        )
        after = 0
        while True:
            with self._reading() as connection:
                rows = connection.execute(wanted.where(records.c.seq > after)).all()
            yield from (row[1] for row in rows)
            if len(rows) < BATCH:
                return
            after = rows[-1][0]

    def recorded(self, group: str, about: str) -> tuple[Record, ...]:
        """See the port."""
        wanted = (
            select(records.c.header, records.c.salt, records.c.body, records.c.id)
            .join(groups, groups.c.no == records.c.group_no)
            .join(feeds, feeds.c.no == records.c.feed_no)
            .where(groups.c.id == group, records.c.about == about)
            .order_by(records.c.lc, feeds.c.id)
        )
        with self._reading() as connection:
            rows = connection.execute(wanted).all()
        return tuple(Record(read_header(raw), raw, salt or None, body, id_) for raw, salt, body, id_ in rows)
