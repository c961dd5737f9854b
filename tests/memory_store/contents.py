# SPDX-License-Identifier: GPL-3.0-or-later
"""What a store in memory holds: groups, rolls, feeds with their records, branches and erasures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from assembly_app.ledger.checkpoints import SignedCheckpoint
from assembly_app.ledger.feeds import FeedHead
from assembly_app.ledger.records import Record
from assembly_app.ledger.roll import SignedRoll
from assembly_app.service.core.read_models import ErasureRow, GroupRow
from assembly_app.store.folding import Folded, Stored

Place = tuple[str, str]
"""A group's id, and an aggregate's."""


class Held(NamedTuple):
    """A record as it came. Without a body it is withheld, and where `erased` it will never have one again."""

    record: Record
    erased: bool = False

    @property
    def withheld(self) -> bool:
        return self.record.body is None and not self.erased


@dataclass
class Feed:
    """A feed and its records by number. `head` is what was said last; it is not computed from the records."""

    id: str
    group: str
    key: str
    own: bool
    head: FeedHead
    checkpoint: SignedCheckpoint | None = None
    records: dict[int, Held] = field(default_factory=dict)

    def in_order(self, after: int = 0) -> list[Held]:
        """The records from the one after `after`."""
        return [self.records[seq] for seq in sorted(self.records) if seq > after]


@dataclass
class Branch:
    """A branch of a feed that does not count; see service.core.read_models.BranchRow."""

    no: int
    feed: str
    first: int
    why: str
    at: str
    signed: SignedCheckpoint | None
    issued: bool = False
    records: dict[int, Held] = field(default_factory=dict)


@dataclass
class Contents:
    """Everything at one moment. `folds` remembers what was folded from it, until a record of that aggregate changes."""

    groups: dict[str, GroupRow] = field(default_factory=dict)
    rolls: dict[tuple[str, int], SignedRoll] = field(default_factory=dict)
    feeds: dict[str, Feed] = field(default_factory=dict)
    branches: dict[int, Branch] = field(default_factory=dict)
    erasures: dict[tuple[str, int], ErasureRow] = field(default_factory=dict)
    folds: dict[Place, Folded] = field(default_factory=dict)

    def copy(self) -> Contents:
        """The same once more: what is done to it leaves this one alone. Records, rolls and rows never change."""
        return Contents(
            dict(self.groups),
            dict(self.rolls),
            {key: replace(feed, records=dict(feed.records)) for key, feed in self.feeds.items()},
            {key: replace(branch, records=dict(branch.records)) for key, branch in self.branches.items()},
            dict(self.erasures),
            dict(self.folds),
        )

    def records_of(self, group: str) -> Iterator[tuple[Feed, Held]]:
        """All records of a group that count, feed by feed."""
        for feed in self.feeds.values():
            if feed.group == group:
                yield from ((feed, held) for held in feed.in_order())

    def recorded(self, place: Place) -> list[Held]:
        """The records about one thing, in the order in which they are folded."""
        found = [held for _, held in self.records_of(place[0]) if held.record.header.about == place[1]]
        return sorted(found, key=lambda held: (held.record.header.lc, held.record.header.feed))

    def abouts(self, group: str) -> list[str]:
        """The ids of a group's aggregates, in the order of the alphabet."""
        return sorted({held.record.header.about for _, held in self.records_of(group)})

    def folded(self, place: Place) -> Folded:
        """An aggregate, folded from its first record."""
        if place not in self.folds:
            folded = Folded(place[1])
            folded.add(as_stored(held) for held in self.recorded(place))
            self.folds[place] = folded
        return self.folds[place]


@dataclass
class Disk:
    """Where stores in memory lie: what was committed. Several of them may be open on one."""

    contents: Contents = field(default_factory=Contents)
    writing: bool = False


def as_stored(held: Held) -> Stored:
    """A record as the fold takes it."""
    h = held.record.header
    return Stored(h.feed, h.seq, h.lc, held.record.id, h.type, h.at, h.critical, held.record.body, held.erased)
