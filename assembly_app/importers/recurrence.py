# SPDX-License-Identifier: GPL-3.0-or-later
"""The next instants of an event that repeats (RFC 5545, 3.3.10)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from dateutil.rrule import DAILY, FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, YEARLY, rrule, weekday

from assembly_app.importers.events import NOT_FOLLOWED, Event, NotUnderstoodError

SERIES = 200
"""So many series of one calendar are followed: each takes some milliseconds."""
LATEST = 9000
"""No year after this one is reckoned with: the calendar of the computer itself ends soon after."""
_HORIZON = timedelta(days=731)
_FREQUENCIES = {"YEARLY": YEARLY, "MONTHLY": MONTHLY, "WEEKLY": WEEKLY, "DAILY": DAILY}
_DAYS = {"MO": MO, "TU": TU, "WE": WE, "TH": TH, "FR": FR, "SA": SA, "SU": SU}
_NUMBERS = {"BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYMONTH": 12, "BYSETPOS": 366}
_UNDERSTOOD = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", *_NUMBERS}


def instants(event: Event, now: datetime, most: int) -> list[datetime]:
    """The next instants after `now`, at most `most`, within two years. Raises NotUnderstoodError."""
    zone = event.starts_at.tzinfo
    first = event.starts_at.replace(tzinfo=None)
    if not 1970 <= first.year <= LATEST:
        raise NotUnderstoodError(NOT_FOLLOWED)
    found = {event.starts_at, *event.also}
    if event.rule:
        found |= {at.replace(tzinfo=zone) for at in _repeated(event, first, now.astimezone(zone).replace(tzinfo=None))}
    apart = {at.astimezone(UTC) for at in event.not_at}
    coming = {at.astimezone(UTC): at for at in found if at > now and at.astimezone(UTC) not in apart}
    return [coming[at] for at in sorted(coming)][:most]


def _repeated(event: Event, first: datetime, now: datetime) -> list[datetime]:
    """By the wall's clock: seven in the evening stays seven when the clocks are changed."""
    rule, horizon = event.rule, max(now, first) + _HORIZON
    if set(rule) - _UNDERSTOOD or str(rule.get("FREQ", ("",))[0]).upper() not in _FREQUENCIES:
        raise NotUnderstoodError(NOT_FOLLOWED)
    count = _number(rule.get("COUNT", (0,))[0], 100_000) if "COUNT" in rule else None
    until = _until(rule["UNTIL"][0], event) if "UNTIL" in rule else None
    days = [_day(day) for day in rule.get("BYDAY", ())]
    starting = [_day(day) for day in rule.get("WKST", ())]
    numbers = {name.lower(): [_number(n, most) for n in rule[name]] for name, most in _NUMBERS.items() if name in rule}
    try:
        # A count is kept by ourselves: without an end of its own a rule that never fits would be followed for ever.
        repeated = rrule(
            _FREQUENCIES[str(rule["FREQ"][0]).upper()],
            dtstart=first,
            interval=max(1, _number(rule.get("INTERVAL", (1,))[0], 10_000)),
            wkst=starting[0] if starting else None,
            until=min(until, horizon) if until else horizon,
            byweekday=days or None,
            **numbers,
        )
        return list(repeated)[:count]
    except (ValueError, TypeError, OverflowError, IndexError):
        raise NotUnderstoodError(NOT_FOLLOWED) from None


def _until(value: object, event: Event) -> datetime:
    if isinstance(value, datetime):
        if value.year > LATEST:
            raise NotUnderstoodError(NOT_FOLLOWED)
        at = value.astimezone(event.starts_at.tzinfo) if value.tzinfo else value
        return at.replace(tzinfo=None)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, 23, 59, 59)  # noqa: DTZ001 -- by the wall's clock
    raise NotUnderstoodError(NOT_FOLLOWED)


def _number(value: object, most: int) -> int:
    try:
        number = int(str(value))
    except ValueError:
        raise NotUnderstoodError(NOT_FOLLOWED) from None
    if number == 0 or abs(number) > most:
        raise NotUnderstoodError(NOT_FOLLOWED)
    return number


def _day(said: object) -> weekday:
    """As "TU", "2TU" or "-1FR"."""
    text = str(said).upper()
    day, place = _DAYS.get(text[-2:]), text[:-2]
    if day is None:
        raise NotUnderstoodError(NOT_FOLLOWED)
    return day(_number(place, 53)) if place else day
