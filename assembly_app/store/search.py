# SPDX-License-Identifier: GPL-3.0-or-later
"""Full-text search over decisions and minutes, in any language, with SQLite's FTS5."""

from __future__ import annotations

import re
import unicodedata

from sqlalchemy import Connection, text

from assembly_app.domain.values import Texts

# Scripts that do not put spaces between words: each letter is indexed on its own and words are found as phrases.
_UNSPACED = re.compile(r"([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")
_WORD = re.compile(r"\w+", re.UNICODE)

DDL = (
    "CREATE VIRTUAL TABLE search USING fts5(words, content='documents', content_rowid='no', columnsize=0, "
    'tokenize="unicode61 remove_diacritics 2")',
    "CREATE TRIGGER documents_out AFTER DELETE ON documents BEGIN "
    "INSERT INTO search(search, rowid, words) VALUES ('delete', old.no, old.words); END",
)
DROP = (
    "DROP TRIGGER IF EXISTS documents_out",
    "DROP TABLE IF EXISTS search",
)


NEWEST = text("SELECT max(no) FROM documents")
INDEX = text("INSERT INTO search(rowid, words) SELECT no, words FROM documents WHERE no > :after")


def newest(connection: Connection) -> int:
    """The number of the newest document."""
    return connection.execute(NEWEST).scalar() or 0


def index(connection: Connection, after: int) -> None:
    """Index the documents that came after that one: all at once, since one by one takes FTS5 fifteen times as long."""
    connection.execute(INDEX, {"after": after})


def searchable(*texts: Texts) -> str:
    """The words of some texts in all their languages, as they are indexed."""
    joined = " ".join(words for one in texts for words in one.values())
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
    "SELECT d.kind, d.about, d.key FROM search JOIN documents d ON d.no = search.rowid "
    "WHERE search MATCH :query AND d.group_no = :group_no ORDER BY search.rowid DESC LIMIT :limit"
)


def find(connection: Connection, group_no: int, words: str, limit: int) -> list[tuple[str, str, str]]:
    """Kind, aggregate and key of what holds the words, the newest first."""
    wanted = query(words)
    if not wanted:
        return []
    found = connection.execute(FIND, {"query": wanted, "group_no": group_no, "limit": limit})
    return [(row[0], row[1], row[2]) for row in found]
