# SPDX-License-Identifier: GPL-3.0-or-later
"""A fingerprint read aloud."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assembly_app.ledger.fingerprint_digits import spoken
from assembly_app.ledger.keys import SigningKey


def test_forty_digits_in_groups_that_can_be_said_in_one_breath() -> None:
    # The end of the number that the 32 bytes 0x11, 0x11, ... make.
    shown = spoken("SHA256:ERERERERERERERERERERERERERERERERERERERERERE")

    assert shown == tuple(f"{int('11' * 32, 16):078d}"[-40:][at : at + 5] for at in range(0, 40, 5))
    assert all(len(group) == 5 and group.isdigit() for group in shown)


def test_two_keys_do_not_sound_the_same() -> None:
    first, second = (spoken(SigningKey.generate().public.fingerprint()) for _ in range(2))

    assert len(first) == len(second) == 8
    assert first != second


@given(st.text())
def test_nothing_is_read_aloud_of_what_is_no_fingerprint(text: str) -> None:
    assert spoken(text) == ()
