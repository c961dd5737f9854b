# SPDX-License-Identifier: GPL-3.0-or-later
"""The charter as it stands: the assembly's own settings, which every rule reads its numbers from."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, ClassVar, Literal

import msgspec

from assembly_app.domain.values import Ref, State, Texts

CHARTER_ID = "charter"

CoreValueId = Annotated[str, Ref("core-value")]

MeetingKindId = Annotated[str, Ref("meeting-kind")]

Level = Literal["household", "pod", "neighbourhood", "bioregion", "network"]

Weight = Literal["minor", "major"]

Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]

Count = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]


class CoreValue(msgspec.Struct, frozen=True, omit_defaults=True):
    """A value that the assembly holds; a block must cite one by its id (R20)."""

    id: CoreValueId
    texts: Texts


class MeetingKind(msgspec.Struct, frozen=True, omit_defaults=True):
    """A kind of meeting and how many minutes it usually takes."""

    id: MeetingKindId
    minutes: Count


USUAL_KINDS = (MeetingKind("weekly", 15), MeetingKind("monthly", 120), MeetingKind("extraordinary", 60))


class Fallback(msgspec.Struct, frozen=True):
    """The vote that a charter may allow when consensus failed (R23): percent of for+against."""

    percent: Percent = 70
    failed_tests: Count = 2
    meetings: Count = 2


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Every number the rules use. Hours, minutes, percent, months as the names say.

    Recorded whole, defaults too: a later version with other defaults must not rewrite what was in force.
    """

    notice_hours: Count = 72
    quorum_percent: Percent = 50
    quorum_least: Count = 3
    block_hours_major: Count = 72
    block_minutes_minor: Count = 10
    block_review_percent: Percent = 25
    stand_aside_limit: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] = 3
    fallback: Fallback | None = Fallback()
    operational_percent: Percent = 50
    facilitators_trained: bool = False
    term_months: Annotated[int, msgspec.Meta(ge=0, le=1200)] = 12

    @property
    def notice(self) -> timedelta:
        """Between the posting of an agenda and the start of the meeting (R3)."""
        return timedelta(hours=self.notice_hours)

    def block_period(self, weight: Weight) -> timedelta:
        """From the test to the moment the decision is in force (R21)."""
        if weight == "major":
            return timedelta(hours=self.block_hours_major)
        return timedelta(minutes=self.block_minutes_minor)

    def quorum(self, active_members: int) -> int:
        """How many members must be present: the share of the active ones, rounded up, never fewer than the least."""
        return max(self.quorum_least, -(-active_members * self.quorum_percent // 100))


class Charter(State, frozen=True, kw_only=True):
    """The charter in force."""

    REF: ClassVar[str] = "charter"

    name: str
    level: Level
    zone: str
    languages: tuple[str, ...]
    values: tuple[CoreValue, ...]
    kinds: tuple[MeetingKind, ...]
    settings: Settings
    founded_at: datetime
    changes: int = 0

    @property
    def language(self) -> str:
        """The first language, which plain text is taken to be in."""
        return self.languages[0]

    def kind(self, wanted: str) -> MeetingKind | None:
        """The meeting kind with that id."""
        return next((k for k in self.kinds if k.id == wanted), None)

    def value(self, wanted: str) -> CoreValue | None:
        """The core value with that id or, in any language, that wording."""
        folded = wanted.strip().casefold()
        for value in self.values:
            if value.id == wanted or folded in {t.casefold() for t in value.texts.values()}:
                return value
        return None
