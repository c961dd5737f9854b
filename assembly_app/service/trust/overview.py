# SPDX-License-Identifier: GPL-3.0-or-later
"""How everything stands about whom one may believe: the roll, feeds that went two ways, and what is asked to erase."""

from __future__ import annotations

import msgspec

from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.roll import Roll, Signer
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.operations import Operation
from assembly_app.service.trust import erasure
from assembly_app.service.trust import roll as signers
from assembly_app.service.trust.forks import Split, Unseen, splits, unseen


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


def overview(assembly: Assembly, _: Operation) -> Trusted:
    """How everything stands."""
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
