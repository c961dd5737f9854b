# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing the roll of signers: the next version is drafted, signed by enough people, and then goes by it for everyone.

A draft travels as a small file from one signer to the next; it binds nobody until `adopt` finds enough signatures.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec

from assembly_app.domain.refusal import Refused, refuse_unless
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.feeds import EXCHANGE
from assembly_app.ledger.keys import PublicKey, SigningKey
from assembly_app.ledger.roll import Capacity, Position, Roll, SignedRoll, Signer, verify_next
from assembly_app.service.core.assembly import Assembly, new_id
from assembly_app.service.core.journal import wall_clock
from assembly_app.service.core.ports import Change, Store
from assembly_app.service.trust.forks import settle

DRAFT_CAP = 1 << 20
"""Largest draft, in bytes."""


class Joining(msgspec.Struct, frozen=True):
    """A key to be put on the roll: its public line, whose it is, and what for. `person`: the id, or "" for somebody who
    is not on the roll yet."""

    key: str
    name: str
    capacities: tuple[Capacity, ...]
    person: str = ""


class Wish(msgspec.Struct, frozen=True):
    """What the next roll should say differently.

    `end`: fingerprints of keys. Their feeds stay good as far as they are here, or as far as `through` (`feed@seq`)
    says; with `nothing_good` none of them does. `close`: feeds (`feed@seq`) that end while their key goes on.
    `threshold` 0: as it is.
    """

    add: tuple[Joining, ...] = ()
    end: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    nothing_good: bool = False
    close: tuple[str, ...] = ()
    threshold: int = 0


class Draft(msgspec.Struct, frozen=True, tag_field="format", tag="assembly-roll-draft/v1"):
    """A roll on its way to enough signatures."""

    group_name: Annotated[str, msgspec.Meta(max_length=1000)]
    text: str
    signatures: tuple[str, ...] = ()

    @property
    def signed(self) -> SignedRoll:
        return SignedRoll(self.text, self.signatures)

    def to_bytes(self) -> bytes:
        """The file's content."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1) + b"\n"


class Signature(msgspec.Struct, frozen=True):
    """Who has signed a draft, by either roll."""

    name: str
    key: str


class Step(msgspec.Struct, frozen=True):
    """One difference between two rolls. `code`: joined, ended, person-again (a further key of somebody), threshold,
    closed or capacities; `seq` goes with closed and ended (0: nothing is good)."""

    code: str
    name: str = ""
    key: str = ""
    capacities: tuple[str, ...] = ()
    feed: str = ""
    seq: int = 0
    number: int = 0


def read_draft(path: Path) -> Draft:
    """A draft from a file. Raises LedgerError ("roll-malformed") and OSError."""
    if path.stat().st_size > DRAFT_CAP:
        raise LedgerError("roll-malformed", reason="the file is larger than a draft can be")
    try:
        draft = msgspec.json.decode(path.read_bytes(), type=Draft)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise LedgerError("roll-malformed", reason=str(error)) from error
    Roll.parse(draft.text)
    draft.signed.signers()
    return draft


def newest(store: Store, group: str) -> Roll:
    """The roll that a group goes by now. Raises Refused for a store without an assembly."""
    rolls = store.rolls(group)
    if not rolls:
        raise Refused("not-founded", "charter")
    return Roll.parse(rolls[-1].text)


def draft(store: Store, group: str, wish: Wish, now: datetime) -> Draft:
    """The next version as wished for, unsigned.

    Raises Refused: signer-unknown, signer-known (the key is there already), position-unknown, roll-unchanged; and
    LedgerError where the roll itself would not be well formed.
    """
    old = newest(store, group)
    signers = [_ended(store, one, wish) for one in old.signers]
    for fingerprint in wish.end:
        refuse_unless(
            any(one.public.fingerprint() == fingerprint for one in old.signers),
            "signer-unknown",
            "ledger",
            key=fingerprint,
        )
    for one in wish.add:
        key = PublicKey.from_line(one.key.strip())
        refuse_unless(old.signer_of(key) is None, "signer-known", "ledger", key=key.fingerprint())
        person = one.person or new_id()
        signers.append(Signer(key.to_line(), person, one.name.strip(), tuple(sorted(set(one.capacities)))))
    closed = {feed: (feed, seq, head) for feed, seq, head in old.closed}
    closed |= {position[0]: position for position in (_position(store, place) for place in wish.close)}
    threshold = wish.threshold or old.threshold
    at = wall_clock(now)
    new = Roll(group, old.version + 1, threshold, tuple(signers), at, tuple(sorted(closed.values())))
    refuse_unless(bool(differences(old, new)), "roll-unchanged", "ledger")
    Roll.parse(new.to_text())
    name = next(row.name for row in store.groups() if row.id == group)
    return Draft(name, new.to_text())


def _ended(store: Store, one: Signer, wish: Wish) -> Signer:
    if one.public.fingerprint() not in wish.end:
        return one
    through = {place.partition("@")[0]: place for place in wish.through}
    positions = [
        _position(store, through.get(feed.id, f"{feed.id}@{feed.seq}"))
        for feed in store.feeds()
        if feed.key == one.key and feed.seq and not wish.nothing_good
    ]
    return msgspec.structs.replace(one, good_through=tuple(sorted(positions)), ended=not positions)


def _position(store: Store, place: str) -> Position:
    """The position a `feed@seq` names. What stands on another branch of the feed is named as `feed@seq:head`."""
    feed, _, rest = place.partition("@")
    number, _, head = rest.partition(":")
    seq = int(number) if number.isdecimal() else 0
    found = bytes.fromhex(head) if head else store.record_id(feed, seq)
    if not seq or found is None:
        raise Refused("position-unknown", "ledger", place=place)
    return feed, seq, found.hex()


def differences(old: Roll, new: Roll) -> tuple[Step, ...]:
    """What a new roll says that the old one does not, for people who are asked to sign it."""
    steps = []
    people = {one.person for one in old.signers}
    for one in new.signers:
        before, key = old.signer_of(one.public), one.public.fingerprint()
        if before is None:
            code = "person-again" if one.person in people else "joined"
            steps.append(Step(code, one.name, key, tuple(one.capacities)))
        elif one.active != before.active or one.good_through != before.good_through:
            ends = one.good_through or (("", 0, ""),)
            steps += [Step("ended", one.name, key, feed=feed, seq=seq) for feed, seq, _ in ends]
        elif one.capacities != before.capacities:
            steps.append(Step("capacities", one.name, key, tuple(one.capacities)))
    steps += [
        Step("closed", feed=feed, seq=seq) for feed, seq, head in new.closed if (feed, seq, head) not in old.closed
    ]
    if new.threshold != old.threshold:
        steps.append(Step("threshold", number=new.threshold))
    return tuple(steps)


def signatures(store: Store, group: str, one: Draft) -> tuple[Signature, ...]:
    """Who has signed a draft so far. Raises LedgerError for a bad signature."""
    rolls = (newest(store, group), Roll.parse(one.text))
    found = []
    for key in one.signed.signers():
        entry = next((entry for roll in rolls if (entry := roll.signer_of(key))), None)
        found.append(Signature(entry.name if entry else "", key.fingerprint()))
    return tuple(found)


def wanting(store: Store, group: str, one: Draft) -> str:
    """Why a draft does not go yet: the sentence of the ledger's rule it does not meet; "" when it does."""
    try:
        verify_next(newest(store, group), one.signed)
    except LedgerError as error:
        return str(error)
    return ""


