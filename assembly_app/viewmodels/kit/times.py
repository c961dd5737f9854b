# SPDX-License-Identifier: GPL-3.0-or-later
"""Instants as QML takes them, and the end of a day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from assembly_app.domain.bounds import zone_named

MOST_SECONDS: Final = 10**9
"""Thirty years: no clock of a meeting has to show more, and Qt's integers hold it."""


def milliseconds(at: datetime | None) -> float:
    """An instant for QML, which has no integers of that size; 0 for none."""
    return at.timestamp() * 1000 if at else 0.0


def seconds(length: timedelta) -> int:
    """Whole seconds for a clock; a length that no clock could show is cut."""
    return max(-MOST_SECONDS, min(MOST_SECONDS, int(length.total_seconds())))


def end_of(day: date, zone: str) -> datetime:
    """The last minute of a day where the assembly meets."""
    return datetime.combine(day, time(23, 59), zone_named(zone))


def instant(text: str) -> float:
    """RFC 3339 as QML takes it; 0 for nothing."""
    return milliseconds(datetime.fromisoformat(text)) if text else 0.0
