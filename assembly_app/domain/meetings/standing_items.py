# SPDX-License-Identifier: GPL-3.0-or-later
"""Standing items: what comes onto every agenda by itself (follow-up, approval of minutes, evaluation; R6, R30)."""

from __future__ import annotations

from assembly_app.domain.meetings.agenda import LAST, ItemAdded
from assembly_app.domain.meetings.state import Item, ItemKind, Meeting
from assembly_app.domain.world import World

MINUTES = 5
FIRST: tuple[ItemKind, ...] = ("check-in", "follow-up", "approve-minutes")
"""The order at the head of an agenda."""


def _item(kind: ItemKind, title: str, world: World) -> Item:
    return Item(id=kind, kind=kind, title={world.charter.language: title}, minutes=MINUTES)


def first_items(world: World) -> tuple[Item, ...]:
    """Follow-up while an action is open, approval while minutes are not approved."""
    items = []
    if any(brief.status == "open" for brief in world.actions()):
        items.append(_item("follow-up", "Follow-up", world))
    if any(brief.minutes_phase in ("draft", "circulated", "amended") for brief in world.meetings()):
        items.append(_item("approve-minutes", "Minutes", world))
    return tuple(items)


def last_item(world: World) -> Item:
    """The evaluation."""
    return _item(LAST, "Evaluation", world)


def missing(meeting: Meeting, world: World) -> list[ItemAdded]:
    """What has come up since the meeting was called, each before whatever it precedes; removed items stay away."""
    there = {item.id for item in meeting.items}
    added = []
    for item in first_items(world):
        if item.id not in there:
            ahead = FIRST[: FIRST.index(item.kind)]
            before = next((other.id for other in meeting.agenda if other.kind not in ahead), "")
            added.append(ItemAdded(item=item, before=before))
    return added
