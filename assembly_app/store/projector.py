# SPDX-License-Identifier: GPL-3.0-or-later
"""After a change only the touched aggregates are folded again, and only the rows that differ are written."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, bindparam, select

from assembly_app.ledger.records import Record
from assembly_app.store import ledger_tables, read_tables
from assembly_app.store.folding import Folded, Place, Stored, arrived, stored
from assembly_app.store.row_changes import Batch, all_rows, written

KEPT = 512
"""How many folded aggregates are kept in memory."""

_records = ledger_tables.records
_OF_AGGREGATE = (
    select(ledger_tables.feeds.c.id, *(_records.c[name] for name in ("seq", "lc", "id", "header", "body", "salt")))
    .select_from(_records.join(ledger_tables.feeds, ledger_tables.feeds.c.no == _records.c.feed_no))
    .where(_records.c.group_no == bindparam("group_no"), _records.c.about == bindparam("about"))
    .order_by(_records.c.lc, ledger_tables.feeds.c.id)
)


class Projector:
    """Keeps the read tables as the folds say. Holds a bounded memory of folded aggregates."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Place, Folded] = OrderedDict()
        self._touched: dict[Place, list[Stored]] = {}
        self._came: Counter[Place] = Counter()
        self._arriving: OrderedDict[Place, Folded] = OrderedDict()
        self._written: set[Place] = set()
        self._writing: Batch | None = None
        self._anew: set[Place] = set()

    def renew(self, place: Place) -> None:
        """Fold an aggregate from the beginning at the next `project`: records of it went or lost their bodies."""
        self._kept.pop(place, None)
        self._touched[place] = []
        self._anew.add(place)

    def touch(self, connection: Connection, group_no: int, records: Iterable[Record], *, fresh: bool) -> None:
        """Remember that these records were appended; `fresh`: the read tables hold nothing of their group yet."""
        if fresh:
            self._arrive(connection, group_no, records)
            return
        touched, came = self._touched, self._came
        for record in records:
            place = (group_no, record.header.about)
            came[place] += 1
            new = touched.get(place)
            if new is None:
                new = touched[place] = []
            if place in self._kept:
                new.append(arrived(record))

    def _arrive(self, connection: Connection, group_no: int, records: Iterable[Record]) -> None:
        """Fold a new group's records while they stream in: what belongs together mostly arrives together.

        Memory is bounded: what has not been touched for long is written, and read again should more of it come.
        """
        about, folded = "", None
        for record in records:
            header = record.header
            if header.about != about:
                about = header.about
                folded = self._begun(connection, (group_no, about))
            if folded is None:
                continue
            if (header.lc, header.feed) > folded.last:
                folded.add_one(arrived(record))
            else:
                # Out of the causal order: it is folded from the beginning once everything is here.
                folded, place = None, (group_no, about)
                del self._arriving[place]
                self._touched[place] = []

    def _begun(self, connection: Connection, place: Place) -> Folded | None:
        """The aggregate to go on with; None when it is folded from the beginning in the end."""
        arriving = self._arriving
        folded = arriving.get(place)
        if folded is not None:
            arriving.move_to_end(place)
            return folded
        if place in self._touched:
            return None
        if place in self._written:
            self._written.remove(place)
            self._touched[place] = []
            return None
        folded = arriving[place] = Folded(place[1])
        if len(arriving) > KEPT:
            self._write(connection, arriving.popitem(last=False))
        return folded

    def _write(self, connection: Connection, new: tuple[Place, Folded]) -> None:
        place, folded = new
        self._batch(connection).replace(place, {}, all_rows(folded))
        self._written.add(place)

    def _batch(self, connection: Connection) -> Batch:
        if self._writing is None:
            self._writing = Batch(connection)
        return self._writing

    def forget(self) -> None:
        """Drop everything that is only in memory: another process wrote, or a transaction was rolled back."""
        self._kept.clear()
        self._touched.clear()
        self._came.clear()
        self._anew.clear()
        self._end()

    def _end(self) -> None:
        self._arriving.clear()
        self._written.clear()
        self._writing = None

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
        found = connection.execute(_OF_AGGREGATE, {"group_no": place[0], "about": place[1]})
        return (stored(*row) for row in found)

    def project(self, connection: Connection) -> list[Place]:
        """Write the rows of the touched aggregates; says which they are."""
        batch = self._batch(connection)
        for new in self._arriving.items():
            self._write(connection, new)
            self._keep(*new)
        batch.flush()
        for place, records in self._touched.items():
            self._fold_again(connection, batch, place, records)
        batch.flush()
        places = [*self._written, *self._touched]
        self._touched = {}
        self._came.clear()
        self._anew.clear()
        self._end()
        return places

    def _fold_again(self, connection: Connection, batch: Batch, place: Place, records: list[Stored]) -> None:
        folded = self._again(connection, place, records)
        was = folded.rows
        rows = all_rows(folded)
        # Of what lost records, nothing may be left: not even rows of a kind that it no longer has.
        kinds = read_tables.read.sorted_tables if place in self._anew else rows
        if was is not None:
            before = was
        elif folded.count == self._came[place] and place not in self._anew:
            before = {}  # all of it is new
        else:
            before = written(connection, place, kinds)
        batch.replace(place, before, rows)

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
            batch.replace(place, {}, all_rows(self._read(connection, place)))
        batch.flush()
        return count

    def differing(self, connection: Connection) -> Iterator[Place]:
        """The aggregates whose rows are not what their records say; and those that have rows and no records."""
        folded = set[Place]()
        for row in connection.execute(select(_records.c.group_no, _records.c.about).distinct()).all():
            place = (row[0], row[1])
            folded.add(place)
            rows = all_rows(self._read(connection, place))
            there = written(connection, place, read_tables.read.sorted_tables)
            if any(sorted(map(repr, there[table])) != sorted(map(repr, rows.get(table, ()))) for table in there):
                yield place
        for table in read_tables.read.sorted_tables:
            rows_of = select(table.c.group_no, table.c.about).distinct()
            yield from {(row[0], row[1]) for row in connection.execute(rows_of)} - folded
