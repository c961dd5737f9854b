# SPDX-License-Identifier: GPL-3.0-or-later
"""What lists show: rows that come straight out of the store, with codes and parameters instead of sentences."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from assembly_app.domain.values import Event, Texts


class GroupRow(msgspec.Struct, frozen=True):
    """A group; `fingerprint` is that of its first roll, which people compare aloud."""

    id: str
    name: str
    fingerprint: str
    own: bool


class FeedRow(msgspec.Struct, frozen=True):
    """A feed and how far it is known; `at` is the clock of its newest record."""

    id: str
    group: str
    key: str
    own: bool
    seq: int
    at: str


class BranchRow(msgspec.Struct, frozen=True):
    """A branch of a feed that is kept and does not count. Its own records are `first` to `last` (none when `last` is
    smaller: only its checkpoint is here). `why`: "fork", two records at one place; "ended", beyond the roll's end.
    `at`: when it was put there, RFC 3339. `issued`: what it holds has been recorded anew."""

    no: int
    feed: str
    first: int
    last: int
    why: str
    at: str
    checkpoint: str
    signature: str
    issued: bool


class ErasureRow(msgspec.Struct, frozen=True):
    """A record whose body must not be here; `done` once it is gone, before that another group asks for it."""

    group: str
    feed: str
    seq: int
    id: bytes
    asked_at: str
    why: str
    done: bool


class Sighting(msgspec.Struct, frozen=True):
    """Feed `witness` said `at` that it had seen record `seq` of `feed`, with id `head` in hex."""

    witness: str
    feed: str
    head: str
    at: str
    seq: int


class Told(msgspec.Struct, frozen=True):
    """Feed `witness` says, with a proof (JSON of ForkProof), that `feed` has two records `seq`."""

    witness: str
    feed: str
    seq: int
    proof: str


class DecisionRow(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the log; `standing` is computed for the instant at which it is asked."""

    proposal: str
    number: str
    taken_at: datetime
    title: Texts
    method: str
    standing: str
    block_ends: datetime | None
    review_at: datetime | None
    implementer: str
    personal: bool


class LogWish(msgspec.Struct, frozen=True, kw_only=True):
    """Which decisions of the log: those that hold the words, of that year, method and implementer.

    `review_due`: in force, and their review date is past.
    """

    words: str = ""
    year: int = 0
    method: str = ""
    implementer: str = ""
    review_due: bool = False


class LogPage(msgspec.Struct, frozen=True):
    """Some decisions, the newest first, and how many there are in all, or `UNCOUNTED`."""

    rows: tuple[DecisionRow, ...]
    total: int


UNCOUNTED = -1


class LogFacets(msgspec.Struct, frozen=True):
    """What the log can be filtered by: years (newest first), methods, and ids of implementers."""

    years: tuple[int, ...]
    methods: tuple[str, ...]
    implementers: tuple[str, ...]


Part = Literal["talked", "agenda", "way", "decided", "over"]
PARTS: tuple[Part, ...] = ("talked", "agenda", "way", "decided", "over")
"""The parts of the list of proposals, in order: being discussed, on an agenda, on the way there, decided, given up."""
_PARTS: dict[str, Part] = {
    "posted": "agenda",
    "draft": "way",
    "deferred": "way",
    "returned": "way",
    "blocked": "way",
    "block-review": "way",
    "block-upheld": "way",
    "decided": "decided",
    "withdrawn": "over",
    "referred": "over",
    "laid-down": "over",
}


def part_of(stage: str) -> Part:
    """The part of the list in which a proposal at that stage stands."""
    return _PARTS.get(stage, "talked")


class ProposalRow(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal in the list. `standing` is computed for the instant at which it is asked; `number` as in the log."""

    proposal: str
    title: Texts
    proposer: str
    weight: str
    part: Part
    standing: str
    number: str
    version: int
    open_concerns: int
    drafted_at: datetime


class ProposalPage(msgspec.Struct, frozen=True):
    """Some proposals by part, within it the newest first, and how many there are in all."""

    rows: tuple[ProposalRow, ...]
    total: int


class MinutesLine(msgspec.Struct, frozen=True):
    """One record of a meeting, for the minutes: its `id` and Lamport clock `lc`, and the aggregate it is `about`."""

    id: str
    about: str
    at: datetime
    feed: str
    event: Event
    lc: int = 0


class SearchHit(msgspec.Struct, frozen=True):
    """Where the words were found: `kind` is decision or minutes, `about` the proposal or meeting, `key` the entry."""

    kind: str
    about: str
    key: str


class Irregular(msgspec.Struct, frozen=True):
    """A record that the view cannot use: `why` is withheld, erased, newer (an unknown type) or malformed."""

    feed: str
    seq: int
    type: str
    about: str
    why: str
    critical: bool
