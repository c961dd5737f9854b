# SPDX-License-Identifier: GPL-3.0-or-later
"""The minutes of a meeting (R29): what was decided and agreed first, then how it came about, item by item."""

from __future__ import annotations

from collections.abc import Iterator

from assembly_app.documents.document_source import Found
from assembly_app.documents.document_text import HANGING, PRESENT, Composer
from assembly_app.documents.pdf import styles
from assembly_app.documents.pdf.blocks import Block, Gap, Paragraph, Rule, Stack
from assembly_app.documents.pdf.tables import Columns, Listed, Row, Table
from assembly_app.documents.plain_text import Step
from assembly_app.domain.actions.state import Action
from assembly_app.domain.meetings.state import Meeting
from assembly_app.i18n.catalogues import Said
from assembly_app.i18n.marks import N_, P_, Message
from assembly_app.i18n.patterns import aside

_ROLES = ("facilitator", "co-facilitator", "timekeeper", "stack-keeper", "minute-taker", "vibes-watcher")
_UNSAID = ("floor.finished", "timer.extended")
"""Of no interest afterwards; nor is who took which role before the opening: the head of the minutes says it."""
_WORDING = ("test.closed", "vote.taken", "decision.recorded")
TITLE = P_("document", "Minutes")
ACTION_HEADS = (P_("action", "What"), P_("action", "Who"), P_("action", "By when"))
PHASES = {
    "none": P_("minutes", "Draft, not yet circulated"),
    "draft": P_("minutes", "Draft, not yet circulated"),
    "circulated": P_("minutes", "Circulated, not yet approved"),
    "amended": P_("minutes", "Amended, not yet approved"),
    "approved": P_("minutes", "Approved"),
}


def minutes(composer: Composer, meeting: Meeting) -> Iterator[Block]:
    """The document, block by block."""
    reading = composer.reading
    when = composer.formats.date(meeting.opened_at or meeting.starts_at, "full")
    yield from composer.opening(reading.charter.name, composer.say(TITLE), f"{reading.plain.heading(meeting)}\n{when}")
    yield from composer.facts(head(composer, meeting))
    steps = list(reading.plain.course(meeting, reading.store.minutes(reading.group, meeting.id)))
    yield from _decisions(composer, meeting)
    yield from _actions(composer, steps)
    yield from _course(composer, meeting, steps)
    yield from _signatures(composer, meeting)
    yield from composer.colophon()


def head(composer: Composer, meeting: Meeting) -> Iterator[tuple[Message, str]]:
    """Labels and values; a value may be empty."""
    formats = composer.formats
    begin, end = meeting.opened_at or meeting.starts_at, meeting.closed_at
    yield N_("Time"), formats.times(begin, end) if end else formats.time(begin)
    yield N_("Place"), meeting.place
    for role in _ROLES:
        if member := meeting.roles.get(role):
            yield _ROLE_WORDS[role], composer.reading.name(member)
    people = composer.reading.people
    here = list(dict.fromkeys(presence.member for presence in meeting.presences))
    members = [m for m in here if (found := people.find(m)) is None or found.standing != "guest"]
    guests = [m for m in here if m not in members]
    quorum = composer.reading.charter.settings.quorum(len(people.active))
    if members:
        count = composer.say(PRESENT, present=len(members), quorum=quorum)
        yield N_("Present"), aside(composer.words, Said(composer.names(members)), Said(count))
    if guests:
        yield P_("document", "Guests"), composer.names(guests)
    yield P_("document", "Standing"), composer.say(PHASES[meeting.minutes_phase])


_ROLE_WORDS = {
    "facilitator": P_("role", "Facilitator"),
    "co-facilitator": P_("role", "Co-facilitator"),
    "timekeeper": P_("role", "Timekeeper"),
    "stack-keeper": P_("role", "Stack-keeper"),
    "minute-taker": P_("role", "Minute-taker"),
    "vibes-watcher": P_("role", "Vibes-watcher"),
}


def decided(composer: Composer, meeting: Meeting) -> Iterator[Found]:
    """The decisions that this meeting took, in their order."""
    for row in reversed(composer.reading.decisions()):
        found = composer.reading.found(row)
        if found is not None and found.decision.entry.meeting == meeting.id:
            yield found


