# SPDX-License-Identifier: GPL-3.0-or-later
"""One record on paper, with all that proves it: who needs to believe nobody and has no ledger can check the code.

It proves that the feed's own key signed a checkpoint under which this record has its place (RFC 6962, section 2.1.1).
It does not prove whose key that is, nor that the body is there when it did not fit.
"""

from __future__ import annotations

import zlib
from hashlib import sha256
from typing import Final

import msgspec

from assembly_app.ledger import base45, qr_checkpoint
from assembly_app.ledger.checkpoints import Checkpoint, SignedCheckpoint, verify
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.feeds import NONCE_SIZE, feed_id
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.merkle import HASH_SIZE, verify_path
from assembly_app.ledger.qr_checkpoint import number, read_number
from assembly_app.ledger.records import LINE_CAP, VERSION, Header, Reach, Record, commitment, read_header, record_id
from assembly_app.ledger.strict_json import check_body

PREFIX: Final = "ASSEMBLY:PROOF:1:"
EASY: Final = 2600
"""Longest code that a telephone still reads from a sheet of paper, in characters: with more, the body is left out."""
LONGEST: Final = 3391
"""What the largest QR code holds with error correction M."""
PATH_CAP: Final = 64

_REACHES: Final[tuple[Reach, ...]] = ("public", "federation", "group")
_SALT_SIZE: Final = 16
_SUM_SIZE: Final = 4
"""Of a hash over everything before it: a character that was read wrongly is told from one that was forged."""
_encode: Final = msgspec.json.Encoder().encode


class Proof(msgspec.Struct, frozen=True):
    """A record, the id before it, its Merkle path to a signed checkpoint, and the key and nonce its feed was named
    after. `salt`, `squeezed` and `body` are None together, when the body is withheld or does not fit; `squeezed` is the
    body as a raw deflate stream."""

    key: PublicKey
    nonce: bytes
    previous: bytes
    path: tuple[bytes, ...]
    checkpoint: SignedCheckpoint
    header: Header
    salt: bytes | None = None
    squeezed: bytes | None = None
    body: bytes | None = None

    @classmethod
    def of(
        cls,
        record: Record,
        previous: bytes,
        path: tuple[bytes, ...],
        checkpoint: SignedCheckpoint,
        opened: tuple[PublicKey, bytes],
    ) -> Proof:
        """The proof of a record; `opened` are the key and the nonce in the record that opened its feed."""
        squeezed = None if record.body is None else _squeeze(record.body)
        return cls(*opened, previous, path, checkpoint, record.header, record.salt, squeezed, record.body)

    @property
    def id(self) -> bytes:
        """The record's id, 32 bytes."""
        return record_id(self.previous, _encode(self.header))

    def to_code(self) -> str:
        """The text of the QR code; without the body when it gets too long with it. LedgerError when even then."""
        text = PREFIX + base45.encode(_summed(_pack(self)))
        if len(text) > EASY and self.body is not None:
            bare = msgspec.structs.replace(self, salt=None, squeezed=None, body=None)
            text = PREFIX + base45.encode(_summed(_pack(bare)))
        if len(text) > LONGEST:
            raise LedgerError("paper-too-long", size=len(text), cap=LONGEST)
        return text

    @classmethod
    def from_code(cls, text: str) -> Proof:
        """Read a code strictly: it must be the one spelling of what it says. Raises LedgerError; proves nothing."""
        try:
            whole = base45.decode(text.removeprefix(PREFIX))
            data = whole[:-_SUM_SIZE]
            if not text.startswith(PREFIX) or _summed(data) != whole:
                raise LedgerError("paper-malformed")
            proof = _Unpacking(data).proof()
            read_header(_encode(proof.header))
            if proof.body is not None:
                check_body(proof.body)
            if _pack(proof) != data:
                raise LedgerError("paper-malformed")
        except (LedgerError, ValueError, zlib.error) as error:
            raise LedgerError("paper-malformed") from error
        return proof

    def verify(self) -> Checkpoint:
        """The checkpoint under which the record stands. Raises LedgerError: paper-signature, paper-key, paper-path."""
        try:
            checkpoint = verify(self.checkpoint, self.key)
        except LedgerError as error:
            raise LedgerError("paper-signature") from error
        if feed_id(self.header.group, self.key.blob, self.nonce) != checkpoint.feed:
            raise LedgerError("paper-key")
        place, root = self.header.seq - 1, bytes.fromhex(checkpoint.root)
        if not verify_path(root, checkpoint.seq, place, self.id, self.path):
            raise LedgerError("paper-path")
        return checkpoint


