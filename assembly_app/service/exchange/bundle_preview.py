# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking into a bundle before anything of it is imported: what it holds, who signed it, what would change."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec

from assembly_app.bundles.errors import BundleError
from assembly_app.bundles.manifest import Relay
from assembly_app.bundles.reader import Bundle, Heard
from assembly_app.domain.decisions.state import DecisionEntry
from assembly_app.domain.proposals.blocks import BlockLodged
from assembly_app.domain.values import Texts
from assembly_app.errors import Problem
from assembly_app.ledger.checkpoints import Checkpoint
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.exchange_records import Erased, body_as, told_by
from assembly_app.ledger.fingerprint_digits import spoken
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.records import Record
from assembly_app.ledger.roll import Roll
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.ports import Store
from assembly_app.service.core.rolls import current_roll, frozen_feeds
from assembly_app.service.exchange.bundle_import import known, open_known, passing_over_forks
from assembly_app.service.operations import Operation, unreadable

MOST_DECISIONS = 40
"""How many new decisions are named; all of them are counted."""

COUNTED = {
    "meeting.called": "meetings",
    "proposal.drafted": "proposals",
    "action.agreed": "actions",
    "member.joined": "members",
    BlockLodged.TYPE: "blocks",
}
_DECIDING = ("test.closed", "vote.taken", "decision.recorded")

Standing = Literal["own", "known", "new"]


class FeedNews(msgspec.Struct, frozen=True):
    """A feed of the bundle: who writes it, by the roll; the last record here and the last one there."""

    feed: str
    name: str
    here: int
    there: int
    own: bool


class NewDecision(msgspec.Struct, frozen=True):
    """A decision that is not here yet. `withheld`: its text is not for other eyes."""

    number: str
    title: Texts
    taken_at: datetime
    method: str


class Fork(msgspec.Struct, frozen=True):
    """A feed of which the bundle has another record `seq` than this store; `name`: who writes it, by the roll."""

    feed: str
    name: str
    seq: int


