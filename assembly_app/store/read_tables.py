# SPDX-License-Identifier: GPL-3.0-or-later
"""The read tables hold what the folds say: how one is made, and those that belong to no projection alone."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, MetaData, PrimaryKeyConstraint, Table, Text

CONTENT = 5
"""To be raised when rows say something else although no column changed; see `engine.read_layout`."""

read = MetaData()


def read_table(name: str, *columns: Column[object], key: tuple[str, ...]) -> Table:
    """A read table: every row belongs to a group and to the aggregate that it was folded from (`about`)."""
    own = (Column("group_no", Integer, nullable=False), Column("about", Text, nullable=False))
    # SQLite before 3.41 reports damage that is not there in tables without row ids whose key does not come first.
    rowid = tuple(column.name for column in columns[: len(key)]) != key
    return Table(name, read, *own, *columns, PrimaryKeyConstraint("group_no", "about", *key), sqlite_with_rowid=rowid)


def texts(*names: str) -> list[Column[object]]:
    """Columns of text."""
    return [Column(name, Text, nullable=False) for name in names]


def maybe_texts(*names: str) -> list[Column[object]]:
    """Columns of text that may be empty."""
    return [Column(name, Text) for name in names]


def numbers(*names: str) -> list[Column[object]]:
    """Columns of whole numbers; of flags too."""
    return [Column(name, Integer, nullable=False) for name in names]


mentions = read_table("mentions", *texts("meeting", "feed"), *numbers("seq"), key=("feed", "seq"))
Index("mentions_meeting", mentions.c.group_no, mentions.c.meeting)
irregular = read_table("irregular", *texts("feed", "type", "why"), *numbers("seq", "critical"), key=("feed", "seq"))
# What each feed says that it has seen of the others: its newest word on each.
sightings = read_table("sightings", *texts("witness", "feed", "head", "at"), *numbers("seq"), key=("witness", "feed"))
# The forks that each feed proves.
told = read_table("told", *texts("witness", "feed", "proof"), *numbers("seq"), key=("witness", "feed"))
# The words of everything that is searched; `kind` says by which projection.
documents = Table(
    "documents",
    read,
    Column("no", Integer, primary_key=True),
    Column("group_no", Integer, nullable=False),
    Column("about", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("words", Text, nullable=False),
    Index("documents_about", "group_no", "about", "kind", "key", unique=True),
    sqlite_autoincrement=True,  # numbers rise for ever, so that "newer than" finds what is not indexed yet
)