def _pack(proof: Proof) -> bytes:
    """What cannot be worked out from the rest, each piece once: not the feed (the checkpoint has it), and the
    commitment and length only when the body is not here."""
    header, squeezed = proof.header, proof.squeezed
    flags = (squeezed is not None) | header.critical << 1 | _REACHES.index(header.reach) << 2
    fixed = bytes([flags]) + proof.key.raw + proof.nonce + proof.previous
    path = number(len(proof.path)) + b"".join(proof.path)
    texts = [header.group, header.type, header.about, header.at, *header.refs]
    said = b"".join([number(header.seq), number(header.lc), number(len(texts)), *map(_text, texts)])
    if squeezed is None or proof.salt is None:
        rest = bytes.fromhex(header.c) + number(header.n)
    else:
        rest = proof.salt + number(len(squeezed)) + squeezed
    packed = qr_checkpoint.pack(proof.checkpoint)
    return fixed + path + number(len(packed)) + packed + said + rest


def _summed(data: bytes) -> bytes:
    return data + sha256(data).digest()[:_SUM_SIZE]


def _squeeze(body: bytes) -> bytes:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflate.compress(body) + deflate.flush()


def _unsqueeze(data: bytes) -> bytes:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    body = inflate.decompress(data, LINE_CAP)
    if not inflate.eof or inflate.unused_data:
        raise ValueError("the body does not end where it should")
    return body


def _text(text: str) -> bytes:
    return number(len(text)) + text.encode("ascii")


class _Unpacking:
    """Reads the packed bytes from the front. Raises LedgerError and ValueError."""

    def __init__(self, data: bytes) -> None:
        self._rest = data

    def proof(self) -> Proof:
        flags = self._take(1)[0]
        if flags >> 2 >= len(_REACHES):
            raise ValueError("a reach that is not known")
        key, nonce, previous = PublicKey(self._take(32)), self._take(NONCE_SIZE), self._take(HASH_SIZE)
        path = tuple(self._take(HASH_SIZE) for _ in range(self._number(PATH_CAP)))
        packed = self._take(self._number(len(self._rest)))
        seq, lc = self._number(2**53 - 1), self._number(2**53 - 1)
        group, kind, about, at, *refs = [self._text() for _ in range(self._number(len(self._rest)))]
        salt, squeezed, body = None, None, None
        if flags & 1:
            salt, squeezed = self._take(_SALT_SIZE), self._take(self._number(len(self._rest)))
            body = _unsqueeze(squeezed)
            c, n = commitment(salt, body), len(body)
        else:
            c, n = self._take(32).hex(), self._number(2**53 - 1)
        if self._rest:
            raise ValueError("trailing bytes")
        signed = qr_checkpoint.unpack(packed, group, key)
        feed, reach = Checkpoint.parse(signed.text).feed, _REACHES[flags >> 2]
        header = Header(VERSION, group, feed, seq, lc, at, kind, about, c, n, tuple(refs), bool(flags & 2), reach)
        return Proof(key, nonce, previous, path, signed, header, salt, squeezed, body)

    def _take(self, length: int) -> bytes:
        if length > len(self._rest):
            raise ValueError("cut short")
        taken, self._rest = self._rest[:length], self._rest[length:]
        return taken

    def _number(self, cap: int) -> int:
        found, self._rest = read_number(self._rest)
        if found > cap:
            raise ValueError("too much")
        return found

    def _text(self) -> str:
        return self._take(self._number(len(self._rest))).decode("ascii")
