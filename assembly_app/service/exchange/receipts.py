# SPDX-License-Identifier: GPL-3.0-or-later
"""Receipts: saying what we have of others, and keeping what others say they have of us."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from assembly_app.bundles.container_writer import replacing_file
from assembly_app.bundles.file_type import read_receipt
from assembly_app.domain.refusal import Refused
from assembly_app.errors import Problem
from assembly_app.ledger.exchange_records import ReceiptGiven, told_by
from assembly_app.ledger.feeds import EXCHANGE
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.receipts import Had, Receipt, SignedReceipt
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.journal import wall_clock
from assembly_app.service.core.ports import Keys, Store
from assembly_app.service.core.read_models import GroupRow
from assembly_app.service.core.rolls import signer_on
from assembly_app.service.operations import Operation

Standing = Literal["on-roll", "ended", "not-on-roll", "roll-unknown"]
"""Whether the key speaks for the group it names: by that group's newest roll here, if there is one."""
Finding = Literal["agrees", "rolled-back", "ahead", "forked"]


class FeedFound(msgspec.Struct, frozen=True):
    """A feed in a receipt, and how that goes with what is here. `seq`: how far they have it; `here`: how far we do.

    "rolled-back": it is this installation's own, and they have records of it that are gone here. "ahead": another
    laptop of ours wrote more than has come here. "forked": they have another record at the same place.
    """

    feed: str
    seq: int
    here: int
    finding: Finding


class ReceiptFound(msgspec.Struct, frozen=True, kw_only=True):
    """A receipt and what is known about it. With `problem` it cannot be taken. `by` is the group that has our records
    ("" for its name when it is not known here), `name` the person on its roll; `known`: it is recorded already."""

    path: Path
    problem: Problem | None = None
    by: str = ""
    by_name: str = ""
    name: str = ""
    key: str = ""
    standing: Standing = "roll-unknown"
    at: str = ""
    records: int = 0
    feeds: tuple[FeedFound, ...] = ()
    known: bool = False

    @property
    def good(self) -> bool:
        return self.problem is None

    def of(self, finding: Finding) -> tuple[FeedFound, ...]:
        """The feeds of which that was found."""
        return tuple(one for one in self.feeds if one.finding == finding)

    @property
    def alarming(self) -> bool:
        """Whether it shows that our own record is not what it was."""
        return bool(self.of("rolled-back") or self.of("forked"))


class Holder(msgspec.Struct, frozen=True):
    """Somebody who has our records: the group, the key, and the newest receipt of that key."""

    group: str
    group_name: str
    name: str
    key: str
    standing: Standing
    receipt: Receipt


def write_receipt(assembly: Assembly, _: Operation, path: Path, group: str = "") -> Path:
    """Write a receipt for all that is here of a group to a file; see `receipt_for`."""
    signed = receipt_for(assembly, group)
    with replacing_file(path) as file:
        file.write(signed.to_bytes())
    return path


def receipt_for(assembly: Assembly, group: str = "") -> SignedReceipt:
    """A receipt for all that is here of a group, by its id or name; without one, of the only other group.

    Raises Refused: not-founded, not-on-own-roll, unknown-group, which-group.
    """
    store, own, key = assembly.store, _own(assembly.store), assembly.keys.key()
    giver = signer_on(store, own.id, key.public)
    if giver is None or not giver.active:
        raise Refused("not-on-own-roll", "ledger", key=key.public.fingerprint())
    of = _group(store, group)
    heads = [head for feed in store.feeds() if feed.group == of and (head := store.head(feed.id))]
    had = tuple(Had(head.feed, head.seq, head.id.hex()) for head in sorted(heads, key=lambda h: h.feed) if head.seq)
    return Receipt(of, own.id, giver.person, had, wall_clock(assembly.clock.now())).sign(key)


def look_at_receipt(assembly: Assembly, path: Path) -> ReceiptFound:
    """What a receipt says and how it goes with what is here; writes nothing. Raises LedgerError for one that is
    damaged, forged or for another group; Refused ("not-founded")."""
    return _found(assembly, path, read_receipt(path))


