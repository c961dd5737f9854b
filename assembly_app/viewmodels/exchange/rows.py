# SPDX-License-Identifier: GPL-3.0-or-later
"""What the Exchange place shows, made into rows for QML."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from assembly_app.i18n.catalogues import Catalogue
from assembly_app.i18n.error_sentences import error_sentence
from assembly_app.viewmodels.exchange.facts import (
    BundleFactsRow,
    OutcomeFactsRow,
    OwnRecordFactsRow,
    ProblemFactsRow,
)
from assembly_app.viewmodels.kit.times import instant, milliseconds

if TYPE_CHECKING:
    from pathlib import Path

    from assembly_app.errors import Problem
    from assembly_app.service.exchange.bundle_export import Packed
    from assembly_app.service.exchange.bundle_import import Imported
    from assembly_app.service.exchange.bundle_preview import BundlePreview
    from assembly_app.service.exchange.known_groups import KnownGroup

OLD = timedelta(days=30)
"""From then on what we have from somebody counts as old."""


class HoldingRow(NamedTuple):
    """A group: what is here of it and how old that is. `feeds` are maps of `name`, `here`, `own`, `ours`, `records`,
    `left` (not exported yet), `at` and `heardAt`; instants in milliseconds, 0 for none."""

    key: str
    name: str
    own: bool
    records: int
    newestAt: float
    heardAt: float
    old: bool
    digits: list[str]
    feeds: list[dict[str, Any]]


def holding_row(held: KnownGroup, now: datetime) -> HoldingRow:
    newest = instant(held.newest_at)
    feeds = [
        {
            "key": feed.id,
            "name": feed.name,
            "own": feed.own,
            "ours": feed.ours,
            "records": feed.records,
            "left": feed.records - feed.exported if feed.ours else 0,
            "at": instant(feed.at),
            "heardAt": instant(feed.heard_at),
        }
        for feed in held.feeds
    ]
    return HoldingRow(
        held.group,
        held.name,
        held.own,
        held.records,
        newest,
        instant(held.heard_at),
        not held.own and newest < milliseconds(now - OLD),
        list(held.digits),
        feeds,
    )


def own_record(own: KnownGroup | None, key: str) -> OwnRecordFactsRow:
    """Our own record, with the key of this laptop; the figures are in plain digits."""
    if own is None:
        return OwnRecordFactsRow(key=key)
    left = sum(feed.records - feed.exported for feed in own.feeds if feed.ours)
    return OwnRecordFactsRow(own.digits, own.name, own.fingerprint, key, own.records, left)


def figures(words: Catalogue, groups: Sequence[str]) -> list[str]:
    """The groups of digits of a fingerprint, in the digits of the language."""
    return [words.formats.digits(group) for group in groups]


def receipt_written(path: Path) -> OutcomeFactsRow:
    """A receipt that was written."""
    return OutcomeFactsRow(file=path.name, folder=str(path.parent))


def bundle_written(packed: Packed, readers: int) -> OutcomeFactsRow:
    """A bundle that was written, for that many readers."""
    path = packed.path
    return OutcomeFactsRow(
        file=path.name, folder=str(path.parent), records=packed.count, size=float(packed.size), readers=readers
    )


def brings(seen: BundlePreview) -> bool:
    """Whether anything of a bundle would be kept: of a feed that went two ways, the other side is."""
    return seen.good and bool(seen.records or seen.filled or seen.forks or seen.frozen)


def inspected(words: Catalogue, seen: BundlePreview) -> BundleFactsRow:
    """What is known of a bundle."""
    return BundleFactsRow(
        file=seen.path.name,
        folder=str(seen.path.parent),
        size=float(seen.size),
        good=seen.good,
        read=seen.group != "",
        group=seen.group_name,
        standing=seen.standing,
        at=instant(seen.at),
        signer=seen.signer,
        capacities=seen.capacities,
        key=seen.key,
        fingerprint=seen.fingerprint,
        digits=figures(words, seen.digits),
        signers=seen.signers,
        rollHere=seen.roll_here,
        rollThere=seen.roll_there,
        records=seen.records,
        withheld=seen.withheld,
        brings=brings(seen),
        filled=seen.filled,
        erases=seen.erases,
        forks=[{"name": one.name, "seq": one.seq} for one in seen.forks],
        frozen=seen.frozen,
        relay=seen.relay,
        relayKnown=seen.relay_known,
        counts=seen.counts,
        decisions=[
            {"number": one.number, "titles": one.title, "at": milliseconds(one.taken_at), "method": one.method}
            for one in seen.decisions
        ],
        feeds=[
            {"key": one.feed, "name": one.name, "here": one.here, "there": one.there, "own": one.own}
            for one in seen.feeds
        ],
        documents=seen.documents,
    )


def brought(found: Imported, seen: BundlePreview) -> OutcomeFactsRow:
    """What an import brought."""
    names = {one.feed: one.name for one in seen.feeds}
    return OutcomeFactsRow(
        id=found.group,
        group=found.group_name,
        records=found.records,
        withheld=found.withheld,
        first=found.first_contact,
        filled=found.filled,
        erased=found.erased,
        branches=found.branches,
        frozen=[names.get(feed, "") for feed in found.frozen],
    )


def problem_shown(words: Catalogue, problem: Problem | None, *, exporting: bool) -> ProblemFactsRow:
    """What is wrong, in words."""
    if problem is None:
        return ProblemFactsRow()
    params = problem.params
    return ProblemFactsRow(
        said=error_sentence(words, problem, exporting=exporting),
        code=problem.code,
        detail=problem.detail,
        member=str(params.get("member", "")),
        line=int(str(params.get("line", 0))),
        feed=str(params.get("feed", "")),
        seq=int(str(params.get("seq", 0))),
    )
