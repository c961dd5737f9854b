# SPDX-License-Identifier: GPL-3.0-or-later
"""A signed checkpoint in few bytes, for a QR code on paper: 154 as long as a feed has under two million records.

The group and the key are not in it: whoever compares has the ledger, and the feed's own name fits one key only.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from assembly_app.ledger.checkpoints import Checkpoint, SignedCheckpoint
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.sshsig import CHECKPOINT, parts, put_together

PREFIX: Final = "ASSEMBLY:1:"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
"""Base 45 (RFC 9285): what a QR code holds most densely as text."""
_FIXED: Final = 16 + 32 + 32 + 64


def pack(signed: SignedCheckpoint) -> bytes:
    """Feed, head, root and signature, then the time in milliseconds (6 bytes), seq and roll as variable numbers.

    Raises LedgerError for a checkpoint whose text these would not give back.
    """
    said = Checkpoint.parse(signed.text)
    _, _, signature = parts(signed.signature)
    moment = datetime.fromisoformat(said.at)
    milliseconds = (moment - _EPOCH) // timedelta(milliseconds=1)
    try:
        fixed = b"".join(map(bytes.fromhex, (said.feed, said.head, said.root))) + signature
    except ValueError as error:
        raise LedgerError("checkpoint-malformed") from error
    if len(fixed) != _FIXED or _time(milliseconds) != said.at or milliseconds < 0:
        raise LedgerError("checkpoint-malformed")
    return fixed + milliseconds.to_bytes(6, "big") + _number(said.seq) + _number(said.roll)


def unpack(data: bytes, group: str, key: PublicKey) -> SignedCheckpoint:
    """The checkpoint as it was signed, for the group and with the feed's key. Raises LedgerError; verifies nothing."""
    if len(data) < _FIXED + 8:
        raise LedgerError("checkpoint-malformed")
    feed, head, root = (data[start:end].hex() for start, end in ((0, 16), (16, 48), (48, 80)))
    rest = data[_FIXED + 6 :]
    seq, rest = _read(rest)
    roll, rest = _read(rest)
    at = _time(int.from_bytes(data[_FIXED : _FIXED + 6], "big"))
    if rest or not seq or not roll:
        raise LedgerError("checkpoint-malformed")
    text = Checkpoint(group, feed, seq, head, root, roll, at).to_text()
    return SignedCheckpoint(text, put_together(key.raw, CHECKPOINT, data[80:_FIXED]))


def to_code(data: bytes) -> str:
    """The text of the QR code."""
    pairs = [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data) - 1, 2)]
    text = "".join(_spell(pair, 3) for pair in pairs)
    return PREFIX + text + (_spell(data[-1], 2) if len(data) % 2 else "")


def from_code(text: str) -> bytes:
    """What a QR code's text holds. Raises LedgerError."""
    if not text.startswith(PREFIX):
        raise LedgerError("checkpoint-malformed")
    digits = text[len(PREFIX) :]
    try:
        groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
        return b"".join(_worth(group).to_bytes(len(group) - 1, "big") for group in groups)
    except (ValueError, OverflowError) as error:
        raise LedgerError("checkpoint-malformed") from error


def _spell(number: int, length: int) -> str:
    return "".join(_DIGITS[number // 45**place % 45] for place in range(length))


def _worth(group: str) -> int:
    return sum(_DIGITS.index(digit) * 45**place for place, digit in enumerate(group))


def _time(milliseconds: int) -> str:
    try:
        moment = _EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError as error:
        raise LedgerError("checkpoint-malformed") from error
    spec = "milliseconds" if milliseconds % 1000 else "seconds"
    return moment.isoformat(timespec=spec).replace("+00:00", "Z")


def _number(value: int) -> bytes:
    """Seven bits to the byte, the lowest first; all but the last have their highest bit set."""
    made = bytearray()
    while value > 127:
        made.append(value & 127 | 128)
        value >>= 7
    return bytes([*made, value])


def _read(data: bytes) -> tuple[int, bytes]:
    value = 0
    for place, byte in enumerate(data[:9]):
        value |= (byte & 127) << 7 * place
        if byte < 128:
            return value, data[place + 1 :]
    raise LedgerError("checkpoint-malformed")
