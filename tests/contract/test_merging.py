# SPDX-License-Identifier: GPL-3.0-or-later
"""Any order in which records arrive gives the same read tables; a restored backup never forks its feed."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.refusal import Refused
from assembly_app.ledger.feeds import FeedOpened
from assembly_app.service.core.audit import audit
from assembly_app.service.exchange.bundle_import import import_bundle
from assembly_app.service.operations import Operation
from tests.contract.laptops import Laptop, decided, founded
from tests.rounds import examples


def _two_laptops(folder: Path) -> tuple[Laptop, Laptop]:
    second = Laptop(folder / "second")
    first = founded(folder / "first", facilitator=second.installation.key().public)
    decided(first)
    second.take(first.export(), join=True)
    second.clock.at = first.clock.at
    return first, second


def test_two_laptops_that_exchange_end_up_with_the_same_tables(tmp_path: Path) -> None:
    first, second = _two_laptops(tmp_path)
    for round_ in range(3):
        first.act("write", text=f"Facilitator's note {round_}")
        second.act("write", text=f"Minute-taker's note {round_}")
        second.later(minutes=1)
    first.take(second.export())
    second.take(first.export())
    assert first.store.digest() == second.store.digest()
    assert audit(first.store).findings == () == audit(second.store).findings
    third = Laptop(tmp_path / "third")
    third.take(second.export("again.assembly"))
    assert third.store.rebuild() and first.store.rebuild()
    lines = [(line.at, line.id) for line in first.store.minutes(first.group, first.store.meetings(first.group)[0].id)]
    assert lines == [
        (line.at, line.id) for line in third.store.minutes(first.group, first.store.meetings(first.group)[0].id)
    ]


@examples(8, 60)
@given(turns=st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=8))
def test_tables_do_not_depend_on_the_order_of_arrival(
    tmp_path_factory: pytest.TempPathFactory, turns: list[tuple[bool, bool]]
) -> None:
    folder = tmp_path_factory.mktemp("merge")
    laptops = _two_laptops(folder)
    for number, (who, exchanges) in enumerate(turns):
        laptop, other = laptops if who else laptops[::-1]
        laptop.act("write", text=f"Note {number}")
        if exchanges:
            other.take(laptop.export(f"{number}.assembly"))
    for laptop, other in (laptops, laptops[::-1], laptops):
        other.take(laptop.export("last.assembly"))
    digests = {laptop.store.digest() for laptop in laptops}
    assert len(digests) == 1
    for laptop in laptops:
        laptop.store.rebuild()
        assert laptop.store.digest() in digests
        laptop.store.close()


def test_importing_twice_is_a_no_op_that_says_so(tmp_path: Path) -> None:
    first = founded(tmp_path / "first")
    bundle = first.export()
    other = founded(tmp_path / "other", "Hillside")
    assert other.take(bundle).records == 8
    before = other.store.digest(), other.store.head(other.store.own_feed())
    assert other.take(bundle).records == 0
    assert (other.store.digest(), other.store.head(other.store.own_feed())) == before


def test_a_new_group_is_taken_only_with_its_fingerprint(tmp_path: Path) -> None:

    bundle = founded(tmp_path / "first").export()
    other = founded(tmp_path / "other", "Hillside")
    for trust, code in (("", "first-contact"), ("SHA256:nonsense", "fingerprint-differs")):
        with pytest.raises(Refused, match=code):
            import_bundle(other.assembly, Operation(), bundle, trust=trust)
    assert len(other.store.groups()) == 1


def test_a_restored_backup_opens_a_new_feed_that_says_what_it_continues(tmp_path: Path) -> None:
    laptop = founded(tmp_path / "first")
    backup = laptop.backup("backup")
    laptop.act("add-member", name="Gwen")
    feed = laptop.store.own_feed()
    bundle = laptop.export()
    laptop.put_back(backup)
    laptop.act("add-member", name="Hugo")
    assert laptop.store.own_feed() != feed
    opening = next(laptop.store.records(laptop.store.own_feed()))
    assert msgspec.json.decode(opening.body or b"", type=FeedOpened).continues == f"{feed}@8"
    laptop.take(bundle)
    names = [person.name for person in laptop.assembly.world.people.active]
    assert {"Gwen", "Hugo"} <= set(names)
    assert audit(laptop.store).findings == ()


def test_a_copied_folder_without_its_memory_opens_a_new_feed(tmp_path: Path) -> None:
    laptop = founded(tmp_path / "first")
    feed = laptop.store.own_feed()
    laptop.store.close()
    shutil.rmtree(laptop.folder / "home")
    laptop.installation._key = None
    laptop.reopen()
    laptop.act("add-member", name="Hugo")
    assert laptop.store.own_feed() != feed
