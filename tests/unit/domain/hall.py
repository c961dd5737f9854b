# SPDX-License-Identifier: GPL-3.0-or-later
"""An assembly in memory: plays acts at instants, folds what they lead to, merges what another laptop recorded."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from assembly_app.domain.actions.state import Action
from assembly_app.domain.aggregates import EVENTS, decide, evolve
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Act, Emitted, Entry, Event, State
from assembly_app.domain.world import ActionBrief, MeetingBrief, World

FOUNDED = datetime(2026, 3, 2, 9, tzinfo=UTC)


@dataclass(frozen=True, order=True)
class Line:
    """One record: Lamport clock, feed and place in it give the order in which all laptops fold."""

    clock: int
    feed: str
    seq: int
    about: str = field(compare=False)
    entry: Entry = field(compare=False)


def fold(lines: list[Line]) -> dict[str, State]:
    """Every aggregate, from its records in that order."""
    states: dict[str, State] = {}
    for line in lines:
        after = evolve(states.get(line.about), line.entry, line.about)
        if after is not None:
            states[line.about] = after
    return states


def as_written(event: Event) -> Event:
    """The event as it comes back from a record's body."""
    return msgspec.json.decode(msgspec.json.encode(event), type=EVENTS[event.TYPE])


class Hall(World):
    """A World whose clock stands at `now` until it is moved. `feed` is this laptop's name."""

    def __init__(self, feed: str = "desk", now: datetime = FOUNDED) -> None:
        self.feed, self.now = feed, now
        self.lines: list[Line] = []
        self.states: dict[str, State] = {}
        self._ids = 0

    def play(self, act: Act, at: datetime | None = None) -> str:
        """Carry out an act, now or at that instant; the id of the new thing, "" when it makes none."""
        if at is not None:
            self.now = at
        empty = {name: self._new_id() for name in act.NEW if not getattr(act, name)}
        filled = msgspec.structs.replace(act, **empty) if empty else act
        for emitted in decide(filled, self, self.now):
            self.record(emitted)
        return str(getattr(filled, filled.NEW[0])) if filled.NEW else ""

    def record(self, emitted: Emitted) -> None:
        """Keep an event on this laptop's feed, as it reads after a way through its body."""
        clock = max((line.clock for line in self.lines), default=0) + 1
        seq = sum(1 for line in self.lines if line.feed == self.feed) + 1
        entry = Entry(f"{self.feed}-{seq}", self.feed, seq, self.now, as_written(emitted.event))
        self.lines.append(Line(clock, self.feed, seq, emitted.about, entry))
        after = evolve(self.states.get(emitted.about), entry, emitted.about)
        assert after is not None
        self.states[emitted.about] = after

    def refused(self, act: Act, code: str, rule: str = "", at: datetime | None = None) -> dict[str, object]:
        """The parameters of the refusal that must come; nothing was recorded."""
        before = dict(self.states)
        with pytest.raises(Refused) as caught:
            self.play(act, at)
        assert caught.value.code == code, caught.value
        assert rule in ("", caught.value.rule)
        assert self.states == before
        return caught.value.params

    def later(self, **length: float) -> datetime:
        """Let time pass; the instant it is then."""
        self.now += timedelta(**length)
        return self.now

    def fork(self, feed: str) -> Hall:
        """Another laptop that knows all this one knows."""
        other = Hall(feed, self.now)
        other.lines, other.states, other._ids = list(self.lines), dict(self.states), self._ids
        return other

    def merge(self, other: Hall) -> None:
        """Take over what the other laptop recorded, and fold anew in the common order."""
        known = {(line.feed, line.seq) for line in self.lines}
        self.lines += [line for line in other.lines if (line.feed, line.seq) not in known]
        self.lines.sort()
        self.states = fold(self.lines)
        self.now = max(self.now, other.now)

    def events(self, kind: type[Event]) -> list[Event]:
        """All recorded events of a type, in order."""
        return [line.entry.event for line in self.lines if isinstance(line.entry.event, kind)]

    def _new_id(self) -> str:
        self._ids += 1
        return f"{self.feed}{self._ids}"

    def state(self, about: str) -> State | None:
        return self.states.get(about)

    def taken(self, wanted: str) -> bool:
        return wanted in self.states

    def meetings(self) -> tuple[MeetingBrief, ...]:
        briefs = [
            MeetingBrief(s.id, s.kind, s.starts_at, s.phase, s.facilitator(), s.minutes_phase)
            for s in self.states.values()
            if isinstance(s, Meeting)
        ]
        return tuple(sorted(briefs, key=lambda brief: (brief.starts_at, brief.id)))

    def actions(self) -> tuple[ActionBrief, ...]:
        found = [s for s in self.states.values() if isinstance(s, Action) and s.status == "open"]
        return tuple(ActionBrief(a.id, a.owner, a.due, a.status) for a in sorted(found, key=lambda a: a.agreed_at))

    def next_number(self, year: int) -> int:
        proposals = [s for s in self.states.values() if isinstance(s, Proposal)]
        numbers = [d.entry.number.split("-") for p in proposals for d in p.decisions]
        return max((int(n) for y, n in numbers if int(y) == year), default=0) + 1
