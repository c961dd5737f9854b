# SPDX-License-Identifier: GPL-3.0-or-later
"""What a receipt says compared with what is here, and who holds how much of our record."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assembly_app.domain.refusal import Refused
from assembly_app.ledger.keys import SigningKey
from assembly_app.ledger.receipts import Had, Receipt
from assembly_app.service.exchange.acknowledgements import head_at, holder_named, holders, starting_points
from assembly_app.service.exchange.receipts import compare, look_at_receipt, receipt_for, record_receipt
from assembly_app.service.operations import Operation
from tests.memory_store.keys import MemoryKeys
from tests.unit.service.evening import Evening, founded

QUICK = settings(max_examples=40, deadline=None, derandomize=True)
HILL = "hill"


def receipt(evening: Evening, seq: int = 0, head: str = "", *, by: str = HILL, at: str = "") -> Receipt:
    """As another group would write it: up to record `seq`, or up to the newest."""
    feed = evening.store.own_feed()
    seq = seq or evening.store.feeds()[0].seq
    found = evening.store.record_id(feed, seq)
    had = Had(feed, seq, head or (found.hex() if found else "0" * 64))
    return Receipt(evening.group, by, "somebody", (had,), at or "2026-03-02T18:00:00Z")


def brought(evening: Evening, folder: Path, said: Receipt, key: SigningKey) -> Path:
    path = folder / "back.receipt"
    path.write_bytes(said.sign(key).to_bytes())
    return path


@pytest.fixture(scope="module")
def still() -> Evening:
    """An assembly that nothing is done to."""
    return founded()


@QUICK
@given(seq=st.integers(1, 12), right=st.booleans(), ours=st.booleans())
def test_the_finding_follows_from_number_id_and_whose_feed_it_is(
    still: Evening, seq: int, right: bool, ours: bool
) -> None:
    last = still.store.feeds()[0].seq
    said = receipt(still, seq, "" if right else "f" * 64)

    [found] = compare(still.store, still.keys if ours else MemoryKeys(), said)

    beyond = "rolled-back" if ours else "ahead"
    assert found.finding == (beyond if seq > last else "agrees" if right else "forked")
    assert (found.seq, found.here) == (seq, last)


@QUICK
@given(seq=st.integers(0, 12))
def test_a_head_in_the_middle_leads_to_the_same_end(still: Evening, seq: int) -> None:
    feed, last = still.store.own_feed(), still.store.feeds()[0].seq
    found = head_at(still.store, feed, seq) if seq else None
    assert (found is not None) == (1 <= seq <= last)
    if found is not None:
        rest = [record.id for record in still.store.records(feed, seq)]
        assert found.frontier.extend(rest) == still.store.head(feed).frontier  # type: ignore[union-attr]
        assert starting_points(still.store, receipt(still, seq)) == {feed: found}
    else:
        assert starting_points(still.store, receipt(still, 99)) == {}


def test_a_receipt_is_recorded_once_and_its_holder_known(tmp_path: Path) -> None:
    evening, key = founded(), SigningKey.generate()
    path = brought(evening, tmp_path, receipt(evening), key)
    before = evening.store.feeds()[0].seq

    first, again = (
        record_receipt(evening.assembly, Operation(), path),
        record_receipt(evening.assembly, Operation(), path),
    )

    assert (first.known, again.known) == (False, True)
    assert evening.store.feeds()[0].seq == before + 1
    [holder] = holders(evening.store)
    assert (holder.group, holder.key, holder.standing) == (HILL, key.public.fingerprint(), "roll-unknown")
    assert holder_named(evening.store, HILL) == holder_named(evening.store, holder.key) == holder


def test_of_several_receipts_the_latest_counts_and_the_latest_holder_stands_first(tmp_path: Path) -> None:
    evening, hill, lake = founded(), SigningKey.generate(), SigningKey.generate()
    for key, by, at, seq in ((hill, HILL, "09", 3), (hill, HILL, "08", 2), (lake, "lake", "10", 4)):
        said = receipt(evening, seq, by=by, at=f"2026-03-02T{at}:00:00Z")
        record_receipt(evening.assembly, Operation(), brought(evening, tmp_path, said, key))
    assert [(one.group, one.receipt.feeds[0].seq) for one in holders(evening.store)] == [("lake", 4), (HILL, 3)]
    with pytest.raises(Refused, match="no-receipt"):
        holder_named(evening.store, "valley")


def test_looking_at_a_receipt_writes_nothing_and_tells_nobody(tmp_path: Path) -> None:
    evening = founded()
    path = brought(evening, tmp_path, receipt(evening), SigningKey.generate())
    before = evening.stand()
    assert look_at_receipt(evening.assembly, path).good
    assert evening.stand() == before


def test_a_receipt_for_records_that_are_gone_begins_a_new_feed(tmp_path: Path) -> None:
    evening = founded()
    feed = evening.store.own_feed()
    found = record_receipt(
        evening.assembly, Operation(), brought(evening, tmp_path, receipt(evening, 50), SigningKey.generate())
    )
    assert found.alarming and [one.finding for one in found.feeds] == ["rolled-back"]
    assert evening.store.own_feed() != feed


def test_what_is_given_is_what_is_here_signed_by_somebody_on_the_roll() -> None:
    evening = founded()
    signed = receipt_for(evening.assembly)
    said, feed = Receipt.parse(signed.text), evening.store.feeds()[0]
    head = evening.store.record_id(feed.id, feed.seq)
    assert said.feeds == (Had(feed.id, feed.seq, (head or b"").hex()),)
    assert (said.group, said.by) == (evening.group, evening.group)
    assert signed.signer() == evening.keys.key().public


def test_before_anything_is_founded_there_is_no_receipt(tmp_path: Path) -> None:
    empty, evening = Evening(), founded()
    with pytest.raises(Refused, match="not-founded"):
        receipt_for(empty.assembly)
    with pytest.raises(Refused, match="not-founded"):
        look_at_receipt(empty.assembly, brought(evening, tmp_path, receipt(evening), SigningKey.generate()))
    assert holders(empty.store) == ()
