# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists for terminals and scripts: the same facts once as lines for people and once as data for programs."""

from __future__ import annotations

from typing import Any, NamedTuple

from assembly_app.documents.document_source import DocumentSource
from assembly_app.domain.actions.state import Action
from assembly_app.domain.meetings.state import Meeting
from assembly_app.i18n.catalogues import Catalogue
from assembly_app.service.core.assembly import Assembly


class Report(NamedTuple):
    """What a listing shows: lines for people, data for programs."""

    lines: list[str]
    data: Any


class Listings:
    """The lists of one group in a store: the own one, or another's from an imported bundle (by id or name)."""

    def __init__(self, assembly: Assembly, catalogue: Catalogue, group: str = "") -> None:
        self._reading = DocumentSource(assembly, catalogue, group)
        self._store, self._plain = assembly.store, self._reading.plain
        self.group = self._reading.group

    def decisions(self, words: str = "") -> Report:
        """The decision log, newest first; with words, only what holds them."""
        rows = self._reading.decisions()
        if words:
            found = {hit.about for hit in self._store.search(self.group, words, 1000) if hit.kind == "decision"}
            rows = tuple(row for row in rows if row.proposal in found)
        return Report([self._plain.decision(row) for row in rows], rows)

    def actions(self, everything: bool = False) -> Report:
        """The action items, oldest first."""
        ids = self._store.action_ids(self.group, "" if everything else "open")
        found = [state for about in ids if isinstance(state := self._store.state(self.group, about), Action)]
        return Report([self._plain.action(action) for action in found], found)

    def meetings(self) -> Report:
        """All meetings by their start."""
        found = [m for brief in self._store.meetings(self.group) if (m := self._meeting(brief.id))]
        data = [
            {"id": m.id, "title": m.title, "kind": m.kind, "starts_at": m.starts_at, "place": m.place, "phase": m.phase}
            for m in found
        ]
        return Report([f"{m.id}  {self._plain.meeting(m)}" for m in found], data)

    def agenda(self, meeting: str = "") -> Report:
        """A meeting's agenda; without an id that of the next meeting, or of the last one."""
        found = self._reading.meeting(meeting, "open", "posted", "planned", "closed")
        data = {"meeting": found.id, "digest": found.digest, "posted_at": found.posted_at, "items": found.agenda}
        return Report(list(self._plain.agenda(found)), data)

    def minutes(self, meeting: str = "") -> Report:
        """A meeting's minutes; without an id those of the open or the last meeting."""
        found = self._reading.meeting(meeting, "open", "closed")
        lines = list(self._plain.minutes(found, self._store.minutes(self.group, found.id)))
        return Report(lines, {"meeting": found.id, "phase": found.minutes_phase, "lines": lines[1:]})

    def _meeting(self, wanted: str) -> Meeting | None:
        found = self._store.state(self.group, wanted)
        return found if isinstance(found, Meeting) else None
