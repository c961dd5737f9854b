# SPDX-License-Identifier: GPL-3.0-or-later
"""Meetings from a calendar in the iCalendar format (RFC 5545)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from icalendar import Calendar, Component

from assembly_app.domain.bounds import zone_named
from assembly_app.domain.charter.state import Charter
from assembly_app.domain.meetings.calling import CallMeeting
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.values import Act, Said
from assembly_app.i18n.marks import N_, NN_, Message
from assembly_app.i18n.words import TERMS
from assembly_app.importers.errors import UnreadableError
from assembly_app.importers.events import NOT_FOLLOWED, Event, NotUnderstoodError, events
from assembly_app.importers.findings import Findings, NewId, Remark
from assembly_app.importers.name_matching import likeness
from assembly_app.importers.recurrence import SERIES, instants
from assembly_app.importers.text_decoding import Text
from assembly_app.importers.vocabulary import Vocabulary

_COLON = re.compile("[:：]")
HERE = N_("is here already")
CANCELLED_HERE = N_("was called and cancelled here; it is not called again")
MOVED = N_("is here already, but begins {moment}. Move it there if that has changed.")
THEN = N_("is left out: another meeting begins at the same time")
CALLED_OFF = N_("is cancelled in the calendar")
OVER = NN_("{n} events are over and left out.")


class CalendarContext(NamedTuple):
    """What is there already. `find` gives a meeting by its id; `told` turns a title into a text of its language."""

    group: str
    charter: Charter
    meetings: Sequence[Meeting]
    find: Callable[[str], Meeting | None]
    now: datetime
    told: Callable[[str], Said] = str


class NewMeeting(NamedTuple):
    """A meeting that is not called yet. Without `own` it is named after its kind; `minutes` None is that kind's."""

    line: int
    title: str | Message
    id: str
    kind: str
    starts_at: datetime
    minutes: int | None
    place: str
    own: Said

    @property
    def details(self) -> Sequence[str | int | datetime]:
        """When, how long, where."""
        return [part for part in (self.starts_at, self.minutes, self.place) if part not in (None, "")]

    def acts(self, new_id: NewId) -> list[Act]:
        """One act, with the id that makes the same event the same meeting on every laptop."""
        return [
            CallMeeting(
                starts_at=self.starts_at,
                kind=self.kind,
                title=self.own,
                place=self.place,
                minutes=self.minutes,
                id=self.id,
            )
        ]


def read_calendar(source: Text, hall: CalendarContext, words: Vocabulary, upcoming: int) -> Findings[NewMeeting]:
    """What a calendar says of meetings to come; of those that repeat the next `upcoming`.

    Raises UnreadableError when it is no calendar, or holds no events.
    """
    found, odd = events(_components(source.text), zone_named(hall.charter.zone))
    if not found and not odd:
        raise UnreadableError("no-events")
    reader = _Reader(hall, words, upcoming)
    series = {event.uid for event in found if event.repeats and event.instead_of is None}
    for event in sorted(found, key=lambda each: each.line):
        if event.instead_of is None:
            others = [each for each in found if each.uid == event.uid and each.instead_of] if event.repeats else []
            reader.take(event, others)
        elif event.uid not in series:
            reader.take_one(event, event.instead_of)
    remarks = (Remark(0, "", OVER, {"n": reader.over}),) if reader.over else ()
    return Findings(tuple(reader.new), tuple(reader.known), (*odd, *reader.odd), remarks)


def _components(text: str) -> Iterator[tuple[int, Component]]:
    """The events with the line on which each begins."""
    if not re.search(r"^BEGIN:VCALENDAR\s*$", text, re.MULTILINE | re.IGNORECASE):
        raise UnreadableError("not-a-calendar")
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line.strip().upper() == "BEGIN:VEVENT"]
    try:
        calendars = Calendar.from_ical(text, multiple=True)
        found = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    except Exception:  # what the parser raises for a spoilt file is anything from KeyError to RecursionError
        raise UnreadableError("not-a-calendar") from None
    yield from zip([*lines, *[0] * len(found)], found, strict=False)


