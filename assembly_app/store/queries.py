# SPDX-License-Identifier: GPL-3.0-or-later
"""What lists show: reading the read tables."""

from __future__ import annotations

import hashlib
from contextlib import AbstractContextManager
from datetime import datetime

import msgspec
from sqlalchemy import Connection, select

from assembly_app.domain.values import Entry
from assembly_app.domain.world import ActionBrief, MeetingBrief
from assembly_app.service.core.queries import Answer, Query
from assembly_app.service.core.read_models import (
    DecisionRow,
    Irregular,
    LogFacets,
    LogPage,
    LogWish,
    MinutesLine,
    ProposalPage,
    SearchHit,
)
from assembly_app.store import ledger_tables, read_tables, search
from assembly_app.store.folding import entry_of
from assembly_app.store.projections import actions, answered, decisions, meetings, proposals
from assembly_app.store.projector import Projector


class Queries:
    """Everything that only reads the read tables."""

    projector: Projector
    briefs: dict[str, tuple[MeetingBrief, ...]]
    numbers: dict[str, int]

    def _reading(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def group_no(self, connection: Connection, group: str) -> int | None:
        """The group's number in this file. Kept: every look at anything begins with it."""
        found = self.numbers.get(group)
        if found is None:
            found = connection.execute(
                select(ledger_tables.groups.c.no).where(ledger_tables.groups.c.id == group)
            ).scalar()
            if found is not None:
                self.numbers[group] = found
        return found

    def meetings(self, group: str) -> tuple[MeetingBrief, ...]:
        """See the port. Kept until something is written: each act asks for them several times."""
        if group not in self.briefs:
            self.briefs[group] = self._read_meetings(group)
        return self.briefs[group]

    def _read_meetings(self, group: str) -> tuple[MeetingBrief, ...]:
        with self._reading() as connection:
            return meetings.briefs(connection, self.group_no(connection, group))

    def actions(self, group: str) -> tuple[ActionBrief, ...]:
        """See the port."""
        with self._reading() as connection:
            return actions.open_ones(connection, self.group_no(connection, group))

    def action_ids(self, group: str, status: str = "") -> tuple[str, ...]:
        """See the port."""
        with self._reading() as connection:
            return actions.ids(connection, self.group_no(connection, group), status)

    def meeting_of_item(self, group: str, item: str) -> str:
        """See the port."""
        with self._reading() as connection:
            return meetings.of_item(connection, self.group_no(connection, group), item)

    def proposal_ids(self, group: str) -> tuple[str, ...]:
        """See the port."""
        with self._reading() as connection:
            return proposals.ids(connection, self.group_no(connection, group))

    def next_number(self, group: str, year: int) -> int:
        """See the port."""
        with self._reading() as connection:
            return decisions.next_number(connection, self.group_no(connection, group), year)

    def taken(self, group: str, about: str) -> bool:
        """See the port."""
        table = ledger_tables.records
        with self._reading() as connection:
            no = self.group_no(connection, group)
            wanted = select(table.c.seq).where(table.c.group_no == no, table.c.about == about).limit(1)
            return connection.execute(wanted).first() is not None

    def decisions(self, group: str, now: datetime) -> tuple[DecisionRow, ...]:
        """See the port."""
        with self._reading() as connection:
            return decisions.everything(connection, self.group_no(connection, group), now)

    def log(self, group: str, wish: LogWish, now: datetime, *, limit: int = 60, skip: int = 0) -> LogPage:
        """See the port."""
        with self._reading() as connection:
            no = self.group_no(connection, group)
            return LogPage((), 0) if no is None else decisions.log(connection, no, wish, now, limit, skip)

    def log_facets(self, group: str) -> LogFacets:
        """See the port."""
        with self._reading() as connection:
            no = self.group_no(connection, group)
            return LogFacets((), (), ()) if no is None else decisions.log_facets(connection, no)

    def proposals(self, group: str, words: str, now: datetime, *, limit: int = 60, skip: int = 0) -> ProposalPage:
        """See the port."""
        with self._reading() as connection:
            no = self.group_no(connection, group)
            return ProposalPage((), 0) if no is None else proposals.page(connection, no, words, now, limit, skip)

    def query(self, group: str, query: Query[Answer]) -> Answer:
        """See the port."""
        with self._reading() as connection:
            # Nothing is in group 0: the answer is the one about a group whose records are not here.
            return answered(connection, self.group_no(connection, group) or 0, query)

    def minutes(self, group: str, meeting: str, after: int = 0) -> tuple[MinutesLine, ...]:
        """See the port."""
        with self._reading() as connection:
            return meetings.recorded(connection, self.group_no(connection, group), meeting, after)

    def entries(self, group: str, about: str) -> tuple[Entry, ...]:
        """See the port."""
        with self._reading() as connection:
            no = self.group_no(connection, group)
            rows = [] if no is None else list(self.projector.read(connection, (no, about)))
        entries = (entry_of(row) for row in rows)
        return tuple(entry for entry in entries if not isinstance(entry, str))

    def search(self, group: str, words: str, limit: int = 50) -> tuple[SearchHit, ...]:
        """See the port."""
        with self._reading() as connection:
            no = self.group_no(connection, group)
            return () if no is None else tuple(SearchHit(*hit) for hit in search.find(connection, no, words, limit))

    def irregular(self, group: str) -> tuple[Irregular, ...]:
        """See the port."""
        table = read_tables.irregular
        with self._reading() as connection:
            wanted = (
                select(table.c.feed, table.c.seq, table.c.type, table.c.about, table.c.why, table.c.critical)
                .where(table.c.group_no == self.group_no(connection, group))
                .order_by(table.c.feed, table.c.seq)
            )
            return tuple(Irregular(*row[:5], bool(row[5])) for row in connection.execute(wanted))

    def digest(self) -> str:
        """See the port. The numbers that this file gave to groups and documents are left out, and what is only about
        the exchange itself."""
        total = hashlib.sha256()
        with self._reading() as connection:
            names = dict(connection.execute(select(ledger_tables.groups.c.no, ledger_tables.groups.c.id)).all())
            for table in read_tables.read.sorted_tables:
                if table in (read_tables.sightings, read_tables.told):
                    continue
                rows = sorted(_portable(table.name, tuple(row), names) for row in connection.execute(select(table)))
                total.update(msgspec.json.encode((str(table.name), rows)))
        return total.hexdigest()


def _portable(name: str, row: tuple[object, ...], groups: dict[int, str]) -> tuple[str, ...]:
    cells = row[1:] if name == "documents" else row
    return (groups[int(str(cells[0]))], *(str(cell) for cell in cells[1:]))
