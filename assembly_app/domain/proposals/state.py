# SPDX-License-Identifier: GPL-3.0-or-later
"""A proposal as it stands: its versions, questions, concerns, tests, blocks, votes and the decisions it led to."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, ClassVar, Literal

import msgspec

from assembly_app.domain.charter.state import CoreValueId, Weight
from assembly_app.domain.decisions.state import CountId, Decision, DecisionEntry, Named, Standing, Tally
from assembly_app.domain.meetings.state import ItemId, MeetingId
from assembly_app.domain.members.state import MemberId
from assembly_app.domain.values import Event, LanguageTag, Ref, State, Texts, find

ProposalId = Annotated[str, Ref("proposal")]

QuestionId = Annotated[str, Ref("question")]

ConcernId = Annotated[str, Ref("concern")]

BlockId = Annotated[str, Ref("block")]

ConcernStatus = Literal["open", "addressed", "withdrawn", "stood-aside"]


class Question(msgspec.Struct, frozen=True):
    """A clarifying question and its answer, "" until it is given."""

    id: QuestionId
    member: MemberId
    text: str
    answer: str = ""


class Concern(msgspec.Struct, frozen=True, kw_only=True):
    """A concern and what became of it. `version` is the one that addressed it; `number` counts from 1."""

    id: ConcernId
    number: int
    member: MemberId
    text: str
    status: ConcernStatus = "open"
    version: int = 0
    raised_at: datetime


VoteKind = Literal["fallback", "operational"]


class Vote(msgspec.Struct, frozen=True):
    """A vote that was held."""

    kind: VoteKind
    tally: Tally
    passed: bool
    at: datetime


BlockStatus = Literal["standing", "withdrawn", "not-upheld", "resolved"]

CountsAs = Literal["concern", "stand-aside"]

ASKERS = 2
"""How many members must ask for a review (R22)."""


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A block of the version with that number.

    `heard`: the installation that recorded the decision had it within the block period.
    """

    id: BlockId
    member: MemberId
    value: CoreValueId
    reason: str
    at: datetime
    version: int = 1
    during_test: bool = False
    heard: bool = False
    status: BlockStatus = "standing"
    review_asked_by: tuple[MemberId, ...] = ()
    counts_as: CountsAs | None = None


class Review(msgspec.Struct, frozen=True):
    """Those present said whether a block rests on the value it cites."""

    block: BlockId
    rests: int
    does_not: int
    present: int
    upheld: bool


Stance = Literal["block", "stand-aside", "reservation", "agreement"]

STEPS: tuple[Stance, ...] = ("block", "stand-aside", "reservation", "agreement")
"""The order in which the facilitator asks (R18)."""

Outcome = Literal["provisional", "returned", "blocked", "abandoned"]


