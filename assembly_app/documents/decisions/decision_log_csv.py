# SPDX-License-Identifier: GPL-3.0-or-later
"""The decision log as a table for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from assembly_app.documents.document_text import Composer
from assembly_app.documents.spreadsheet import BOM, day, line
from assembly_app.i18n.marks import N_, P_, Message

_HEADS: tuple[Message, ...] = (
    N_("Number"), N_("Date"), N_("Title"), N_("Text"), N_("Standing"), N_("Method"), N_("Present"), N_("Agreement"),
    N_("Reservations"), N_("Stand-asides"), N_("Blocks"), P_("vote", "For"), P_("vote", "Against"),
    P_("vote", "Abstained"), P_("decision", "Carried out by"), P_("decision", "To be reviewed"),
)  # fmt: skip


def decision_log_csv(composer: Composer) -> Iterator[str]:
    """The decision log, a line at a time, in the order in which decisions were taken."""
    yield BOM + line(composer, map(composer.say, _HEADS))
    for row in reversed(composer.reading.decisions()):
        found = composer.reading.found(row)
        if found is None:
            continue
        entry, reading, tally = found.decision.entry, composer.reading, found.decision.entry.tally
        text = "" if entry.personal else reading.said(entry.text).text
        counts = (tally.present, tally.agreement, tally.reservations, tally.stand_asides, tally.blocks)
        votes = (tally.votes_for, tally.votes_against, tally.abstentions)
        # With a plain hyphen Excel makes February 2026 of 2026-02.
        yield line(
            composer,
            [
                entry.number.replace("-", "\u2011"), day(composer, entry.taken_at),
                reading.said(entry.title).text, text,
                composer.term(row.standing, "decision"), composer.term(entry.method),
                *map(str, (*counts, *votes)),
                reading.name(entry.implementer), day(composer, entry.review_at),
            ],
        )  # fmt: skip
