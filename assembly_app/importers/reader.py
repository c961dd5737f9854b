# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a list against what is recorded, for the command line and the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.proposals.state import POSTABLE, Proposal
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Said
from assembly_app.domain.world import World
from assembly_app.i18n.catalogues import Catalogue
from assembly_app.importers.agenda import AgendaContext, NewItem, read_agenda
from assembly_app.importers.findings import Findings
from assembly_app.importers.members import NewMember, read_members
from assembly_app.importers.text_decoding import Text
from assembly_app.importers.vocabulary import Vocabulary

if TYPE_CHECKING:
    from assembly_app.importers.calendar import NewMeeting

NEXT = 6
"""So many of the meetings that repeat are called, unless another number is asked for."""


class ListReader(NamedTuple):
    """`words` is the language of what people write; `told` turns it into a text of that language."""

    world: World
    group: str
    proposals: Sequence[Proposal]
    now: datetime
    vocabulary: Vocabulary
    words: Catalogue
    told: Callable[[str], Said] = str

    def members(self, source: Text, *, guests: bool = False) -> Findings[NewMember]:
        """See `read_members`."""
        return read_members(source, self.world.people.everyone, self.vocabulary, guests=guests)

    def agenda(self, source: Text, meeting: str = "") -> Findings[NewItem]:
        """See `read_agenda`. Without an id the next meeting whose agenda is not posted yet. Raises Refused."""
        there = self._meeting(meeting)
        on_it = {item.proposal for item in there.agenda}
        waiting = [each for each in self.proposals if each.stage in POSTABLE and each.id not in on_it]
        # Those on it are known again by their titles.
        on_it_already = [each for each in self.proposals if each.id in on_it]
        room = AgendaContext(
            there, self.world.people.everyone, (*waiting, *on_it_already), self.words.formats.listing, self.told
        )
        return read_agenda(source, room, self.vocabulary)

    def meetings(self, source: Text, upcoming: int = NEXT) -> Findings[NewMeeting]:
        """See `read_calendar`."""
        # The library for calendars takes long to load.
        from assembly_app.importers.calendar import CalendarContext, read_calendar

        found = [self.world.meeting(brief.id) for brief in self.world.meetings()]
        by_id = {meeting.id: meeting for meeting in found}
        hall = CalendarContext(self.group, self.world.charter, found, by_id.get, self.now, self.told)
        return read_calendar(source, hall, self.vocabulary, upcoming)

    def _meeting(self, wanted: str) -> Meeting:
        if wanted:
            return self.world.meeting(wanted)
        planned = [brief for brief in self.world.meetings() if brief.phase == "planned"]
        if not planned:
            raise Refused("no-meeting-planned", "input")
        return self.world.meeting(min(planned, key=lambda brief: brief.starts_at).id)
