# SPDX-License-Identifier: GPL-3.0-or-later
"""Every feature of the domain is whole: whatever it can be asked for is decided, folded, named and taken back."""

from __future__ import annotations

from collections import Counter

import msgspec
import pytest

from assembly_app.domain.actions.action_items import AgreeAction
from assembly_app.domain.aggregate import Aggregate
from assembly_app.domain.aggregates import ACTS, AGGREGATES, DECIDE, EVENTS, FIXED, named
from assembly_app.domain.values import Act, Event, name_of
from tests.unit.domain.hall import Hall
from tests.unit.domain.steps import convene, draft, founded, on_the_floor, posted

each = pytest.mark.parametrize("aggregate", AGGREGATES, ids=lambda aggregate: aggregate.name)


def _defined(aggregate: Aggregate, kind: type) -> set[type]:
    """The acts or events that the modules of an aggregate define."""
    return {
        value
        for module in aggregate.modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, kind) and value.__module__ == module.__name__
    }


def test_features_have_names_states_ids_and_modules_of_their_own() -> None:
    for values in (
        [one.name for one in AGGREGATES],
        [one.state for one in AGGREGATES],
        [one.state.REF for one in AGGREGATES],
        [one.fixed_id for one in AGGREGATES if one.fixed_id],
        [module for one in AGGREGATES for module in one.modules],
    ):
        assert [value for value, times in Counter(values).items() if times > 1] == []


@each
def test_every_act_is_decided_in_its_own_module(aggregate: Aggregate) -> None:
    assert _defined(aggregate, Act) == set(aggregate.decide)
    for module in aggregate.modules:
        assert {act for act in module.DECIDE if act.__module__ != module.__name__} == set()


@each
def test_every_act_can_be_taken_back_or_says_that_it_cannot(aggregate: Aggregate) -> None:
    assert set(aggregate.undo) | aggregate.no_undo == set(aggregate.decide)
    assert set(aggregate.undo) & aggregate.no_undo == set()
    for module in aggregate.modules:
        stated = {*vars(module).get("UNDO", ()), *vars(module).get("NO_UNDO", ())}
        assert stated == set(module.DECIDE), module.__name__


@each
def test_every_event_is_folded_and_either_begins_or_changes(aggregate: Aggregate) -> None:
    assert _defined(aggregate, Event) <= {*aggregate.begin, *aggregate.evolve}
    assert set(aggregate.begin) & set(aggregate.evolve) == set()
    assert bool(aggregate.begin) == (aggregate.empty is None)


@each
def test_what_there_is_one_of_has_its_id_and_the_others_have_none(aggregate: Aggregate) -> None:
    assert (FIXED.get(aggregate.fixed_id) is aggregate) == bool(aggregate.fixed_id)
    assert aggregate.empty is None or isinstance(aggregate.empty, aggregate.state)


def test_names_of_acts_and_types_of_events_are_their_own() -> None:
    assert Counter(map(name_of, DECIDE)).most_common(1)[0][1] == 1
    types = [event.TYPE for one in AGGREGATES for event in (*one.begin, *one.evolve)]
    assert Counter(types).most_common(1)[0][1] == 1 and set(types) == set(EVENTS)


def test_the_ids_that_the_service_fills_in_are_fields_that_may_be_left_out() -> None:
    for name, act in ACTS.items():
        fields = {field.name: field for field in msgspec.structs.fields(act)}
        assert all(new in fields and fields[new].default == "" for new in act.NEW), name


def test_every_event_says_its_type_as_what_it_is_about_and_what_happened() -> None:
    assert [kind for kind in EVENTS if len(kind.split(".")) != 2] == []


def test_each_kind_of_thing_names_itself_and_its_parts() -> None:
    hall = founded()
    proposal = on_the_floor(hall)
    meeting = hall.meetings()[0].id
    item = hall.meeting(meeting).floor
    assert named(hall.people, "ada") == "Ada"
    assert named(hall.charter, "care") == {"en": "Care for one another"}
    assert named(hall.meeting(meeting), meeting) == {"en": "monthly"}
    assert named(hall.meeting(meeting), item) == {"en": "Tool library"}
    assert named(hall.proposal(proposal), proposal) == {"en": "Tool library"}
    for state in (hall.people, hall.charter, hall.meeting(meeting), hall.proposal(proposal)):
        assert named(state, "nobody") is None


def test_an_action_is_called_what_is_to_be_done() -> None:
    hall = founded()
    convene(hall, posted(hall, draft(hall)))
    action = hall.play(AgreeAction(text="Buy hooks", owner="ada"))
    assert named(hall.action(action), action) == {"en": "Buy hooks"}
    assert named(hall.action(action), "nobody") is None


def test_one_look_up_finds_a_thing_of_any_kind() -> None:
    hall = founded()
    meeting = posted(hall)
    for aggregate in AGGREGATES:
        found = hall.find(aggregate.state, aggregate.fixed_id or meeting)
        assert isinstance(found, aggregate.state) == (bool(aggregate.fixed_id) or aggregate.name == "meetings")
    assert Hall().people.everyone == ()
