# SPDX-License-Identifier: GPL-3.0-or-later
"""The facilitator's running script: times on the clock, who speaks, what to say at each stage, room for notes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from assembly_app.documents.document import Document, pages_about_meeting
from assembly_app.documents.document_text import Composer
from assembly_app.documents.pdf import styles
from assembly_app.documents.pdf.blocks import Block, Framed, Gap, Paragraph, Rule, Stack, TickBox
from assembly_app.documents.pdf.pagination import Paginator
from assembly_app.documents.pdf.tables import Columns, ListItems, Row, Table
from assembly_app.domain.meetings.state import Item, Meeting
from assembly_app.domain.proposals.state import Proposal
from assembly_app.i18n.marks import CN_, N_, P_, Message
from assembly_app.i18n.words.meetings import RUNNING_SCRIPT

_COLUMNS = Columns((70, 1), styles.STEP * 2)
_SAY = Columns((14, 96, 1), styles.STEP * 1.5)
_ROLES = ("facilitator", "co-facilitator", "timekeeper", "stack-keeper", "minute-taker", "vibes-watcher")

DECIDING: tuple[tuple[str, Message], ...] = (
    ("presented", N_("{presenter}, please present the proposal. Everybody listens; nobody answers yet.")),
    ("clarifying", N_("Questions to understand it only: what does it mean, who does it, what does it cost?")),
    ("discussion", N_("What do you think of it? The stack is open; those who have spoken less come first.")),
    ("concerns", N_("Name your concerns, all of them. We do not solve any yet.")),
    ("resolving", N_("One concern after the other: what would meet it? Whoever raised it says whether it is met.")),
    ("testing", N_("I read the exact text aloud. Then I ask four questions, one after the other.")),
)
TESTING: tuple[tuple[str, Message], ...] = (
    ("block", N_("Does anybody block? A block names a core value of ours and the reason.")),
    ("stand-aside", N_("Does anybody stand aside? Say your name and the reason.")),
    ("reservation", N_("Does anybody have reservations and agree all the same?")),
    ("agreement", N_("Who agrees? Please show it: silence is not agreement.")),
)
OTHERS: dict[str, Message] = {
    "check-in": N_("Welcome. Each of us says in one sentence how we arrive."),
    "follow-up": N_("What was agreed last time: done, carried over, or dropped? Each owner says so."),
    "approve-minutes": N_("Are these minutes right? Name what is missing or wrong; then we approve them."),
    "report": N_("{presenter} reports. Questions afterwards; nothing is decided here."),
    "discussion": N_("We hear each other; nothing is decided here. The stack is open."),
    "straw-poll": N_("A straw poll shows where we stand. It decides nothing."),
    "break": N_("We begin again at {end}."),
    "evaluation": N_("What went well? What do we do differently next time? One sentence each."),
}


def running_script(composer: Composer, meeting: Meeting, _: Paginator) -> Iterator[Block]:
    """The document, block by block."""
    reading, formats = composer.reading, composer.formats
    lead = f"{reading.plain.heading(meeting)}\n{formats.moment(meeting.starts_at, 'full')}"
    yield from composer.opening(reading.charter.name, composer.say(RUNNING_SCRIPT.title), lead)
    yield from composer.facts(_before(composer, meeting))
    yield from _overview(composer, meeting)
    at = meeting.starts_at
    for number, item in enumerate(meeting.agenda, 1):
        end = at + timedelta(minutes=item.minutes)
        yield from _item(composer, number, item, formats.time(at), formats.time(end))
        at = end
    yield from composer.colophon()


def _before(composer: Composer, meeting: Meeting) -> Iterator[tuple[Message, str | list[Block]]]:
    charter, people = composer.reading.charter, composer.reading.people
    yield N_("Place"), meeting.place
    held = [(role, meeting.roles[role]) for role in _ROLES if meeting.roles.get(role)]
    roles = [composer.labelled(composer.heading(role), composer.reading.name(member)) for role, member in held]
    if roles:
        yield P_("document", "Roles"), [Stack([Paragraph(role, styles.CELL) for role in roles])]
    quorum = charter.settings.quorum(len(people.active))
    of = CN_("members", "{quorum} of {members} members")
    yield N_("Quorum"), composer.say(of, quorum=quorum, members=len(people.active))
    values = [composer.reading.said(value.texts).text for value in charter.values]
    if values:
        yield N_("Core values"), [Stack([Paragraph(value, styles.CELL) for value in values])]


def _overview(composer: Composer, meeting: Meeting) -> Iterator[Block]:
    yield composer.section(P_("document", "At a glance"))
    heads = (P_("agenda", "From"), P_("agenda", "Item"), P_("agenda", "Who"), P_("agenda", "Length"))
    table = Table(Columns((52, 0.68, 0.32, 52)), [composer.say(head) for head in heads], frozenset({3}))
    yield table.head()
    at = meeting.starts_at
    for item in meeting.agenda:
        cells = [
            Paragraph(composer.formats.time(at), styles.CELL),
            Paragraph(_title(composer, item), styles.CELL._replace(bold=bool(item.proposal))),
            Paragraph(composer.reading.name(item.presenter), styles.CELL),
            Paragraph(composer.minutes(item.minutes), styles.CELL_END),
        ]
        yield table.row(cells, pad=3)
        at += timedelta(minutes=item.minutes)
    over = at - (meeting.starts_at + timedelta(minutes=meeting.minutes))
    if meeting.minutes and over > timedelta():
        minutes = over // timedelta(minutes=1)
        words = N_("The items together are {minutes} longer than the meeting.")
        yield Gap(styles.STEP)
        yield Paragraph(composer.say(words, minutes=composer.minutes(minutes)), styles.STRONG)


def _title(composer: Composer, item: Item) -> str:
    title = composer.reading.plain.title_of(item)
    return title[:1].upper() + title[1:]


def _item(composer: Composer, number: int, item: Item, begin: str, end: str) -> Iterator[Block]:
    yield Gap(styles.STEP * 3)
    heading = Row(
        [
            Paragraph(begin, styles.STRONG._replace(size=styles.scale(1), after=0)),
            Paragraph(f"{composer.number(number)}  {_title(composer, item)}", styles.H2._replace(before=0), outline=1),
        ],
        _COLUMNS,
        after=0,
    )
    heading.keepWithNext = True
    yield heading
    who = composer.reading.name(item.presenter)
    until = composer.say(N_("until {end}"), end=end)
    parts = [composer.minutes(item.minutes), until, *([f"\u2068{who}\u2069"] if who else [])]
    yield _beside(Paragraph(" · ".join(parts), styles.LABEL._replace(after=styles.STEP)), keep=True)
    for note in composer.written(item.note, styles.BODY):
        yield _beside(note)
    proposal = composer.reading.proposal(item.proposal)
    if proposal is not None:
        yield from _deciding(composer, proposal, who or composer.reading.name(proposal.proposer))
    elif item.kind in OTHERS:
        words = composer.say(OTHERS[item.kind], presenter=who or composer.say(N_("Whoever presents")), end=end)
        yield _beside(Framed(Paragraph(words, styles.BODY), styles.HAIR, None))
    yield Gap(styles.STEP * 2.5)
    for _ in range(2):
        yield _beside(Rule(styles.HAIRLINE, styles.HAIR, after=styles.STEP * 3))


def _beside(block: Block, keep: bool = False) -> Row:
    row = Row([Gap(0), block], _COLUMNS, after=block.getSpaceAfter())
    row.keepWithNext = keep
    return row


def _deciding(composer: Composer, proposal: Proposal, presenter: str) -> Iterator[Block]:
    listed = ListItems(_SAY, 0)
    for stage, words in DECIDING:
        yield _step(composer, listed, composer.heading(stage), composer.say(words, presenter=presenter))
    yield _beside(composer.exact(proposal.version.texts, styles.BODY))
    listed = ListItems(_SAY, 0)
    for stance, words in TESTING:
        yield _step(composer, listed, composer.heading(stance), composer.say(words))
    yield Gap(styles.STEP)
    period = composer.reading.charter.settings.block_period(proposal.weight)
    after = N_("If there is consensus: until {length} from now anybody may still block, from home too.")
    yield _beside(Paragraph(composer.say(after, length=composer.formats.duration(period)), styles.BODY))


def _step(composer: Composer, listed: ListItems, name: str, words: str) -> Block:
    inner = listed.item(Paragraph(name, styles.STRONG), [Paragraph(words, styles.BODY)])
    tick = Row([Stack([Gap(3), TickBox(9, 0.8)]), *inner.cells], _SAY, pad=(0, styles.STEP * 0.75))
    return _beside(tick)


DOCUMENT = Document(kind=RUNNING_SCRIPT, pages=pages_about_meeting(RUNNING_SCRIPT, running_script))
