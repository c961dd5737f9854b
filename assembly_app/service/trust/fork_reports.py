# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds that went two ways, and what lies beyond an end, as people are told of it; and what others have seen of feeds
that is not here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.records import Record
from assembly_app.ledger.roll import Roll
from assembly_app.service.core.excerpts import telling
from assembly_app.service.core.ports import Store
from assembly_app.service.core.read_models import BranchRow, FeedRow
from assembly_app.service.trust.forks import current_roll, frozen_feeds, to_issue_again

Outcome = Literal["open", "settled", "reissued", "ended"]
MOST_TEXTS = 6


class Side(msgspec.Struct, frozen=True):
    """One of the ways: how many records, a few of the texts in them, and the place (`feed@seq`, or `feed@seq:id`) that
    lets it count; "" when its records are not here."""

    records: int
    texts: tuple[str, ...]
    place: str


class Split(msgspec.Struct, frozen=True):
    """A branch that is kept beside its feed, from record `seq` on. `name`: who writes the feed, by the roll; `own`: it
    is this laptop's key; `ours`: our group's, so that our signers can settle it.

    `outcome`: "open" (nobody has said which way counts), "settled", "ended" (it lies beyond the feed's end) or
    "reissued"; `again`: how many of its records can be recorded anew.
    """

    branch: int
    feed: str
    name: str
    group_name: str
    own: bool
    ours: bool
    seq: int
    outcome: Outcome
    here: Side
    other: Side
    again: int = 0


class Unseen(msgspec.Struct, frozen=True):
    """Feed `feed` of `name` has `records` more than are here: group `witness` has seen them."""

    feed: str
    name: str
    group: str
    group_name: str
    witness: str
    records: int


def splits(store: Store, own_key: str = "") -> tuple[Split, ...]:
    """All of them, those that are open first. `own_key`: the public line of this laptop's key."""
    found = []
    for group in store.groups():
        rows = store.branches(group.id)
        if not rows:
            continue
        frozen, roll = frozen_feeds(store, group.id), current_roll(store, group.id)
        feeds = {feed.id: feed for feed in store.feeds()}
        for row in rows:
            feed = feeds[row.feed]
            open_ = row.feed in frozen and row.why == "fork"
            kept = store.branch_records(row.no)
            again = len(to_issue_again(store, row.no)) if group.own and not (open_ or row.issued) else 0
            found.append(
                Split(
                    row.no,
                    row.feed,
                    _writer(roll, feed.key),
                    group.name,
                    feed.key == own_key,
                    group.own,
                    row.first,
                    _outcome(row, open_=open_),
                    _here(store, feed, row.first) if open_ else Side(0, (), ""),
                    _side(kept, f"{row.feed}@{kept[-1].header.seq}:{kept[-1].id.hex()}" if kept else ""),
                    again,
                )
            )
    return tuple(sorted(found, key=lambda one: (one.outcome != "open", one.branch)))


def unseen(store: Store) -> tuple[Unseen, ...]:
    """What other groups have seen of feeds, and is not here; of each feed, by the one who saw most."""
    feeds = {feed.id: feed for feed in store.feeds()}
    names = {group.id: group.name for group in store.groups()}
    most: dict[str, Unseen] = {}
    for sighting in store.sightings():
        feed, witness = feeds.get(sighting.feed), feeds.get(sighting.witness)
        if feed is None or witness is None or sighting.seq <= feed.seq or witness.group == feed.group:
            continue
        more = sighting.seq - feed.seq
        if feed.id in most and most[feed.id].records >= more:
            continue
        roll = current_roll(store, feed.group)
        name = _writer(roll, feed.key)
        most[feed.id] = Unseen(feed.id, name, feed.group, names[feed.group], names[witness.group], more)
    return tuple(most.values())


def _outcome(row: BranchRow, *, open_: bool) -> Outcome:
    if open_:
        return "open"
    if row.issued:
        return "reissued"
    return "settled" if row.why == "fork" else "ended"


def _here(store: Store, feed: FeedRow, first: int) -> Side:
    return _side(tuple(store.records(feed.id, first - 1)), f"{feed.id}@{feed.seq}")


def _side(records: tuple[Record, ...], place: str) -> Side:
    texts = [text for record in records for text in telling(record.body)]
    return Side(len(records), tuple(texts[:MOST_TEXTS]), place)


def _writer(roll: Roll | None, key: str) -> str:
    entry = roll.signer_of(PublicKey.from_line(key)) if roll else None
    return entry.name if entry else ""


def open_forks(store: Store) -> Iterator[tuple[str, str, int]]:
    """The writer, the group's name and the place of each feed that went two ways and is not settled."""
    for group in store.groups():
        frozen = frozen_feeds(store, group.id) if store.branches(group.id) else frozenset()
        roll = current_roll(store, group.id) if frozen else None
        for feed in store.feeds():
            if feed.id in frozen:
                first = min(row.first for row in store.branches(group.id) if row.feed == feed.id and row.why == "fork")
                yield _writer(roll, feed.key), group.name, first
