# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes along with bundles, beside the desk: receipts, the keys of delegates, what lies in the watched folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from time import time_ns
from typing import Final

import msgspec

from assembly_app.bundles.encryption import check_recipient
from assembly_app.bundles.file_type import kind_of
from assembly_app.bundles.writer import replacing_file
from assembly_app.domain.refusal import Refused
from assembly_app.errors import Problem
from assembly_app.ledger.errors import LedgerError
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.ports import Change
from assembly_app.service.exchange.acknowledgements import holders
from assembly_app.service.exchange.bundle_preview import Inspection
from assembly_app.service.exchange.courier import Courier
from assembly_app.service.exchange.inbox import Lying, Offer, lying_in, offer
from assembly_app.service.exchange.receipts import Holder, ReceiptFound, Receipts
from assembly_app.service.exchange.settings import Choices, Delegate
from assembly_app.service.operations import Errand, Failed
from assembly_app.service.trust.roll_drafts import DraftFound, look_at_draft

SETTLED: Final = 5_000_000_000
"""A file nobody has written to for so long, in nanoseconds, is finished."""


class Recorded(msgspec.Struct, frozen=True):
    """A receipt that was recorded, and what the desk's own assembly has to be told of it."""

    found: ReceiptFound
    changes: tuple[Change, ...]


class Correspondence:
    """Runs on the store of a courier, each call on a connection of its own. Raises Cancelled or Failed, as it does."""

    def __init__(self, courier: Courier) -> None:
        self._courier = courier

    def look(self, path: Path, errand: Errand) -> Inspection | ReceiptFound | DraftFound:
        """What a file holds; a bad one is no failure but a finding."""
        kind = kind_of(path)
        if kind == "bundle":
            return self._courier.look(path, errand)
        with self._courier.opened() as assembly:
            if kind == "roll":
                return look_at_draft(assembly, path)
            try:
                return Receipts(assembly).look(path)
            except LedgerError as error:
                return ReceiptFound(path=path, damage=error.problem)

    def record(self, path: Path) -> Recorded:
        """Record a receipt; see Receipts.take."""
        with self._courier.opened() as assembly:
            changes: list[Change] = []
            assembly.listen(changes.append)
            return Recorded(Receipts(assembly).take(path), tuple(changes))

    def give(self, path: Path, group: str) -> Path:
        """Write a receipt for what is here of a group."""
        with self._courier.opened() as assembly:
            signed = Receipts(assembly).give(group)
            with replacing_file(path) as file:
                file.write(signed.to_bytes())
            return path

    def holders(self) -> tuple[Holder, ...]:
        """Whose receipts are here."""
        with self._courier.opened() as assembly:
            return holders(assembly.store)

    def age_key(self, *, make: bool) -> str:
        """The key that others encrypt bundles with for this laptop; "" while there is none."""
        with self._courier.opened() as assembly:
            own = assembly.keys.identity(make=make)
            return own.recipient if own else ""

    def choices(self) -> Choices:
        """What was chosen."""
        with self._courier.opened() as assembly:
            return assembly.keys.choices()

    def keep(self, choices: Choices) -> Choices:
        """Keep what is chosen now."""
        with self._courier.opened() as assembly:
            assembly.keys.keep_choices(choices)
            return choices

    def know_delegate(self, name: str, recipient: str) -> Choices:
        """Keep a delegate's key from now on."""
        with self._courier.opened() as assembly:
            if not name.strip():
                raise Refused("nobody-named", "input")
            delegate = Delegate(name.strip(), check_recipient(recipient))
            choices = assembly.keys.choices().with_delegate(delegate)
            assembly.keys.keep_choices(choices)
            return choices

    def offers(self, folder: Path, known: Mapping[Lying, Offer]) -> tuple[Offer, ...]:
        """What lies in a folder. `known` are the offers of the last look: what has not changed since then is not read
        again, and what was written just now is looked into only when it is the same at the next look."""
        try:
            there = lying_in(folder)
        except OSError as error:
            reason = error.strerror or str(error)
            raise Failed(Problem("file-unreadable", {"reason": reason}, reason)) from error
        fresh = [lying for lying in there if lying not in known or known[lying].state == "changing"]
        judged: dict[Lying, Offer] = {}
        if fresh:
            with self._courier.opened() as assembly:
                judged = {lying: _judged(assembly, lying, written=lying in known) for lying in fresh}
        return tuple(judged.get(lying) or known[lying] for lying in there)


def _judged(assembly: Assembly, lying: Lying, *, written: bool) -> Offer:
    """`written`: it was the same at the last look."""
    if written or time_ns() - lying.at - SETTLED >= 0:
        return offer(assembly, lying)
    return Offer(lying.path, lying.size, lying.at, kind_of(lying.path), "changing")
