# SPDX-License-Identifier: GPL-3.0-or-later
"""What each feature keeps in the read tables, gathered: a feature's projection stands in the module of its name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection

from assembly_app.domain.values import State
from assembly_app.service.core.queries import Answer, Query
from assembly_app.store.projections import actions, charter, decisions, meetings, members, proposals
from assembly_app.store.projections.projection import AnswerQuery, MakeRows
from assembly_app.store.rows import Rows

PROJECTIONS = (
    charter.PROJECTION,
    members.PROJECTION,
    meetings.PROJECTION,
    proposals.PROJECTION,
    decisions.PROJECTION,
    actions.PROJECTION,
)

_ROWS: Mapping[type[State], tuple[MakeRows, ...]] = MappingProxyType(
    {each.of: tuple(p.rows for p in PROJECTIONS if p.of is each.of and p.rows) for each in PROJECTIONS}
)
_ANSWERS: Mapping[type[Query[Any]], AnswerQuery] = MappingProxyType(
    {query: answer for projection in PROJECTIONS for query, answer in projection.answers.items()}
)


def rows_of(state: State | None, earlier: State | None = None, drawn: Rows | None = None) -> Rows:
    """The rows of one aggregate, of all features. `drawn` are those of its `earlier` state; see MakeRows."""
    if state is None:
        return {}
    before = earlier if type(earlier) is type(state) else None
    rows: Rows = {}
    for make in _ROWS[type(state)]:
        for table, some in make(state, before, drawn or {}).items():
            rows[table] = [*rows[table], *some] if table in rows else some
    return rows


def answered(connection: Connection, group_no: int, query: Query[Answer]) -> Answer:
    """What the projection that registered for the query says."""
    answer: Answer = _ANSWERS[type(query)](connection, group_no, query)
    return answer
