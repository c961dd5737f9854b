# SPDX-License-Identifier: GPL-3.0-or-later
"""The names behind ids, for sentences."""

from __future__ import annotations

from collections.abc import Callable

from assembly_app.domain.actions.state import Action
from assembly_app.domain.charter.state import CHARTER_ID, Charter
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.members.state import MEMBERS_ID, People
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Texts, find, in_language
from assembly_app.service.core.ports import Store
from assembly_app.service.core.read_models import GroupRow


def behind(store: Store, group: str, wanted: str) -> str | Texts:
    """The name of a member, or the texts by language of a value, meeting, item, proposal or action; else the id."""
    people, charter = store.state(group, MEMBERS_ID), store.state(group, CHARTER_ID)
    person = people.find(wanted) if isinstance(people, People) else None
    if person is not None:
        return person.name
    value = charter.value(wanted) if isinstance(charter, Charter) else None
    if value is not None:
        return value.texts
    item = _item(store, group, wanted)
    if item:
        return item
    state = store.state(group, wanted)
    if isinstance(state, Action):
        return state.text
    return state.title if isinstance(state, (Meeting, Proposal)) else wanted


def naming(store: Store, group: str, *languages: str) -> Callable[[str], str]:
    """A function that gives the name behind an id of a member, value, meeting, item or proposal; else the id itself."""

    def name(wanted: str) -> str:
        found = behind(store, group, wanted)
        return found if isinstance(found, str) else in_language(found, *languages)

    return name


def _item(store: Store, group: str, wanted: str) -> dict[str, str]:
    meeting = store.meeting_of_item(group, wanted)
    state = store.state(group, meeting) if meeting else None
    item = find(state.items, wanted) if isinstance(state, Meeting) else None
    return item.title if item else {}


def group_named(store: Store, said: str) -> GroupRow:
    """The group of that id or name; our own for "". Raises Refused ("unknown-group")."""
    rows = store.groups()
    found = [row for row in rows if said in (row.id, row.name) or (row.own and not said)]
    if len(found) != 1:
        raise Refused("unknown-group", "ledger", group=said, groups=tuple(row.name for row in rows))
    return found[0]
