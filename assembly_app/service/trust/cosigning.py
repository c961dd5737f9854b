# SPDX-License-Identifier: GPL-3.0-or-later
"""Approved minutes are signed by the facilitator's and the secretary's laptop: two keys, two people, one statement."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from assembly_app.domain.refusal import refuse_unless
from assembly_app.ledger.cosigned_statement import Statement
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.exchange_records import MinutesSigned, told_by
from assembly_app.ledger.feeds import EXCHANGE
from assembly_app.ledger.keys import signer
from assembly_app.ledger.sshsig import MINUTES
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.ports import Store
from assembly_app.service.core.rolls import current_roll, signer_on
from assembly_app.service.operations import Operation


class Cosignature(msgspec.Struct, frozen=True):
    """Somebody signed the minutes. `current`: as they stand now; else something was recorded since."""

    person: str
    name: str
    capacities: tuple[str, ...]
    key: str
    current: bool


class MinutesSeen(msgspec.Struct, frozen=True):
    """Who has signed some minutes; `may_sign`: this laptop can, and has not yet as they stand."""

    signed: tuple[Cosignature, ...]
    complete: bool
    may_sign: bool


def statement(store: Store, group: str, meeting: str) -> Statement:
    """What is signed: the records that the minutes of a meeting are composed from."""
    return Statement.of(group, meeting, (bytes.fromhex(line.id) for line in store.minutes(group, meeting)))


def cosign(assembly: Assembly, _: Operation, meeting: str) -> Statement:
    """Sign a meeting's approved minutes with this laptop's key, as a record of its own.

    Raises Refused: unknown-meeting, minutes-not-approved (R29), not-on-own-roll, cosigned-already.
    """
    store, group = assembly.store, assembly.group
    state = assembly.world.meeting(meeting)
    refuse_unless(state.minutes_phase == "approved", "minutes-not-approved", "R29", meeting=meeting)
    own, roll = assembly.keys.key(), current_roll(store, group)
    entry = roll.signer_of(own.public) if roll else None
    refuse_unless(entry is not None and entry.active, "not-on-own-roll", "ledger", key=own.public.fingerprint())
    said = statement(store, group, meeting)
    before = [one for one in cosignatures(store, group, meeting) if one.current]
    fingerprint = own.public.fingerprint()
    refuse_unless(all(one.key != fingerprint for one in before), "cosigned-already", "R29", meeting=meeting)
    text = said.to_text()
    with store.write() as tx:
        signed = MinutesSigned(text, own.sign(MINUTES, text.encode()))
        assembly.journal.append_exchange(tx, group, [signed], assembly.clock.now())
        changes = tx.project()
    assembly.journal.note()
    assembly.tell(changes)
    return said


def cosignatures(store: Store, group: str, meeting: str) -> tuple[Cosignature, ...]:
    """Who has signed the minutes, each key's newest; a signature that does not hold, or by a key that is not on the
    group's roll, is none."""
    now = statement(store, group, meeting)
    roll = current_roll(store, group)
    found: dict[str, Cosignature] = {}
    for signed in _signed(store, group):
        try:
            said = Statement.parse(signed.text)
            key = signer(MINUTES, signed.text.encode(), signed.signature)
        except LedgerError:
            continue
        entry = roll.signer_of(key) if roll else None
        if said.meeting == meeting and said.group == group and entry is not None:
            found[entry.key] = Cosignature(
                entry.person, entry.name, tuple(entry.capacities), key.fingerprint(), said == now
            )
    return tuple(found.values())


def complete(signed: tuple[Cosignature, ...]) -> bool:
    """Whether a facilitator and a secretary, two people with two keys, signed the minutes as they stand."""
    now = [one for one in signed if one.current]
    return any(
        one.person != other.person and "facilitator" in one.capacities and "secretary" in other.capacities
        for one in now
        for other in now
    )


def _signed(store: Store, group: str) -> Iterator[MinutesSigned]:
    for record in store.recorded(group, EXCHANGE):
        signed = told_by(record, MinutesSigned)
        if signed is not None:
            yield signed


def signatures(assembly: Assembly, _: Operation, meeting: str) -> MinutesSeen:
    """Who has signed the minutes of a meeting."""
    signed = cosignatures(assembly.store, assembly.group, meeting)
    own = assembly.keys.key().public
    entry = signer_on(assembly.store, assembly.group, own)
    done = any(one.key == own.fingerprint() and one.current for one in signed)
    may = entry is not None and entry.active and not done
    return MinutesSeen(signed, complete(signed), may)
