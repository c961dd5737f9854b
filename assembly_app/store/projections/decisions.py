# SPDX-License-Identifier: GPL-3.0-or-later
"""The decision log in the read tables, and the ways to read it: whole, a page at a time, searched and filtered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Index, bindparam, func, select, text

from assembly_app.domain.proposals.state import Proposal
from assembly_app.service.core.read_models import UNCOUNTED, DecisionRow, LogFacets, LogPage, LogWish
from assembly_app.store import search_hits, search_text
from assembly_app.store.projections.projection import Projection, Searched
from assembly_app.store.read_tables import documents, maybe_texts, numbers, read_table, texts
from assembly_app.store.rows import Row, Rows, maybe_moment, moment, packed, read_moment, read_texts

decisions = read_table(
    "decisions",
    *texts("number", "method", "taken_at", "recorded_at", "title", "text", "meeting", "implementer", "tally"),
    *maybe_texts("block_ends", "effective_at", "review_at"),
    *texts("superseded_by", "repealed_by"),
    *numbers("n", "set_aside", "under_review", "disputed", "blocks", "personal", "year", "ordinal"),
    key=("n",),
)
outcome_notes = read_table("outcome_notes", *texts("at", "text", "by"), *numbers("n"), key=("n",))
# All that the log is walked and filtered by, so that its wide rows are looked up only for what is shown.
_LOG = "group_no taken_at year ordinal about n method implementer review_at"
Index("decisions_taken", *(decisions.c[name] for name in _LOG.split()))
Index("decisions_number", decisions.c.group_no, decisions.c.year, decisions.c.ordinal)


def _number(digits: str) -> int:
    """A part of a decision's number; 0 for what is none, or longer than any that SQLite could keep."""
    return int(digits) if digits.isdecimal() and len(digits) < 10 else 0


def _rows(proposal: Proposal, *_: object) -> Rows:
    log: list[Row] = []
    notes: list[Row] = []
    words: list[Row] = []
    for n, decision in enumerate(proposal.decisions):
        entry = decision.entry
        year, ordinal = entry.number.partition("-")[::2]
        log.append(
            (
                entry.number,
                entry.method,
                moment(entry.taken_at),
                moment(decision.recorded_at),
                packed(entry.title),
                packed(entry.text),
                entry.meeting,
                entry.implementer,
                packed(entry.tally),
                maybe_moment(decision.block_ends),
                maybe_moment(entry.effective_at),
                maybe_moment(entry.review_at),
                decision.superseded_by,
                decision.repealed_by,
                n,
                int(decision.set_aside),
                int(decision.under_review),
                int(bool(proposal.disputed)),
                sum(1 for b in proposal.open_blocks if not b.during_test),
                int(entry.personal),
                _number(year),
                _number(ordinal),
            )
        )
        notes.extend((moment(o.at), packed(o.text), o.by, n * 1000 + at) for at, o in enumerate(decision.outcomes))
        told = (
            entry.title,
            *(() if entry.personal else (entry.text, entry.rationale)),
            *(o.text for o in decision.outcomes),
        )
        words.append(("decision", str(n), f"{entry.number} {search_text.searchable(*told)}"))
    return {decisions: log, outcome_notes: notes, documents: words}


# The pieces of SQL in this module are its own; whatever people typed is bound.
_DECISION = (
    "e.about, e.number, e.taken_at, e.title, e.method, e.block_ends, e.review_at, e.implementer, e.personal, "
    "e.superseded_by, e.repealed_by, e.under_review, e.set_aside, e.disputed, e.blocks"
)
_NAMES = tuple(name.removeprefix("e.") for name in _DECISION.split(", "))
# To the last column: where several were taken at once, every page must still have them in the same order.
_NEWEST = "ORDER BY e.taken_at DESC, e.year DESC, e.ordinal DESC, e.about DESC, e.n DESC"
_IN_FORCE = (
    "e.superseded_by = '' AND e.repealed_by = '' AND NOT e.under_review AND NOT e.set_aside AND NOT e.disputed "
    "AND NOT e.blocks AND (e.block_ends IS NULL OR e.block_ends <= :now)"
)


def _row(row: Sequence[object], now: str) -> DecisionRow:
    """A row of the log as it stands at that instant. Takes the columns of `_DECISION`."""
    about, number, taken_at, title, method, ends, review, implementer, personal, *flags = row
    return DecisionRow(
        proposal=str(about),
        number=str(number),
        taken_at=datetime.fromisoformat(str(taken_at)),
        title=read_texts(str(title)),
        method=str(method),
        standing=standing(*flags, running=ends is not None and now < str(ends)),
        block_ends=read_moment(ends),
        review_at=read_moment(review),
        implementer=str(implementer),
        personal=bool(personal),
    )


