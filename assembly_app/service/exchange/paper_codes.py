# SPDX-License-Identifier: GPL-3.0-or-later
"""Codes for paper beside the desk: of the record as it stands, of a decision, of the group; and what was scanned."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

import msgspec

from assembly_app.domain.decisions.state import DecisionEntry
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Texts
from assembly_app.ledger import qr_checkpoint
from assembly_app.ledger.checkpoints import Checkpoint
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.fingerprint_digits import spoken
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.paper import Proof
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.naming import group_named
from assembly_app.service.core.rolls import signer_on
from assembly_app.service.exchange.paper import PaperFound, decision_in, judge, proof_of_decision
from assembly_app.service.operations import Operation, unreadable

SCAN_CAP: Final = 20_000
"""Most bytes of a file that are read as something scanned; the largest code has 3,391 characters."""

CodeKind = Literal["checkpoint", "proof", "fingerprint"]


class Code(msgspec.Struct, frozen=True, kw_only=True):
    """What a QR code says, and what is said beside it. `text` is in the code.

    For "checkpoint" and "proof", `name` is whose laptop's feed it is, by the roll, and `own` that it is this one's; it
    goes up to record `seq`, recorded at `at`; `key` signed it. For "proof", `number` and `title` are the decision's,
    `whole` that its text is in the code, and `private` that this text is not for everybody. `digits`: the group's.
    """

    kind: CodeKind
    text: str
    group: str
    name: str = ""
    own: bool = False
    seq: int = 0
    at: str = ""
    key: str = ""
    number: str = ""
    title: Texts = {}
    whole: bool = False
    private: bool = False
    digits: tuple[str, ...] = ()


class PaperJudged(msgspec.Struct, frozen=True, kw_only=True):
    """What was scanned, as it is told to people: `group` is the name of whose record it is, "" where it is not here;
    `own` that this laptop's key signed it; `entry` the decision, where that is on the paper."""

    found: PaperFound
    group: str
    own: bool
    entry: DecisionEntry | None = None


class FingerprintJudged(msgspec.Struct, frozen=True, kw_only=True):
    """The scanned fingerprint of a group: the name of the one here that has it, "" for none; `own`: it is ours."""

    fingerprint: str
    digits: tuple[str, ...]
    group: str = ""
    own: bool = False


Judged = PaperJudged | FingerprintJudged


def checkpoint_code(assembly: Assembly, _: Operation) -> Code:
    """The newest checkpoint of this laptop's feed; of the group's newest one, before there is an own."""
    store = assembly.store
    feeds = [feed for feed in store.feeds() if feed.group == assembly.group and feed.seq]
    own = [feed for feed in feeds if feed.id == store.own_feed()]
    feed = max(own or feeds, key=lambda each: (each.at, each.id), default=None)
    signed = store.checkpoint(feed.id) if feed else None
    if feed is None or signed is None:
        raise Refused("not-founded", "charter")
    text, said = qr_checkpoint.to_code(qr_checkpoint.pack(signed)), Checkpoint.parse(signed.text)
    return _code(assembly, "checkpoint", text, said, PublicKey.from_line(feed.key))


def decision_code(assembly: Assembly, _: Operation, number: str, group: str = "") -> Code:
    """The record that took the decision of that number, with its proof; `group`: our own ("") or another one."""
    number = "".join(str(int(letter)) if letter.isdecimal() else letter for letter in number.strip())
    proof = proof_of_decision(assembly.store, group_named(assembly.store, group).id, number, assembly.clock.now())
    text, said = proof.to_code(), Checkpoint.parse(proof.checkpoint.text)
    entry = decision_in(proof.header.type, proof.body)
    made = _code(assembly, "proof", text, said, proof.key)
    whole = Proof.from_code(text).body is not None
    return msgspec.structs.replace(
        made,
        number=number,
        title=entry.title if entry else {},
        whole=whole,
        private=whole and (proof.header.reach == "group" or (entry is not None and entry.personal)),
    )


def fingerprint_code(assembly: Assembly, _: Operation) -> Code:
    """Our group's fingerprint, for those who take in a bundle of ours for the first time."""
    row = assembly.store.own_group()
    if row is None:
        raise Refused("not-founded", "charter")
    return Code(kind="fingerprint", text=row.fingerprint, group=row.name, digits=spoken(row.fingerprint))


def judge_text(assembly: Assembly, _: Operation, said: str) -> Judged:
    """What was scanned, against the store. Where it stands on several lines they are put together: no code has line
    ends of its own."""
    text = "".join(said.splitlines()).lstrip("\ufeff ")
    digits = spoken(text.strip())
    return _fingerprint(assembly, text.strip(), digits) if digits else _paper(assembly, text)


def judge_file(assembly: Assembly, operation: Operation, path: Path) -> Judged:
    """What was scanned into a text file."""
    try:
        with path.open("rb") as file:
            data = file.read(SCAN_CAP + 1)
    except OSError as error:
        raise unreadable(error) from error
    if len(data) > SCAN_CAP:
        raise LedgerError("paper-malformed")
    return judge_text(assembly, operation, data.decode("utf-8-sig", errors="replace"))


def _code(assembly: Assembly, kind: CodeKind, text: str, said: Checkpoint, key: PublicKey) -> Code:
    entry = signer_on(assembly.store, assembly.group, key)
    group = assembly.store.own_group()
    return Code(
        kind=kind,
        text=text,
        group=group.name if group else "",
        name=entry.name if entry else "",
        own=key == assembly.keys.key().public,
        seq=said.seq,
        at=said.at,
        key=key.fingerprint(),
    )


def _paper(assembly: Assembly, text: str) -> PaperJudged:
    found = judge(text, assembly.store)
    names = {row.id: row.name for row in assembly.store.groups()}
    return PaperJudged(
        found=found,
        group=names.get(found.group, ""),
        own=found.key == assembly.keys.key().public.fingerprint(),
        entry=decision_in(found.type, found.body.encode() if found.body is not None else None),
    )


def _fingerprint(assembly: Assembly, text: str, digits: tuple[str, ...]) -> FingerprintJudged:
    row = next((row for row in assembly.store.groups() if row.fingerprint == text), None)
    if row is None:
        return FingerprintJudged(fingerprint=text, digits=digits)
    return FingerprintJudged(fingerprint=text, digits=digits, group=row.name, own=row.own)
