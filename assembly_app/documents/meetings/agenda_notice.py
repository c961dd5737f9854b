# SPDX-License-Identifier: GPL-3.0-or-later
"""The notice of a meeting: a poster for the door, readable from two metres, and behind it the exact texts (R2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from assembly_app.documents.document import Document, pages_about_meeting, text_about_meeting
from assembly_app.documents.document_text import Composer
from assembly_app.documents.meetings.invitation import invitation
from assembly_app.documents.pdf import styles
from assembly_app.documents.pdf.blocks import Block, Gap, Paragraph, Rule, Stack
from assembly_app.documents.pdf.pagination import Break, Paginator
from assembly_app.documents.pdf.styles import Style
from assembly_app.documents.pdf.tables import Columns, ListItems
from assembly_app.domain.meetings.state import Item, Meeting
from assembly_app.i18n.marks import N_, P_
from assembly_app.i18n.patterns import counts
from assembly_app.i18n.words.meetings import AGENDA_NOTICE

LEGIBLE = 26.6
"""Points: capitals 6.7 mm high, a three-hundredth of two metres. When, where and each title are at least this large."""
_HEAD, _LINE = 38.0, 28.0
_TIGHTER = (1.0, 0.93, 0.86, 0.78, 0.7)
_SLACK = 0.5
"""Points: sums of heights are rounded, and the foot of a page must not slip to the next one."""


def agenda_notice(composer: Composer, meeting: Meeting, press: Paginator) -> Iterator[Block]:
    """Poster and texts. The white between lines shrinks first, then the letters, until the poster fits its page."""
    foot = list(_foot(composer, meeting))
    fitting = (tightness for tightness in _TIGHTER if press.fits([*poster(composer, meeting, tightness), *foot]))
    page = list(poster(composer, meeting, next(fitting, _TIGHTER[-1])))
    yield from page
    if foot:
        yield Gap(max(0.0, press.room - press.height([*page, *foot]) - _SLACK))
    yield from foot
    yield from _texts(composer, meeting)


def poster(composer: Composer, meeting: Meeting, tightness: float) -> Iterator[Block]:
    """The first page, without its foot."""
    formats, reading = composer.formats, composer.reading
    size = max(LEGIBLE * min(1.0, tightness + 0.14), 18.0)
    white = styles.STEP * (4 if tightness == 1 else 2.5 * tightness)
    when = Style(size=size + 2, bold=True, colour=styles.ACCENT, leading=1.25, after=styles.STEP / 2)
    yield Rule(styles.BAR * 3, styles.ACCENT, after=white)
    yield Paragraph(reading.charter.name, Style(size=size * 0.8, bold=True, colour=styles.ACCENT, after=styles.STEP))
    heading = Style(size=max(size, _HEAD * tightness), bold=True, leading=1.12, after=white * 0.8, role="H1")
    yield Paragraph(reading.plain.heading(meeting), heading, outline=0)
    yield Paragraph(formats.weekday(meeting.starts_at), when)
    ends_at = meeting.starts_at + timedelta(minutes=meeting.minutes)
    hours = formats.times(meeting.starts_at, ends_at) if meeting.minutes else formats.time(meeting.starts_at)
    where = f"{hours} · \u2068{meeting.place}\u2069" if meeting.place else hours
    yield Paragraph(where, when._replace(colour=styles.INK, after=white))
    yield Rule(styles.RULE, styles.INK, after=white * 0.6)
    listed = ListItems(Columns((size * 1.35, 1), styles.STEP), white * 0.55)
    for number, item in enumerate(meeting.agenda, 1):
        label = Paragraph(
            composer.number(number), Style(size=size, bold=True, colour=styles.ACCENT, leading=1.2, after=0)
        )
        yield listed.item(label, [Stack(list(_item(composer, item, size)))])


def _foot(composer: Composer, meeting: Meeting) -> Iterator[Block]:
    """When it was posted, and for who stands before the poster that there is more behind it; one line, for the room."""
    said = []
    if meeting.posted_at:
        said.append(composer.say(N_("Posted on {at}"), at=composer.formats.moment(meeting.posted_at)))
    if any(composer.reading.proposal(item.proposal) is not None for item in meeting.agenda):
        said.append(composer.say(N_("The exact texts of the proposals follow on the next pages.")))
    if said:
        yield Paragraph(
            counts(composer.words, said), styles.FURNITURE._replace(size=styles.scale(0), colour=styles.INK)
        )


def _item(composer: Composer, item: Item, size: float) -> Iterator[Block]:
    title = composer.reading.plain.title_of(item)
    said = Style(size=size, leading=1.2, after=0, bold=bool(item.proposal))
    yield Paragraph(title[:1].upper() + title[1:], said)
    marks = [composer.heading(item.kind)] if item.kind != "evaluation" and item.proposal else []
    if item.weight == "major":
        marks.append(composer.term("major"))
    if item.late:
        marks.append(composer.say(P_("agenda", "late")))
    marks.append(composer.minutes(item.minutes))
    if item.presenter:
        marks.append(f"\u2068{composer.reading.name(item.presenter)}\u2069")
    yield Paragraph(" · ".join(marks), Style(size=max(12.0, size * 0.5), colour=styles.QUIET, leading=1.3, after=0))


def _texts(composer: Composer, meeting: Meeting) -> Iterator[Block]:
    """The text of each proposal, exactly as it was posted."""
    first = True
    for number, item in enumerate(meeting.agenda, 1):
        proposal = composer.reading.proposal(item.proposal)
        if proposal is None:
            continue
        if first:
            yield Break()
            first = False
            yield Paragraph(composer.say(N_("What is to be decided")), styles.TITLE, outline=0)
            words = N_("The exact texts. A major item may only be tested if they were posted in time.")
            yield Paragraph(composer.say(words), styles.LEAD)
        version = next(
            (v for v in proposal.versions if v.number == (item.posted_version or proposal.posted_version)), None
        )
        version = version or proposal.version
        title = composer.reading.said(proposal.title)
        yield Paragraph(f"{composer.number(number)}  {title.text}", styles.H2, language=title.language, outline=1)
        yield composer.exact(version.texts)
        facts = [(P_("proposal", "Proposed by"), composer.reading.name(proposal.proposer))]
        facts.append((P_("proposal", "Version"), composer.number(version.number)))
        facts.append((P_("proposal", "Weight"), composer.term(proposal.weight, "proposal")))
        yield from composer.facts(facts)
    if meeting.digest:
        yield Gap(styles.STEP * 3)
        yield Paragraph(
            composer.say(N_("SHA-256 of the agenda as posted: {digest}"), digest=meeting.digest), styles.SMALL
        )
    yield from composer.colophon()


DOCUMENT = Document(
    kind=AGENDA_NOTICE,
    pages=pages_about_meeting(AGENDA_NOTICE, agenda_notice),
    texts={"ics": text_about_meeting(AGENDA_NOTICE, invitation)},
    margins=styles.POSTER,
)
