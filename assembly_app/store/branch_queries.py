# SPDX-License-Identifier: GPL-3.0-or-later
"""Queries for branches, erasures, sightings and withheld bodies: all that does not count as a feed's record."""

from __future__ import annotations

from contextlib import AbstractContextManager

from sqlalchemy import Connection, select

from assembly_app.ledger.records import Record
from assembly_app.service.core.read_models import BranchRow, ErasureRow, Sighting, Told
from assembly_app.store import branches, erasing, ledger_tables, read_tables

_feeds, _records = ledger_tables.feeds, ledger_tables.records


class BranchQueries:
    """Part of the store; see the port."""

    def _reading(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def group_no(self, connection: Connection, group: str) -> int | None:
        raise NotImplementedError

    def branches(self, group: str) -> tuple[BranchRow, ...]:
        """See the port."""
        with self._reading() as connection:
            no = self.group_no(connection, group)
            return () if no is None else branches.rows(connection, no)

    def branch_records(self, branch: int) -> tuple[Record, ...]:
        """See the port."""
        with self._reading() as connection:
            return branches.records(connection, branch)

    def erasures(self) -> tuple[ErasureRow, ...]:
        """See the port."""
        with self._reading() as connection:
            return erasing.rows(connection)

    def sightings(self) -> tuple[Sighting, ...]:
        """See the port."""
        table = read_tables.sightings
        columns = (table.c[name] for name in ("witness", "feed", "head", "at", "seq"))
        with self._reading() as connection:
            return tuple(Sighting(*row) for row in connection.execute(select(*columns).order_by(table.c.at)))

    def told(self) -> tuple[Told, ...]:
        """See the port."""
        table = read_tables.told
        with self._reading() as connection:
            found = connection.execute(select(table.c.witness, table.c.feed, table.c.seq, table.c.proof))
            return tuple(Told(*row) for row in found)

    def lacking(self, feed: str) -> frozenset[int]:
        """See the port."""
        wanted = (
            select(_records.c.seq)
            .join(_feeds, _feeds.c.no == _records.c.feed_no)
            .where(_feeds.c.id == feed, _records.c.body.is_(None), _records.c.salt.is_(None))
        )
        with self._reading() as connection:
            return frozenset(connection.execute(wanted).scalars())

    def clean(self) -> None:
        """See the port."""
        with self._reading() as connection:
            erasing.clean(connection)
