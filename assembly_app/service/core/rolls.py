# SPDX-License-Identifier: GPL-3.0-or-later
"""What the newest roll of a group says: who signs for it, where it ends feeds, and which forks it has not settled."""

from __future__ import annotations

from functools import lru_cache

from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.roll import End, Roll, Signer
from assembly_app.service.core.ports import Store
from assembly_app.service.core.read_models import FeedRow


@lru_cache(maxsize=16)
def _parsed(text: str) -> Roll:
    return Roll.parse(text)


def current_roll(store: Store, group: str) -> Roll | None:
    """The newest version of a group's roll."""
    rolls = store.rolls(group)
    return _parsed(rolls[-1].text) if rolls else None


def signer_on(store: Store, group: str, key: PublicKey) -> Signer | None:
    """The entry of a key on the newest roll that is here of a group."""
    roll = current_roll(store, group)
    return roll.signer_of(key) if roll else None


def writer_of(store: Store, feed: str) -> str:
    """Who writes a feed, by the newest roll of its group; "" where that is not known."""
    row = next((row for row in store.feeds() if row.id == feed), None)
    entry = signer_on(store, row.group, PublicKey.from_line(row.key)) if row else None
    return entry.name if entry else ""


def end_of(store: Store, feed: FeedRow) -> End | None:
    """Where the roll ends a feed."""
    roll = current_roll(store, feed.group)
    return roll.end_of(feed.id, PublicKey.from_line(feed.key)) if roll else None


def frozen_feeds(store: Store, group: str) -> frozenset[str]:
    """The feeds known to have forked that nobody has settled: nothing more is taken from them."""
    forked = {row.feed for row in store.branches(group) if row.why == "fork"}
    return frozenset(feed.id for feed in store.feeds() if feed.id in forked and end_of(store, feed) is None)