def sign(store: Store, group: str, one: Draft, key: SigningKey) -> Draft:
    """The draft with one more signature. Raises Refused ("signed-already", "draft-of-others")."""
    refuse_unless(Roll.parse(one.text).group == group, "draft-of-others", "ledger")
    refuse_unless(key.public not in one.signed.signers(), "signed-already", "ledger")
    signed = one.signed.signed_by(key)
    return msgspec.structs.replace(one, signatures=tuple(sorted(signed.signatures)))


def adopt(assembly: Assembly, one: Draft) -> Roll:
    """From now on the group goes by this roll. Raises LedgerError (see verify_next): then nothing changed."""
    store, group = assembly.store, assembly.group
    roll = verify_next(newest(store, group), one.signed)
    at = wall_clock(assembly.clock.now())
    with store.write() as tx:
        tx.add_roll(group, roll.version, one.signed)
        settle(store, tx, group, at)
        changes = tx.project()
    assembly.tell((*changes, Change(group, frozenset({EXCHANGE}))))
    return roll


def vouching(store: Store, group: str) -> tuple[tuple[Roll, tuple[str, ...]], ...]:
    """Every version of a group's roll, and the names of those who signed it."""
    versions: list[tuple[Roll, tuple[str, ...]]] = []
    before: Roll | None = None
    for signed in store.rolls(group):
        roll = Roll.parse(signed.text)
        names = [_name((roll, before), key) for key in signed.signers()]
        versions.append((roll, tuple(names)))
        before = roll
    return tuple(versions)


def _name(rolls: Iterable[Roll | None], key: PublicKey) -> str:
    entries = (roll.signer_of(key) for roll in rolls if roll)
    return next((entry.name for entry in entries if entry), key.fingerprint())
