# SPDX-License-Identifier: GPL-3.0-or-later
"""A fingerprint as it is read aloud: groups of digits, because every language has words for those."""

from __future__ import annotations

import base64
import binascii
from typing import Final

GROUPS: Final = 8
DIGITS: Final = 5


def spoken(fingerprint: str) -> tuple[str, ...]:
    """Eight groups of five digits for `SHA256:...`; nothing for anything else.

    40 digits hold 132 of the 256 bits: to find another key or roll that reads the same is out of anyone's reach.
    """
    kind, _, text = fingerprint.partition(":")
    try:
        digest = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        return ()
    if kind != "SHA256" or len(digest) != 32:
        return ()
    digits = f"{int.from_bytes(digest, 'big') % 10 ** (GROUPS * DIGITS):0{GROUPS * DIGITS}d}"
    return tuple(digits[place : place + DIGITS] for place in range(0, len(digits), DIGITS))
