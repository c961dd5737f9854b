# SPDX-License-Identifier: GPL-3.0-or-later
"""Branches of feeds that do not count: kept as they came, put aside, and taken back when the roll settles on them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Select, delete, func, insert, literal, select, update

from assembly_app.ledger.checkpoints import SignedCheckpoint
from assembly_app.ledger.merkle import Frontier
from assembly_app.ledger.records import Record, read_header
from assembly_app.service.core.read_models import BranchRow
from assembly_app.store import ledger_tables
from assembly_app.store.folding import Place

_branches, _kept, _feeds, _records = (
    ledger_tables.branches,
    ledger_tables.branch_records,
    ledger_tables.feeds,
    ledger_tables.records,
)
_COLUMNS = tuple(column.name for column in _kept.columns if column.name != "branch_no")


def add(connection: Connection, feed_no: int, first: int, why: str, at: str, signed: SignedCheckpoint | None) -> int:
    """A new branch without records; its number."""
    row = {
        "feed_no": feed_no,
        "first": first,
        "why": why,
        "at": at,
        "checkpoint": signed.text if signed else "",
        "signature": signed.signature if signed else "",
        "issued": False,
    }
    made = connection.execute(insert(_branches), row).inserted_primary_key
    return int(made[0]) if made else 0


def keep(connection: Connection, branch: int, group_no: int, records: Iterable[Record], gone: frozenset[bytes]) -> None:
    """Records of a branch as they came, those that are `gone` without their body."""
    for record in records:
        header, erased = record.header, record.id in gone
        row = {
            "branch_no": branch,
            "seq": header.seq,
            "group_no": group_no,
            "lc": header.lc,
            "about": header.about,
            "id": record.id,
            "header": record.raw,
            "salt": b"" if erased else record.salt,
            "body": None if erased else record.body,
        }
        connection.execute(insert(_kept), row)


def rows(connection: Connection, group_no: int) -> tuple[BranchRow, ...]:
    """All branches of a group's feeds."""
    last = select(func.max(_kept.c.seq)).where(_kept.c.branch_no == _branches.c.no).scalar_subquery()
    wanted = (
        select(
            _branches.c.no,
            _feeds.c.id,
            _branches.c.first,
            func.coalesce(last, _branches.c.first - 1),
            _branches.c.why,
            _branches.c.at,
            _branches.c.checkpoint,
            _branches.c.signature,
            _branches.c.issued,
        )
        .join(_feeds, _feeds.c.no == _branches.c.feed_no)
        .where(_feeds.c.group_no == group_no)
        .order_by(_branches.c.no)
    )
    return tuple(BranchRow(*row) for row in connection.execute(wanted))


def records(connection: Connection, branch: int) -> tuple[Record, ...]:
    """The records of a branch in order."""
    wanted = select(_kept.c.header, _kept.c.salt, _kept.c.body, _kept.c.id).where(_kept.c.branch_no == branch)
    found = connection.execute(wanted.order_by(_kept.c.seq))
    return tuple(Record(read_header(raw), raw, salt or None, body, record_id) for raw, salt, body, record_id in found)


def holding(connection: Connection, feed_no: int, seq: int, head: bytes) -> int | None:
    """The branch of a feed whose record `seq` has that id."""
    wanted = (
        select(_branches.c.no)
        .join(_kept, _kept.c.branch_no == _branches.c.no)
        .where(_branches.c.feed_no == feed_no, _kept.c.seq == seq, _kept.c.id == head)
    )
    return connection.execute(wanted.limit(1)).scalar()


def put_aside(connection: Connection, feed_no: int, after: int, branch: int) -> list[Place]:
    """Move a feed's records beyond `after` to a branch; the aggregates that lost some."""
    where = (_records.c.feed_no == feed_no) & (_records.c.seq > after)
    return _moved(connection, select(literal(branch), *(_records.c[name] for name in _COLUMNS)).where(where), True)


def take_back(connection: Connection, feed_no: int, through: int, branch: int) -> list[Place]:
    """Move a branch's records up to `through` to its feed; the aggregates that gained some."""
    where = (_kept.c.branch_no == branch) & (_kept.c.seq <= through)
    return _moved(connection, select(literal(feed_no), *(_kept.c[name] for name in _COLUMNS)).where(where), False)


def _moved(connection: Connection, rows: Select[tuple[object, ...]], aside: bool) -> list[Place]:
    source, target, own = (_records, _kept, "branch_no") if aside else (_kept, _records, "feed_no")
    where = rows.whereclause
    assert where is not None
    places = connection.execute(select(source.c.group_no, source.c.about).where(where).distinct()).all()
    connection.execute(insert(target).from_select([own, *_COLUMNS], rows))
    connection.execute(delete(source).where(where))
    return [(row[0], row[1]) for row in places]


def frontier(connection: Connection, feed_no: int) -> Frontier:
    """The Merkle frontier of a feed's records as they are now."""
    found = connection.execute(select(_records.c.id).where(_records.c.feed_no == feed_no).order_by(_records.c.seq))
    return Frontier().extend(row[0] for row in found)


def mark_issued(connection: Connection, branch: int) -> None:
    """What a branch holds has been recorded anew."""
    connection.execute(update(_branches).where(_branches.c.no == branch).values(issued=True))
