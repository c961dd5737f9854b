# SPDX-License-Identifier: GPL-3.0-or-later
"""After a change only the touched aggregates are folded again, and only the rows that differ are written."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, Table, delete, insert, select

from assembly_app.ledger.records import Record, read_header
from assembly_app.store import tables
from assembly_app.store.folding import Folded, Stored
from assembly_app.store.projections import Rows, rows_of

KEPT = 512
"""How many folded aggregates are kept in memory."""
Place = tuple[int, str]
"""A group's number in this file, and an aggregate's id."""

_records = tables.records
_OF_AGGREGATE = (
    select(tables.feeds.c.id, _records.c.seq, _records.c.lc, _records.c.id, _records.c.header, _records.c.body)
    .select_from(_records.join(tables.feeds, tables.feeds.c.no == _records.c.feed_no))
    .order_by(_records.c.lc, tables.feeds.c.id)
)


def stored(feed: str, seq: int, lc: int, record_id: bytes, header: bytes, body: bytes | None) -> Stored:
    """A row of the ledger as the fold wants it."""
    read = read_header(header)
    return Stored(feed, seq, lc, record_id, read.type, read.at, read.critical, body)


class Projector:
    """Keeps the read tables as the folds say. Holds a bounded memory of folded aggregates."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Place, Folded] = OrderedDict()
        self._touched: dict[Place, list[Stored]] = {}

    def touch(self, group_no: int, records: Iterable[Record]) -> None:
        """Remember that these records were appended."""
        touched = self._touched
        for record in records:
            header = record.header
            place = (group_no, header.about)
            new = touched.get(place)
            if new is None:
                new = touched[place] = []
            if place in self._kept:
                new.append(
                    Stored(
                        header.feed,
                        header.seq,
                        header.lc,
                        record.id,
                        header.type,
                        header.at,
                        header.critical,
                        record.body,
                    )
                )

    def forget(self) -> None:
        """Drop everything that is only in memory: another process wrote, or a transaction was rolled back."""
        self._kept.clear()
        self._touched.clear()

    def folded(self, connection: Connection, group_no: int, about: str) -> Folded:
        """An aggregate as of what is in the tables, touched records not yet counted."""
        place = (group_no, about)
        found = self._kept.get(place)
        if found is None:
            found = self._read(connection, place)
            self._keep(place, found)
        else:
            self._kept.move_to_end(place)
        return found

    def _keep(self, place: Place, folded: Folded) -> None:
        self._kept[place] = folded
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def _read(self, connection: Connection, place: Place) -> Folded:
        folded = Folded(place[1])
        folded.add(self.read(connection, place))
        return folded

    @staticmethod
    def read(connection: Connection, place: Place) -> Iterator[Stored]:
        """The records of one aggregate in their order."""
        wanted = _OF_AGGREGATE.where(_records.c.group_no == place[0], _records.c.about == place[1])
        return (stored(*row) for row in connection.execute(wanted))

    def project(self, connection: Connection, *, fresh: bool = False) -> list[Place]:
        """Write the rows of the touched aggregates; `fresh`: the read tables hold nothing of them yet."""
        touched, self._touched = self._touched, {}
        batch = Batch(connection)
        for place, new in touched.items():
            folded = self._again(connection, place, new)
            rows = _all_rows(folded)
            before = folded.rows
            if before is None:
                before = {} if fresh else _written(connection, place)
            batch.replace(place, before, rows)
            folded.rows = rows
        batch.flush()
        return list(touched)

    def _again(self, connection: Connection, place: Place, new: list[Stored]) -> Folded:
        kept = self._kept.get(place)
        if kept is None:
            folded = self._read(connection, place)
            if len(self._kept) < KEPT:
                self._kept[place] = folded
            return folded
        new.sort(key=lambda record: (record.lc, record.feed))
        if new and (new[0].lc, new[0].feed) > kept.last:
            kept.add(new)
            return kept
        # Something older came in: the order is causal, not that of arrival, so fold from the beginning.
        folded = self._read(connection, place)
        folded.rows = kept.rows
        self._keep(place, folded)
        return folded

    def rebuild(self, connection: Connection) -> int:
        """Fold every aggregate again into empty read tables; how many there are. Memory does not grow with them."""
        places = select(_records.c.group_no, _records.c.about).distinct()
        batch = Batch(connection)
        count = 0
        for count, row in enumerate(connection.execute(places).all(), 1):  # noqa: B007
            place = (row[0], row[1])
            batch.replace(place, {}, _all_rows(self._read(connection, place)))
        batch.flush()
        return count


def _all_rows(folded: Folded) -> Rows:
    rows = rows_of(folded.state)
    rows[tables.mentions] = list(folded.mentions)
    rows[tables.irregular] = list(folded.irregular)
    return rows


def _columns(table: Table) -> list[str]:
    skip = 3 if table is tables.documents else 2
    return [column.name for column in table.columns][skip:]


def _written(connection: Connection, place: Place) -> Rows:
    found: Rows = {}
    for table in tables.read.sorted_tables:
        names = _columns(table)
        wanted = select(*(table.c[name] for name in names))
        wanted = wanted.where(table.c.group_no == place[0], table.c.about == place[1])
        rows = [tuple(row) for row in connection.execute(wanted)]
        if rows:
            found[table] = rows
    return found


class Batch:
    """Collects the differences and writes them a thousand at a time."""

    SIZE = 1000

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._new: dict[Table, list[dict[str, object]]] = {}
        self._names = {table: _columns(table) for table in tables.read.sorted_tables}

    def replace(self, place: Place, before: Rows, after: Rows) -> None:
        """Take away the rows that are no longer there and add those that are new."""
        for table in {*before, *after}:
            old, new = before.get(table, []), after.get(table, [])
            if old == new:
                continue
            gone, come = set(old), set(new)
            if old:
                self._delete(table, place, [row for row in old if row not in come])
            names = self._names[table]
            self._new.setdefault(table, []).extend(
                {"group_no": place[0], "about": place[1], **dict(zip(names, row, strict=True))}
                for row in new
                if row not in gone
            )
            if len(self._new[table]) >= self.SIZE:
                self._insert(table)

    def _delete(self, table: Table, place: Place, rows: list[tuple[object, ...]]) -> None:
        names = self._names[table]
        key = ("kind", "key") if table is tables.documents else tuple(c.name for c in table.primary_key)[2:]
        at = [names.index(name) for name in key]
        for row in rows:
            gone = delete(table).where(table.c.group_no == place[0], table.c.about == place[1])
            for name, index in zip(key, at, strict=True):
                gone = gone.where(table.c[name] == row[index])
            self._connection.execute(gone)

    def _insert(self, table: Table) -> None:
        rows, self._new[table] = self._new[table], []
        if rows:
            self._connection.execute(insert(table), rows)

    def flush(self) -> None:
        """Write what is left."""
        for table in list(self._new):
            self._insert(table)
