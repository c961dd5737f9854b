# SPDX-License-Identifier: GPL-3.0-or-later
"""What the service needs from the outside: a store, a clock, and the keys of this installation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

import msgspec

from assembly_app.bundles.encryption import Identity
from assembly_app.domain.values import Entry, State
from assembly_app.domain.world import ActionBrief, MeetingBrief
from assembly_app.errors import CodedError
from assembly_app.ledger.checkpoints import SignedCheckpoint
from assembly_app.ledger.exchange_records import Target
from assembly_app.ledger.feeds import FeedHead
from assembly_app.ledger.keys import SigningKey
from assembly_app.ledger.records import Record
from assembly_app.ledger.roll import End, SignedRoll
from assembly_app.service.core.exchange_settings import Choices
from assembly_app.service.core.queries import Answer, Query
from assembly_app.service.core.read_models import (
    BranchRow,
    DecisionRow,
    ErasureRow,
    FeedRow,
    GroupRow,
    Irregular,
    LogFacets,
    LogPage,
    LogWish,
    MinutesLine,
    ProposalPage,
    SearchHit,
    Sighting,
    Told,
)


class StoreError(CodedError):
    """The store cannot be used: `code` says why, `params` where and what to do about it."""


class Change(msgspec.Struct, frozen=True):
    """What a transaction touched: ids of aggregates, by group."""

    group: str
    about: frozenset[str]


class Transaction(Protocol):
    """One write to the store: all of it or nothing. Reads inside it see what it has written."""

    def add_group(self, group: str, name: str, fingerprint: str, own: bool) -> None:
        """A group whose records the store keeps."""

    def add_roll(self, group: str, version: int, roll: SignedRoll) -> None:
        """A verified version of a group's roll."""

    def add_feed(self, feed: str, group: str, key: str, own: bool) -> None:
        """A feed and the public key it was opened with; `own`: this installation writes it from now on."""

    def add_records(self, records: Iterable[Record]) -> None:
        """Records that follow the feed's last one. Nothing is checked here: that has been done. Those that were erased
        before they came are kept without their body."""

    def put_head(self, head: FeedHead, checkpoint: SignedCheckpoint | None) -> None:
        """Where a feed stands after those records, and the checkpoint that says so."""

    def fill(self, records: Iterable[Record]) -> None:
        """Bodies for records that are here withheld; an erased one stays erased."""

    def keep_branch(
        self, feed: str, first: int, why: str, at: str, signed: SignedCheckpoint | None, records: Sequence[Record]
    ) -> None:
        """A branch of a feed that does not count, from record `first` on; see BranchRow. Takes the place of shorter
        ones of the same. What was erased comes back on no branch either."""

    def settle(self, feed: str, end: End, at: str) -> bool:
        """Make a feed end there: what lies beyond, or on another branch, is put aside. False when the record it must
        end with is not here (yet); then nothing changed."""

    def mark_issued(self, branch: int) -> None:
        """What a branch holds has been recorded anew in another feed."""

    def ask_erasure(self, group: str, targets: Iterable[Target], at: str, why: str) -> None:
        """Note that these bodies must go."""

    def erase(self, targets: Iterable[Target]) -> None:
        """Take those bodies away, wherever the store has them. `Store.clean` is due after the commit."""

    def project(self) -> tuple[Change, ...]:
        """Fold the touched aggregates again and replace their rows; says which. Due in each transaction that touches
        records: until then what is read of these aggregates may be as it was before."""


