# SPDX-License-Identifier: GPL-3.0-or-later
"""The records of a bundle as a stream, line by line: new, known, missing, or on a branch of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from assembly_app.bundles.errors import BundleError
from assembly_app.ledger.checkpoints import Checkpoint
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.feeds import Chain, ClockRun, FeedHead, check_clocks, check_opening
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.records import Line, Record, record_id
from assembly_app.ledger.roll import End

Known = Callable[[str], FeedHead | None]
IdAt = Callable[[str, int], bytes | None]
Lacking = Callable[[str], frozenset[int]]
Fill = Callable[[Record], None]


def lacking_nothing(_feed: str) -> frozenset[int]:
    """For a receiver that wants no bodies for records it has."""
    return frozenset()


def fill_nothing(_record: Record) -> None:
    """Goes with `lacking_nothing`."""


class Promise(msgspec.Struct, frozen=True):
    """What a bundle says of a feed: its checkpoint, who signed that, whether that key is proven to be the feed's own
    already, and where the feed stood before the bundle's first record (None: nowhere).

    `end`: where the roll ended the feed. What lies beyond is passed over, and the roll's word takes the place of the
    checkpoint's.
    """

    checkpoint: Checkpoint
    signer: PublicKey
    proven: bool
    since: FeedHead | None
    end: End | None = None

    @property
    def ended(self) -> bool:
        """Whether the roll ended the feed at or before its checkpoint."""
        return self.end is not None and self.end.seq <= self.checkpoint.seq

    @property
    def seq(self) -> int:
        """The last record that counts."""
        return self.end.seq if self.end is not None and self.ended else self.checkpoint.seq

    @property
    def head(self) -> str:
        """The id it must have, in hex."""
        return self.end.head if self.end is not None and self.ended else self.checkpoint.head


class RecordStream:
    """Takes the records in order of feed and seq; `finish` says whether every feed came to its signed end.

    With `require_proof` off, a feed whose opening record is not here is followed all the same, and `proven` tells.
    `frozen` feeds (those known to have forked) are passed over. `fill` is handed the records that are known here
    without the body that comes now: those whose numbers `lacking` gives for a feed.
    """

    def __init__(
        self,
        group: str,
        promises: Mapping[str, Promise],
        known: Known,
        id_at: IdAt,
        *,
        known_clock: int = 0,
        require_proof: bool = True,
        frozen: frozenset[str] = frozenset(),
        lacking: Lacking = lacking_nothing,
        fill: Fill = fill_nothing,
    ) -> None:
        self._lacking, self._fill, self._wanted = lacking, fill, frozenset[int]()
        self._last = 0
        self._group, self._promises, self._known, self._id_at = group, promises, known, id_at
        self._clock, self._require_proof = known_clock, require_proof
        self._frozen, self._passing = frozen, False
        self._runs: list[ClockRun] = []
        self._feed = ""
        self._head = FeedHead.start("")
        self._chain = Chain(self._head)
        self._again = 0
        self._again_id: bytes | None = None
        self._seen: set[str] = set()
        self.proven = {feed for feed, promise in promises.items() if promise.proven}
        self.heads: dict[str, FeedHead] = {}

    def take(self, line: Line) -> Record | None:
        """The record, if it is new; None if it is known. Raises BundleError or LedgerError."""
        header = line.header
        if header.feed != self._feed:
            self._next(line)
        if self._passing:
            return None
        if header.group != self._group:
            raise BundleError("group-mismatch", group=self._group, found=header.group)
        if header.seq > self._last:
            return None  # beyond where the roll ended the feed
        if header.seq <= self._head.seq:
            self._take_again(line)
            return None
        if self._again < self._head.seq:
            raise BundleError("gap", feed=header.feed, first=self._again + 1, last=header.seq - 1)
        if header.seq > self._chain.seq + 1:
            raise BundleError("gap", feed=header.feed, first=self._chain.seq + 1, last=header.seq - 1)
        return self._chain.link(line)

    def finish(self) -> dict[str, FeedHead]:
        """The heads of the feeds that moved on. Raises BundleError when a feed is not at its signed end."""
        self._end()
        for feed, promise in self._promises.items():
            if feed not in self._seen and feed not in self._frozen:
                self._check_unmoved(feed, promise)
        try:
            check_clocks(self._runs, self._clock)
        except LedgerError as error:
            raise BundleError(error.code, **error.params) from error
        return self.heads

    def _next(self, line: Line) -> None:
        """Turn to the feed that begins with this line."""
        self._end()
        feed, seq = line.header.feed, line.header.seq
        promise = self._promises.get(feed)
        if promise is None:
            raise BundleError("checkpoint-missing", feed=feed)
        if feed <= self._feed:
            raise BundleError("feeds-out-of-order", feed=feed)
        self._feed = feed
        self._seen.add(feed)
        self._last = promise.end.seq if promise.end is not None and promise.ended else 2**53
        # Also when all that comes lies beyond the end.
        self._passing = feed in self._frozen or (promise.since.seq if promise.since else 0) >= self._last
        if self._passing:
            return
        self._head = self._known(feed) or FeedHead.start(feed)
        # Asked only where lines come again, since it looks through all that is here of the feed.
        self._wanted = self._lacking(feed) if seq <= self._head.seq else frozenset()
        self._clock = max(self._clock, self._head.lc)
        self._chain = Chain(self._head, known_clock=None)
        self._again, self._again_id = seq - 1, None
        self._check_start(promise, seq)
        self._prove(promise, line)

    def _check_start(self, promise: Promise, seq: int) -> None:
        """The first line must be the one after where the bundle says the feed stood, and that must be what we know."""
        feed, since = self._feed, promise.since
        start = since.seq + 1 if since else 1
        if seq != start:
            if seq > start:
                raise BundleError("gap", feed=feed, first=start, last=seq - 1)
            raise BundleError("since-malformed", feed=feed)
        if seq > self._head.seq + 1:
            raise BundleError("gap", feed=feed, first=self._head.seq + 1, last=seq - 1)
        if since and self._place_of(since.seq) != since.id:
            raise BundleError("fork", feed=feed, seq=since.seq)

    def _prove(self, promise: Promise, line: Line) -> None:
        if line.header.seq == 1 and (line.body is not None or self._feed not in self.proven):
            key = check_opening(line)
            if key != promise.signer:
                found, own = promise.signer.fingerprint(), key.fingerprint()
                raise BundleError("checkpoint-key", feed=self._feed, found=found, key=own)
            self.proven.add(self._feed)
        elif self._require_proof and self._feed not in self.proven:
            raise BundleError("feed-key-unknown", feed=self._feed)

    def _take_again(self, line: Line) -> None:
        """A record whose place is filled here already: it must be the same one."""
        seq = line.header.seq
        if seq != self._again + 1:
            if seq > self._again + 1:
                raise BundleError("gap", feed=self._feed, first=self._again + 1, last=seq - 1)
            raise BundleError("seq-mismatch", feed=self._feed, found=seq, seq=self._again + 1)
        before = self._again_id or self._place_of(seq - 1)
        self._again, self._again_id = seq, record_id(before, line.raw)
        if seq == self._head.seq and self._again_id != self._head.id:
            raise BundleError("fork", feed=self._feed, seq=seq)
        if line.body is not None and seq in self._wanted:
            self._fill(Record(line.header, line.raw, line.salt, line.body, self._again_id))

    def _place_of(self, seq: int) -> bytes:
        """The id we know at a place of the present feed (0: what its first record is chained to)."""
        if seq == self._head.seq:
            return self._head.id
        found = FeedHead.start(self._feed).id if seq == 0 else self._id_at(self._feed, seq)
        if found is None:
            raise BundleError("gap", feed=self._feed, first=seq, last=seq)
        return found

    def _end(self) -> None:
        """The present feed has no more lines: it must stand exactly where its checkpoint says."""
        if not self._feed or self._passing:
            return
        feed, promise, moved = self._feed, self._promises[self._feed], self._chain.seq > self._head.seq
        last = self._chain.seq if moved else self._again
        if last < promise.seq:
            raise BundleError("gap", feed=feed, first=last + 1, last=promise.seq)
        if last > promise.seq:
            raise BundleError("beyond-checkpoint", feed=feed, seq=promise.seq)
        if not moved:
            found = self._again_id or b""
            if found != self._place_of(last):
                raise BundleError("fork", feed=feed, seq=last)
            self._check_end(promise, found, self._head if last == self._head.seq else None)
            return
        head = self._chain.head()
        self._check_end(promise, head.id, head)
        self._runs += self._chain.runs()
        self.heads[feed] = head

    def _check_unmoved(self, feed: str, promise: Promise) -> None:
        """A feed with a checkpoint and no lines: nothing new since, so it must be what we have."""
        if promise.seq == 0:
            return
        seq, head = promise.seq, self._known(feed) or FeedHead.start(feed)
        if promise.since is None or promise.since.seq != promise.checkpoint.seq:
            first = promise.since.seq + 1 if promise.since else 1
            raise BundleError("gap", feed=feed, first=first, last=seq)
        if head.seq < seq:
            raise BundleError("gap", feed=feed, first=head.seq + 1, last=seq)
        if self._require_proof and not promise.proven:
            raise BundleError("feed-key-unknown", feed=feed)
        at_head = head.seq == seq
        found = head.id if at_head else self._id_at(feed, seq)
        if found != bytes.fromhex(promise.head):
            raise BundleError("fork", feed=feed, seq=seq)
        self._check_end(promise, found, head if at_head else None)

    def _check_end(self, promise: Promise, found: bytes, head: FeedHead | None) -> None:
        feed, seq = promise.checkpoint.feed, promise.seq
        if found.hex() != promise.head:
            if promise.ended:  # the roll's people settled on another branch than the one that is brought here
                raise BundleError("checkpoint-ended", feed=feed, seq=seq)
            raise BundleError("chain-end", feed=feed, seq=seq)
        if head and not promise.ended and not promise.checkpoint.agrees_with(head):
            raise BundleError("root", feed=feed)
