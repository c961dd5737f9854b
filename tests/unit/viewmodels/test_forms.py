# SPDX-License-Identifier: GPL-3.0-or-later
"""Every act has a form, and the features together know whatever its fields ask for."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from assembly_app.domain.aggregate import Aggregate
from assembly_app.domain.aggregates import ACTS, AGGREGATES
from assembly_app.domain.values import name_of
from assembly_app.i18n.words import TERMS
from assembly_app.service.core.form_fields import YES_NO, Field, Kind, fields_of, refs_of
from assembly_app.viewmodels.kit.forms import FeatureForms
from assembly_app.viewmodels.kit.kept_texts import shown_in, texts_in
from assembly_app.viewmodels.places import PLACES, forms_of

each = pytest.mark.parametrize("aggregate", AGGREGATES, ids=lambda aggregate: aggregate.name)

FORMS = forms_of(PLACES)


def fields(aggregate: Aggregate) -> list[tuple[str, Field]]:
    """Every field of every act, with the act's name."""
    return [(name, field) for act in aggregate.decide for name in [name_of(act)] for field in fields_of(name)]


@each
def test_every_field_is_asked_for_in_a_way_that_the_form_knows(aggregate: Aggregate) -> None:
    for name, field in fields(aggregate):
        assert field.kind in get_args(Kind), name
        assert (field.kind == "lines") == bool(field.line), (name, field.key)
        if field.kind == "choice":
            assert bool(field.codes) != bool(field.ref), (name, field.key)


@each
def test_whatever_is_chosen_or_named_can_be_found(aggregate: Aggregate) -> None:
    refs = {field.ref for _, field in fields(aggregate) if field.ref}
    assert refs - set(FORMS.choices) == set()


@each
def test_no_act_asks_for_the_same_twice_and_what_must_be_given_comes_first(aggregate: Aggregate) -> None:
    for act in aggregate.decide:
        asked = fields_of(name_of(act))
        assert len({field.key for field in asked}) == len(asked)
        assert [field.needed for field in asked] == sorted((field.needed for field in asked), reverse=True)
        assert not {field.key for field in asked} & set(act.NEW)


@each
def test_every_code_has_words(aggregate: Aggregate) -> None:
    for name, field in fields(aggregate):
        own = FORMS.words.get(f"{name}.{field.key}", {})
        assert field.codes in ((), YES_NO) or set(field.codes) - set(own) - set(TERMS) == set(), (name, field.key)


def test_what_features_give_is_about_acts_and_fields_that_there_are() -> None:
    for one in FORMS.features:
        assert {*one.starts, *one.kept, *one.whole} - set(ACTS) == set()
        for key, words in one.words.items():
            act, _, field = key.partition(".")
            asked = next(f for f in fields_of(act) if f.key == field)
            assert set(words) <= set(asked.codes), key


def test_no_two_features_give_the_same() -> None:
    def given(one: FeatureForms) -> list[str]:
        return [*one.choices, *(f"start {act}" for act in one.starts), *(f"words {key}" for key in one.words)]

    assert [key for key, times in Counter(k for one in FORMS.features for k in given(one)).items() if times > 1] == []


def test_ids_that_no_form_asks_for_are_known_all_the_same() -> None:
    assert refs_of("raise-hand") == {"member": "member", "meeting": "meeting", "id": "hand"}
    assert [field.key for field in fields_of("raise-hand")] == ["member", "kind"]
    assert refs_of("approve-minutes") == {"of": "minutes", "meeting": "meeting"}


def test_the_type_of_a_field_says_how_it_is_asked_for() -> None:
    def asked(act: str, key: str) -> Field:
        return next(field for field in fields_of(act) if field.key == key)

    assert asked("arrive", "members") == Field("members", "names", True, ref="member")
    assert asked("agree-action", "due").to_the_end and not asked("call-meeting", "starts_at").to_the_end
    assert asked("write", "text") == Field("text", "long", True, said=True)
    assert asked("ask-question", "text") == Field("text", "long", True)
    assert asked("change-item", "note") == Field("note", "long", False, None, said=True)
    assert asked("take-straw-poll", "counts").line == "number"
    assert asked("change-charter", "values").line == "text"
    assert asked("record-decision", "stood_aside").line == "reason"
    assert asked("record-decision", "tally.present") == Field("tally.present", "number", False, 0)
    assert asked("change-charter", "settings.fallback.percent") == Field("settings.fallback.percent", "number", False)
    assert asked("change-charter", "settings.facilitators_trained").codes == YES_NO
    assert "tally.base" not in [field.key for field in fields_of("record-decision")]


def test_texts_of_parts_stand_in_one_field_a_line_each() -> None:
    before = {"values.care": {"en": "Care", "de": "Sorge"}, "values.peace": {"en": "Peace"}, "note": {"de": "Gut"}}

    assert texts_in(before, "de") == {"values": "care: Sorge\npeace: ", "note": "Gut"}
    assert shown_in(before, ("fr", "de")) == "de"
    assert shown_in({}, ("fr",)) == ""
