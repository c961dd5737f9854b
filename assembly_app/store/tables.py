# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables. Those of the ledger hold what was received, byte for byte; the read tables hold what the folds say."""

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
"""The layout of the ledger tables; 2 has branches and erasures. Read tables are rebuilt when `READ_LAYOUT` differs."""
READ_LAYOUT = 5

ledger = MetaData()
read = MetaData()

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


def _read(name: str, *columns: Column[object], key: tuple[str, ...]) -> Table:
    """A read table: every row belongs to a group and to the aggregate that it was folded from (`about`)."""
    own = (Column("group_no", Integer, nullable=False), Column("about", Text, nullable=False))
    # SQLite before 3.41 reports damage that is not there in tables without row ids whose key does not come first.
    rowid = tuple(column.name for column in columns[: len(key)]) != key
    return Table(name, read, *own, *columns, PrimaryKeyConstraint("group_no", "about", *key), sqlite_with_rowid=rowid)


def _text(*names: str) -> list[Column[object]]:
    return [Column(name, Text, nullable=False) for name in names]


def _maybe(*names: str) -> list[Column[object]]:
    return [Column(name, Text) for name in names]


def _number(*names: str) -> list[Column[object]]:
    return [Column(name, Integer, nullable=False) for name in names]


members = _read(
    "members", *_text("member", "name", "standing", "joined_at", "skills"), *_number("shown"), key=("member",)
)
meetings = _read(
    "meetings",
    *_text("title", "kind", "starts_at", "zone", "place", "phase"),
    *_maybe("posted_at", "opened_at", "closed_at"),
    *_text("facilitator", "minute_taker", "minutes_phase", "digest"),
    *_number("minutes", "present"),
    key=(),
)
agenda_items = _read(
    "agenda_items",
    *_text("item", "kind", "weight", "title", "presenter", "proposal", "state"),
    *_maybe("posted_at"),
    *_number("position", "minutes", "late", "removed"),
    key=("item",),
)
minutes = _read("minutes", *_text("entry", "kind", "item", "text"), *_number("position", "struck"), key=("entry",))
proposals = _read(
    "proposals",
    *_text("title", "proposer", "weight", "stage", "text", "drafted_at"),
    *_number("version", "operational", "tests", "part"),
    key=(),
)
concerns = _read(
    "concerns", *_text("concern", "member", "text", "status"), *_number("number", "version"), key=("concern",)
)
decisions = _read(
    "decisions",
    *_text("number", "method", "taken_at", "recorded_at", "title", "text", "meeting", "implementer", "tally"),
    *_maybe("block_ends", "effective_at", "review_at"),
    *_text("superseded_by", "repealed_by"),
    *_number("n", "set_aside", "under_review", "disputed", "blocks", "personal", "year", "ordinal"),
    key=("n",),
)
outcome_notes = _read("outcome_notes", *_text("at", "text", "by"), *_number("n"), key=("n",))
actions = _read(
    "actions",
    *_text("text", "owner", "status", "meeting", "agreed_at", "note"),
    *_maybe("due", "settled_at"),
    *_number("carried"),
    key=(),
)
mentions = _read("mentions", *_text("meeting", "feed"), *_number("seq"), key=("feed", "seq"))
Index("mentions_meeting", mentions.c.group_no, mentions.c.meeting)
Index("agenda_items_item", agenda_items.c.group_no, agenda_items.c.item)
Index("meetings_start", meetings.c.group_no, meetings.c.starts_at)
# All that the log is walked and filtered by, so that its wide rows are looked up only for what is shown.
_LOG = "group_no taken_at year ordinal about n method implementer review_at"
Index("decisions_taken", *(decisions.c[name] for name in _LOG.split()))
Index("decisions_number", decisions.c.group_no, decisions.c.year, decisions.c.ordinal)
Index("proposals_part", proposals.c.group_no, proposals.c.part, proposals.c.drafted_at.desc(), proposals.c.about)
Index("actions_settled", actions.c.group_no, actions.c.settled_at.desc(), actions.c.about)
irregular = _read("irregular", *_text("feed", "type", "why"), *_number("seq", "critical"), key=("feed", "seq"))
# What each feed says that it has seen of the others: its newest word on each.
sightings = _read("sightings", *_text("witness", "feed", "head", "at"), *_number("seq"), key=("witness", "feed"))
# The forks that each feed proves.
told = _read("told", *_text("witness", "feed", "proof"), *_number("seq"), key=("witness", "feed"))
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
