# SPDX-License-Identifier: GPL-3.0-or-later
"""The events of a calendar with what matters for a meeting; others are told with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from types import MappingProxyType
from typing import NamedTuple

from icalendar import Component

from assembly_app.i18n.marks import N_, Message
from assembly_app.importers.findings import Remark
from assembly_app.importers.name_matching import plain

ALL_DAY = N_("It lasts all day: a meeting needs the time at which it begins.")
NO_START = N_("It does not say when it begins in a way that can be read.")
UNKNOWN_ZONE = N_("Its time zone “{zone}” is not known here.")
TOO_LONG = N_("It is longer than a day.")
NOT_FOLLOWED = N_("It repeats in a way that cannot be followed. Call its meetings one by one.")
_DAY = 24 * 60


class NotUnderstoodError(Exception):
    """The event cannot become a meeting; `message` says why."""

    def __init__(self, message: Message, **params: object) -> None:
        self.message, self.params = message, params
        super().__init__(message.text)


class Event(NamedTuple):
    """One event. `rule`, `also` and `not_at` say how it repeats; `instead_of` which repetition it replaces."""

    line: int
    uid: str
    title: str
    place: str
    starts_at: datetime
    minutes: int | None
    cancelled: bool
    rule: Mapping[str, tuple[object, ...]] = MappingProxyType({})
    also: tuple[datetime, ...] = ()
    not_at: frozenset[datetime] = frozenset()
    instead_of: datetime | None = None

    @property
    def repeats(self) -> bool:
        """Whether there is more than one."""
        return bool(self.rule or self.also)


def events(found: Iterable[tuple[int, Component]], zone: tzinfo) -> tuple[list[Event], list[Remark]]:
    """The events, and those that cannot be meetings. A time without a zone is meant in `zone`."""
    read, odd = [], []
    for line, component in found:
        title = _words(component, "SUMMARY")
        try:
            read.append(_event(line, component, title, zone))
        except NotUnderstoodError as error:
            odd.append(Remark(line, title, error.message, error.params))
    return read, odd


def _event(line: int, component: Component, title: str, zone: tzinfo) -> Event:
    start = _moment(component, "DTSTART", zone)
    if start is None:
        raise NotUnderstoodError(NO_START)
    return Event(
        line,
        _words(component, "UID"),
        title,
        _words(component, "LOCATION"),
        start,
        _minutes(component, start, zone),
        cancelled=_words(component, "STATUS").upper() == "CANCELLED",
        rule=_rule(component),
        also=_moments(component, "RDATE", zone),
        not_at=frozenset(_moments(component, "EXDATE", zone)),
        instead_of=_moment(component, "RECURRENCE-ID", zone),
    )


def _first(component: Component, name: str) -> object:
    value = component.get(name)
    return value[0] if isinstance(value, list) and value else value


def _words(component: Component, name: str) -> str:
    value = _first(component, name)
    return plain(str(value)) if isinstance(value, str) else ""


def _moment(component: Component, name: str, zone: tzinfo) -> datetime | None:
    """None when there is none. Raises NotUnderstoodError."""
    value = _first(component, name)
    if value is None:
        return None
    params = getattr(value, "params", {})
    if "RANGE" in params:
        raise NotUnderstoodError(NOT_FOLLOWED)
    try:
        at = getattr(value, "dt", None)
    except ValueError:
        at = None
    return _placed(at, zone, str(params.get("TZID", "")))


def _placed(at: object, zone: tzinfo, named: str = "") -> datetime:
    if isinstance(at, tuple) and at:
        at = at[0]  # a period: its beginning
    if not isinstance(at, datetime):
        raise NotUnderstoodError(ALL_DAY if hasattr(at, "isoformat") and not hasattr(at, "hour") else NO_START)
    if at.tzinfo is None and named:
        raise NotUnderstoodError(UNKNOWN_ZONE, zone=named)
    placed = at.replace(tzinfo=zone) if at.tzinfo is None else at
    try:
        placed.astimezone(UTC)
    except (OverflowError, ValueError):
        raise NotUnderstoodError(NO_START) from None
    return placed


def _minutes(component: Component, start: datetime, zone: tzinfo) -> int | None:
    end = _moment(component, "DTEND", zone) if component.get("DTEND") is not None else None
    try:
        length = getattr(_first(component, "DURATION"), "dt", None)
    except ValueError:
        length = None
    if end is not None:
        length = end.astimezone(UTC) - start.astimezone(UTC)
    if not isinstance(length, timedelta) or length <= timedelta(0):
        return None
    minutes = int(length.total_seconds() // 60)
    if minutes > _DAY:
        raise NotUnderstoodError(TOO_LONG)
    return minutes or None


def _rule(component: Component) -> Mapping[str, tuple[object, ...]]:
    value = component.get("RRULE")
    if value is None:
        return {}
    if not isinstance(value, Mapping) or not value:
        raise NotUnderstoodError(NOT_FOLLOWED)  # several rules, or one that is spoilt
    parts = {str(name).upper(): part for name, part in value.items()}
    return {name: tuple(part) if isinstance(part, list) else (part,) for name, part in parts.items()}


def _moments(component: Component, name: str, zone: tzinfo) -> tuple[datetime, ...]:
    value = component.get(name)
    lists = value if isinstance(value, list) else [value] if value is not None else []
    try:
        found = [(each.dt, each.params) for some in lists for each in some.dts]
    except (AttributeError, ValueError):
        raise NotUnderstoodError(NOT_FOLLOWED) from None
    return tuple(_placed(at, zone, str(params.get("TZID", ""))) for at, params in found if _has_time(at))


def _has_time(at: object) -> bool:
    return isinstance(at, (datetime, tuple))
