# SPDX-License-Identifier: GPL-3.0-or-later
"""Inserting many rows, which go to the driver as they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from sqlalchemy import Connection, Table

blob: Final = bytearray
"""What bytes are given to the driver as: for each `bytes`, but for no `bytearray`, Python's module looks for an adapter
that is not there, which takes as long as storing them."""


def insert_rows(connection: Connection, table: Table, names: Sequence[str], rows: Sequence[tuple[object, ...]]) -> None:
    """Insert rows whose values are in the order of `names`, all of plain types that the driver knows.

    Turning each row into parameters one by one took SQLAlchemy as long as SQLite took to store them; and compiling one
    statement for each table took as long as a small bundle's records.
    """
    if rows:
        connection.exec_driver_sql(_statement(table, tuple(names)), list(rows))


@lru_cache(maxsize=64)
def _statement(table: Table, names: tuple[str, ...]) -> str:
    columns = ", ".join(table.c[name].name for name in names)
    return f"INSERT INTO {table.name} ({columns}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608, no one's words
