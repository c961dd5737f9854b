# SPDX-License-Identifier: GPL-3.0-or-later
"""What the minutes of a meeting say, however they are written: who was there, what was decided, agreed and said."""

from __future__ import annotations

from collections.abc import Iterator

from assembly_app.documents.document_source import Found
from assembly_app.documents.document_text import PRESENT, Composer
from assembly_app.documents.plain_text import Step
from assembly_app.domain.actions.state import Action
from assembly_app.domain.meetings.state import Meeting
from assembly_app.i18n.catalogues import Said
from assembly_app.i18n.marks import N_, P_, Message
from assembly_app.i18n.patterns import aside

_ROLES = ("facilitator", "co-facilitator", "timekeeper", "stack-keeper", "minute-taker", "vibes-watcher")
_UNSAID = ("floor.finished", "timer.extended")
"""Of no interest afterwards; nor is who took which role before the opening: the head of the minutes says it."""

ACTION_HEADS = (P_("action", "What"), P_("action", "Who"), P_("action", "By when"))

PHASES = {
    "none": P_("minutes", "Draft, not yet circulated"),
    "draft": P_("minutes", "Draft, not yet circulated"),
    "circulated": P_("minutes", "Circulated, not yet approved"),
    "amended": P_("minutes", "Amended, not yet approved"),
    "approved": P_("minutes", "Approved"),
}


def head(composer: Composer, meeting: Meeting) -> Iterator[tuple[Message, str]]:
    """Labels and values; a value may be empty."""
    formats = composer.formats
    begin, end = meeting.opened_at or meeting.starts_at, meeting.closed_at
    yield N_("Time"), formats.times(begin, end) if end else formats.time(begin)
    yield N_("Place"), meeting.place
    for role in _ROLES:
        if member := meeting.roles.get(role):
            yield ROLE_WORDS[role], composer.reading.name(member)
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


ROLE_WORDS = {
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