def standing(*flags: object, running: bool) -> str:
    """The same order of questions as domain.decisions.state.Decision.standing; a contract test compares the two."""
    superseded_by, repealed_by, under_review, set_aside, disputed, blocks = flags
    if repealed_by or superseded_by:
        return "repealed" if repealed_by else "superseded"
    if under_review:
        return "under-review"
    if set_aside:
        return "blocked"
    if disputed:
        return "contested"
    if blocks:
        return "blocked" if running else "contested"
    return "provisional" if running else "in-force"


def everything(connection: Connection, group_no: int | None, now: datetime) -> tuple[DecisionRow, ...]:
    """See Store.decisions."""
    wanted = (
        select(*(decisions.c[name] for name in _NAMES))
        .where(decisions.c.group_no == group_no)
        .order_by(*(decisions.c[name].desc() for name in ("taken_at", "year", "ordinal", "about", "n")))
    )
    return tuple(_row(row, moment(now)) for row in connection.execute(wanted))


def next_number(connection: Connection, group_no: int | None, year: int) -> int:
    """See Store.next_number."""
    wanted = select(func.max(decisions.c.ordinal)).where(decisions.c.group_no == group_no, decisions.c.year == year)
    return (connection.execute(wanted).scalar() or 0) + 1


def log(connection: Connection, group_no: int, wish: LogWish, now: datetime, limit: int, skip: int) -> LogPage:
    """A page of the decision log, the newest first."""
    given = {"g": group_no, "now": moment(now), "q": search_text.query(wish.words), "year": wish.year}
    given |= {"method": wish.method, "implementer": wish.implementer, "limit": limit, "skip": skip}
    if wish.words.strip() and not given["q"]:
        return LogPage((), 0)
    only = "".join(
        f" AND {condition}"
        for asked, condition in (
            (wish.year, "e.year = :year"),
            (wish.method, "e.method = :method"),
            (wish.implementer, "e.implementer = :implementer"),
            (wish.review_due, f"e.review_at IS NOT NULL AND e.review_at <= :now AND {_IN_FORCE}"),
        )
        if asked
    )
    source = "FROM decisions e WHERE e.group_no = :g"
    hits = 0
    if given["q"]:
        hits = search_hits.hits(connection, "decision", given)
        source = _AMONG_FEW if hits <= search_text.FEW else _ON_THE_WAY
    rows = connection.execute(text(f"SELECT {_DECISION} {source}{only} {_NEWEST} LIMIT :limit OFFSET :skip"), given)
    found = tuple(_row(row, str(given["now"])) for row in rows)
    if only:
        # Counting what passes a filter would take longer than finding the first page of it.
        counted = len(found) < limit and (found or not skip)
        return LogPage(found, skip + len(found) if counted else UNCOUNTED)
    if not given["q"]:
        hits = int(connection.execute(text("SELECT count(*) FROM decisions WHERE group_no = :g"), given).scalar_one())
    return LogPage(found, hits)


_AMONG_FEW = (
    "FROM search_decision s CROSS JOIN documents d ON d.no = s.rowid AND d.group_no = :g CROSS JOIN decisions e "
    "ON e.group_no = :g AND e.about = d.about AND e.n = CAST(d.key AS INTEGER) WHERE search_decision MATCH :q"
)
# The plus keeps SQLite from trying every hit for every decision.
_ON_THE_WAY = (
    "FROM decisions e CROSS JOIN documents d ON d.group_no = :g AND d.about = e.about "
    "AND d.kind = 'decision' AND d.key = CAST(e.n AS TEXT) WHERE e.group_no = :g "
    "AND +d.no IN (SELECT rowid FROM search_decision WHERE search_decision MATCH :q)"
)


def log_facets(connection: Connection, group_no: int) -> LogFacets:
    """The years, methods and implementers that occur."""

    def distinct(column: str) -> list[object]:
        wanted = f"SELECT DISTINCT {column} FROM decisions WHERE group_no = :g ORDER BY {column}"  # noqa: S608
        return [row[0] for row in connection.execute(text(wanted), {"g": group_no})]

    years = tuple(int(str(year)) for year in reversed(distinct("year")) if year)
    return LogFacets(
        years, tuple(map(str, distinct("method"))), tuple(str(member) for member in distinct("implementer") if member)
    )


_OF = f"SELECT {_DECISION} FROM decisions e WHERE e.group_no = :g AND e.about IN :abouts ORDER BY e.about, e.n"  # noqa: S608
_DECIDED = text(_OF).bindparams(bindparam("abouts", expanding=True))


def newest_of(connection: Connection, group_no: int, abouts: list[str], now: datetime) -> dict[str, tuple[str, str]]:
    """The number and the standing of each proposal's newest decision."""
    rows = connection.execute(_DECIDED, {"g": group_no, "abouts": abouts})
    found = (_row(row, moment(now)) for row in rows)
    return {row.proposal: (row.number, row.standing) for row in found}


PROJECTION = Projection(
    of=Proposal,
    tables=(decisions, outcome_notes),
    rows=_rows,
    searched=(Searched("decision", as_typed=True, everywhere=True),),
)
