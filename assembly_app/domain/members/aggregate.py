# SPDX-License-Identifier: GPL-3.0-or-later
"""The members among the aggregates."""

from __future__ import annotations

from assembly_app.domain.aggregate import Aggregate
from assembly_app.domain.members import membership
from assembly_app.domain.members.state import MEMBERS_ID, People


def _named(people: People, wanted: str) -> str | None:
    person = people.find(wanted)
    return person.name if person else None


MEMBERS = Aggregate(
    name="members", state=People, modules=(membership,), named=_named, fixed_id=MEMBERS_ID, empty=People()
)
