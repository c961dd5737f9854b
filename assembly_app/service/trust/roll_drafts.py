# SPDX-License-Identifier: GPL-3.0-or-later
"""A draft of the roll as somebody reads it who is asked to sign: what it changes, who has signed, who has still to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec

from assembly_app.bundles.container_writer import replacing_file
from assembly_app.domain.refusal import Refused
from assembly_app.errors import CodedError, Problem
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.roll import Capacity, Roll
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.excerpts import telling
from assembly_app.service.core.ports import Store
from assembly_app.service.operations import Operation, unreadable
from assembly_app.service.trust import roll as signers
from assembly_app.service.trust.forks import MOST_TEXTS
from assembly_app.service.trust.roll import Draft, Joining, Step, Wish, differences, newest, read_draft, wanting

_KEY_CAP = 10_000
DraftState = Literal["open", "known", "stale", "early", "of-others", "damaged"]


class LastRecord(msgspec.Struct, frozen=True):
    """The record that would be the last one of a feed: its number, its type, its clock, the texts in it, and how many
    records that are here come after it."""

    seq: int
    type: str
    at: str
    texts: tuple[str, ...]
    after: int


class DraftFound(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a draft. `path` is None while it was not written to a file.

    `state`: "open" (it may be signed and gone by), "known" (the group goes by it already), "stale" (the group goes by
    another roll of that version), "early" (a version before it is not here), "of-others" or "damaged". `more` people
    must still sign, any of `missing`. In `steps`, a feed that is closed has its writer's name, and is "closed-other"
    where another side counts than the one here, "closed-short" where it never went two ways.
    """

    state: DraftState
    path: Path | None = None
    draft: Draft | None = None
    group_name: str = ""
    version: int = 0
    here: int = 0
    steps: tuple[Step, ...] = ()
    signed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    more: int = 0
    enough: bool = False
    may_sign: bool = False
    problem: Problem | None = None


def draft_change(assembly: Assembly, _: Operation, wish: Wish) -> DraftFound:
    """The next roll as wished for, signed by this laptop if it may."""
    made = signers.draft(assembly.store, assembly.group, wish, assembly.clock.now())
    seen = of_draft(assembly, made)
    return _signed(assembly, made) if seen.may_sign else seen


def joining(said: str, name: str, capacities: Sequence[str], person: str = "") -> Joining:
    """Somebody to be put on the roll. `said` is the public key's line, or the path of its file."""
    line = said.strip()
    if line and not line.startswith("ssh-"):
        line = key_in(Path(line).expanduser())
    PublicKey.from_line(line)
    return Joining(line, name.strip(), msgspec.convert(tuple(capacities), tuple[Capacity, ...]), person)


def key_in(path: Path) -> str:
    """The public line in a file."""
    try:
        with path.open("rb") as file:
            return file.read(_KEY_CAP).decode("ascii", "replace").strip()
    except OSError as error:
        raise unreadable(error) from error


def sign_draft(assembly: Assembly, _: Operation, draft: Draft, path: Path | None) -> DraftFound:
    """The draft with this laptop's signature, in its file too."""
    seen = _signed(assembly, draft)
    if path is not None and seen.draft is not None:
        save_draft(seen.draft, path)
    return msgspec.structs.replace(seen, path=path)


def sign_draft_in(assembly: Assembly, operation: Operation, path: Path) -> DraftFound:
    """The draft in a file, with this laptop's signature."""
    return sign_draft(assembly, operation, _read(path), path)


def save_draft(draft: Draft, path: Path) -> None:
    """Write a draft to a file, for the others."""
    with replacing_file(path) as file:
        file.write(draft.to_bytes())


def adopt_draft(assembly: Assembly, _: Operation, draft: Draft) -> int:
    """Go by a draft from now on; the number of the version."""
    return signers.adopt(assembly, draft).version


def adopt_draft_in(assembly: Assembly, operation: Operation, path: Path) -> int:
    """Go by the draft in a file from now on."""
    return adopt_draft(assembly, operation, _read(path))


