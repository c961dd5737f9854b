# SPDX-License-Identifier: GPL-3.0-or-later
"""The places of the desk, a line each, in the order of the rail. To add one, add its line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from assembly_app.viewmodels.actions import place as actions
from assembly_app.viewmodels.charter import place as charter
from assembly_app.viewmodels.decisions import place as decisions
from assembly_app.viewmodels.exchange import place as exchange
from assembly_app.viewmodels.kit.list_model import RowListModel
from assembly_app.viewmodels.meetings import place as meetings
from assembly_app.viewmodels.members import place as members
from assembly_app.viewmodels.place import Place
from assembly_app.viewmodels.proposals import place as proposals
from assembly_app.viewmodels.today import place as today

if TYPE_CHECKING:
    from assembly_app.viewmodels.kit.forms import Forms

PLACES: tuple[Place, ...] = (
    today.PLACE,
    meetings.PLACE,
    proposals.PLACE,
    decisions.PLACE,
    actions.PLACE,
    members.PLACE,
    exchange.PLACE,
    charter.PLACE,
)
DIGITS = "1234567890"
"""The keys of the places, in their order; the eleventh has none."""


class PlaceItem(NamedTuple):
    """A place on the rail: its name, its title in the source language with the context, and its digit."""

    key: str
    title: str
    context: str
    digit: str


def forms_of(places: Sequence[Place]) -> Forms:
    """The forms of all acts, from what the features of these places give."""
    from assembly_app.viewmodels.kit.forms import Forms

    return Forms(tuple(place.forms() for place in places if place.forms))


def digit_of(number: int) -> str:
    """The digit that opens the place with this number, from 0; "" for none."""
    return DIGITS[number] if number < len(DIGITS) else ""


def rail(places: Sequence[Place], parent: QObject) -> RowListModel:
    """The places as a list for QML."""
    rows = RowListModel(PlaceItem, parent)
    rows.show(
        [PlaceItem(place.name, place.title.text, place.title.context, digit_of(n)) for n, place in enumerate(places)]
    )
    return rows
