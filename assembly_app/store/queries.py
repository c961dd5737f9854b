# SPDX-License-Identifier: GPL-3.0-or-later
"""What lists show: reading the read tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime

import msgspec
from sqlalchemy import Connection, bindparam, func, select

from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.values import Entry
from assembly_app.domain.world import ActionBrief, MeetingBrief
from assembly_app.service.core.read_models import (
    ActionPage,
    DecisionRow,
    Irregular,
    LogFacets,
    LogPage,
    LogWish,
    MinutesLine,
    ProposalPage,
    SearchHit,
)
from assembly_app.store import paged_queries, search, tables
from assembly_app.store.folding import entry_of
from assembly_app.store.projections import moment
from assembly_app.store.projector import Projector, stored

# Asked at every note of an evening, and so put together once.
_MINUTES = select(
    tables.feeds.c.id, *(tables.records.c[name] for name in ("seq", "lc", "id", "header", "body", "about"))
)
_OWN_MINUTES = _MINUTES.join(tables.feeds, tables.feeds.c.no == tables.records.c.feed_no).where(
    tables.records.c.group_no == bindparam("group_no"),
    tables.records.c.about == bindparam("meeting"),
    tables.records.c.lc > bindparam("after"),
)
_OTHER_MINUTES = (
    _MINUTES.select_from(tables.mentions)
    .join(tables.feeds, tables.feeds.c.id == tables.mentions.c.feed)
    .join(
        tables.records,
        (tables.records.c.feed_no == tables.feeds.c.no) & (tables.records.c.seq == tables.mentions.c.seq),
    )
    .where(
        tables.mentions.c.group_no == bindparam("group_no"),
        tables.mentions.c.meeting == bindparam("meeting"),
        tables.records.c.lc > bindparam("after"),
    )
)


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def brief_of(meeting: Meeting) -> MeetingBrief:
    """A folded meeting in one line, as its row would read."""
    starts_at = datetime.fromisoformat(moment(meeting.starts_at))
    facilitator = meeting.facilitator()
    return MeetingBrief(meeting.id, meeting.kind, starts_at, meeting.phase, facilitator, meeting.minutes_phase)


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
            found = connection.execute(select(tables.groups.c.no).where(tables.groups.c.id == group)).scalar()
            if found is not None:
                self.numbers[group] = found
        return found

    def meetings(self, group: str) -> tuple[MeetingBrief, ...]:
        """See the port. Kept until something is written: each act asks for them several times."""
        if group not in self.briefs:
            self.briefs[group] = self._read_meetings(group)
        return self.briefs[group]

    def _read_meetings(self, group: str) -> tuple[MeetingBrief, ...]:
        table = tables.meetings
        columns = (table.c.about, table.c.kind, table.c.starts_at, table.c.phase, table.c.facilitator)
        with self._reading() as connection:
            wanted = select(*columns, table.c.minutes_phase).where(table.c.group_no == self.group_no(connection, group))
            rows = connection.execute(wanted.order_by(table.c.starts_at, table.c.about)).all()
        return tuple(MeetingBrief(r[0], r[1], datetime.fromisoformat(r[2]), r[3], r[4], r[5]) for r in rows)

    def actions(self, group: str) -> tuple[ActionBrief, ...]:
        """See the port."""
        table = tables.actions
        with self._reading() as connection:
            wanted = (
                select(table.c.about, table.c.owner, table.c.due, table.c.status)
                .where(table.c.group_no == self.group_no(connection, group), table.c.status == "open")
                .order_by(table.c.agreed_at, table.c.about)
            )
            rows = connection.execute(wanted).all()
        return tuple(ActionBrief(r[0], r[1], _instant(r[2]), r[3]) for r in rows)

    def action_ids(self, group: str, status: str = "") -> tuple[str, ...]:
        """See the port."""
        table = tables.actions
        with self._reading() as connection:
            wanted = select(table.c.about).where(table.c.group_no == self.group_no(connection, group))
            if status:
                wanted = wanted.where(table.c.status == status)
            rows = connection.execute(wanted.order_by(table.c.agreed_at, table.c.about)).all()
        return tuple(row[0] for row in rows)

    def meeting_of_item(self, group: str, item: str) -> str:
        """See the port."""
        table = tables.agenda_items
        with self._reading() as connection:
            no = self.group_no(connection, group)
            wanted = select(table.c.about).where(table.c.group_no == no, table.c.item == item)
            wanted = wanted.order_by(table.c.about).limit(1)
            return connection.execute(wanted).scalar() or ""

    def proposal_ids(self, group: str) -> tuple[str, ...]:
        """See the port."""
        table = tables.proposals
        with self._reading() as connection:
            wanted = select(table.c.about).where(table.c.group_no == self.group_no(connection, group))
            rows = connection.execute(wanted.order_by(table.c.drafted_at.desc(), table.c.about)).all()
        return tuple(row[0] for row in rows)

    def next_number(self, group: str, year: int) -> int:
        """See the port."""
        table = tables.decisions
        with self._reading() as connection:
            wanted = select(func.max(table.c.ordinal)).where(
                table.c.group_no == self.group_no(connection, group), table.c.year == year
            )
            return (connection.execute(wanted).scalar() or 0) + 1

    def taken(self, group: str, about: str) -> bool:
        """See the port."""
        table = tables.records
        with self._reading() as connection:
            no = self.group_no(connection, group)
            wanted = select(table.c.seq).where(table.c.group_no == no, table.c.about == about).limit(1)
            return connection.execute(wanted).first() is not None

    def decisions(self, group: str, now: datetime) -> tuple[DecisionRow, ...]:
        """See the port."""
        table = tables.decisions
        # In the order in which pages.decision_row takes them.
        names = "about number taken_at title method block_ends review_at implementer personal"
        flags = "superseded_by repealed_by under_review set_aside disputed blocks"
        with self._reading() as connection:
            wanted = (
                select(*(table.c[name] for name in f"{names} {flags}".split()))
                .where(table.c.group_no == self.group_no(connection, group))
                .order_by(*(table.c[name].desc() for name in ("taken_at", "year", "ordinal", "about", "n")))
            )
            rows = connection.execute(wanted).all()
        return tuple(paged_queries.decision_row(row, moment(now)) for row in rows)

    def log(self, group: str, wish: LogWish, now: datetime, *, limit: int = 60, skip: int = 0) -> LogPage:
        """See the port."""
        with self._reading() as connection:
            no = self.group_no(connection, group)
            return LogPage((), 0) if no is None else paged_queries.log(connection, no, wish, now, limit, skip)

    def log_facets(self, group: str) -> LogFacets:
        """See the port."""
        with self._reading() as connection:
            no = self.group_no(connection, group)
            return LogFacets((), (), ()) if no is None else paged_queries.log_facets(connection, no)

    def proposals(self, group: str, words: str, now: datetime, *, limit: int = 60, skip: int = 0) -> ProposalPage:
        """See the port."""
        with self._reading() as connection:
            no = self.group_no(connection, group)
            return (
                ProposalPage((), 0) if no is None else paged_queries.proposals(connection, no, words, now, limit, skip)
            )

    def action_page(
        self, group: str, words: str, owner: str, *, settled: bool, limit: int = 60, skip: int = 0
    ) -> ActionPage:
        """See the port."""
        with self._reading() as connection:
            no = self.group_no(connection, group)
            if no is None:
                return ActionPage((), 0)
            return paged_queries.actions(connection, no, words, owner, settled=settled, limit=limit, skip=skip)

    def action_owners(self, group: str) -> tuple[str, ...]:
        """See the port."""
        with self._reading() as connection:
            no = self.group_no(connection, group)
            return () if no is None else paged_queries.action_owners(connection, no)

    def minutes(self, group: str, meeting: str, after: int = 0) -> tuple[MinutesLine, ...]:
        """See the port."""
        with self._reading() as connection:
            where = {"group_no": self.group_no(connection, group), "meeting": meeting, "after": after}
            rows = [*connection.execute(_OWN_MINUTES, where), *connection.execute(_OTHER_MINUTES, where)]
            rows.sort(key=lambda row: (row[2], row[0], row[1]))
            return tuple(_lines(rows))  # in here, where it is said of a damaged row that it is damaged

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
        table = tables.irregular
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
            names = dict(connection.execute(select(tables.groups.c.no, tables.groups.c.id)).all())
            for table in tables.read.sorted_tables:
                if table in (tables.sightings, tables.told):
                    continue
                rows = sorted(_portable(table.name, tuple(row), names) for row in connection.execute(select(table)))
                total.update(msgspec.json.encode((str(table.name), rows)))
        return total.hexdigest()


def _portable(name: str, row: tuple[object, ...], groups: dict[int, str]) -> tuple[str, ...]:
    cells = row[1:] if name == "documents" else row
    return (groups[int(str(cells[0]))], *(str(cell) for cell in cells[1:]))


def _lines(rows: list[tuple[object, ...]]) -> Iterator[MinutesLine]:
    for feed, seq, lc, record_id, header, body, about in rows:
        entry = entry_of(stored(feed, seq, lc, record_id, header, body))  # type: ignore[arg-type]
        if not isinstance(entry, str):
            yield MinutesLine(entry.id, str(about), entry.at, entry.feed, entry.event, int(lc))  # type: ignore[call-overload]
