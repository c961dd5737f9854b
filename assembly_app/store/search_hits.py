# SPDX-License-Identifier: GPL-3.0-or-later
"""How many documents of a kind hold some words: the total of a list that is searched."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Connection, TextClause, text

_SEVERAL_GROUPS = text("SELECT count(*) > 1 FROM groups")


@cache
def _in_file(kind: str) -> TextClause:
    return text(f"SELECT count(*) FROM search_{kind} WHERE search_{kind} MATCH :q")  # noqa: S608


@cache
def _in_group(kind: str) -> TextClause:
    return text(
        f"SELECT count(*) FROM search_{kind} s CROSS JOIN documents d ON d.no = s.rowid AND d.group_no = :g "  # noqa: S608
        f"WHERE search_{kind} MATCH :q"
    )


def hits(connection: Connection, kind: str, given: dict[str, object]) -> int:
    """How many of the group's documents hold the words. `given` has the group's number as `g` and the query as `q`.

    Where the file keeps one group only, no document is looked up.
    """
    wanted = _in_group if connection.execute(_SEVERAL_GROUPS).scalar_one() else _in_file
    return int(connection.execute(wanted(kind), given).scalar_one())
