# SPDX-License-Identifier: GPL-3.0-or-later
"""What a decision may look at: the assembly as it stands, read only. The service gives it; tests give a small one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import datetime
from typing import TypeVar

import msgspec

from assembly_app.domain.actions.state import Action, ActionId
from assembly_app.domain.charter.state import CHARTER_ID, Charter, MeetingKindId
from assembly_app.domain.meetings.state import Meeting, MeetingId
from assembly_app.domain.members.state import MEMBERS_ID, MemberId, People
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import State

K = TypeVar("K", bound=State)


class MeetingBrief(msgspec.Struct, frozen=True):
    """A meeting in one line. `facilitator` is who really facilitated, or is to."""

    id: MeetingId
    kind: MeetingKindId
    starts_at: datetime
    phase: str
    facilitator: MemberId
    minutes_phase: str


class ActionBrief(msgspec.Struct, frozen=True):
    """An action item in one line."""

    id: ActionId
    owner: MemberId
    due: datetime | None
    status: str


class World(ABC):
    """Everything that is already recorded. Whoever gives it says how to read; `find` and `get` reach every feature."""

    @abstractmethod
    def state(self, about: str) -> State | None:
        """The aggregate with that id, of whatever kind; None when there is nothing."""

    @abstractmethod
    def taken(self, wanted: str) -> bool:
        """Whether any aggregate has that id."""

    @abstractmethod
    def meetings(self) -> tuple[MeetingBrief, ...]:
        """All meetings by their start, earliest first."""

    @abstractmethod
    def actions(self) -> tuple[ActionBrief, ...]:
        """The open action items, oldest first."""

    @abstractmethod
    def next_number(self, year: int) -> int:
        """The next free number in that year's decision log, from 1."""

    def find(self, kind: type[K], wanted: str) -> K | None:
        """The aggregate of that kind with that id; None when there is nothing, or something else."""
        found = self.state(wanted)
        return found if isinstance(found, kind) else None

    def get(self, kind: type[K], wanted: str) -> K:
        """The aggregate of that kind with that id; refused ("unknown-meeting" and the like) when there is none."""
        found = self.find(kind, wanted)
        if found is None:
            raise Refused(f"unknown-{kind.REF}", "input", **{kind.REF: wanted})
        return found

    @property
    def founding(self) -> Charter | None:
        """The charter, or None before the assembly is founded."""
        return self.find(Charter, CHARTER_ID)

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
        return self.find(People, MEMBERS_ID) or People()

    def meeting(self, wanted: str) -> Meeting:
        """A meeting by id."""
        return self.get(Meeting, wanted)

    def proposal(self, wanted: str) -> Proposal:
        """A proposal by id."""
        return self.get(Proposal, wanted)

    def action(self, wanted: str) -> Action:
        """An action item by id."""
        return self.get(Action, wanted)
