# SPDX-License-Identifier: GPL-3.0-or-later
"""The data a document is made from: one group's records in one language, and the ledger's position."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple

from assembly_app.documents.errors import DocumentError
from assembly_app.documents.plain_text import Plain
from assembly_app.domain.charter.state import CHARTER_ID, Charter
from assembly_app.domain.decisions.state import Decision
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.members.state import MEMBERS_ID, People
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Texts
from assembly_app.i18n.catalogues import Catalogue
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.qr_checkpoint import pack, to_code
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.naming import naming
from assembly_app.service.core.read_models import DecisionRow
from assembly_app.service.documents.wishes import suggested_meeting


class Position(NamedTuple):
    """Where the ledger stood: a feed, its last record and that record's id; `code` is the text of the QR code."""

    feed: str
    seq: int
    head: str
    at: datetime
    code: str = ""


class Found(NamedTuple):
    """A decision, with the proposal it is about and its row of the log."""

    proposal: Proposal
    decision: Decision
    row: DecisionRow


class Said(NamedTuple):
    """What people wrote, and the language it is in."""

    text: str
    language: str


class DocumentSource:
    """One group of a store: the own one, or another's from an imported bundle (by id or name)."""

    def __init__(self, assembly: Assembly, catalogue: Catalogue, group: str = "") -> None:
        self.assembly, self.store = assembly, assembly.store
        self.group = chosen_group(assembly, group)
        self._names = {"": ""}  # a document names the same people over and over
        charter = self.store.state(self.group, CHARTER_ID)
        self._charter = charter if isinstance(charter, Charter) else None
        self.languages = self._charter.languages if self._charter else ()
        zone = self._charter.zone if self._charter else ""
        self.words = replace(catalogue, formats=replace(catalogue.formats, zone=zone)) if zone else catalogue
        self.plain = Plain(
            self.words, naming(self.store, self.group, self.words.language.code, *self.languages), self.languages
        )

    @property
    def now(self) -> datetime:
        """The instant at which standings are computed."""
        return self.assembly.clock.now()

    @property
    def charter(self) -> Charter:
        """The charter in force."""
        if self._charter is None:
            raise Refused("not-founded", "input")
        return self._charter

    @property
    def people(self) -> People:
        """Everyone the group knows."""
        found = self.store.state(self.group, MEMBERS_ID)
        return found if isinstance(found, People) else People()

    @property
    def position(self) -> Position | None:
        """Where the ledger stands: the own feed, or of another group's the one with the newest record."""
        feeds = [feed for feed in self.store.feeds() if feed.group == self.group and feed.seq]
        own = [feed for feed in feeds if feed.id == self.store.own_feed()]
        feed = max(own or feeds, key=lambda each: (each.at, each.id), default=None)
        head = self.store.head(feed.id) if feed else None
        if feed is None or head is None:
            return None
        signed = self.store.checkpoint(feed.id)
        at = datetime.fromisoformat(feed.at).astimezone(UTC)
        try:
            code = to_code(pack(signed)) if signed else ""
        except LedgerError:
            code = ""  # made by another program, in a way that does not fit a code; the position still stands
        return Position(feed.id, head.seq, head.id.hex(), at, code)

    def name(self, wanted: str) -> str:
        """The name behind an id."""
        found = self._names.get(wanted)
        if found is None:
            found = self._names[wanted] = self.plain.name(wanted)
        return found

    def said(self, texts: Texts) -> Said:
        """What people wrote, in the document's language or the nearest that there is."""
        for tag in self.plain.languages:
            if tag in texts:
                return Said(texts[tag], tag)
        return next((Said(text, tag) for tag, text in texts.items()), Said("", ""))

    def meeting(self, wanted: str, *phases: str) -> Meeting:
        """A meeting by its id; without one the first that fits, in order of `phases`: next to come, or last closed."""
        if not wanted:
            wanted = suggested_meeting(self.store.meetings(self.group), phases)
        if not wanted:
            raise Refused("no-meeting-yet", "input")
        found = self.store.state(self.group, wanted)
        if not isinstance(found, Meeting):
            raise Refused("unknown-meeting", "input", meeting=wanted)
        return found

    def proposal(self, wanted: str) -> Proposal | None:
        """A proposal by its id."""
        found = self.store.state(self.group, wanted) if wanted else None
        return found if isinstance(found, Proposal) else None

    def decisions(self) -> tuple[DecisionRow, ...]:
        """The decision log as it stands now, newest first."""
        return self.store.decisions(self.group, self.now)

    def found(self, row: DecisionRow) -> Found | None:
        """The decision behind a row of the log."""
        proposal = self.proposal(row.proposal)
        decisions = proposal.decisions if proposal else ()
        decision = next((each for each in decisions if each.entry.number == row.number), None)
        return Found(proposal, decision, row) if proposal and decision else None

    def decision(self, wanted: str) -> Found:
        """A decision by its number or its proposal's id; without either the newest."""
        for row in self.decisions():
            if wanted in ("", row.number, row.proposal):
                found = self.found(row)
                if found:
                    return found
        raise DocumentError("unknown-decision" if wanted else "no-decision-yet", decision=wanted)


def chosen_group(assembly: Assembly, wanted: str) -> str:
    """A group's id by its id or name; without either the own one, or the only one. Raises Refused."""
    groups = assembly.store.groups()
    if not wanted and assembly.group:
        return assembly.group
    for group in groups:
        if wanted in (group.id, group.name) or (not wanted and len(groups) == 1):
            return group.id
    raise Refused(
        "unknown-group" if wanted else "not-founded", "input", group=wanted, groups=tuple(g.name for g in groups)
    )
