# SPDX-License-Identifier: GPL-3.0-or-later
"""The charter: the assembly's own settings, which every rule reads its numbers from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal
from zoneinfo import ZoneInfo

import msgspec

from assembly_app.domain.refusal import Refused, refuse_unless
from assembly_app.domain.values import Act, Emitted, Entry, Event, Said, Texts, changed, told

if TYPE_CHECKING:
    from datetime import datetime

    from assembly_app.domain.world import World

ABOUT = "charter"
Level = Literal["household", "pod", "neighbourhood", "bioregion", "network"]
Weight = Literal["minor", "major"]
Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]
Count = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]


class CoreValue(msgspec.Struct, frozen=True, omit_defaults=True):
    """A value that the assembly holds; a block must cite one by its id (R20)."""

    id: str
    texts: Texts


class MeetingKind(msgspec.Struct, frozen=True, omit_defaults=True):
    """A kind of meeting and how many minutes it usually takes."""

    id: str
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


class Charter(msgspec.Struct, frozen=True, kw_only=True):
    """The charter in force."""

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


class AssemblyFounded(Event, frozen=True):
    """The assembly began, with this charter."""

    TYPE: ClassVar[str] = "assembly.founded"
    name: str
    level: Level
    zone: str
    languages: tuple[str, ...]
    values: tuple[CoreValue, ...]
    kinds: tuple[MeetingKind, ...]
    settings: Settings


class CharterChanged(Event, frozen=True):
    """A decision changed the charter; what is None stayed."""

    TYPE: ClassVar[str] = "charter.changed"
    decision: str
    name: str | None = None
    languages: tuple[str, ...] | None = None
    values: tuple[CoreValue, ...] | None = None
    kinds: tuple[MeetingKind, ...] | None = None
    settings: Settings | None = None


class FoundAssembly(Act, frozen=True):
    """Found the assembly: its name, level, time zone, languages in order, core values, meeting kinds and settings."""

    name: str
    level: Level = "neighbourhood"
    zone: str = "UTC"
    languages: tuple[str, ...] = ("en",)
    values: Mapping[str, Said] = {}
    kinds: Mapping[str, int] = {}
    settings: Settings = Settings()


class ChangeCharter(Act, frozen=True):
    """Change the charter as a major decision in force says (the id of its proposal)."""

    decision: str
    name: str | None = None
    languages: tuple[str, ...] | None = None
    values: Mapping[str, Said] | None = None
    kinds: Mapping[str, int] | None = None
    settings: dict[str, int | bool | dict[str, int] | None] | None = None


def _values(values: Mapping[str, Said], language: str) -> tuple[CoreValue, ...]:
    return tuple(CoreValue(key, told(text, language, "values")) for key, text in values.items())


def _kinds(kinds: Mapping[str, int]) -> tuple[MeetingKind, ...]:
    return tuple(MeetingKind(key, minutes) for key, minutes in kinds.items())


def found_assembly(act: FoundAssembly, world: World, now: datetime) -> list[Emitted]:
    """Refused when the store already holds an assembly, without a name or language, or with an unknown time zone."""
    refuse_unless(world.founding is None, "already-founded", "charter")
    refuse_unless(act.name.strip(), "text-missing", "input", field="name")
    refuse_unless(act.languages, "text-missing", "input", field="languages")
    try:
        ZoneInfo(act.zone)
    except (ValueError, OSError, KeyError):
        raise Refused("unknown-time-zone", "input", zone=act.zone) from None
    founded = AssemblyFounded(
        name=act.name.strip(),
        level=act.level,
        zone=act.zone,
        languages=act.languages,
        values=_values(act.values, act.languages[0]),
        kinds=_kinds(act.kinds) or USUAL_KINDS,
        settings=act.settings,
    )
    return [Emitted(ABOUT, founded)]


def change_charter(act: ChangeCharter, world: World, now: datetime) -> list[Emitted]:
    """A change of the charter is itself a decision, major and in force (charter section of the rules)."""
    decided = world.proposal(act.decision)
    refuse_unless(decided.weight == "major", "charter-needs-major", "charter")
    standing = decided.standing(now)
    refuse_unless(standing == "in-force", "charter-needs-decision", "charter", standing=standing)
    charter = world.charter
    refuse_unless(act.name is None or act.name.strip(), "text-missing", "input", field="name")
    settings = None
    if act.settings is not None:
        merged = {**msgspec.to_builtins(charter.settings), **act.settings}
        try:
            settings = msgspec.convert(merged, Settings)
        except msgspec.ValidationError as error:
            raise Refused("setting-not-valid", "charter", detail=str(error)) from None
    event = CharterChanged(
        decision=act.decision,
        name=act.name and act.name.strip(),
        languages=act.languages or None,
        values=None if act.values is None else _values(act.values, charter.language),
        kinds=_kinds(act.kinds) if act.kinds else None,
        settings=settings,
    )
    return [Emitted(ABOUT, event)]


def founded(state: Charter | None, event: AssemblyFounded, entry: Entry) -> Charter:
    """The first founding counts; a second one, merged from elsewhere, changes nothing."""
    if state is not None:
        return state
    return Charter(
        name=event.name,
        level=event.level,
        zone=event.zone,
        languages=event.languages,
        values=event.values,
        kinds=event.kinds,
        settings=event.settings,
        founded_at=entry.at,
    )


def charter_changed(state: Charter | None, event: CharterChanged, entry: Entry) -> Charter | None:
    """Fields that the change names are replaced."""
    if state is None:
        return None
    named = {f: getattr(event, f) for f in ("name", "languages", "values", "kinds", "settings")}
    given = {field: value for field, value in named.items() if value is not None}
    return changed(state, changes=state.changes + 1, **given)


EVOLVE = {AssemblyFounded: founded, CharterChanged: charter_changed}
DECIDE = {FoundAssembly: found_assembly, ChangeCharter: change_charter}
