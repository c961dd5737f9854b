# SPDX-License-Identifier: GPL-3.0-or-later
"""Receipts: one strict spelling, and a signature that the real ssh-keygen takes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import msgspec
import pytest

from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.keys import SigningKey
from assembly_app.ledger.receipts import FEEDS_CAP, Had, Receipt, SignedReceipt, is_receipt
from assembly_app.ledger.roll import allowed_signers
from assembly_app.ledger.sshsig import RECEIPT
from tests.unit.ledger.making import AT, code_of, roll, signer

KEY = SigningKey.generate()
GIVEN = Receipt("north", "hill", "m1", (Had("aa", 7, "0" * 64), Had("bb", 1, "f" * 64)), AT)


def test_a_receipt_is_read_as_it_was_written() -> None:
    data = GIVEN.sign(KEY).to_bytes()

    signed = SignedReceipt.parse(data)

    assert is_receipt(data)
    assert Receipt.parse(signed.text) == GIVEN
    assert signed.signer() == KEY.public
    assert signed.to_bytes() == data


def test_the_real_ssh_keygen_takes_it(tmp_path: Path) -> None:
    signed = GIVEN.sign(KEY)
    allowed, signature = tmp_path / "allowed_signers", tmp_path / "x.sig"
    allowed.write_text(allowed_signers(roll([signer(KEY)])))
    signature.write_text(signed.signature)

    command = ["ssh-keygen", "-Y", "verify", "-f", allowed, "-I", "m1", "-n", RECEIPT, "-s", signature]
    good = subprocess.run(command, input=signed.text, text=True, capture_output=True, check=False)
    bad = subprocess.run(command, input=signed.text.replace("7", "8", 1), text=True, capture_output=True, check=False)

    assert good.returncode == 0, good.stderr
    assert bad.returncode != 0


@pytest.mark.parametrize(
    "text",
    [
        GIVEN.to_text().replace("\n", "\r\n"),
        GIVEN.to_text() + "\n",
        " " + GIVEN.to_text(),
        GIVEN.to_text().replace(" 7 ", " 07 "),
        GIVEN.to_text().replace(" 7 ", " 0 "),
        GIVEN.to_text().replace("feed bb", "feed aa"),
        GIVEN.to_text().replace("feed aa", "feed cc"),
        GIVEN.to_text().replace("f" * 64, "F" * 64),
        GIVEN.to_text().replace("group north", "group ../north"),
        msgspec.structs.replace(GIVEN, feeds=()).to_text(),
        msgspec.structs.replace(
            GIVEN, feeds=tuple(Had(f"{n:04}", 1, "0" * 64) for n in range(FEEDS_CAP + 1))
        ).to_text(),
    ],
    ids=[
        "crlf",
        "line after",
        "space before",
        "leading zero",
        "zero",
        "twice",
        "order",
        "capitals",
        "path",
        "none",
        "many",
    ],
)
def test_another_spelling_is_none(text: str) -> None:
    with pytest.raises(LedgerError) as caught:
        Receipt.parse(text)
    assert caught.value.code == "receipt-malformed"


def test_a_changed_file_is_refused_wherever_it_was_changed() -> None:
    data = GIVEN.sign(KEY).to_bytes()
    for place in range(len(data)):
        changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        with pytest.raises(LedgerError):
            read(changed)


def read(data: bytes) -> Receipt:
    signed = SignedReceipt.parse(data)
    signed.signer()
    return Receipt.parse(signed.text)


def test_one_signed_for_another_purpose_is_refused() -> None:
    forged = SignedReceipt(GIVEN.to_text(), KEY.sign("checkpoint@assembly", GIVEN.to_text().encode()))
    with pytest.raises(LedgerError) as caught:
        forged.signer()
    assert code_of(caught.value) == "signature-namespace"


@pytest.mark.parametrize("data", [b"", b"assembly-receipt/v1\n", b"\xff" * 10, b"x" * 70_000])
def test_any_other_file_is_none(data: bytes) -> None:
    with pytest.raises(LedgerError) as caught:
        SignedReceipt.parse(data)
    assert caught.value.code == "receipt-malformed"
