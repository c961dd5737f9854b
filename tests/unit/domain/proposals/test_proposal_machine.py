# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever a group does with a proposal, in whatever order: nothing comes into force around the rules (R10-R25)."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from assembly_app.domain.decisions.log import ReopenDecision
from assembly_app.domain.meetings.attendance import Arrive, Depart
from assembly_app.domain.meetings.calling import CallMeeting, CloseMeeting, OpenMeeting
from assembly_app.domain.meetings.floor import TakeUp
from assembly_app.domain.meetings.posting import PostAgenda
from assembly_app.domain.meetings.roles import TakeRole
from assembly_app.domain.members.membership import AddMember
from assembly_app.domain.proposals.blocks import AskBlockReview, LodgeBlock, ReviewBlock, WithdrawBlock
from assembly_app.domain.proposals.concerns import AddressConcern, RaiseConcern, WithdrawConcern
from assembly_app.domain.proposals.drafting import AskForTime, ContestMark, ReviseProposal
from assembly_app.domain.proposals.stages import DeferProposal, LayDownProposal, MoveStage
from assembly_app.domain.proposals.state import AFTER_A_TEST, BEFORE_A_TEST, STEPS, Proposal
from assembly_app.domain.proposals.testing import AbandonTest, AskFor, CloseTest, OpenTest, TakePosition
from assembly_app.domain.proposals.votes import TakeVote
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Act
from tests.rounds import examples, rounds
from tests.unit.domain.auditor import Auditor
from tests.unit.domain.hall import fold
from tests.unit.domain.steps import draft, founded, put

EVERYONE = ("ada", "bo", "cleo", "dov", "noor")
WHO = st.sampled_from(EVERYONE)
STAGES = ("resolving", "concerns", "discussion")
STANCES = st.dictionaries(WHO, st.sampled_from(STEPS[:3]), max_size=2)
WHY = st.sampled_from(("we heard it", ""))


