# SPDX-License-Identifier: GPL-3.0-or-later
"""What the store keeps for reading of one kind of aggregate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table

from assembly_app.domain.values import State
from assembly_app.service.core.queries import Query
from assembly_app.store.rows import Rows

MakeRows = Callable[[Any, Any, Rows], Rows]
"""From a folded state to its rows: a pure function. It is also given the state before it and that one's rows, or None
and no rows: what only grew since need not be made again."""

AnswerQuery = Callable[[Connection, int, Any], Any]
"""From a group's number in this file and a query to the query's answer."""


class Searched(NamedTuple):
    """A kind of document that can be found by its words. `as_typed`: after each key, so that beginnings are indexed;
    `everywhere`: by `Store.search`, among everything that was decided and said."""

    kind: str
    as_typed: bool = False
    everywhere: bool = False


@dataclass(frozen=True, kw_only=True)
class Projection:
    """A feature's share of the read tables.

    of: the aggregate that it reads; several features may read the same one, each into tables of its own.
    tables, rows: where it is written, and what.
    searched: the kinds of documents among its rows.
    answers: the queries that it answers.
    """

    of: type[State]
    tables: tuple[Table, ...] = ()
    rows: MakeRows | None = None
    searched: tuple[Searched, ...] = ()
    answers: Mapping[type[Query[Any]], AnswerQuery] = field(default_factory=dict)
