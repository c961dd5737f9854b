# SPDX-License-Identifier: GPL-3.0-or-later
"""Meetings among the aggregates."""

from __future__ import annotations

from assembly_app.domain.aggregate import Aggregate
from assembly_app.domain.meetings import agenda, attendance, calling, floor, minutes, posting, roles, stack, timer
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.values import Texts, find


def _named(meeting: Meeting, wanted: str) -> Texts | None:
    item = find(meeting.items, wanted)
    return meeting.title if wanted == meeting.id else (item and item.title) or None


MEETINGS = Aggregate(
    name="meetings",
    state=Meeting,
    modules=(calling, agenda, posting, roles, attendance, floor, timer, stack, minutes),
    named=_named,
)
