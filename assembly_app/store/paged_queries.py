# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists a page at a time, searched and filtered: the decision log, the proposals, the action items."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, bindparam, text

from assembly_app.domain.values import Texts
from assembly_app.service.core.read_models import (
    PARTS,
    UNCOUNTED,
    ActionPage,
    ActionRow,
    DecisionRow,
    LogFacets,
    LogPage,
    LogWish,
    ProposalPage,
    ProposalRow,
)
from assembly_app.store import search
from assembly_app.store.projections import moment

FEW = 400
"""So many hits are looked up and sorted; more are met on the way through the list, which is sorted already."""

# The pieces of SQL in this module are its own; whatever people typed is bound.
_DECISION = (
    "e.about, e.number, e.taken_at, e.title, e.method, e.block_ends, e.review_at, e.implementer, e.personal, "
    "e.superseded_by, e.repealed_by, e.under_review, e.set_aside, e.disputed, e.blocks"
)
# To the last column: where several were taken at once, every page must still have them in the same order.
_NEWEST = "ORDER BY e.taken_at DESC, e.year DESC, e.ordinal DESC, e.about DESC, e.n DESC"
_IN_FORCE = (
    "e.superseded_by = '' AND e.repealed_by = '' AND NOT e.under_review AND NOT e.set_aside AND NOT e.disputed "
    "AND NOT e.blocks AND (e.block_ends IS NULL OR e.block_ends <= :now)"
)
_texts = msgspec.json.Decoder(Texts).decode


def _instant(written: object) -> datetime | None:
    return datetime.fromisoformat(str(written)) if written else None


