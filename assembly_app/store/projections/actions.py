# SPDX-License-Identifier: GPL-3.0-or-later
"""The action items in the read tables, and the lists of them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Index, select, text

from assembly_app.domain.actions.state import Action
from assembly_app.domain.world import ActionBrief
from assembly_app.service.actions.queries import ActionList, ActionOwners, ActionPage, ActionRow
from assembly_app.store import search_text
from assembly_app.store.projections.projection import Projection, Searched
from assembly_app.store.read_tables import documents, maybe_texts, numbers, read_table, texts
from assembly_app.store.rows import Rows, maybe_moment, moment, packed, read_moment, read_texts

actions = read_table(
    "actions",
    *texts("text", "owner", "status", "meeting", "agreed_at", "note"),
    *maybe_texts("due", "settled_at"),
    *numbers("carried"),
    key=(),
)
Index("actions_settled", actions.c.group_no, actions.c.settled_at.desc(), actions.c.about)


def _rows(action: Action, *_: object) -> Rows:
    row = (
        packed(action.text),
        action.owner,
        action.status,
        action.meeting,
        moment(action.agreed_at),
        action.note,
        maybe_moment(action.due),
        maybe_moment(action.settled_at),
        action.carried,
    )
    return {actions: [row], documents: [("action", "0", search_text.searchable(action.text))]}


def open_ones(connection: Connection, group_no: int | None) -> tuple[ActionBrief, ...]:
    """See Store.actions."""
    wanted = (
        select(actions.c.about, actions.c.owner, actions.c.due, actions.c.status)
        .where(actions.c.group_no == group_no, actions.c.status == "open")
        .order_by(actions.c.agreed_at, actions.c.about)
    )
    return tuple(ActionBrief(r[0], r[1], read_moment(r[2]), r[3]) for r in connection.execute(wanted))


def ids(connection: Connection, group_no: int | None, status: str) -> tuple[str, ...]:
    """See Store.action_ids."""
    wanted = select(actions.c.about).where(actions.c.group_no == group_no)
    if status:
        wanted = wanted.where(actions.c.status == status)
    return tuple(row[0] for row in connection.execute(wanted.order_by(actions.c.agreed_at, actions.c.about)))


def _page(connection: Connection, group_no: int, query: ActionList) -> ActionPage:
    given = {"g": group_no, "q": search_text.query(query.words), "owner": query.owner}
    given |= {"limit": query.limit, "skip": query.skip}
    if query.words.strip() and not given["q"]:
        return ActionPage((), 0)
    # The pieces of SQL are this module's own; whatever people typed is bound.
    where = f"FROM actions a WHERE a.group_no = :g AND a.status {'<>' if query.settled else '='} 'open'"
    if given["q"]:
        where += (
            " AND a.about IN (SELECT d.about FROM search_action s JOIN documents d ON d.no = s.rowid "
            "AND d.group_no = :g WHERE search_action MATCH :q)"
        )
    if query.owner:
        where += " AND a.owner = :owner"
    order = "a.settled_at DESC, a.about" if query.settled else "a.due IS NULL, a.due, a.agreed_at, a.about"
    columns = "a.about, a.text, a.owner, a.due, a.status, a.note, a.carried, a.agreed_at, a.settled_at"
    rows = connection.execute(text(f"SELECT {columns} {where} ORDER BY {order} LIMIT :limit OFFSET :skip"), given)
    page = tuple(
        ActionRow(
            action=row[0],
            text=read_texts(row[1]),
            owner=row[2],
            due=read_moment(row[3]),
            status=row[4],
            note=row[5],
            carried=row[6],
            agreed_at=datetime.fromisoformat(row[7]),
            settled_at=read_moment(row[8]),
        )
        for row in rows
    )
    return ActionPage(page, int(connection.execute(text(f"SELECT count(*) {where}"), given).scalar_one()))


def _owners(connection: Connection, group_no: int, _: ActionOwners) -> tuple[str, ...]:
    """Those with open ones first."""
    wanted = (
        "SELECT owner FROM actions WHERE group_no = :g AND owner <> '' GROUP BY owner "
        "ORDER BY sum(status = 'open') DESC, owner"
    )
    return tuple(row[0] for row in connection.execute(text(wanted), {"g": group_no}))


PROJECTION = Projection(
    of=Action,
    tables=(actions,),
    rows=_rows,
    searched=(Searched("action", as_typed=True),),
    answers={ActionList: _page, ActionOwners: _owners},
)
