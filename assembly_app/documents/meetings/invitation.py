# SPDX-License-Identifier: GPL-3.0-or-later
"""A meeting for calendars: iCalendar (RFC 5545). Times are in UTC, so that no calendar needs our time zone's rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from assembly_app.documents.document_text import Composer
from assembly_app.domain.meetings.state import Meeting
from assembly_app.i18n.catalogues import Said
from assembly_app.i18n.patterns import aside

_FENCES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
_OCTETS = 75


def invitation(composer: Composer, meeting: Meeting) -> Iterator[str]:
    """The lines of the calendar, each with its CRLF."""
    reading, language = composer.reading, composer.words.language.code.replace("_", "-")
    position = reading.position
    stamp = position.at if position else meeting.starts_at
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Assembly//Assembly//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{meeting.id}@{reading.group}.assembly",
        f"DTSTAMP:{_utc(stamp)}",
        # A calendar takes a later notice for the newer one by this number: the ledger only grows.
        f"SEQUENCE:{position.seq if position else 0}",
        f"DTSTART:{_utc(meeting.starts_at)}",
        f"DTEND:{_utc(meeting.starts_at + timedelta(minutes=meeting.minutes or 60))}",
        f"SUMMARY;LANGUAGE={language}:{_text(composer.labelled(reading.charter.name, reading.plain.heading(meeting)))}",
        f"DESCRIPTION;LANGUAGE={language}:{_text(_agenda(composer, meeting))}",
        f"STATUS:{'CANCELLED' if meeting.phase == 'cancelled' else 'CONFIRMED'}",
    ]
    if meeting.place:
        lines.append(f"LOCATION:{_text(meeting.place)}")
    lines += ["END:VEVENT", "END:VCALENDAR"]
    for line in lines:
        yield _folded(line)


def _agenda(composer: Composer, meeting: Meeting) -> str:
    lines = []
    for number, item in enumerate(meeting.agenda, 1):
        title = composer.reading.plain.title_of(item)
        said = aside(composer.words, title, Said(composer.minutes(item.minutes)))
        lines.append(f"{composer.number(number)}. {said}")
    return "\n".join(lines)


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11)."""
    plain = text.translate(_FENCES).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A content line of at most 75 octets, continued after CRLF and a space (3.1); no character is cut in two."""
    parts, part, size = [], "", 0
    for char in line:
        octets = len(char.encode("utf-8"))
        if size + octets > _OCTETS:
            parts.append(part)
            part, size = "", 1
        part, size = part + char, size + octets
    return "\r\n ".join([*parts, part]) + "\r\n"
