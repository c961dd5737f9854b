# SPDX-License-Identifier: GPL-3.0-or-later
"""What each feature keeps in the read tables: nothing is forgotten, and nothing is kept twice."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

import assembly_app.service
from assembly_app.domain.aggregates import AGGREGATES
from assembly_app.domain.charter.state import CHARTER_ID
from assembly_app.domain.members.state import MEMBERS_ID
from assembly_app.service.actions.queries import ActionList, ActionOwners, ActionPage
from assembly_app.service.core.queries import Query
from assembly_app.store import read_tables
from assembly_app.store.projections import PROJECTIONS, rows_of
from tests.contract.laptops import decided, founded

SHARED = {read_tables.mentions, read_tables.irregular, read_tables.sightings, read_tables.told, read_tables.documents}


def test_every_aggregate_has_a_projection() -> None:
    assert {projection.of for projection in PROJECTIONS} == {one.state for one in AGGREGATES}


def test_every_read_table_belongs_to_one_projection_or_to_all() -> None:
    own = Counter(table for projection in PROJECTIONS for table in projection.tables)

    assert set(own) | SHARED == set(read_tables.read.sorted_tables)
    assert not set(own) & SHARED
    assert set(own.values()) == {1}


def test_every_query_of_a_feature_is_answered_by_one_projection() -> None:
    asked = set[type[object]]()
    for path in sorted(Path(assembly_app.service.__file__).parent.glob("*/queries.py")):
        module = import_module(f"assembly_app.service.{path.parent.name}.queries")
        asked |= {each for each in vars(module).values() if isinstance(each, type) and issubclass(each, Query)}
    answered = Counter(query for projection in PROJECTIONS for query in projection.answers)

    assert set(answered) == asked - {Query}
    assert set(answered.values()) == {1}


def test_no_two_projections_search_the_same_kind() -> None:
    kinds = Counter(searched.kind for projection in PROJECTIONS for searched in projection.searched)

    assert set(kinds.values()) == {1}


def test_an_aggregate_has_rows_in_the_tables_of_its_projections_and_in_no_others(tmp_path: Path) -> None:
    laptop = founded(tmp_path)
    made = decided(laptop)
    laptop.act("agree-action", text="Carry wood", owner=laptop.assembly.world.people.active[0].id)
    seen = set[type[object]]()
    meeting, action = laptop.store.meetings(laptop.group)[0].id, laptop.store.action_ids(laptop.group)[0]
    for about in (CHARTER_ID, MEMBERS_ID, meeting, made, action):
        state = laptop.store.state(laptop.group, about)
        assert state is not None
        seen.add(type(state))
        rows = rows_of(state)
        own = {table for projection in PROJECTIONS if projection.of is type(state) for table in projection.tables}
        kinds = {s.kind for projection in PROJECTIONS if projection.of is type(state) for s in projection.searched}
        assert set(rows) - {read_tables.documents} == own
        assert {row[0] for row in rows.get(read_tables.documents, ())} <= kinds
        assert all(rows[table] for table in own if table.name in ("members", "meetings", "proposals", "actions"))

    assert seen == {one.state for one in AGGREGATES}
    assert rows_of(None) == {}


def test_a_query_is_answered_for_one_group_only(tmp_path: Path) -> None:
    laptop = founded(tmp_path)
    decided(laptop)
    owner = laptop.assembly.world.people.active[0].id
    laptop.act("agree-action", text="Carry wood", owner=owner)

    page = laptop.store.query(laptop.group, ActionList(words="wood"))
    assert [row.text["en"] for row in page.rows] == ["Carry wood"]
    assert laptop.store.query("of nobody", ActionList(words="wood")) == ActionPage((), 0)
    assert laptop.store.query("of nobody", ActionOwners()) == ()


def test_a_query_that_no_projection_answers_is_a_mistake_of_the_program(tmp_path: Path) -> None:
    class Unheard(Query[int], frozen=True):
        pass

    with pytest.raises(KeyError):
        founded(tmp_path).store.query("", Unheard())


def test_read_tables_of_another_layout_are_made_anew_when_the_file_is_opened(tmp_path: Path, sqlite_file: None) -> None:
    laptop = founded(tmp_path)
    decided(laptop)
    digest = laptop.store.digest()
    with laptop.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE store SET value = '4' WHERE key = 'read-layout'")
        connection.exec_driver_sql("DROP TABLE actions")
        connection.exec_driver_sql("DELETE FROM members")

    laptop.reopen()

    assert laptop.store.digest() == digest
    assert laptop.store.differing() == ()
