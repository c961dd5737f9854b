# SPDX-License-Identifier: GPL-3.0-or-later
"""The roll of signers: whose keys speak for the group, and the one-step-at-a-time rule by which it changes (TUF)."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Annotated, Literal

import msgspec

from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.keys import PublicKey, SigningKey, signer
from assembly_app.ledger.sshsig import NAMESPACES, ROLL
from assembly_app.ledger.strict_json import check_time, is_hash, is_name

Capacity = Literal["secretary", "facilitator", "delegate"]
Number = Annotated[int, msgspec.Meta(ge=1, lt=2**53)]
Position = tuple[str, Number, str]
"""A feed, a record's number in it, and that record's id in hex."""
SIGNERS_CAP = 1000


class End(msgspec.Struct, frozen=True):
    """Where a feed ends for good: nothing after record `seq`, whose id is `head` in hex, counts. 0: none of it does."""

    seq: int
    head: str


class Signer(msgspec.Struct, frozen=True, omit_defaults=True):
    """One key on the roll. `key`: public line without comment; `person`: random member id; `name`: for people.

    `good_through` ends the key by position, never by date (a thief chooses the date): up to there its feeds are good,
    and everything else it signs is refused. `ended` alone ends a key none of whose feeds is good. A key stays on later
    rolls, so what it signed while it was good can still be checked.
    """

    key: str
    person: str
    name: str
    capacities: tuple[Capacity, ...]
    good_through: tuple[Position, ...] = ()
    ended: bool = False

    @property
    def public(self) -> PublicKey:
        return PublicKey.from_line(self.key)

    @property
    def active(self) -> bool:
        """Whether the key may sign anything new."""
        return not self.good_through and not self.ended

    def end_of(self, feed: str) -> End | None:
        """Where this feed of the key ends, when the key has ended."""
        if self.active:
            return None
        return next((End(seq, head) for name, seq, head in self.good_through if name == feed), End(0, ""))

    def stands_for(self, feed: str, seq: int, head: str) -> bool:
        """Whether the key's word is good for this position of this feed."""
        end = self.end_of(feed)
        return end is None or seq < end.seq or (seq == end.seq and head == end.head)


class Roll(msgspec.Struct, frozen=True, tag_field="format", tag="assembly-roll/v1", omit_defaults=True):
    """Version `version` of the group's roll; a change needs `threshold` people of the old and of the new one.

    `closed` ends single feeds while their key goes on: so a feed that went two ways is settled by the same people, in
    the same row of versions, as everything else that must be believed.
    """

    group: str
    version: Number
    threshold: Number
    signers: tuple[Signer, ...]
    at: str
    closed: tuple[Position, ...] = ()

    def to_text(self) -> str:
        """One line of strict JSON, line feed included."""
        return msgspec.json.encode(self).decode() + "\n"

    @classmethod
    def parse(cls, text: str) -> Roll:
        """Read the text strictly and check what can be checked without signatures. Raises LedgerError."""
        try:
            roll = msgspec.json.decode(text.encode(), type=cls)
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise LedgerError("roll-malformed", reason=str(error)) from error
        if roll.to_text() != text:
            raise LedgerError("roll-not-exact")
        _check(roll)
        return roll

    def signer_of(self, key: PublicKey) -> Signer | None:
        """The entry of a key, in good standing or not."""
        line = key.to_line()
        return next((one for one in self.signers if one.key == line), None)

    def end_of(self, feed: str, key: PublicKey) -> End | None:
        """Where a feed of that key ends, by its closing or because the key has ended; the earlier one of both."""
        entry = self.signer_of(key)
        ended = entry.end_of(feed) if entry else None
        closed = next((End(seq, head) for name, seq, head in self.closed if name == feed), None)
        ends = [end for end in (ended, closed) if end is not None]
        return min(ends, key=lambda end: end.seq) if ends else None


class SignedRoll(msgspec.Struct, frozen=True):
    """A roll's exact text and its armoured signatures."""

    text: str
    signatures: tuple[str, ...] = ()

    def signed_by(self, key: SigningKey) -> SignedRoll:
        """The same roll with one more signature."""
        return SignedRoll(self.text, (*self.signatures, key.sign(ROLL, self.text.encode())))

    def signers(self) -> tuple[PublicKey, ...]:
        """The keys that signed. LedgerError for a bad signature, or two of one key."""
        keys: list[PublicKey] = []
        for armoured in self.signatures:
            key = signer(ROLL, self.text.encode(), armoured)
            if key in keys:
                raise LedgerError("roll-signed-twice", key=key.fingerprint())
            keys.append(key)
        return tuple(keys)


def sign_roll(roll: Roll, keys: Iterable[SigningKey]) -> SignedRoll:
    """The roll signed by each key. Raises LedgerError when the roll is not well formed."""
    Roll.parse(roll.to_text())
    signed = SignedRoll(roll.to_text())
    for key in keys:
        signed = signed.signed_by(key)
    return signed


def verify_first(signed: SignedRoll) -> Roll:
    """Version 1, if enough of its own people signed it. Whether it is the right group's, two people compare aloud
    (see `fingerprint`). Raises LedgerError."""
    roll, keys = Roll.parse(signed.text), signed.signers()
    if roll.version != 1:
        raise LedgerError("roll-first-version", found=roll.version)
    _refuse_strangers(keys, (roll,))
    _require_threshold(roll, roll, keys)
    return roll