class _Reader:
    """Takes one event after the other."""

    def __init__(self, hall: CalendarContext, words: Vocabulary, upcoming: int) -> None:
        self._hall, self._words, self._upcoming = hall, words, upcoming
        self._series = 0
        self._starts = {meeting.starts_at: meeting for meeting in hall.meetings if meeting.phase != "cancelled"}
        self._taken: dict[datetime, NewMeeting] = {}
        self.new: list[NewMeeting] = []
        self.known: list[Remark] = []
        self.odd: list[Remark] = []
        self.over = 0

    def take(self, event: Event, others: Sequence[Event]) -> None:
        """Take an event. `others` stand instead of some of its repetitions."""
        if event.repeats:
            self._take_series(event, {each.instead_of: each for each in others})
        else:
            self.take_one(event, None)

    def _take_series(self, event: Event, instead: dict[datetime | None, Event]) -> None:
        self._series += 1
        try:
            if self._series > SERIES:
                raise NotUnderstoodError(NOT_FOLLOWED)
            coming = instants(event, self._hall.now, self._upcoming)
        except NotUnderstoodError as error:
            self.odd.append(Remark(event.line, event.title, error.message))
            return
        if not coming:
            self.over += 1
        for start in coming:
            self.take_one(instead.get(start) or event._replace(starts_at=start), start)

    def take_one(self, event: Event, repetition: datetime | None) -> None:
        """Take a single event, or one repetition of a series: the instant at which the series has it."""
        hall, title = self._hall, self._title(event)
        id_ = self._id(event, repetition)
        here = hall.find(id_)
        at_that_time = self._starts.get(event.starts_at)
        if event.starts_at <= hall.now:
            self.over += 1
        elif here is not None:
            moved = here.starts_at != event.starts_at
            message = CANCELLED_HERE if here.phase == "cancelled" else MOVED if moved else HERE
            self.known.append(Remark(event.line, title, message, {"moment": here.starts_at} if moved else {}))
        elif event.cancelled:
            self.known.append(Remark(event.line, title, CALLED_OFF))
        elif at_that_time is not None or event.starts_at in self._taken:
            self.known.append(Remark(event.line, title, THEN, {"moment": event.starts_at}))
        else:
            kind, own = self._kind(title)
            new = NewMeeting(
                event.line,
                title if own else TERMS.get(kind, kind),
                id_,
                kind,
                event.starts_at,
                event.minutes,
                event.place,
                hall.told(title) if own else "",
            )
            self._taken[event.starts_at] = new
            self.new.append(new)

    def _title(self, event: Event) -> str:
        """Without the group's own name before it, as our own invitations have it."""
        # Each language has its own colon, and some a space before it.
        before, *after = _COLON.split(event.title, 1)
        ours = after and likeness(before.strip()) == likeness(self._hall.charter.name)
        return after[0].strip() if ours and after[0].strip() else event.title

    def _kind(self, title: str) -> tuple[str, bool]:
        """The kind that the title names, or the usual one; and whether the title says more than that."""
        kinds = [kind.id for kind in self._hall.charter.kinds]
        named = self._words.meetings.get(likeness(title), likeness(title))
        if named in kinds:
            return named, False
        return ("monthly" if "monthly" in kinds else kinds[0]), bool(title)

    def _id(self, event: Event, repetition: datetime | None) -> str:
        """The meeting's own id when the event is one of our invitations, else one that follows from the event's."""
        ours = re.fullmatch(r"([0-9a-f]{16})@([^@]+)\.assembly", event.uid)
        if ours and ours[2] == self._hall.group and repetition is None:
            return ours[1]
        named = event.uid or f"{event.starts_at.astimezone(UTC).isoformat()} {event.title}"
        place = f"{named}\n{repetition.astimezone(UTC).isoformat() if repetition else ''}"
        return hashlib.sha256(place.encode()).hexdigest()[:16]
