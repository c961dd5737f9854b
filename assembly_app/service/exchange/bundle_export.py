# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing a bundle: of our own group, or carrying on what another group has given us."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from assembly_app.bundles.builder import Packed as Packed
from assembly_app.bundles.builder import pack
from assembly_app.bundles.encryption import check_recipient, encrypt
from assembly_app.bundles.manifest import Relay
from assembly_app.domain.refusal import Refused
from assembly_app.ledger.checkpoints import Checkpoint, SignedCheckpoint
from assembly_app.ledger.feeds import FeedHead
from assembly_app.ledger.receipts import Receipt
from assembly_app.ledger.records import Record, without_body
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.journal import wall_clock
from assembly_app.service.core.naming import group_named
from assembly_app.service.core.ports import Store
from assembly_app.service.core.read_models import FeedRow, GroupRow
from assembly_app.service.core.rolls import current_roll, end_of
from assembly_app.service.exchange.acknowledgements import holder_named, starting_points
from assembly_app.service.operations import Operation


def export_bundle(
    assembly: Assembly,
    operation: Operation,
    path: Path,
    *,
    group: str = "",
    within: bool = False,
    to: Sequence[str] = (),
    since: str | Receipt = "",
) -> Packed:
    """Write everything a group has recorded to a bundle, or what lies after `since`: whole or not at all.

    `group`: our own (""), or another one's, by its id or name, whose records are then carried on as they came. Bodies
    that are private to the group travel as headers only, unless the bundle stays `within` the group. With `to`, age
    recipients, only they can open it. `since`: a receipt, or whose it is (see acknowledgements.holder_named). Raises
    BundleError; Refused: not-founded, unknown-group, not-on-own-roll, no-receipt, holder-ambiguous.
    """
    to = [check_recipient(one) for one in to]
    store, own = assembly.store, assembly.store.own_group()
    if own is None:
        raise Refused("not-founded", "charter")
    of = group_named(store, group)
    feeds = sorted((feed for feed in store.feeds() if _counts(store, feed, of)), key=lambda feed: feed.id)
    signed = [checkpoint for feed in feeds if (checkpoint := store.checkpoint(feed.id))]
    ends = _ends(feeds, signed)
    receipt = holder_named(store, since).receipt if isinstance(since, str) and since else since
    start = starting_points(store, receipt) if isinstance(receipt, Receipt) else {}
    total = sum(ends.values()) - sum(head.seq for head in start.values())
    operation.step(0, total)
    for feed in feeds:
        if feed.own:
            # Before the file exists: a backup restored later must never go on from behind what others have.
            assembly.keys.remember(feed.id, ends[feed.id])
    return pack(
        path,
        group=of.id,
        group_name=of.name,
        at=wall_clock(assembly.clock.now()),
        rolls=store.rolls(of.id),
        checkpoints=signed,
        records=_records(store, ends, start, within),
        key=assembly.keys.key(),
        since=start,
        progress=lambda count: operation.step(count, total),
        seal=partial(encrypt, recipients=to) if to else None,
        relay=None if of.own else _relay(assembly, own),
    )


def _counts(store: Store, feed: FeedRow, group: GroupRow) -> bool:
    """Whether a feed travels. One whose right end is not here would be refused wherever it came."""
    if feed.group != group.id or not feed.seq:
        return False
    end = end_of(store, feed)
    return end is None or feed.seq < end.seq or store.record_id(feed.id, end.seq) == bytes.fromhex(end.head)


def _ends(feeds: Sequence[FeedRow], signed: Sequence[SignedCheckpoint]) -> dict[str, int]:
    """How far each feed goes: what is recorded while this runs goes into the next bundle, and a feed that the roll
    ended goes as far as that."""
    ends = {feed.id: feed.seq for feed in feeds}
    for one in map(Checkpoint.parse, (one.text for one in signed)):
        ends[one.feed] = min(ends[one.feed], one.seq)
    return ends


def _relay(assembly: Assembly, own: GroupRow) -> Relay:
    """Who we are, for a group that is not ours."""
    key, roll = assembly.keys.key().public, current_roll(assembly.store, own.id)
    entry = roll.signer_of(key) if roll else None
    if entry is None or not entry.active:
        raise Refused("not-on-own-roll", "ledger", key=key.fingerprint())
    return Relay(own.id, own.name, entry.person, entry.name, key.to_line())


def _records(store: Store, ends: dict[str, int], since: Mapping[str, FeedHead], within: bool) -> Iterator[Record]:
    for feed in sorted(ends):
        after = since[feed].seq if feed in since else 0
        for record in islice(store.records(feed, after), max(ends[feed] - after, 0)):
            yield record if within or record.header.reach != "group" else without_body(record)