def record_receipt(assembly: Assembly, _: Operation, path: Path) -> ReceiptFound:
    """Record a receipt; once is enough. Raises what `look_at_receipt` does.

    When it shows that this store was rolled back, or that our feed went two ways, that feed is never gone on with: a
    new one begins, so that no place in it is filled twice.
    """
    signed = read_receipt(path)
    found = _found(assembly, path, signed)
    for one in found.of("rolled-back"):
        assembly.keys.remember(one.feed, one.seq)
    for one in found.of("forked"):
        if assembly.keys.exported(one.feed) is not None:
            # They have another record at a place of ours: whatever is written to this feed now would be doubted.
            assembly.keys.remember(one.feed, one.here + 1)
    assembly.journal.doubt()
    if not found.known:
        given = ReceiptGiven(text=signed.text, signature=signed.signature)
        with assembly.store.write() as tx:
            assembly.journal.append_exchange(tx, _own(assembly.store).id, [given], assembly.clock.now())
            changes = tx.project()
        assembly.journal.note()
        assembly.tell(changes)
    return found


def _found(assembly: Assembly, path: Path, signed: SignedReceipt) -> ReceiptFound:
    store, key = assembly.store, signed.signer()
    receipt = Receipt.parse(signed.text)
    receipt.check_group(_own(store).id)
    holder = holder_of(store, receipt, key)
    return ReceiptFound(
        path=path,
        by=receipt.by,
        by_name=holder.group_name,
        name=holder.name,
        key=holder.key,
        standing=holder.standing,
        at=receipt.at,
        records=sum(one.seq for one in receipt.feeds),
        feeds=tuple(compare(store, assembly.keys, receipt)),
        known=any(given.text == signed.text for given in given_receipts(store)),
    )


def _own(store: Store) -> GroupRow:
    own = store.own_group()
    if own is None:
        raise Refused("not-founded", "charter")
    return own


def _group(store: Store, said: str) -> str:
    groups = store.groups()
    if not said:
        others = [one.id for one in groups if not one.own] or [one.id for one in groups]
        if len(others) > 1:
            raise Refused("which-group", "ledger", groups=tuple(one.name for one in groups if not one.own))
        return others[0]
    found = [one.id for one in groups if one.id == said] or [one.id for one in groups if one.name == said]
    if len(found) != 1:
        raise Refused("unknown-group", "ledger", group=said, groups=tuple(one.name for one in groups))
    return found[0]


def holder_of(store: Store, receipt: Receipt, key: PublicKey) -> Holder:
    """Who gave a receipt, as far as that is known here."""
    row = next((one for one in store.groups() if one.id == receipt.by), None)
    entry = signer_on(store, receipt.by, key)
    standing: Standing = "roll-unknown" if row is None else "not-on-roll"
    if entry is not None and entry.person == receipt.who:
        standing = "on-roll" if entry.active else "ended"
    name = entry.name if entry and standing in ("on-roll", "ended") else ""
    return Holder(receipt.by, row.name if row else "", name, key.fingerprint(), standing, receipt)


def compare(store: Store, keys: Keys, receipt: Receipt) -> Iterator[FeedFound]:
    """How what a receipt says of our feeds goes with what is here."""
    here = {feed.id: feed.seq for feed in store.feeds()}
    for had in receipt.feeds:
        ours = here.get(had.feed, 0)
        finding: Finding = "agrees"
        if had.seq > ours:
            finding = "ahead" if keys.exported(had.feed) is None else "rolled-back"
        elif (found := store.record_id(had.feed, had.seq)) is None or found.hex() != had.head:
            finding = "forked"
        yield FeedFound(had.feed, had.seq, ours, finding)


def given_receipts(store: Store) -> Iterator[SignedReceipt]:
    """All receipts that any laptop of our group recorded, in the order in which they came."""
    own = store.own_group()
    for record in store.recorded(own.id, EXCHANGE) if own else ():
        given = told_by(record, ReceiptGiven)
        if given is not None:
            yield SignedReceipt(given.text, given.signature)
