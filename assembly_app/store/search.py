# SPDX-License-Identifier: GPL-3.0-or-later
"""Full-text search over decisions, proposals, actions and minutes, in any language, with SQLite's FTS5."""

from __future__ import annotations

import re
import unicodedata

from sqlalchemy import Connection, text

from assembly_app.domain.values import Texts

# Scripts that do not put spaces between words: each letter is indexed on its own and words are found as phrases.
_UNSPACED = re.compile(r"([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")
# An accent that has no letter of its own with it, as in g̃, belongs to the word: the index leaves it out itself.
_WORD = re.compile(r"\w[\w\u0300-\u036f]*", re.UNICODE)

# Each kind of document has an index of its own: finding a decision takes no longer for the minutes of ten years.
# Where people search as they type, beginnings are indexed too: one letter is answered ten times as fast.
KINDS = ("decision", "proposal", "action", "minutes")
_AS_TYPED = ("decision", "proposal", "action")


def _made(kind: str) -> tuple[str, str]:
    prefix = ", prefix='1 2 3'" if kind in _AS_TYPED else ""
    return (
        f"CREATE VIRTUAL TABLE search_{kind} USING fts5(words, content='documents', content_rowid='no', columnsize=0, "
        f'tokenize="unicode61 remove_diacritics 2"{prefix})',
        f"CREATE TRIGGER documents_out_{kind} AFTER DELETE ON documents WHEN old.kind = '{kind}' BEGIN INSERT INTO "  # noqa: S608
        f"search_{kind}(search_{kind}, rowid, words) VALUES ('delete', old.no, old.words); END",
    )


DDL = tuple(statement for kind in KINDS for statement in _made(kind))
# The names without a kind are those of the first layout.
DROP = (
    "DROP TRIGGER IF EXISTS documents_out",
    "DROP TABLE IF EXISTS search",
    *(f"DROP TRIGGER IF EXISTS documents_out_{kind}" for kind in KINDS),
    *(f"DROP TABLE IF EXISTS search_{kind}" for kind in KINDS),
)


OPTIMIZE = {kind: f"INSERT INTO search_{kind}(search_{kind}) VALUES ('optimize')" for kind in KINDS}  # noqa: S608
NEWEST = text("SELECT max(no) FROM documents")
INDEX = tuple(
    text(
        f"INSERT INTO search_{kind}(rowid, words) SELECT no, words FROM documents WHERE no > :after AND kind = '{kind}'"  # noqa: S608
    )
    for kind in KINDS
)


def newest(connection: Connection) -> int:
    """The number of the newest document."""
    return connection.execute(NEWEST).scalar() or 0


def index(connection: Connection, after: int) -> None:
    """Index the documents that came after that one: all at once, since one by one takes FTS5 fifteen times as long."""
    for statement in INDEX:
        connection.execute(statement, {"after": after})


def searchable(*texts: Texts) -> str:
    """The words of some texts in all their languages, as they are indexed."""
    joined = " ".join([words for one in texts for words in one.values()])
    return joined if joined.isascii() else _spaced(joined)


def _spaced(words: str) -> str:
    return _UNSPACED.sub(r" \1 ", unicodedata.normalize("NFC", words))


def query(words: str) -> str:
    """What people typed, as an FTS5 query: every word must occur; the last one may be the beginning of a word.

    Returns "" when there is no letter or digit in it.
    """
    terms = []
    for typed in words.split():
        parts = _WORD.findall(_spaced(typed))
        if parts:
            terms.append('"' + " ".join(parts) + '"')
    return " ".join(terms) + "*" if terms else ""


FIND = text(
    "SELECT d.kind, d.about, d.key FROM documents d WHERE d.group_no = :group_no AND d.no IN ("
    "SELECT rowid FROM search_decision WHERE search_decision MATCH :query "
    "UNION ALL SELECT rowid FROM search_minutes WHERE search_minutes MATCH :query) "
    "ORDER BY d.no DESC LIMIT :limit"
)


def find(connection: Connection, group_no: int, words: str, limit: int) -> list[tuple[str, str, str]]:
    """Kind, aggregate and key of the decisions and minutes that hold the words, the newest first."""
    wanted = query(words)
    if not wanted:
        return []
    found = connection.execute(FIND, {"query": wanted, "group_no": group_no, "limit": limit})
    return [(row[0], row[1], row[2]) for row in found]
