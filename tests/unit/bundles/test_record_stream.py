# SPDX-License-Identifier: GPL-3.0-or-later
"""Following feeds: what an exporter who signs the manifest still cannot leave out, repeat, mix or claim."""

from __future__ import annotations

import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import pytest

from assembly_app.bundles import member_names
from assembly_app.bundles.builder import pack
from assembly_app.bundles.check import check
from assembly_app.bundles.errors import BundleError
from assembly_app.bundles.manifest import Since
from assembly_app.bundles.reader import open_bundle
from assembly_app.ledger.keys import SigningKey
from assembly_app.ledger.records import Record, encode_line, genesis, new_record
from assembly_app.ledger.roll import SignedRoll
from tests.rounds import rounds
from tests.unit.bundles.packing import (
    Store,
    checkpoint_of,
    head_of,
    members_of,
    pack_feeds,
    refused,
    sign_again,
    write_members,
)
from tests.unit.ledger.making import AT, GROUP, feed_of, feed_records, record, signed_roll

A, B = sorted([SigningKey.generate(), SigningKey.generate()], key=feed_of)
FEED_A, FEED_B = feed_records(A, 9), feed_records(B, 4)
KEYS = {feed_of(A): A.public.to_line(), feed_of(B): B.public.to_line()}.get


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "north.assembly"


def put_records(path: Path, records: Sequence[Record]) -> Path:
    """The bundle at `path` with other records, its manifest signed again."""
    lines = b"".join(map(encode_line, records))
    return write_members(path, sign_again({**members_of(path), member_names.RECORDS: lines}, A))


@pytest.mark.parametrize(
    ("order", "code", "seqs"),
    [
        ([1, 2, 3, 5, 6, 7, 8, 9], "gap", (4, 4)),
        ([1, 2, 3, 4, 7, 8, 9], "gap", (5, 6)),
        ([1, 2, 3, 4, 6, 5, 7, 8, 9], "gap", (5, 5)),
        ([1, 2, 3, 3, 4, 5, 6, 7, 8, 9], "seq-mismatch", None),
        ([1, 2, 3, 4, 5, 6, 6, 7, 8, 9], "seq-mismatch", None),
        ([1, 2, 3, 4, 5, 6, 5, 7, 8, 9], "seq-mismatch", None),
        ([1, 2, 3], "gap", (4, 9)),
        ([1, 2, 3, 4, 5, 6, 7], "gap", (8, 9)),
        ([3, 4, 5, 6, 7, 8, 9], "gap", (1, 2)),
    ],
)
def test_records_known_already_must_come_whole_and_in_order(
    path: Path, order: list[int], code: str, seqs: tuple[int, int] | None
) -> None:
    pack_feeds(path, [(A, FEED_A)])
    put_records(path, [FEED_A[seq - 1] for seq in order])
    error = refused(path, Store(FEED_A[:5]), feed_keys=KEYS)
    assert error.code == code
    if seqs:
        assert (error.params["first"], error.params["last"]) == seqs


def test_feeds_come_in_order_and_each_in_one_piece(path: Path) -> None:
    pack_feeds(path, [(A, FEED_A), (B, FEED_B)])
    put_records(path, [*FEED_B, *FEED_A])
    assert refused(path).code == "feeds-out-of-order"
    put_records(path, [*FEED_A[:5], *FEED_B, *FEED_A[5:]])
    assert refused(path).code == "gap"


def test_a_record_of_another_group_is_refused(path: Path) -> None:
    pack_feeds(path, [(A, FEED_A)])
    stray = new_record(
        FEED_A[8].id, group="south", feed=feed_of(A), seq=10, lc=10, at=AT, type="t", about="a", body=b"{}",
        salt=bytes(16),
    )  # fmt: skip
    put_records(path, [*FEED_A, stray])
    error = refused(path)
    assert (error.code, error.params["found"]) == ("group-mismatch", "south")


def test_a_feed_that_did_not_move_must_be_what_is_here(path: Path) -> None:
    since = {feed_of(A): head_of(FEED_A[:5]), feed_of(B): head_of(FEED_B)}
    pack_feeds(path, [(A, FEED_A), (B, FEED_B)], since=since)
    assert refused(path, Store([*FEED_A[:5], *FEED_B[:2]]), feed_keys=KEYS).params["first"] == 3
    assert refused(path, Store([*FEED_A[:5]]), feed_keys=KEYS).params["first"] == 1
    other = [*FEED_B[:3], record(FEED_B[2].id, feed_of(B), 4, b'{"text":"the other copy"}')]
    error = refused(path, Store([*FEED_A[:5], *other]), feed_keys=KEYS)
    assert (error.code, error.params["feed"], error.params["seq"]) == ("fork", feed_of(B), 4)
    longer = [*other, record(other[3].id, feed_of(B), 5)]
    assert refused(path, Store([*FEED_A[:5], *longer]), feed_keys=KEYS).code == "fork"
    only_a = {feed_of(A): A.public.to_line()}.get
    assert refused(path, Store([*FEED_A[:5], *FEED_B]), feed_keys=only_a).code == "feed-key-unknown"
    further = [*FEED_B, record(FEED_B[3].id, feed_of(B), 5)]
    assert Store([*FEED_A[:5], *further]).take(open_bundle(path, feed_keys=KEYS)) == FEED_A[5:]


def test_a_checkpoint_without_records_is_a_gap(path: Path) -> None:
    pack_feeds(path, [(A, FEED_A), (B, FEED_B)])
    put_records(path, FEED_A)
    error = refused(path)
    assert (error.code, error.params["feed"], error.params["first"], error.params["last"]) == ("gap", feed_of(B), 1, 4)


