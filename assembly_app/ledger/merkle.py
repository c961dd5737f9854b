# SPDX-License-Identifier: GPL-3.0-or-later
"""Merkle trees over record ids as RFC 6962, section 2.1: an incremental frontier and proofs of one record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

import msgspec

from assembly_app.ledger.errors import LedgerError

HASH_SIZE = 32


def leaf_hash(entry: bytes) -> bytes:
    """RFC 6962: SHA-256(0x00 || entry)."""
    return sha256(b"\0" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """RFC 6962: SHA-256(0x01 || left || right)."""
    return sha256(b"\1" + left + right).digest()


class Frontier(msgspec.Struct, frozen=True):
    """What must be kept of a tree to go on adding to it: the roots of its full subtrees, the largest first."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def append(self, entry: bytes) -> Frontier:
        """The tree with one more entry."""
        return self.extend((entry,))

    def extend(self, entries: Iterable[bytes]) -> Frontier:
        """The tree with many more entries, a level at a time (about one microsecond each)."""
        sha = sha256
        nodes = [sha(b"\0" + entry).digest() for entry in entries]
        size, old, peaks = self.size, list(self.peaks), []
        total = size + len(nodes)
        while nodes or old:
            if size & 1:
                nodes.insert(0, old.pop())
            if len(nodes) & 1:
                peaks.append(nodes.pop())
            pairs = iter(nodes)
            nodes = [sha(b"\1" + left + right).digest() for left, right in zip(pairs, pairs, strict=True)]
            size >>= 1
        return Frontier(total, tuple(reversed(peaks)))

    def root(self) -> bytes:
        """The 32-byte tree hash; of no entries, SHA-256 of nothing."""
        if not self.peaks:
            return sha256(b"").digest()
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root

    def to_bytes(self) -> bytes:
        """8 bytes of size (big-endian), then the peaks of 32 bytes each."""
        return self.size.to_bytes(8, "big") + b"".join(self.peaks)

    @classmethod
    def from_bytes(cls, data: bytes) -> Frontier:
        """Read what `to_bytes` wrote. Raises LedgerError."""
        size = int.from_bytes(data[:8], "big")
        if len(data) != 8 + HASH_SIZE * size.bit_count():
            raise LedgerError("frontier-malformed")
        return cls(size, tuple(data[at : at + HASH_SIZE] for at in range(8, len(data), HASH_SIZE)))


def audit_path(entries: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """RFC 6962, 2.1.1: the hashes that lead from entry `index` (0-based) to the root, the nearest first."""
    if not 0 <= index < len(entries):
        raise IndexError(index)
    if len(entries) == 1:
        return ()
    split = 1 << ((len(entries) - 1).bit_length() - 1)
    left, right = entries[:split], entries[split:]
    if index < split:
        return (*audit_path(left, index), Frontier().extend(right).root())
    return (*audit_path(right, index - split), Frontier().extend(left).root())


def verify_path(root: bytes, size: int, index: int, entry: bytes, path: Sequence[bytes]) -> bool:
    """Whether `path` proves that `entry` is number `index` (0-based) of the `size` entries under `root`
    (RFC 9162, section 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf_hash(entry)
    for sibling in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(sibling, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root