class Store(Protocol):
    """Where the records are; used from one thread. Several may be open on the same records, one of which writes.

    Instants in its rows are in UTC, to the millisecond. Where it keeps what it has folded apart from the records, in
    tables for reading or an index for searching, `rebuild`, `digest`, `differing` and `clean` are about that.
    """

    def write(self) -> AbstractContextManager[Transaction]:
        """Begin a transaction: committed and durable at the end of the block, rolled back by an exception."""

    def looking(self) -> AbstractContextManager[None]:
        """Look at the store many times in a row: whether another process wrote is asked once, at the beginning."""

    def own_group(self) -> GroupRow | None:
        """The group whose store this is."""

    def own_feed(self) -> str:
        """The id of the feed this installation writes; "" for none."""

    def groups(self) -> tuple[GroupRow, ...]:
        """All groups whose records are kept, the own one first."""

    def feeds(self) -> tuple[FeedRow, ...]:
        """All feeds."""

    def head(self, feed: str) -> FeedHead | None:
        """Where a feed stands."""

    def checkpoint(self, feed: str) -> SignedCheckpoint | None:
        """The newest checkpoint of a feed."""

    def rolls(self, group: str) -> tuple[SignedRoll, ...]:
        """All versions of a group's roll, from the first."""

    def record_id(self, feed: str, seq: int) -> bytes | None:
        """The id of one record."""

    def records(self, feed: str, after: int = 0) -> Iterator[Record]:
        """A feed's records in order, from the one after `after`."""

    def ids(self, feed: str, last: int) -> Iterator[bytes]:
        """The ids of a feed's records in order, up to number `last`."""

    def recorded(self, group: str, about: str) -> tuple[Record, ...]:
        """The records about one thing, in their order; those without body too."""

    def clock(self) -> int:
        """The highest Lamport clock of all feeds."""

    def state(self, group: str, about: str) -> State | None:
        """An aggregate, folded."""

    def standing(self, group: str, about: str) -> tuple[State | None, str]:
        """An aggregate, folded, and the record type of a newer version that stops its view; "" for none."""

    def query(self, group: str, query: Query[Answer]) -> Answer:
        """What a feature asks of one group's records; the query says what its answer is."""

    def meetings(self, group: str) -> tuple[MeetingBrief, ...]:
        """All meetings by their start."""

    def actions(self, group: str) -> tuple[ActionBrief, ...]:
        """The open actions, oldest first."""

    def action_ids(self, group: str, status: str = "") -> tuple[str, ...]:
        """The ids of all actions, or of those with that status, oldest first."""

    def meeting_of_item(self, group: str, item: str) -> str:
        """The meeting on whose agenda the item stands; "" for none."""

    def proposal_ids(self, group: str) -> tuple[str, ...]:
        """The ids of all proposals, newest first."""

    def next_number(self, group: str, year: int) -> int:
        """The next free number of that year in the decision log."""

    def taken(self, group: str, about: str) -> bool:
        """Whether an aggregate has that id."""

    def decisions(self, group: str, now: datetime) -> tuple[DecisionRow, ...]:
        """The decision log as it stands at that instant, newest first, and always in the same order."""

    def log(self, group: str, wish: LogWish, now: datetime, *, limit: int = 60, skip: int = 0) -> LogPage:
        """A page of the decision log as it stands at that instant."""

    def log_facets(self, group: str) -> LogFacets:
        """What the decision log can be filtered by."""

    def proposals(self, group: str, words: str, now: datetime, *, limit: int = 60, skip: int = 0) -> ProposalPage:
        """A page of the proposals whose newest text or title holds all the words."""

    def minutes(self, group: str, meeting: str, after: int = 0) -> tuple[MinutesLine, ...]:
        """Everything that was recorded in a meeting, in order; or only what has a later Lamport clock than `after`."""

    def entries(self, group: str, about: str) -> tuple[Entry, ...]:
        """The entries of one aggregate in their order."""

    def search(self, group: str, words: str, limit: int = 50) -> tuple[SearchHit, ...]:
        """Decisions and minutes that hold all the words, in any case and without regard to Latin accents; the last word
        may be a beginning. Mostly what was written last comes first, but no order is promised."""

    def irregular(self, group: str) -> tuple[Irregular, ...]:
        """Records that are withheld, of unknown type, or not as their type should be."""

    def branches(self, group: str) -> tuple[BranchRow, ...]:
        """The branches of a group's feeds that do not count, oldest first."""

    def branch_records(self, branch: int) -> tuple[Record, ...]:
        """The records of a branch."""

    def erasures(self) -> tuple[ErasureRow, ...]:
        """All bodies that had to go, or that another group asks for."""

    def sightings(self) -> tuple[Sighting, ...]:
        """The newest word of each feed on each other that it has seen."""

    def told(self) -> tuple[Told, ...]:
        """The forks that feeds prove."""

    def lacking(self, feed: str) -> frozenset[int]:
        """The numbers of a feed's records whose body is withheld here."""

    def clean(self) -> None:
        """Wipe what erased bodies left elsewhere: in an index, in a log beside a file."""

    def rebuild(self) -> int:
        """Drop the read tables and fold everything again; the number of aggregates."""

    def digest(self) -> str:
        """SHA-256, in hexadecimal, over what is folded: in stores of the same kind equal for equal sets of records,
        however they arrived."""

    def differing(self) -> tuple[str, ...]:
        """The aggregates (group and id) whose rows in the read tables are not what the records say."""

    def damage(self) -> tuple[str, ...]:
        """What the database itself finds wrong with its file; empty when it is sound, or there is none."""

    def close(self) -> None:
        """Let go of what is open, such as a file."""


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """The instant, in UTC, to the millisecond."""


class Keys(Protocol):
    """The key of this installation and its memory of what it has exported: both live outside the store."""

    def key(self) -> SigningKey:
        """The signing key; made when there is none yet."""

    def identity(self, *, make: bool = False) -> Identity | None:
        """Who opens what others encrypted for this installation; with `make`, one is made when there is none yet.
        Raises BundleError for one that cannot be read."""

    def choices(self) -> Choices:
        """What was chosen for the exchange on this laptop."""

    def keep_choices(self, choices: Choices) -> None:
        """Keep it. Durable when this returns."""

    def exported(self, feed: str) -> int | None:
        """The last sequence number of an own feed that ever left this installation; None for a feed it does not own."""

    def remember(self, feed: str, seq: int) -> None:
        """Remember an own feed, and how far it has been exported. Durable when this returns."""

    def tip(self, feed: str) -> tuple[int, str] | None:
        """The last record this installation wrote to an own feed, as far as it remembers: number and id in hex."""

    def note_tip(self, feed: str, seq: int, head: str) -> None:
        """Remember that, after the commit; a loss of power may take it back."""
