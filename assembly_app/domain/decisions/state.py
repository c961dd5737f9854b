# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry of the decision log (R26): the exact text, how it was approved, and what came of it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from assembly_app.domain.charter.state import CoreValueId, Settings
from assembly_app.domain.meetings.state import MeetingId
from assembly_app.domain.members.state import MemberId
from assembly_app.domain.values import Asked, Instant, LanguageTag, Ref, Texts

DecisionId = Annotated[str, Ref("decision")]
"""A decision by the id of the proposal that led to it."""

CountId = Annotated[str, Ref("count")]
"""A count of a test by the record that it came by."""

Method = Literal["consensus", "fallback-vote", "operational-vote", "delegated-group", "emergency-lead", "council"]
Standing = Literal["provisional", "in-force", "blocked", "contested", "under-review", "superseded", "repealed"]


class Named(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who took a position, and why; `value` is the core value that a block cites."""

    member: MemberId
    reason: str = ""
    value: CoreValueId = ""


class Tally(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The numbers behind a decision. `threshold` is the percent that a vote needed, of `base`."""

    present: int = 0
    quorum: int = 0
    agreement: int = 0
    reservations: int = 0
    stand_asides: int = 0
    blocks: int = 0
    votes_for: int = 0
    votes_against: int = 0
    abstentions: int = 0
    threshold: int = 0
    base: Annotated[str, Asked.NEVER] = ""


class DecisionEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the log holds. `personal`: the text is not for other eyes, but date, method and tally always show (R28)."""

    number: str
    method: Method
    taken_at: Instant
    title: Texts
    text: Texts
    language: LanguageTag = ""
    version: int = 1
    rationale: Texts = {}
    meeting: MeetingId = ""
    by: str = ""
    tally: Tally = Tally()
    stood_aside: tuple[Named, ...] = ()
    reservations: tuple[Named, ...] = ()
    blocked_by: tuple[Named, ...] = ()
    interests: tuple[Named, ...] = ()
    went_on_why: str = ""
    implementer: MemberId = ""
    effective_at: Instant | None = None
    review_at: Instant | None = None
    personal: bool = False
    block_ends: Instant | None = None
    settings: Settings | None = None


class OutcomeNote(msgspec.Struct, frozen=True):
    """What came of a decision, as somebody saw it then (R27)."""

    at: datetime
    text: Texts
    by: MemberId = ""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """An entry and its life since. `feed` is the installation that recorded it; `block_ends` moves with R21.

    `result` is the record of the count that it follows from, "" where it did not come from a test.
    """

    entry: DecisionEntry
    feed: str
    recorded_at: datetime
    block_ends: datetime | None
    result: CountId = ""
    set_aside: bool = False
    under_review: bool = False
    outcomes: tuple[OutcomeNote, ...] = ()
    superseded_by: DecisionId = ""
    repealed_by: DecisionId = ""

    def in_block_period(self, at: datetime) -> bool:
        """Whether a block may be lodged at that instant."""
        return self.block_ends is not None and at < self.block_ends

    def standing(self, now: datetime, *, blocked: bool, disputed: bool) -> Standing:
        """Where the decision stands at that instant (R19, R21, R27).

        `blocked`: a block stands that was lodged after the test; `disputed`: two different counts are recorded.
        """
        if self.repealed_by or self.superseded_by:
            return "repealed" if self.repealed_by else "superseded"
        if self.under_review:
            return "under-review"
        if self.set_aside:
            return "blocked"
        if disputed:
            return "contested"
        if blocked:
            # Lodged in time elsewhere, and not heard of here in time: shown loudly, never silently undone.
            return "blocked" if self.in_block_period(now) else "contested"
        return "provisional" if self.in_block_period(now) else "in-force"
