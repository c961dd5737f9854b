# SPDX-License-Identifier: GPL-3.0-or-later
"""A fork can be proven to anyone, and nobody can be accused of one that is not."""

from __future__ import annotations

import msgspec
import pytest

from assembly_app.ledger.checkpoints import Checkpoint
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.feeds import Chain, FeedHead
from assembly_app.ledger.forks import ForkProof, Side
from assembly_app.ledger.keys import SigningKey
from assembly_app.ledger.records import Record
from tests.unit.ledger.making import AT, GROUP, code_of, feed_of, feed_records, record

A, B = SigningKey.generate(), SigningKey.generate()
ONE = feed_records(A, 9)
FEED = feed_of(A)


def carried_on(start: list[Record], count: int, text: str) -> list[Record]:
    made = list(start)
    for seq in range(len(start) + 1, count + 1):
        made.append(record(made[-1].id, FEED, seq, msgspec.json.encode({"text": f"{text} {seq}"})))
    return made


def side(records: list[Record], seq: int, key: SigningKey = A) -> Side:
    chain = Chain(FeedHead.start(FEED))
    for one in records:
        chain.add(one)
    signed = Checkpoint.of(chain.head(), GROUP, 1, AT).sign(key)
    return Side.of(signed, [one.id for one in records], seq)


@pytest.mark.parametrize(("first", "length"), [(2, 2), (5, 7), (6, 30), (9, 9)])
def test_two_records_at_one_place_are_proven_by_two_checkpoints(first: int, length: int) -> None:
    other = carried_on(ONE[: first - 1], length, "the other copy")
    proof = ForkProof(FEED, first, (side(ONE, first), side(other, first)))

    read = msgspec.json.decode(msgspec.json.encode(proof), type=ForkProof)

    assert read.verify() == A.public


@pytest.mark.parametrize(
    "how", ["same", "other place", "other key", "edited root", "edited id", "no hex", "short path"]
)
def test_what_is_no_fork_proves_none(how: str) -> None:
    other = carried_on(ONE[:4], 9, "the other copy")
    one, two = side(ONE, 5), side(other, 5)
    match how:
        case "same":
            two = side(ONE[:7], 5)
        case "other place":
            two = side(other, 6)
        case "other key":
            two = side(other, 5, B)
        case "edited root":
            two = msgspec.structs.replace(two, checkpoint=two.checkpoint.replace("root ", "root 0")[:-1])
        case "edited id":
            two = msgspec.structs.replace(two, id="00" * 32)
        case "no hex":
            two = msgspec.structs.replace(two, id="zz" * 32)
        case "short path":
            two = msgspec.structs.replace(two, path=two.path[:-1])

    with pytest.raises(LedgerError) as caught:
        ForkProof(FEED, 5, (one, two)).verify()

    assert code_of(caught.value) in {"fork-unproven", "signature-wrong", "checkpoint-malformed"}
