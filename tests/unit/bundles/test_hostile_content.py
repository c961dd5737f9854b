# SPDX-License-Identifier: GPL-3.0-or-later
"""Content nobody should trust: by a courier, who cannot sign, and by an exporter, who can sign the manifest only."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from assembly_app.bundles import member_names
from assembly_app.bundles.check import check
from assembly_app.bundles.manifest import Manifest
from assembly_app.bundles.reader import open_bundle
from assembly_app.ledger.keys import SigningKey
from assembly_app.ledger.merkle import Frontier
from assembly_app.ledger.records import Record, decode_line, encode_line, genesis, record_id, without_body
from assembly_app.ledger.roll import Roll, allowed_signers, sign_roll
from assembly_app.ledger.sshsig import MANIFEST
from tests.unit.bundles.packing import (
    Members,
    Store,
    checkpoint_of,
    head_of,
    members_of,
    pack_feeds,
    refused,
    sign_again,
    write_members,
)
from tests.unit.ledger.making import feed_of, feed_records, record, roll, signed_roll, signer

A, B, THIEF = SigningKey.generate(), SigningKey.generate(), SigningKey.generate()
FEED_A, FEED_B = feed_records(A, 9), feed_records(B, 4)
Lines = list[bytes]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return pack_feeds(tmp_path / "north.assembly", [(A, FEED_A), (B, FEED_B)]).path


def with_lines(members: Members, change: Callable[[Lines], Lines]) -> Members:
    lines = members[member_names.RECORDS].splitlines(keepends=True)
    return {**members, member_names.RECORDS: b"".join(change(lines))}


def line_of(seq: int) -> int:
    """Where A's record stands in records.jsonl."""
    return seq - 1 + (len(FEED_B) if feed_of(B) < feed_of(A) else 0)


def body_of(seq: int) -> bytes:
    body = FEED_A[seq - 1].body
    assert body is not None
    return body


def dropped(lines: Lines) -> Lines:
    return lines[: line_of(5)] + lines[line_of(6) :]


def swapped(lines: Lines) -> Lines:
    at = line_of(5)
    return [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]


def doubled(lines: Lines) -> Lines:
    at = line_of(5)
    return [*lines[: at + 1], *lines[at:]]


def forged(lines: Lines) -> Lines:
    at = line_of(5)
    return [*lines[:at], lines[at].replace(b"hedge 5", b"fence 5"), *lines[at + 1 :]]


def stripped(lines: Lines) -> Lines:
    at = line_of(5)
    raw = decode_line(lines[at]).raw
    return [*lines[:at], b'{"h":%b}\n' % raw, *lines[at + 1 :]]


def last_cut(lines: Lines) -> Lines:
    return lines[:-1]


def without_line_end(lines: Lines) -> Lines:
    return [*lines[:-1], lines[-1][:-1]]


def with_a_body(body: bytes) -> Callable[[Lines], Lines]:
    """A body put in with a commitment that fits, as only the feed's own installation could."""

    def change(lines: Lines) -> Lines:
        at = line_of(5)
        old = decode_line(lines[at])
        header = msgspec.structs.replace(old.header, c=sha256(bytes(16) + body).hexdigest(), n=len(body))
        line = b'{"h":%b,"s":"%b","b":%b}\n' % (msgspec.json.encode(header), b"0" * 32, body)
        return [*lines[:at], line, *lines[at + 1 :]]

    return change


@pytest.mark.parametrize("change", [dropped, swapped, doubled, forged, stripped, last_cut, without_line_end])
def test_a_courier_can_change_nothing(path: Path, change: Callable[[Lines], Lines]) -> None:
    write_members(path, with_lines(members_of(path), change))
    error = refused(path)
    # Another length is seen before a line is read; the same length at the end of the stream at the latest.
    assert error.code in {"member-hash", "commitment", "gap", "seq-mismatch"}
    assert error.params["member"] == member_names.RECORDS


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (dropped, "gap"),
        (swapped, "gap"),
        (doubled, "seq-mismatch"),
        (forged, "commitment"),
        (last_cut, "gap"),
        (without_line_end, "line-cut"),
        (with_a_body(b'{"a":1.5}'), "body-float"),
        (with_a_body(b'{"a":NaN}'), "line-malformed"),
        (with_a_body(b'{"a":1,"a":2}'), "body-not-exact"),
        (with_a_body(b'{"a":"\\ud800"}'), "line-malformed"),
        (with_a_body(b'{"a":1180591620717411303424}'), "body-integer"),
        (with_a_body(b'{"a":"\xff"}'), "body-malformed"),
        (with_a_body(b'{"a":"' + b"x" * 70_000 + b'"}'), "line-too-long"),
        (with_a_body(b'{"a":"' + b"x" * 5_000_000 + b'"}'), "line-too-long"),
        (with_a_body(b'{"a":"another record"}'), "chain-end"),
    ],
)
def test_an_exporter_cannot_change_what_others_signed(path: Path, change: Callable[[Lines], Lines], code: str) -> None:
    write_members(path, sign_again(with_lines(members_of(path), change), A))
    error = refused(path)
    assert error.code == code
    if code not in {"gap", "chain-end"}:
        assert error.params["line"] in {line_of(5) + 1, line_of(5) + 2, 13}
    report = check(path)
    assert [problem.code for problem in report.problems] == [code]


