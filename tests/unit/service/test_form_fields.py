# SPDX-License-Identifier: GPL-3.0-or-later
"""Every act can be asked for, field by field, and what is filled in so makes the act."""

from __future__ import annotations

import typing

import msgspec
import pytest

from assembly_app.domain.aggregates import ACTS
from assembly_app.service.core.assembly import read_act
from assembly_app.service.core.form_fields import Field, fields_of, plain

KINDS = {"text", "long", "number", "moment", "check", "choice", "names", "words", "lines"}
FILLED = {
    "text": "x", "long": "x", "number": 7, "moment": "2026-05-01T18:00:00Z", "check": True, "choice": "x",
    "names": ["x"], "words": ["x"],
}  # fmt: skip


@pytest.mark.parametrize("name", ACTS)
def test_every_field_of_every_act_has_a_known_kind(name: str) -> None:
    fields = fields_of(name)

    assert {field.kind for field in fields} <= KINDS
    assert all(field.kind == "choice" for field in fields if field.codes), "only what is chosen lists its codes"
    assert [field.needed for field in fields] == sorted((field.needed for field in fields), reverse=True)
    assert len({field.key for field in fields}) == len(fields)


@pytest.mark.parametrize("name", ACTS)
def test_all_that_an_act_knows_is_asked_for_but_new_ids_and_the_open_meeting(name: str) -> None:
    kind = ACTS[name]
    required = {info.name for info in msgspec.structs.fields(kind) if info.required}
    asked = {field.key.partition(".")[0] for field in fields_of(name)}

    hidden = {*kind.NEW, *({"meeting"} - required)}
    assert asked == set(kind.__struct_fields__) - hidden
    assert {field.key for field in fields_of(name) if field.needed} <= required
    assert required <= asked


@pytest.mark.parametrize("name", ACTS)
def test_what_is_filled_in_for_all_that_is_needed_makes_the_act(name: str) -> None:
    """Whether the rules allow it is another question."""
    hints = typing.get_type_hints(ACTS[name], include_extras=True)
    given = {field.key: _filled(field, hints) for field in fields_of(name) if field.needed}
    assert type(read_act(name, given)) is ACTS[name]


def _filled(field: Field, hints: dict[str, object]) -> object:
    if field.codes:
        return field.codes[0] if field.codes != ("yes", "no") else True
    if field.kind == "lines":
        return {"x": 1} if "int" in repr(hints[field.key]) else {"x": "y"}
    return FILLED[field.kind]


def test_a_struct_in_an_act_is_asked_for_part_by_part() -> None:
    tally = {field.key for field in fields_of("record-decision") if field.key.startswith("tally.")}
    assert tally >= {"tally.present", "tally.votes_for"} and "tally.base" not in tally
    keys = {field.key: field for field in fields_of("change-charter")}
    assert keys["settings.quorum_percent"].kind == "number"
    assert keys["settings.fallback.percent"].kind == "number"
    assert keys["settings.facilitators_trained"].codes == ("yes", "no")


def test_a_frozen_value_is_written_plainly() -> None:
    assert plain(read_act("start-timer", {"minutes": 5})) == {"minutes": 5}
