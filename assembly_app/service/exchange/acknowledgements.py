# SPDX-License-Identifier: GPL-3.0-or-later
"""Who has how much of our record, by their receipts; and from where on a bundle for them begins."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Final

from assembly_app.bundles.file_type import read_receipt
from assembly_app.domain.refusal import Refused
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.feeds import FeedHead
from assembly_app.ledger.merkle import Frontier
from assembly_app.ledger.receipts import Receipt
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.ports import Store
from assembly_app.service.exchange.receipts import Holder, given_receipts, holder_of
from assembly_app.service.operations import Operation

_BATCH: Final = 4096
_VOUCHED: Final = ("on-roll", "roll-unknown")


def holders(store: Store) -> tuple[Holder, ...]:
    """Everybody whose receipt is recorded, each with the newest one; the latest first. A recorded receipt that cannot
    be read is passed over: it was checked when it came, so another version of the program wrote it."""
    newest: dict[str, Holder] = {}
    for signed in given_receipts(store):
        try:
            holder = holder_of(store, Receipt.parse(signed.text), signed.signer())
        except LedgerError:
            continue
        before = newest.get(holder.key)
        if before is None or before.receipt.at <= holder.receipt.at:
            newest[holder.key] = holder
    return tuple(sorted(newest.values(), key=lambda one: one.receipt.at, reverse=True))


def read_holders(assembly: Assembly, _: Operation) -> tuple[Holder, ...]:
    """See `holders`."""
    return holders(assembly.store)


def holder_named(store: Store, who: str) -> Holder:
    """The one meant by a key's fingerprint, a group's id or a group's name; of a group, the latest receipt, and where
    its roll is known only one by a key on it. Raises Refused: no-receipt, holder-ambiguous."""
    known = holders(store)
    by_key = [one for one in known if one.key == who]
    by_group = [one for one in known if who in (one.group, one.group_name) and one.standing in _VOUCHED]
    found = by_key or by_group
    if not found:
        raise Refused("no-receipt", "ledger", who=who)
    if len({one.group for one in found}) > 1:
        raise Refused("holder-ambiguous", "ledger", who=who)
    return found[0]


def starting_points(store: Store, receipt: Receipt) -> dict[str, FeedHead]:
    """Where each of our feeds stood when the receipt was written, for a bundle that begins there. A feed of which
    the receipt says what is not so here is left out: it is sent from its beginning."""
    own = store.own_group()
    if own is None:
        raise Refused("not-founded", "charter")
    receipt.check_group(own.id)
    found = (head_at(store, had.feed, had.seq) for had in receipt.feeds)
    said = {had.feed: had.head for had in receipt.feeds}
    return {head.feed: head for head in found if head is not None and head.id.hex() == said[head.feed]}


def receipt_in(path: Path) -> Receipt:
    """The receipt in a file, its signature checked. Raises LedgerError."""
    signed = read_receipt(path)
    signed.signer()
    return Receipt.parse(signed.text)


def head_at(store: Store, feed: str, seq: int) -> FeedHead | None:
    """A feed's head as it was at record `seq`; None when there is no such record here."""
    last = next(store.records(feed, seq - 1), None)
    if last is None or last.header.seq != seq:
        return None
    frontier, ids = Frontier(), store.ids(feed, seq)
    while batch := list(islice(ids, _BATCH)):
        frontier = frontier.extend(batch)
    return FeedHead(feed, seq, last.header.lc, last.id, frontier)
