# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of document, gathered: each says in a module of its own how it is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import BinaryIO

from assembly_app.documents.actions import action_list
from assembly_app.documents.decisions import decision_log, decision_story
from assembly_app.documents.document import Document
from assembly_app.documents.document_source import DocumentSource
from assembly_app.documents.document_text import Composer
from assembly_app.documents.meetings import agenda_notice, ballot, minutes, running_script, sign_in
from assembly_app.documents.pdf.canvas import DocumentInfo
from assembly_app.documents.pdf.pagination import Furniture, Paginator
from assembly_app.documents.pdf.styles import PAPERS
from assembly_app.service.documents.wishes import DocumentWish

DOCUMENTS = (
    agenda_notice.DOCUMENT,
    running_script.DOCUMENT,
    sign_in.DOCUMENT,
    ballot.DOCUMENT,
    minutes.DOCUMENT,
    decision_log.DOCUMENT,
    decision_story.DOCUMENT,
    action_list.DOCUMENT,
)
_BY_NAME: Mapping[str, Document] = MappingProxyType({document.kind.name: document for document in DOCUMENTS})


def write_text(reading: DocumentSource, wish: DocumentWish) -> Iterator[str]:
    """A document as Markdown, CSV or iCalendar, in pieces. Raises Refused and DocumentError."""
    yield from _BY_NAME[wish.kind].texts[wish.form](Composer(reading), wish)


def print_pdf(reading: DocumentSource, wish: DocumentWish, out: BinaryIO) -> Iterator[int]:
    """Print a document; yields each page's number when it is done, and writes only after the last: see `Press.pages`.

    Raises Refused, DocumentError and MissingLettersError, before anything is written.
    """
    composer, document = Composer(reading), _BY_NAME[wish.kind]
    assert document.pages is not None
    about, blocks = document.pages(composer, wish)
    title = composer.say(document.kind.title)
    name, position = reading.charter.name, reading.position
    at = position.at if position else datetime(1970, 1, 1, tzinfo=UTC)
    imprint = DocumentInfo(composer.labelled(title, about or name), name, reading.words.language.code, at)
    head = (name, title) if document.running_head else ("", "")
    furniture = Furniture(head, composer.foot(), composer.page)
    press = Paginator(out, imprint, furniture, rtl=composer.rtl, paper=PAPERS[wish.paper], margins=document.margins)
    yield from press.pages(blocks(press))
