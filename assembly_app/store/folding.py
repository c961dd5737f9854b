# SPDX-License-Identifier: GPL-3.0-or-later
"""Folding one aggregate's records into its state, step by step, and noting the records that the view cannot use."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Final

import msgspec

from assembly_app.domain.aggregates import EVENTS, evolve
from assembly_app.domain.bounds import counts, on_a_calendar, reckonable
from assembly_app.domain.values import Entry, State
from assembly_app.ledger.exchange_records import Forked, Seen
from assembly_app.ledger.feeds import EXCHANGE
from assembly_app.ledger.records import Record
from assembly_app.store.rows import Rows

_seen: Final = msgspec.json.Decoder(Seen).decode
_forked: Final = msgspec.json.Decoder(Forked).decode
_decoders: Final = {name: msgspec.json.Decoder(event) for name, event in EVENTS.items()}


@cache
def _counts(type_name: str) -> bool:
    return counts(EVENTS[type_name])


class Stored(msgspec.Struct, frozen=True, gc=False):
    """A record as the store reads it back. `feed` is the feed's id, `at` RFC 3339 text."""

    feed: str
    seq: int
    lc: int
    id: bytes
    type: str
    at: str
    critical: bool
    body: bytes | None
    erased: bool = False


Place = tuple[int, str]
"""A group's number in this file, and an aggregate's id."""


class _Shown(msgspec.Struct):
    """What the fold needs of a header that was checked when it came in."""

    type: str
    at: str
    critical: bool = False


_shown = msgspec.json.Decoder(_Shown).decode


def stored(
    feed: str, seq: int, lc: int, record_id: bytes, header: bytes, body: bytes | None, salt: bytes | None = None
) -> Stored:
    """A row of the ledger as the fold wants it."""
    read = _shown(header)
    return Stored(feed, seq, lc, record_id, read.type, read.at, read.critical, body, salt == b"")


def arrived(record: Record) -> Stored:
    """A record that has just come in, as the fold wants it."""
    h = record.header
    return Stored(h.feed, h.seq, h.lc, record.id, h.type, h.at, h.critical, record.body)


class Folded:
    """An aggregate on its way: the state so far, and what the read tables hold of it, `drawn` from an earlier state."""

    __slots__ = ("about", "count", "drawn", "halted", "irregular", "last", "mentions", "rows", "seen", "state", "told")

    def __init__(self, about: str) -> None:
        self.about = about
        self.state: State | None = None
        self.count = 0
        self.halted = ""
        self.last: tuple[int, str] = (0, "")
        self.mentions: list[tuple[str, str, int]] = []
        self.irregular: list[tuple[str, str, str, int, int]] = []
        self.seen: dict[tuple[str, str], tuple[str, str, str, str, int]] = {}
        self.told: dict[tuple[str, str], tuple[str, str, str, int]] = {}
        self.rows: Rows | None = None
        self.drawn: State | None = None

    def add(self, records: Iterable[Stored]) -> None:
        """Fold records that come after all so far, in the order of (lc, feed)."""
        for record in records:
            self.add_one(record)

    def add_one(self, record: Stored) -> None:
        """Fold one more record."""
        self.last = (record.lc, record.feed)
        self.count += 1
        about = self.about
        if about == EXCHANGE:  # what is exchanged is no part of any meeting
            self._witness(record)
            return
        if self.halted:
            return
        entry = entry_of(record)
        if isinstance(entry, str):
            self._pass_over(record, entry)
            return
        try:
            self.state = evolve(self.state, entry, about)
        except (ArithmeticError, ValueError):
            # What is recorded happened, but a writer may add up to a day that no calendar has: the view goes on.
            self._pass_over(record, "malformed")
            return
        meeting = getattr(entry.event, "meeting", "")
        if meeting and meeting != about:
            self.mentions.append((meeting, record.feed, record.seq))

    def _witness(self, record: Stored) -> None:
        """Keep the furthest that each feed says it has seen of another, and the forks that it proves."""
        if record.body is None:
            return
        try:
            if record.type == Seen.TYPE:
                for one in _seen(record.body).feeds:
                    key = (record.feed, one.feed)
                    if key not in self.seen or self.seen[key][4] <= one.seq:
                        self.seen[key] = (record.feed, one.feed, one.head, record.at, one.seq)
            elif record.type == Forked.TYPE:
                proof = _forked(record.body).proof
                text = msgspec.json.encode(proof).decode()
                self.told.setdefault((record.feed, proof.feed), (record.feed, proof.feed, text, proof.seq))
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return  # made by a newer version, or by a stranger: the record stays, and says nothing here

    def _pass_over(self, record: Stored, why: str) -> None:
        self.irregular.append((record.feed, record.type, why, record.seq, int(record.critical)))
        if why == "newer" and record.critical:
            # The view stops here rather than be wrong.
            self.halted = record.type


def entry_of(record: Stored) -> Entry | str:
    """The record as an entry, or why it is none: withheld, erased, newer (an unknown type) or malformed."""
    if record.body is None:
        return "erased" if record.erased else "withheld"
    decoder = _decoders.get(record.type)
    if decoder is None:
        return "newer"
    try:
        event, at = decoder.decode(record.body), datetime.fromisoformat(record.at)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return "malformed"
    if not on_a_calendar(at) or (_counts(record.type) and not reckonable(event)):
        return "malformed"
    return Entry(record.id.hex(), record.feed, record.seq, at, event)
