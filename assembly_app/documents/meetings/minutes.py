# SPDX-License-Identifier: GPL-3.0-or-later
"""The minutes of a meeting (R29): what was decided and agreed first, then how it came about, item by item."""

from __future__ import annotations

from collections.abc import Iterator

from assembly_app.documents.document import Document, pages_about_meeting, text_about_meeting
from assembly_app.documents.document_text import HANGING, Composer
from assembly_app.documents.meetings.minutes_facts import (
    ACTION_HEADS,
    ROLE_WORDS,
    action_cells,
    agreed,
    decided,
    head,
    item_heading,
    told,
)
from assembly_app.documents.meetings.minutes_markdown import minutes_markdown
from assembly_app.documents.pdf import styles
from assembly_app.documents.pdf.blocks import Block, Gap, Paragraph, Rule, Stack
from assembly_app.documents.pdf.pagination import Paginator
from assembly_app.documents.pdf.tables import Columns, ListItems, Row, Table
from assembly_app.documents.plain_text import Step
from assembly_app.domain.meetings.state import Meeting
from assembly_app.i18n.marks import P_
from assembly_app.i18n.words.meetings import MINUTES

_WORDING = ("test.closed", "vote.taken", "decision.recorded")


def minutes(composer: Composer, meeting: Meeting, _: Paginator) -> Iterator[Block]:
    """The document, block by block."""
    reading = composer.reading
    when = composer.formats.date(meeting.opened_at or meeting.starts_at, "full")
    lead = f"{reading.plain.heading(meeting)}\n{when}"
    yield from composer.opening(reading.charter.name, composer.say(MINUTES.title), lead)
    yield from composer.facts(head(composer, meeting))
    steps = list(reading.plain.course(meeting, reading.store.minutes(reading.group, meeting.id)))
    yield from _decisions(composer, meeting)
    yield from _actions(composer, steps)
    yield from _course(composer, meeting, steps)
    yield from _signatures(composer, meeting)
    yield from composer.colophon()


def _decisions(composer: Composer, meeting: Meeting) -> Iterator[Block]:
    for place, found in enumerate(decided(composer, meeting)):
        if place == 0:
            yield composer.section(P_("document", "Decisions"))
        entry = found.decision.entry
        title = composer.reading.said(entry.title)
        lines: list[Block] = [Paragraph(title.text, styles.STRONG._replace(after=3), language=title.language)]
        if not entry.personal:
            lines += composer.written(entry.text, styles.BODY._replace(after=3))
        lines.append(Paragraph(composer.counted(entry.method, entry.tally), styles.LABEL))
        number = Paragraph(composer.numbered(entry.number), styles.STRONG._replace(colour=styles.ACCENT))
        yield Row([number, Stack(lines)], HANGING, after=styles.STEP * 1.5)


def _actions(composer: Composer, steps: list[Step]) -> Iterator[Block]:
    found = agreed(composer, steps)
    if not found:
        return
    yield composer.section(P_("document", "Actions"))
    table = Table(Columns((0.56, 0.22, 0.22)), [composer.say(name) for name in ACTION_HEADS])
    yield table.head()
    for action in found:
        yield table.row([Paragraph(text, styles.CELL) for text in action_cells(composer, action)])


def _course(composer: Composer, meeting: Meeting, steps: list[Step]) -> Iterator[Block]:
    yield composer.section(P_("document", "How it went"))
    listed = ListItems(HANGING, styles.STEP / 2)
    for step in told(meeting, steps):
        if step.kind == "floor.taken-up":
            yield Gap(styles.STEP)
            yield _item_row(*item_heading(composer, meeting, str(step.fields["item"])))
            listed = ListItems(HANGING, styles.STEP / 2)
            continue
        style = styles.STRONG if step.kind in _WORDING else styles.BODY
        yield listed.item(Paragraph(composer.formats.time(step.at), styles.LABEL), [Paragraph(step.words, style)])


def _item_row(number: str, title: str) -> Row:
    label = Paragraph(number, styles.H3._replace(colour=styles.ACCENT, role="P"))
    row = Row([label, Paragraph(title, styles.H3, outline=2)], HANGING, after=styles.STEP / 2)
    row.keepWithNext = True
    return row


def _signatures(composer: Composer, meeting: Meeting) -> Iterator[Block]:
    """The two who sign the same statement when the minutes are approved."""
    if meeting.minutes_phase == "none" and meeting.closed_at is None:
        return
    yield Gap(styles.STEP * 8)
    cells: list[Block] = []
    for role in ("facilitator", "minute-taker"):
        name = composer.reading.name(meeting.roles.get(role, ""))
        lines: list[Block] = [
            Rule(styles.HAIRLINE, styles.INK, after=4),
            Paragraph(composer.say(ROLE_WORDS[role]), styles.LABEL),
        ]
        if name:
            lines.append(Paragraph(name, styles.CELL))
        cells.append(Stack(lines))
    yield Row(cells, Columns((0.5, 0.5), styles.STEP * 6))


DOCUMENT = Document(
    kind=MINUTES,
    pages=pages_about_meeting(MINUTES, minutes),
    texts={"md": text_about_meeting(MINUTES, minutes_markdown)},
)
