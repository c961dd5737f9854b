# SPDX-License-Identifier: GPL-3.0-or-later
"""Inserting many rows: the statement is SQLAlchemy's, the rows go to the driver as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, Table, insert

blob: Final = bytearray
"""What bytes are given to the driver as: for each `bytes`, but for no `bytearray`, Python's module looks for an adapter
that is not there, which takes as long as storing them."""


def insert_rows(connection: Connection, table: Table, names: Sequence[str], rows: Sequence[tuple[object, ...]]) -> None:
    """Insert rows whose values are in the order of `names`, all of plain types that the driver knows.

    Turning each row into parameters one by one took SQLAlchemy as long as SQLite took to store them.
    """
    if not rows:
        return
    compiled = insert(table).compile(dialect=connection.dialect, column_keys=list(names))
    order = compiled.positiontup
    if order is None:
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])
        return
    if list(order) != list(names):
        at = [names.index(name) for name in order]
        rows = [tuple(row[index] for index in at) for row in rows]
    connection.exec_driver_sql(str(compiled), list(rows))
