# SPDX-License-Identifier: GPL-3.0-or-later
"""The meetings in the read tables: when and where, agenda and minutes, and what was recorded in one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, Index, bindparam, select

from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.world import MeetingBrief
from assembly_app.service.core.read_models import MinutesLine
from assembly_app.store import search_text
from assembly_app.store.folding import entry_of, stored
from assembly_app.store.ledger_tables import feeds, records
from assembly_app.store.projections.projection import Projection, Searched
from assembly_app.store.read_tables import documents, maybe_texts, mentions, numbers, read_table, texts
from assembly_app.store.rows import Row, Rows, maybe_moment, moment, packed

meetings = read_table(
    "meetings",
    *texts("title", "kind", "starts_at", "zone", "place", "phase"),
    *maybe_texts("posted_at", "opened_at", "closed_at"),
    *texts("facilitator", "minute_taker", "minutes_phase", "digest"),
    *numbers("minutes", "present"),
    key=(),
)
agenda_items = read_table(
    "agenda_items",
    *texts("item", "kind", "weight", "title", "presenter", "proposal", "state"),
    *maybe_texts("posted_at"),
    *numbers("position", "minutes", "late", "removed"),
    key=("item",),
)
minutes = read_table("minutes", *texts("entry", "kind", "item", "text"), *numbers("position", "struck"), key=("entry",))
Index("agenda_items_item", agenda_items.c.group_no, agenda_items.c.item)
Index("meetings_start", meetings.c.group_no, meetings.c.starts_at)


def _rows(meeting: Meeting, earlier: Meeting | None, drawn: Rows) -> Rows:
    row = (
        packed(meeting.title),
        meeting.kind,
        moment(meeting.starts_at),
        meeting.zone,
        meeting.place,
        meeting.phase,
        maybe_moment(meeting.posted_at),
        maybe_moment(meeting.opened_at),
        maybe_moment(meeting.closed_at),
        meeting.facilitator(),
        meeting.roles.get("minute-taker", ""),
        meeting.minutes_phase,
        meeting.digest,
        meeting.minutes,
        len({p.member for p in meeting.presences}),
    )
    items = [
        (
            item.id,
            item.kind,
            item.weight,
            packed(item.title),
            item.presenter,
            item.proposal,
            item.state,
            maybe_moment(item.posted_at),
            position,
            item.minutes,
            int(item.late),
            int(item.removed),
        )
        for position, item in enumerate(meeting.items)
    ]
    entries: list[Row] = []
    words: list[Row] = []
    known = len(earlier.entries) if earlier else 0
    # An evening's minutes hardly ever change but at their end, and there may be thousands of them.
    if earlier and meeting.entries[:known] == earlier.entries:
        entries, words = list(drawn[minutes]), list(drawn[documents])
    for position, e in enumerate(meeting.entries[len(entries) :], len(entries)):
        entries.append((e.id, e.kind, e.item, packed(e.text), position, int(e.struck)))
        if not e.struck:
            words.append(("minutes", e.id, search_text.searchable(e.text)))
    return {
        meetings: [row],
        agenda_items: items,
        minutes: entries,
        documents: words,
    }


def brief_of(meeting: Meeting) -> MeetingBrief:
    """A folded meeting in one line, as its row would read."""
    starts_at = datetime.fromisoformat(moment(meeting.starts_at))
    facilitator = meeting.facilitator()
    return MeetingBrief(meeting.id, meeting.kind, starts_at, meeting.phase, facilitator, meeting.minutes_phase)


def briefs(connection: Connection, group_no: int | None) -> tuple[MeetingBrief, ...]:
    """See Store.meetings."""
    columns = (meetings.c[name] for name in ("about", "kind", "starts_at", "phase", "facilitator", "minutes_phase"))
    wanted = select(*columns).where(meetings.c.group_no == group_no).order_by(meetings.c.starts_at, meetings.c.about)
    rows = connection.execute(wanted)
    return tuple(MeetingBrief(r[0], r[1], datetime.fromisoformat(r[2]), r[3], r[4], r[5]) for r in rows)


def of_item(connection: Connection, group_no: int | None, item: str) -> str:
    """See Store.meeting_of_item."""
    wanted = select(agenda_items.c.about).where(agenda_items.c.group_no == group_no, agenda_items.c.item == item)
    return connection.execute(wanted.order_by(agenda_items.c.about).limit(1)).scalar() or ""


# Asked at every note of an evening, and so put together once.
_MINUTES = select(feeds.c.id, *(records.c[name] for name in ("seq", "lc", "id", "header", "body", "about")))
_OWN_MINUTES = _MINUTES.join(feeds, feeds.c.no == records.c.feed_no).where(
    records.c.group_no == bindparam("group_no"),
    records.c.about == bindparam("meeting"),
    records.c.lc > bindparam("after"),
)
_OTHER_MINUTES = (
    _MINUTES.select_from(mentions)
    .join(feeds, feeds.c.id == mentions.c.feed)
    .join(records, (records.c.feed_no == feeds.c.no) & (records.c.seq == mentions.c.seq))
    .where(
        mentions.c.group_no == bindparam("group_no"),
        mentions.c.meeting == bindparam("meeting"),
        records.c.lc > bindparam("after"),
    )
)


def recorded(connection: Connection, group_no: int | None, meeting: str, after: int) -> tuple[MinutesLine, ...]:
    """See Store.minutes."""
    where = {"group_no": group_no, "meeting": meeting, "after": after}
    rows = [*connection.execute(_OWN_MINUTES, where), *connection.execute(_OTHER_MINUTES, where)]
    rows.sort(key=lambda row: (row[2], row[0], row[1]))
    return tuple(_lines(rows))


def _lines(rows: list[tuple[object, ...]]) -> Iterator[MinutesLine]:
    for feed, seq, lc, record_id, header, body, about in rows:
        entry = entry_of(stored(feed, seq, lc, record_id, header, body))  # type: ignore[arg-type]
        if not isinstance(entry, str):
            yield MinutesLine(entry.id, str(about), entry.at, entry.feed, entry.event, int(lc))  # type: ignore[call-overload]


PROJECTION = Projection(
    of=Meeting,
    tables=(meetings, agenda_items, minutes),
    rows=_rows,
    searched=(Searched("minutes", everywhere=True),),
)