class Life(RuleBasedStateMachine):
    """Four members and a guest; one proposal; as many meetings as it takes."""

    @initialize(major=st.booleans(), amendable=st.booleans(), to=st.sampled_from(STAGES))
    def begin(self, major: bool, amendable: bool, to: str) -> None:
        self.hall = founded(4)
        self.hall.play(AddMember(name="Noor", id="noor", guest=True))
        self.major, self.amendable = major, amendable
        self.id = draft(self.hall, weight="major" if major else "minor", operational=not major)
        self.texts = 0
        self.meet(hours=100, missing=set(), to=to)

    @property
    def proposal(self) -> Proposal:
        return self.hall.proposal(self.id)

    def attempt(self, act: Act) -> bool:
        """Play the act; when it is refused nothing at all has changed."""
        before, count = dict(self.hall.states), len(self.hall.lines)
        try:
            self.hall.play(act)
        except Refused:
            assert self.hall.states == before
            assert len(self.hall.lines) == count
            return False
        return True

    @precondition(lambda self: self.proposal.decision)
    @rule(minutes=st.sampled_from((1, 11, 60, 30 * 60, 73 * 60)))
    def time_passes(self, minutes: int) -> None:
        self.hall.now += timedelta(minutes=minutes)

    @property
    def meeting(self) -> str:
        """The open meeting; "" while none is."""
        return next((brief.id for brief in self.hall.meetings() if brief.phase == "open"), "")

    @property
    def on_the_floor(self) -> bool:
        """Whether the proposal is, in an open meeting."""
        return bool(self.meeting) and self.proposal.stage in (*BEFORE_A_TEST, *AFTER_A_TEST)

    @precondition(lambda self: not self.meeting or self.proposal.tests or len(self.proposal.versions) > 1)
    @rule(hours=st.sampled_from((20, 71, 72, 100)), missing=st.sets(WHO, max_size=2), to=st.sampled_from(STAGES))
    def meet(self, hours: int, missing: set[str], to: str) -> None:
        """Close what is open; call, post and open a meeting, and lead the proposal to that stage if the rules let."""
        self.attempt(CloseMeeting())
        meeting = self.hall.play(CallMeeting(starts_at=self.hall.now + timedelta(hours=hours)))
        try:
            put(self.hall, meeting, self.id, open_to_amendment=self.amendable)
        except Refused:
            return
        if not self.attempt(PostAgenda(meeting=meeting)):
            return
        self.hall.now = self.hall.meeting(meeting).starts_at
        if self.attempt(OpenMeeting(meeting=meeting)):
            self.hall.play(Arrive(members=tuple(m for m in EVERYONE if m not in missing)))
            self.attempt(TakeRole(meeting=meeting, role="facilitator", member="ada", why="nobody else would"))
            self.attempt(TakeRole(meeting=meeting, role="facilitator", member="cleo", why="nobody else would"))
            self.attempt(TakeUp(item=self.proposal.item))
            for stage in BEFORE_A_TEST[: BEFORE_A_TEST.index(to) + 1]:  # type: ignore[arg-type]
                self.attempt(MoveStage(stage=stage))  # type: ignore[arg-type]

    @precondition(lambda self: self.on_the_floor)
    @rule(stage=st.sampled_from(BEFORE_A_TEST))
    def move(self, stage: str) -> None:
        self.attempt(MoveStage(stage=stage))  # type: ignore[arg-type]

    @precondition(lambda self: self.meeting)
    @rule(member=WHO, comes=st.booleans())
    def come_or_go(self, member: str, comes: bool) -> None:
        self.attempt(Arrive(members=(member,)) if comes else Depart(members=(member,)))

    @precondition(lambda self: len(self.proposal.versions) < 3 + 2 * len(self.proposal.tests))
    @rule(clarifying=st.booleans())
    def revise(self, clarifying: bool) -> None:
        self.texts += 1
        self.attempt(ReviseProposal(proposal=self.id, text=f"No. {self.texts}", author="bo", clarifying=clarifying))

    @precondition(lambda self: self.meeting and len(self.proposal.versions) > 1)
    @rule(member=WHO, contest=st.booleans())
    def contest_or_ask_for_time(self, member: str, contest: bool) -> None:
        self.attempt((ContestMark if contest else AskForTime)(proposal=self.id, member=member))

    @precondition(lambda self: len(self.proposal.open_concerns) < 2)
    @rule(member=WHO)
    def name_a_concern(self, member: str) -> None:
        self.attempt(RaiseConcern(proposal=self.id, member=member, text="noise"))

    @precondition(lambda self: self.proposal.open_concerns)
    @rule(address=st.booleans())
    def settle_a_concern(self, address: bool) -> None:
        concern = self.proposal.open_concerns[0]
        if not (address and self.attempt(AddressConcern(proposal=self.id, concern=concern.id))):
            self.attempt(WithdrawConcern(proposal=self.id, concern=concern.id, member=concern.member))

    def prepare(self) -> None:
        """What a good facilitator does before a test, as far as the rules let."""
        for member in EVERYONE:
            self.attempt(Arrive(members=(member,)))
        at = BEFORE_A_TEST.index(self.proposal.stage) if self.proposal.stage in BEFORE_A_TEST else 4
        for stage in BEFORE_A_TEST[at + 1 :]:
            self.attempt(MoveStage(stage=stage))  # type: ignore[arg-type]

    @precondition(lambda self: self.on_the_floor)
    @rule(why=WHY, positions=STANCES, leaves=st.sets(WHO, max_size=2), prepared=st.booleans())
    def hold_a_test(self, why: str, positions: dict[str, str], leaves: set[str], prepared: bool) -> None:
        if prepared:
            self.prepare()
        if not self.attempt(OpenTest(why=why)):
            return
        for step in STEPS:
            self.hall.play(AskFor(step=step))
        for member, stance in positions.items():
            self.attempt(TakePosition(member=member, stance=stance, reason="harm", value="care"))  # type: ignore[arg-type]
        for member in leaves:
            self.attempt(Depart(members=(member,)))
        for agreement in (4, 3, 2):
            if self.attempt(CloseTest(agreement=agreement, why=why)):
                return
        self.hall.play(AbandonTest(why="it did not work out"))

    @precondition(lambda self: self.proposal.decision)
    @rule(member=WHO)
    def lodge(self, member: str) -> None:
        self.attempt(LodgeBlock(proposal=self.id, member=member, value="care", reason="harm"))

    @precondition(lambda self: self.proposal.open_blocks)
    @rule(rests=st.integers(0, 2), counts_as=st.sampled_from(("concern", "stand-aside")), held=st.booleans())
    def review(self, rests: int, counts_as: str, held: bool) -> None:
        block = self.proposal.open_blocks[0].id
        for member in ("cleo", "dov"):
            self.attempt(AskBlockReview(proposal=self.id, block=block, member=member))
        if held:
            act = ReviewBlock(proposal=self.id, block=block, rests=rests, does_not=1, counts_as=counts_as)  # type: ignore[arg-type]
            self.attempt(act)
        else:
            self.attempt(ReviseProposal(proposal=self.id, text=f"For {block}", author="bo"))
            self.meet(hours=100, missing=set(), to="resolving")

    @precondition(lambda self: self.proposal.open_blocks)
    @rule()
    def withdraw_a_block(self) -> None:
        block = self.proposal.open_blocks[0]
        self.attempt(WithdrawBlock(proposal=self.id, block=block.id, member=block.member))

    @precondition(lambda self: self.on_the_floor and self.proposal.tests)
    @rule(kind=st.sampled_from(("fallback", "operational")), votes_for=st.integers(0, 4))
    def vote(self, kind: str, votes_for: int) -> None:
        self.attempt(TakeVote(kind=kind, votes_for=votes_for, votes_against=1))  # type: ignore[arg-type]

    @precondition(lambda self: self.meeting and self.proposal.stage == "decided")
    @rule(consents=st.integers(0, 4))
    def reopen(self, consents: int) -> None:
        self.attempt(ReopenDecision(proposal=self.id, consents=consents, why="second thoughts"))

    @precondition(lambda self: self.on_the_floor and self.proposal.tests)
    @rule()
    def defer(self) -> None:
        self.attempt(DeferProposal(proposal=self.id))

    @precondition(lambda self: len(self.proposal.decisions) > 1)
    @rule()
    def lay_down(self) -> None:
        self.attempt(LayDownProposal(proposal=self.id, why="enough"))

    @rule(random=st.randoms(use_true_random=False))
    def fold_in_another_order(self, random: Random) -> None:
        shuffled = list(self.hall.lines)
        random.shuffle(shuffled)
        fold(shuffled)

    @invariant()
    def folding_again_says_the_same(self) -> None:
        assert fold(self.hall.lines) == self.hall.states

    @invariant()
    def an_auditor_finds_nothing_wrong(self) -> None:
        assert Auditor().read(self.hall.lines, self.major, self.amendable) == []

    @invariant()
    def nothing_is_in_force_around_a_block_or_before_its_time(self) -> None:
        state = self.proposal
        if state.standing(self.hall.now) == "in-force":
            assert state.decision is not None
            assert state.open_blocks == ()
            assert state.decision.block_ends is None or state.decision.block_ends <= self.hall.now
        live = [
            d
            for d in state.decisions
            if d.standing(self.hall.now, blocked=False, disputed=False) in ("in-force", "provisional")
        ]
        assert len(live) <= 1, "two decisions of one proposal at once"


TestLife = pytest.mark.slow(Life.TestCase)
TestLife.settings = examples(40, 1000, stateful_step_count=rounds(30, 50))
