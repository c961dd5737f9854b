# SPDX-License-Identifier: GPL-3.0-or-later
"""A test for consensus as it stands: what was asked, who took which position, and the counts of it (R18)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Literal

import msgspec

from assembly_app.domain.decisions.state import DecisionEntry, Named, Tally
from assembly_app.domain.values import find

Stance = Literal["block", "stand-aside", "reservation", "agreement"]
STEPS: tuple[Stance, ...] = ("block", "stand-aside", "reservation", "agreement")
"""The order in which the facilitator asks (R18)."""
Outcome = Literal["provisional", "returned", "blocked", "abandoned"]


class Position(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where somebody stands in a test. `id` is the member's: a later position replaces the earlier one."""

    id: str
    stance: Stance
    reason: str = ""
    value: str = ""


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One count of a test. Two laptops may each have recorded one; `id` is the record it came by."""

    id: str
    feed: str
    at: datetime
    outcome: Outcome
    tally: Tally
    entry: DecisionEntry | None
    stood_aside: tuple[Named, ...]
    blocked_by: tuple[Named, ...]

    def same_as(self, other: Result) -> bool:
        """Whether both say the same of what happened in the room."""
        mine = (self.outcome, self.tally, self.stood_aside, self.blocked_by)
        return mine == (other.outcome, other.tally, other.stood_aside, other.blocked_by)


class Test(msgspec.Struct, frozen=True, kw_only=True):
    """One test for consensus; `id` is its number as text, `despite` the concerns that were open when it began."""

    __test__: ClassVar[bool] = False
    id: str
    number: int
    meeting: str
    item: str
    version: int
    opened_at: datetime
    present: int
    quorum: int
    why: str = ""
    despite: tuple[str, ...] = ()
    asked: tuple[Stance, ...] = ()
    positions: tuple[Position, ...] = ()
    results: tuple[Result, ...] = ()
    chosen: str = ""

    @property
    def result(self) -> Result | None:
        """The count that stands: the one that was settled on, else the first."""
        return find(self.results, self.chosen) or next(iter(self.results), None)

    @property
    def disputed(self) -> bool:
        """Whether two different counts are recorded and nobody has settled which one stands."""
        return not self.chosen and any(not r.same_as(self.results[0]) for r in self.results)

    def named(self, stance: Stance) -> tuple[Named, ...]:
        """Who took that stance."""
        return tuple(Named(p.id, p.reason, p.value) for p in self.positions if p.stance == stance)
