# SPDX-License-Identifier: GPL-3.0-or-later
"""What a decision may look at: the assembly as it stands, read only. The service gives it; tests give a small one."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

import msgspec

from assembly_app.domain.actions.state import Action
from assembly_app.domain.charter.state import Charter
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.members.state import People
from assembly_app.domain.proposals.state import Proposal


class MeetingBrief(msgspec.Struct, frozen=True):
    """A meeting in one line. `facilitator` is who really facilitated, or is to."""

    id: str
    kind: str
    starts_at: datetime
    phase: str
    facilitator: str
    minutes_phase: str


class ActionBrief(msgspec.Struct, frozen=True):
    """An action item in one line."""

    id: str
    owner: str
    due: datetime | None
    status: str


class World(Protocol):
    """Everything that is already recorded. Each look-up by id raises `Refused("unknown-...")` when there is nothing."""

    @property
    def founding(self) -> Charter | None:
        """The charter, or None before the assembly is founded."""

    @property
    def charter(self) -> Charter:
        """The charter; refused ("not-founded") before the assembly is founded."""

    @property
    def people(self) -> People:
        """Everyone."""

    def meeting(self, wanted: str) -> Meeting:
        """A meeting by id."""

    def proposal(self, wanted: str) -> Proposal:
        """A proposal by id."""

    def action(self, wanted: str) -> Action:
        """An action item by id."""

    def taken(self, wanted: str) -> bool:
        """Whether any aggregate has that id."""

    def meetings(self) -> tuple[MeetingBrief, ...]:
        """All meetings by their start, earliest first."""

    def actions(self) -> tuple[ActionBrief, ...]:
        """The open action items, oldest first."""

    def next_number(self, year: int) -> int:
        """The next free number in that year's decision log, from 1."""