class Position(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where somebody stands in a test. `id` is the member's: a later position replaces the earlier one."""

    id: MemberId
    stance: Stance
    reason: str = ""
    value: CoreValueId = ""


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One count of a test. Two laptops may each have recorded one; `id` is the record it came by."""

    id: CountId
    feed: str
    at: datetime
    outcome: Outcome
    tally: Tally
    entry: DecisionEntry | None
    stood_aside: tuple[Named, ...]
    blocked_by: tuple[Named, ...]

    def same_as(self, other: Result) -> bool:
        """Whether both say the same of what happened in the room."""
        mine = (self.outcome, self.tally, self.stood_aside, self.blocked_by)
        return mine == (other.outcome, other.tally, other.stood_aside, other.blocked_by)


class Test(msgspec.Struct, frozen=True, kw_only=True):
    """One test for consensus; `id` is its number as text, `despite` the concerns that were open when it began."""

    __test__: ClassVar[bool] = False
    id: str
    number: int
    meeting: MeetingId
    item: ItemId
    version: int
    opened_at: datetime
    present: int
    quorum: int
    why: str = ""
    despite: tuple[ConcernId, ...] = ()
    asked: tuple[Stance, ...] = ()
    positions: tuple[Position, ...] = ()
    results: tuple[Result, ...] = ()
    chosen: CountId = ""

    @property
    def result(self) -> Result | None:
        """The count that stands: the one that was settled on, else the first."""
        return find(self.results, self.chosen) or next(iter(self.results), None)

    @property
    def disputed(self) -> bool:
        """Whether two different counts are recorded and nobody has settled which one stands."""
        return not self.chosen and any(not r.same_as(self.results[0]) for r in self.results)

    def named(self, stance: Stance) -> tuple[Named, ...]:
        """Who took that stance."""
        return tuple(Named(p.id, p.reason, p.value) for p in self.positions if p.stance == stance)


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """A text of the proposal. `id` is its number as text; `language` is the original, the other texts translate it."""

    id: str
    number: int
    texts: Texts
    language: LanguageTag
    author: MemberId
    material: bool
    at: datetime
    meeting: MeetingId = ""
    answers: ConcernId = ""


class Interest(msgspec.Struct, frozen=True):
    """A declared conflict of interest."""

    member: MemberId
    text: str


class ProposalPosted(Event, frozen=True):
    """A version of the proposal stands on a posted agenda (R2)."""

    TYPE: ClassVar[str] = "proposal.posted"
    meeting: MeetingId
    item: ItemId
    version: int


Stage = Literal[
    "draft",
    "posted",
    "presented",
    "clarifying",
    "discussion",
    "concerns",
    "resolving",
    "testing",
    "returned",
    "blocked",
    "block-review",
    "block-upheld",
    "decided",
    "deferred",
    "referred",
    "withdrawn",
    "laid-down",
]
BEFORE_A_TEST: tuple[Stage, ...] = ("presented", "clarifying", "discussion", "concerns", "resolving")
"""The stages that a proposal goes through on the floor, in order (R15)."""
AFTER_A_TEST: tuple[Stage, ...] = ("testing", "returned", "blocked", "block-review", "block-upheld")
POSTABLE: tuple[Stage, ...] = ("draft", "posted", "deferred", *BEFORE_A_TEST, *AFTER_A_TEST)


class Proposal(State, frozen=True, kw_only=True):
    """One proposal. `meeting` and `item` say where it was last posted; `posted_version` which text was."""

    REF: ClassVar[str] = "proposal"

    id: ProposalId
    title: Texts
    proposer: MemberId
    weight: Weight
    operational: bool
    drafted_at: datetime
    versions: tuple[Version, ...]
    stage: Stage = "draft"
    cloned_from: ProposalId = ""
    meeting: MeetingId = ""
    item: ItemId = ""
    posted_version: int = 0
    questions: tuple[Question, ...] = ()
    concerns: tuple[Concern, ...] = ()
    interests: tuple[Interest, ...] = ()
    time_asked: tuple[MeetingId, ...] = ()
    tests: tuple[Test, ...] = ()
    blocks: tuple[Block, ...] = ()
    reviews: tuple[Review, ...] = ()
    votes: tuple[Vote, ...] = ()
    decisions: tuple[Decision, ...] = ()
    left_to: str = ""
    why: str = ""

    @property
    def version(self) -> Version:
        """The newest version."""
        return self.versions[-1]

    @property
    def may_be_posted(self) -> bool:
        """Whether it is not over and no test is being held."""
        return self.stage in POSTABLE and self.open_test is None

    @property
    def open_test(self) -> Test | None:
        """The test that is being held."""
        return self.tests[-1] if self.tests and not self.tests[-1].results else None

    @property
    def open_concerns(self) -> tuple[Concern, ...]:
        """The concerns that nothing has come of yet."""
        return tuple(c for c in self.concerns if c.status == "open")

    @property
    def open_blocks(self) -> tuple[Block, ...]:
        """The blocks that stand."""
        return tuple(b for b in self.blocks if b.status == "standing")

    @property
    def unanswered_blocks(self) -> tuple[Block, ...]:
        """The blocks that stand and that no material change of the text has answered (R22)."""
        return tuple(b for b in self.open_blocks if not self.changed_materially(b.version))

    @property
    def unanswered_reviews(self) -> tuple[Block, ...]:
        """The blocks that stand, whose review was asked for and has not been held (R22)."""
        reviewed = {review.block for review in self.reviews}
        return tuple(b for b in self.open_blocks if len(b.review_asked_by) >= ASKERS and b.id not in reviewed)

    @property
    def decision(self) -> Decision | None:
        """The newest entry in the decision log."""
        return self.decisions[-1] if self.decisions else None

    @property
    def disputed(self) -> tuple[Test, ...]:
        """The tests of which two different counts are recorded, not yet settled."""
        return tuple(t for t in self.tests if t.disputed)

    def changed_materially(self, since: int) -> bool:
        """Whether the text changed materially after the version with that number, such as the posted one (R17)."""
        return any(v.material for v in self.versions if v.number > since)

    def standing(self, now: datetime) -> str:
        """What is true at this instant: the stage, or what has become of the decision; computed, never scheduled."""
        if self.stage != "decided" or self.decision is None:
            return self.stage
        return self.standing_of(self.decision, now)

    def standing_of(self, decision: Decision, now: datetime) -> Standing:
        """What has become of one of its decisions at that instant."""
        blocked = any(b.status == "standing" and not b.during_test for b in self.blocks)
        return decision.standing(now, blocked=blocked, disputed=bool(self.disputed))
