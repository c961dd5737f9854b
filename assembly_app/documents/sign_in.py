# SPDX-License-Identifier: GPL-3.0-or-later
"""The sign-in sheet: the members by name, room for guests, a line for each signature."""

from __future__ import annotations

from collections.abc import Iterator

from assembly_app.documents.composing import Composer
from assembly_app.documents.press import looks
from assembly_app.documents.press.blocks import Block, Gap, Paragraph
from assembly_app.documents.press.rows import Columns, Table
from assembly_app.domain.meeting import Meeting
from assembly_app.i18n.marks import N_, P_

TITLE = P_("document", "Sign-in sheet")
_ROW = 27.0
"""Height of a line that a pen can use: 9.5 mm."""
_GUESTS = 8


def sign_in(composer: Composer, meeting: Meeting) -> Iterator[Block]:
    """The document, block by block."""
    reading, formats = composer.reading, composer.formats
    when = f"{formats.date(meeting.starts_at, 'full')}, {formats.time(meeting.starts_at)}"
    lead = f"{reading.plain.heading(meeting)}\n{when}" + (f"\n{meeting.place}" if meeting.place else "")
    yield from composer.opening(reading.charter.name, composer.say(TITLE), lead)
    heads = [composer.say(head) for head in (N_("No."), N_("Name"), N_("Signature"), N_("Came at"))]
    table = Table(Columns((24, 0.42, 0.58, 56)), heads, frozenset({0}))
    yield table.head()
    members = sorted(reading.people.active, key=lambda member: member.name.casefold())
    for number, member in enumerate(members, 1):
        yield _line(composer, table, number, member.name)
    yield Gap(looks.STEP * 3)
    yield composer.section(P_("document", "Guests"))
    guests = Table(Columns((24, 0.42, 0.58, 56)), heads, frozenset({0}))
    yield guests.head()
    for number in range(1, _GUESTS + 1):
        yield _line(composer, guests, number, "")


def _line(composer: Composer, table: Table, number: int, name: str) -> Block:
    cells = [
        Paragraph(composer.number(number), looks.CELL_END._replace(colour=looks.QUIET)),
        Paragraph(name, looks.CELL),
    ]
    return table.row([*cells, Paragraph("", looks.CELL), Paragraph("", looks.CELL)], least_height=_ROW - 10)
