# SPDX-License-Identifier: GPL-3.0-or-later
"""What a feature of the domain gives to the tuple of all of them: its state and the modules of its acts and events."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from datetime import datetime
from types import ModuleType
from typing import Any

from assembly_app.domain.values import Act, Emitted, Event, State, Texts
from assembly_app.domain.world import World

Decide = Callable[[Any, World, datetime], list[Emitted]]
"""The events that an act leads to at an instant; refused when the rules do not allow it."""

Undo = Callable[[Any, World, str], Act | None]
"""The act that takes an act back, for the reason given; None where there is none at this point."""

Evolve = Callable[[Any, Any, Any], State]
"""The state after an event; the entry says when and by whom it was recorded."""

Begin = Callable[[Any, Any, str], State]
"""The first state, from the event that begins it, its entry and the aggregate's id."""


@dataclass(frozen=True, kw_only=True)
class Aggregate:
    """One kind of thing that has a record of its own.

    `modules` hold its acts and events, in the order in which acts are listed: functions by type in BEGIN (an event
    that begins the thing), EVOLVE, DECIDE and UNDO, and in NO_UNDO the acts that nothing takes back.
    `named` gives the name of the thing with that id, it or a part of it; None when it has no such part.
    `fixed_id`: there is one only, with this id; `empty` is its state before any event, if no event need begin it.
    """

    name: str
    state: type[State]
    modules: tuple[ModuleType, ...]
    named: Callable[[Any, str], str | Texts | None]
    fixed_id: str = ""
    empty: State | None = None

    @property
    def begin(self) -> Mapping[type[Event], Begin]:
        """The events that begin such a thing."""
        return self._gathered("BEGIN")

    @property
    def evolve(self) -> Mapping[type[Event], Evolve]:
        """The events that change it."""
        return self._gathered("EVOLVE")

    @property
    def decide(self) -> Mapping[type[Act], Decide]:
        """The acts that are about it."""
        return self._gathered("DECIDE")

    @property
    def undo(self) -> Mapping[type[Act], Undo]:
        """The acts that another act can take back."""
        return self._gathered("UNDO")

    @property
    def no_undo(self) -> Set[type[Act]]:
        """The acts that no other act takes back."""
        return frozenset(act for module in self.modules for act in vars(module).get("NO_UNDO", ()))

    def _gathered(self, name: str) -> dict[Any, Any]:
        return {kind: function for module in self.modules for kind, function in vars(module).get(name, {}).items()}
