# SPDX-License-Identifier: GPL-3.0-or-later
"""The roll of signers: who may change it, one step at a time, counting keys and people."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.keys import SigningKey
from assembly_app.ledger.roll import (
    End,
    Roll,
    SignedRoll,
    allowed_signers,
    fingerprint,
    sign_roll,
    verify_chain,
    verify_first,
    verify_next,
)
from assembly_app.ledger.sshsig import ROLL
from tests.unit.ledger.making import GROUP, code_of, roll, signed_roll, signer

A, B, C, D = (SigningKey.generate() for _ in range(4))
FEED, HEAD = "ab" * 16, "cd" * 32


def refused_first(signed: SignedRoll) -> str:
    with pytest.raises(LedgerError) as caught:
        verify_first(signed)
    return code_of(caught.value)


def refused_next(old: Roll, signed: SignedRoll) -> str:
    with pytest.raises(LedgerError) as caught:
        verify_next(old, signed)
    return code_of(caught.value)


def people(keys: Sequence[SigningKey], version: int = 1, threshold: int = 2) -> Roll:
    names = {A: "ana", B: "bo", C: "chen", D: "dua"}
    return roll([signer(key, names[key]) for key in keys], version, threshold)


OLD = people([A, B, C])


def test_the_first_roll_is_signed_by_its_own_people() -> None:
    assert verify_first(sign_roll(OLD, [A, B])) == OLD
    assert verify_first(sign_roll(OLD, [A, B, C])) == OLD
    assert refused_first(sign_roll(OLD, [A])) == "roll-too-few"
    assert refused_first(sign_roll(OLD, [])) == "roll-too-few"
    assert refused_first(sign_roll(OLD, [A, A])) == "roll-signed-twice"
    assert refused_first(sign_roll(OLD, [A, B, D])) == "roll-signer-unknown"
    assert refused_first(sign_roll(people([A, B], version=2), [A, B])) == "roll-first-version"


def test_two_keys_of_one_person_count_once() -> None:
    twice = roll([signer(A, "ana"), signer(B, "ana"), signer(C, "chen")], threshold=2)
    assert refused_first(sign_roll(twice, [A, B])) == "roll-too-few"
    assert verify_first(sign_roll(twice, [A, C])) == twice


def test_one_key_cannot_stand_under_two_names() -> None:
    double = roll([signer(A, "ana"), signer(A, "bo")], threshold=2)
    with pytest.raises(LedgerError) as caught:
        sign_roll(double, [A])
    assert code_of(caught.value) == "roll-key-twice"


def test_a_change_needs_the_old_people_and_the_new() -> None:
    leaving = signer(A, "ana", ended=True)
    new = roll([leaving, signer(B, "bo"), signer(C, "chen"), signer(D, "dua")], version=2, threshold=2)
    assert verify_next(OLD, sign_roll(new, [B, C])) == new
    assert verify_next(OLD, sign_roll(new, [A, B, D])) == new
    assert refused_next(OLD, sign_roll(new, [C, D])) == "roll-too-few"  # one of the old
    assert refused_next(OLD, sign_roll(new, [A, B])) == "roll-too-few"  # one of the new
    alone = [*(signer(key, name, ended=True) for key, name in ((A, "ana"), (B, "bo"), (C, "chen"))), signer(D, "dua")]
    assert refused_next(OLD, sign_roll(roll(alone, version=2), [D])) == "roll-too-few"


def test_a_half_threshold_changes_nothing() -> None:
    new = people([A, B, C, D], version=2)
    for keys in ([A], [B], [D], [A, D]):
        assert refused_next(OLD, sign_roll(new, keys)) == "roll-too-few"


def test_nothing_that_the_roll_once_said_is_taken_back() -> None:
    assert refused_next(OLD, sign_roll(people([B, C], version=2), [B, C])) == "roll-key-dropped"
    ended = roll([signer(A, "ana", ended=True), signer(B, "bo"), signer(C, "chen")], version=2, threshold=2)
    assert refused_next(ended, sign_roll(people([A, B, C], version=3), [B, C])) == "roll-key-revived"
    moved = roll([signer(A, "bo"), signer(B, "bo"), signer(C, "chen")], version=2, threshold=2)
    assert refused_next(OLD, sign_roll(moved, [B, C])) == "roll-key-moved"
    closed = msgspec.structs.replace(people([A, B, C], version=2), closed=((FEED, 12, HEAD),))
    assert verify_next(OLD, sign_roll(closed, [A, B])) == closed
    assert refused_next(closed, sign_roll(people([A, B, C], version=3), [A, B])) == "roll-feed-reopened"


def test_a_feed_ends_where_the_roll_says_first() -> None:
    ended = signer(A, "ana", good_through=((FEED, 12, HEAD),))
    both = msgspec.structs.replace(roll([ended, signer(B, "bo")], version=2), closed=((FEED, 9, "ef" * 32),))
    assert both.end_of(FEED, A.public) == End(9, "ef" * 32)
    assert both.end_of("aa" * 16, A.public) == End(0, "")
    assert both.end_of("aa" * 16, B.public) is None
    assert both.end_of(FEED, B.public) == End(9, "ef" * 32)


def test_versions_go_up_by_one_in_one_group() -> None:
    for version in (1, 3):
        assert refused_next(OLD, sign_roll(people([A, B, C], version), [A, B])) == "roll-version"
    other = roll([signer(A, "ana")], version=2, group="south")
    assert refused_next(OLD, sign_roll(other, [A])) == "roll-group"


def test_a_chain_of_rolls_is_verified_from_the_first() -> None:
    rolls = [sign_roll(people([A, B, C], version), [A, B]) for version in (1, 2, 3)]
    assert [one.version for one in verify_chain(rolls)] == [1, 2, 3]
    for wrong in (rolls[1:], [rolls[0], rolls[2]], [rolls[0], rolls[0]]):
        with pytest.raises(LedgerError):
            verify_chain(wrong)


def test_an_ended_key_no_longer_counts_but_its_past_does() -> None:
    ended = signer(A, "ana", good_through=((FEED, 12, HEAD),))
    new = roll([ended, signer(B, "bo"), signer(C, "chen")], version=2, threshold=2)
    assert verify_next(OLD, sign_roll(new, [B, C])) == new
    assert refused_next(OLD, sign_roll(new, [A, B])) == "roll-too-few"
    entry = new.signer_of(A.public)
    assert entry is not None
    assert not entry.active
    assert entry.stands_for(FEED, 11, "00" * 32)
    assert entry.stands_for(FEED, 12, HEAD)
    assert not entry.stands_for(FEED, 12, "00" * 32)
    assert not entry.stands_for(FEED, 13, HEAD)
    assert not entry.stands_for("ff" * 16, 1, HEAD)
    after = roll([ended, signer(B, "bo"), signer(C, "chen")], version=3, threshold=2)
    assert refused_next(new, sign_roll(after, [A, B])) == "roll-too-few"


def test_a_signature_for_something_else_is_refused() -> None:
    signed = sign_roll(OLD, [A])
    other = SignedRoll(signed.text, (*signed.signatures, B.sign("minutes@assembly", signed.text.encode())))
    assert refused_first(other) == "signature-namespace"
    edited = SignedRoll(signed.text.replace("Person bo", "Person Bo"), sign_roll(OLD, [A, B]).signatures)
    assert refused_first(edited) == "signature-wrong"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"threshold":2', '"threshold":0', "roll-malformed"),
        ('"threshold":2', '"threshold":4', "roll-threshold"),
        ('"threshold":2', '"threshold":2.0', "roll-malformed"),
        ('"threshold":2', '"threshold":2,"threshold":2', "roll-not-exact"),
        ('"threshold":2', '"threshold": 2', "roll-not-exact"),
        ("assembly-roll/v1", "assembly-roll/v2", "roll-malformed"),
        ('["secretary"]', "[]", "roll-malformed"),
        ('["secretary"]', '["secretary","delegate"]', "roll-malformed"),
        ('["secretary"]', '["monarch"]', "roll-malformed"),
        ('"person":"ana"', '"person":"ana *"', "roll-malformed"),
        ("Person ana", "Person\\nana", "roll-malformed"),
        ("ssh-ed25519 ", "ssh-ed25519  ", "key-malformed"),
        ('"version":1', '"version":1,"later":true', "roll-not-exact"),
        ("}\n", "}", "roll-not-exact"),
        (GROUP, "../up", "roll-malformed"),
        ('03:00:00Z"}', '03:00:00Z","closed":[]}', "roll-not-exact"),
        ('03:00:00Z"}', '03:00:00Z","closed":[["a",1,"b"]]}', "roll-malformed"),
    ],
)
def test_a_roll_of_another_spelling_is_refused(old: str, new: str, code: str) -> None:
    text = OLD.to_text()
    assert old in text
    with pytest.raises(LedgerError) as caught:
        Roll.parse(text.replace(old, new, 1))
    assert code_of(caught.value) == code


def test_the_fingerprint_is_of_the_first_version_only() -> None:
    signed = sign_roll(OLD, [A, B])
    assert fingerprint(signed) == fingerprint(sign_roll(OLD, [B, C]))
    assert fingerprint(signed).startswith("SHA256:")
    assert len(fingerprint(signed)) == 50
    changed = msgspec.structs.replace(OLD, threshold=3)
    assert fingerprint(sign_roll(changed, [])) != fingerprint(signed)
    with pytest.raises(LedgerError, match="version 1"):
        fingerprint(signed_roll([A], version=2))


def test_ssh_keygen_goes_by_the_roll(tmp_path: Path) -> None:
    ended = signer(B, "bo", good_through=((FEED, 12, HEAD),))
    current = roll([signer(A, "ana", name="Ana Pérez"), ended])
    (tmp_path / "allowed").write_text(allowed_signers(current))

    def verify(key: SigningKey, person: str) -> int:
        (tmp_path / "sig").write_text(key.sign(ROLL, b"text"))
        files = ["-f", str(tmp_path / "allowed"), "-s", str(tmp_path / "sig")]
        command = ["ssh-keygen", "-Y", "verify", *files, "-I", person, "-n", ROLL]
        return subprocess.run(command, input=b"text", capture_output=True, check=False).returncode

    assert verify(A, "ana") == 0
    assert verify(A, "bo") != 0
    assert verify(B, "bo") != 0
