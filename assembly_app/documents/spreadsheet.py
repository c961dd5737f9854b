# SPDX-License-Identifier: GPL-3.0-or-later
"""Decisions and actions as CSV that spreadsheets open right: RFC 4180 with a byte order mark, CRLF, and no formulas.

The separator is the one that a spreadsheet of that language expects: a semicolon where the comma is the decimal mark.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import datetime

from assembly_app.documents.document_text import Composer
from assembly_app.domain.actions.state import Action
from assembly_app.domain.bounds import zone_named
from assembly_app.i18n.marks import N_, P_, Message

BOM = "\ufeff"
"""Without it Excel takes UTF-8 for the old Windows alphabet."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FENCES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
_DECISIONS: tuple[Message, ...] = (
    N_("Number"), N_("Date"), N_("Title"), N_("Text"), N_("Standing"), N_("Method"), N_("Present"), N_("Agreement"),
    N_("Reservations"), N_("Stand-asides"), N_("Blocks"), P_("vote", "For"), P_("vote", "Against"),
    P_("vote", "Abstained"), P_("decision", "Carried out by"), P_("decision", "To be reviewed"),
)  # fmt: skip
_ACTIONS: tuple[Message, ...] = (
    P_("action", "What"), P_("action", "Who"), P_("action", "By when"), N_("Standing"), P_("action", "Agreed on"),
    P_("action", "Settled on"), P_("action", "Note"),
)  # fmt: skip


def decisions(composer: Composer) -> Iterator[str]:
    """The decision log, a line at a time, in the order in which decisions were taken."""
    yield BOM + _line(composer, map(composer.say, _DECISIONS))
    for row in reversed(composer.reading.decisions()):
        found = composer.reading.found(row)
        if found is None:
            continue
        entry, reading, tally = found.decision.entry, composer.reading, found.decision.entry.tally
        text = "" if entry.personal else reading.said(entry.text).text
        counts = (tally.present, tally.agreement, tally.reservations, tally.stand_asides, tally.blocks)
        votes = (tally.votes_for, tally.votes_against, tally.abstentions)
        # With a plain hyphen Excel makes February 2026 of 2026-02.
        yield _line(
            composer,
            [
                entry.number.replace("-", "\u2011"), _day(composer, entry.taken_at),
                reading.said(entry.title).text, text,
                composer.term(row.standing, "decision"), composer.term(entry.method),
                *map(str, (*counts, *votes)),
                reading.name(entry.implementer), _day(composer, entry.review_at),
            ],
        )  # fmt: skip


def actions(composer: Composer) -> Iterator[str]:
    """All actions, a line at a time, oldest first."""
    yield BOM + _line(composer, map(composer.say, _ACTIONS))
    reading = composer.reading
    for about in reading.store.action_ids(reading.group):
        action = reading.store.state(reading.group, about)
        if not isinstance(action, Action):
            continue
        due, since, until = (_day(composer, at) for at in (action.due, action.agreed_at, action.settled_at))
        words = (reading.said(action.text).text, reading.name(action.owner))
        yield _line(composer, (*words, due, composer.term(action.status, "action"), since, until, action.note))


def safe(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe before it."""
    plain = text.translate(_FENCES)
    return f"'{plain}" if plain.startswith(_FORMULA) else plain


def _line(composer: Composer, cells: Iterable[str]) -> str:
    comma = "," in composer.number(1.5)
    line = io.StringIO()
    csv.writer(line, delimiter=";" if comma else ",", lineterminator="\r\n").writerow([safe(cell) for cell in cells])
    return line.getvalue()


def _day(composer: Composer, at: datetime | None) -> str:
    """As ISO 8601 has it: every spreadsheet knows it for a date."""
    return at.astimezone(zone_named(composer.formats.zone)).date().isoformat() if at else ""
