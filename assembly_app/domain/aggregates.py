# SPDX-License-Identifier: GPL-3.0-or-later
"""Which acts and events there are, and the fold: state = evolve(state, entry), one aggregate at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType, ModuleType
from typing import Any

from assembly_app.domain.actions import action_items
from assembly_app.domain.actions.state import Action
from assembly_app.domain.charter import changes
from assembly_app.domain.charter.state import CHARTER_ID, Charter
from assembly_app.domain.decisions import log
from assembly_app.domain.meetings import agenda, attendance, calling, floor, minutes, posting, roles, stack, timer
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.members import membership
from assembly_app.domain.members.state import MEMBERS_ID, People
from assembly_app.domain.proposals import blocks, concerns, drafting, outcomes, stages, testing, votes
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.values import Act, Emitted, Entry, Event, name_of
from assembly_app.domain.world import World

State = Charter | People | Meeting | Proposal | Action
Decide = Callable[[Any, World, datetime], list[Emitted]]
OF: tuple[tuple[type[State], tuple[ModuleType, ...]], ...] = (
    (Charter, (changes,)),
    (People, (membership,)),
    (Meeting, (calling, agenda, posting, roles, attendance, floor, timer, stack, minutes)),
    (Proposal, (drafting, stages, concerns, testing, outcomes, blocks, votes, log)),
    (Action, (action_items,)),
)
"""Which modules hold the acts and events of which kind of thing, in the order of a meeting's life."""

BEGIN: Mapping[type[Event], Callable[..., State]] = MappingProxyType(
    {
        calling.MeetingCalled: calling.called,
        drafting.ProposalDrafted: stages.drafted,
        log.DecisionRecorded: log.recorded,
        action_items.ActionAgreed: action_items.agreed,
    }
)
"""Events that begin an aggregate; they need its id."""

EVOLVE: Mapping[type[Event], tuple[type[State], Callable[..., Any]]] = MappingProxyType(
    {event: (kind, evolve) for kind, modules in OF for module in modules for event, evolve in module.EVOLVE.items()}
)
DECIDE: Mapping[type[Act], Decide] = MappingProxyType(
    {act: function for _, modules in OF for module in modules for act, function in module.DECIDE.items()}
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

    An entry before the aggregate's beginning (its first record was withheld) changes nothing; neither does a second
    beginning, nor an event that is about another kind of thing.
    """
    event = entry.event
    known = EVOLVE.get(type(event))
    if known is None:
        own = state is None and about not in (CHARTER_ID, MEMBERS_ID)
        return BEGIN[type(event)](state, event, entry, about) if own else state
    kind, function = known
    if state is None and about == MEMBERS_ID:
        state = People()
    if not isinstance(state, kind) and not (state is None and kind is Charter and about == CHARTER_ID):
        return state
    after: State | None = function(state, event, entry)
    return after
