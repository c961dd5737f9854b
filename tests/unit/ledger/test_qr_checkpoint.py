# SPDX-License-Identifier: GPL-3.0-or-later
"""A checkpoint on paper gives back, byte for byte, what was signed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.ledger.checkpoints import Checkpoint, SignedCheckpoint, verify
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.keys import SigningKey
from assembly_app.ledger.qr_checkpoint import from_code, pack, to_code, unpack

KEY = SigningKey.generate()
GROUP, FEED = "0f" * 8, "5a" * 16
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
times = st.sampled_from(["2026-11-26T19:30:00Z", "2026-11-26T19:30:00.250Z", "1970-01-01T00:00:00Z"])


def signed(
    seq: int = 4711, head: str = "ab" * 32, root: str = "cd" * 32, roll: int = 1, at: str = "2026-11-26T19:30:00Z"
) -> SignedCheckpoint:
    return Checkpoint(GROUP, FEED, seq, head, root, roll, at).sign(KEY)


@given(st.integers(1, 10**15), hashes, hashes, st.integers(1, 10**6), times)
def test_what_was_signed_comes_back_and_verifies(seq: int, head: str, root: str, roll: int, at: str) -> None:
    before = signed(seq, head, root, roll, at)

    after = unpack(from_code(to_code(pack(before))), GROUP, KEY.public)

    assert after == before
    assert verify(after, KEY.public).seq == seq


@pytest.mark.parametrize(("seq", "size"), [(100, 152), (100_000, 154), (2_000_000, 154), (3_000_000, 155)])
def test_it_is_small(seq: int, size: int) -> None:
    assert len(pack(signed(seq))) == size


def test_a_code_is_text_that_qr_codes_hold_most_densely() -> None:
    code = to_code(pack(signed()))

    assert code.startswith("ASSEMBLY:1:")
    assert set(code) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    assert len(code) <= 245


@given(st.binary(min_size=1, max_size=200))
def test_base_45_is_that_of_the_rfc(data: bytes) -> None:
    assert from_code(to_code(data)) == data
    assert to_code(b"Hello!!").endswith(":%69 VD92EX0")


def test_a_changed_digit_no_longer_verifies() -> None:
    code = to_code(pack(signed()))
    changed = code[:60] + ("A" if code[60] != "A" else "B") + code[61:]

    with pytest.raises(LedgerError):
        verify(unpack(from_code(changed), GROUP, KEY.public), KEY.public)


@pytest.mark.parametrize("text", ["", "HTTPS://", "ASSEMBLY:1:a", "ASSEMBLY:1::::", "ASSEMBLY:1:ABC"])
def test_another_code_is_refused(text: str) -> None:
    with pytest.raises(LedgerError):
        unpack(from_code(text), GROUP, KEY.public)


def test_a_time_that_is_written_in_two_ways_is_refused() -> None:
    with pytest.raises(LedgerError):
        pack(signed(at="2026-11-26T19:30:00.000Z"))