def verify_next(old: Roll, signed: SignedRoll) -> Roll:
    """The version right after `old`, if enough people of both signed it. Raises LedgerError."""
    roll, keys = Roll.parse(signed.text), signed.signers()
    if roll.group != old.group:
        raise LedgerError("roll-group", group=old.group, found=roll.group)
    if roll.version != old.version + 1:
        raise LedgerError("roll-version", version=old.version + 1, found=roll.version)
    _refuse_strangers(keys, (old, roll))
    _refuse_forgetting(old, roll)
    _require_threshold(roll, old, keys)
    _require_threshold(roll, roll, keys)
    return roll


def verify_chain(rolls: Iterable[SignedRoll]) -> tuple[Roll, ...]:
    """All versions from 1 on, each verified by the one before. Raises LedgerError."""
    chain: list[Roll] = []
    for signed in rolls:
        chain.append(verify_next(chain[-1], signed) if chain else verify_first(signed))
    return tuple(chain)


def fingerprint(first: SignedRoll) -> str:
    """`SHA256:...` of version 1's text: what two people compare aloud at first contact. LedgerError for another."""
    version = Roll.parse(first.text).version
    if version != 1:
        raise LedgerError("roll-first-version", found=version)
    return "SHA256:" + base64.b64encode(sha256(first.text.encode()).digest()).decode("ascii").rstrip("=")


def allowed_signers(roll: Roll, names: Sequence[str] = NAMESPACES) -> str:
    """The text `ssh-keygen -Y verify -f` reads: principal is the person's id, the name stands as a comment.
    Ended keys appear as comments only. `names`: the namespaces they may sign in."""
    namespaces = ",".join(names)
    lines = [f"# People who sign for group {roll.group}, roll {roll.version}"]
    for one in roll.signers:
        if one.active:
            lines.append(f'{one.person} namespaces="{namespaces}" {one.key} {one.name}')
        else:
            ends = ", ".join(f"{feed}@{seq}" for feed, seq, _ in one.good_through) or "nothing"
            lines.append(f"# ended, good through {ends}: {one.person} {one.key} {one.name}")
    return "\n".join(lines) + "\n"


def _refuse_strangers(keys: tuple[PublicKey, ...], rolls: tuple[Roll, ...]) -> None:
    for key in keys:
        if not any(roll.signer_of(key) for roll in rolls):
            raise LedgerError("roll-signer-unknown", key=key.fingerprint())


def _refuse_forgetting(old: Roll, new: Roll) -> None:
    """What has ended stays so, and no key is left out: its feeds could no longer be checked."""
    for before in old.signers:
        after = new.signer_of(before.public)
        if after is None:
            raise LedgerError("roll-key-dropped", key=before.public.fingerprint(), name=before.name)
        if after.active and not before.active:
            raise LedgerError("roll-key-revived", key=before.public.fingerprint(), name=before.name)
        if after.person != before.person:
            raise LedgerError("roll-key-moved", key=before.public.fingerprint(), name=before.name)
    closed = {feed for feed, _, _ in new.closed}
    for feed, _, _ in old.closed:
        if feed not in closed:
            raise LedgerError("roll-feed-reopened", feed=feed)


def _require_threshold(signed: Roll, by: Roll, keys: tuple[PublicKey, ...]) -> None:
    entries = [entry for key in keys if (entry := by.signer_of(key)) and entry.active]
    # Keys are distinct already (no key stands on a roll twice); one person with two keys still counts once.
    people = {entry.person for entry in entries}
    if len(people) < by.threshold:
        raise LedgerError(
            "roll-too-few", version=signed.version, threshold=by.threshold, by=by.version, found=len(people)
        )


def _check(roll: Roll) -> None:
    check_time(roll.at)
    if not is_name(roll.group) or not 1 <= len(roll.signers) <= SIGNERS_CAP:
        raise LedgerError("roll-malformed", reason="the group's id or the number of signers")
    for one in roll.signers:
        if one.public.to_line() != one.key:
            raise LedgerError("roll-malformed", reason="a key carries a comment")
        if not is_name(one.person) or not one.name.strip() or not one.name.isprintable() or len(one.name) > 200:
            raise LedgerError("roll-malformed", reason="a person's id or name")
        if not one.capacities or list(one.capacities) != sorted(set(one.capacities)):
            raise LedgerError("roll-malformed", reason="capacities are not a sorted list")
        if not _are_positions(one.good_through):
            raise LedgerError("roll-malformed", reason="a position up to which a key is good")
    if not _are_positions(roll.closed):
        raise LedgerError("roll-malformed", reason="a position at which a feed is closed")
    if len({one.key for one in roll.signers}) != len(roll.signers):
        raise LedgerError("roll-key-twice")
    people = len({one.person for one in roll.signers if one.active})
    if roll.threshold > people:
        raise LedgerError("roll-threshold", threshold=roll.threshold, people=people)


def _are_positions(positions: tuple[Position, ...]) -> bool:
    """Whether they are positions, each of another feed, in the order of the feeds."""
    feeds = [feed for feed, _, _ in positions]
    return feeds == sorted(set(feeds)) and all(is_name(feed) and is_hash(head) for feed, _, head in positions)
