# SPDX-License-Identifier: GPL-3.0-or-later
"""A record on paper: the code proves itself, whatever stands in it, and no changed character gets by."""

from __future__ import annotations

import random

import msgspec
import pytest

from assembly_app.ledger import base45
from assembly_app.ledger.checkpoints import Checkpoint
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.feeds import Chain, FeedHead
from assembly_app.ledger.keys import SigningKey
from assembly_app.ledger.merkle import audit_path
from assembly_app.ledger.paper import EASY, LONGEST, Proof
from assembly_app.ledger.records import Record, genesis, without_body
from tests.unit.ledger.making import AT, GROUP, NONCE, feed_records, record

KEY, OTHER = SigningKey.generate(), SigningKey.generate()
RECORDS = feed_records(KEY, 13)


def proof(records: list[Record], seq: int, key: SigningKey = KEY) -> Proof:
    chain = Chain(FeedHead.start(records[0].header.feed))
    for one in records:
        chain.add(one)
    signed = Checkpoint.of(chain.head(), GROUP, 1, AT).sign(key)
    previous = records[seq - 2].id if seq > 1 else genesis(records[0].header.feed)
    path = audit_path([one.id for one in records], seq - 1)
    return Proof.of(records[seq - 1], previous, path, signed, (KEY.public, NONCE))


@pytest.mark.parametrize("seq", range(1, 14))
def test_each_record_of_a_feed_proves_itself(seq: int) -> None:
    read = Proof.from_code(proof(RECORDS, seq).to_code())

    checkpoint = read.verify()

    assert (read.header, read.id, read.body) == (RECORDS[seq - 1].header, RECORDS[seq - 1].id, RECORDS[seq - 1].body)
    assert (checkpoint.seq, checkpoint.head) == (13, RECORDS[-1].id.hex())


def test_a_body_that_does_not_fit_is_left_out_and_the_record_still_proves_itself() -> None:
    noise = random.Random(7)
    text = "".join(noise.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=3000))
    long = record(RECORDS[-1].id, RECORDS[0].header.feed, 14, msgspec.json.encode({"text": text}))

    code = proof([*RECORDS, long], 14).to_code()
    read = Proof.from_code(code)

    assert len(code) < EASY and read.body is None
    assert read.verify().seq == 14 and read.id == long.id


def test_a_withheld_record_proves_itself() -> None:
    bare = [*RECORDS[:-1], without_body(RECORDS[-1])]
    read = Proof.from_code(proof(bare, 13).to_code())
    assert read.body is None and read.verify().head == RECORDS[-1].id.hex()


def test_no_changed_character_is_accepted() -> None:
    code = proof(RECORDS, 9).to_code()
    for place in range(len(code)):
        for letter in ("0", "A", ":", " "):
            if code[place] == letter:
                continue
            with pytest.raises(LedgerError) as caught:
                Proof.from_code(code[:place] + letter + code[place + 1 :]).verify()
            assert caught.value.code == "paper-malformed"
    for changed in (code[:-1], code + "0", code.lower(), " " + code, ""):
        with pytest.raises(LedgerError):
            Proof.from_code(changed).verify()


def forged(**change: object) -> str:
    """What somebody makes who knows the format: another claim, its sum right again."""
    return msgspec.structs.replace(proof(RECORDS, 9), **change).to_code()


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (forged(previous=bytes(32)), "paper-path"),
        (forged(path=proof(RECORDS, 8).path), "paper-path"),
        (forged(path=()), "paper-path"),
        (forged(header=RECORDS[7].header, salt=None, squeezed=None, body=None), "paper-path"),
        (forged(nonce=bytes(16)), "paper-key"),
        (forged(key=OTHER.public), "paper-signature"),
        (proof(RECORDS, 9, OTHER).to_code(), "paper-signature"),
    ],
    ids=["previous", "other path", "no path", "other record", "nonce", "key", "signature"],
)
def test_a_forged_code_is_refused(code: str, says: str) -> None:
    with pytest.raises(LedgerError) as caught:
        Proof.from_code(code).verify()
    assert caught.value.code == says


def test_the_key_of_another_cannot_take_the_feeds_name() -> None:
    stolen = msgspec.structs.replace(proof(RECORDS, 9, OTHER), key=OTHER.public)
    with pytest.raises(LedgerError) as caught:
        Proof.from_code(stolen.to_code()).verify()
    assert caught.value.code == "paper-key"


def test_more_than_a_code_holds_is_refused_when_it_is_made() -> None:
    refs = tuple(f"{number:064}" for number in range(60))
    header = msgspec.structs.replace(RECORDS[8].header, refs=refs)
    with pytest.raises(LedgerError) as caught:
        msgspec.structs.replace(proof(RECORDS, 9), header=header).to_code()
    assert caught.value.code == "paper-too-long"
    assert int(caught.value.params["size"]) > LONGEST


@pytest.mark.parametrize("data", [b"", b"a", b"ab", bytes(range(256))])
def test_base_45_has_one_spelling(data: bytes) -> None:
    assert base45.decode(base45.encode(data)) == data


@pytest.mark.parametrize("text", ["0", "BB80", "GGW", ":::", "a", "É", "::"])
def test_what_is_no_base_45_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        base45.decode(text)


def test_base_45_as_the_standard_writes_it() -> None:
    assert base45.encode(b"AB") == "BB8"
    assert base45.encode(b"Hello!!") == "%69 VD92EX0"
    assert base45.decode("QED8WEX0") == b"ietf!"
