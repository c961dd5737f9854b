# SPDX-License-Identifier: GPL-3.0-or-later
"""A signed checkpoint in few bytes, for a QR code on paper: 154 as long as a feed has under two million records.

The group and the key are not in it: whoever compares has the ledger, and the feed's own name fits one key only.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from assembly_app.ledger import base45
from assembly_app.ledger.checkpoints import Checkpoint, SignedCheckpoint
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.sshsig import CHECKPOINT, parts, put_together

PREFIX: Final = "ASSEMBLY:1:"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
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
    return fixed + milliseconds.to_bytes(6, "big") + number(said.seq) + number(said.roll)


def unpack(data: bytes, group: str, key: PublicKey) -> SignedCheckpoint:
    """The checkpoint as it was signed, for the group and with the feed's key. Raises LedgerError; verifies nothing."""
    checkpoint, signature = said(data, group)
    return SignedCheckpoint(checkpoint.to_text(), put_together(key.raw, CHECKPOINT, signature))


def said(data: bytes, group: str = "") -> tuple[Checkpoint, bytes]:
    """What it says and the bare signature, which nobody can check without the group and the feed's key. Raises
    LedgerError."""
    if len(data) < _FIXED + 8:
        raise LedgerError("checkpoint-malformed")
    feed, head, root = (data[start:end].hex() for start, end in ((0, 16), (16, 48), (48, 80)))
    rest = data[_FIXED + 6 :]
    seq, rest = read_number(rest)
    roll, rest = read_number(rest)
    at = _time(int.from_bytes(data[_FIXED : _FIXED + 6], "big"))
    if rest or not seq or not roll:
        raise LedgerError("checkpoint-malformed")
    return Checkpoint(group, feed, seq, head, root, roll, at), data[80:_FIXED]


def to_code(data: bytes) -> str:
    """The text of the QR code."""
    return PREFIX + base45.encode(data)


def from_code(text: str) -> bytes:
    """What a QR code's text holds. Raises LedgerError."""
    if not text.startswith(PREFIX):
        raise LedgerError("checkpoint-malformed")
    try:
        return base45.decode(text.removeprefix(PREFIX))
    except ValueError as error:
        raise LedgerError("checkpoint-malformed") from error


def _time(milliseconds: int) -> str:
    try:
        moment = _EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError as error:
        raise LedgerError("checkpoint-malformed") from error
    spec = "milliseconds" if milliseconds % 1000 else "seconds"
    return moment.isoformat(timespec=spec).replace("+00:00", "Z")


def number(value: int) -> bytes:
    """Seven bits to the byte, the lowest first; all but the last have their highest bit set."""
    made = bytearray()
    while value > 127:
        made.append(value & 127 | 128)
        value >>= 7
    return bytes([*made, value])


def read_number(data: bytes) -> tuple[int, bytes]:
    """A number and the bytes after it. Raises LedgerError, also for one that is not in its shortest spelling."""
    value = 0
    for place, byte in enumerate(data[:9]):
        value |= (byte & 127) << 7 * place
        if byte < 128 and (byte or not place):
            return value, data[place + 1 :]
    raise LedgerError("checkpoint-malformed")
