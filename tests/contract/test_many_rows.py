# SPDX-License-Identifier: GPL-3.0-or-later
"""Many records at once: all of them are there at the end, or none, whatever comes in between."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assembly_app.bundles.reader import open_bundle
from assembly_app.domain.meetings.minutes import EntryWritten
from assembly_app.domain.values import Emitted
from assembly_app.service.core.ports import StoreError
from assembly_app.service.exchange.bundle_import import import_bundle
from assembly_app.service.operations import Cancelled, Operation
from tests.contract.laptops import Laptop, founded

MANY = 7000


@pytest.fixture(scope="module")
def bundle(store: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    laptop = founded(tmp_path_factory.mktemp("full"))
    meetings = [f"{number:016x}" for number in range(40)]
    notes = [
        Emitted(meetings[n % 40], EntryWritten(entry=f"{n:016x}", text={"en": f"Note {n}"}, item=""))
        for n in range(MANY)
    ]
    with laptop.store.write() as tx:
        laptop.assembly.journal.append(tx, laptop.group, notes, laptop.clock.now())
        tx.project()
    return laptop.export()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Laptop]:
    laptop = founded(tmp_path / "other", "Hillside")
    yield laptop
    laptop.store.close()


def stand(laptop: Laptop) -> tuple[object, ...]:
    laptop.reopen()
    return laptop.store.digest(), laptop.store.groups(), laptop.store.feeds(), laptop.store.damage()


def test_all_of_them_arrive_in_order(bundle: Path, other: Laptop) -> None:
    taken = other.take(bundle)
    assert taken.records > MANY
    [feed] = [feed for feed in other.store.feeds() if feed.group == taken.group]
    records = list(other.store.records(feed.id))
    assert [record.header.seq for record in records] == list(range(1, taken.records + 1))
    before = other.store.digest()
    assert other.store.rebuild() > 40
    assert other.store.digest() == before


def test_what_was_written_is_read_back_within_the_same_transaction(tmp_path: Path) -> None:
    source = founded(tmp_path)
    notes = [Emitted("a" * 16, EntryWritten(entry=f"{n:016x}", text={"en": "Note"}, item="")) for n in range(MANY)]
    with source.store.write() as tx:
        written = source.assembly.journal.append(tx, source.group, notes, source.clock.now())
        last = written[-1]
        assert source.store.record_id(last.header.feed, last.header.seq) == last.id
        tx.project()
    source.store.close()


@pytest.mark.usefixtures("sqlite_file")
@pytest.mark.parametrize("how", ["ABORT", "ROLLBACK"])
@pytest.mark.parametrize("at", [2, 2500, MANY])
def test_a_record_that_cannot_be_written_leaves_nothing_behind(bundle: Path, other: Laptop, how: str, at: int) -> None:
    before = stand(other)
    with other.store.engine.begin() as connection:
        # ROLLBACK is what SQLite does by itself when the medium is full: later rows must not be committed on their own.
        connection.exec_driver_sql(
            f"CREATE TRIGGER full BEFORE INSERT ON records WHEN new.seq = {at} AND new.group_no > 1 "
            f"BEGIN SELECT RAISE({how}, 'the medium is full'); END"
        )
    with pytest.raises(StoreError):
        other.take(bundle)
    with other.store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER full")
    assert stand(other) == before
    assert other.take(bundle).records > MANY


def test_an_import_given_up_half_way_leaves_nothing_behind(bundle: Path, other: Laptop) -> None:
    class GivenUp(Operation):
        def step(self, done: int, total: int) -> None:
            if done > total / 2:
                self.cancel()
            super().step(done, total)

    before = stand(other)
    with pytest.raises(Cancelled):
        import_bundle(other.assembly, GivenUp(), bundle, trust=open_bundle(bundle).fingerprint)
    assert stand(other) == before


def test_a_record_whose_place_is_taken_stops_all_the_others(other: Laptop) -> None:
    before = stand(other)
    feed = other.store.own_feed()
    again = list(other.store.records(feed)) * 200  # their places are taken
    with pytest.raises(StoreError), other.store.write() as tx:
        tx.add_records(again)
    assert stand(other) == before