def test_the_place_is_in_the_sentence(path: Path) -> None:
    write_members(path, sign_again(with_lines(members_of(path), forged), A))
    error = refused(path)
    assert str(error).startswith(f"records.jsonl, line {line_of(5) + 1}: ")
    assert (error.params["feed"], error.params["seq"]) == (feed_of(A), 5)


def test_a_body_stripped_by_the_exporter_is_withheld_and_counted(path: Path) -> None:
    """The exporter may withhold (a private record); the count tells, and the chain still holds."""
    write_members(path, sign_again(with_lines(members_of(path), stripped), A))
    assert (check(path).good, check(path).withheld) == (True, 1)


def test_other_bodies_stripped_than_the_exporter_withheld_are_seen_at_the_end(path: Path) -> None:
    """Every line is good by itself and the length is the same: only the manifest's SHA-256 can tell."""

    def withhold(seq: int) -> Callable[[Record], Record]:
        return lambda one: without_body(one) if one.header.seq == seq and one.header.feed == feed_of(A) else one

    pack_feeds(path, [(A, FEED_A), (B, FEED_B)], change=withhold(5))
    courier = members_of(path)
    pack_feeds(path, [(A, FEED_A), (B, FEED_B)], change=withhold(6))
    assert len(courier[member_names.RECORDS]) == len(members_of(path)[member_names.RECORDS])
    write_members(path, {**members_of(path), member_names.RECORDS: courier[member_names.RECORDS]})
    error = refused(path)
    assert (error.code, error.params["member"]) == ("member-hash", member_names.RECORDS)


def test_a_count_that_is_not_that_of_the_records_is_refused(path: Path) -> None:
    members = members_of(path)
    manifest = Manifest.parse(members[member_names.MANIFEST])
    wrong = [
        msgspec.structs.replace(one, count=12) if one.name == member_names.RECORDS else one for one in manifest.members
    ]
    data = msgspec.structs.replace(manifest, members=tuple(wrong)).to_bytes()
    signature = A.sign(MANIFEST, data).encode()
    write_members(path, {**members, member_names.MANIFEST: data, member_names.MANIFEST_SIGNATURE: signature})
    error = refused(path)
    assert (error.code, error.params["found"], error.params["count"]) == ("member-count", 13, 12)


def test_an_edited_checkpoint_is_refused(path: Path) -> None:
    members, name = members_of(path), member_names.checkpoint(feed_of(A))
    edited = {**members, name: members[name].replace(b"roll 1", b"roll 2")}
    write_members(path, edited)
    assert refused(path).code == "member-hash"
    write_members(path, sign_again(edited, A))
    error = refused(path)
    assert (error.code, error.params["member"]) == ("signature-wrong", name)


def put_checkpoint(members: Members, key: SigningKey, **change: object) -> Members:
    signed = checkpoint_of(key, FEED_A, **change)
    name = member_names.checkpoint(feed_of(A))
    return {**members, name: signed.text.encode(), f"{name}.sig": signed.signature.encode()}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"seq": 8}, "beyond-checkpoint"),
        ({"seq": 10}, "gap"),
        ({"head": "0" * 64}, "chain-end"),
        ({"root": "0" * 64}, "root"),
        ({"group": "south"}, "group-mismatch"),
        ({"feed": feed_of(B)}, "checkpoint-feed"),
    ],
)
def test_a_checkpoint_that_says_something_else_is_refused(path: Path, change: dict[str, object], code: str) -> None:
    write_members(path, sign_again(put_checkpoint(members_of(path), A, **change), A))
    assert refused(path).code == code


def test_a_checkpoint_by_another_key_of_the_roll_is_refused(path: Path) -> None:
    """Whatever the roll says: a feed is named after its own key."""
    write_members(path, sign_again(put_checkpoint(members_of(path), B), A))
    assert refused(path).code == "checkpoint-key"
    error = refused(path, feed_keys={feed_of(A): A.public.to_line()}.get)
    assert (error.code, error.params["member"]) == ("checkpoint-key", member_names.checkpoint(feed_of(A)))


