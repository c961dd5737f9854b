# SPDX-License-Identifier: GPL-3.0-or-later
"""A proposal as it stands: its versions, questions, concerns, tests, blocks, votes and the decisions it led to."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from assembly_app.domain.charter.charter import Weight
from assembly_app.domain.decisions.state import Decision
from assembly_app.domain.proposals.blocks import ASKERS, Block, Review
from assembly_app.domain.proposals.concerns import Concern, Question
from assembly_app.domain.proposals.consensus_test import Test
from assembly_app.domain.proposals.drafting import Interest, Version
from assembly_app.domain.proposals.votes import Vote
from assembly_app.domain.values import Texts

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


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """One proposal. `meeting` and `item` say where it was last posted; `posted_version` which text was."""

    id: str
    title: Texts
    proposer: str
    weight: Weight
    operational: bool
    drafted_at: datetime
    versions: tuple[Version, ...]
    stage: Stage = "draft"
    cloned_from: str = ""
    meeting: str = ""
    item: str = ""
    posted_version: int = 0
    questions: tuple[Question, ...] = ()
    concerns: tuple[Concern, ...] = ()
    interests: tuple[Interest, ...] = ()
    time_asked: tuple[str, ...] = ()
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
        return self.decision.standing(now, self.blocks, bool(self.disputed))
