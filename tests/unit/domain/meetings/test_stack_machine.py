# SPDX-License-Identifier: GPL-3.0-or-later
"""A long and lively discussion: whatever people do, the stack keeps its rules (R11)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from assembly_app.domain.meetings.attendance import Arrive, Depart
from assembly_app.domain.meetings.floor import TakeUp
from assembly_app.domain.meetings.stack import EndTurn, LowerHand, NextTurn, RaiseHand
from assembly_app.domain.meetings.state import RESPONSES, HandKind, Stack
from tests.rounds import examples, rounds
from tests.unit.domain.meetings.test_stack import KINDS, discussing
from tests.unit.domain.steps import NAMES

MEMBERS = st.sampled_from(NAMES[:5])


class Discussion(RuleBasedStateMachine):
    """Five people, two items; a model counts what the stopwatch should show."""

    @initialize(asking=st.lists(st.tuples(MEMBERS, st.sampled_from(KINDS)), min_size=4, max_size=8))
    def begin(self, asking: list[tuple[str, HandKind]]) -> None:
        self.hall, self.meeting = discussing(5)
        self.up: dict[str, tuple[str, HandKind]] = {}
        self.spoken: dict[tuple[str, str], int] = {}
        self.speaking: tuple[str, str] | None = None
        self.row = self.turns = 0
        for member, kind in asking:
            self.ask(member, kind)

    @property
    def stack(self) -> Stack:
        return self.hall.meeting(self.meeting).stack

    @property
    def item(self) -> str:
        return self.hall.meeting(self.meeting).floor

    @rule(seconds=st.integers(1, 200))
    def time_passes(self, seconds: int) -> None:
        self.hall.now += timedelta(seconds=seconds)
        if self.speaking:
            who = self.speaking
            self.spoken[who] = self.spoken.get(who, 0) + seconds * 1000

    @rule(member=MEMBERS, kind=st.sampled_from(KINDS))
    def ask(self, member: str, kind: HandKind) -> None:
        if member not in self.hall.meeting(self.meeting).present:
            self.hall.refused(RaiseHand(member=member, kind=kind), "not-present")
        elif (member, kind) in self.up.values():
            self.hall.refused(RaiseHand(member=member, kind=kind), "hand-already-up")
        else:
            self.up[self.hall.play(RaiseHand(member=member, kind=kind))] = (member, kind)

    @precondition(lambda self: self.up)
    @rule(data=st.data())
    def lower(self, data: st.DataObject) -> None:
        hand = data.draw(st.sampled_from(sorted(self.up)))
        self.hall.play(LowerHand(hand=hand))
        del self.up[hand]

    @precondition(lambda self: self.up)
    @rule()
    def call_the_next_one(self) -> None:
        self.hall.play(NextTurn())
        called = self.stack.speaking
        assert called is not None
        member, kind = self.up.pop(called.id)
        assert (called.member, called.kind) == (member, kind)
        if any(k == "point-of-process" for _, k in self.up.values()):
            assert kind == "point-of-process"
        waiting = [m for m, k in self.up.values() if k == "speak"]
        if kind in RESPONSES:
            self.row += 1
            assert self.row <= 2 or not waiting, "a third response while a speaker waits"
        if kind == "speak":
            self.row = 0
            mine = (self.spoken.get((self.item, member), 0), self._of(member))
            assert all(mine <= (self.spoken.get((self.item, m), 0), self._of(m)) for m in waiting), "unfair"
        self.speaking, self.turns = (self.item, member), self.turns + 1

    def _of(self, member: str) -> int:
        return sum(time for (_, who), time in self.spoken.items() if who == member)

    @precondition(lambda self: self.speaking)
    @rule()
    def end(self) -> None:
        self.hall.play(EndTurn())
        self.speaking = None

    @precondition(lambda self: self.turns > 5)
    @rule()
    def next_item(self) -> None:
        self.hall.play(TakeUp(item="report" if self.item == "talk" else "talk"))
        self.up, self.speaking, self.row, self.turns = {}, None, 0, 0

    @precondition(lambda self: self.turns % 4 == 3)
    @rule(member=MEMBERS)
    def come_or_go(self, member: str) -> None:
        if member not in self.hall.meeting(self.meeting).present:
            self.hall.play(Arrive(members=(member,)))
            return
        self.hall.play(Depart(members=(member,)))
        self.up = {hand: who for hand, who in self.up.items() if who[0] != member}
        if self.speaking and self.speaking[1] == member:
            self.speaking = None

    @invariant()
    def every_hand_is_still_up_or_was_called_or_lowered(self) -> None:
        assert {h.id for h in self.stack.hands} == set(self.up)
        assert len(self.stack.order(self.item)) == len(self.up)

    @invariant()
    def speaking_time_adds_up(self) -> None:
        running = self.speaking
        for (item, who), time in self.spoken.items():
            if (item, who) != running:
                assert self.stack.time_in(who, item) == time
        speaking = self.stack.speaking
        assert (speaking.member if speaking else None) == (running[1] if running else None)


TestDiscussion = pytest.mark.slow(Discussion.TestCase)
TestDiscussion.settings = examples(40, 600, stateful_step_count=rounds(30, 60))
