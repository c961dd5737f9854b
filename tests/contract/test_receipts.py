# SPDX-License-Identifier: GPL-3.0-or-later
"""Receipts between laptops: given, brought back, checked against what is here, and the start of the next bundle."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from assembly_app.bundles.check import check
from assembly_app.bundles.errors import BundleError
from assembly_app.domain.refusal import Refused
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.feeds import FeedOpened
from assembly_app.ledger.keys import SigningKey
from assembly_app.ledger.receipts import Receipt, SignedReceipt
from assembly_app.ledger.records import Record
from assembly_app.service.core.audit import audit
from assembly_app.service.exchange.acknowledgements import head_at, holder_named, holders, starting_points
from assembly_app.service.exchange.bundle_export import export_bundle
from assembly_app.service.exchange.bundle_import import import_bundle
from assembly_app.service.exchange.receipts import look_at_receipt, receipt_for, record_receipt
from assembly_app.service.operations import Operation
from tests.contract.laptops import Laptop, decided, founded


@pytest.fixture
def river(tmp_path: Path) -> Laptop:
    laptop = founded(tmp_path / "river", "Riverside")
    decided(laptop)
    return laptop


@pytest.fixture
def hill(tmp_path: Path, river: Laptop) -> Laptop:
    """Another group, which has taken in what the river had so far."""
    laptop = founded(tmp_path / "hill", "Hill pod")
    laptop.take(river.export())
    return laptop


def given(laptop: Laptop, group: str = "", name: str = "back.receipt") -> Path:
    path = laptop.folder / name
    path.write_bytes(receipt_for(laptop.assembly, group).to_bytes())
    return path


def exported_since(laptop: Laptop, who: str, name: str = "since.assembly") -> Path:
    path = laptop.folder / name
    export_bundle(laptop.assembly, Operation(), path, since=who)
    return path


def feed_of(laptop: Laptop) -> str:
    return laptop.store.own_feed()


def seq_of(laptop: Laptop, feed: str) -> int:
    head = laptop.store.head(feed)
    return head.seq if head else 0


def test_a_receipt_comes_back_and_is_recorded_once(river: Laptop, hill: Laptop) -> None:
    receipt, had = given(hill), seq_of(river, feed_of(river))

    first = record_receipt(river.assembly, Operation(), receipt)
    again = record_receipt(river.assembly, Operation(), receipt)

    assert (first.known, again.known, first.alarming) == (False, True, False)
    assert [(one.seq, one.here, one.finding) for one in first.feeds] == [(had, had, "agrees")]
    assert first.key == hill.installation.key().public.fingerprint()
    assert seq_of(river, feed_of(river)) == had + 1
    assert audit(river.store).findings == ()


def test_it_is_said_whether_the_key_is_on_a_roll_that_is_known(river: Laptop, hill: Laptop, tmp_path: Path) -> None:
    receipt = given(hill)
    assert look_at_receipt(river.assembly, receipt).standing == "roll-unknown"

    river.take(hill.export())
    known = look_at_receipt(river.assembly, receipt)
    assert (known.standing, known.by_name, known.name) == ("on-roll", "Hill pod", "Secretary")

    said = SignedReceipt.parse(receipt.read_bytes()).text
    stranger = tmp_path / "stranger.receipt"
    stranger.write_bytes(Receipt.parse(said).sign(SigningKey.generate()).to_bytes())
    assert look_at_receipt(river.assembly, stranger).standing == "not-on-roll"


def test_a_forged_one_and_one_for_another_group_are_refused(river: Laptop, hill: Laptop) -> None:
    receipt, before = given(hill), seq_of(river, feed_of(river))
    data = receipt.read_bytes()

    receipt.write_bytes(data.replace(f" {before} ".encode(), b" 3 "))
    with pytest.raises(LedgerError) as forged:
        record_receipt(river.assembly, Operation(), receipt)
    receipt.write_bytes(data)
    with pytest.raises(LedgerError) as other:
        record_receipt(hill.assembly, Operation(), receipt)

    assert (forged.value.code, other.value.code) == ("signature-wrong", "receipt-other-group")
    assert seq_of(river, feed_of(river)) == before


def test_a_receipt_for_more_than_we_have_shows_that_our_store_was_rolled_back(river: Laptop, tmp_path: Path) -> None:
    """The whole folder was restored from a backup, the memory outside the store too."""
    disk = river.snapshot("disk")
    river.act("add-member", name="Gus")
    hill = founded(tmp_path / "hill", "Hill pod")
    hill.take(river.export())
    old, lost = feed_of(river), seq_of(river, feed_of(river))
    receipt = given(hill)
    river.restore(disk)

    found = record_receipt(river.assembly, Operation(), receipt)

    assert found.alarming
    assert [(one.seq, one.here, one.finding) for one in found.feeds] == [(lost, lost - 1, "rolled-back")]
    # Nothing was put where the others have something else: a new feed began, and it says what it continues.
    assert seq_of(river, old) == lost - 1
    first = next(river.store.records(feed_of(river)))
    assert msgspec.json.decode(first.body or b"", type=FeedOpened).continues == f"{old}@{lost - 1}"
    assert audit(river.store).findings == ()


def test_another_record_at_the_same_place_is_a_fork(river: Laptop, hill: Laptop, tmp_path: Path) -> None:
    signed = SignedReceipt.parse(given(hill).read_bytes())
    receipt = Receipt.parse(signed.text)
    other = msgspec.structs.replace(receipt.feeds[0], head="0" * 64)
    path = tmp_path / "fork.receipt"
    path.write_bytes(msgspec.structs.replace(receipt, feeds=(other,)).sign(hill.installation.key()).to_bytes())

    found = record_receipt(river.assembly, Operation(), path)

    assert found.alarming and [one.finding for one in found.feeds] == ["forked"]
    # What they have of that feed is not ours: they are sent all of it.
    assert starting_points(river.store, holder_named(river.store, found.key).receipt) == {}


def test_only_what_is_new_travels_after_a_receipt(river: Laptop, hill: Laptop) -> None:
    record_receipt(river.assembly, Operation(), given(hill))
    river.act("add-member", name="Gus")
    everything = check(river.export("all.assembly"))

    path = exported_since(river, hill.group)
    report = check(path)
    taken = import_bundle(hill.assembly, Operation(), path)

    assert report.good and (report.records, everything.records) == (2, seq_of(river, feed_of(river)))
    assert taken.records == 2
    assert hill.store.head(feed_of(river)) == river.store.head(feed_of(river))
    assert audit(hill.store).findings == ()


def test_who_is_meant_by_key_group_or_name(river: Laptop, hill: Laptop) -> None:
    record_receipt(river.assembly, Operation(), given(hill))
    river.take(hill.export())
    hill.later(days=1)
    river.act("add-member", name="Gus")
    hill.take(river.export("more.assembly"))
    record_receipt(river.assembly, Operation(), given(hill, name="second.receipt"))

    key = hill.installation.key().public.fingerprint()
    found = [holder_named(river.store, who) for who in (key, hill.group, "Hill pod")]

    assert found[0] == found[1] == found[2]
    assert found[0].receipt.at == hill.clock.now().isoformat().replace("+00:00", "Z")
    assert len(holders(river.store)) == 1
    with pytest.raises(Refused) as nobody:
        holder_named(river.store, "Valley")
    assert nobody.value.code == "no-receipt"


def test_of_a_group_whose_roll_is_known_only_a_key_on_it_counts(river: Laptop, hill: Laptop, tmp_path: Path) -> None:
    record_receipt(river.assembly, Operation(), given(hill))
    river.take(hill.export())
    said = Receipt.parse(SignedReceipt.parse((hill.folder / "back.receipt").read_bytes()).text)
    later = msgspec.structs.replace(said, at="2030-01-01T00:00:00Z")
    stranger = tmp_path / "stranger.receipt"
    stranger.write_bytes(later.sign(SigningKey.generate()).to_bytes())
    record_receipt(river.assembly, Operation(), stranger)

    assert holder_named(river.store, hill.group).receipt == said
    assert len(holders(river.store)) == 2


def test_a_bundle_of_what_is_new_says_what_is_missing_where_that_is_not_known(
    river: Laptop, hill: Laptop, tmp_path: Path
) -> None:
    record_receipt(river.assembly, Operation(), given(hill))
    path = exported_since(river, hill.group)
    valley = founded(tmp_path / "valley", "Valley")

    with pytest.raises(BundleError) as caught:
        valley.take(path)

    known = holder_named(river.store, hill.group).receipt.feeds[0].seq
    assert (caught.value.code, caught.value.params["first"], caught.value.params["last"]) == ("gap", 1, known)


def test_a_head_in_the_middle_of_a_feed_is_the_one_it_had(river: Laptop) -> None:
    feed = feed_of(river)
    before = river.store.head(feed)
    assert before is not None
    river.act("add-member", name="Gus")

    assert head_at(river.store, feed, before.seq) == before
    assert head_at(river.store, feed, before.seq + 2) is None
    ids = list(river.store.ids(feed, 3))
    assert ids == [river.store.record_id(feed, seq) for seq in (1, 2, 3)]


def test_records_about_one_thing_come_in_their_order(river: Laptop, hill: Laptop) -> None:
    record_receipt(river.assembly, Operation(), given(hill))

    about: tuple[Record, ...] = river.store.recorded(river.group, "exchange")

    assert [one.header.type for one in about] == ["feed.opened", "exchange.receipt"]
    assert river.store.recorded("nobody", "exchange") == ()


def test_whose_records_is_asked_where_there_are_several(river: Laptop, hill: Laptop, tmp_path: Path) -> None:
    valley = founded(tmp_path / "valley", "Valley")
    hill.take(valley.export())

    codes = []
    for group in ("", "Dale"):
        with pytest.raises(Refused) as caught:
            receipt_for(hill.assembly, group)
        codes.append(caught.value.code)

    assert codes == ["which-group", "unknown-group"]
    assert Receipt.parse(receipt_for(hill.assembly, "Valley").text).group == valley.group


def test_a_laptop_that_is_on_no_roll_signs_for_nobody(river: Laptop, tmp_path: Path) -> None:
    second = Laptop(tmp_path / "second")
    second.take(river.export(), join=True)

    with pytest.raises(Refused) as caught:
        receipt_for(second.assembly)

    assert caught.value.code == "not-on-own-roll"
