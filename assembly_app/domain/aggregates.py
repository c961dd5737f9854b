# SPDX-License-Identifier: GPL-3.0-or-later
"""Which acts and events there are, and the fold: state = evolve(state, entry), one aggregate at a time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from assembly_app.domain.actions.aggregate import ACTIONS
from assembly_app.domain.aggregate import Aggregate, Begin, Decide, Evolve, Undo
from assembly_app.domain.charter.aggregate import CHARTER
from assembly_app.domain.meetings.aggregate import MEETINGS
from assembly_app.domain.members.aggregate import MEMBERS
from assembly_app.domain.proposals.aggregate import PROPOSALS
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Act, Emitted, Entry, Event, State, name_of
from assembly_app.domain.world import World

AGGREGATES: tuple[Aggregate, ...] = (
    CHARTER,
    MEMBERS,
    MEETINGS,
    PROPOSALS,
    ACTIONS,
)
"""Every feature of the domain, in the order in which their acts are listed."""

FIXED: Mapping[str, Aggregate] = MappingProxyType({one.fixed_id: one for one in AGGREGATES if one.fixed_id})
"""Those of which there is one only, by its id."""

BEGIN: Mapping[type[Event], tuple[Aggregate, Begin]] = MappingProxyType(
    {event: (one, begin) for one in AGGREGATES for event, begin in one.begin.items()}
)
EVOLVE: Mapping[type[Event], tuple[Aggregate, Evolve]] = MappingProxyType(
    {event: (one, evolve) for one in AGGREGATES for event, evolve in one.evolve.items()}
)
DECIDE: Mapping[type[Act], Decide] = MappingProxyType(
    {act: function for one in AGGREGATES for act, function in one.decide.items()}
)
UNDO: Mapping[type[Act], Undo] = MappingProxyType(
    {act: function for one in AGGREGATES for act, function in one.undo.items()}
)
EVENTS: Mapping[str, type[Event]] = MappingProxyType({event.TYPE: event for event in (*BEGIN, *EVOLVE)})
"""Every record type this version knows."""

ACTS: Mapping[str, type[Act]] = MappingProxyType({name_of(act): act for act in DECIDE})
"""Every act by its name, in the order of a meeting's life."""

_BY_STATE: Mapping[type[State], Aggregate] = MappingProxyType({one.state: one for one in AGGREGATES})


def decide(act: Act, world: World, now: datetime) -> list[Emitted]:
    """The events that an act leads to now. Raises `Refused`; then nothing happens."""
    return DECIDE[type(act)](act, world, now)


def undo(act: Act, world: World, why: str) -> Act | None:
    """The act that takes `act` back, asked before `act` is carried out; None where there is none.

    `act` has its ids already. `why` is the reason to record where one is needed. The way back is another act, recorded
    like any other; whether it is allowed is up to the rules, when it is tried.
    """
    function = UNDO.get(type(act))
    try:
        return function(act, world, why) if function else None
    except Refused:
        return None  # the act itself will be refused, and say why


def named(state: State, wanted: str) -> str | dict[str, str] | None:
    """What the thing with that id is called, which is the state's own or part of it; None when it is neither."""
    return _BY_STATE[type(state)].named(state, wanted)


def evolve(state: State | None, entry: Entry, about: str) -> State | None:
    """The aggregate after one more entry. Never refuses: what is recorded happened.

    An entry before the aggregate's beginning (its first record was withheld) changes nothing; neither does a second
    beginning, nor an event that is about another kind of thing.
    """
    event = entry.event
    known = EVOLVE.get(type(event))
    if known is None:
        aggregate, begin = BEGIN[type(event)]
        own = state is None and FIXED.get(about) is (aggregate if aggregate.fixed_id else None)
        return begin(event, entry, about) if own else state
    aggregate, function = known
    if state is None and about in FIXED:
        state = FIXED[about].empty
    return function(state, event, entry) if isinstance(state, aggregate.state) else state
