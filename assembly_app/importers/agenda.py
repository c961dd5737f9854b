# SPDX-License-Identifier: GPL-3.0-or-later
"""Agenda items from a table or from a pasted list, into a meeting that is to come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from assembly_app.domain.meetings.agenda import AddItem
from assembly_app.domain.meetings.state import ItemKind, Meeting
from assembly_app.domain.members.state import Member
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.values import Act, Said
from assembly_app.i18n.marks import N_, NN_, Message
from assembly_app.i18n.words import TERMS
from assembly_app.importers.errors import UnreadableError
from assembly_app.importers.findings import Findings, NewId, Remark
from assembly_app.importers.item_words import NotMinutes, Pieces, pieces_of_cells, pieces_of_line
from assembly_app.importers.members import NOT_READ, READ_AS_WESTERN, TWICE
from assembly_app.importers.name_matching import called, likeness
from assembly_app.importers.table import headed, placed
from assembly_app.importers.text_decoding import WESTERN, Text
from assembly_app.importers.vocabulary import Vocabulary

COLUMNS = ("title", "minutes", "presenter", "kind", "note")
USUAL_MINUTES, LONGEST = 10, 300

NO_TITLE = N_("There is no item here.")
TOO_LONG = N_("This is too long for the title of an item.")
NOT_MINUTES = N_("“{said}” is no number of minutes.")
ON_IT = N_("is on the agenda already")
NOBODY = N_("Nobody is called “{name}”: it comes onto the agenda without a presenter, and the name into its note.")
SEVERAL = N_("“{name}” may be {names}: it comes onto the agenda without a presenter, and the name into its note.")
NO_PROPOSAL = N_("No proposal has this title, and a decision needs one: it comes onto the agenda as a discussion.")
MINUTES = NN_("{n} min", "length of an item")


class AgendaContext(NamedTuple):
    """What is there already: the meeting, the people, and the proposals that could be put on its agenda.

    `told` turns a title into a text of the language it is written in.
    """

    meeting: Meeting
    people: Sequence[Member]
    proposals: Sequence[Proposal]
    listing: Callable[[Sequence[str]], str]
    told: Callable[[str], Said] = str


class NewItem(NamedTuple):
    """An item that is not on the agenda yet. Without `own` it is named after its kind or its proposal."""

    line: int
    title: str | Message
    kind: ItemKind
    minutes: int
    meeting: str
    own: Said = ""
    note: Said = ""
    presenter: str = ""
    presenter_name: str = ""
    proposal: str = ""

    @property
    def details(self) -> Sequence[Message | str | int]:
        """Kind, minutes, presenter."""
        kind = TERMS[self.kind]
        return [part for part in (kind, self.minutes, self.presenter_name) if part != ""]

    def acts(self, new_id: NewId) -> list[Act]:
        """One act."""
        return [
            AddItem(
                meeting=self.meeting,
                kind=self.kind,
                title=self.own,
                minutes=self.minutes,
                presenter=self.presenter,
                proposal=self.proposal,
                note=self.note,
                id=new_id(),
            )
        ]


def read_agenda(source: Text, room: AgendaContext, words: Vocabulary) -> Findings[NewItem]:
    """What a list says of a meeting's agenda. Raises UnreadableError when there is nothing in it."""
    if not source.text.strip():
        raise UnreadableError("nothing-in-it")
    table = headed(source.text, COLUMNS, ("title",), words)
    remarks = [Remark(0, "", READ_AS_WESTERN)] if source.encoding == WESTERN else []
    if table:
        remarks += [Remark(0, "", NOT_READ, {"said": head}) for head in table.strange]
        found = [(row.number, row.shown, pieces_of_cells(row.cells, words)) for row in table.rows]
    elif ordered := placed(source.text, COLUMNS):
        cells = [(row.number, row.shown, tuple(row.cells.values())) for row in ordered.rows]
        found = [(number, shown, pieces_of_line(" ; ".join(row), room.people, words)) for number, shown, row in cells]
    else:
        numbered = [(number, line.strip()) for number, line in enumerate(source.text.split("\n"), 1) if line.strip()]
        found = [(number, line, pieces_of_line(line, room.people, words)) for number, line in numbered]
    return _told_apart(found, room, words, remarks)


def _told_apart(
    found: Sequence[tuple[int, str, Pieces | NotMinutes]], room: AgendaContext, words: Vocabulary, remarks: list[Remark]
) -> Findings[NewItem]:
    there = set(_standing(room))
    new, known, odd, seen = [], [], [], set()
    for number, shown, pieces in found:
        if isinstance(pieces, NotMinutes):
            odd.append(Remark(number, shown, NOT_MINUTES, {"said": pieces.said}))
        elif not pieces.title and not pieces.kind:
            odd.append(Remark(number, shown, NO_TITLE))
        elif len(pieces.title) > LONGEST:
            odd.append(Remark(number, f"{shown[:LONGEST]}…", TOO_LONG))
        else:
            item, about = _item(number, pieces, room)
            alike = likeness(pieces.title) or item.kind
            if there & {alike, item.proposal or alike}:
                known.append(Remark(number, item.title, ON_IT))
            elif alike in seen:
                known.append(Remark(number, item.title, TWICE))
            else:
                seen.add(alike)
                new.append(item)
                remarks += about
    return Findings(tuple(new), tuple(known), tuple(odd), tuple(remarks))


def _standing(room: AgendaContext) -> Iterator[str]:
    """By what the items that are on the agenda are known again: titles, proposals, and kinds that name themselves."""
    for item in room.meeting.agenda:
        yield from map(likeness, item.title.values())
        if item.proposal:
            yield item.proposal
        if item.kind in item.title.values():
            yield item.kind


def _item(number: int, pieces: Pieces, room: AgendaContext) -> tuple[NewItem, list[Remark]]:
    kind: ItemKind = pieces.kind or "discussion"
    title = pieces.title or TERMS[kind]
    remarks = []
    proposal = _proposal(pieces.title, room) if kind == "decision" else ""
    if kind == "decision" and not proposal:
        kind = "discussion"
        remarks.append(Remark(number, title, NO_PROPOSAL))
    presenter, note = None, pieces.note
    if pieces.presenter:
        meant = called(pieces.presenter, room.people)
        if len(meant) == 1:
            presenter = meant[0]
        else:
            names = room.listing([person.name for person in meant])
            message = SEVERAL if meant else NOBODY
            remarks.append(Remark(number, title, message, {"name": pieces.presenter, "names": names}))
            note = " · ".join(filter(None, (pieces.presenter, note)))
    item = NewItem(
        number,
        title,
        kind,
        pieces.minutes or USUAL_MINUTES,
        room.meeting.id,
        own=room.told(pieces.title) if pieces.title and not proposal else "",
        note=room.told(note) if note else "",
        presenter=presenter.id if presenter else "",
        presenter_name=presenter.name if presenter else "",
        proposal=proposal,
    )
    return item, remarks


def _proposal(title: str, room: AgendaContext) -> str:
    wanted = likeness(title)
    fitting = [each.id for each in room.proposals if wanted in map(likeness, each.title.values())]
    return fitting[0] if len(fitting) == 1 else ""
