# SPDX-License-Identifier: GPL-3.0-or-later
"""Who facilitates next (R8): an order with the reason for each place in it, so that nobody has to trust a black box."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from assembly_app.domain.members.state import Member, MemberId

YEAR = timedelta(days=365)
Reason = Literal["fewest-turns", "longest-since", "tie-break", "last-time", "not-trained", "declined"]


class Turn(msgspec.Struct, frozen=True):
    """Somebody facilitated a meeting that began at that instant."""

    member: MemberId
    at: datetime


class Place(msgspec.Struct, frozen=True):
    """A place in the order. `turns` are those of the last twelve months; `last_at` is None for never.

    `reason` says what put the person behind the one before; the `eligible` come first.
    """

    member: MemberId
    eligible: bool
    turns: int
    last_at: datetime | None
    reason: Reason


def _key(meeting: str, member: str, turns: int, last_at: datetime | None) -> tuple[int, float, str]:
    # The digest is fixed for a meeting and cannot be chosen by anyone: ids are random.
    fixed = hashlib.sha256(f"{meeting} {member}".encode()).hexdigest()
    return turns, last_at.timestamp() if last_at else float("-inf"), fixed


def last_facilitator(turns: tuple[Turn, ...]) -> str:
    """Who facilitated the last meeting; "" before the first."""
    return max(turns, key=lambda turn: turn.at).member if turns else ""


def rotation(
    meeting: str,
    candidates: tuple[Member, ...],
    turns: tuple[Turn, ...],
    now: datetime,
    *,
    trained_only: bool = False,
    declined: frozenset[str] = frozenset(),
) -> tuple[Place, ...]:
    """The order in which people are asked to facilitate the meeting.

    Trained if the charter asks for it, not the last facilitator, fewest turns in twelve months, then longest since the
    last turn (never = longest), then a fixed tie-break. Those who cannot, or would rather not, come last.
    """
    last = last_facilitator(turns)
    ranked = []
    for person in candidates:
        own = [turn.at for turn in turns if turn.member == person.id]
        recent = sum(1 for at in own if at > now - YEAR)
        hindrance: Reason | None = None
        if person.id in declined:
            hindrance = "declined"
        elif trained_only and "facilitation" not in person.skills:
            hindrance = "not-trained"
        elif person.id == last:
            hindrance = "last-time"
        key = _key(meeting, person.id, recent, max(own, default=None))
        ranked.append((hindrance is not None, key, person.id, max(own, default=None), hindrance))
    ranked.sort(key=lambda row: row[:2])
    places: list[Place] = []
    before: tuple[int, float, str] | None = None
    for hindered, key, member, last_at, hindrance in ranked:
        places.append(Place(member, not hindered, key[0], last_at, hindrance or _reason(before, key)))
        before = key
    return tuple(places)


def _reason(before: tuple[int, float, str] | None, key: tuple[int, float, str]) -> Reason:
    if before is None or key[0] > before[0]:
        return "fewest-turns"
    return "longest-since" if key[1] > before[1] else "tie-break"
