# SPDX-License-Identifier: GPL-3.0-or-later
"""The stack: hands of several kinds, the progressive order, and the stopwatch of the running turn (R11)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from assembly_app.domain.meetings.open_meeting import in_open_meeting
from assembly_app.domain.meetings.state import (
    RESPONSES,
    Hand,
    HandId,
    HandKind,
    ItemId,
    Meeting,
    OpenMeetingId,
    Spoken,
    Stack,
)
from assembly_app.domain.members.state import MemberId
from assembly_app.domain.refusal import Refused, refuse_unless
from assembly_app.domain.values import Act, Emitted, Entry, Event, changed, find
from assembly_app.domain.world import World


class HandRaised(Event, frozen=True):
    """Somebody asked to speak."""

    TYPE: ClassVar[str] = "stack.hand-raised"
    hand: HandId
    member: MemberId
    kind: HandKind = "speak"


class HandLowered(Event, frozen=True):
    """Somebody no longer asks to speak."""

    TYPE: ClassVar[str] = "stack.hand-lowered"
    hand: HandId


class TurnBegan(Event, frozen=True):
    """Somebody speaks."""

    TYPE: ClassVar[str] = "stack.turn-began"
    hand: HandId
    item: ItemId = ""


class TurnEnded(Event, frozen=True):
    """The running turn ended."""

    TYPE: ClassVar[str] = "stack.turn-ended"
    item: ItemId = ""


class StackOrdered(Event, frozen=True):
    """The stack became progressive, or ceased to be."""

    TYPE: ClassVar[str] = "stack.ordered"
    progressive: bool


class RaiseHand(Act, frozen=True):
    """Put somebody on the stack."""

    NEW: ClassVar[tuple[str, ...]] = ("id",)
    member: MemberId
    kind: HandKind = "speak"
    meeting: OpenMeetingId = ""
    id: HandId = ""


class LowerHand(Act, frozen=True):
    """Take a hand off the stack."""

    hand: HandId
    meeting: OpenMeetingId = ""


class NextTurn(Act, frozen=True):
    """End the running turn and let the next one on the stack speak, or the named hand, if it is its kind's turn."""

    hand: HandId = ""
    meeting: OpenMeetingId = ""


class EndTurn(Act, frozen=True):
    """End the running turn."""

    meeting: OpenMeetingId = ""


class OrderStack(Act, frozen=True):
    """Make the stack progressive, or a plain queue."""

    progressive: bool
    meeting: OpenMeetingId = ""


def raise_hand(act: RaiseHand, world: World, now: datetime) -> list[Emitted]:
    """Refused for those who are not present and for a second hand of the same kind."""
    meeting = in_open_meeting(world, act.meeting)
    refuse_unless(act.member in meeting.present, "not-present", "R11", member=act.member)
    twice = any(h.member == act.member and h.kind == act.kind for h in meeting.stack.hands)
    refuse_unless(not twice, "hand-already-up", "R11", member=act.member)
    refuse_unless(find(meeting.stack.hands, act.id) is None, "id-taken", "input", id=act.id)
    return [Emitted(meeting.id, HandRaised(hand=act.id, member=act.member, kind=act.kind))]


def lower_hand(act: LowerHand, world: World, now: datetime) -> list[Emitted]:
    """Refused for a hand that is not up."""
    meeting = in_open_meeting(world, act.meeting)
    refuse_unless(find(meeting.stack.hands, act.hand), "hand-not-up", "R11", hand=act.hand)
    return [Emitted(meeting.id, HandLowered(hand=act.hand))]


def next_turn(act: NextTurn, world: World, now: datetime) -> list[Emitted]:
    """Refused on an empty stack, and for a hand of a kind that would jump the queue."""
    meeting = in_open_meeting(world, act.meeting)
    # The turn that ends counts before the next one is chosen.
    stack = ended(meeting.stack, now, meeting.floor)
    order = stack.order(meeting.floor)
    refuse_unless(order, "stack-empty", "R11")
    hand = find(order, act.hand) if act.hand else order[0]
    if hand is None:
        raise Refused("hand-not-up", "R11", hand=act.hand)
    # The stack-keeper may prefer one speaker to another, never a speaker to a point of process.
    refuse_unless(_rank(hand) == _rank(order[0]), "out-of-turn", "R11", member=hand.member, first=order[0].member)
    began = Emitted(meeting.id, TurnBegan(hand=hand.id, item=meeting.floor))
    return [Emitted(meeting.id, TurnEnded(item=meeting.floor)), began] if meeting.stack.speaking else [began]


