# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening the file: durable settings, a lock that waits, and clear words when it is damaged, full or read-only."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select
from sqlalchemy.exc import DatabaseError, NoResultFound, OperationalError
from sqlalchemy.pool import StaticPool

from assembly_app.service.core.ports import StoreError
from assembly_app.store import ledger_tables, read_tables, search

WAIT = 10_000
"""Milliseconds to wait while another process writes."""
APPLICATION = 0x41534D42
"""SQLite application id: "ASMB"."""


def open_engine(path: Path, *, create: bool) -> Engine:
    """An engine on the file, one connection. Raises StoreError: no-store, not-a-store, newer-store, damaged-store."""
    if not create and not path.is_file():
        raise StoreError("no-store", path=str(path))
    _require_first_page(path)
    engine = create_engine(f"sqlite:///{path}", poolclass=StaticPool, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", lambda connection, _record: _configure(connection, path))
    # SQLAlchemy begins a transaction that locks at once: no write is lost to a lock taken halfway.
    event.listen(engine, "begin", _begin)
    try:
        with errors_named(path), engine.begin() as connection:
            _prepare(connection, path)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _require_first_page(path: Path) -> None:
    # SQLite takes a file that ends within its first page for an empty one, and would begin anew in it.
    if path.is_file() and path.stat().st_size:
        with path.open("rb") as file:
            header = file.read(18)
        page = int.from_bytes(header[16:18], "big")
        if header.startswith(b"SQLite format 3\x00") and path.stat().st_size < (65536 if page == 1 else page):
            raise StoreError("damaged-store", path=str(path), detail="it ends within its first page")


def _begin(connection: Connection) -> None:
    if not connection.get_execution_options().get("reading"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _configure(connection: sqlite3.Connection, path: Path) -> None:
    connection.isolation_level = None
    # Looked at before anything is set: setting the journal mode alone would change another program's file.
    [application] = connection.execute("PRAGMA application_id").fetchone()
    [tables_in_it] = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables_in_it and application != APPLICATION:
        raise StoreError("not-a-store", path=str(path))
    for pragma in (
        f"busy_timeout = {WAIT}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "cache_size = -16000",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()


def _prepare(connection: Connection, path: Path) -> None:
    if not inspect(connection).get_table_names():
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        ledger_tables.ledger.create_all(connection)
        connection.execute(insert(ledger_tables.about_store), {"key": "layout", "value": str(ledger_tables.LAYOUT)})
        create_read_tables(connection)
        return
    layout = connection.execute(
        select(ledger_tables.about_store.c.value).where(ledger_tables.about_store.c.key == "layout")
    ).scalar_one()
    if not layout.isdecimal():
        raise StoreError("damaged-store", path=str(path), detail="its layout cannot be read")
    if int(layout) > ledger_tables.LAYOUT:
        raise StoreError("newer-store", path=str(path), layout=layout)
    if int(layout) < ledger_tables.LAYOUT:
        ledger_tables.ledger.create_all(connection)  # later layouts only add tables
        put_value(connection, "layout", str(ledger_tables.LAYOUT))


@cache
def read_layout() -> str:
    """Which columns and indexes the read tables have, as a hash; where a file has another one, they are made anew."""
    parts = [f"content {read_tables.CONTENT}", *search.DDL]
    for table in read_tables.read.sorted_tables:
        parts += [f"{table.name}.{c.name} {c.type!r} {c.nullable} {c.primary_key}" for c in table.columns]
        indexed = (f"{index.name} {[str(each) for each in index.expressions]}" for index in table.indexes)
        parts += [*sorted(indexed), str(table.dialect_options["sqlite"]["with_rowid"])]
    return sha256("\n".join(parts).encode()).hexdigest()[:16]


def create_read_tables(connection: Connection) -> None:
    """Make the read tables, empty, and note their layout."""
    read_tables.read.create_all(connection)
    for statement in search.DDL:
        connection.exec_driver_sql(statement)
    put_value(connection, "read-layout", read_layout())


def drop_read_tables(connection: Connection) -> None:
    """Drop the read tables."""
    for statement in search.DROP:
        connection.exec_driver_sql(statement)
    read_tables.read.drop_all(connection)


def put_value(connection: Connection, key: str, value: str) -> None:
    """Note something about the store itself."""
    table = ledger_tables.about_store
    connection.execute(table.delete().where(table.c.key == key))
    connection.execute(insert(table), {"key": key, "value": value})


@contextmanager
def errors_named(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into ones that say what happened and what was kept."""
    try:
        yield
    except OperationalError as error:
        cause = error.orig
        name = getattr(cause, "sqlite_errorname", "")
        codes = {
            "SQLITE_FULL": "disk-full",
            "SQLITE_IOERR_SHMSIZE": "disk-full",  # no room even for what readers share
            "SQLITE_READONLY": "read-only-store",
            "SQLITE_BUSY": "store-busy",
            "SQLITE_CANTOPEN": "cannot-open-store",
        }
        code = next((c for start, c in codes.items() if name.startswith(start)), "store-failed")
        if code == "cannot-open-store" and path.is_file() and not os.access(path.parent, os.W_OK):
            # SQLite cannot put its log beside a file on a read-only disk, and says no more than this.
            code = "read-only-store"
        raise StoreError(code, path=str(path), detail=str(cause)) from error
    except DatabaseError as error:
        raise StoreError("damaged-store", path=str(path), detail=str(error.orig)) from error
    except (msgspec.MsgspecError, UnicodeDecodeError, NoResultFound) as error:
        # What is in the tables was checked when it came in: only a damaged or altered file reads otherwise.
        raise StoreError("damaged-store", path=str(path), detail=str(error)) from error
