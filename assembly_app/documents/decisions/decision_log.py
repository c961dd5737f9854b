# SPDX-License-Identifier: GPL-3.0-or-later
"""The decision log (R26): every decision in the order in which it was taken, its number hanging beside it."""

from __future__ import annotations

from collections.abc import Iterator

from assembly_app.documents.decisions.decision_facts import HIDDEN, facts
from assembly_app.documents.decisions.decision_log_csv import decision_log_csv
from assembly_app.documents.decisions.decision_log_markdown import decision_log_markdown
from assembly_app.documents.document import Document, Pages
from assembly_app.documents.document_source import Found
from assembly_app.documents.document_text import Composer
from assembly_app.documents.pdf import styles
from assembly_app.documents.pdf.blocks import Block, Paragraph, Stack
from assembly_app.documents.pdf.tables import Columns, Row
from assembly_app.i18n.marks import NN_
from assembly_app.i18n.patterns import span
from assembly_app.i18n.words.decisions import DECISION_LOG

_COLUMNS = Columns((72, 1), styles.STEP * 2)


def decision_log(composer: Composer) -> Iterator[Block]:
    """The document, block by block; a decision is read when its turn comes."""
    rows = composer.reading.decisions()
    count = composer.say(NN_("{n} decisions", "document"), n=len(rows))
    first, last = (composer.day(row.taken_at) for row in (rows[-1], rows[0])) if rows else ("", "")
    lead = f"{count}\n{span(composer.words, first, last)}" if first else count
    yield from composer.opening(composer.reading.charter.name, composer.say(DECISION_LOG.title), lead)
    year = ""
    for row in reversed(rows):
        if row.number[:4] != year:
            year = row.number[:4]
            yield Paragraph(composer.formats.digits(year), styles.H2, outline=1)
        found = composer.reading.found(row)
        if found is not None:
            yield _entry(composer, found)
    yield from composer.colophon()


def _entry(composer: Composer, found: Found) -> Block:
    entry, row = found.decision.entry, found.row
    title = composer.reading.said(entry.title)
    number = Paragraph(composer.numbered(entry.number), styles.STRONG._replace(colour=styles.ACCENT, after=2))
    day = Paragraph(composer.formats.date(entry.taken_at, "medium"), styles.LABEL)
    standing = Paragraph(composer.heading(row.standing), styles.LABEL)
    heading = styles.STRONG._replace(size=styles.scale(0) + 1, after=3, role="H3")
    words: list[Block] = [Paragraph(title.text, heading, language=title.language, outline=2)]
    if entry.personal:
        words.append(Paragraph(composer.say(HIDDEN), styles.BODY._replace(colour=styles.QUIET, after=4)))
    else:
        words += composer.written(entry.text, styles.BODY._replace(after=4))
    words += [Paragraph(line, styles.SMALL._replace(after=1)) for line in facts(composer, found)]
    cells: list[Block] = [Stack([number, day, standing]), Stack(words)]
    return Row(cells, _COLUMNS, line=styles.HAIRLINE, pad=(styles.STEP, styles.STEP * 1.25))


DOCUMENT = Document(
    kind=DECISION_LOG,
    pages=lambda composer, wish: Pages("", lambda press: decision_log(composer)),
    texts={
        "md": lambda composer, wish: decision_log_markdown(composer),
        "csv": lambda composer, wish: decision_log_csv(composer),
    },
)
