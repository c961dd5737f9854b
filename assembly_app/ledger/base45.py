# SPDX-License-Identifier: GPL-3.0-or-later
"""Base 45 (RFC 9285): what a QR code holds most densely as text."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def encode(data: bytes) -> str:
    """Three characters for two bytes, two for a last one."""
    pairs = [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data) - 1, 2)]
    text = "".join(_spell(pair, 3) for pair in pairs)
    return text + (_spell(data[-1], 2) if len(data) % 2 else "")


def decode(text: str) -> bytes:
    """The bytes, if this is the one spelling of them. Raises ValueError."""
    groups = [text[at : at + 3] for at in range(0, len(text), 3)]
    if groups and len(groups[-1]) == 1:
        raise ValueError("a character is left over")
    try:
        return b"".join(_worth(group).to_bytes(len(group) - 1, "big") for group in groups)
    except OverflowError as error:
        raise ValueError("three characters are worth more than two bytes") from error


def _spell(number: int, length: int) -> str:
    return "".join(_DIGITS[number // 45**place % 45] for place in range(length))


def _worth(group: str) -> int:
    return sum(_DIGITS.index(digit) * 45**place for place, digit in enumerate(group))
