# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command line says of receipts, offered files and codes on paper: lines for people, data for programs."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from assembly_app.documents.listings import Report
from assembly_app.service.exchange.inbox import Offer
from assembly_app.service.exchange.paper import PaperFound
from assembly_app.service.exchange.receipts import ReceiptFound

STANDING = {
    "on-roll": "The key is on that group's roll.",
    "ended": "The key's place on that group's roll has ended.",
    "not-on-roll": "The key is NOT on the roll of that group known here: ask whose it is.",
    "roll-unknown": "No roll of that group is known here, so whose key it is cannot be said.",
}
AGREEMENT = {
    "agrees": "The store has exactly this: paper and ledger agree.",
    "behind": "The store is BEHIND: it has {here} records of this feed, the paper {seq}. Nothing contradicts so far.",
    "disagrees": "WARNING  The store says something else at record {seq}: paper and ledger DISAGREE.",
    "feed-unknown": "The store has nothing of this feed: nothing could be compared.",
    "not-compared": "Not compared with any store.",
}


def receipt(found: ReceiptFound) -> list[str]:
    """What a receipt said and what became of it."""
    who = " of ".join(part for part in (found.name, found.by_name or f"group {found.by}") if part)
    lines = [f"Receipt of {who}, {found.at}: {found.records} records", f"Key {found.key}. {STANDING[found.standing]}"]
    for one in found.of("rolled-back"):
        lines.append(
            f"WARNING  They have record {one.seq} of this installation's feed {one.feed}; here it ends at {one.here}. "
            "This store was ROLLED BACK: ask them for a bundle. What is recorded from now on goes into a new feed."
        )
    for one in found.of("forked"):
        lines.append(
            f"WARNING  They have ANOTHER record {one.seq} of feed {one.feed} than is here: the feed has forked. "
            "Compare with them which of the two stands."
        )
    for one in found.of("ahead"):
        lines.append(f"They have {one.seq} records of feed {one.feed}, another laptop of ours; here are {one.here}.")
    return [*lines, "It was recorded already." if found.known else "Recorded."]


def offered(offers: Sequence[Offer]) -> Report:
    """What lies in a folder, a line for each."""
    data = [{**msgspec.structs.asdict(one), "path": str(one.path)} for one in offers]
    return Report([_offer(one) for one in offers] or ["Nothing lies there to be taken in."], data)


def _offer(one: Offer) -> str:
    said = {
        "new": f"new: {one.records} records of {one.group}"
        if one.kind == "bundle"
        else f"new receipt of {one.group or 'group ' + one.by}",
        "known": "known already",
        "first-contact": f"first contact with {one.group}: {one.records} records",
        "damaged": f"damaged: {one.problem.detail if one.problem else ''}",
        "not-for-us": f"for someone else: {one.problem.detail if one.problem else ''}",
        "changing": "still being written",
    }
    return f"{one.path.name}  {said[one.state]}"


def paper(found: PaperFound) -> Report:
    """What a code says, what of it was verified and what was not."""
    whose = f"{found.name}, {found.key}" if found.name else found.key
    lines = []
    if found.kind == "proof":
        lines += [
            f"Record      {found.number} of feed {found.feed}, group {found.group}",
            f"            {found.type} about {found.about}, {found.recorded_at}",
            f"Id          {found.record}",
        ]
        lines += [f"Says        {found.body}"] if found.body is not None else []
    lines += [f"Checkpoint  feed {found.feed} at record {found.seq}, {found.at}", f"            head {found.head}"]
    lines += [f"Signed by   {whose}"] if found.signed else []
    return Report([*lines, "", *_verified(found)], found)


def _verified(found: PaperFound) -> list[str]:
    if not found.signed:
        return [
            "Nothing could be verified: a checkpoint's code holds neither the key nor the group.",
            "Compare it with a store that has this feed: --store FILE.",
        ]
    lines = ["Verified: the feed's own key signed this checkpoint."]
    if found.kind == "proof":
        lines.append("Verified: the record stood in the feed under that checkpoint, as it is written here.")
        if found.body is None:
            lines.append("Not here: the text of the record did not fit, or is withheld.")
        if found.in_store is not None:
            same = (
                "The store has the same record." if found.in_store else "WARNING  The store has ANOTHER record there."
            )
            lines.append(same)
    if not found.name:
        lines.append("Not verified: whose key that is. Compare its fingerprint aloud, or give a store that knows them.")
    return [*lines, AGREEMENT[found.agreement].format(here=found.here, seq=found.seq)]
