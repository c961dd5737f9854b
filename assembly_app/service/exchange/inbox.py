# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies in a folder that bundles come by: a stick, or one that Syncthing or Nextcloud fills. Only ever offered."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, Literal

import msgspec

from assembly_app.bundles.file_type import Kind, kind_of
from assembly_app.bundles.reader import Heard
from assembly_app.domain.refusal import Refused
from assembly_app.errors import Problem
from assembly_app.ledger.errors import LedgerError
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.exchange.bundle_preview import inspect
from assembly_app.service.exchange.exchange import Exchange
from assembly_app.service.exchange.receipts import Receipts
from assembly_app.service.trust.roll_drafts import DraftState, look_at_draft

State = Literal["new", "known", "first-contact", "damaged", "not-for-us", "changing"]
ENDINGS: Final = (".assembly", ".assembly.age", ".receipt", ".roll")
MOST: Final = 100
"""Most files of one folder that are looked into, the newest first."""

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
    of a roll, that it is not what the group goes by. `damage` says why nothing can be taken."""

    path: Path
    size: int
    at: int
    kind: Kind
    state: State
    group: str = ""
    by: str = ""
    records: int = 0
    damage: Problem | None = None


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


def offer(assembly: Assembly, lying: Lying, heard: Heard | None = None) -> Offer:
    """Look into one of them. Writes nothing; never raises for a bad file, nor for one that goes away meanwhile."""
    kind = kind_of(lying.path)
    if kind == "roll":
        found = _draft(assembly, lying)
    else:
        found = _receipt(assembly, lying) if kind == "receipt" else _bundle(assembly, lying, heard)
    try:
        size = lying.path.stat().st_size
    except OSError:
        size = -1
    return found if size == lying.size else msgspec.structs.replace(found, state="changing")


def _bundle(assembly: Assembly, lying: Lying, heard: Heard | None) -> Offer:
    seen = inspect(Exchange(assembly), assembly.store, lying.path, heard)
    state: State = "known"
    if seen.damage is not None:
        state = "not-for-us" if seen.damage.code in _CLOSED_TO_US else "damaged"
    elif seen.standing == "new":
        state = "first-contact"
    elif seen.records:
        state = "new"
    return Offer(
        lying.path, lying.size, lying.at, "bundle", state, seen.group_name, seen.group, seen.records, seen.damage
    )


def _draft(assembly: Assembly, lying: Lying) -> Offer:
    seen = look_at_draft(assembly, lying.path)
    state = _OF_DRAFTS[seen.state]
    return Offer(lying.path, lying.size, lying.at, "roll", state, seen.group_name, damage=seen.damage)


def _receipt(assembly: Assembly, lying: Lying) -> Offer:
    bare = Offer(lying.path, lying.size, lying.at, "receipt", "damaged")
    try:
        found = Receipts(assembly).look(lying.path)
    except LedgerError as error:
        state: State = "not-for-us" if error.code == "receipt-other-group" else "damaged"
        return msgspec.structs.replace(bare, state=state, damage=error.problem)
    except Refused as error:
        params: dict[str, str | int] = {name: str(value) for name, value in error.params.items()}
        return msgspec.structs.replace(bare, state="not-for-us", damage=Problem(error.code, params, str(error)))
    return msgspec.structs.replace(bare, state="known" if found.known else "new", group=found.by_name, by=found.by)
