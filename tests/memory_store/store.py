# SPDX-License-Identifier: GPL-3.0-or-later
"""The store: its transactions, and everything that is read along feeds, branches and erasures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from assembly_app.domain.aggregates import State
from assembly_app.ledger.checkpoints import SignedCheckpoint
from assembly_app.ledger.feeds import EXCHANGE, FeedHead
from assembly_app.ledger.records import Record
from assembly_app.ledger.roll import SignedRoll
from assembly_app.service.core.ports import StoreError
from assembly_app.service.core.read_models import BranchRow, ErasureRow, FeedRow, GroupRow, Sighting, Told
from tests.memory_store.contents import Contents, Disk
from tests.memory_store.lists import Lists
from tests.memory_store.transaction import MemoryTransaction


class MemoryStore(Lists):
    """See service.core.ports.Store. Opens what lies on a disk, or begins a new one."""

    def __init__(self, disk: Disk | None = None) -> None:
        self._disk = disk or Disk()
        self._working: Contents | None = None

    @property
    def _now(self) -> Contents:
        """What a read sees: what was committed, or while this store writes, what it has written."""
        return self._disk.contents if self._working is None else self._working

    @contextmanager
    def write(self) -> Iterator[MemoryTransaction]:
        """See the port."""
        if self._disk.writing:
            raise StoreError("store-busy")
        self._disk.writing, self._working = True, self._disk.contents.copy()
        try:
            yield MemoryTransaction(self._working)
            self._disk.contents = self._working
        finally:
            self._disk.writing, self._working = False, None

    @contextmanager
    def looking(self) -> Iterator[None]:
        """See the port."""
        yield

    def own_group(self) -> GroupRow | None:
        """See the port."""
        return next((group for group in self.groups() if group.own), None)

    def own_feed(self) -> str:
        """See the port."""
        return next((feed.id for feed in self._now.feeds.values() if feed.own), "")

    def groups(self) -> tuple[GroupRow, ...]:
        """See the port."""
        return tuple(sorted(self._now.groups.values(), key=lambda group: not group.own))

    def feeds(self) -> tuple[FeedRow, ...]:
        """See the port."""
        rows = []
        for feed in self._now.feeds.values():
            newest = feed.records.get(feed.head.seq)
            at = newest.record.header.at if newest else ""
            rows.append(FeedRow(feed.id, feed.group, feed.key, feed.own, feed.head.seq, at))
        return tuple(rows)

    def head(self, feed: str) -> FeedHead | None:
        """See the port."""
        found = self._now.feeds.get(feed)
        return found.head if found else None

    def checkpoint(self, feed: str) -> SignedCheckpoint | None:
        """See the port."""
        found = self._now.feeds.get(feed)
        return found.checkpoint if found else None

    def rolls(self, group: str) -> tuple[SignedRoll, ...]:
        """See the port."""
        return tuple(self._now.rolls[key] for key in sorted(self._now.rolls) if key[0] == group)

    def record_id(self, feed: str, seq: int) -> bytes | None:
        """See the port."""
        found = self._now.feeds.get(feed)
        held = found.records.get(seq) if found else None
        return held.record.id if held else None

    def records(self, feed: str, after: int = 0) -> Iterator[Record]:
        """See the port."""
        found = self._now.feeds.get(feed)
        return iter([held.record for held in found.in_order(after)] if found else [])

    def ids(self, feed: str, last: int) -> Iterator[bytes]:
        """See the port."""
        return (record.id for record in self.records(feed) if record.header.seq <= last)

    def recorded(self, group: str, about: str) -> tuple[Record, ...]:
        """See the port."""
        return tuple(held.record for held in self._now.recorded((group, about)))

    def clock(self) -> int:
        """See the port."""
        return max((feed.head.lc for feed in self._now.feeds.values()), default=0)

    def state(self, group: str, about: str) -> State | None:
        """See the port."""
        return self._now.folded((group, about)).state

    def standing(self, group: str, about: str) -> tuple[State | None, str]:
        """See the port."""
        folded = self._now.folded((group, about))
        return folded.state, folded.halted

    def taken(self, group: str, about: str) -> bool:
        """See the port."""
        return about in self._now.abouts(group)

    def branches(self, group: str) -> tuple[BranchRow, ...]:
        """See the port."""
        found = []
        for no, branch in sorted(self._now.branches.items()):
            if self._now.feeds[branch.feed].group == group:
                last = max(branch.records, default=branch.first - 1)
                text, signature = (branch.signed.text, branch.signed.signature) if branch.signed else ("", "")
                found.append(
                    BranchRow(
                        no, branch.feed, branch.first, last, branch.why, branch.at, text, signature, branch.issued
                    )
                )
        return tuple(found)

    def branch_records(self, branch: int) -> tuple[Record, ...]:
        """See the port."""
        found = self._now.branches.get(branch)
        return tuple(found.records[seq].record for seq in sorted(found.records)) if found else ()

    def erasures(self) -> tuple[ErasureRow, ...]:
        """See the port."""
        return tuple(sorted(self._now.erasures.values(), key=lambda row: (row.asked_at, row.feed, row.seq)))

    def sightings(self) -> tuple[Sighting, ...]:
        """See the port."""
        found = [Sighting(*row) for group in self._now.groups for row in self._exchange(group).seen.values()]
        return tuple(sorted(found, key=lambda one: one.at))

    def told(self) -> tuple[Told, ...]:
        """See the port."""
        return tuple(
            Told(witness, feed, seq, proof)
            for group in self._now.groups
            for witness, feed, proof, seq in self._exchange(group).told.values()
        )

    def lacking(self, feed: str) -> frozenset[int]:
        """See the port."""
        found = self._now.feeds.get(feed)
        return frozenset(seq for seq, held in found.records.items() if held.withheld) if found else frozenset()

    def clean(self) -> None:
        """See the port. Nothing is left behind."""

    def rebuild(self) -> int:
        """See the port."""
        self._now.folds.clear()
        return sum(len(self._now.abouts(group)) for group in self._now.groups)

    def digest(self) -> str:
        """See the port. What is only about the exchange itself is left out."""
        total = hashlib.sha256()
        for group in sorted(self._now.groups):
            for about in self._now.abouts(group):
                if about != EXCHANGE:
                    folded = self._now.folded((group, about))
                    told = (group, about, folded.state, sorted(folded.irregular), sorted(folded.mentions))
                    total.update(msgspec.json.encode(told, order="deterministic"))
        return total.hexdigest()

    def differing(self) -> tuple[str, ...]:
        """See the port. There are no read tables that could differ."""
        return ()

    def damage(self) -> tuple[str, ...]:
        """See the port. There is nothing that could be damaged."""
        return ()

    def close(self) -> None:
        """See the port."""
