# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom one may believe, made into rows and plain values for QML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assembly_app.viewmodels.kit.times import instant
from assembly_app.viewmodels.trust.facts import DraftFactsRow, LastRecordFactsRow, RollFactsRow

if TYPE_CHECKING:
    from assembly_app.service.trust.forks import Side, Split
    from assembly_app.service.trust.overview import RollSeen, Trusted
    from assembly_app.service.trust.roll_drafts import DraftFound, LastRecord


def roll_seen(roll: RollSeen) -> RollFactsRow:
    """The roll that our group goes by."""
    return RollFactsRow(
        version=roll.version,
        threshold=roll.threshold,
        people=roll.people,
        standing=[
            {
                "key": one.key,
                "person": one.person,
                "name": one.name,
                "capacities": list(one.capacities),
                "active": one.active,
                "ours": one.ours,
                "good": list(one.good),
                "open": [{"feed": feed, "last": last} for feed, last in one.open],
            }
            for one in roll.standing
        ],
        versions=[{"number": one.number, "at": instant(one.at), "signed": list(one.signed)} for one in roll.versions],
    )


def draft_seen(found: DraftFound) -> DraftFactsRow:
    """A draft that was looked at."""
    return DraftFactsRow(
        state=found.state,
        file=found.path.name if found.path else "",
        group=found.group_name,
        version=found.version,
        here=found.here,
        steps=[
            {
                "code": step.code,
                "name": step.name,
                "key": step.key,
                "capacities": list(step.capacities),
                "seq": step.seq,
                "number": step.number,
            }
            for step in found.steps
        ],
        signed=found.signed,
        missing=found.missing,
        more=found.more,
        enough=found.enough,
        maySign=found.may_sign,
    )


def last_seen(feed: str, last: LastRecord) -> LastRecordFactsRow:
    """The record with which a feed would end."""
    return LastRecordFactsRow(feed, last.seq, last.type.partition(".")[0], instant(last.at), last.texts, last.after)


def split_seen(split: Split) -> dict[str, Any]:
    """A feed that went two ways, or what lies beyond its end."""
    return {
        "branch": split.branch,
        "feed": split.feed,
        "name": split.name,
        "group": split.group_name,
        "own": split.own,
        "ours": split.ours,
        "seq": split.seq,
        "outcome": split.outcome,
        "here": _side(split.here),
        "other": _side(split.other),
        "again": split.again,
    }


def _side(side: Side) -> dict[str, Any]:
    return {"records": side.records, "texts": list(side.texts), "place": side.place}


def requests_seen(trusted: Trusted) -> list[dict[str, Any]]:
    """What other groups ask us to erase."""
    return [{"group": one.group, "name": one.name, "count": one.count, "whys": list(one.whys)} for one in trusted.asked]


def unseen_seen(trusted: Trusted) -> list[dict[str, Any]]:
    """What others have seen and is not here."""
    return [
        {"feed": one.feed, "name": one.name, "id": one.group, "witness": one.witness, "records": one.records}
        for one in trusted.unseen
    ]
