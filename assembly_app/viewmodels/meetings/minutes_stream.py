# SPDX-License-Identifier: GPL-3.0-or-later
"""The minutes of one meeting as they grow: read once, then only what is new, and put into words once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from assembly_app.domain.meetings.state import Meeting, MinutesEntry
from assembly_app.i18n.event_sentences import happening
from assembly_app.service.core.read_models import MinutesLine
from assembly_app.viewmodels.kit.times import milliseconds

if TYPE_CHECKING:
    from assembly_app.viewmodels.kit.command_runner import CommandRunner

SILENT = ("role.taken", "timer.stopped", "proposal.version-added")


class MinuteRow(NamedTuple):
    """One happening in words. `entry` is the id of what the minute-taker wrote, "" for what the records say."""

    key: str
    at: float
    says: str
    written: bool
    entry: str
    struck: bool


class MinutesStream:
    """Reads the records of a meeting by themselves once; an import, which may bring earlier ones, begins anew."""

    def __init__(self, acting: CommandRunner) -> None:
        self._acting = acting
        self._meeting = ""
        self._lines: list[MinutesLine] = []
        self._rows: list[MinuteRow] = []
        self._entries: tuple[MinutesEntry, ...] = ()
        self._clock = 0
        self._stale = False
        self._said: dict[str, tuple[MinutesEntry | None, MinuteRow | None]] = {}
        acting.imported.connect(self.forget)
        acting.renamed.connect(self.say_again)
        acting.lang.changed.connect(self.say_again)

    def forget(self) -> None:
        """Read everything again: the past may have changed."""
        self._meeting = ""

    def say_again(self) -> None:
        """Put everything into words again: names or the language have changed."""
        self._said, self._entries = {}, ()
        self._stale = True

    def rows(self, meeting: Meeting, *, struck: bool = False) -> list[MinuteRow]:
        """What happened since the meeting was opened, in the language of the desk; with or without what was struck."""
        if meeting.opened_at is None:
            return []
        store, group = self._acting.assembly.store, self._acting.assembly.group
        entries = {entry.id: entry for entry in meeting.entries}
        if self._meeting != meeting.id:
            self._meeting, self._said, self._rows, self._clock = meeting.id, {}, [], 0
            self._lines = list(store.minutes(group, meeting.id))
            fresh = self._lines
        else:
            fresh = list(store.minutes(group, meeting.id, after=self._clock))
            self._lines += fresh
        self._clock = max((line.lc for line in fresh), default=self._clock)
        # An evening's notes are hardly ever corrected: mostly there is nothing to look at but what is new.
        if self._stale or meeting.entries[: len(self._entries)] != self._entries:
            self._rows, fresh, self._stale = [], self._lines, False
        self._entries = meeting.entries
        self._rows += [row for line in fresh if (row := self._row(line, meeting, entries)) is not None]
        return list(self._rows) if struck else [row for row in self._rows if not row.struck]

    def _row(self, line: MinutesLine, meeting: Meeting, entries: dict[str, MinutesEntry]) -> MinuteRow | None:
        entry = entries.get(getattr(line.event, "entry", "")) if line.event.TYPE == "minutes.written" else None
        known = self._said.get(line.id)
        if known is None or known[0] != entry:
            known = (entry, self._say(line, meeting, entry))
            self._said[line.id] = known
        return known[1]

    def _say(self, line: MinutesLine, meeting: Meeting, entry: MinutesEntry | None) -> MinuteRow | None:
        kind, written = line.event.TYPE, line.event.TYPE == "minutes.written"
        if meeting.opened_at is None or line.at < meeting.opened_at or kind in SILENT or (written and entry is None):
            return None
        fields = {field: _plain(getattr(line.event, field)) for field in line.event.__struct_fields__}
        fields["about"] = line.about
        if entry is not None:
            fields["text"] = entry.text
        acting = self._acting
        words = happening(acting.lang.catalogue, kind, fields, acting.name, acting.languages)
        if not words:
            return None
        key = entry.id if entry else ""
        return MinuteRow(line.id, milliseconds(line.at), words, written, key, entry.struck if entry else False)


def _plain(value: Any) -> object:
    fields = getattr(value, "__struct_fields__", None)
    return {name: getattr(value, name) for name in fields} if fields else value
