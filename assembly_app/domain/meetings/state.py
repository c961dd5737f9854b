# SPDX-License-Identifier: GPL-3.0-or-later
"""A meeting as it stands: its agenda, who is there in which role, what is on the floor, the stack and the minutes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal

import msgspec

from assembly_app.domain.meetings.agenda import Item
from assembly_app.domain.meetings.attendance import Presence
from assembly_app.domain.meetings.minutes import MinutesEntry, MinutesPhase
from assembly_app.domain.meetings.stack import Stack
from assembly_app.domain.meetings.timer import Timer
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Texts, find

if TYPE_CHECKING:
    from assembly_app.domain.members.members import People

Phase = Literal["planned", "posted", "open", "closed", "cancelled"]


class Consent(msgspec.Struct, frozen=True):
    """The hall agreed to something out of the ordinary (R4, R9, R25)."""

    item: str
    matter: str


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting. `roles` and `hand_overs` hold member ids, by role and by item."""

    id: str
    title: Texts
    kind: str
    starts_at: datetime
    zone: str
    place: str
    minutes: int
    phase: Phase = "planned"
    posted_at: datetime | None = None
    digest: str = ""
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    cancelled_why: str = ""
    items: tuple[Item, ...] = ()
    roles: dict[str, str] = {}
    declined: tuple[str, ...] = ()
    hand_overs: dict[str, str] = {}
    consents: tuple[Consent, ...] = ()
    presences: tuple[Presence, ...] = ()
    floor: str = ""
    taken_up_at: datetime | None = None
    stack: Stack = Stack()
    timer: Timer | None = None
    off_record: bool = False
    entries: tuple[MinutesEntry, ...] = ()
    minutes_phase: MinutesPhase = "none"
    approved_in: str = ""

    @property
    def present(self) -> tuple[str, ...]:
        """The ids of everyone in the room, guests too, in order of arrival."""
        return tuple(p.member for p in self.presences if p.left is None)

    def members_present(self, people: People) -> tuple[str, ...]:
        """The ids of the active members in the room: those who count for the quorum (R10)."""
        active = {m.id for m in people.active}
        return tuple(m for m in self.present if m in active)

    @property
    def agenda(self) -> tuple[Item, ...]:
        """The items that are still on the agenda, in order."""
        return tuple(item for item in self.items if not item.removed)

    def item(self, wanted: str) -> Item:
        """An item on the agenda; refused when it is not there."""
        found = find(self.agenda, wanted)
        if found is None:
            raise Refused("unknown-item", "input", item=wanted, meeting=self.id)
        return found

    def facilitator(self, item: str = "") -> str:
        """Who facilitates: for that item, if it was handed over (R9), else the meeting's facilitator; "" for nobody."""
        return self.hand_overs.get(item) or self.roles.get("facilitator", "")

    def consented(self, item: str, matter: str) -> bool:
        """Whether the hall consented to that matter."""
        return Consent(item, matter) in self.consents
