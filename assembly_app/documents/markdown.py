# SPDX-License-Identifier: GPL-3.0-or-later
"""Minutes and decision log as Markdown (CommonMark, and tables as GitHub writes them), for mail, wikis and archives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assembly_app.documents import decision_log as log
from assembly_app.documents import minutes as held
from assembly_app.documents.document_source import Found
from assembly_app.documents.document_text import Composer
from assembly_app.domain.meetings.state import Meeting
from assembly_app.i18n.marks import N_, P_

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
_AT_START = re.compile(r"^(\s*)(#{1,6}(?=\s)|[-+=](?=\s|$)|=+$|-+$|(\d+)([.)])(?=\s))")
_FENCES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e"))


def escaped(text: str) -> str:
    """What people wrote, so that none of it is taken for a mark."""
    lines = []
    for line in text.translate(_FENCES).splitlines():
        plain = _SPECIAL.sub(r"\\\1", line.strip())
        lines.append(_AT_START.sub(lambda m: f"{m[1]}{m[3]}\\{m[4]}" if m[3] else f"{m[1]}\\{m[2]}", plain))
    return "\n".join(lines)


def cell(text: str) -> str:
    """The same on one line."""
    return escaped(" ".join(text.split()))


def minutes(composer: Composer, meeting: Meeting) -> Iterator[str]:
    """The minutes of a meeting, line by line."""
    reading = composer.reading
    when = composer.formats.date(meeting.opened_at or meeting.starts_at, "full")
    yield f"# {cell(composer.labelled(held.TITLE, reading.plain.heading(meeting)))}"
    yield ""
    yield f"{cell(reading.charter.name)} · {cell(when)}"
    yield ""
    for label, value in held.head(composer, meeting):
        if value:
            yield f"- {cell(composer.labelled(label, value))}"
    steps = list(reading.plain.course(meeting, reading.store.minutes(reading.group, meeting.id)))
    decisions = list(held.decided(composer, meeting))
    if decisions:
        yield from _section(composer.say(P_("document", "Decisions")))
        for found in decisions:
            yield from _decision(composer, found, 3)
    actions = held.agreed(composer, steps)
    if actions:
        yield from _section(composer.say(P_("document", "Actions")))
        yield f"| {' | '.join(composer.say(head) for head in held.ACTION_HEADS)} |"
        yield "| --- | --- | --- |"
        for action in actions:
            yield f"| {' | '.join(cell(text) for text in held.action_cells(composer, action))} |"
    yield from _section(composer.say(P_("document", "How it went")))
    for step in held.told(meeting, steps):
        if step.kind == "floor.taken-up":
            number, title = held.item_heading(composer, meeting, str(step.fields["item"]))
            yield from ("", f"### {number} {cell(title)}".replace("  ", " "), "")
        else:
            yield f"- {composer.formats.time(step.at)} {cell(step.words)}"
    yield from _colophon(composer)


def decision_log(composer: Composer) -> Iterator[str]:
    """The decision log in the order in which decisions were taken, line by line."""
    yield f"# {cell(composer.labelled(log.TITLE, composer.reading.charter.name))}"
    year = ""
    for row in reversed(composer.reading.decisions()):
        found = composer.reading.found(row)
        if found is None:
            continue
        if row.number[:4] != year:
            year = row.number[:4]
            yield from ("", f"## {composer.formats.digits(year)}")
        yield from _decision(composer, found, 3)
    yield from _colophon(composer)


def single_spaced(lines: Iterable[str]) -> Iterator[str]:
    """Never more than one empty line in a row."""
    last = ""
    for line in lines:
        if line or last:
            yield f"{line}\n"
        last = line


def _section(title: str) -> Iterator[str]:
    yield from ("", f"## {title}", "")


def _decision(composer: Composer, found: Found, level: int) -> Iterator[str]:
    entry = found.decision.entry
    number = cell(composer.numbered(entry.number))
    yield from ("", f"{'#' * level} {number} {cell(composer.reading.said(entry.title).text)}", "")
    if entry.personal:
        yield composer.say(log.HIDDEN)
    else:
        for line in escaped(composer.reading.said(entry.text).text).splitlines():
            yield f"> {line}".rstrip()
    yield ""
    day = composer.formats.date(entry.taken_at, "long")
    yield f"- {day} · {cell(composer.term(found.row.standing, 'decision'))}"
    for line in log.facts(composer, found):
        yield f"- {cell(line)}"


def _colophon(composer: Composer) -> Iterator[str]:
    position = composer.reading.position
    if position is not None:
        yield from ("", "---", "")
        yield cell(composer.labelled(N_("From the ledger"), composer.stood(position)))
        yield f"`{position.head}`"