def test_a_root_that_is_not_that_of_what_is_here_is_refused(path: Path) -> None:
    pack_feeds(path, [(A, FEED_A)])
    signed = checkpoint_of(A, FEED_A, root="0" * 64)
    name = member_names.checkpoint(feed_of(A))
    members = {**members_of(path), name: signed.text.encode(), f"{name}.sig": signed.signature.encode()}
    write_members(path, sign_again(members, A))
    assert refused(path, Store(FEED_A)).code == "root"


def test_a_starting_point_beyond_the_end_or_of_no_feed_is_refused(path: Path) -> None:
    pack_feeds(path, [(A, FEED_A)])
    members = members_of(path)
    for feed, records in (("0" * 32, FEED_A), (feed_of(A), [*FEED_A, record(FEED_A[8].id, feed_of(A), 10)])):
        head = head_of(records)
        since = Since(feed, head.seq, head.lc, head.id.hex(), head.frontier.to_bytes().hex())
        write_members(path, sign_again(members, A, since=(since,)))
        assert refused(path).code == "since-malformed"
    write_members(path, sign_again(members, A, since=(Since.of(head_of(FEED_A[:5])),)))
    assert refused(path).code == "since-malformed"  # the records start before it


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"group_name": "', '"group_name":  "', "manifest-not-exact"),
        ('"group_name": "', '"group_name": "\\u0007', "manifest-malformed"),
        ('"at": "2026', '"at": "x', "manifest-malformed"),
        ('"since": []', '"since": [1]', "manifest-malformed"),
        ('"since": []', '"since": [], "later": 1', "manifest-not-exact"),
        ('"name": "README.txt"', '"name": "READYOU.txt"', "manifest-malformed"),
        ('"name": "README.txt"', '"name": "records.jsonl"', "manifest-malformed"),
        ('"sha256": "', '"sha256": "X', "manifest-malformed"),
        ("assembly-bundle/v1", "assembly-bundle/v2", "manifest-malformed"),
        ('"group": "north-meadow"', '"group": "south"', "group-mismatch"),
    ],
)
def test_a_manifest_of_another_spelling_is_refused(path: Path, old: str, new: str, code: str) -> None:
    pack_feeds(path, [(A, FEED_A)])
    members = members_of(path)
    data = members[member_names.MANIFEST].decode().replace(old, new, 1).encode()
    assert data != members[member_names.MANIFEST]
    signature = A.sign("manifest@assembly", data).encode()
    write_members(path, {**members, member_names.MANIFEST: data, member_names.MANIFEST_SIGNATURE: signature})
    assert refused(path).code == code


def test_a_signature_for_something_else_does_not_do_for_the_manifest(path: Path) -> None:
    pack_feeds(path, [(A, FEED_A)])
    members = members_of(path)
    for signature, code in (
        (A.sign("checkpoint@assembly", members[member_names.MANIFEST]).encode(), "signature-namespace"),
        (A.sign("manifest@assembly", b"another").encode(), "signature-wrong"),
        (members[member_names.MANIFEST_SIGNATURE].replace(b"\n", b"\r\n"), "armour"),
        (b"\xff", "member-text"),
    ):
        write_members(path, {**members, member_names.MANIFEST_SIGNATURE: signature})
        assert refused(path).code == code


def refused_pack(path: Path, **change: object) -> str:
    good: dict[str, object] = {
        "group": GROUP, "group_name": "North", "at": AT, "rolls": [signed_roll([A])], "records": FEED_A,
        "checkpoints": [checkpoint_of(A, FEED_A)], "key": A,
    }  # fmt: skip
    with pytest.raises(BundleError) as caught:
        pack(path, **{**good, **change})  # type: ignore[arg-type]
    assert not path.exists()
    return caught.value.code


def test_nothing_is_packed_that_others_would_refuse(path: Path) -> None:
    forged = [*FEED_A[:8], record(genesis(feed_of(A)), feed_of(A), 9)]
    checkpoint = checkpoint_of(A, FEED_A)
    assert refused_pack(path, group="south") == "roll-missing"
    assert refused_pack(path, rolls=[]) == "roll-missing"
    assert refused_pack(path, rolls=[SignedRoll(signed_roll([A]).text)]) == "roll-too-few"
    assert refused_pack(path, group_name="two\nlines") == "text-malformed"
    assert refused_pack(path, at="today") == "manifest-malformed"
    assert refused_pack(path, records=forged) == "id-mismatch"
    assert refused_pack(path, records=FEED_A[:-1]) == "gap"
    assert refused_pack(path, records=reversed(FEED_A)) == "gap"
    assert refused_pack(path, checkpoints=[]) == "checkpoint-missing"
    assert refused_pack(path, checkpoints=[checkpoint, checkpoint]) == "checkpoint-twice"
    assert refused_pack(path, checkpoints=[checkpoint_of(A, FEED_A, group="south")]) == "group-mismatch"
    assert refused_pack(path, documents=[("a.pdf", b""), ("A.pdf", b"")]) == "member-twice"


@pytest.mark.slow
def test_memory_stays_flat_however_long_a_feed_is(path: Path) -> None:
    count = rounds(8_000, 40_000)
    many = feed_records(A, count)
    pack_feeds(path, [(A, many)])
    size = sum(len(encode_line(one)) for one in many)
    del many
    tracemalloc.start()
    try:
        assert check(path).records == count
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert size > 300 * count  # and three times as much as records
    assert peak < 4_000_000
