# SPDX-License-Identifier: GPL-3.0-or-later
"""A kind of document with all that makes one: pages for a PDF, and pieces of text for the other forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from assembly_app.documents.document_text import Composer
from assembly_app.documents.pdf.blocks import Block
from assembly_app.documents.pdf.pagination import Paginator
from assembly_app.documents.pdf.styles import PAGE, Margins
from assembly_app.domain.meetings.state import Meeting
from assembly_app.i18n.words.feature import DocumentKind
from assembly_app.service.documents.wishes import DocumentWish


class Pages(NamedTuple):
    """What a document is about, "" for the whole group; and its blocks, made when the press asks for them."""

    about: str
    blocks: Callable[[Paginator], Iterator[Block]]


MakePages = Callable[[Composer, DocumentWish], Pages]
MakeText = Callable[[Composer, DocumentWish], Iterator[str]]


@dataclass(frozen=True, kw_only=True)
class Document:
    """`pages` is for PDF; `texts` are the other forms by the ending of their files. What is cut apart carries no
    `running_head`."""

    kind: DocumentKind
    pages: MakePages | None = None
    texts: Mapping[str, MakeText] = field(default_factory=dict)
    margins: Margins = PAGE
    running_head: bool = True


def meeting_for(composer: Composer, kind: DocumentKind, wish: DocumentWish) -> Meeting:
    """The meeting that was named, or that suggests itself for this kind. Raises Refused."""
    return composer.reading.meeting(wish.meeting, *kind.phases)


def pages_about_meeting(
    kind: DocumentKind, blocks: Callable[[Composer, Meeting, Paginator], Iterator[Block]]
) -> MakePages:
    """The pages of a kind of document that is about one meeting."""

    def pages(composer: Composer, wish: DocumentWish) -> Pages:
        meeting = meeting_for(composer, kind, wish)
        return Pages(composer.reading.plain.heading(meeting), lambda press: blocks(composer, meeting, press))

    return pages


def text_about_meeting(kind: DocumentKind, lines: Callable[[Composer, Meeting], Iterator[str]]) -> MakeText:
    """The text of a kind of document that is about one meeting."""

    def text(composer: Composer, wish: DocumentWish) -> Iterator[str]:
        return lines(composer, meeting_for(composer, kind, wish))

    return text
