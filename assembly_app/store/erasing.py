# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing bodies so that nothing of them is left: in the records, the branches, the read tables, the search index, the
write-ahead log. Deleted bytes are overwritten with zeros (`secure_delete`, see opening)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select, update

from assembly_app.ledger.exchange_records import Target
from assembly_app.service.core.read_models import ErasureRow
from assembly_app.store import ledger_tables, search
from assembly_app.store.engine import put_value
from assembly_app.store.folding import Place

_erasures, _records, _feeds, _kept = (
    ledger_tables.erasures,
    ledger_tables.records,
    ledger_tables.feeds,
    ledger_tables.branch_records,
)
DUE = "clean-due"
PATIENCE = 500
"""Milliseconds to wait for readers before the log is left for the next time."""
GONE = {"salt": b"", "body": None}


def ask(connection: Connection, group_no: int, targets: Iterable[Target], at: str, why: str) -> None:
    """Note that these bodies must go. What was noted before stays as it was."""
    known = {(row[0], row[1]) for row in connection.execute(select(_erasures.c.feed, _erasures.c.seq))}
    for one in targets:
        if (one.feed, one.seq) not in known:
            known.add((one.feed, one.seq))
            row = {"group_no": group_no, "feed": one.feed, "seq": one.seq, "id": bytes.fromhex(one.id)}
            connection.execute(insert(_erasures), {**row, "asked_at": at, "why": why, "done": False})


def rows(connection: Connection) -> tuple[ErasureRow, ...]:
    """All that were asked for, oldest first."""
    columns = (_erasures.c[name] for name in ("feed", "seq", "id", "asked_at", "why", "done"))
    wanted = select(ledger_tables.groups.c.id, *columns).join(
        ledger_tables.groups, ledger_tables.groups.c.no == _erasures.c.group_no
    )
    found = connection.execute(wanted.order_by(_erasures.c.asked_at, _erasures.c.feed, _erasures.c.seq))
    return tuple(ErasureRow(*row) for row in found)


def gone(connection: Connection) -> frozenset[bytes]:
    """The ids of all records whose body was taken away, or must not come."""
    return frozenset(connection.execute(select(_erasures.c.id).where(_erasures.c.done)).scalars())


def carry_out(connection: Connection, targets: Iterable[Target]) -> list[Place]:
    """Take the bodies away; the aggregates that changed. An id that is not the record's own erases nothing."""
    places: list[Place] = []
    for one in targets:
        record_id = bytes.fromhex(one.id)
        feed_no = select(_feeds.c.no).where(_feeds.c.id == one.feed).scalar_subquery()
        here = (_records.c.feed_no == feed_no, _records.c.seq == one.seq, _records.c.id == record_id)
        found = connection.execute(select(_records.c.group_no, _records.c.about, _records.c.salt).where(*here)).first()
        if found is not None and found[2] != b"":
            places.append((found[0], found[1]))
            connection.execute(update(_records).where(*here).values(**GONE))
        connection.execute(update(_kept).where(_kept.c.id == record_id).values(**GONE))
        done = (_erasures.c.feed == one.feed, _erasures.c.seq == one.seq)
        connection.execute(update(_erasures).where(*done).values(done=True))
    if places:
        # Should the program be killed before `clean`, the next one to open the file does it.
        put_value(connection, DUE, "1")
    return places


def clean(connection: Connection) -> None:
    """After the transaction that erased: no word of it stays in the search index or in the log beside the file. Where
    another program is just reading, the log cannot be emptied, and `clean` stays due."""
    for statement in search.OPTIMIZE:
        connection.exec_driver_sql(statement)
    waits = connection.exec_driver_sql("PRAGMA busy_timeout").scalar()
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {PATIENCE}")
    busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar()
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {waits}")
    if not busy:
        connection.execute(delete(ledger_tables.about_store).where(ledger_tables.about_store.c.key == DUE))


def is_due(connection: Connection) -> bool:
    """Whether something was erased and not cleaned up after."""
    due = select(ledger_tables.about_store.c.value).where(ledger_tables.about_store.c.key == DUE)
    return connection.execute(due).first() is not None
