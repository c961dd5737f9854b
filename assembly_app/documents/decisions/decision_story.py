# SPDX-License-Identifier: GPL-3.0-or-later
"""One decision with its story: the exact words, how they were approved, and how they came to be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from assembly_app.documents.document import Document, Pages
from assembly_app.documents.document_source import Found
from assembly_app.documents.document_text import Composer
from assembly_app.documents.pdf import styles
from assembly_app.documents.pdf.blocks import Block, Paragraph, Stack
from assembly_app.documents.pdf.tables import Columns, ListItems
from assembly_app.domain.proposals.state import Proposal
from assembly_app.i18n.catalogues import Said
from assembly_app.i18n.marks import CN_, N_, P_, Message
from assembly_app.i18n.patterns import aside, sentences
from assembly_app.i18n.words.decisions import DECISION
from assembly_app.service.documents.wishes import DocumentWish

_TIMES = Columns((92, 1), styles.STEP * 2)


class Moment(NamedTuple):
    """One step of the story; `texts` are shown below the sentence."""

    at: datetime
    words: str
    more: tuple[Block, ...] = ()


def decision_story(composer: Composer, found: Found) -> Iterator[Block]:
    """The document, block by block."""
    entry, reading = found.decision.entry, composer.reading
    kicker = f"\u2068{reading.charter.name}\u2069 · {composer.say(DECISION.title)} {composer.numbered(entry.number)}"
    title = reading.said(entry.title).text
    lead = f"{composer.heading(found.row.standing)} · {composer.day(entry.taken_at)}"
    yield from composer.opening(kicker, title, lead)
    if entry.personal:
        yield Paragraph(composer.say(N_("The text is personal and is not shown.")), styles.QUOTE)
    else:
        yield composer.exact(entry.text)
    yield from composer.facts(_facts(composer, found))
    if entry.rationale:
        yield composer.section(P_("document", "Why"))
        yield from composer.written(entry.rationale)
    if not entry.personal:
        yield from _concerns(composer, found.proposal)
        yield from _story(composer, found)
    yield from _outcomes(composer, found)
    yield from composer.colophon()


def _facts(composer: Composer, found: Found) -> Iterator[tuple[Message, str | list[Block]]]:
    entry, decision, reading = found.decision.entry, found.decision, composer.reading
    meeting = reading.name(entry.meeting) if entry.meeting else ""
    yield (
        P_("decision", "Decided"),
        " · ".join(filter(None, (composer.formats.moment(entry.taken_at), meeting or entry.by))),
    )
    yield P_("decision", "How"), composer.counted(entry.method, entry.tally)
    yield P_("decision", "Present"), composer.present(entry.tally)
    for label, named in (
        (P_("test", "Stood aside"), entry.stood_aside),
        (P_("test", "Reservations"), entry.reservations),
        (P_("test", "Blocked"), entry.blocked_by),
        (P_("decision", "Interests declared"), entry.interests),
    ):
        if named:
            yield label, [Stack(composer.named(named))]
    yield P_("decision", "Went on because"), entry.went_on_why
    yield P_("decision", "Version"), composer.number(entry.version)
    if decision.block_ends:
        yield P_("decision", "Block period until"), composer.formats.moment(decision.block_ends)
    yield P_("decision", "Carried out by"), reading.name(entry.implementer)
    yield P_("decision", "In effect from"), composer.day(entry.effective_at)
    yield P_("decision", "To be reviewed"), composer.day(entry.review_at)
    for label, other in (
        (P_("decision", "Superseded by"), decision.superseded_by),
        (P_("decision", "Repealed by"), decision.repealed_by),
    ):
        yield label, reading.name(other)


def _concerns(composer: Composer, proposal: Proposal) -> Iterator[Block]:
    """The concerns, and what became of each."""
    if not proposal.concerns:
        return
    yield composer.section(P_("document", "Concerns"))
    listed = ListItems(Columns((18, 1), styles.STEP), styles.STEP)
    for concern in proposal.concerns:
        became = composer.term("outstanding" if concern.status == "open" else concern.status, "concern")
        if concern.status == "addressed" and concern.version:
            became = composer.say(N_("addressed by version {version}"), version=concern.version)
        who = f"\u2068{composer.reading.name(concern.member)}\u2069 · {became}"
        body: list[Block] = [Paragraph(concern.text, styles.BODY._replace(after=1)), Paragraph(who, styles.SMALL)]
        yield listed.item(Paragraph(composer.number(concern.number), styles.STRONG), body)


def _story(composer: Composer, found: Found) -> Iterator[Block]:
    yield composer.section(P_("document", "How it came about"))
    listed = ListItems(_TIMES, styles.STEP * 0.75)
    for moment in sorted(_moments(composer, found.proposal), key=lambda moment: moment.at):
        when = Paragraph(composer.formats.moment(moment.at, "medium"), styles.LABEL)
        yield listed.item(when, [Paragraph(moment.words, styles.BODY._replace(after=2)), *moment.more])


def _moments(composer: Composer, proposal: Proposal) -> Iterator[Moment]:
    name = composer.reading.name
    for version in proposal.versions:
        message = N_("Drafted by {author}.") if version.number == 1 else N_("Version {number}, by {author}.")
        words = composer.say(message, number=version.number, author=name(version.author))
        # The text that was decided stands above in full; the others are part of the story.
        last = version.number == proposal.versions[-1].number
        texts = () if last else tuple(composer.written(version.texts, styles.SMALL._replace(size=9.0)))
        yield Moment(version.at, words, texts)
    for concern in proposal.concerns:
        said = composer.say(N_("{member} named concern {number}."), member=name(concern.member), number=concern.number)
        yield Moment(concern.raised_at, said)
    for test in proposal.tests:
        result = test.result
        opened = CN_("present", "Test for consensus {number} on version {version}, {present} present.")
        words = composer.say(opened, number=test.number, version=test.version, present=test.present)
        if result is not None:
            outcome = composer.tally(result.tally, "consensus")
            words = sentences(composer.words, (words, outcome))
        yield Moment(test.opened_at, words)
    for block in proposal.blocks:
        text = N_("{member} blocked, for “{value}”: {reason}")
        said = composer.say(text, member=name(block.member), value=name(block.value), reason=block.reason)
        yield Moment(block.at, aside(composer.words, Said(said), Said(composer.term(block.status, "block"))))
    for vote in proposal.votes:
        yield Moment(vote.at, composer.counted(f"{vote.kind}-vote", vote.tally))


def _outcomes(composer: Composer, found: Found) -> Iterator[Block]:
    """What came of it, as people saw it later (R27)."""
    notes = found.decision.outcomes
    if not notes:
        return
    yield composer.section(P_("document", "What came of it"))
    listed = ListItems(_TIMES, styles.STEP)
    for note in notes:
        body: list[Block] = list(composer.written(note.text, styles.BODY._replace(after=1)))
        if note.by:
            body.append(Paragraph(composer.reading.name(note.by), styles.SMALL))
        yield listed.item(Paragraph(composer.day(note.at), styles.LABEL), body)


def _pages(composer: Composer, wish: DocumentWish) -> Pages:
    found = composer.reading.decision(wish.decision)
    title = composer.reading.said(found.decision.entry.title).text
    return Pages(f"{found.row.number} {title}", lambda press: decision_story(composer, found))


DOCUMENT = Document(kind=DECISION, pages=_pages)
