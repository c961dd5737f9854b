# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds: the chain of one installation for one group, named after its own key, checked record by record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

import msgspec

from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.merkle import Frontier
from assembly_app.ledger.records import Line, Record, genesis
from assembly_app.ledger.sshsig import ssh_string

OPENED: Final = "feed.opened"
EXCHANGE: Final = "exchange"
CLOCK_JUMP_CAP: Final = 1_000_000
"""How far a record's Lamport clock may lie beyond everything known before it."""
NONCE_SIZE: Final = 16
PENDING_CAP: Final = 4096
"""Most ids a chain remembers before they go into its Merkle frontier."""

_CONTINUES: Final = re.compile(r"(?:[0-9a-f]{32}@[1-9][0-9]{0,15})?")


class FeedHead(msgspec.Struct, frozen=True):
    """Where a feed stands: the last record's seq, Lamport clock and 32-byte id, and the Merkle frontier up to it."""

    feed: str
    seq: int
    lc: int
    id: bytes
    frontier: Frontier

    @classmethod
    def start(cls, feed: str) -> FeedHead:
        """The head of a feed that has no record yet."""
        return cls(feed, 0, 0, genesis(feed), Frontier())


class FeedOpened(msgspec.Struct, frozen=True):
    """Body of a feed's first record. `key`: the public line without comment; `nonce`: 16 bytes in hex;
    `continues`: empty, or `feed@seq` of the feed this one goes on from (after a restored backup); `label`: a name
    for the installation, for people."""

    key: str
    nonce: str
    continues: str = ""
    label: str = ""


def feed_id(group: str, public_key_blob: bytes, nonce: bytes) -> str:
    """The 32 hex digits that name a feed: nobody can make another key fit them."""
    parts = b"".join(map(ssh_string, (group.encode("ascii"), public_key_blob, nonce)))
    return sha256(b"assembly-feed-id/v1\0" + parts).hexdigest()[:32]


def check_opening(record: Record | Line) -> PublicKey:
    """The key a feed was opened with, proven by the feed's own name. Raises LedgerError."""
    header, feed = record.header, record.header.feed
    if header.seq != 1 or header.type != OPENED or header.about != EXCHANGE:
        raise LedgerError("opening-missing", feed=feed)
    if record.body is None:
        raise LedgerError("opening-withheld", feed=feed)
    try:
        opened = msgspec.json.decode(record.body, type=FeedOpened)
        nonce = bytes.fromhex(opened.nonce)
    except (msgspec.MsgspecError, ValueError) as error:
        raise LedgerError("opening-malformed", feed=feed, reason=str(error)) from error
    if len(nonce) != NONCE_SIZE or nonce.hex() != opened.nonce:
        raise LedgerError("opening-malformed", feed=feed, reason="the nonce is not 16 bytes in hex")
    if not _CONTINUES.fullmatch(opened.continues):
        raise LedgerError("opening-malformed", feed=feed, reason="`continues` is not feed@seq")
    key = PublicKey.from_line(opened.key)
    if key.to_line() != opened.key:
        raise LedgerError("opening-malformed", feed=feed, reason="the key carries a comment")
    if feed_id(header.group, key.blob, nonce) != feed:
        raise LedgerError("opening-key", feed=feed)
    return key


def extend(head: FeedHead, record: Record) -> FeedHead:
    """The head after one more record. Raises LedgerError when the record does not follow. For many, use Chain."""
    chain = Chain(head)
    chain.add(record)
    return chain.head()


class ClockRun(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a feed, from record `seq` on, whose Lamport clock goes from `first` to `last` without a jump."""

    first: int
    last: int
    feed: str
    seq: int


def check_clocks(runs: Iterable[ClockRun], known_clock: int = 0) -> None:
    """Refuse a clock that jumped further than CLOCK_JUMP_CAP beyond all that any of these feeds, or anyone known
    before, had reached. Feeds follow each other's clocks, so they can only be judged together. Raises LedgerError."""
    reached = known_clock
    for run in sorted(runs, key=lambda run: run.first):
        if run.first > reached + CLOCK_JUMP_CAP:
            raise LedgerError("clock-jump", feed=run.feed, seq=run.seq)
        reached = max(reached, run.last)


class Chain:
    """A feed's head that moves on record by record, cheaply: the Merkle frontier catches up when `head` is asked.

    `known_clock` is the highest Lamport clock known from other feeds. When it is None, jumps are not refused here:
    the caller hands `runs()` of all its chains to `check_clocks`.
    """

    __slots__ = ("_frontier", "_pending", "_runs", "_start", "feed", "id", "known_clock", "lc", "seq")

    def __init__(self, head: FeedHead, known_clock: int | None = 0) -> None:
        self.feed, self.seq, self.lc, self.id = head.feed, head.seq, head.lc, head.id
        self.known_clock = known_clock
        self._frontier, self._pending = head.frontier, list[bytes]()
        self._runs, self._start = list[ClockRun](), (head.lc, head.seq)

    def link(self, line: Line) -> Record:
        """Give a decoded line its place: the record with its id. Raises LedgerError when it does not follow."""
        header, raw = line.header, line.raw
        seq, lc = header.seq, header.lc
        if seq != self.seq + 1 or header.feed != self.feed or not self.lc < lc <= self.lc + CLOCK_JUMP_CAP:
            self._examine(line)
        self.id = found = sha256(self.id + raw).digest()
        self.seq, self.lc = seq, lc
        self._pending.append(found)
        if len(self._pending) == PENDING_CAP:
            self.head()
        return Record(header, raw, line.salt, line.body, found)

    def add(self, record: Record) -> None:
        """Move on by a record that has its id already, checking that too. Raises LedgerError."""
        if self.link(Line(record.header, record.raw, record.salt, record.body)).id != record.id:
            raise LedgerError("id-mismatch", feed=self.feed, seq=record.header.seq)

    def head(self) -> FeedHead:
        """The head as it stands now."""
        if self._pending:
            self._frontier, self._pending = self._frontier.extend(self._pending), []
        return FeedHead(self.feed, self.seq, self.lc, self.id, self._frontier)

    def runs(self) -> list[ClockRun]:
        """The stretches between the clock's jumps, for `check_clocks`."""
        first, seq = self._start
        return [*self._runs, ClockRun(first, self.lc, self.feed, seq)]

    def _examine(self, line: Line) -> None:
        """Say what does not follow; a jump of the clock may still be all right."""
        header = line.header
        if header.feed != self.feed:
            raise LedgerError("feed-mismatch", feed=self.feed, found=header.feed)
        if header.seq != self.seq + 1:
            raise LedgerError("seq-mismatch", feed=self.feed, found=header.seq, seq=self.seq + 1)
        if header.lc <= self.lc:
            raise LedgerError("clock-not-rising", feed=self.feed, seq=header.seq)
        if self.known_clock is not None and header.lc > max(self.lc, self.known_clock) + CLOCK_JUMP_CAP:
            raise LedgerError("clock-jump", feed=self.feed, seq=header.seq)
        self._runs.append(ClockRun(self._start[0], self.lc, self.feed, self._start[1]))
        self._start = (header.lc, header.seq)