def last_record(assembly: Assembly, _: Operation, feed: str, seq: int) -> LastRecord:
    """What a feed would end with at that record. Raises Refused ("position-unknown") for one that is not here."""
    head = assembly.store.head(feed)
    record = next(assembly.store.records(feed, seq - 1), None) if seq > 0 else None
    if head is None or record is None:
        raise Refused("position-unknown", "ledger", place=f"{feed}@{seq}")
    header = record.header
    return LastRecord(seq, header.type, header.at, telling(record.body)[:MOST_TEXTS], head.seq - seq)


def _signed(assembly: Assembly, draft: Draft) -> DraftFound:
    return of_draft(assembly, signers.sign(assembly.store, assembly.group, draft, assembly.keys.key()))


def _read(path: Path) -> Draft:
    try:
        return signers.read_draft(path)
    except OSError as error:
        raise unreadable(error) from error


def look_at_draft(assembly: Assembly, path: Path) -> DraftFound:
    """What a file says. Never raises for a bad one."""
    try:
        return of_draft(assembly, read_draft(path), path)
    except CodedError as error:
        problem = error.problem
    except OSError as error:
        problem = unreadable(error).problem
    return DraftFound(state="damaged", path=path, problem=problem)


def of_draft(assembly: Assembly, draft: Draft, path: Path | None = None) -> DraftFound:
    """What a draft says. Raises LedgerError for bad signatures, Refused where nothing was founded."""
    store, group = assembly.store, assembly.group
    old, new = newest(store, group), Roll.parse(draft.text)
    keys = draft.signed.signers()
    about = DraftFound(
        state=_state(store, old, new, draft.text),
        path=path,
        draft=draft,
        group_name=draft.group_name,
        version=new.version,
        here=old.version,
        signed=tuple(_name((old, new), key) for key in keys),
    )
    if about.state != "open":
        return about
    own = assembly.keys.key().public
    short = _missing((old, new), keys)
    why = wanting(store, group, draft)
    if why and not short:
        problem = Problem("roll-malformed", {}, why)
        return msgspec.structs.replace(about, state="damaged", problem=problem)
    ours = any(entry.active for roll in (old, new) if (entry := roll.signer_of(own)))
    return msgspec.structs.replace(
        about,
        steps=tuple(_with_writer(store, new, step) for step in differences(old, new)),
        missing=tuple(dict.fromkeys(name for _, names in short for name in names)),
        more=max((count for count, _ in short), default=0),
        enough=not why,
        may_sign=ours and own not in keys,
    )


def _state(store: Store, old: Roll, new: Roll, text: str) -> DraftState:
    if new.group != old.group:
        return "of-others"
    if any(signed.text == text for signed in store.rolls(old.group)):
        return "known"
    if new.version <= old.version:
        return "stale"
    return "open" if new.version == old.version + 1 else "early"


def _missing(rolls: tuple[Roll, Roll], keys: tuple[PublicKey, ...]) -> list[tuple[int, list[str]]]:
    """For each of the two rolls that asks for more signatures: of how many people, and who they can be."""
    short = []
    for roll in rolls:
        people = {entry.person for key in keys if (entry := roll.signer_of(key)) and entry.active}
        if len(people) < roll.threshold:
            others = [one.name for one in roll.signers if one.active and one.person not in people]
            short.append((roll.threshold - len(people), others))
    return short


def _with_writer(store: Store, roll: Roll, step: Step) -> Step:
    """A closed feed with its writer's name; "closed-other" where the side that counts is not the one here."""
    if step.code != "closed":
        return step
    key = next((feed.key for feed in store.feeds() if feed.id == step.feed), "")
    entry = roll.signer_of(PublicKey.from_line(key)) if key else None
    head = next(head for feed, _, head in roll.closed if feed == step.feed)
    here = store.record_id(step.feed, step.seq)
    forked = any(row.feed == step.feed and row.why == "fork" for row in store.branches(roll.group))
    same = here is not None and here.hex() == head
    code = "closed-other" if not same else "closed" if forked else "closed-short"
    return msgspec.structs.replace(step, code=code, name=entry.name if entry else "")


def _name(rolls: tuple[Roll, Roll], key: PublicKey) -> str:
    return next((entry.name for roll in rolls if (entry := roll.signer_of(key))), key.fingerprint())
