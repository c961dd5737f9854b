# SPDX-License-Identifier: GPL-3.0-or-later
"""The minutes of a meeting as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from assembly_app.documents.decisions.decision_log_markdown import decision_markdown
from assembly_app.documents.document_text import Composer
from assembly_app.documents.markdown import cell, colophon, section, single_spaced
from assembly_app.documents.meetings import minutes_facts
from assembly_app.domain.meetings.state import Meeting
from assembly_app.i18n.marks import P_
from assembly_app.i18n.words.meetings import MINUTES


def minutes_markdown(composer: Composer, meeting: Meeting) -> Iterator[str]:
    """The minutes, line by line."""
    return single_spaced(_lines(composer, meeting))


def _lines(composer: Composer, meeting: Meeting) -> Iterator[str]:
    reading = composer.reading
    when = composer.formats.date(meeting.opened_at or meeting.starts_at, "full")
    yield f"# {cell(composer.labelled(MINUTES.title, reading.plain.heading(meeting)))}"
    yield ""
    yield f"{cell(reading.charter.name)} · {cell(when)}"
    yield ""
    for label, value in minutes_facts.head(composer, meeting):
        if value:
            yield f"- {cell(composer.labelled(label, value))}"
    steps = list(reading.plain.course(meeting, reading.store.minutes(reading.group, meeting.id)))
    decisions = list(minutes_facts.decided(composer, meeting))
    if decisions:
        yield from section(composer.say(P_("document", "Decisions")))
        for found in decisions:
            yield from decision_markdown(composer, found, 3)
    actions = minutes_facts.agreed(composer, steps)
    if actions:
        yield from section(composer.say(P_("document", "Actions")))
        yield f"| {' | '.join(composer.say(head) for head in minutes_facts.ACTION_HEADS)} |"
        yield "| --- | --- | --- |"
        for action in actions:
            yield f"| {' | '.join(cell(text) for text in minutes_facts.action_cells(composer, action))} |"
    yield from section(composer.say(P_("document", "How it went")))
    for step in minutes_facts.told(meeting, steps):
        if step.kind == "floor.taken-up":
            number, title = minutes_facts.item_heading(composer, meeting, str(step.fields["item"]))
            yield from ("", f"### {number} {cell(title)}".replace("  ", " "), "")
        else:
            yield f"- {composer.formats.time(step.at)} {cell(step.words)}"
    yield from colophon(composer)
