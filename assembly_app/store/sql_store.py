# SPDX-License-Identifier: GPL-3.0-or-later
"""The store of the service's port, on one SQLite file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path

from sqlalchemy import Connection, insert, select, update

from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.values import State
from assembly_app.ledger.checkpoints import SignedCheckpoint
from assembly_app.ledger.exchange_records import Target
from assembly_app.ledger.feeds import FeedHead
from assembly_app.ledger.records import Record, without_body
from assembly_app.ledger.roll import SignedRoll
from assembly_app.service.core.ports import Change
from assembly_app.store import erasing, ledger_tables
from assembly_app.store.branch_queries import BranchQueries
from assembly_app.store.bulk import blob, insert_rows
from assembly_app.store.engine import create_read_tables, drop_read_tables, errors_named, open_engine, read_layout
from assembly_app.store.feed_queries import FeedQueries
from assembly_app.store.late_writes import LateWrites
from assembly_app.store.projections.meetings import brief_of
from assembly_app.store.projector import Projector
from assembly_app.store.queries import Queries

_feeds, _records, _groups = ledger_tables.feeds, ledger_tables.records, ledger_tables.groups
BATCH = 1000
_feed_of = attrgetter("header.feed")
_RECORD = ("feed_no", "seq", "group_no", "lc", "about", "id", "header", "salt", "body")


class SqlTransaction(LateWrites):
    """One write; see the port."""

    def __init__(self, store: SqlStore, connection: Connection) -> None:
        self._store, self._connection = store, connection
        self._fresh: set[int] = set()
        self._numbers: dict[str, tuple[int, int]] = {}

    @property
    def _projector(self) -> Projector:
        return self._store.projector

    def add_group(self, group: str, name: str, fingerprint: str, own: bool) -> None:
        """See the port."""
        self._connection.execute(insert(_groups), {"id": group, "name": name, "fingerprint": fingerprint, "own": own})
        self._fresh.add(self._group_no(group))

    def add_roll(self, group: str, version: int, roll: SignedRoll) -> None:
        """See the port."""
        row = {
            "group_no": self._group_no(group),
            "version": version,
            "text": roll.text,
            "signatures": json.dumps(roll.signatures),
        }
        self._connection.execute(insert(ledger_tables.rolls), row)

    def add_feed(self, feed: str, group: str, key: str, own: bool) -> None:
        """See the port."""
        if own:
            self._connection.execute(update(_feeds).values(own=False).where(_feeds.c.own))
        start = FeedHead.start(feed)
        row = {"id": feed, "group_no": self._group_no(group), "key": key, "own": own}
        self._connection.execute(insert(_feeds), {**row, **_head_row(start)})

    def add_records(self, records: Iterable[Record]) -> None:
        """See the port."""
        left, gone = iter(records), erasing.gone(self._connection)
        while batch := list(islice(left, BATCH)):
            late = [record for record in batch if record.id in gone] if gone else []
            self._add([without_body(record) if record.id in gone else record for record in batch] if late else batch)
            self.erase(Target(record.header.feed, record.header.seq, record.id.hex()) for record in late)

    def _add(self, batch: list[Record]) -> None:
        """All of one feed are taken as one; mostly they are."""
        for feed, some in groupby(batch, _feed_of):
            feed_no, group_no = self._numbers.get(feed) or self._feed_no(feed)
            records = list(some)
            rows = [
                (
                    feed_no,
                    h.seq,
                    group_no,
                    h.lc,
                    h.about,
                    blob(r.id),
                    blob(r.raw),
                    r.salt and blob(r.salt),
                    r.body and blob(r.body),
                )
                for r in records
                for h in (r.header,)
            ]
            insert_rows(self._connection, _records, _RECORD, rows)
            fresh = group_no in self._fresh
            self._store.projector.touch(self._connection, group_no, records, fresh=fresh)

    def put_head(self, head: FeedHead, checkpoint: SignedCheckpoint | None) -> None:
        """See the port."""
        values = _head_row(head)
        if checkpoint is not None:
            values |= {"checkpoint": checkpoint.text, "signature": checkpoint.signature}
        self._connection.execute(update(_feeds).values(**values).where(_feeds.c.id == head.feed))

    def project(self) -> tuple[Change, ...]:
        """See the port."""
        changed: dict[int, set[str]] = {}
        self._fresh.clear()
        for group_no, about in self._store.projector.project(self._connection):
            changed.setdefault(group_no, set()).add(about)
        names = {row[0]: row[1] for row in self._connection.execute(select(_groups.c.no, _groups.c.id))}
        for no, abouts in changed.items():
            self._store.review_briefs(self._connection, no, names[no], abouts)
        return tuple(Change(names[no], frozenset(abouts)) for no, abouts in changed.items())

    def _group_no(self, group: str) -> int:
        return int(self._connection.execute(select(_groups.c.no).where(_groups.c.id == group)).scalar_one())

    def _feed_no(self, feed: str) -> tuple[int, int]:
        row = self._connection.execute(select(_feeds.c.no, _feeds.c.group_no).where(_feeds.c.id == feed)).one()
        found = self._numbers[feed] = (row[0], row[1])
        return found


def _head_row(head: FeedHead) -> dict[str, object]:
    return {"seq": head.seq, "lc": head.lc, "head": head.id, "frontier": head.frontier.to_bytes()}


class SqlStore(FeedQueries, Queries, BranchQueries):
    """See the port. Opens (or with `create` makes) the file; raises StoreError."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        self.engine = open_engine(path, create=create)
        self.projector = Projector()
        self.briefs = {}
        self.numbers: dict[str, int] = {}
        self._connection: Connection | None = None
        self._version = 0
        with self._reading() as connection:
            layout = self._value(connection, "read-layout")
            if erasing.is_due(connection):
                erasing.clean(connection)
        if layout != read_layout():
            self.rebuild()

    @contextmanager
    def write(self) -> Iterator[SqlTransaction]:
        """See the port."""
        looking = self._connection
        with errors_named(self.path):
            try:
                with self.engine.begin() as connection:
                    self._connection = connection
                    self._notice_others(connection)
                    yield SqlTransaction(self, connection)
            except BaseException:
                self._forget()
                raise
            finally:
                self._connection = looking

    @contextmanager
    def looking(self) -> Iterator[None]:
        """See the port."""
        if self._connection is not None:
            yield
            return
        # Not under `errors_named`: what goes wrong among those who look is not the file's fault.
        with self.engine.connect() as bare:
            connection = bare.execution_options(reading=True)
            with errors_named(self.path):
                self._notice_others(connection)
            self._connection = connection
            try:
                yield
            finally:
                self._connection = None

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        if self._connection is not None:
            with errors_named(self.path):
                yield self._connection
            return
        with errors_named(self.path), self.engine.connect() as bare:
            connection = bare.execution_options(reading=True)
            self._notice_others(connection)
            yield connection

    def _notice_others(self, connection: Connection) -> None:
        version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
        if version != self._version:
            self._forget()
            self._version = version

    def review_briefs(self, connection: Connection, group_no: int, group: str, touched: set[str]) -> None:
        """Drop the kept briefs of a group when one of the touched meetings no longer reads so; most acts leave them."""
        kept = self.briefs.get(group)
        if kept is None:
            return
        for about in touched:
            state = self.projector.folded(connection, group_no, about).state if len(touched) < BATCH else None
            if len(touched) >= BATCH or (isinstance(state, Meeting) and brief_of(state) not in kept):
                del self.briefs[group]
                return

    def _forget(self) -> None:
        self.projector.forget()
        self.briefs.clear()
        self.numbers.clear()

    @staticmethod
    def _value(connection: Connection, key: str) -> str | None:
        table = ledger_tables.about_store
        return connection.execute(select(table.c.value).where(table.c.key == key)).scalar()

    def state(self, group: str, about: str) -> State | None:
        """See the port."""
        with self._reading() as connection:
            no = self.group_no(connection, group)
            return None if no is None else self.projector.folded(connection, no, about).state

    def standing(self, group: str, about: str) -> tuple[State | None, str]:
        """See the port."""
        with self._reading() as connection:
            no = self.group_no(connection, group)
            if no is None:
                return None, ""
            folded = self.projector.folded(connection, no, about)
            return folded.state, folded.halted

    def rebuild(self) -> int:
        """See the port."""
        self._forget()
        with errors_named(self.path), self.engine.begin() as connection:
            drop_read_tables(connection)
            create_read_tables(connection)
            return self.projector.rebuild(connection)

    def differing(self) -> tuple[str, ...]:
        """See the port."""
        with self._reading() as connection:
            names = {row[0]: row[1] for row in connection.execute(select(_groups.c.no, _groups.c.id))}
            found = {(names.get(no, ""), about) for no, about in self.projector.differing(connection)}
        return tuple(" ".join(place) for place in sorted(found))

    def damage(self) -> tuple[str, ...]:
        """See the port."""
        with self._reading() as connection:
            found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check")]
        return () if found == ["ok"] else tuple(found)

    def close(self) -> None:
        """See the port."""
        self.engine.dispose()
