# SPDX-License-Identifier: GPL-3.0-or-later
"""What is here from whom, how old it is, and when it last came; and what of our own nobody else has yet."""

from __future__ import annotations

import msgspec

from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.exchange_records import Seen, told_by
from assembly_app.ledger.fingerprint_digits import spoken
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.ports import Store
from assembly_app.service.exchange.bundle_preview import names_on
from assembly_app.service.operations import Operation


class HeldFeed(msgspec.Struct, frozen=True):
    """A feed. `name`: whose, by the roll; `own`: this installation writes it now; `ours`: it wrote it once, and
    `exported` of its records have left. `at`: the clock of its newest record; `heard_at`: when that came here."""

    id: str
    name: str
    own: bool
    ours: bool
    records: int
    exported: int
    at: str
    heard_at: str


class KnownGroup(msgspec.Struct, frozen=True):
    """A group and its feeds; `digits` are its fingerprint as it is read aloud. `records` of all feeds together."""

    group: str
    name: str
    own: bool
    fingerprint: str
    digits: tuple[str, ...]
    records: int
    newest_at: str
    heard_at: str
    feeds: tuple[HeldFeed, ...]


class KnownGroups:
    """Reads them. Remembers what imports our own feed has witnessed, so that it is read only once."""

    def __init__(self) -> None:
        self._read: dict[str, int] = {}
        self._heard: dict[str, str] = {}

    def read(self, assembly: Assembly, _: Operation) -> tuple[KnownGroup, ...]:
        """The own group first."""
        store, keys, held = assembly.store, assembly.keys, []
        feeds = store.feeds()
        for feed in feeds:
            if keys.exported(feed.id) is not None:
                self._listen(store, feed.id)
        for group in store.groups():
            names = _names(store, group.id)
            own = tuple(
                HeldFeed(
                    feed.id,
                    names.get(feed.key, ""),
                    feed.own,
                    (exported := keys.exported(feed.id)) is not None,
                    feed.seq,
                    min(exported or 0, feed.seq),
                    feed.at,
                    self._heard.get(feed.id, ""),
                )
                for feed in feeds
                if feed.group == group.id
            )
            held.append(
                KnownGroup(
                    group.id,
                    group.name,
                    group.own,
                    group.fingerprint,
                    spoken(group.fingerprint),
                    sum(feed.records for feed in own),
                    max((feed.at for feed in own), default=""),
                    max((feed.heard_at for feed in own), default=""),
                    own,
                )
            )
        return tuple(held)

    def _listen(self, store: Store, feed: str) -> None:
        """Find in an own feed when others were last heard of."""
        for record in store.records(feed, self._read.get(feed, 0)):
            header = record.header
            self._read[feed] = header.seq
            seen = told_by(record, Seen)
            for one in seen.feeds if seen else ():
                self._heard[one.feed] = max(self._heard.get(one.feed, ""), header.at)


def _names(store: Store, group: str) -> dict[str, str]:
    rolls = store.rolls(group)
    try:
        return names_on(rolls[-1].text) if rolls else {}
    except LedgerError:
        return {}  # an audit says what is wrong with it; the list is shown all the same


def own_key(assembly: Assembly, _: Operation) -> str:
    """The fingerprint of this installation's own key."""
    return assembly.keys.key().public.fingerprint()
