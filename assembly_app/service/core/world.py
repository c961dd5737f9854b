# SPDX-License-Identifier: GPL-3.0-or-later
"""The assembly as it stands, for decisions: the domain's World over the store."""

from __future__ import annotations

from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import State
from assembly_app.domain.world import ActionBrief, MeetingBrief, World
from assembly_app.service.core.ports import Store


class StoreWorld(World):
    """One group in a store. Reads each thing when it is asked for; cheap to make."""

    def __init__(self, store: Store, group: str) -> None:
        self._store, self.group = store, group

    def state(self, about: str) -> State | None:
        """The aggregate with that id; refused where a newer version made it and this one may not guess."""
        state, halted = self._store.standing(self.group, about)
        if halted:
            raise Refused("made-by-newer-version", "input", type=halted, about=about)
        return state

    def taken(self, wanted: str) -> bool:
        """Whether any aggregate has that id."""
        return self._store.taken(self.group, wanted)

    def meetings(self) -> tuple[MeetingBrief, ...]:
        """All meetings by their start."""
        return self._store.meetings(self.group)

    def actions(self) -> tuple[ActionBrief, ...]:
        """The open action items, oldest first."""
        return self._store.actions(self.group)

    def next_number(self, year: int) -> int:
        """The next free number of that year in the decision log."""
        return self._store.next_number(self.group, year)
