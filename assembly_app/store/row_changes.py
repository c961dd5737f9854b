# SPDX-License-Identifier: GPL-3.0-or-later
"""Differences between the rows an aggregate should have and those it has, and writing them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Select, Table, bindparam, delete, select

from assembly_app.ledger.feeds import EXCHANGE
from assembly_app.store import read_tables, search
from assembly_app.store.bulk import insert_rows
from assembly_app.store.folding import Folded, Place
from assembly_app.store.projections import rows_of
from assembly_app.store.rows import Rows


def all_rows(folded: Folded) -> Rows:
    """What the read tables should hold of an aggregate; kept with it, for the next time."""
    rows = rows_of(folded.state, folded.drawn, folded.rows)
    rows[read_tables.mentions] = list(folded.mentions)
    rows[read_tables.irregular] = list(folded.irregular)
    if folded.about == EXCHANGE:
        rows[read_tables.sightings] = list(folded.seen.values())
        rows[read_tables.told] = list(folded.told.values())
    folded.drawn, folded.rows = folded.state, rows
    return rows


def _columns(table: Table) -> list[str]:
    skip = 3 if table is read_tables.documents else 2
    return [column.name for column in table.columns][skip:]


def _rows_query(table: Table) -> Select[tuple[object, ...]]:
    columns = [table.c[name] for name in _columns(table)]
    return select(*columns).where(table.c.group_no == bindparam("group_no"), table.c.about == bindparam("about"))


_ROWS = {table: _rows_query(table) for table in read_tables.read.sorted_tables}


def written(connection: Connection, place: Place, kinds: Iterable[Table]) -> Rows:
    """What the tables of its kind hold of an aggregate now; what kind of thing it is never changes."""
    where = {"group_no": place[0], "about": place[1]}
    return {table: [tuple(row) for row in connection.execute(_ROWS[table], where)] for table in kinds}


class Batch:
    """Collects the differences and writes them a thousand at a time."""

    SIZE = 1000

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._new: dict[Table, list[tuple[object, ...]]] = {}
        self._indexed: int | None = None
        self._names = {table: _columns(table) for table in read_tables.read.sorted_tables}

    def replace(self, place: Place, before: Rows, after: Rows) -> None:
        """Take away the rows that are no longer there and add those that are new."""
        for table in {*before, *after}:
            old, new = before.get(table, []), after.get(table, [])
            if new[: len(old)] == old:
                new = new[len(old) :]  # it only grew, if that
            elif old:
                gone, come = set(old), set(new)
                self._delete(table, place, [row for row in old if row not in come])
                new = [row for row in new if row not in gone]
            if not new:
                continue
            waiting = self._new.setdefault(table, [])
            waiting += [place + row for row in new]
            if len(waiting) >= self.SIZE:
                self._insert(table)

    def _delete(self, table: Table, place: Place, rows: list[tuple[object, ...]]) -> None:
        names = self._names[table]
        key = ("kind", "key") if table is read_tables.documents else tuple(c.name for c in table.primary_key)[2:]
        at = [names.index(name) for name in key]
        for row in rows:
            gone = delete(table).where(table.c.group_no == place[0], table.c.about == place[1])
            for name, index in zip(key, at, strict=True):
                gone = gone.where(table.c[name] == row[index])
            self._connection.execute(gone)

    def _insert(self, table: Table) -> None:
        rows, self._new[table] = self._new[table], []
        if table is read_tables.documents and rows and self._indexed is None:
            self._indexed = search.newest(self._connection)
        insert_rows(self._connection, table, ("group_no", "about", *self._names[table]), rows)

    def flush(self) -> None:
        """Write what is left, and let it be found by search."""
        for table in list(self._new):
            self._insert(table)
        if self._indexed is not None:
            search.index(self._connection, self._indexed)
            self._indexed = None
