# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain text of what lists show: agenda, minutes, decisions, actions, meetings; for terminals, mail and scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

import msgspec

from assembly_app.domain.actions.state import Action
from assembly_app.domain.meetings.state import Item, Meeting
from assembly_app.domain.values import Texts, in_language
from assembly_app.i18n.catalogues import Catalogue, Said, isolated
from assembly_app.i18n.event_sentences import happening
from assembly_app.i18n.marks import NN_, P_
from assembly_app.i18n.patterns import aside, labelled
from assembly_app.i18n.refusals import written
from assembly_app.service.core.read_models import DecisionRow, MinutesLine

Naming = Callable[[str], str]
AFTERWARDS = ("block.", "concern.", "question.")
"""Types that go on after a meeting, in the block period: what was said then was not said in the room."""


class Step(NamedTuple):
    """One thing that happened: when, which type of record, its fields, and the sentence for it."""

    at: datetime
    kind: str
    fields: dict[str, object]
    words: str


class Plain:
    """Writes things in one language, falling back to the assembly's own languages for what people wrote."""

    def __init__(self, catalogue: Catalogue, naming: Naming, languages: tuple[str, ...]) -> None:
        self._catalogue, self._naming = catalogue, naming
        self.languages = (catalogue.language.code, *languages)

    def said(self, texts: Texts) -> str:
        """What people wrote, in the language or the nearest they have."""
        return in_language(texts, *self.languages)

    def term(self, code: str, of: str = "") -> str:
        """A code of the process in words, said of something (see `terms.term`)."""
        return str(written(self._catalogue, code, of=of))

    def moment(self, at: datetime | None) -> str:
        """An instant, "" for none."""
        return self._catalogue.formats.moment(at) if at else ""

    def decision(self, row: DecisionRow) -> str:
        """One line of the decision log."""
        day = self._catalogue.formats.date(row.taken_at, "medium")
        return f"{row.number}  {day}  {self.term(row.standing, 'decision')}  {self.said(row.title)}"

    def action(self, action: Action) -> str:
        """One action item."""
        due = self._catalogue.formats.date(action.due, "medium") if action.due else "–"
        what = labelled(self._catalogue, isolated(self._naming(action.owner)), self.said(action.text))
        return f"{self.term(action.status, 'action')}  {due}  {what}"

    def meeting(self, meeting: Meeting) -> str:
        """One meeting."""
        return f"{self.moment(meeting.starts_at)}  {self.term(meeting.phase, 'meeting')}  {self.heading(meeting)}"

    def heading(self, meeting: Meeting) -> str:
        """The title of a meeting; a meeting called without one is named after its kind."""
        title = self.said(meeting.title)
        return self.term(title) if title == meeting.kind else title

    def head(self, meeting: Meeting) -> str:
        """The first line of an agenda and of minutes: what, when and, if that is known, where."""
        parts = (self.heading(meeting), self.moment(meeting.starts_at), meeting.place)
        return " · ".join(filter(None, parts))

    def agenda(self, meeting: Meeting) -> Iterable[str]:
        """The agenda with its times."""
        yield self.head(meeting)
        for number, item in enumerate(meeting.agenda, 1):
            marks = [self.term(item.kind)]
            if item.weight == "major":
                marks.append(self.term("major"))
            if item.late:
                marks.append(self._catalogue.text(P_("agenda", "late")))
            length = self._catalogue.text(NN_("{n} min", "length"), n=item.minutes)
            title = aside(self._catalogue, self.title_of(item), Said(" · ".join(marks)))
            yield f"{number:>2}  {length:>7}  {title}"
        if meeting.digest:
            yield f"SHA-256 {meeting.digest}"

    def title_of(self, item: Item) -> str:
        """The title of an item; those that come by themselves are named after their kind, in each language."""
        said = self.said(item.title)
        if item.id != item.kind and said != item.kind:
            return said
        name = self.term(item.kind)
        return name[:1].upper() + name[1:]

    def minutes(self, meeting: Meeting, lines: Iterable[MinutesLine]) -> Iterable[str]:
        """The minutes as they stand: amended entries read as amended, struck ones are gone."""
        yield self.head(meeting)
        for step in self.course(meeting, lines):
            yield f"{self._catalogue.formats.time(step.at)}  {step.words}"

    def course(self, meeting: Meeting, lines: Iterable[MinutesLine]) -> Iterator[Step]:
        """What happened in a meeting, step by step, without what does not belong in its minutes."""
        entries = {entry.id: entry for entry in meeting.entries}
        for line in lines:
            fields = {name: getattr(line.event, name) for name in line.event.__struct_fields__}
            fields["about"] = line.about
            kind = line.event.TYPE
            begun = meeting.opened_at is not None and line.at >= meeting.opened_at
            if not begun and kind != "role.taken":
                continue  # how the agenda came about is not part of what happened in the meeting
            if meeting.closed_at is not None and line.at > meeting.closed_at and kind.startswith(AFTERWARDS):
                continue
            if kind == "minutes.written":
                entry = entries.get(str(fields["entry"]))
                if entry is None or entry.struck:
                    continue
                fields["text"] = entry.text
            words = self.happened(kind, fields)
            if words:
                yield Step(line.at, kind, fields, words)

    def name(self, wanted: str) -> str:
        """The name behind an id."""
        return self._naming(wanted)

    def happened(self, kind: str, fields: dict[str, object]) -> str:
        """The sentence for one record; "" when it does not belong in the minutes."""
        plain = {key: _plain(value) for key, value in fields.items()}
        return happening(self._catalogue, kind, plain, self._naming, self.languages)


def _plain(value: object) -> object:
    if isinstance(value, msgspec.Struct):
        return {name: getattr(value, name) for name in value.__struct_fields__}
    return value
