# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of a decision wherever it is listed."""

from __future__ import annotations

from collections.abc import Iterator

from assembly_app.documents.document_source import Found
from assembly_app.documents.document_text import Composer
from assembly_app.i18n.catalogues import Said
from assembly_app.i18n.marks import N_, P_
from assembly_app.i18n.patterns import aside, clauses, reasoned

HIDDEN = N_("The text is personal and is not shown. That it was decided, when, how and by how many, always is.")


def facts(composer: Composer, found: Found) -> Iterator[str]:
    """How it was approved, who stood aside or blocked, who carries it out, when it is looked at again."""
    entry, reading = found.decision.entry, composer.reading
    present = composer.present(entry.tally)
    tally = Said(composer.tally(entry.tally, entry.method))
    yield composer.labelled(composer.heading(entry.method), aside(composer.words, tally, Said(present)))
    for label, named in (
        (P_("test", "Stood aside"), entry.stood_aside),
        (P_("test", "Reservations"), entry.reservations),
        (P_("test", "Blocked"), entry.blocked_by),
    ):
        if named:
            given = [reasoned(composer.words, reading.name(each.member), each.reason) for each in named]
            yield composer.labelled(label, clauses(composer.words, given))
    parts = []
    if entry.implementer:
        parts.append(composer.labelled(P_("decision", "Carried out by"), reading.name(entry.implementer)))
    if entry.review_at:
        parts.append(composer.labelled(P_("decision", "To be reviewed"), Said(composer.day(entry.review_at))))
    if parts:
        yield " · ".join(parts)
    for note in found.decision.outcomes:
        yield composer.labelled(composer.formats.date(note.at, "medium"), reading.said(note.text).text)