def test_keys_that_are_not_on_the_roll_are_refused(path: Path) -> None:
    members = members_of(path)
    write_members(path, sign_again(members, THIEF))
    assert refused(path).code == "signer-not-on-roll"
    write_members(path, sign_again(put_checkpoint(members, THIEF), A))
    assert refused(path).code == "checkpoint-not-on-roll"
    write_members(path, sign_again(members, A, principal="m1"))
    assert refused(path).code == "signer-mismatch"


def ended_roll(seq: int, head: str) -> Roll:
    ended = signer(B, "m1", good_through=((feed_of(B), seq, head),))
    return roll([signer(A, "m0"), ended], version=2)


def test_a_key_that_has_ended_is_good_for_its_past_only(path: Path) -> None:
    first = signed_roll([A, B])
    pack_feeds(path, [(A, FEED_A), (B, FEED_B)], rolls=[first])
    for seq in (4, 3, 1):
        second = sign_roll(ended_roll(seq, FEED_B[seq - 1].id.hex()), [A])
        store = Store()
        known = [first, second]
        taken = store.take(open_bundle(path, rolls_of=lambda _, known=known: known))
        assert [one.header.seq for one in taken if one.header.feed == feed_of(B)] == list(range(1, seq + 1))
    second = sign_roll(ended_roll(3, "0" * 64), [A])
    error = refused(path, rolls_of=lambda _: [first, second])
    assert (error.code, error.params["seq"]) == ("checkpoint-ended", 3)
    nothing = roll([signer(A, "m0"), signer(B, "m1", ended=True)], version=2)
    taken = Store().take(open_bundle(path, rolls_of=lambda _: [first, sign_roll(nothing, [A])]))
    assert {one.header.feed for one in taken} == {feed_of(A)}


def test_an_old_bundle_does_not_bring_back_an_old_roll(path: Path) -> None:
    first = signed_roll([A, B])
    second = sign_roll(ended_roll(4, FEED_B[3].id.hex()), [A])
    pack_feeds(path, [(B, FEED_B), (A, FEED_A)], rolls=[first])
    assert check(path).good
    assert refused(path, rolls_of=lambda _: [first, second]).code == "signer-ended"
    other = signed_roll([A, B, THIEF])
    assert refused(path, rolls_of=lambda _: [other]).code == "roll-differs"


def test_a_roll_without_enough_signatures_or_with_a_step_left_out_is_refused(path: Path) -> None:
    members = members_of(path)
    first = roll([signer(A, "m0"), signer(B, "m1")], threshold=2)
    text, one = first.to_text().encode(), sign_roll(first, [A]).signatures[0].encode()
    kept = {name: data for name, data in members.items() if not name.startswith("roll/")}
    kept[member_names.ALLOWED_SIGNERS] = allowed_signers(first).encode()
    write_members(path, sign_again({**kept, "roll/1.json": text, "roll/1.1.sig": one}, A))
    assert refused(path).code == "roll-too-few"
    write_members(path, sign_again({**kept}, A))
    assert refused(path).code == "roll-missing"
    for stray in ("roll/3.json", "roll/1.4.sig", "roll/2.1.sig"):
        write_members(path, sign_again({**members, stray: b"x"}, A))
        error = refused(path)
        assert (error.code, error.params["member"]) == ("member-extra", stray)


def test_allowed_signers_must_be_the_roll_s(path: Path) -> None:
    members = members_of(path)
    members[member_names.ALLOWED_SIGNERS] += f"m0 {THIEF.public.to_line()}\n".encode()
    write_members(path, sign_again(members, A))
    assert refused(path).code == "allowed-signers-differ"


def test_a_bundle_from_before_there_were_receipts_is_still_good(path: Path) -> None:
    members = members_of(path)
    members[member_names.ALLOWED_SIGNERS] = members[member_names.ALLOWED_SIGNERS].replace(b",receipt@assembly", b"")
    write_members(path, sign_again(members, A))
    assert check(path).good


def test_parts_of_two_bundles_do_not_mix(path: Path) -> None:
    old = members_of(path)
    pack_feeds(path, [(A, FEED_A[:6]), (B, FEED_B)])
    new = members_of(path)
    for name in old:
        if old[name] != new[name]:
            write_members(path, {**old, name: new[name]})
            assert refused(path).code in {"member-hash", "signature-wrong"}, name


def test_a_feed_without_its_checkpoint_is_refused(path: Path) -> None:
    members = members_of(path)
    name = member_names.checkpoint(feed_of(A))
    del members[name], members[f"{name}.sig"]
    write_members(path, sign_again(members, A))
    assert refused(path).code == "checkpoint-missing"


