# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom one may believe, beside the desk: the roll, feeds that went two ways, erasing and signing minutes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from assembly_app.bundles.writer import replacing_file
from assembly_app.domain.refusal import Refused
from assembly_app.errors import Problem
from assembly_app.ledger.feeds import EXCHANGE
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.roll import Capacity, Roll, Signer
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.excerpts import holding, telling
from assembly_app.service.core.ports import Change
from assembly_app.service.exchange.courier import Courier
from assembly_app.service.operations import Failed
from assembly_app.service.trust import cosigning, erasure
from assembly_app.service.trust import roll as signers
from assembly_app.service.trust.fork_reports import MOST_TEXTS, Split, Unseen, splits, unseen
from assembly_app.service.trust.reissue import reissue
from assembly_app.service.trust.roll import Draft, Joining, Wish
from assembly_app.service.trust.roll_drafts import DraftFound, of_draft

MOST_FOUND = 200
"""How many records that hold some words are shown at a time."""
_KEY_CAP = 10_000


class Standing(msgspec.Struct, frozen=True):
    """A key on the roll, and the id of whose it is. `ours`: this laptop's. `good`: for an ended one, up to which record
    each of its feeds is. `open`: its feeds that nothing has ended, each with the number of its last record here."""

    key: str
    person: str
    name: str
    capacities: tuple[str, ...]
    active: bool
    ours: bool
    good: tuple[int, ...] = ()
    open: tuple[tuple[str, int], ...] = ()


class Version(msgspec.Struct, frozen=True):
    """A version of the roll and who vouched for it."""

    number: int
    at: str
    signed: tuple[str, ...]


class RollSeen(msgspec.Struct, frozen=True):
    """The roll that our group goes by: a change needs `threshold` of its `people`; the versions, newest first."""

    version: int
    threshold: int
    people: int
    standing: tuple[Standing, ...]
    versions: tuple[Version, ...]


class Asked(msgspec.Struct, frozen=True):
    """Another group asks us to erase `count` of its records here, for these reasons."""

    group: str
    name: str
    count: int
    whys: tuple[str, ...]