def agreed(composer: Composer, steps: list[Step]) -> list[Action]:
    """The actions that were agreed on, in their order."""
    reading = composer.reading
    about = [str(step.fields["about"]) for step in steps if step.kind == "action.agreed"]
    return [state for each in about if isinstance(state := reading.store.state(reading.group, each), Action)]


def action_cells(composer: Composer, action: Action) -> tuple[str, str, str]:
    """What, who, by when."""
    due = composer.formats.date(action.due, "medium") if action.due else "–"
    return composer.reading.said(action.text).text, composer.reading.name(action.owner), due


def told(meeting: Meeting, steps: list[Step]) -> Iterator[Step]:
    """The steps that are of interest afterwards."""
    for step in steps:
        before = step.kind == "role.taken" and step.at < (meeting.opened_at or step.at)
        if step.kind not in _UNSAID and not before:
            yield step


def item_heading(composer: Composer, meeting: Meeting, item: str) -> tuple[str, str]:
    """The number and the title of an item on the agenda."""
    numbers = {each.id: place for place, each in enumerate(meeting.agenda, 1)}
    found = next((each for each in meeting.items if each.id == item), None)
    title = composer.reading.plain.title_of(found) if found else composer.reading.name(item)
    return composer.number(numbers[item]) if item in numbers else "", title[:1].upper() + title[1:]


def _decisions(composer: Composer, meeting: Meeting) -> Iterator[Block]:
    for place, found in enumerate(decided(composer, meeting)):
        if place == 0:
            yield composer.section(P_("document", "Decisions"))
        entry = found.decision.entry
        title = composer.reading.said(entry.title)
        lines: list[Block] = [Paragraph(title.text, styles.STRONG._replace(after=3), language=title.language)]
        if not entry.personal:
            lines += composer.written(entry.text, styles.BODY._replace(after=3))
        lines.append(Paragraph(composer.counted(entry.method, entry.tally), styles.LABEL))
        number = Paragraph(composer.numbered(entry.number), styles.STRONG._replace(colour=styles.ACCENT))
        yield Row([number, Stack(lines)], HANGING, after=styles.STEP * 1.5)


def _actions(composer: Composer, steps: list[Step]) -> Iterator[Block]:
    found = agreed(composer, steps)
    if not found:
        return
    yield composer.section(P_("document", "Actions"))
    table = Table(Columns((0.56, 0.22, 0.22)), [composer.say(name) for name in ACTION_HEADS])
    yield table.head()
    for action in found:
        yield table.row([Paragraph(text, styles.CELL) for text in action_cells(composer, action)])


def _course(composer: Composer, meeting: Meeting, steps: list[Step]) -> Iterator[Block]:
    yield composer.section(P_("document", "How it went"))
    listed = Listed(HANGING, styles.STEP / 2)
    for step in told(meeting, steps):
        if step.kind == "floor.taken-up":
            yield Gap(styles.STEP)
            yield _item_row(*item_heading(composer, meeting, str(step.fields["item"])))
            listed = Listed(HANGING, styles.STEP / 2)
            continue
        style = styles.STRONG if step.kind in _WORDING else styles.BODY
        yield listed.item(Paragraph(composer.formats.time(step.at), styles.LABEL), [Paragraph(step.words, style)])


def _item_row(number: str, title: str) -> Row:
    label = Paragraph(number, styles.H3._replace(colour=styles.ACCENT, role="P"))
    row = Row([label, Paragraph(title, styles.H3, outline=2)], HANGING, after=styles.STEP / 2)
    row.keepWithNext = True
    return row


def _signatures(composer: Composer, meeting: Meeting) -> Iterator[Block]:
    """The two who sign the same statement when the minutes are approved."""
    if meeting.minutes_phase == "none" and meeting.closed_at is None:
        return
    yield Gap(styles.STEP * 8)
    cells: list[Block] = []
    for role in ("facilitator", "minute-taker"):
        name = composer.reading.name(meeting.roles.get(role, ""))
        lines: list[Block] = [
            Rule(styles.HAIRLINE, styles.INK, after=4),
            Paragraph(composer.say(_ROLE_WORDS[role]), styles.LABEL),
        ]
        if name:
            lines.append(Paragraph(name, styles.CELL))
        cells.append(Stack(lines))
    yield Row(cells, Columns((0.5, 0.5), styles.STEP * 6))
