# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of the read tables, and how the values in them are written and read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from assembly_app.domain.values import Texts

if TYPE_CHECKING:
    from sqlalchemy import Table

Row = tuple[object, ...]
Rows: TypeAlias = "dict[Table, Sequence[Row]]"
"""Rows by table, in the order of the table's columns after group_no and about."""

_json = msgspec.json.Encoder().encode
read_texts = msgspec.json.Decoder(Texts).decode
"""Texts by language, out of their cell."""


def moment(at: datetime) -> str:
    """An instant as text that sorts: UTC with milliseconds."""
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


def maybe_moment(at: datetime | None) -> str | None:
    """The same, where there is one."""
    return moment(at) if at else None


def read_moment(cell: object) -> datetime | None:
    """An instant out of its cell, where there is one."""
    return datetime.fromisoformat(str(cell)) if cell else None


def packed(value: object) -> str:
    """Texts, counts or a list as JSON in one cell."""
    return _json(value).decode()
