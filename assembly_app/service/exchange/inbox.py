# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies in a folder that bundles come by: a stick, or one that Syncthing or Nextcloud fills. Only ever offered."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from time import time_ns
from types import MappingProxyType
from typing import Final, Literal

import msgspec

from assembly_app.bundles.file_type import Kind, kind_of
from assembly_app.domain.refusal import Refused
from assembly_app.errors import Problem
from assembly_app.ledger.errors import LedgerError
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.exchange.bundle_preview import BundlePreview as BundlePreview
from assembly_app.service.exchange.bundle_preview import preview_bundle
from assembly_app.service.exchange.receipts import ReceiptFound, look_at_receipt
from assembly_app.service.operations import Operation, unreadable
from assembly_app.service.trust.roll_drafts import DraftFound as DraftFound
from assembly_app.service.trust.roll_drafts import DraftState, look_at_draft

State = Literal["new", "known", "first-contact", "damaged", "not-for-us", "changing"]
ENDINGS: Final = (".assembly", ".assembly.age", ".receipt", ".roll")
MOST: Final = 100
"""Most files of one folder that are looked into, the newest first."""

SETTLED: Final = 5_000_000_000
"""A file nobody has written to for so long, in nanoseconds, is finished."""

_HALF_WRITTEN: Final = (".", "~")
"""How names begin while a program still writes: `.syncthing.x.tmp`, `~syncthing~x.tmp`, `.x.assembly.ab12.part`."""
_CLOSED_TO_US: Final = ("sealed-not-for-us", "sealed-no-key")
_OF_DRAFTS: Final[dict[DraftState, State]] = {
    "open": "new", "known": "known", "stale": "known", "early": "new", "of-others": "not-for-us", "damaged": "damaged",
}  # fmt: skip


class Lying(msgspec.Struct, frozen=True, order=True):
    """A file as it lies there: when it was written, in nanoseconds, its size in bytes, and its path."""

    at: int
    size: int
    path: Path


class Offer(msgspec.Struct, frozen=True):
    """What a file would bring. `records` are those that are not here yet, `group` whose they are; for a receipt, who
    gave it ("" where they are not known; `by` is their id), and "new" means that it is not recorded yet; for the draft
    of a roll, that it is not what the group goes by. `problem` says why nothing can be taken."""

    path: Path
    size: int
    at: int
    kind: Kind
    state: State
    group: str = ""
    by: str = ""
    records: int = 0
    problem: Problem | None = None


NOTHING_KNOWN: Mapping[Lying, Offer] = MappingProxyType({})


def is_offered(name: str) -> bool:
    """Whether a file of that name is a bundle, a receipt or a draft of a roll that somebody has finished writing."""
    return name.lower().endswith(ENDINGS) and not name.startswith(_HALF_WRITTEN)


def lying_in(folder: Path) -> tuple[Lying, ...]:
    """The bundles, receipts and drafts right in a folder, the newest first. Raises OSError."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if is_offered(entry.name) and entry.is_file():
                about = entry.stat()
                found.append(Lying(about.st_mtime_ns, about.st_size, Path(entry.path)))
    return tuple(sorted(found, reverse=True)[:MOST])


def look(assembly: Assembly, operation: Operation, path: Path) -> BundlePreview | ReceiptFound | DraftFound:
    """What a file holds: a bundle, a receipt or the draft of a roll; a bad one is no failure but a finding."""
    kind = kind_of(path)
    if kind == "bundle":
        return preview_bundle(assembly, operation, path)
    if kind == "roll":
        return look_at_draft(assembly, path)
    try:
        return look_at_receipt(assembly, path)
    except LedgerError as error:
        return ReceiptFound(path=path, problem=error.problem)


def offers(
    assembly: Assembly, operation: Operation, folder: Path, known: Mapping[Lying, Offer] = NOTHING_KNOWN
) -> tuple[Offer, ...]:
    """What lies in a folder. `known` are the offers of the last look: what has not changed since then is not read
    again, and what was written just now is looked into only when it is the same at the next look."""
    try:
        there = lying_in(folder)
    except OSError as error:
        raise unreadable(error) from error
    fresh = [lying for lying in there if lying not in known or known[lying].state == "changing"]
    judged = {lying: _judged(assembly, operation, lying, written=lying in known) for lying in fresh}
    return tuple(judged.get(lying) or known[lying] for lying in there)


def _judged(assembly: Assembly, operation: Operation, lying: Lying, *, written: bool) -> Offer:
    """`written`: it was the same at the last look."""
    if written or time_ns() - lying.at - SETTLED >= 0:
        return offer(assembly, operation, lying)
    return Offer(lying.path, lying.size, lying.at, kind_of(lying.path), "changing")


def offer(assembly: Assembly, operation: Operation, lying: Lying) -> Offer:
    """Look into one of them. Writes nothing; never raises for a bad file, nor for one that goes away meanwhile."""
    kind = kind_of(lying.path)
    if kind == "roll":
        found = _draft(assembly, lying)
    else:
        found = _receipt(assembly, lying) if kind == "receipt" else _bundle(assembly, operation, lying)
    try:
        size = lying.path.stat().st_size
    except OSError:
        size = -1
    return found if size == lying.size else msgspec.structs.replace(found, state="changing")


def _bundle(assembly: Assembly, operation: Operation, lying: Lying) -> Offer:
    seen = preview_bundle(assembly, operation, lying.path)
    state: State = "known"
    if seen.problem is not None:
        state = "not-for-us" if seen.problem.code in _CLOSED_TO_US else "damaged"
    elif seen.standing == "new":
        state = "first-contact"
    elif seen.records:
        state = "new"
    return Offer(
        lying.path, lying.size, lying.at, "bundle", state, seen.group_name, seen.group, seen.records, seen.problem
    )


def _draft(assembly: Assembly, lying: Lying) -> Offer:
    seen = look_at_draft(assembly, lying.path)
    state = _OF_DRAFTS[seen.state]
    return Offer(lying.path, lying.size, lying.at, "roll", state, seen.group_name, problem=seen.problem)


def _receipt(assembly: Assembly, lying: Lying) -> Offer:
    bare = Offer(lying.path, lying.size, lying.at, "receipt", "damaged")
    try:
        found = look_at_receipt(assembly, lying.path)
    except LedgerError as error:
        state: State = "not-for-us" if error.code == "receipt-other-group" else "damaged"
        return msgspec.structs.replace(bare, state=state, problem=error.problem)
    except Refused as error:
        return msgspec.structs.replace(bare, state="not-for-us", problem=error.problem)
    return msgspec.structs.replace(bare, state="known" if found.known else "new", group=found.by_name, by=found.by)
