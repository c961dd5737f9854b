# SPDX-License-Identifier: GPL-3.0-or-later
"""The sign-in sheet: the members by name, room for guests, a line for each signature."""

from __future__ import annotations

from collections.abc import Iterator

from assembly_app.documents.document import Document, pages_about_meeting
from assembly_app.documents.document_text import Composer
from assembly_app.documents.pdf import styles
from assembly_app.documents.pdf.blocks import Block, Gap, Paragraph
from assembly_app.documents.pdf.pagination import Paginator
from assembly_app.documents.pdf.tables import Columns, Table
from assembly_app.domain.meetings.state import Meeting
from assembly_app.i18n.marks import N_, P_
from assembly_app.i18n.words.meetings import SIGN_IN

_COLUMNS = Columns((24, 0.42, 0.58, 56))
_ROW = 27.0
"""Height of a line that a pen can use: 9.5 mm."""
_GUESTS = (3, 14)
"""Lines for guests: as many as the page has room for, within these bounds."""


def sign_in(composer: Composer, meeting: Meeting, press: Paginator) -> Iterator[Block]:
    """The document, block by block."""
    reading = composer.reading
    lead = f"{reading.plain.heading(meeting)}\n{composer.when_and_where(meeting)}"
    opening = list(composer.opening(reading.charter.name, composer.say(SIGN_IN.title), lead))
    heads = [composer.say(head) for head in (N_("No."), N_("Name"), N_("Signature"), N_("Came at"))]
    table = Table(_COLUMNS, heads, frozenset({0}))
    members = sorted(reading.people.active, key=lambda member: member.name.casefold())
    head = table.head()
    lines = [_line(composer, table, number, member.name) for number, member in enumerate(members, 1)]
    guests = Table(_COLUMNS, heads, frozenset({0}))
    middle = [Gap(styles.STEP * 3), composer.section(P_("document", "Guests")), guests.head()]
    above = [*opening, head, *lines]
    left = press.room - press.height([*above, *middle]) % press.room
    yield from (*above, *middle)
    least, most = _GUESTS
    for number in range(1, min(most, max(least, int(left // _ROW))) + 1):
        yield _line(composer, guests, number, "")


def _line(composer: Composer, table: Table, number: int, name: str) -> Block:
    cells = [
        Paragraph(composer.number(number), styles.CELL_END._replace(colour=styles.QUIET)),
        Paragraph(name, styles.CELL),
    ]
    return table.row([*cells, Paragraph("", styles.CELL), Paragraph("", styles.CELL)], least_height=_ROW - 10)


DOCUMENT = Document(kind=SIGN_IN, pages=pages_about_meeting(SIGN_IN, sign_in))
