# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing what was recorded: the body goes for good, that there was a record stays. Others are asked to do the same."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from assembly_app.domain.refusal import Refused, refuse_unless
from assembly_app.ledger.exchange_records import Erased, Honoured, Target, told_by
from assembly_app.ledger.feeds import EXCHANGE
from assembly_app.ledger.records import Record
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.excerpts import holding
from assembly_app.service.core.journal import wall_clock
from assembly_app.service.core.naming import group_named
from assembly_app.service.core.ports import Change, Store
from assembly_app.service.core.read_models import ErasureRow
from assembly_app.service.operations import Operation

MOST_FOUND = 200
"""How many records that hold some words are shown at a time."""


class Found(msgspec.Struct, frozen=True):
    """A record that holds what was looked for: where it stands, its type, what it is about, its body as text, and the
    clock when it was made."""

    feed: str
    seq: int
    type: str
    about: str
    body: str
    at: str = ""

    @property
    def place(self) -> str:
        """`feed@seq`, as `erase` takes it."""
        return f"{self.feed}@{self.seq}"


class Holding(msgspec.Struct, frozen=True):
    """A record that holds the words that were looked for: its place, its type, its clock and the texts in question."""

    place: str
    type: str
    at: str
    texts: tuple[str, ...]


class Search(msgspec.Struct, frozen=True):
    """The records found, how many there are in all, and how many hold the words and cannot be erased."""

    found: tuple[Holding, ...]
    total: int
    fixed: int


def has_body(store: Store, row: ErasureRow) -> bool:
    """Whether the body that should go is still here."""
    record = record_at(store, row.feed, row.seq)
    return record is not None and record.id == row.id and record.body is not None


def record_at(store: Store, feed: str, seq: int) -> Record | None:
    """One record."""
    record = next(iter(store.records(feed, seq - 1)), None)
    return record if record is not None and record.header.seq == seq else None


def containing(store: Store, group: str, words: str) -> tuple[Found, ...]:
    """All records of the group whose body holds these words, capitals or not. Reads the whole ledger."""
    wanted, found = words.casefold(), []
    for feed in store.feeds():
        if feed.group != group:
            continue
        for record in store.records(feed.id):
            text = (record.body or b"").decode("utf-8", "replace")
            if wanted in text.casefold():
                header = record.header
                found.append(Found(feed.id, header.seq, header.type, header.about, text, header.at))
    return tuple(found)


def find(assembly: Assembly, _: Operation, words: str, group: str = "") -> Search:
    """The records of a group that hold these words: our own ("") or another's, by its id or name."""
    found = containing(assembly.store, group_named(assembly.store, group).id, words)
    free = [one for one in found if one.about != EXCHANGE]
    shown = [Holding(one.place, one.type, one.at, holding(one.body, words)) for one in free[:MOST_FOUND]]
    return Search(tuple(shown), len(free), len(found) - len(free))


def erase(assembly: Assembly, _: Operation, places: Sequence[str], why: str) -> int:
    """Erase the bodies of our own group's records at these places (`feed@seq`), recorded and signed; how many went.

    Raises Refused: not-founded, erasure-empty, erasure-unknown (a place that is no record of ours), erasure-opening
    (what a feed begins with, or what is about the exchange itself: without it nothing could be checked).
    """
    store = assembly.store
    own = store.own_group()
    if own is None:
        raise Refused("not-founded", "charter")
    refuse_unless(bool(places), "erasure-empty", "ledger")
    targets = [_target(store, own.id, place) for place in dict.fromkeys(places)]
    now = assembly.clock.now()
    with store.write() as tx:
        assembly.journal.append_exchange(tx, own.id, [Erased(tuple(targets), why)], now)
        tx.ask_erasure(own.id, targets, wall_clock(now), why)
        tx.erase(targets)
        changes = tx.project()
    assembly.journal.note()
    store.clean()
    assembly.tell(changes)
    return len(targets)


def _target(store: Store, group: str, place: str) -> Target:
    feed, _, number = place.partition("@")
    ours = any(row.id == feed and row.group == group for row in store.feeds())
    record = record_at(store, feed, int(number)) if ours and number.isdecimal() and int(number) else None
    if record is None:
        raise Refused("erasure-unknown", "ledger", place=place)
    refuse_unless(record.header.about != EXCHANGE, "erasure-opening", "ledger", place=place)
    return Target(feed, record.header.seq, record.id.hex())


def asked(store: Store, group: str = "") -> tuple[ErasureRow, ...]:
    """What other groups ask us to erase and is still here; of one group or ("") of all."""
    return tuple(row for row in store.erasures() if not row.done and group in ("", row.group))


def honour(assembly: Assembly, _: Operation, group: str = "") -> int:
    """Erase here what another group (or all of them) asks for, and record that it is done; how many bodies went."""
    store = assembly.store
    own = store.own_group()
    if own is None:
        raise Refused("not-founded", "charter")
    by_group: dict[str, list[Target]] = {}
    for row in asked(store, group):
        by_group.setdefault(row.group, []).append(Target(row.feed, row.seq, row.id.hex()))
    changes: tuple[Change, ...] = ()
    if not by_group:
        return 0
    with store.write() as tx:
        told = [Honoured(name, tuple(targets)) for name, targets in sorted(by_group.items())]
        assembly.journal.append_exchange(tx, own.id, told, assembly.clock.now())
        for targets in by_group.values():
            tx.erase(targets)
        changes = tx.project()
    assembly.journal.note()
    store.clean()
    assembly.tell(changes)
    return sum(map(len, by_group.values()))


def honoured(store: Store, group: str) -> dict[str, int]:
    """How many bodies of a group's records other groups say they have erased, by the group's name."""
    names = {row.id: row.name for row in store.groups()}
    told: dict[str, set[Target]] = {}
    for feed in store.feeds():
        if feed.group == group:
            continue
        for record in store.records(feed.id):
            done = told_by(record, Honoured)
            if done is not None and done.group == group:
                told.setdefault(names[feed.group], set()).update(done.targets)
    return {name: len(targets) for name, targets in sorted(told.items())}
