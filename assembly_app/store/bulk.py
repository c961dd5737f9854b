# SPDX-License-Identifier: GPL-3.0-or-later
"""Inserting many rows: the statement is SQLAlchemy's, the rows go to the driver as they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from sqlalchemy import Connection, Dialect, Table, insert

blob: Final = bytearray
"""What bytes are given to the driver as: for each `bytes`, but for no `bytearray`, Python's module looks for an adapter
that is not there, which takes as long as storing them."""


def insert_rows(connection: Connection, table: Table, names: Sequence[str], rows: Sequence[tuple[object, ...]]) -> None:
    """Insert rows whose values are in the order of `names`, all of plain types that the driver knows.

    Turning each row into parameters one by one took SQLAlchemy as long as SQLite took to store them.
    """
    if not rows:
        return
    statement, order = _statement(connection.dialect, table, tuple(names))
    if order != tuple(range(len(names))):
        rows = [tuple(row[index] for index in order) for row in rows]
    connection.exec_driver_sql(statement, list(rows))


@lru_cache(maxsize=64)
def _statement(dialect: Dialect, table: Table, names: tuple[str, ...]) -> tuple[str, tuple[int, ...]]:
    """The statement, and the places in a row of its parameters."""
    compiled = insert(table).compile(dialect=dialect, column_keys=list(names))
    return str(compiled), tuple(names.index(name) for name in compiled.positiontup or names)
