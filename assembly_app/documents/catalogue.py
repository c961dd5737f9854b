# SPDX-License-Identifier: GPL-3.0-or-later
"""The kinds of documents: what each is called on the command line, which files it is written as, and its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import BinaryIO, NamedTuple

from assembly_app.documents import (
    agenda_notice,
    ballot,
    decision_log,
    decision_story,
    invitation,
    markdown,
    minutes,
    running_script,
    sign_in,
    spreadsheet,
)
from assembly_app.documents.document_source import Reading
from assembly_app.documents.document_text import Composer
from assembly_app.documents.pdf.blocks import Block
from assembly_app.documents.pdf.canvas import Imprint
from assembly_app.documents.pdf.pagination import Furniture, Press
from assembly_app.documents.pdf.styles import PAGE, PAPERS, POSTER
from assembly_app.domain.meetings.state import Meeting
from assembly_app.i18n.marks import P_, Message

_TO_COME = ("open", "posted", "planned", "closed")
_HELD = ("open", "closed")


class Wish(NamedTuple):
    """What somebody asks for: `meeting` and `decision` are ids or numbers, "" for the one that suggests itself."""

    kind: str
    meeting: str = ""
    decision: str = ""
    paper: str = "a4"


class Kind(NamedTuple):
    """One kind. `phases`: the meeting it is about when none is named; none for documents of the whole log."""

    title: Message
    phases: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("pdf",)


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "agenda-notice": Kind(agenda_notice.TITLE, _TO_COME, ("pdf", "ics")),
        "running-script": Kind(running_script.TITLE, _TO_COME),
        "minutes": Kind(minutes.TITLE, _HELD, ("pdf", "md")),
        "decision-log": Kind(decision_log.TITLE, (), ("pdf", "md", "csv")),
        "actions": Kind(P_("document", "Actions"), (), ("csv",)),
        "decision": Kind(decision_story.TITLE),
        "sign-in": Kind(sign_in.TITLE, _TO_COME),
        "ballot": Kind(ballot.TITLE, _TO_COME),
    }
)


def write_text(reading: Reading, wish: Wish, form: str) -> Iterator[str]:
    """A document as Markdown, CSV or iCalendar, in pieces. Raises Refused and DocumentError."""
    composer = Composer(reading)
    if form == "ics":
        yield from invitation.invitation(composer, reading.meeting(wish.meeting, *KINDS[wish.kind].phases))
    elif form == "csv":
        yield from spreadsheet.actions(composer) if wish.kind == "actions" else spreadsheet.decisions(composer)
    elif wish.kind == "minutes":
        meeting = reading.meeting(wish.meeting, *KINDS[wish.kind].phases)
        yield from markdown.single_spaced(markdown.minutes(composer, meeting))
    else:
        yield from markdown.single_spaced(markdown.decision_log(composer))


def print_pdf(reading: Reading, wish: Wish, out: BinaryIO) -> Iterator[int]:
    """Print a document; yields each page's number when it is done, and writes only after the last: see `Press.pages`.

    Raises Refused, DocumentError and MissingLettersError, before anything is written.
    """
    composer = Composer(reading)
    about, blocks = _content(composer, wish)
    title = composer.say(KINDS[wish.kind].title)
    name, position = reading.charter.name, reading.position
    at = position.at if position else datetime(1970, 1, 1, tzinfo=UTC)
    imprint = Imprint(composer.labelled(title, about or name), name, reading.words.language.code, at)
    # What is cut apart carries no running head.
    head = ("", "") if wish.kind == "ballot" else (name, title)
    furniture = Furniture(head, composer.foot(), composer.page)
    margins = POSTER if wish.kind == "agenda-notice" else PAGE
    press = Press(out, imprint, furniture, rtl=composer.rtl, paper=PAPERS[wish.paper], margins=margins)
    yield from press.pages(blocks(press))


def _content(composer: Composer, wish: Wish) -> tuple[str, Callable[[Press], Iterator[Block]]]:
    """What the document is about, and its blocks."""
    reading = composer.reading
    if wish.kind == "decision-log":
        return "", lambda press: decision_log.decision_log(composer)
    if wish.kind == "decision":
        found = reading.decision(wish.decision)
        title = reading.said(found.decision.entry.title).text
        return f"{found.row.number} {title}", lambda press: decision_story.decision_story(composer, found)
    if wish.kind == "ballot" and wish.decision:
        proposal = reading.decision(wish.decision).proposal
        title = reading.said(proposal.title).text
        return title, lambda press: ballot.slips(composer, "", proposal, "", press)
    meeting = reading.meeting(wish.meeting, *KINDS[wish.kind].phases)
    return reading.plain.heading(meeting), lambda press: _OF_MEETINGS[wish.kind](composer, meeting, press)


_OF_MEETINGS: Mapping[str, Callable[[Composer, Meeting, Press], Iterator[Block]]] = MappingProxyType(
    {
        "agenda-notice": agenda_notice.agenda_notice,
        "running-script": lambda composer, meeting, press: running_script.running_script(composer, meeting),
        "minutes": lambda composer, meeting, press: minutes.minutes(composer, meeting),
        "sign-in": sign_in.sign_in,
        "ballot": ballot.ballot,
    }
)
