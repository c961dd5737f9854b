# SPDX-License-Identifier: GPL-3.0-or-later
"""Founding the assembly, and changing its charter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, ClassVar
from zoneinfo import ZoneInfo

import msgspec

from assembly_app.domain.charter.state import (
    CHARTER_ID,
    USUAL_KINDS,
    Charter,
    CoreValue,
    Level,
    MeetingKind,
    Settings,
)
from assembly_app.domain.decisions.state import DecisionId
from assembly_app.domain.refusal import Refused, refuse_unless
from assembly_app.domain.values import Act, Emitted, Entry, Event, Parts, Said, changed, required_texts
from assembly_app.domain.world import World


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
    decision: DecisionId
    name: str | None = None
    languages: tuple[str, ...] | None = None
    values: tuple[CoreValue, ...] | None = None
    kinds: tuple[MeetingKind, ...] | None = None
    settings: Settings | None = None


FirstSettings = Annotated[Settings, Parts(Settings)]
"""The settings to begin with; those that are not given are as usual."""

SettingsChange = Annotated[dict[str, int | bool | dict[str, int] | None], Parts(Settings)]
"""The settings that change, by name; the others stay."""


class FoundAssembly(Act, frozen=True):
    """Found the assembly: its name, level, time zone, languages in order, core values, meeting kinds and settings."""

    name: str
    level: Level = "neighbourhood"
    zone: str = "UTC"
    languages: tuple[str, ...] = ("en",)
    values: Mapping[str, Said] = {}
    kinds: Mapping[str, int] = {}
    settings: FirstSettings = Settings()


class ChangeCharter(Act, frozen=True):
    """Change the charter as a major decision in force says (the id of its proposal)."""

    decision: DecisionId
    name: str | None = None
    languages: tuple[str, ...] | None = None
    values: Mapping[str, Said] | None = None
    kinds: Mapping[str, int] | None = None
    settings: SettingsChange | None = None


def _values(values: Mapping[str, Said], language: str) -> tuple[CoreValue, ...]:
    return tuple(CoreValue(key, required_texts(text, language, "values")) for key, text in values.items())


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
    return [Emitted(CHARTER_ID, founded)]


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
    return [Emitted(CHARTER_ID, event)]


def _founded(event: AssemblyFounded, entry: Entry, about: str) -> Charter:
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


def _charter_changed(state: Charter, event: CharterChanged, entry: Entry) -> Charter:
    named = {f: getattr(event, f) for f in ("name", "languages", "values", "kinds", "settings")}
    given = {field: value for field, value in named.items() if value is not None}
    return changed(state, changes=state.changes + 1, **given)


BEGIN = {AssemblyFounded: _founded}
EVOLVE = {CharterChanged: _charter_changed}
DECIDE = {FoundAssembly: found_assembly, ChangeCharter: change_charter}
NO_UNDO = {FoundAssembly, ChangeCharter}