class Trusted(msgspec.Struct, frozen=True):
    """Everything that is shown of it. `followed`: groups by name, and how many of our records they have erased."""

    roll: RollSeen | None = None
    splits: tuple[Split, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    asked: tuple[Asked, ...] = ()
    erased: int = 0
    followed: dict[str, int] = {}


class Holding(msgspec.Struct, frozen=True):
    """A record that holds the words that were looked for: its place, its type, its clock and the texts in question."""

    place: str
    type: str
    at: str
    texts: tuple[str, ...]


class LastRecord(msgspec.Struct, frozen=True):
    """The record that would be the last one of a feed: its number, its type, its clock, the texts in it, and how many
    records that are here come after it."""

    seq: int
    type: str
    at: str
    texts: tuple[str, ...]
    after: int


class Search(msgspec.Struct, frozen=True):
    """The records found, how many there are in all, and how many hold the words and cannot be erased."""

    found: tuple[Holding, ...]
    total: int
    fixed: int


class Done(msgspec.Struct, frozen=True):
    """Something was recorded: how much, and what the desk's own assembly has to be told of it."""

    count: int
    changes: tuple[Change, ...]


class MinutesSeen(msgspec.Struct, frozen=True):
    """Who has signed some minutes; `may_sign`: this laptop can, and has not yet as they stand."""

    signed: tuple[cosigning.Cosignature, ...]
    complete: bool
    may_sign: bool


class Trustee:
    """Runs on the store of a courier, each call on a connection of its own. Raises Failed, as it does."""

    def __init__(self, courier: Courier) -> None:
        self._courier = courier

    def read(self) -> Trusted:
        """How everything stands."""
        with self._courier.opened() as assembly:
            store, own = assembly.store, assembly.keys.key().public
            if not assembly.group:
                return Trusted()
            gone = [row for row in store.erasures() if row.done and row.group == assembly.group]
            return Trusted(
                _roll(assembly, own),
                splits(store, own.to_line()),
                unseen(store),
                _asked(assembly),
                len(gone),
                erasure.honoured(store, assembly.group) if gone else {},
            )

    def draft(self, wish: Wish) -> DraftFound:
        """The next roll as wished for, signed by this laptop if it may."""
        with self._courier.opened() as assembly:
            made = signers.draft(assembly.store, assembly.group, wish, assembly.clock.now())
            seen = of_draft(assembly, made)
            return _signed(assembly, made) if seen.may_sign else seen

    def joining(self, said: str, name: str, capacities: Sequence[str], person: str = "") -> Joining:
        """Somebody to be put on the roll. `said` is the public key's line, or the path of its file."""
        line = said.strip()
        if line and not line.startswith("ssh-"):
            line = _key_in(Path(line).expanduser())
        with self._courier.opened():
            PublicKey.from_line(line)
        return Joining(line, name.strip(), msgspec.convert(tuple(capacities), tuple[Capacity, ...]), person)

    def last(self, feed: str, seq: int) -> LastRecord:
        """What a feed would end with at that record. Fails with "position-unknown" for one that is not here."""
        with self._courier.opened() as assembly:
            head = assembly.store.head(feed)
            record = next(assembly.store.records(feed, seq - 1), None) if seq > 0 else None
            if head is None or record is None:
                raise Refused("position-unknown", "ledger", place=f"{feed}@{seq}")
            header = record.header
            return LastRecord(seq, header.type, header.at, telling(record.body)[:MOST_TEXTS], head.seq - seq)

    def sign(self, draft: Draft, path: Path | None) -> DraftFound:
        """The draft with this laptop's signature, in its file too."""
        with self._courier.opened() as assembly:
            seen = _signed(assembly, draft)
            if path is not None and seen.draft is not None:
                _write(path, seen.draft)
            return msgspec.structs.replace(seen, path=path)

    def save(self, draft: Draft, path: Path) -> Path:
        """Write a draft to a file, for the others."""
        with self._courier.opened():
            _write(path, draft)
            return path

    def adopt(self, draft: Draft) -> Done:
        """Go by a draft from now on; the number of the version."""
        with self._courier.opened() as assembly:
            changes: list[Change] = []
            assembly.listen(changes.append)
            return Done(signers.adopt(assembly, draft).version, tuple(changes))

    def reissue(self, branch: int) -> Done:
        """Record anew what stands on a branch."""
        with self._courier.opened() as assembly:
            changes: list[Change] = []
            assembly.listen(changes.append)
            return Done(reissue(assembly, branch), tuple(changes))

    def find(self, words: str) -> Search:
        """Our own group's records that hold these words."""
        with self._courier.opened() as assembly:
            found = erasure.containing(assembly.store, assembly.group, words)
            free = [one for one in found if one.about != EXCHANGE]
            shown = [Holding(one.place, one.type, one.at, holding(one.body, words)) for one in free[:MOST_FOUND]]
            return Search(tuple(shown), len(free), len(found) - len(free))

    def erase(self, places: Sequence[str], why: str) -> Done:
        """Erase bodies of our own for good."""
        with self._courier.opened() as assembly:
            changes: list[Change] = []
            assembly.listen(changes.append)
            return Done(erasure.erase(assembly, places, why), tuple(changes))

    def honour(self, group: str) -> Done:
        """Erase here what another group asks for."""
        with self._courier.opened() as assembly:
            changes: list[Change] = []
            assembly.listen(changes.append)
            return Done(erasure.honour(assembly, group), tuple(changes))

    def minutes(self, meeting: str) -> MinutesSeen:
        """Who has signed the minutes of a meeting."""
        with self._courier.opened() as assembly:
            return _minutes(assembly, meeting)

    def cosign(self, meeting: str) -> Done:
        """Sign the approved minutes of a meeting."""
        with self._courier.opened() as assembly:
            changes: list[Change] = []
            assembly.listen(changes.append)
            return Done(cosigning.cosign(assembly, meeting).count, tuple(changes))


def _signed(assembly: Assembly, draft: Draft) -> DraftFound:
    return of_draft(assembly, signers.sign(assembly.store, assembly.group, draft, assembly.keys.key()))


def _key_in(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_KEY_CAP).decode("ascii", "replace").strip()
    except OSError as error:
        reason = error.strerror or str(error)
        raise Failed(Problem("file-unreadable", {"reason": reason}, reason)) from error


def _write(path: Path, draft: Draft) -> None:
    with replacing_file(path) as file:
        file.write(draft.to_bytes())


def _roll(assembly: Assembly, own: PublicKey) -> RollSeen:
    versions = signers.vouching(assembly.store, assembly.group)
    newest = versions[-1][0]
    active = {one.person for one in newest.signers if one.active}
    return RollSeen(
        newest.version,
        newest.threshold,
        len(active),
        tuple(_standing(assembly, newest, one, own) for one in newest.signers),
        tuple(Version(roll.version, roll.at, names) for roll, names in reversed(versions)),
    )


def _standing(assembly: Assembly, roll: Roll, one: Signer, own: PublicKey) -> Standing:
    key = one.public
    good = tuple(seq for _, seq, _ in one.good_through)
    feeds = tuple(
        (feed.id, feed.seq)
        for feed in assembly.store.feeds()
        if feed.key == one.key and feed.seq and roll.end_of(feed.id, key) is None
    )
    return Standing(key.fingerprint(), one.person, one.name, tuple(one.capacities), one.active, key == own, good, feeds)


def _asked(assembly: Assembly) -> tuple[Asked, ...]:
    names = {group.id: group.name for group in assembly.store.groups()}
    rows = [row for row in erasure.asked(assembly.store) if row.group != assembly.group]
    return tuple(
        Asked(
            group,
            names[group],
            sum(row.group == group for row in rows),
            tuple(dict.fromkeys(row.why for row in rows if row.group == group and row.why)),
        )
        for group in dict.fromkeys(row.group for row in rows)
    )


def _minutes(assembly: Assembly, meeting: str) -> MinutesSeen:
    signed = cosigning.cosignatures(assembly.store, assembly.group, meeting)
    own = assembly.keys.key().public
    entry = signers.newest(assembly.store, assembly.group).signer_of(own)
    done = any(one.key == own.fingerprint() and one.current for one in signed)
    may = entry is not None and entry.active and not done
    return MinutesSeen(signed, cosigning.complete(signed), may)
