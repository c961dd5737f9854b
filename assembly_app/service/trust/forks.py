# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds that went two ways: frozen where they stand, both branches kept, everyone told; settled by the roll."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from assembly_app.bundles.errors import BundleError
from assembly_app.bundles.reader import Bundle
from assembly_app.ledger.checkpoints import SignedCheckpoint
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.feeds import EXCHANGE
from assembly_app.ledger.forks import ForkProof, Side
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.records import Record
from assembly_app.ledger.roll import End, Roll
from assembly_app.service.core.ports import Store, Transaction
from assembly_app.service.core.read_models import FeedRow

FORK_CODES = ("fork", "checkpoint-ended")
"""What a bundle says when it has another branch of a feed than this store, or than the roll settled on."""


@lru_cache(maxsize=16)
def _parsed(text: str) -> Roll:
    return Roll.parse(text)


def current_roll(store: Store, group: str) -> Roll | None:
    """The newest version of a group's roll."""
    rolls = store.rolls(group)
    return _parsed(rolls[-1].text) if rolls else None


def end_of(store: Store, feed: FeedRow) -> End | None:
    """Where the roll ends a feed."""
    roll = current_roll(store, feed.group)
    return roll.end_of(feed.id, PublicKey.from_line(feed.key)) if roll else None


def frozen_feeds(store: Store, group: str) -> frozenset[str]:
    """The feeds known to have forked that nobody has settled: nothing more is taken from them."""
    forked = {row.feed for row in store.branches(group) if row.why == "fork"}
    return frozenset(feed.id for feed in store.feeds() if feed.id in forked and end_of(store, feed) is None)


def settle(store: Store, tx: Transaction, group: str, at: str) -> None:
    """Let the feeds of a group end where its roll says, as far as the records for it are here."""
    for feed in store.feeds():
        if feed.group == group:
            end = end_of(store, feed)
            if end is not None:
                tx.settle(feed.id, end, at)


def keep_branches(store: Store, tx: Transaction, bundle: Bundle, feeds: Iterable[str], at: str) -> list[ForkProof]:
    """Keep what a bundle has of these feeds on other branches than ours; proofs of the forks that are new here."""
    proofs = []
    for feed in sorted(feeds):
        if feed not in bundle.ends or store.head(feed) is None:
            continue
        try:
            signed, records = bundle.branch(feed, store.record_id)
        except BundleError:
            continue  # not even a whole branch: nothing that could be believed
        if not records or _kept(store, bundle.group, feed, records[-1]):
            continue
        first = records[0].header.seq
        head = store.head(feed)
        ours = head.seq if head else 0
        tx.keep_branch(feed, first, "fork", at, signed, records)
        if first <= ours:
            proof = _proof(store, feed, first, signed, records)
            proofs += [proof] if proof else []
    return proofs


def _kept(store: Store, group: str, feed: str, last: Record) -> bool:
    return any(
        last.id == record.id
        for row in store.branches(group)
        if row.feed == feed and row.last >= last.header.seq
        for record in store.branch_records(row.no)
    )


def _proof(store: Store, feed: str, first: int, signed: SignedCheckpoint, records: list[Record]) -> ForkProof | None:
    """None where the two cannot be compared from their beginnings: a bundle may begin after the place."""
    mine, ours = store.checkpoint(feed), list(store.ids(feed, 2**53))
    theirs = [*ours[: first - 1], *(record.id for record in records)]
    if mine is None:
        return None
    proof = ForkProof(feed, first, (Side.of(mine, ours, first), Side.of(signed, theirs, first)))
    try:
        proof.verify()
    except LedgerError:
        return None
    return proof


def believe(store: Store, tx: Transaction, at: str) -> None:
    """Freeze the feeds that others prove to have forked, as far as they are known here."""
    for told in store.told():
        feed = next((row for row in store.feeds() if row.id == told.feed), None)
        if feed is None or any(row.feed == told.feed and row.why == "fork" for row in store.branches(feed.group)):
            continue
        proof = msgspec.json.decode(told.proof, type=ForkProof)
        try:
            proven = proof.verify().to_line() == feed.key
        except LedgerError:
            continue
        here = store.record_id(feed.id, told.seq)
        other = next((side for side in proof.sides if here is None or side.id != here.hex()), None)
        if proven and other is not None and end_of(store, feed) is None:
            tx.keep_branch(feed.id, told.seq, "fork", at, SignedCheckpoint(other.checkpoint, other.signature), ())


def to_issue_again(store: Store, branch: int) -> tuple[Record, ...]:
    """What a branch of our own holds that can be recorded anew: all but what is about the exchange itself."""
    return tuple(
        record for record in store.branch_records(branch) if record.header.about != EXCHANGE and record.body is not None
    )
