# SPDX-License-Identifier: GPL-3.0-or-later
"""What the Exchange place shows, as rows and plain values for QML."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from assembly_app.i18n.catalogues import Catalogue
from assembly_app.i18n.error_sentences import error_sentence
from assembly_app.viewmodels.kit.times import instant, milliseconds

if TYPE_CHECKING:
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


def our_side(own: KnownGroup | None, key: str) -> dict[str, Any]:
    """What we give: our figures, the key of this laptop, and how many of its records nobody else has yet."""
    return {
        "digits": own.digits if own else (),
        "name": own.name if own else "",
        "fingerprint": own.fingerprint if own else "",
        "key": key,
        "records": own.records if own else 0,
        "left": sum(feed.records - feed.exported for feed in own.feeds if feed.ours) if own else 0,
    }


def bundle_written(packed: Packed) -> dict[str, Any]:
    """A bundle that was written, for QML."""
    return {
        "file": packed.path.name,
        "folder": str(packed.path.parent),
        "records": packed.count,
        "size": float(packed.size),
    }


def brings(seen: BundlePreview) -> bool:
    """Whether anything of a bundle would be kept: of a feed that went two ways, the other side is."""
    return seen.good and bool(seen.records or seen.filled or seen.forks or seen.frozen)


def inspected(seen: BundlePreview) -> dict[str, Any]:
    """What is known of a bundle, for QML."""
    return {
        "file": seen.path.name,
        "folder": str(seen.path.parent),
        "size": float(seen.size),
        "good": seen.good,
        "read": seen.group != "",
        "group": seen.group_name,
        "standing": seen.standing,
        "at": instant(seen.at),
        "signer": seen.signer,
        "capacities": list(seen.capacities),
        "key": seen.key,
        "fingerprint": seen.fingerprint,
        "digits": list(seen.digits),
        "signers": list(seen.signers),
        "rollHere": seen.roll_here,
        "rollThere": seen.roll_there,
        "records": seen.records,
        "withheld": seen.withheld,
        "brings": brings(seen),
        "filled": seen.filled,
        "erases": seen.erases,
        "forks": [{"name": one.name, "seq": one.seq} for one in seen.forks],
        "frozen": list(seen.frozen),
        "relay": seen.relay,
        "relayKnown": seen.relay_known,
        "counts": dict(seen.counts),
        "decisions": [
            {"number": one.number, "titles": one.title, "at": milliseconds(one.taken_at), "method": one.method}
            for one in seen.decisions
        ],
        "feeds": [
            {"key": one.feed, "name": one.name, "here": one.here, "there": one.there, "own": one.own}
            for one in seen.feeds
        ],
        "documents": list(seen.documents),
    }


def brought(found: Imported, seen: BundlePreview) -> dict[str, Any]:
    """What an import brought, for QML; `frozen` names the writers of feeds from which nothing more is taken."""
    names = {one.feed: one.name for one in seen.feeds}
    return {
        "id": found.group,
        "group": found.group_name,
        "records": found.records,
        "withheld": found.withheld,
        "first": found.first_contact,
        "filled": found.filled,
        "erased": found.erased,
        "branches": found.branches,
        "frozen": [names.get(feed, "") for feed in found.frozen],
    }


def problem_shown(words: Catalogue, problem: Problem | None, *, exporting: bool) -> dict[str, Any]:
    """What is wrong, and where in a bundle, as far as that is known: QML says the place in words."""
    if problem is None:
        return {}
    params = problem.params
    return {
        "said": error_sentence(words, problem, exporting=exporting),
        "code": problem.code,
        "detail": problem.detail,
        "member": str(params.get("member", "")),
        "line": int(str(params.get("line", 0))),
        "feed": str(params.get("feed", "")),
        "seq": int(str(params.get("seq", 0))),
    }
