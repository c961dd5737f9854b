# SPDX-License-Identifier: GPL-3.0-or-later
"""The test for consensus: asked in order, counted, and what its outcome is (R18, R19)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Literal

import msgspec

from assembly_app.domain.attendance import require_quorum
from assembly_app.domain.blocks import Block, require_cause, resolved
from assembly_app.domain.charter import Count
from assembly_app.domain.decision import Decision, DecisionEntry, Named, Tally
from assembly_app.domain.open_meeting import in_open_meeting, on_the_floor
from assembly_app.domain.posting import require_notice
from assembly_app.domain.refusal import Refused, refuse_unless
from assembly_app.domain.roles import require_impartial
from assembly_app.domain.values import Act, Emitted, Entry, Event, Said, Texts, amended, changed, find, told

if TYPE_CHECKING:
    from assembly_app.domain.meeting import Meeting
    from assembly_app.domain.proposal import Proposal
    from assembly_app.domain.world import World

Stance = Literal["block", "stand-aside", "reservation", "agreement"]
STEPS: tuple[Stance, ...] = ("block", "stand-aside", "reservation", "agreement")
"""The order in which the facilitator asks (R18)."""
TESTABLE = ("concerns", "resolving", "testing")
Outcome = Literal["provisional", "returned", "blocked"]


class Position(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where somebody stands in a test. `id` is the member's: a later position replaces the earlier one."""

    id: str
    stance: Stance
    reason: str = ""
    value: str = ""


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One count of a test. Two laptops may each have recorded one; `id` is the record it came by."""

    id: str
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
    """One test for consensus; `id` is its number as text. `counts`: of agreement and reservations."""

    __test__: ClassVar[bool] = False
    id: str
    number: int
    meeting: str
    item: str
    version: int
    opened_at: datetime
    present: int
    quorum: int
    why: str = ""
    asked: tuple[Stance, ...] = ()
    positions: tuple[Position, ...] = ()
    results: tuple[Result, ...] = ()
    chosen: str = ""

    @property
    def result(self) -> Result | None:
        """The count that stands: the one that was settled on, else the first."""
        return find(self.results, self.chosen) or (self.results[0] if self.results else None)

    @property
    def disputed(self) -> bool:
        """Whether two different counts are recorded and nobody has settled which one stands."""
        return not self.chosen and any(not r.same_as(self.results[0]) for r in self.results)

    def named(self, stance: Stance) -> tuple[Named, ...]:
        """Who took that stance."""
        return tuple(Named(p.id, p.reason, p.value) for p in self.positions if p.stance == stance)


class TestOpened(Event, frozen=True):
    """A test began: on which version, in which meeting, with how many present. `why`: in spite of open concerns."""

    __test__: ClassVar[bool] = False
    TYPE: ClassVar[str] = "test.opened"
    number: int
    meeting: str
    item: str
    version: int
    present: int
    quorum: int
    facilitator: str
    why: str = ""


class TestStepAsked(Event, frozen=True):
    """The facilitator asked for one kind of position."""

    __test__: ClassVar[bool] = False
    TYPE: ClassVar[str] = "test.asked"
    number: int
    step: Stance
    meeting: str = ""


class PositionTaken(Event, frozen=True):
    """Somebody took a position."""

    TYPE: ClassVar[str] = "test.position"
    number: int
    member: str
    stance: Stance
    reason: str = ""
    value: str = ""
    meeting: str = ""


class TestClosed(Event, frozen=True):
    """A test ended; `entry` is the decision it led to, if it did."""

    __test__: ClassVar[bool] = False
    TYPE: ClassVar[str] = "test.closed"
    number: int
    outcome: Outcome
    tally: Tally
    meeting: str = ""
    stood_aside: tuple[Named, ...] = ()
    blocked_by: tuple[Named, ...] = ()
    entry: DecisionEntry | None = None


class CountSettled(Event, frozen=True):
    """Which of two counts of a test stands; the other stays in the record."""

    TYPE: ClassVar[str] = "test.count-settled"
    number: int
    chosen: str
    why: str
    meeting: str = ""


class OpenTest(Act, frozen=True):
    """Test the item on the floor for consensus; `why` goes on in spite of open concerns."""

    why: str = ""
    meeting: str = ""


class AskFor(Act, frozen=True):
    """Ask for blocks, then stand-asides, then reservations, then active agreement."""

    step: Stance
    meeting: str = ""


class TakePosition(Act, frozen=True):
    """Record where somebody stands. Stand-asides and blocks carry a reason, blocks a core value too."""

    member: str
    stance: Stance
    reason: str = ""
    value: str = ""
    on_behalf_of: str = ""
    meeting: str = ""


class CloseTest(Act, frozen=True):
    """End the test with the counts of agreement and reservations; named ones are counted in if the count is lower."""

    agreement: Count = 0
    reservations: Count = 0
    why: str = ""
    rationale: Said = ""
    implementer: str = ""
    effective_at: datetime | None = None
    review_at: datetime | None = None
    personal: bool = False
    meeting: str = ""


class SettleCount(Act, frozen=True):
    """Say which of two counts of a test stands, and why. `chosen` is the record of that count."""

    proposal: str
    chosen: str
    why: str
    meeting: str = ""


def _floor(world: World, wanted: str) -> tuple[Meeting, Proposal]:
    meeting = in_open_meeting(world, wanted)
    item = on_the_floor(meeting)
    refuse_unless(item.proposal, "no-proposal-on-the-floor", "R18", item=item.id)
    return meeting, world.proposal(item.proposal)


def _running(world: World, wanted: str) -> tuple[Meeting, Proposal, Test]:
    meeting, proposal = _floor(world, wanted)
    test = proposal.open_test
    if test is None:
        raise Refused("no-test", "R18", proposal=proposal.id)
    return meeting, proposal, test


def open_test(act: OpenTest, world: World, now: datetime) -> list[Emitted]:
    """Needs a quorum (R10), notice (R3), no open concern (R16), an unchanged text (R17) and an impartial chair (R9)."""
    meeting, proposal = _floor(world, act.meeting)
    item = on_the_floor(meeting)
    refuse_unless(proposal.open_test is None, "test-running", "R18", proposal=proposal.id)
    refuse_unless(proposal.stage in TESTABLE, "stage", "R15", stage=proposal.stage, wanted="testing")
    quorum = require_quorum(meeting, world)
    require_notice(meeting, item, world)
    require_impartial(meeting, item.id, proposal)
    open_concerns = tuple(c.id for c in proposal.open_concerns)
    refuse_unless(not open_concerns or act.why.strip(), "open-concerns", "R16", concerns=open_concerns)
    if item.weight == "major" and proposal.changed_materially():
        may = item.open_to_amendment and meeting.id not in proposal.time_asked
        version = proposal.version.number
        refuse_unless(may, "changed-since-posted", "R17", version=version, posted=proposal.posted_version)
    opened = TestOpened(
        number=len(proposal.tests) + 1,
        meeting=meeting.id,
        item=item.id,
        version=proposal.version.number,
        present=quorum.present,
        quorum=quorum.needed,
        facilitator=meeting.facilitator(item.id),
        why=act.why.strip(),
    )
    return [Emitted(proposal.id, opened)]


def ask_for(act: AskFor, world: World, now: datetime) -> list[Emitted]:
    """In the order of R18, each step once."""
    meeting, proposal, test = _running(world, act.meeting)
    wanted = STEPS[len(test.asked)] if len(test.asked) < len(STEPS) else ""
    refuse_unless(act.step == wanted, "asked-out-of-order", "R18", step=act.step, wanted=wanted)
    return [Emitted(proposal.id, TestStepAsked(number=test.number, step=act.step, meeting=meeting.id))]


def take_position(act: TakePosition, world: World, now: datetime) -> list[Emitted]:
    """By members who are present; a block also passes R20."""
    meeting, proposal, test = _running(world, act.meeting)
    refuse_unless(not act.on_behalf_of, "not-by-proxy", "R20", member=act.on_behalf_of)
    world.people.member(act.member)
    refuse_unless(act.member in meeting.present, "not-present", "R18", member=act.member)
    value = act.value
    if act.stance == "block":
        value = require_cause(act.reason, act.value, world)
    if act.stance == "stand-aside":
        refuse_unless(act.reason.strip(), "reason-missing", "R18", member=act.member)
    event = PositionTaken(
        number=test.number,
        member=act.member,
        stance=act.stance,
        reason=act.reason.strip(),
        value=value,
        meeting=meeting.id,
    )
    return [Emitted(proposal.id, event)]


def close_test(act: CloseTest, world: World, now: datetime) -> list[Emitted]:
    """Needs every step asked, a count of active agreement, and a quorum of answers: silence is not agreement (R18)."""
    meeting, proposal, test = _running(world, act.meeting)
    refuse_unless(test.asked == STEPS, "not-all-asked", "R18", wanted=STEPS[len(test.asked) % len(STEPS)])
    quorum = require_quorum(meeting, world)
    stood_aside, blocked_by = test.named("stand-aside"), test.named("block")
    tally = Tally(
        present=quorum.present,
        quorum=quorum.needed,
        agreement=max(act.agreement, len(test.named("agreement"))),
        reservations=max(act.reservations, len(test.named("reservation"))),
        stand_asides=len(stood_aside),
        blocks=len(blocked_by),
    )
    answers = tally.agreement + tally.reservations + tally.stand_asides + tally.blocks
    refuse_unless(answers <= quorum.present, "more-than-present", "R18", answers=answers, present=quorum.present)
    settings = world.charter.settings
    outcome: Outcome = "provisional"
    if blocked_by:
        outcome = "blocked"
    elif tally.stand_asides >= settings.stand_aside_limit and not act.why.strip():
        outcome = "returned"
    entry = None
    if outcome == "provisional":
        active = tally.agreement and answers >= quorum.needed
        refuse_unless(active, "silence-is-not-agreement", "R18", answers=answers, needed=quorum.needed)
        entry = _entry(act, world, now, meeting, proposal, test, tally)
    closed = TestClosed(
        number=test.number,
        outcome=outcome,
        tally=tally,
        meeting=meeting.id,
        stood_aside=stood_aside,
        blocked_by=blocked_by,
        entry=entry,
    )
    return [Emitted(proposal.id, closed)]


def _entry(
    act: CloseTest, world: World, now: datetime, meeting: Meeting, proposal: Proposal, test: Test, tally: Tally
) -> DecisionEntry:
    settings = world.charter.settings
    if act.implementer:
        world.people.person(act.implementer)
    return DecisionEntry(
        number=f"{now.year}-{world.next_number(now.year):02d}",
        method="consensus",
        taken_at=now,
        title=proposal.title,
        text=proposal.version.texts,
        language=proposal.version.language,
        version=proposal.version.number,
        rationale=_rationale(act.rationale, world),
        meeting=meeting.id,
        tally=tally,
        stood_aside=test.named("stand-aside"),
        reservations=test.named("reservation"),
        interests=tuple(Named(i.member, i.text) for i in proposal.interests),
        went_on_why=act.why.strip() or test.why,
        implementer=act.implementer,
        effective_at=act.effective_at,
        review_at=act.review_at,
        personal=act.personal,
        block_ends=now + settings.block_period(proposal.weight),
        settings=settings,
    )


def _rationale(text: Said, world: World) -> Texts:
    return told(text, world.charter.language, "rationale") if text else {}


def settle_count(act: SettleCount, world: World, now: datetime) -> list[Emitted]:
    """At an open meeting with a quorum, with the reason."""
    meeting = in_open_meeting(world, act.meeting)
    proposal = world.proposal(act.proposal)
    require_quorum(meeting, world)
    refuse_unless(act.why.strip(), "reason-missing", "R18")
    for test in proposal.disputed:
        if find(test.results, act.chosen):
            event = CountSettled(number=test.number, chosen=act.chosen, why=act.why.strip(), meeting=meeting.id)
            return [Emitted(proposal.id, event)]
    raise Refused("no-such-count", "R18", chosen=act.chosen)


def _opened(state: Proposal, event: TestOpened, entry: Entry) -> Proposal:
    if find(state.tests, str(event.number)):
        # The other laptop recorded the opening of the same test.
        return state
    test = Test(
        id=str(event.number),
        number=event.number,
        meeting=event.meeting,
        item=event.item,
        version=event.version,
        opened_at=entry.at,
        present=event.present,
        quorum=event.quorum,
        why=event.why,
    )
    return changed(state, tests=(*state.tests, test), stage="testing", blocks=resolved(state))


def _put(state: Proposal, number: int, **fields: object) -> Proposal:
    return changed(state, tests=amended(state.tests, str(number), **fields))


def _asked(state: Proposal, event: TestStepAsked, entry: Entry) -> Proposal:
    test = find(state.tests, str(event.number))
    if test is None or event.step in test.asked:
        return state
    return _put(state, event.number, asked=(*test.asked, event.step))


def _position(state: Proposal, event: PositionTaken, entry: Entry) -> Proposal:
    test = find(state.tests, str(event.number))
    if test is None:
        return state
    rest = tuple(p for p in test.positions if p.id != event.member)
    position = Position(event.member, event.stance, event.reason, event.value)
    return _put(state, event.number, positions=(*rest, position))


def _closed(state: Proposal, event: TestClosed, entry: Entry) -> Proposal:
    test = find(state.tests, str(event.number))
    if test is None:
        return state
    result = Result(
        id=entry.id,
        feed=entry.feed,
        at=entry.at,
        outcome=event.outcome,
        tally=event.tally,
        entry=event.entry,
        stood_aside=event.stood_aside,
        blocked_by=event.blocked_by,
    )
    state = _put(state, event.number, results=(*test.results, result))
    if test.results:
        # Another count of the same test: kept beside the first, and shown until somebody settles it.
        return state
    return _came_out(state, result, entry)


def _came_out(state: Proposal, result: Result, entry: Entry) -> Proposal:
    if result.entry is not None:
        decision = Decision(
            entry=result.entry, feed=result.feed, recorded_at=entry.at, block_ends=result.entry.block_ends
        )
        return changed(state, stage="decided", decisions=(*state.decisions, decision))
    if result.outcome == "returned":
        return changed(state, stage="returned")
    blocks = tuple(
        Block(id=f"{result.id}.{n}", member=b.member, value=b.value, reason=b.reason, at=result.at, during_test=True)
        for n, b in enumerate(result.blocked_by)
    )
    return changed(state, stage="blocked", blocks=(*state.blocks, *blocks))


def _settled(state: Proposal, event: CountSettled, entry: Entry) -> Proposal:
    test = find(state.tests, str(event.number))
    chosen = find(test.results, event.chosen) if test else None
    if test is None or chosen is None:
        return state
    state = _put(state, event.number, chosen=event.chosen)
    if chosen is test.results[0]:
        return state
    # What followed from the first count is undone in the view; both counts stay in the record.
    first = test.results[0]
    undone = tuple(d for d in state.decisions if d.entry is not first.entry)
    state = changed(
        state, decisions=undone, blocks=tuple(b for b in state.blocks if not b.id.startswith(f"{first.id}."))
    )
    return _came_out(state, chosen, entry)


EVOLVE = {
    TestOpened: _opened,
    TestStepAsked: _asked,
    PositionTaken: _position,
    TestClosed: _closed,
    CountSettled: _settled,
}
DECIDE = {
    OpenTest: open_test,
    AskFor: ask_for,
    TakePosition: take_position,
    CloseTest: close_test,
    SettleCount: settle_count,
}
