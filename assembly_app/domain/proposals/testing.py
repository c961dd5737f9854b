# SPDX-License-Identifier: GPL-3.0-or-later
"""The test for consensus: opened, asked in order, counted (R18, R19)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from assembly_app.domain.charter.state import CoreValueId, Count
from assembly_app.domain.decisions.entries import numbered
from assembly_app.domain.decisions.state import DecisionEntry, Named, Tally
from assembly_app.domain.meetings.attendance import require_quorum
from assembly_app.domain.meetings.open_meeting import in_open_meeting, on_the_floor
from assembly_app.domain.meetings.posting import require_notice
from assembly_app.domain.meetings.roles import require_impartial
from assembly_app.domain.meetings.state import ItemId, Meeting, MeetingId, OpenMeetingId
from assembly_app.domain.members.state import MemberId
from assembly_app.domain.proposals.blocks import require_cause
from assembly_app.domain.proposals.readiness import require_blocks_answered, require_posted_text, require_settled
from assembly_app.domain.proposals.state import STEPS, Outcome, Position, Proposal, Stance, Test
from assembly_app.domain.refusal import Refused, refuse_unless
from assembly_app.domain.values import (
    Act,
    Deadline,
    Emitted,
    Entry,
    Event,
    Instant,
    LongSaid,
    Said,
    Texts,
    amended,
    changed,
    find,
    required_texts,
)
from assembly_app.domain.world import World

TESTABLE = ("concerns", "resolving", "testing")


class TestOpened(Event, frozen=True):
    """A test began: on which version, in which meeting, with how many present. `why`: in spite of open concerns."""

    __test__: ClassVar[bool] = False
    TYPE: ClassVar[str] = "test.opened"
    number: int
    meeting: MeetingId
    item: ItemId
    version: int
    present: int
    quorum: int
    facilitator: MemberId
    why: str = ""


class TestStepAsked(Event, frozen=True):
    """The facilitator asked for one kind of position."""

    __test__: ClassVar[bool] = False
    TYPE: ClassVar[str] = "test.asked"
    number: int
    step: Stance
    meeting: MeetingId = ""


class PositionTaken(Event, frozen=True):
    """Somebody took a position."""

    TYPE: ClassVar[str] = "test.position"
    number: int
    member: MemberId
    stance: Stance
    reason: str = ""
    value: CoreValueId = ""
    meeting: MeetingId = ""


class TestClosed(Event, frozen=True):
    """A test ended; `entry` is the decision it led to, if it did. `why`: it was abandoned, or the group went on."""

    __test__: ClassVar[bool] = False
    TYPE: ClassVar[str] = "test.closed"
    number: int
    outcome: Outcome
    tally: Tally
    meeting: MeetingId = ""
    stood_aside: tuple[Named, ...] = ()
    blocked_by: tuple[Named, ...] = ()
    entry: DecisionEntry | None = None
    why: str = ""


class OpenTest(Act, frozen=True):
    """Test the item on the floor for consensus; `why` goes on in spite of open concerns."""

    why: str = ""
    meeting: OpenMeetingId = ""


class AskFor(Act, frozen=True):
    """Ask for blocks, then stand-asides, then reservations, then active agreement."""

    step: Stance
    meeting: OpenMeetingId = ""


class TakePosition(Act, frozen=True):
    """Record where somebody stands. Stand-asides and blocks carry a reason, blocks a core value too."""

    member: MemberId
    stance: Stance
    reason: str = ""
    value: CoreValueId = ""
    on_behalf_of: MemberId = ""
    meeting: OpenMeetingId = ""


class CloseTest(Act, frozen=True):
    """End the test with the counts of agreement and reservations; named ones are counted in if the count is lower."""

    agreement: Count = 0
    reservations: Count = 0
    why: str = ""
    rationale: LongSaid = ""
    implementer: MemberId = ""
    effective_at: Instant | None = None
    review_at: Deadline | None = None
    personal: bool = False
    meeting: OpenMeetingId = ""


class AbandonTest(Act, frozen=True):
    """Break a test off without a result, such as when the quorum is lost in the middle of it."""

    why: str
    meeting: OpenMeetingId = ""


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
    """Needs a quorum (R10), notice (R3), an impartial chair (R9), the posted text (R17), every block answered (R22).

    While concerns are open it needs the reason why the group goes on (R16).
    """
    meeting, proposal = _floor(world, act.meeting)
    item = on_the_floor(meeting)
    refuse_unless(proposal.open_test is None, "test-running", "R18", proposal=proposal.id)
    refuse_unless(proposal.stage in TESTABLE, "stage", "R15", stage=proposal.stage, wanted="testing")
    quorum = require_quorum(meeting, world)
    require_notice(meeting, item, world)
    require_impartial(meeting, item.id, proposal)
    open_concerns = tuple(c.id for c in proposal.open_concerns)
    refuse_unless(not open_concerns or act.why.strip(), "open-concerns", "R16", concerns=open_concerns)
    require_settled(proposal)
    require_blocks_answered(proposal)
    require_posted_text(meeting, item, proposal)
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
    """By members who are present, once they were asked for it (R18); a block also passes R20."""
    meeting, proposal, test = _running(world, act.meeting)
    refuse_unless(not act.on_behalf_of, "not-by-proxy", "R20", member=act.on_behalf_of)
    world.people.member(act.member)
    refuse_unless(act.member in meeting.present, "not-present", "R18", member=act.member)
    wanted = STEPS[len(test.asked) % len(STEPS)]
    refuse_unless(act.stance in test.asked, "asked-out-of-order", "R18", step=act.stance, wanted=wanted)
    value = require_cause(act.reason, act.value, world) if act.stance == "block" else ""
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
    require_impartial(meeting, test.item, proposal)
    # Somebody may have contested a clarification, or asked for time, since the test began.
    require_posted_text(meeting, meeting.item(test.item), proposal)
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
    # Who took a position and then left, or stands aside from afar (R22), answered all the same.
    able = len({*meeting.members_present(world.people), *(p.id for p in test.positions)})
    refuse_unless(answers <= able, "more-than-present", "R18", answers=answers, present=able)
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
        late = tuple(c.id for c in proposal.open_concerns if c.id not in test.despite)
        refuse_unless(not late or act.why.strip(), "open-concerns", "R16", concerns=late)
        entry = _entry(act, world, now, meeting, proposal, test, tally)
    closed = TestClosed(
        number=test.number,
        outcome=outcome,
        tally=tally,
        meeting=meeting.id,
        stood_aside=stood_aside,
        blocked_by=blocked_by,
        entry=entry,
        why=act.why.strip(),
    )
    return [Emitted(proposal.id, closed)]


def abandon_test(act: AbandonTest, world: World, now: datetime) -> list[Emitted]:
    """With the reason; it counts as no test at all."""
    meeting, proposal, test = _running(world, act.meeting)
    refuse_unless(act.why.strip(), "reason-missing", "R18")
    tally = Tally(present=len(meeting.members_present(world.people)), quorum=test.quorum)
    closed = TestClosed(number=test.number, outcome="abandoned", tally=tally, meeting=meeting.id, why=act.why.strip())
    return [Emitted(proposal.id, closed)]


def _entry(
    act: CloseTest, world: World, now: datetime, meeting: Meeting, proposal: Proposal, test: Test, tally: Tally
) -> DecisionEntry:
    settings = world.charter.settings
    if act.implementer:
        world.people.person(act.implementer)
    return DecisionEntry(
        number=numbered(world, now),
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
    return required_texts(text, world.charter.language, "rationale") if text else {}


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
        despite=tuple(c.id for c in state.open_concerns),
        positions=_standing_aside(state),
    )
    open_ids = {b.id for b in state.unanswered_blocks}
    blocks = tuple(
        changed(b, status="resolved") if b.status == "standing" and b.id not in open_ids else b for b in state.blocks
    )
    return changed(state, tests=(*state.tests, test), stage="testing", blocks=blocks)


def _standing_aside(state: Proposal) -> tuple[Position, ...]:
    # A block that was not upheld may count as its member's stand-aside, as long as the text is the same (R22).
    return tuple(
        {
            b.member: Position(b.member, "stand-aside", b.reason)
            for b in state.blocks
            if b.counts_as == "stand-aside" and not state.changed_materially(b.version)
        }.values()
    )


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


def _undo_position(act: TakePosition, world: World, why: str) -> Act | None:
    meeting = in_open_meeting(world, act.meeting)
    item = find(meeting.items, meeting.floor)
    test = world.proposal(item.proposal).open_test if item and item.proposal else None
    held = find(test.positions, act.member) if test else None
    if held is None:
        return None
    return TakePosition(member=held.id, stance=held.stance, reason=held.reason, value=held.value, meeting=act.meeting)


EVOLVE = {
    TestOpened: _opened,
    TestStepAsked: _asked,
    PositionTaken: _position,
}
DECIDE = {
    OpenTest: open_test,
    AskFor: ask_for,
    TakePosition: take_position,
    CloseTest: close_test,
    AbandonTest: abandon_test,
}
UNDO = {TakePosition: _undo_position}
NO_UNDO = {OpenTest, AskFor, CloseTest, AbandonTest}