def end_turn(act: EndTurn, world: World, now: datetime) -> list[Emitted]:
    """Refused when nobody speaks."""
    meeting = in_open_meeting(world, act.meeting)
    refuse_unless(meeting.stack.speaking, "nobody-speaks", "R11")
    return [Emitted(meeting.id, TurnEnded(item=meeting.floor))]


def order_stack(act: OrderStack, world: World, now: datetime) -> list[Emitted]:
    """Refused when it is so already."""
    meeting = in_open_meeting(world, act.meeting)
    refuse_unless(meeting.stack.progressive != act.progressive, "nothing-to-change", "R11")
    return [Emitted(meeting.id, StackOrdered(progressive=act.progressive))]


def _rank(hand: Hand) -> int:
    return 0 if hand.kind == "point-of-process" else 1 if hand.kind in RESPONSES else 2


def ended(stack: Stack, at: datetime, item: str) -> Stack:
    """The stack once the running turn, if there is one, has ended; its time counts for the item."""
    if stack.speaking is None or stack.since is None:
        return stack
    member = stack.speaking.member
    # A clock set back would count backwards: nobody loses speaking time for it.
    turn = max(0, round((at - stack.since).total_seconds() * 1000))
    rest: list[Spoken] = []
    for spoken in stack.spoken:
        if spoken.member == member and spoken.item == item:
            turn += spoken.milliseconds
        else:
            rest.append(spoken)
    return changed(stack, speaking=None, since=None, spoken=(*rest, Spoken(item, member, turn)))


def cleared(stack: Stack, at: datetime, item: str) -> Stack:
    """The stack once the item has left the floor: nobody speaks and no hand is up."""
    return changed(ended(stack, at, item), hands=(), responses_in_row=0)


def without(stack: Stack, gone: set[str], at: datetime, item: str) -> Stack:
    """The stack once some have left the room."""
    if stack.speaking and stack.speaking.member in gone:
        stack = ended(stack, at, item)
    return changed(stack, hands=tuple(h for h in stack.hands if h.member not in gone))


def _raised(state: Meeting, event: HandRaised, entry: Entry) -> Meeting:
    if find(state.stack.hands, event.hand):
        return state
    hand = Hand(event.hand, event.member, event.kind)
    return changed(state, stack=changed(state.stack, hands=(*state.stack.hands, hand)))


def _lowered(state: Meeting, event: HandLowered, entry: Entry) -> Meeting:
    rest = tuple(h for h in state.stack.hands if h.id != event.hand)
    return changed(state, stack=changed(state.stack, hands=rest))


def _began(state: Meeting, event: TurnBegan, entry: Entry) -> Meeting:
    hand = find(state.stack.hands, event.hand)
    if hand is None:
        return state
    row = state.stack.responses_in_row + 1 if hand.kind in RESPONSES else 0
    if hand.kind == "point-of-process":
        row = state.stack.responses_in_row
    rest = tuple(h for h in state.stack.hands if h.id != event.hand)
    # Where another laptop's turn is still running, it ends here: no time is lost.
    stack = ended(state.stack, entry.at, event.item)
    stack = changed(stack, hands=rest, speaking=hand, since=entry.at, responses_in_row=row)
    return changed(state, stack=stack)


def _ended(state: Meeting, event: TurnEnded, entry: Entry) -> Meeting:
    return changed(state, stack=ended(state.stack, entry.at, event.item))


def _ordered(state: Meeting, event: StackOrdered, entry: Entry) -> Meeting:
    return changed(state, stack=changed(state.stack, progressive=event.progressive))


def _undo_raising(act: RaiseHand, world: World, why: str) -> Act:
    return LowerHand(hand=act.id, meeting=act.meeting)


def _undo_ordering(act: OrderStack, world: World, why: str) -> Act:
    return OrderStack(progressive=not act.progressive, meeting=act.meeting)


EVOLVE = {
    HandRaised: _raised,
    HandLowered: _lowered,
    TurnBegan: _began,
    TurnEnded: _ended,
    StackOrdered: _ordered,
}
DECIDE = {
    RaiseHand: raise_hand,
    LowerHand: lower_hand,
    NextTurn: next_turn,
    EndTurn: end_turn,
    OrderStack: order_stack,
}
UNDO = {RaiseHand: _undo_raising, OrderStack: _undo_ordering}
NO_UNDO = {LowerHand, NextTurn, EndTurn}
