# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds that went two ways: frozen where they stand, both branches kept, everyone told; settled by the roll, and what
does not count recorded anew. Also what others have seen of feeds that is not here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from assembly_app.bundles.errors import BundleError
from assembly_app.bundles.reader import Bundle
from assembly_app.domain.refusal import refuse_unless
from assembly_app.ledger.checkpoints import SignedCheckpoint
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.feeds import EXCHANGE
from assembly_app.ledger.forks import ForkProof
from assembly_app.ledger.forks import Side as ProofSide
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.records import Record
from assembly_app.ledger.roll import Roll
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.excerpts import telling
from assembly_app.service.core.ports import Store, Transaction
from assembly_app.service.core.read_models import BranchRow, FeedRow
from assembly_app.service.core.rolls import current_roll, end_of, frozen_feeds
from assembly_app.service.operations import Operation

FORK_CODES = ("fork", "checkpoint-ended")
"""What a bundle says when it has another branch of a feed than this store, or than the roll settled on."""
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
    proof = ForkProof(feed, first, (ProofSide.of(mine, ours, first), ProofSide.of(signed, theirs, first)))
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


def reissue(assembly: Assembly, _: Operation, branch: int) -> int:
    """Append what a branch of our group's feeds holds to the own feed, each record with a reference to the first one
    of its kind; how many. Raises Refused: branch-unknown, branch-open (its fork is not settled), branch-issued."""
    store, group = assembly.store, assembly.group
    row = next((row for row in store.branches(group) if row.no == branch), None)
    refuse_unless(row is not None, "branch-unknown", "ledger", branch=branch)
    assert row is not None
    refuse_unless(not row.issued, "branch-issued", "ledger", branch=branch)
    refuse_unless(row.feed not in frozen_feeds(store, group), "branch-open", "ledger", branch=branch)
    records = to_issue_again(store, branch)
    with store.write() as tx:
        assembly.journal.append_again(tx, group, records, assembly.clock.now())
        tx.mark_issued(branch)
        changes = tx.project()
    assembly.journal.note()
    assembly.tell(changes)
    return len(records)


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
