# SPDX-License-Identifier: GPL-3.0-or-later
"""Which acts and events there are, and the fold: state = evolve(state, entry), one aggregate at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from assembly_app.domain import (
    actions,
    agenda,
    attendance,
    blocks,
    calling,
    charter,
    concerns,
    decisions,
    drafting,
    floor,
    minutes,
    people,
    posting,
    roles,
    stack,
    stages,
    testing,
    timer,
    votes,
)
from assembly_app.domain.actions import Action
from assembly_app.domain.charter import Charter
from assembly_app.domain.meeting import Meeting
from assembly_app.domain.people import People
from assembly_app.domain.proposal import Proposal
from assembly_app.domain.values import Act, Emitted, Entry, Event, name_of
from assembly_app.domain.world import World

State = Charter | People | Meeting | Proposal | Action
Decide = Callable[[Any, World, datetime], list[Emitted]]
MODULES = (
    charter,
    people,
    calling,
    agenda,
    posting,
    roles,
    attendance,
    floor,
    timer,
    stack,
    minutes,
    drafting,
    stages,
    concerns,
    testing,
    blocks,
    votes,
    decisions,
    actions,
)
BEGIN: Mapping[type[Event], Callable[..., State]] = MappingProxyType(
    {
        calling.MeetingCalled: calling.called,
        drafting.ProposalDrafted: stages.drafted,
        decisions.DecisionRecorded: decisions.recorded,
        actions.ActionAgreed: actions.agreed,
    }
)
"""Events that begin an aggregate; they need its id."""

EVOLVE: Mapping[type[Event], Callable[..., Any]] = MappingProxyType(
    {event: function for module in MODULES for event, function in module.EVOLVE.items()}
)
DECIDE: Mapping[type[Act], Decide] = MappingProxyType(
    {act: function for module in MODULES for act, function in module.DECIDE.items()}
)
EVENTS: Mapping[str, type[Event]] = MappingProxyType({event.TYPE: event for event in (*BEGIN, *EVOLVE)})
"""Every record type this version knows."""

ACTS: Mapping[str, type[Act]] = MappingProxyType({name_of(act): act for act in DECIDE})
"""Every act by its name, in the order of a meeting's life."""


def decide(act: Act, world: World, now: datetime) -> list[Emitted]:
    """The events that an act leads to now. Raises `Refused`; then nothing happens."""
    return DECIDE[type(act)](act, world, now)


def evolve(state: State | None, entry: Entry, about: str) -> State | None:
    """The aggregate after one more entry. Never refuses: what is recorded happened.

    An entry before the aggregate's beginning (its first record was withheld) changes nothing; so does a second beginning.
    """
    kind = type(entry.event)
    begin = BEGIN.get(kind)
    if begin is not None:
        return begin(state, entry.event, entry, about) if state is None else state
    if state is None and about == people.ABOUT:
        state = People()
    if state is None and about != charter.ABOUT:
        return None
    after: State | None = EVOLVE[kind](state, entry.event, entry)
    return after
