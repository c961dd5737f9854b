# SPDX-License-Identifier: GPL-3.0-or-later
"""A draft of the roll as somebody reads it who is asked to sign: what it changes, who has signed, who has still to."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from assembly_app.domain.refusal import Refused
from assembly_app.errors import Problem
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.roll import Roll
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.ports import Store
from assembly_app.service.trust.roll import Draft, Step, differences, newest, read_draft, wanting

DraftState = Literal["open", "known", "stale", "early", "of-others", "damaged"]


class DraftFound(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a draft. `path` is None while it was not written to a file.

    `state`: "open" (it may be signed and gone by), "known" (the group goes by it already), "stale" (the group goes by
    another roll of that version), "early" (a version before it is not here), "of-others" or "damaged". `more` people
    must still sign, any of `missing`. In `steps`, a feed that is closed has its writer's name, and is "closed-other"
    where another side counts than the one here, "closed-short" where it never went two ways.
    `signed_by_us`: by this laptop's key.
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
    signed_by_us: bool = False
    damage: Problem | None = None


def look_at_draft(assembly: Assembly, path: Path) -> DraftFound:
    """What a file says. Never raises for a bad one."""
    try:
        return of_draft(assembly, read_draft(path), path)
    except LedgerError as error:
        damage = Problem(error.code, error.params, str(error))
    except OSError as error:
        reason = error.strerror or str(error)
        damage = Problem("file-unreadable", {"reason": reason}, reason)
    except Refused as error:
        damage = Problem(error.code, {}, str(error))
    return DraftFound(state="damaged", path=path, damage=damage)


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
        damage = Problem("roll-malformed", {}, why)
        return msgspec.structs.replace(about, state="damaged", damage=damage)
    ours = any(entry.active for roll in (old, new) if (entry := roll.signer_of(own)))
    return msgspec.structs.replace(
        about,
        steps=tuple(_with_writer(store, new, step) for step in differences(old, new)),
        missing=tuple(dict.fromkeys(name for _, names in short for name in names)),
        more=max((count for count, _ in short), default=0),
        enough=not why,
        may_sign=ours and own not in keys,
        signed_by_us=own in keys,
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
