# SPDX-License-Identifier: GPL-3.0-or-later
"""A fork, proven: two different records at one place of a feed, each under a root that the feed's own key signed.

Whoever has the proof needs nothing else to believe it, and nobody without the feed's key can make one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import msgspec

from assembly_app.ledger.checkpoints import Checkpoint, SignedCheckpoint
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.merkle import audit_path, verify_path
from assembly_app.ledger.records import Position


class Side(msgspec.Struct, frozen=True):
    """One of the two: the signed checkpoint, the id it has at the place, and its RFC 6962 path (in hex)."""

    checkpoint: str
    signature: str
    id: str
    path: tuple[str, ...]

    @classmethod
    def of(cls, signed: SignedCheckpoint, ids: Sequence[bytes], seq: int) -> Self:
        """`ids`: all ids of that branch, from record 1 to its checkpoint."""
        path = tuple(step.hex() for step in audit_path(ids, seq - 1))
        return cls(signed.text, signed.signature, ids[seq - 1].hex(), path)


class ForkProof(msgspec.Struct, frozen=True):
    """Feed `feed` has two records `seq`."""

    feed: str
    seq: Position
    sides: tuple[Side, Side]

    def verify(self) -> PublicKey:
        """The key that signed both. Raises LedgerError ("fork-unproven") when it does not prove a fork."""
        one, other = self.sides
        first, second = self._signer(one), self._signer(other)
        if first != second or one.id == other.id:
            raise LedgerError("fork-unproven", feed=self.feed, seq=self.seq)
        return first

    def _signer(self, side: Side) -> PublicKey:
        signed = SignedCheckpoint(side.checkpoint, side.signature)
        key, said = signed.signer(), Checkpoint.parse(side.checkpoint)
        try:
            root, found, path = bytes.fromhex(said.root), bytes.fromhex(side.id), [*map(bytes.fromhex, side.path)]
        except ValueError as error:
            raise LedgerError("fork-unproven", feed=self.feed, seq=self.seq) from error
        if said.feed != self.feed or not verify_path(root, said.seq, self.seq - 1, found, path):
            raise LedgerError("fork-unproven", feed=self.feed, seq=self.seq)
        return key
