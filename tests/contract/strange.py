# SPDX-License-Identifier: GPL-3.0-or-later
"""Events that fit their types and make no sense: what somebody with a key and ill will could record."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from random import Random
from typing import Any

import msgspec

from assembly_app.domain.actions.state import Action
from assembly_app.domain.aggregates import BEGIN, EVENTS, EVOLVE
from assembly_app.domain.charter.state import CHARTER_ID, Charter
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.members.state import MEMBERS_ID, People
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.values import Emitted, Event, State
from tests.contract.laptops import Laptop, decided

TEXTS = ("", "x", "a" * 500, "\u202e\u2066abc", "../../etc", "Mars/Olympus", "en", "<b>x</b>", "\n\n", "2026-13", "\0")
NUMBERS = (0, 0, 1, 2, 3, 5, 10, 60, -1, 10**7, 10**9, -(10**9), 2**31, 2**53 - 1, -(2**53) + 1)
FAR_EAST, FAR_WEST = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))
INSTANTS = (
    datetime(1, 1, 1, tzinfo=FAR_EAST),
    datetime(1900, 1, 1, tzinfo=FAR_EAST),
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(2026, 3, 4, tzinfo=UTC),
    datetime(2026, 3, 5, tzinfo=UTC),
    datetime(9000, 12, 31, tzinfo=FAR_WEST),
    datetime(9999, 12, 31, 23, 59, 59, tzinfo=FAR_WEST),
)


class Mischief:
    """Makes events of every type, many about what there is; the same ones for the same seed."""

    def __init__(self, seed: int, laptop: Laptop, proposal: str) -> None:
        self._random = Random(seed)
        meeting = laptop.store.meetings(laptop.group)[0].id
        self._ids = (
            meeting,
            proposal,
            *(member.id for member in laptop.assembly.world.people.active),
            *(item.id for item in laptop.assembly.world.meeting(meeting).items),
        )
        self._about: dict[type[State], str] = {
            Meeting: meeting,
            Proposal: proposal,
            People: MEMBERS_ID,
            Charter: CHARTER_ID,
            Action: "new-1",
        }

    def emitted(self) -> Emitted | None:
        """An event; None for one that its own type refuses to read."""
        kind = self._random.choice(list(EVENTS.values()))
        made = self._struct(kind)
        try:
            event = msgspec.json.decode(msgspec.json.encode(made), type=kind)
        except (msgspec.MsgspecError, ValueError):
            return None
        of, _ = EVOLVE.get(kind) or BEGIN[kind]
        new = kind in BEGIN and not of.fixed_id
        return Emitted(f"new-{self._random.randrange(5)}" if new else self._about[of.state], event)

    def _struct(self, kind: type[Any]) -> Any:
        hints = typing.get_type_hints(kind, include_extras=True)
        return kind(**{name: self._value(hints[name]) for name in kind.__struct_fields__})

    def _value(self, hint: Any) -> Any:
        origin, inner, pick = typing.get_origin(hint), typing.get_args(hint), self._random.choice
        if origin is typing.Annotated:
            return self._value(inner[0])
        if origin is typing.Literal:
            return pick(inner)
        if origin in (typing.Union, types.UnionType):
            return self._value(pick(inner))
        if origin is tuple:
            return tuple(self._value(inner[0]) for _ in range(pick((0, 1, 3))))
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return {self._value(inner[0]): self._value(inner[1]) for _ in range(pick((0, 1, 2)))}
        if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
            return self._struct(hint)
        return {
            str: lambda: pick((*TEXTS, *self._ids, *self._ids)),
            int: lambda: pick(NUMBERS),
            bool: lambda: pick((True, False)),
            datetime: lambda: pick(INSTANTS),
            type(None): lambda: None,
        }[hint]()


def made_mischief(laptop: Laptop, seed: int, count: int) -> list[type[Event]]:
    """A young assembly on whose feed `count` such events stand, each on its own; their types."""
    mischief = Mischief(seed, laptop, decided(laptop))
    done = []
    for emitted in filter(None, (mischief.emitted() for _ in range(count))):
        with laptop.store.write() as tx:
            laptop.assembly.journal.append(tx, laptop.group, [emitted], laptop.clock.now())
            tx.project()
        laptop.assembly.journal.note()
        done.append(type(emitted.event))
    return done
