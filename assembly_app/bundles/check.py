# SPDX-License-Identifier: GPL-3.0-or-later
"""Checking a bundle by itself, without a store: what is in it, who signed, and what is wrong, in flat memory."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec

from assembly_app.bundles.errors import BundleError
from assembly_app.bundles.member_names import Caps
from assembly_app.bundles.reader import Bundle, open_bundle
from assembly_app.bundles.source import Source, source_of
from assembly_app.ledger.feeds import FeedHead


class FeedReport(msgspec.Struct, frozen=True):
    """A feed's records from `first` to `last` as the bundle says (none when `first` is greater). `proven`: the key
    that signed is proven to be the feed's own, because the record that opens it is here."""

    feed: str
    first: int
    last: int
    proven: bool


class CheckReport(msgspec.Struct, frozen=True):
    """What a bundle holds. `problems` is empty when all of it is good; what follows the first problem was not read.

    `relay` is the group that carried it on, when that is another one. `records` and `withheld` (records without body)
    count what was verified; `types` counts records by type.
    """

    path: Path
    problems: tuple[BundleError, ...]
    group: str = ""
    group_name: str = ""
    at: str = ""
    signer: str = ""
    person: str = ""
    relay: str = ""
    key: str = ""
    fingerprint: str = ""
    records: int = 0
    withheld: int = 0
    documents: tuple[str, ...] = ()
    feeds: tuple[FeedReport, ...] = ()
    types: dict[str, int] = {}

    @property
    def good(self) -> bool:
        return not self.problems


def check(given: Path | Source, *, caps: Caps | None = None) -> CheckReport:
    """Check all of a bundle that can be checked without knowing anything else. Never raises for a bad bundle."""
    path = source_of(given).path
    try:
        bundle = open_bundle(given, caps=caps)
    except BundleError as error:
        return CheckReport(path, (error,))
    types: Counter[str] = Counter()
    withheld, problems = 0, list[BundleError]()
    since = {one.feed: one.head() for one in bundle.manifest.since}

    def id_at(feed: str, seq: int) -> bytes | None:
        head = since.get(feed)
        return head.id if head and head.seq == seq else None

    try:
        for batch in bundle.records(since.get, id_at, require_proof=False):
            types.update([record.header.type for record in batch])
            withheld += sum(record.body is None for record in batch)
    except BundleError as error:
        problems.append(error)
    return CheckReport(
        path,
        tuple(problems),
        group=bundle.group,
        group_name=bundle.group_name,
        at=bundle.manifest.at,
        signer=bundle.signer.name,
        person=bundle.signer.person,
        relay=bundle.relay.group_name if bundle.relay else "",
        key=bundle.signer.public.fingerprint(),
        fingerprint=bundle.fingerprint,
        records=types.total(),
        withheld=withheld,
        documents=bundle.documents,
        feeds=_feeds(bundle, since),
        types=dict(sorted(types.items())),
    )


def _feeds(bundle: Bundle, since: dict[str, FeedHead]) -> tuple[FeedReport, ...]:
    return tuple(
        FeedReport(feed, since[feed].seq + 1 if feed in since else 1, last, feed in bundle.proven)
        for feed, last in bundle.ends.items()
    )
