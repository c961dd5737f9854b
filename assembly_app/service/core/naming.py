# SPDX-License-Identifier: GPL-3.0-or-later
"""The names behind ids, for sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assembly_app.domain.aggregates import FIXED, named
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Texts, in_language
from assembly_app.service.core.ports import Store
from assembly_app.service.core.read_models import GroupRow


def behind(store: Store, group: str, wanted: str) -> str | Texts:
    """What the thing with that id is called, in each language if it differs by language; else the id itself.

    An aggregate names itself and its parts: a meeting its items, the charter its values.
    """
    for about in _whole(store, group, wanted):
        state = store.state(group, about)
        found = named(state, wanted) if state is not None else None
        if found is not None:
            return found
    return wanted


def _whole(store: Store, group: str, wanted: str) -> Iterator[str]:
    """The ids of the aggregates that may be the thing, or have it as a part."""
    yield from FIXED
    yield wanted
    if meeting := store.meeting_of_item(group, wanted):
        yield meeting


def naming(store: Store, group: str, *languages: str) -> Callable[[str], str]:
    """A function that gives the name behind an id, in the first of the languages; else the id itself."""

    def name(wanted: str) -> str:
        found = behind(store, group, wanted)
        return found if isinstance(found, str) else in_language(found, *languages)

    return name


def group_named(store: Store, said: str) -> GroupRow:
    """The group of that id or name; our own for "". Raises Refused ("unknown-group")."""
    rows = store.groups()
    found = [row for row in rows if said in (row.id, row.name) or (row.own and not said)]
    if len(found) != 1:
        raise Refused("unknown-group", "ledger", group=said, groups=tuple(row.name for row in rows))
    return found[0]
