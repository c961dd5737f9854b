# SPDX-License-Identifier: GPL-3.0-or-later
"""Instants as QML takes them."""

from __future__ import annotations

from datetime import datetime


def milliseconds(at: datetime | None) -> float:
    """An instant for QML, which has no integers of that size; 0 for none."""
    return at.timestamp() * 1000 if at else 0.0
