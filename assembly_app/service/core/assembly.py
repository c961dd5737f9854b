# SPDX-License-Identifier: GPL-3.0-or-later
"""The service: one act at a time becomes events, records, rows, and news for whoever shows them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec

from assembly_app.domain.aggregates import ACTS, decide
from assembly_app.domain.bounds import reckonable
from assembly_app.domain.charter.changes import FoundAssembly
from assembly_app.domain.refusal import Refused, refuse_unless
from assembly_app.domain.values import Act, Emitted
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.records import Reach as Reach
from assembly_app.ledger.roll import Roll, Signer, fingerprint, sign_roll
from assembly_app.service.core.journal import Journal, wall_clock
from assembly_app.service.core.ports import Change, Clock, Keys, Store, Transaction
from assembly_app.service.core.world import StoreWorld

Listener = Callable[[Change], None]


class Outcome(msgspec.Struct, frozen=True):
    """What an act led to. `id` is that of the new thing, "" when the act makes none."""

    act: Act
    id: str
    events: tuple[Emitted, ...]


def new_id() -> str:
    """A random id of 16 hexadecimal digits: it says nothing about whom or what it names."""
    return secrets.token_hex(8)


class Assembly:
    """One group's assembly, over a store.

    `facilitator`: the public key of a second signer, put on the roll when the assembly is founded.
    `held` is true while an import writes on another connection: an act is then refused at once instead of waiting.
    """

    def __init__(self, store: Store, keys: Keys, clock: Clock, *, facilitator: PublicKey | None = None) -> None:
        self.store, self.keys, self.clock = store, keys, clock
        self.journal = Journal(store, keys)
        self._facilitator = facilitator
        self._listeners: list[Listener] = []
        self.held = False
        own = store.own_group()
        self.group = own.id if own else ""

    @property
    def world(self) -> StoreWorld:
        """The assembly as it stands."""
        return StoreWorld(self.store, self.group)

    def listen(self, listener: Listener) -> None:
        """Call `listener` after each commit with what it touched."""
        self._listeners.append(listener)

    def tell(self, changes: tuple[Change, ...]) -> None:
        """Tell the listeners."""
        with self.store.looking():
            for change in changes:
                for listener in self._listeners:
                    listener(change)

    def act(self, act: Act, *, reach: Reach = "federation") -> Outcome:
        """Carry out an act: durable and visible when this returns. After Refused or StoreError nothing happened.

        `reach`: who may read what it says: with "group", other groups get only that there is a record.
        """
        return self.act_all([act], reach=reach)[0]

    def act_all(self, acts: Sequence[Act], *, reach: Reach = "federation") -> list[Outcome]:
        """Carry out several acts as one: after Refused or StoreError none of them happened. Each sees those before."""
        refuse_unless(not self.held, "import-running", "ledger")
        now = self.clock.now()
        outcomes, touched = [], dict[str, set[str]]()
        with self.store.write() as tx:
            for filled in map(with_ids, acts):
                emitted = tuple(decide(filled, self.world, now))
                # What nobody could read back is not written.
                refuse_unless(all(reckonable(one.event) for one in emitted), "beyond-reckoning", "input")
                if isinstance(filled, FoundAssembly):
                    self._found(tx, filled, now)
                self.journal.append(tx, self.group, emitted, now, reach)
                for change in tx.project():
                    touched.setdefault(change.group, set()).update(change.about)
                outcomes.append(Outcome(filled, getattr(filled, filled.NEW[0]) if filled.NEW else "", emitted))
        self.journal.note()
        self.tell(tuple(Change(group, frozenset(about)) for group, about in touched.items()))
        return outcomes

    def _found(self, tx: Transaction, act: FoundAssembly, now: datetime) -> None:
        self.group = new_id()
        own = self.keys.key()
        signers = [Signer(own.public.to_line(), new_id(), "Secretary", ("secretary",))]
        if self._facilitator is not None and self._facilitator != own.public:
            signers.append(Signer(self._facilitator.to_line(), new_id(), "Facilitator", ("facilitator",)))
        roll = sign_roll(Roll(self.group, 1, 1, tuple(signers), wall_clock(now)), [own])
        tx.add_group(self.group, act.name.strip(), fingerprint(roll), own=True)
        tx.add_roll(self.group, 1, roll)


def with_ids(act: Act) -> Act:
    """The act with a fresh random id in each of its `NEW` fields that is empty."""
    empty = {name: new_id() for name in act.NEW if not getattr(act, name)}
    return msgspec.structs.replace(act, **empty) if empty else act


def read_act(name: str, fields: dict[str, object]) -> Act:
    """An act from its name and plain values. Raises Refused for an unknown act or a field that does not fit."""
    kind = ACTS.get(name)
    if kind is None:
        raise Refused("unknown-act", "input", act=name)
    try:
        return msgspec.convert(fields, kind, strict=False)
    except msgspec.ValidationError as error:
        raise Refused("act-not-valid", "input", act=name, detail=str(error)) from None
