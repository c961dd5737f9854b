# SPDX-License-Identifier: GPL-3.0-or-later
"""Rare writes: bodies that arrive late, branches put aside and settled, erased bodies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, select, update

from assembly_app.ledger.checkpoints import SignedCheckpoint
from assembly_app.ledger.exchange_records import Target
from assembly_app.ledger.feeds import FeedHead
from assembly_app.ledger.records import Record
from assembly_app.ledger.roll import End
from assembly_app.store import branches, erasing, ledger_tables
from assembly_app.store.folding import Place
from assembly_app.store.projector import Projector

_feeds, _records, _branches, _kept = (
    ledger_tables.feeds,
    ledger_tables.records,
    ledger_tables.branches,
    ledger_tables.branch_records,
)


class LateWrites:
    """Part of a transaction; see the port."""

    _connection: Connection

    @property
    def _projector(self) -> Projector:
        raise NotImplementedError

    def _group_no(self, group: str) -> int:
        raise NotImplementedError

    def _feed_no(self, feed: str) -> tuple[int, int]:
        raise NotImplementedError

    def put_head(self, head: FeedHead, checkpoint: SignedCheckpoint | None) -> None:
        raise NotImplementedError

    def fill(self, records: Iterable[Record]) -> None:
        """See the port."""
        for record in records:
            feed_no, group_no = self._feed_no(record.header.feed)
            where = (_records.c.feed_no == feed_no, _records.c.seq == record.header.seq, _records.c.id == record.id)
            withheld = (_records.c.body.is_(None), _records.c.salt.is_(None))
            values = {"salt": record.salt, "body": record.body}
            if self._connection.execute(update(_records).where(*where, *withheld).values(**values)).rowcount:
                self._projector.renew((group_no, record.header.about))

    def keep_branch(
        self, feed: str, first: int, why: str, at: str, signed: SignedCheckpoint | None, records: Sequence[Record]
    ) -> None:
        """See the port."""
        feed_no, group_no = self._feed_no(feed)
        for shorter in self._within(feed_no, records):
            self._drop(shorter)
        branch = branches.add(self._connection, feed_no, first, why, at, signed)
        branches.keep(self._connection, branch, group_no, records, erasing.gone(self._connection))

    def _within(self, feed_no: int, records: Sequence[Record]) -> list[int]:
        """Branches of the feed all of whose records are among these."""
        ids = {record.id for record in records}
        found: list[int] = []
        for (no,) in self._connection.execute(select(_branches.c.no).where(_branches.c.feed_no == feed_no)).all():
            kept = self._connection.execute(select(_kept.c.id).where(_kept.c.branch_no == no)).scalars().all()
            if kept and ids.issuperset(kept):
                found.append(no)
        return found

    def _drop(self, branch: int) -> None:
        self._connection.execute(delete(_kept).where(_kept.c.branch_no == branch))
        self._connection.execute(delete(_branches).where(_branches.c.no == branch))

    def settle(self, feed: str, end: End, at: str) -> bool:
        """See the port."""
        feed_no, _ = self._feed_no(feed)
        head = bytes.fromhex(end.head)
        here = self._connection.execute(
            select(_records.c.id).where(_records.c.feed_no == feed_no, _records.c.seq == end.seq)
        ).scalar()
        if end.seq == 0 or here == head:
            self._put_aside(feed, end.seq, "ended", at)
            return True
        branch = branches.holding(self._connection, feed_no, end.seq, head)
        if branch is not None:
            self._swap(feed, branch, end.seq, at)
            return True
        return False

    def _swap(self, feed: str, branch: int, through: int, at: str) -> None:
        """Put our side of a fork aside and take the other one up to `through`."""
        feed_no, _ = self._feed_no(feed)
        row = self._connection.execute(
            select(_branches.c.first, _branches.c.checkpoint, _branches.c.signature).where(_branches.c.no == branch)
        ).one()
        self._put_aside(feed, row[0] - 1, "fork", at)
        self._renew(branches.take_back(self._connection, feed_no, through, branch))
        values = {"checkpoint": row[1], "signature": row[2]}
        self._connection.execute(update(_feeds).where(_feeds.c.no == feed_no).values(**values))
        if self._connection.execute(select(_kept.c.seq).where(_kept.c.branch_no == branch).limit(1)).first():
            ended = {"first": through + 1, "why": "ended"}
            self._connection.execute(update(_branches).where(_branches.c.no == branch).values(**ended))
        else:
            self._drop(branch)
        self._put_end(feed, feed_no)

    def _put_aside(self, feed: str, after: int, why: str, at: str) -> None:
        feed_no, _ = self._feed_no(feed)
        row = self._connection.execute(
            select(_feeds.c.seq, _feeds.c.checkpoint, _feeds.c.signature).where(_feeds.c.no == feed_no)
        ).one()
        if row[0] <= after:
            return
        signed = SignedCheckpoint(row[1], row[2]) if row[1] else None
        branch = branches.add(self._connection, feed_no, after + 1, why, at, signed)
        self._renew(branches.put_aside(self._connection, feed_no, after, branch))
        self._put_end(feed, feed_no)

    def _put_end(self, feed: str, feed_no: int) -> None:
        last = self._connection.execute(
            select(_records.c.seq, _records.c.lc, _records.c.id)
            .where(_records.c.feed_no == feed_no)
            .order_by(_records.c.seq.desc())
            .limit(1)
        ).first()
        frontier = branches.frontier(self._connection, feed_no)
        self.put_head(FeedHead(feed, *last, frontier) if last else FeedHead.start(feed), None)

    def mark_issued(self, branch: int) -> None:
        """See the port."""
        branches.mark_issued(self._connection, branch)

    def ask_erasure(self, group: str, targets: Iterable[Target], at: str, why: str) -> None:
        """See the port."""
        erasing.ask(self._connection, self._group_no(group), targets, at, why)

    def erase(self, targets: Iterable[Target]) -> None:
        """See the port."""
        self._renew(erasing.carry_out(self._connection, targets))

    def _renew(self, places: Iterable[Place]) -> None:
        for place in places:
            self._projector.renew(place)
