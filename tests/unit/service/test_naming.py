# SPDX-License-Identifier: GPL-3.0-or-later
"""The name behind an id: a person's, or the texts of a value, meeting, item, proposal or action."""

from __future__ import annotations

import pytest

from assembly_app.service.core.naming import behind, naming
from tests.unit.service.evening import Evening, convened


@pytest.fixture(scope="module")
def evening() -> Evening:
    return convened()


def test_a_person_goes_by_one_name_and_a_thing_by_its_texts(evening: Evening) -> None:
    action = evening.act("agree-action", text={"en": "Carry wood", "es": "Llevar leña"}, owner=evening.members[0])
    names = {
        evening.members[1]: "Ben",
        "care": {"en": "Care for one another"},
        evening.meeting: {"en": "Spring meeting"},
        evening.other_item: {"en": "The boat"},
        evening.proposal: {"en": "A bench by the river"},
        action: {"en": "Carry wood", "es": "Llevar leña"},
    }
    assert {wanted: behind(evening.store, evening.group, wanted) for wanted in names} == names

    named = naming(evening.store, evening.group, "es", "en")
    assert (named(action), named(evening.proposal), named(evening.members[1])) == (
        "Llevar leña",
        "A bench by the river",
        "Ben",
    )


@pytest.mark.parametrize("wanted", ["nobody", "", "charter", "people", "exchange"])
def test_what_has_no_name_is_called_by_its_id(evening: Evening, wanted: str) -> None:
    assert behind(evening.store, evening.group, wanted) == wanted
    assert behind(evening.store, "no group", wanted) == wanted
