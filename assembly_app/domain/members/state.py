# SPDX-License-Identifier: GPL-3.0-or-later
"""Everyone the assembly knows, as it stands: members and guests, their training, offices held for a term."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, ClassVar, Literal

import msgspec

from assembly_app.domain.refusal import Refused, refuse_unless
from assembly_app.domain.values import Ref, State, find

MEMBERS_ID = "people"

MemberId = Annotated[str, Ref("member")]

Standing = Literal["active", "guest", "left"]


class Term(msgspec.Struct, frozen=True):
    """An office held from one instant to another."""

    role: str
    since: datetime
    until: datetime


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """One person. The id is random; the name never leaves a record's body. `shown`: may the hall see the name?"""

    id: MemberId
    name: str
    joined_at: datetime
    standing: Standing = "active"
    shown: bool = True
    skills: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()


class People(State, frozen=True):
    """Everyone the assembly knows, in the order in which they joined."""

    REF: ClassVar[str] = "people"

    everyone: tuple[Member, ...] = ()

    @property
    def active(self) -> tuple[Member, ...]:
        """The members whose number the quorum is counted from."""
        return tuple(m for m in self.everyone if m.standing == "active")

    def find(self, wanted: str) -> Member | None:
        """The person with that id."""
        return find(self.everyone, wanted)

    def person(self, wanted: str) -> Member:
        """The person with that id; refused when nobody has it."""
        found = self.find(wanted)
        if found is None:
            raise Refused("unknown-member", "input", member=wanted)
        return found

    def member(self, wanted: str) -> Member:
        """The active member with that id; refused for guests and for those who left."""
        person = self.person(wanted)
        refuse_unless(person.standing == "active", "not-a-member", "R20", member=wanted, standing=person.standing)
        return person