class BundlePreview(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a bundle without importing it.

    With `problem` nothing of it can be taken. `group` is "" when not even its signature could be read. `standing`: of
    our own group, of one that is known, or first contact. `records` are those that are not here; `counts` how many
    new meetings, proposals, decisions, actions, members and blocks are among them; `filled` bodies come for records
    that are here without, `erases` are to go. Of `forks` the other side is kept as proof, and nothing more is taken
    from those feeds, nor from `frozen` ones (the names of their writers), until the roll settles them.
    """

    path: Path
    size: int = 0
    problem: Problem | None = None
    group: str = ""
    group_name: str = ""
    standing: Standing = "new"
    at: str = ""
    signer: str = ""
    capacities: tuple[str, ...] = ()
    key: str = ""
    fingerprint: str = ""
    digits: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    roll_here: int = 0
    roll_there: int = 0
    feeds: tuple[FeedNews, ...] = ()
    records: int = 0
    withheld: int = 0
    filled: int = 0
    erases: int = 0
    counts: dict[str, int] = {}
    decisions: tuple[NewDecision, ...] = ()
    forks: tuple[Fork, ...] = ()
    frozen: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    relay: str = ""
    relay_known: bool = False

    @property
    def good(self) -> bool:
        return self.problem is None


def preview_bundle(assembly: Assembly, operation: Operation, path: Path) -> BundlePreview:
    """Check all of a bundle against what is here, and write nothing. Never raises for a bad bundle."""
    store = assembly.store
    try:
        size = path.stat().st_size
        bundle = open_known(assembly, path)
    except OSError as error:
        return BundlePreview(path=path, problem=unreadable(error).problem)
    except LedgerError as error:
        return BundlePreview(path=path, problem=error.problem)
    about = _about(bundle, store, size)
    try:
        found, forked = passing_over_forks(lambda forked: _read(bundle, store, forked, operation.step))
    except BundleError as error:
        return msgspec.structs.replace(about, problem=error.problem)
    return msgspec.structs.replace(
        about,
        records=found.records,
        withheld=found.withheld,
        filled=found.filled,
        erases=found.erases,
        counts=dict(found.counts),
        decisions=tuple(found.decisions),
        forks=tuple(Fork(feed, _name(about, feed), seq) for feed, seq in forked.items()),
        frozen=tuple(_name(about, feed) for feed in sorted(frozen_feeds(store, bundle.group) & set(bundle.ends))),
    )


def _read(bundle: Bundle, store: Store, forked: frozenset[str], heard: Heard) -> _Found:
    """What is new in it, but of those feeds."""
    before = {feed.id: feed.seq for feed in store.feeds()}
    found = _Found()
    gone = {(row.feed, row.seq) for row in store.erasures()}

    def fill(record: Record) -> None:
        found.filled += (record.header.feed, record.header.seq) not in gone

    new = bundle.records(
        known(store, before),
        store.record_id,
        known_clock=store.clock(),
        frozen=frozen_feeds(store, bundle.group) | forked,
        heard=heard,
        lacking=store.lacking,
        fill=fill,
    )
    for batch in new:
        found.add(batch)
    return found


def _name(about: BundlePreview, feed: str) -> str:
    return next((one.name for one in about.feeds if one.feed == feed), "")


def _about(bundle: Bundle, store: Store, size: int) -> BundlePreview:
    row = next((group for group in store.groups() if group.id == bundle.group), None)
    return BundlePreview(
        path=bundle.path,
        size=size,
        group=bundle.group,
        group_name=bundle.group_name,
        standing="new" if row is None else "own" if row.own else "known",
        at=bundle.manifest.at,
        signer=bundle.signer.name,
        capacities=tuple(bundle.signer.capacities),
        key=bundle.signer.public.fingerprint(),
        fingerprint=bundle.fingerprint,
        digits=spoken(bundle.fingerprint),
        signers=tuple(dict.fromkeys(one.name for one in bundle.roll.signers if one.active)),
        roll_here=len(store.rolls(bundle.group)),
        roll_there=len(bundle.rolls),
        feeds=_feeds(bundle, store),
        documents=bundle.documents,
        relay=bundle.relay.group_name if bundle.relay else "",
        relay_known=bundle.relay is not None and _known(bundle.relay, store),
    )


def _known(relay: Relay, store: Store) -> bool:
    roll = current_roll(store, relay.group)
    entry = roll.signer_of(PublicKey.from_line(relay.key)) if roll else None
    return entry is not None and entry.active


def _feeds(bundle: Bundle, store: Store) -> tuple[FeedNews, ...]:
    here = {feed.id: feed for feed in store.feeds()}
    news = []
    for signed in bundle.checkpoints:
        checkpoint = Checkpoint.parse(signed.text)
        entry = bundle.roll.signer_of(signed.signer())
        ours = here.get(checkpoint.feed)
        news.append(
            FeedNews(
                checkpoint.feed,
                entry.name if entry else "",
                ours.seq if ours else 0,
                checkpoint.seq,
                bool(ours and ours.own),
            )
        )
    return tuple(news)


class _Found:
    """Counts records as they stream by, in flat memory."""

    def __init__(self) -> None:
        self.records = self.withheld = self.filled = self.erases = 0
        self.counts: Counter[str] = Counter()
        self.decisions: list[NewDecision] = []

    def add(self, batch: list[Record]) -> None:
        self.records += len(batch)
        for record in batch:
            kind = record.header.type
            if record.body is None:
                self.withheld += 1
            if kind in COUNTED:
                self.counts[COUNTED[kind]] += 1
            elif kind in _DECIDING:
                self._decided(body_as(record.body, _Deciding))
            erased = told_by(record, Erased)
            self.erases += len(erased.targets) if erased else 0

    def _decided(self, read: _Deciding | None) -> None:
        entry = read.entry if read else None
        if entry is not None:
            self.counts["decisions"] += 1
            if len(self.decisions) < MOST_DECISIONS:
                title = {} if entry.personal else entry.title
                self.decisions.append(NewDecision(entry.number, title, entry.taken_at, entry.method))


class _Deciding(msgspec.Struct):
    entry: DecisionEntry | None = None


def names_on(roll_text: str) -> dict[str, str]:
    """The name for each public key on a roll."""
    return {one.key: one.name for one in Roll.parse(roll_text).signers}