def decision_row(row: Sequence[object], now: str) -> DecisionRow:
    """A row of the log as it stands at that instant. Takes the columns of `_DECISION`."""
    about, number, taken_at, title, method, ends, review, implementer, personal, *flags = row
    return DecisionRow(
        proposal=str(about),
        number=str(number),
        taken_at=datetime.fromisoformat(str(taken_at)),
        title=_texts(str(title)),
        method=str(method),
        standing=standing(*flags, running=ends is not None and now < str(ends)),
        block_ends=_instant(ends),
        review_at=_instant(review),
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


def log(connection: Connection, group_no: int, wish: LogWish, now: datetime, limit: int, skip: int) -> LogPage:
    """A page of the decision log, the newest first."""
    given = {"g": group_no, "now": moment(now), "q": search.query(wish.words), "year": wish.year}
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
        hits = _hits(connection, "decision", given)
        source = _AMONG_FEW if hits <= FEW else _ON_THE_WAY
    rows = connection.execute(text(f"SELECT {_DECISION} {source}{only} {_NEWEST} LIMIT :limit OFFSET :skip"), given)
    found = tuple(decision_row(row, str(given["now"])) for row in rows)
    if only:
        # Counting what passes a filter would take longer than finding the first page of it.
        counted = len(found) < limit and (found or not skip)
        return LogPage(found, skip + len(found) if counted else UNCOUNTED)
    if not given["q"]:
        hits = int(connection.execute(text("SELECT count(*) FROM decisions WHERE group_no = :g"), given).scalar_one())
    return LogPage(found, hits)


_SEVERAL_GROUPS = text("SELECT count(*) > 1 FROM groups")
_HITS = {kind: text(f"SELECT count(*) FROM search_{kind} WHERE search_{kind} MATCH :q") for kind in search.KINDS}  # noqa: S608
_HITS_OF_GROUP = {
    kind: text(
        f"SELECT count(*) FROM search_{kind} s CROSS JOIN documents d ON d.no = s.rowid AND d.group_no = :g "  # noqa: S608
        f"WHERE search_{kind} MATCH :q"
    )
    for kind in search.KINDS
}


def _hits(connection: Connection, kind: str, given: dict[str, object]) -> int:
    """How many of the group's documents hold the words. Where the file keeps one group only, none is looked up."""
    wanted = _HITS_OF_GROUP if connection.execute(_SEVERAL_GROUPS).scalar_one() else _HITS
    return int(connection.execute(wanted[kind], given).scalar_one())


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


_FEW_PROPOSALS = (
    "FROM search_proposal s CROSS JOIN documents d ON d.no = s.rowid AND d.group_no = :g "
    "CROSS JOIN proposals p ON p.group_no = :g AND p.about = d.about WHERE search_proposal MATCH :q"
)
_PROPOSALS_ON_THE_WAY = (
    "FROM proposals p CROSS JOIN documents d ON d.group_no = :g AND d.about = p.about AND d.kind = 'proposal' "
    "AND d.key = '0' WHERE p.group_no = :g "
    "AND +d.no IN (SELECT rowid FROM search_proposal WHERE search_proposal MATCH :q)"
)


def proposals(connection: Connection, group_no: int, words: str, now: datetime, limit: int, skip: int) -> ProposalPage:
    """A page of the proposals by part, within it the newest first."""
    given = {"g": group_no, "q": search.query(words), "limit": limit, "skip": skip}
    if words.strip() and not given["q"]:
        return ProposalPage((), 0)
    source = "FROM proposals p WHERE p.group_no = :g"
    if given["q"]:
        total = _hits(connection, "proposal", given)
        source = _FEW_PROPOSALS if total <= FEW else _PROPOSALS_ON_THE_WAY
    else:
        total = int(connection.execute(text("SELECT count(*) FROM proposals WHERE group_no = :g"), given).scalar_one())
    columns = "p.about, p.title, p.proposer, p.weight, p.part, p.stage, p.version, p.drafted_at"
    order = "ORDER BY p.part, p.drafted_at DESC, p.about LIMIT :limit OFFSET :skip"
    rows = connection.execute(text(f"SELECT {columns} {source} {order}"), given).all()
    abouts = [row[0] for row in rows]
    log_of, concerns = (
        _newest_decisions(connection, group_no, abouts, now),
        _open_concerns(connection, group_no, abouts),
    )
    page = []
    for about, title, proposer, weight, part, stage, version, drafted_at in rows:
        number, stands = log_of.get(about, ("", stage))
        page.append(
            ProposalRow(
                proposal=about,
                title=_texts(title),
                proposer=proposer,
                weight=weight,
                part=PARTS[part],
                standing=stands if stage == "decided" else stage,
                number=number,
                version=version,
                open_concerns=concerns.get(about, 0),
                drafted_at=datetime.fromisoformat(drafted_at),
            )
        )
    return ProposalPage(tuple(page), total)


_OF = f"SELECT {_DECISION} FROM decisions e WHERE e.group_no = :g AND e.about IN :abouts ORDER BY e.about, e.n"  # noqa: S608
_DECIDED = text(_OF).bindparams(bindparam("abouts", expanding=True))
_OPEN_CONCERNS = text(
    "SELECT about, count(*) FROM concerns WHERE group_no = :g AND about IN :abouts AND status = 'open' GROUP BY about"
).bindparams(bindparam("abouts", expanding=True))


def _newest_decisions(
    connection: Connection, group_no: int, abouts: list[str], now: datetime
) -> dict[str, tuple[str, str]]:
    rows = connection.execute(_DECIDED, {"g": group_no, "abouts": abouts})
    found = (decision_row(row, moment(now)) for row in rows)
    return {row.proposal: (row.number, row.standing) for row in found}


def _open_concerns(connection: Connection, group_no: int, abouts: list[str]) -> dict[str, int]:
    return {row[0]: row[1] for row in connection.execute(_OPEN_CONCERNS, {"g": group_no, "abouts": abouts})}


def actions(
    connection: Connection, group_no: int, words: str, owner: str, *, settled: bool, limit: int, skip: int
) -> ActionPage:
    """A page of the action items: the open ones by their due date, the settled ones the newest first."""
    given = {"g": group_no, "q": search.query(words), "owner": owner, "limit": limit, "skip": skip}
    if words.strip() and not given["q"]:
        return ActionPage((), 0)
    where = f"FROM actions a WHERE a.group_no = :g AND a.status {'<>' if settled else '='} 'open'"
    if given["q"]:
        where += (
            " AND a.about IN (SELECT d.about FROM search_action s JOIN documents d ON d.no = s.rowid "
            "AND d.group_no = :g WHERE search_action MATCH :q)"
        )
    if owner:
        where += " AND a.owner = :owner"
    order = "a.settled_at DESC, a.about" if settled else "a.due IS NULL, a.due, a.agreed_at, a.about"
    columns = "a.about, a.text, a.owner, a.due, a.status, a.note, a.carried, a.agreed_at, a.settled_at"
    rows = connection.execute(text(f"SELECT {columns} {where} ORDER BY {order} LIMIT :limit OFFSET :skip"), given)
    page = tuple(
        ActionRow(
            action=row[0],
            text=_texts(row[1]),
            owner=row[2],
            due=_instant(row[3]),
            status=row[4],
            note=row[5],
            carried=row[6],
            agreed_at=datetime.fromisoformat(row[7]),
            settled_at=_instant(row[8]),
        )
        for row in rows
    )
    return ActionPage(page, int(connection.execute(text(f"SELECT count(*) {where}"), given).scalar_one()))


def action_owners(connection: Connection, group_no: int) -> tuple[str, ...]:
    """Whoever owns or owned an action item; those with open ones first."""
    wanted = (
        "SELECT owner FROM actions WHERE group_no = :g AND owner <> '' GROUP BY owner "
        "ORDER BY sum(status = 'open') DESC, owner"
    )
    return tuple(row[0] for row in connection.execute(text(wanted), {"g": group_no}))
