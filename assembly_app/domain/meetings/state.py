# SPDX-License-Identifier: GPL-3.0-or-later
"""A meeting as it stands: its agenda, who is there in which role, what is on the floor, the stack and the minutes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, ClassVar, Literal

import msgspec

from assembly_app.domain.charter.state import MeetingKindId, Weight
from assembly_app.domain.members.state import MemberId, People
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Asked, Instant, Ref, State, Texts, find

MeetingId = Annotated[str, Ref("meeting")]

OpenMeetingId = Annotated[MeetingId, Asked.NEVER]
"""The open meeting, which an act need not name."""

MinutesId = Annotated[str, Ref("minutes")]
"""The minutes of a meeting, by its id."""

ItemId = Annotated[str, Ref("item")]

HandId = Annotated[str, Ref("hand")]

EntryId = Annotated[str, Ref("entry")]

ItemKind = Literal[
    "check-in",
    "follow-up",
    "approve-minutes",
    "report",
    "discussion",
    "decision",
    "straw-poll",
    "break",
    "evaluation",
]

ItemState = Literal["to-come", "on-the-floor", "done"]


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One agenda item. `late`: added after posting. `posted_at` is the instant its notice is counted from (R3, R5)."""

    id: ItemId
    kind: ItemKind
    title: Texts
    minutes: int
    weight: Weight = "minor"
    presenter: MemberId = ""
    proposal: Annotated[str, Ref("proposal")] = ""  # a ProposalId; the state of proposals stands above this one
    note: Texts = {}
    open_to_amendment: bool = False
    late: bool = False
    posted_at: Instant | None = None
    posted_version: int = 0
    state: ItemState = "to-come"
    removed: bool = False


class Presence(msgspec.Struct, frozen=True):
    """One stay in the room; `left` is None while it lasts."""

    member: MemberId
    arrived: datetime
    left: datetime | None = None


Role = Literal["facilitator", "co-facilitator", "timekeeper", "stack-keeper", "minute-taker", "vibes-watcher"]

HandKind = Literal["speak", "direct-response", "clarifying-question", "point-of-information", "point-of-process"]

RESPONSES: tuple[HandKind, ...] = ("direct-response", "point-of-information")

MOST_IN_A_ROW = 2
"""How many direct responses and points of information may follow each other before a speaker's turn."""


class Hand(msgspec.Struct, frozen=True):
    """Somebody asks to speak."""

    id: HandId
    member: MemberId
    kind: HandKind


class Spoken(msgspec.Struct, frozen=True):
    """How many milliseconds somebody has spoken in one item."""

    item: ItemId
    member: MemberId
    milliseconds: int


class Stack(msgspec.Struct, frozen=True, kw_only=True):
    """The hands in order of asking, whose turn is running since when, and the speaking times so far."""

    hands: tuple[Hand, ...] = ()
    speaking: Hand | None = None
    since: datetime | None = None
    responses_in_row: int = 0
    progressive: bool = True
    spoken: tuple[Spoken, ...] = ()

    def time_of(self, member: str) -> int:
        """Milliseconds that somebody has spoken in the whole meeting."""
        return sum(s.milliseconds for s in self.spoken if s.member == member)

    def time_in(self, member: str, item: str) -> int:
        """Milliseconds that somebody has spoken in one item."""
        return sum(s.milliseconds for s in self.spoken if s.member == member and s.item == item)

    def order(self, item: str) -> tuple[Hand, ...]:
        """The hands in the order in which they will be called (R11).

        Points of process, then direct responses and points of information (at most two in a row), then speakers; when
        the stack is progressive, who has spoken less in this item, then in this meeting, comes before.
        """
        times = {s.member: (self.time_in(s.member, item), self.time_of(s.member)) for s in self.spoken}
        process = [h for h in self.hands if h.kind == "point-of-process"]
        responses = [h for h in self.hands if h.kind in RESPONSES]
        speakers = [h for h in self.hands if h.kind not in (*RESPONSES, "point-of-process")]
        if self.progressive:
            speakers.sort(key=lambda hand: times.get(hand.member, (0, 0)))
        row = self.responses_in_row
        ordered = process
        while responses or speakers:
            if responses and (row < MOST_IN_A_ROW or not speakers):
                ordered.append(responses.pop(0))
                row += 1
            else:
                ordered.append(speakers.pop(0))
                row = 0
        return tuple(ordered)


class Timer(msgspec.Struct, frozen=True):
    """When the time that was given is over, and how many minutes were given in all."""

    ends_at: datetime
    minutes: int

    def remaining(self, now: datetime) -> timedelta:
        """What is left; negative in overtime."""
        return self.ends_at - now


EntryKind = Literal["note", "point", "wording"]

MinutesPhase = Literal["none", "draft", "circulated", "amended", "approved"]


class MinutesEntry(msgspec.Struct, frozen=True):
    """One entry as it reads now; `struck` entries stay in the record but not in the minutes."""

    id: EntryId
    kind: EntryKind
    item: ItemId
    text: Texts
    struck: bool = False


Phase = Literal["planned", "posted", "open", "closed", "cancelled"]


class Consent(msgspec.Struct, frozen=True):
    """The hall agreed to something out of the ordinary (R4, R9, R25)."""

    item: ItemId
    matter: str


class Meeting(State, frozen=True, kw_only=True):
    """One meeting. `roles` and `hand_overs` hold member ids, by role and by item."""

    REF: ClassVar[str] = "meeting"

    id: MeetingId
    title: Texts
    kind: MeetingKindId
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
    roles: dict[str, MemberId] = msgspec.field(default_factory=dict)
    declined: tuple[MemberId, ...] = ()
    hand_overs: dict[ItemId, MemberId] = msgspec.field(default_factory=dict)
    consents: tuple[Consent, ...] = ()
    presences: tuple[Presence, ...] = ()
    floor: ItemId = ""
    taken_up_at: datetime | None = None
    stack: Stack = Stack()
    timer: Timer | None = None
    off_record: bool = False
    entries: tuple[MinutesEntry, ...] = ()
    minutes_phase: MinutesPhase = "none"
    approved_in: MeetingId = ""

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
