# SPDX-License-Identifier: GPL-3.0-or-later
"""What lists show: rows that come straight out of the store, with codes and parameters instead of sentences."""

from __future__ import annotations

from datetime import datetime

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


class MinutesLine(msgspec.Struct, frozen=True):
    """One record of a meeting, for the minutes. `id` is the record's, `about` the aggregate's."""

    id: str
    about: str
    at: datetime
    feed: str
    event: Event


class SearchHit(msgspec.Struct, frozen=True):
    """Where the words were found: `kind` is decision or minutes, `about` the proposal or meeting, `key` the entry."""

    kind: str
    about: str
    key: str


class Irregular(msgspec.Struct, frozen=True):
    """A record that the view cannot use: `why` is withheld, newer (an unknown type) or malformed."""

    feed: str
    seq: int
    type: str
    about: str
    why: str
    critical: bool
