# SPDX-License-Identifier: GPL-3.0-or-later
"""Ballots, two to a page: the exact text and the four answers of a test (R18), or the three of a vote (R23, R24)."""

from __future__ import annotations

from collections.abc import Iterator

from assembly_app.documents.document import Document, Pages, pages_about_meeting
from assembly_app.documents.document_text import Composer
from assembly_app.documents.errors import DocumentError
from assembly_app.documents.pdf import styles
from assembly_app.documents.pdf.blocks import Block, Gap, Paragraph, Rule, Stack, TickBox
from assembly_app.documents.pdf.pagination import Break, Paginator
from assembly_app.documents.pdf.tables import Columns, Row
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.proposals.state import Proposal
from assembly_app.i18n.marks import N_, P_, Message
from assembly_app.i18n.words.meetings import BALLOT
from assembly_app.service.documents.wishes import DocumentWish

Answer = tuple[Message, tuple[Message, ...]]
"""What can be ticked, and what is written beside it."""
TEST: tuple[Answer, ...] = (
    (P_("ballot", "I agree"), ()),
    (P_("ballot", "I agree with reservations"), ()),
    (P_("ballot", "I stand aside"), (P_("ballot", "because"),)),
    (P_("ballot", "I block"), (P_("ballot", "core value"), P_("ballot", "because"))),
)
VOTE: tuple[Answer, ...] = (
    (P_("ballot", "For"), ()),
    (P_("ballot", "Against"), ()),
    (P_("ballot", "I abstain"), ()),
)
_BOX = 15.0
_COLUMNS = Columns((_BOX, 0.4, 64, 0.6), styles.STEP * 2)
_PAD = (styles.STEP * 0.75, styles.STEP * 0.75)


def ballot(composer: Composer, meeting: Meeting, press: Paginator) -> Iterator[Block]:
    """The slips of a meeting, for each item that has a proposal."""
    items = [(n, p) for n, i in enumerate(meeting.agenda, 1) if (p := composer.reading.proposal(i.proposal))]
    if not items:
        raise DocumentError("no-decision-item")
    for place, (number, proposal) in enumerate(items):
        if place:
            yield Break()
        yield from slips(composer, reading_title(composer, meeting), proposal, composer.number(number), press)


def reading_title(composer: Composer, meeting: Meeting) -> str:
    """The meeting and its day."""
    return f"{composer.reading.plain.heading(meeting)} · {composer.formats.date(meeting.starts_at, 'long')}"


def slips(composer: Composer, occasion: str, proposal: Proposal, number: str, press: Paginator) -> Iterator[Block]:
    """Two slips, the second in the lower half of the page, or one where the text is long."""
    first = list(_slip(composer, occasion, proposal, number, outline=True))
    yield from first
    left = press.room / 2 - press.height(first)
    if left > styles.STEP * 3:
        yield Gap(left - styles.STEP * 4)
        yield Rule(styles.HAIRLINE, styles.HAIR, after=styles.STEP * 4)
        yield from _slip(composer, occasion, proposal, number, outline=False)


def _slip(composer: Composer, occasion: str, proposal: Proposal, number: str, *, outline: bool) -> Iterator[Block]:
    title = composer.reading.said(proposal.title)
    yield Paragraph(f"\u2068{composer.reading.charter.name}\u2069 · \u2068{occasion}\u2069", styles.KICKER)
    heading = styles.TITLE._replace(size=styles.scale(3))
    text = f"{number}  {title.text}".strip()
    yield Paragraph(text, heading, language=title.language, outline=0 if outline else None)
    yield composer.exact(proposal.version.texts, styles.BODY)
    voting = proposal.operational or proposal.stage in ("returned", "blocked", "block-upheld")
    for answer, beside in VOTE if voting else TEST:
        yield from _answer(composer, answer, beside)
    version = composer.say(N_("Version {number}. Tick one."), number=proposal.version.number)
    yield Paragraph(version, styles.SMALL._replace(before=styles.STEP))


def _answer(composer: Composer, answer: Message, beside: tuple[Message, ...]) -> Iterator[Block]:
    words = Paragraph(composer.say(answer), styles.QUOTE._replace(after=0))
    if not beside:
        yield Row([TickBox(_BOX), words], Columns((_BOX, 1), styles.STEP * 2), pad=_PAD, middle=True)
        return
    for place, what in enumerate(beside):
        line = Stack([Gap(13), Rule(styles.HAIRLINE, styles.QUIET, after=0)])
        label = Paragraph(composer.say(what), styles.LABEL._replace(size=styles.scale(0)))
        start: list[Block] = [TickBox(_BOX), words] if place == 0 else [Gap(0), Gap(0)]
        yield Row([*start, label, line], _COLUMNS, pad=_PAD, middle=True)


def _pages(composer: Composer, wish: DocumentWish) -> Pages:
    """Of one proposal where a decision is named, else of a meeting."""
    if not wish.decision:
        return _OF_MEETING(composer, wish)
    proposal = composer.reading.decision(wish.decision).proposal
    title = composer.reading.said(proposal.title).text
    return Pages(title, lambda press: slips(composer, "", proposal, "", press))


_OF_MEETING = pages_about_meeting(BALLOT, ballot)
DOCUMENT = Document(kind=BALLOT, pages=_pages, running_head=False)
