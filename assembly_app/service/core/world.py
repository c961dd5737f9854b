# SPDX-License-Identifier: GPL-3.0-or-later
"""The assembly as it stands, for decisions: the domain's World over the store."""

from __future__ import annotations

from assembly_app.domain.actions.state import Action
from assembly_app.domain.aggregates import State
from assembly_app.domain.charter.state import CHARTER_ID, Charter
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.members.state import MEMBERS_ID, People
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.refusal import Refused
from assembly_app.domain.world import ActionBrief, MeetingBrief
from assembly_app.service.core.ports import Store


class StoreWorld:
    """One group in a store. Reads each thing when it is asked for; cheap to make."""

    def __init__(self, store: Store, group: str) -> None:
        self._store, self.group = store, group

    def _state(self, about: str) -> State | None:
        state, halted = self._store.standing(self.group, about)
        if halted:
            raise Refused("made-by-newer-version", "input", type=halted, about=about)
        return state

    @property
    def founding(self) -> Charter | None:
        """The charter, or None before the assembly is founded."""
        found = self._state(CHARTER_ID)
        return found if isinstance(found, Charter) else None

    @property
    def charter(self) -> Charter:
        """The charter; refused before the assembly is founded."""
        found = self.founding
        if found is None:
            raise Refused("not-founded", "charter")
        return found

    @property
    def people(self) -> People:
        """Everyone."""
        found = self._state(MEMBERS_ID)
        return found if isinstance(found, People) else People()

    def meeting(self, wanted: str) -> Meeting:
        """A meeting by id."""
        found = self._state(wanted)
        if not isinstance(found, Meeting):
            raise Refused("unknown-meeting", "input", meeting=wanted)
        return found

    def proposal(self, wanted: str) -> Proposal:
        """A proposal by id."""
        found = self._state(wanted)
        if not isinstance(found, Proposal):
            raise Refused("unknown-proposal", "input", proposal=wanted)
        return found

    def action(self, wanted: str) -> Action:
        """An action item by id."""
        found = self._state(wanted)
        if not isinstance(found, Action):
            raise Refused("unknown-action", "input", action=wanted)
        return found

    def taken(self, wanted: str) -> bool:
        """Whether any aggregate has that id."""
        return self._store.taken(self.group, wanted)

    def meetings(self) -> tuple[MeetingBrief, ...]:
        """All meetings by their start."""
        return self._store.meetings(self.group)

    def actions(self) -> tuple[ActionBrief, ...]:
        """The open action items, oldest first."""
        return self._store.actions(self.group)

    def next_number(self, year: int) -> int:
        """The next free number of that year in the decision log."""
        return self._store.next_number(self.group, year)