@pytest.mark.parametrize("first", [1, 2, 5, 9])
def test_a_fork_names_the_feed_and_the_first_record_that_differs(path: Path, first: int) -> None:
    branch = FEED_A[: first - 1] if first > 1 else []
    while len(branch) < 9:
        seq = len(branch) + 1
        before = branch[-1].id if branch else genesis(feed_of(A))
        branch = [*branch, record(before, feed_of(A), seq, b'{"text":"the other copy"}', lc=seq)]
    store = Store(branch)
    error = refused(path, store, feed_keys={feed_of(A): A.public.to_line()}.get)
    assert (error.code, error.params["feed"], error.params["seq"]) == ("fork", feed_of(A), first)


def test_a_fork_beyond_what_is_here_is_seen_when_it_is_carried_on(path: Path, tmp_path: Path) -> None:
    other = record(FEED_A[8].id, feed_of(A), 10, b'{"text":"the other copy"}')
    ours = record(FEED_A[8].id, feed_of(A), 10, b'{"text":"our copy"}')
    carried = tmp_path / "carried.assembly"
    keys = {feed_of(A): A.public.to_line()}.get
    after = [*FEED_A, other, record(other.id, feed_of(A), 11)]
    for since in (None, {feed_of(A): head_of(FEED_A)}, {feed_of(A): head_of([*FEED_A, other])}):
        pack_feeds(carried, [(A, after)], since=since)
        error = refused(carried, Store([*FEED_A, ours]), feed_keys=keys)
        assert (error.code, error.params["seq"]) == ("fork", 10)


def test_both_branches_of_a_fork_can_be_kept_and_the_other_feeds_go_on(path: Path) -> None:
    ours = record(FEED_A[4].id, feed_of(A), 6, b'{"text":"our copy"}')
    store = Store([*FEED_A[:5], ours])
    assert refused(path, store).code == "fork"
    bundle = open_bundle(path)
    signed, records = bundle.branch(feed_of(A), store.id_at)
    assert records == FEED_A[5:]
    assert signed == checkpoint_of(A, FEED_A)
    frozen = frozenset({feed_of(A)})
    assert [one for batch in bundle.records(store.head, store.id_at, frozen=frozen) for one in batch] == FEED_B
    assert set(bundle.heads) == {feed_of(B)}


def test_a_partial_bundle_must_start_where_it_says(path: Path) -> None:
    since = head_of(FEED_A[:5])
    pack_feeds(path, [(A, FEED_A)], since={feed_of(A): since})
    assert refused(path).code == "gap"
    keys = {feed_of(A): A.public.to_line()}.get
    assert refused(path, Store(FEED_A[:5])).code == "feed-key-unknown"
    members = members_of(path)
    for old, new, code in (
        (since.id.hex(), "0" * 64, "fork"),
        (since.frontier.to_bytes().hex(), "00" * 8, "since-malformed"),
        ('"seq": 5', '"seq": 4', "since-malformed"),
    ):
        manifest = members[member_names.MANIFEST].replace(old.encode(), new.encode())
        assert manifest != members[member_names.MANIFEST]
        write_members(path, sign_again({**members, member_names.MANIFEST: manifest}, A))
        assert refused(path, Store(FEED_A[:5]), feed_keys=keys).code == code


def test_a_clock_that_jumps_is_refused(path: Path) -> None:
    far = record(FEED_A[-1].id, feed_of(A), 10, lc=10**9)
    members = members_of(path)
    lines = with_lines(members, lambda lines: sorted([*lines, encode_line(far)], key=place_of))
    signed = checkpoint_of_far([*FEED_A, far])
    write_members(path, sign_again({**lines, **signed}, A))
    assert refused(path).code == "clock-jump"


def place_of(line: bytes) -> tuple[str, int]:
    header = decode_line(line).header
    return header.feed, header.seq


def checkpoint_of_far(records: list[Record]) -> Members:
    """A checkpoint of records that `Chain` itself would refuse."""
    ids = [one.id for one in records]
    root = Frontier().extend(ids).root().hex()
    signed = checkpoint_of(A, FEED_A, seq=len(ids), head=ids[-1].hex(), root=root)
    name = member_names.checkpoint(feed_of(A))
    return {name: signed.text.encode(), f"{name}.sig": signed.signature.encode()}


def test_ids_are_what_the_readme_says() -> None:
    assert FEED_A[0].id == sha256(sha256(b"assembly-feed/v1\0" + feed_of(A).encode()).digest() + FEED_A[0].raw).digest()
    assert FEED_A[1].id == record_id(FEED_A[0].id, FEED_A[1].raw)
    assert body_of(5) in encode_line(FEED_A[4])
