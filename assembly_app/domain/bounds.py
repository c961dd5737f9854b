# SPDX-License-Identifier: GPL-3.0-or-later
"""Bounds on dates, numbers and zones in records: a record may name any, and rules must not fail on them."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

import msgspec

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 9000
"""Years that leave room on both sides for a time zone, a block period and a term."""
MOST: Final = 30_000_000
"""No hall, no evening and no tally is larger; as many minutes, in seconds, are still a number that Qt can show."""
_COUNTED: Final = ("integer", "number", "date-time")


def reckonable(said: msgspec.Struct) -> bool:
    """Whether all numbers and instants in it, however deep, can be reckoned with."""
    for name in _counted(type(said)):  # noqa: SIM110, a generator would take longer than all it is asked for
        if not _fits(getattr(said, name)):
            return False
    return True


def counts(kind: type[msgspec.Struct]) -> bool:
    """Whether structs of that type hold any number or instant: most records need not be looked through."""
    return bool(_counted(kind))


def on_a_calendar(at: datetime) -> bool:
    """Whether an instant lies in the years that can be reckoned with."""
    return FIRST_YEAR <= at.year <= LAST_YEAR


def zone_named(name: str) -> ZoneInfo:
    """The time zone of that IANA name. UTC for one that is not known here: another computer may know newer ones."""
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return ZoneInfo("UTC")


@lru_cache(maxsize=256)
def _counted(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields that hold any number or instant."""
    schemas = ((field.name, str(msgspec.json.schema(field.type))) for field in msgspec.structs.fields(kind))
    return tuple(name for name, schema in schemas if any(f"'{word}'" in schema for word in _COUNTED))


def _fits(value: Any) -> bool:
    if isinstance(value, int):
        return -MOST <= value <= MOST
    if isinstance(value, datetime):
        return on_a_calendar(value)
    if isinstance(value, msgspec.Struct):
        return reckonable(value)
    if isinstance(value, tuple):
        return all(map(_fits, value))
    return all(map(_fits, value.values())) if isinstance(value, dict) else True
