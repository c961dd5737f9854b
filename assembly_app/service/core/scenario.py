# SPDX-License-Identifier: GPL-3.0-or-later
"""Playing a scenario: acts from a TOML file with their own times as the clock, through the service that the desk uses.

[[act]]
at = 2026-11-01T18:00:00Z     # or "+5m", "+2h", "+3d" after the act before; without it, the same instant
do = "draft-proposal"         # the act's name
as = "workshop"               # later acts say "$workshop" for the id of what this one made
expect = "notice-too-short"   # the refusal that must come, if one must
title = "..."                 # the act's own fields
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import msgspec

from assembly_app.domain.bounds import zone_named
from assembly_app.domain.refusal import Refused
from assembly_app.errors import CodedError
from assembly_app.service.core.assembly import Assembly, Outcome, read_act

_STEP = re.compile(r"\+(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?")


class ScenarioError(CodedError):
    """A scenario does not read or does not play as it says: `code`, the number of the act (from 1) and parameters."""

    def __init__(self, code: str, number: int = 0, **params: object) -> None:
        super().__init__(code, number=number, **params)


class ScenarioClock:
    """A clock that stands until it is set."""

    def __init__(self, at: datetime | None = None) -> None:
        self.at = at or datetime(2026, 1, 1, tzinfo=UTC)

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.at


class Played(msgspec.Struct, frozen=True):
    """One act that was played, with its outcome or the refusal that was expected."""

    number: int
    name: str
    at: datetime
    outcome: Outcome | None
    refused: Refused | None


Step = dict[str, object]


def read_scenario(path: Path) -> list[Step]:
    """The acts of a scenario file. Raises ScenarioError: unreadable, no-acts."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ScenarioError("scenario-unreadable", path=str(path), detail=str(error)) from error
    steps = found.get("act")
    if not isinstance(steps, list) or not all(isinstance(s, dict) and isinstance(s.get("do"), str) for s in steps):
        raise ScenarioError("scenario-no-acts", path=str(path))
    return steps


class Player:
    """Plays steps one after the other, keeping the names that they gave to what they made."""

    def __init__(self, assembly: Assembly, clock: ScenarioClock, shift: timedelta = timedelta()) -> None:
        self._assembly, self._clock, self._shift = assembly, clock, shift
        self.names: dict[str, str] = {}
        self._number = 0

    def play(self, steps: list[Step], until: Callable[[Step], bool] | None = None) -> Iterator[Played]:
        """Play the steps; stop before the one for which `until` is true. Raises ScenarioError, StoreError."""
        for step in steps:
            if until is not None and until(step):
                return
            self._number += 1
            yield self._step(dict(step))

    def _step(self, step: Step) -> Played:
        name = str(step.pop("do"))
        step.pop("pause", None)
        alias, expected = step.pop("as", None), step.pop("expect", None)
        at = self._at(step.pop("at", None))
        self._clock.at = at
        fields = {key: self._value(value) for key, value in step.items()}
        try:
            outcome = self._assembly.act(read_act(name, fields))
        except Refused as refused:
            if refused.code != expected:
                raise ScenarioError(
                    "scenario-refused", self._number, act=name, expected=str(expected or ""), refusal=refused
                ) from refused
            return Played(self._number, name, at, None, refused)
        if expected:
            raise ScenarioError("scenario-not-refused", self._number, act=name, expected=str(expected))
        if isinstance(alias, str):
            self.names[alias] = outcome.id
        return Played(self._number, name, at, outcome, None)

    def _at(self, at: object) -> datetime:
        if at is None:
            return self._clock.at
        if isinstance(at, datetime):
            return self._zoned(at)
        step = _STEP.fullmatch(at) if isinstance(at, str) else None
        if step is None or not any(step.groups()):
            raise ScenarioError("scenario-time", self._number, at=str(at))
        days, hours, minutes, seconds = (int(part or 0) for part in step.groups())
        return self._clock.at + timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)

    def _zoned(self, at: datetime) -> datetime:
        if at.tzinfo is None:
            founding = self._assembly.world.founding if self._assembly.group else None
            at = at.replace(tzinfo=zone_named(founding.zone if founding else "UTC"))
        return at.astimezone(UTC) + self._shift

    def _value(self, value: object) -> object:
        if isinstance(value, str) and value.startswith("$"):
            if value[1:] not in self.names:
                raise ScenarioError("scenario-unknown-name", self._number, name=value)
            return self.names[value[1:]]
        if isinstance(value, datetime):
            return self._zoned(value)
        if isinstance(value, date):
            return self._zoned(datetime.combine(value, time()))
        if isinstance(value, list):
            return [self._value(one) for one in value]
        if isinstance(value, dict):
            return {key: self._value(one) for key, one in value.items()}
        return value


def anchor(path: Path) -> datetime:
    """The instant that a practice begins at. Raises ScenarioError when the file names none."""
    found = tomllib.loads(path.read_text(encoding="utf-8")).get("anchor")
    if not isinstance(found, datetime) or found.tzinfo is None:
        raise ScenarioError("scenario-time", at=str(found))
    return found.astimezone(UTC)
