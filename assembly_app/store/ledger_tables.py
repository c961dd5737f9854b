# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the ledger: what was received, byte for byte."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

LAYOUT = 2
"""2 has branches and erasures."""

ledger = MetaData()

about_store = Table("store", ledger, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))
groups = Table(
    "groups",
    ledger,
    Column("no", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("own", Boolean, nullable=False),
)
rolls = Table(
    "rolls",
    ledger,
    Column("group_no", ForeignKey(groups.c.no), nullable=False),
    Column("version", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("signatures", Text, nullable=False),
    PrimaryKeyConstraint("group_no", "version"),
)
feeds = Table(
    "feeds",
    ledger,
    Column("no", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("group_no", ForeignKey(groups.c.no), nullable=False),
    Column("key", Text, nullable=False),
    Column("own", Boolean, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("lc", Integer, nullable=False),
    Column("head", LargeBinary, nullable=False),
    Column("frontier", LargeBinary, nullable=False),
    Column("checkpoint", Text),
    Column("signature", Text),
)
# `salt` and `body` are NULL together: where the body is withheld. Where it was erased, `salt` is empty instead.
records = Table(
    "records",
    ledger,
    Column("feed_no", ForeignKey(feeds.c.no), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("group_no", Integer, nullable=False),
    Column("lc", Integer, nullable=False),
    Column("about", Text, nullable=False),
    Column("id", LargeBinary, nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("salt", LargeBinary),
    Column("body", LargeBinary),
    PrimaryKeyConstraint("feed_no", "seq"),
    Index("records_about", "group_no", "about", "lc"),
    sqlite_with_rowid=False,
)

# The branches of feeds that are not what counts: the other side of a fork, or what lay beyond where the roll ended it.
branches = Table(
    "branches",
    ledger,
    Column("no", Integer, primary_key=True),
    Column("feed_no", ForeignKey(feeds.c.no), nullable=False),
    Column("first", Integer, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("checkpoint", Text, nullable=False),
    Column("signature", Text, nullable=False),
    Column("issued", Boolean, nullable=False),
)
branch_records = Table(
    "branch_records",
    ledger,
    Column("branch_no", ForeignKey(branches.c.no), nullable=False),
    *(Column(c.name, c.type, nullable=c.nullable) for c in records.columns if c.name != "feed_no"),
    PrimaryKeyConstraint("branch_no", "seq"),
)
# Records whose body must never be here again, whether they have come yet or not.
erasures = Table(
    "erasures",
    ledger,
    Column("group_no", ForeignKey(groups.c.no), nullable=False),
    Column("feed", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("id", LargeBinary, nullable=False),
    Column("asked_at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("done", Boolean, nullable=False),
    PrimaryKeyConstraint("feed", "seq"),
)
