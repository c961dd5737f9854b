# SPDX-License-Identifier: GPL-3.0-or-later
"""One write, on a copy of the contents that takes their place when it is committed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from assembly_app.ledger.checkpoints import SignedCheckpoint
from assembly_app.ledger.exchange_records import Target
from assembly_app.ledger.feeds import FeedHead
from assembly_app.ledger.merkle import Frontier
from assembly_app.ledger.records import Record, without_body
from assembly_app.ledger.roll import End, SignedRoll
from assembly_app.service.core.ports import Change, StoreError
from assembly_app.service.core.read_models import ErasureRow, GroupRow
from tests.memory_store.contents import Branch, Contents, Feed, Held, Place


class MemoryTransaction:
    """See service.core.ports.Transaction."""

    def __init__(self, contents: Contents) -> None:
        self._now = contents
        self._touched: dict[Place, None] = {}

    def add_group(self, group: str, name: str, fingerprint: str, own: bool) -> None:
        """See the port."""
        _require(group not in self._now.groups, "the group is here already", group=group)
        self._now.groups[group] = GroupRow(group, name, fingerprint, own)

    def add_roll(self, group: str, version: int, roll: SignedRoll) -> None:
        """See the port."""
        _require(group in self._now.groups, "no such group", group=group)
        _require((group, version) not in self._now.rolls, "that version is here already", group=group, version=version)
        self._now.rolls[group, version] = roll

    def add_feed(self, feed: str, group: str, key: str, own: bool) -> None:
        """See the port."""
        _require(group in self._now.groups, "no such group", group=group)
        _require(feed not in self._now.feeds, "the feed is here already", feed=feed)
        if own:
            for other in self._now.feeds.values():
                other.own = False
        self._now.feeds[feed] = Feed(feed, group, key, own, FeedHead.start(feed))

    def add_records(self, records: Iterable[Record]) -> None:
        """See the port."""
        for record in records:
            feed = self._feed(record.header.feed)
            _require(record.header.seq not in feed.records, "that place is taken", feed=feed.id, seq=record.header.seq)
            feed.records[record.header.seq] = self._kept(record)
            self._touch(feed, record)

    def put_head(self, head: FeedHead, checkpoint: SignedCheckpoint | None) -> None:
        """See the port."""
        feed = self._feed(head.feed)
        feed.head = head
        if checkpoint is not None:
            feed.checkpoint = checkpoint

    def fill(self, records: Iterable[Record]) -> None:
        """See the port."""
        for record in records:
            feed, seq = self._feed(record.header.feed), record.header.seq
            held = feed.records.get(seq)
            if held is not None and held.record.id == record.id and held.withheld:
                feed.records[seq] = Held(record)
                self._touch(feed, record)

    def keep_branch(
        self, feed: str, first: int, why: str, at: str, signed: SignedCheckpoint | None, records: Sequence[Record]
    ) -> None:
        """See the port."""
        ids = {record.id for record in records}
        for no, branch in list(self._now.branches.items()):
            if branch.feed == feed and branch.records and all(h.record.id in ids for h in branch.records.values()):
                del self._now.branches[no]
        made = self._new_branch(self._feed(feed), first, why, at, signed)
        made.records = {record.header.seq: self._kept(record) for record in records}

    def settle(self, feed: str, end: End, at: str) -> bool:
        """See the port."""
        found = self._feed(feed)
        if end.seq == 0 or _id_at(found.records, end.seq) == end.head:
            self._put_aside(found, end.seq, "ended", at)
            return True
        for branch in self._now.branches.values():
            if branch.feed == feed and _id_at(branch.records, end.seq) == end.head:
                self._swap(found, branch, end.seq, at)
                return True
        return False

    def mark_issued(self, branch: int) -> None:
        """See the port."""
        self._now.branches[branch].issued = True

    def ask_erasure(self, group: str, targets: Iterable[Target], at: str, why: str) -> None:
        """See the port."""
        for one in targets:
            row = ErasureRow(group, one.feed, one.seq, bytes.fromhex(one.id), at, why, done=False)
            self._now.erasures.setdefault((one.feed, one.seq), row)

    def erase(self, targets: Iterable[Target]) -> None:
        """See the port."""
        for one in targets:
            feed = self._now.feeds.get(one.feed)
            held = feed.records.get(one.seq) if feed else None
            if feed and held and held.record.id.hex() == one.id and not held.erased:
                feed.records[one.seq] = Held(without_body(held.record), erased=True)
                self._touch(feed, held.record)
            for branch in self._now.branches.values():
                for seq, kept in branch.records.items():
                    if kept.record.id.hex() == one.id:
                        branch.records[seq] = Held(without_body(kept.record), erased=True)
            row = self._now.erasures.get((one.feed, one.seq))
            if row is not None:
                self._now.erasures[one.feed, one.seq] = msgspec.structs.replace(row, done=True)

    def project(self) -> tuple[Change, ...]:
        """See the port. Nothing is to be written: everything is folded when it is asked for."""
        changed: dict[str, set[str]] = {}
        for group, about in self._touched:
            changed.setdefault(group, set()).add(about)
        self._touched.clear()
        return tuple(Change(group, frozenset(abouts)) for group, abouts in changed.items())

    def _feed(self, feed: str) -> Feed:
        _require(feed in self._now.feeds, "no such feed", feed=feed)
        return self._now.feeds[feed]

    def _touch(self, feed: Feed, record: Record) -> None:
        place = (feed.group, record.header.about)
        self._touched[place] = None
        self._now.folds.pop(place, None)

    def _kept(self, record: Record) -> Held:
        """A record as it is kept: what was erased never comes back, in a feed or on a branch."""
        row = self._now.erasures.get((record.header.feed, record.header.seq))
        gone = row is not None and row.done and row.id == record.id
        return Held(without_body(record), erased=True) if gone else Held(record)

    def _new_branch(self, feed: Feed, first: int, why: str, at: str, signed: SignedCheckpoint | None) -> Branch:
        no = max(self._now.branches, default=0) + 1
        self._now.branches[no] = Branch(no, feed.id, first, why, at, signed)
        return self._now.branches[no]

    def _put_aside(self, feed: Feed, after: int, why: str, at: str) -> None:
        """Move what lies beyond record `after` to a branch of its own."""
        if feed.head.seq > after:
            branch = self._new_branch(feed, after + 1, why, at, feed.checkpoint)
            self._move(feed, feed.records, branch.records, [seq for seq in feed.records if seq > after])
            self._put_end(feed)

    def _swap(self, feed: Feed, branch: Branch, through: int, at: str) -> None:
        """Put our side of a fork aside, and take the other one up to record `through`."""
        self._put_aside(feed, branch.first - 1, "fork", at)
        self._move(feed, branch.records, feed.records, [seq for seq in branch.records if seq <= through])
        feed.checkpoint = branch.signed
        if branch.records:
            branch.first, branch.why = through + 1, "ended"
        else:
            del self._now.branches[branch.no]
        self._put_end(feed)

    def _move(self, feed: Feed, source: dict[int, Held], target: dict[int, Held], seqs: list[int]) -> None:
        for seq in seqs:
            target[seq] = source.pop(seq)
            self._touch(feed, target[seq].record)

    def _put_end(self, feed: Feed) -> None:
        records = [held.record for held in feed.in_order()]
        if not records:
            feed.head = FeedHead.start(feed.id)
            return
        last, frontier = records[-1], Frontier().extend(record.id for record in records)
        feed.head = FeedHead(feed.id, last.header.seq, last.header.lc, last.id, frontier)


def _id_at(records: dict[int, Held], seq: int) -> str:
    held = records.get(seq)
    return held.record.id.hex() if held else ""


def _require(condition: bool, detail: str, **params: object) -> None:
    if not condition:
        raise StoreError("damaged-store", detail=detail, **params)
