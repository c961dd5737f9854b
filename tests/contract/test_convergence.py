# SPDX-License-Identifier: GPL-3.0-or-later
"""Five writers, their bundles in any order, any part of them, any of them twice: everybody ends up with the same."""

from __future__ import annotations

import random
from pathlib import Path
from typing import NamedTuple

import pytest

from assembly_app.bundles.reader import open_bundle
from assembly_app.installation.keystore import Installation, SystemClock
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.audit import audit
from assembly_app.service.exchange.bundle_import import import_bundle
from assembly_app.service.operations import Operation
from assembly_app.store.sql_store import SqlStore
from tests.contract.five_writers import five_writers

Heads = dict[str, int]


class Meeting(NamedTuple):
    """All bundles, those that are enough, and what comes of these: digest, and the feeds' last numbers."""

    everything: list[Path]
    enough: list[Path]
    digest: str
    heads: Heads


def received(folder: Path, order: list[Path]) -> SqlStore:
    """A store that took the bundles in that order; nobody writes in it."""
    store = SqlStore(folder / "receiver.sqlite", create=True)
    assembly = Assembly(store, Installation(folder / "home"), SystemClock())
    for bundle in order:
        import_bundle(assembly, Operation(), bundle, trust=open_bundle(bundle).fingerprint)
    return store


def heads(store: SqlStore) -> Heads:
    return {feed.id: feed.seq for feed in store.feeds()}


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory) -> Meeting:
    folder = tmp_path_factory.mktemp("writers")
    everything, enough = five_writers(folder)
    store = received(folder, enough)
    found = Meeting(everything, enough, store.digest(), heads(store))
    store.close()
    return found


@pytest.mark.parametrize("seed", range(8))
def test_the_tables_are_the_same_whatever_came_when_and_how_often(met: Meeting, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    order = [*chance.choices(met.everything, k=chance.randrange(10)), *met.enough]
    chance.shuffle(order)
    store = received(tmp_path, order)
    assert store.digest() == met.digest
    assert heads(store) == met.heads
    assert audit(store).findings == ()
    store.rebuild()
    assert store.digest() == met.digest
    store.close()


def test_clocks_of_1970_and_2100_change_nothing_about_the_order(met: Meeting, tmp_path: Path) -> None:
    store = received(tmp_path, met.enough)
    [group] = store.groups()
    [brief] = store.meetings(group.id)
    lines = store.minutes(group.id, brief.id)
    years = [line.at.year for line in lines]
    assert {1970, 2026, 2100} == set(years)
    assert years != sorted(years)
    assert [line.lc for line in lines] == sorted(line.lc for line in lines)
    store.close()
