# SPDX-License-Identifier: GPL-3.0-or-later
"""Full-text search over what the projections say is searched, in any language, with SQLite's FTS5."""

from __future__ import annotations

from sqlalchemy import Connection, text

from assembly_app.store.projections import PROJECTIONS
from assembly_app.store.projections.projection import Searched
from assembly_app.store.search_text import query

# Each kind of document has an index of its own: finding a decision takes no longer for the minutes of ten years.
# Where people search as they type, beginnings are indexed too: one letter is answered ten times as fast.
KINDS = tuple(searched for projection in PROJECTIONS for searched in projection.searched)


def _made(searched: Searched) -> tuple[str, str]:
    kind, prefix = searched.kind, ", prefix='1 2 3'" if searched.as_typed else ""
    return (
        f"CREATE VIRTUAL TABLE search_{kind} USING fts5(words, content='documents', content_rowid='no', columnsize=0, "
        f'tokenize="unicode61 remove_diacritics 2"{prefix})',
        f"CREATE TRIGGER documents_out_{kind} AFTER DELETE ON documents WHEN old.kind = '{kind}' BEGIN INSERT INTO "  # noqa: S608
        f"search_{kind}(search_{kind}, rowid, words) VALUES ('delete', old.no, old.words); END",
    )


DDL = tuple(statement for searched in KINDS for statement in _made(searched))
# The names without a kind are those of the first layout.
DROP = (
    "DROP TRIGGER IF EXISTS documents_out",
    "DROP TABLE IF EXISTS search",
    *(f"DROP TRIGGER IF EXISTS documents_out_{searched.kind}" for searched in KINDS),
    *(f"DROP TABLE IF EXISTS search_{searched.kind}" for searched in KINDS),
)


OPTIMIZE = tuple(f"INSERT INTO search_{one.kind}(search_{one.kind}) VALUES ('optimize')" for one in KINDS)  # noqa: S608
NEWEST = text("SELECT max(no) FROM documents")
INDEX = tuple(
    text(
        f"INSERT INTO search_{one.kind}(rowid, words) SELECT no, words FROM documents "  # noqa: S608
        f"WHERE no > :after AND kind = '{one.kind}'"
    )
    for one in KINDS
)


def newest(connection: Connection) -> int:
    """The number of the newest document."""
    return connection.execute(NEWEST).scalar() or 0


def index(connection: Connection, after: int) -> None:
    """Index the documents that came after that one: all at once, since one by one takes FTS5 fifteen times as long."""
    for statement in INDEX:
        connection.execute(statement, {"after": after})


_EVERYWHERE = " UNION ALL ".join(
    f"SELECT rowid FROM search_{one.kind} WHERE search_{one.kind} MATCH :query"  # noqa: S608
    for one in KINDS
    if one.everywhere
)
FIND = text(
    "SELECT d.kind, d.about, d.key FROM documents d WHERE d.group_no = :group_no "  # noqa: S608
    f"AND d.no IN ({_EVERYWHERE}) ORDER BY d.no DESC LIMIT :limit"
)


def find(connection: Connection, group_no: int, words: str, limit: int) -> list[tuple[str, str, str]]:
    """Kind, aggregate and key of the decisions and minutes that hold the words, the newest first."""
    wanted = query(words)
    if not wanted:
        return []
    found = connection.execute(FIND, {"query": wanted, "group_no": group_no, "limit": limit})
    return [(row[0], row[1], row[2]) for row in found]
