# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom one may believe, from the command line: what the commands about signers, forks and erasing do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from assembly_app.bundles.writer import replacing_file
from assembly_app.cli.session import Workshop
from assembly_app.documents.listings import Report
from assembly_app.documents.qr_images import drawn
from assembly_app.domain.refusal import Refused
from assembly_app.files.atomic_file import write
from assembly_app.ledger.fingerprint_digits import spoken
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.roll import Capacity, Roll
from assembly_app.ledger.roll import fingerprint as fingerprint_of
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.ports import Store
from assembly_app.service.core.read_models import ErasureRow
from assembly_app.service.core.rolls import frozen_feeds
from assembly_app.service.operations import Operation
from assembly_app.service.trust import cosigning, erasure
from assembly_app.service.trust import roll as signers
from assembly_app.service.trust.forks import reissue

EXCERPT = 100
"""How much of a record's text a listing shows."""


class TrustDesk:
    """The roll, forks, erasures and co-signed minutes, for a workshop that opens stores and keys."""

    def __init__(self, shop: Workshop) -> None:
        self._shop = shop

    def roll(self, path: Path, group: str, code: Path | None) -> Report:
        """Who stands on a group's roll, who vouched for its versions, and its fingerprint, drawn to `code` too."""
        store = self._shop.assembly(path).store
        of = _group(store, group)
        versions = signers.vouching(store, of)
        newest, fingerprint = versions[-1][0], fingerprint_of(store.rolls(of)[0])
        lines = [f"Fingerprint {fingerprint}", f"Read aloud  {' '.join(spoken(fingerprint))}"]
        if code:
            with replacing_file(code) as file:
                file.write(drawn(fingerprint, code.suffix.lower().lstrip(".")))
        lines += [f"Version {newest.version}; a change needs {newest.threshold} of these people to sign."]
        for one in newest.signers:
            state = (
                ""
                if one.active
                else "  ended, "
                + (", ".join(f"good through {feed}@{seq}" for feed, seq, _ in one.good_through) or "nothing is good")
            )
            lines.append(f"{one.name}  {', '.join(one.capacities)}  {one.public.fingerprint()}{state}")
        lines += [f"Feed {feed} is closed at {seq}." for feed, seq, _ in newest.closed]
        lines += [f"Version {roll.version}, {roll.at}: signed by {', '.join(names)}" for roll, names in versions]
        rows = [{"roll": roll, "signed_by": names} for roll, names in versions]
        data = {"fingerprint": fingerprint, "digits": spoken(fingerprint), "versions": rows}
        return Report(lines, data)

    def draft(self, path: Path, out: Path, said: Mapping[str, object]) -> list[str]:
        """Write the next version, signed by this laptop's key if it may."""
        assembly = self._shop.assembly(path)
        store, group, key = assembly.store, assembly.group, assembly.keys.key()
        wish = signers.Wish(
            add=_joining(store, group, said),
            end=tuple(cast("Sequence[str]", said["end"])),
            through=tuple(cast("Sequence[str]", said["through"])),
            nothing_good=bool(said["nothing_good"]),
            close=tuple(cast("Sequence[str]", said["close"])),
            threshold=int(str(said["threshold"] or 0)),
        )
        made = signers.draft(store, group, wish, assembly.clock.now())
        rolls = (signers.newest(store, group), Roll.parse(made.text))
        if any(entry.active for roll in rolls if (entry := roll.signer_of(key.public))):
            made = signers.sign(store, group, made, key)
        write(out, made.to_bytes())
        return [*_told(store, group, made), f"Written to {out}."]

    def sign(self, path: Path, store: Path) -> list[str]:
        """Add a signature to a draft."""
        assembly = self._shop.assembly(store)
        signed = signers.sign(assembly.store, assembly.group, signers.read_draft(path), assembly.keys.key())
        write(path, signed.to_bytes())
        return [*_told(assembly.store, assembly.group, signed), f"Signed, and written to {path}."]

    def adopt(self, path: Path, store: Path) -> list[str]:
        """Go by a draft from now on."""
        assembly = self._shop.assembly(store)
        roll = signers.adopt(assembly, signers.read_draft(path))
        return [f"The group goes by version {roll.version} of its roll now."]

    def forks(self, path: Path) -> Report:
        """Branches that do not count, and what is to be done about them."""
        store = self._shop.assembly(path).store
        lines, data = [], []
        for group in store.groups():
            frozen = frozen_feeds(store, group.id)
            for row in store.branches(group.id):
                records = store.branch_records(row.no)
                last = f"{row.feed}@{row.last}:{records[-1].id.hex()}" if records else ""
                standing = "open" if row.feed in frozen else "reissued" if row.issued else "settled"
                lines.append(
                    f"branch {row.no}  {group.name}  feed {row.feed}  records {row.first} to {row.last}  "
                    f"{'two ways' if row.why == 'fork' else 'beyond its end'}  {standing}  {last}".rstrip()
                )
                data.append({"branch": row, "group": group.id, "standing": standing, "last": last})
            lines += [
                f"To settle feed {feed}: assembly roll draft --close {feed}@SEQ[:ID], signed by enough people."
                for feed in sorted(frozen)
            ]
        return Report(lines or ["No feed went two ways, and none was ended."], data)

    def reissue(self, path: Path, branch: int) -> str:
        """Record a branch anew."""
        return f"{reissue(self._shop.assembly(path), Operation(), branch)} records recorded anew."

    def find(self, path: Path, group: str, words: str) -> Report:
        """Records that hold some words."""
        store = self._shop.assembly(path).store
        found = erasure.containing(store, _group(store, group), words)
        lines = [f"{one.place}  {one.type}  {_excerpt(one.body)}" for one in found]
        return Report(lines or ["No record holds these words."], found)

    def erase(self, path: Path, places: Sequence[str], why: str) -> str:
        """Erase bodies of our own."""
        count = erasure.erase(self._shop.assembly(path), Operation(), places, why)
        return f"{count} erased. The other laptops and groups are told."

    def erase_asked(self, path: Path) -> str:
        """Erase what others ask for."""
        count = erasure.honour(self._shop.assembly(path), Operation())
        return f"{count} erased, as their groups ask; the next bundle tells them."

    def erasures(self, path: Path) -> Report:
        """What was erased and what is asked for."""
        assembly = self._shop.assembly(path)
        store, rows = assembly.store, assembly.store.erasures()
        names = {group.id: group.name for group in store.groups()}
        lines = [
            "  ".join((row.asked_at, names[row.group], place_of(row), "gone" if row.done else "ASKED FOR", row.why))
            for row in rows
        ]
        followed = erasure.honoured(store, assembly.group)
        lines += [f"{name} has erased {count} of ours." for name, count in followed.items()]
        return Report(lines or ["Nothing was erased."], {"rows": rows, "followed": followed})

    def cosign(self, path: Path, meeting: str) -> list[str]:
        """Sign minutes."""
        assembly = self._shop.assembly(path)
        meeting = meeting or _approved(assembly)
        said = cosigning.cosign(assembly, Operation(), meeting)
        signed = cosigning.cosignatures(assembly.store, assembly.group, meeting)
        lines = [f"Signed: {said.count} records with root {said.root}"]
        for one in signed:
            lines.append(f"{one.name}  {', '.join(one.capacities)}{'' if one.current else '  an earlier state'}")
        return [*lines, "Both have signed." if cosigning.complete(signed) else "Two people sign: one is still missing."]


def place_of(row: ErasureRow) -> str:
    """`feed@seq`."""
    return f"{row.feed}@{row.seq}"


def _group(store: Store, said: str) -> str:
    found = [row.id for row in store.groups() if said in (row.id, row.name) or (not said and row.own)]
    if len(found) != 1:
        raise Refused("unknown-group", "ledger", group=said, groups=tuple(row.name for row in store.groups()))
    return found[0]


def _joining(store: Store, group: str, said: Mapping[str, object]) -> tuple[signers.Joining, ...]:
    file, name, person = said["add"], str(said["name"]), str(said["person"])
    if not isinstance(file, Path):
        return ()
    key = file.read_text(encoding="ascii", errors="replace").strip()
    PublicKey.from_line(key)
    same = [one for one in signers.newest(store, group).signers if person and one.public.fingerprint() == person]
    if person and not same:
        raise Refused("signer-unknown", "ledger", key=person)
    given = tuple(cast("Sequence[Capacity]", said["capacities"]))
    if same:
        first = same[0]
        return (signers.Joining(key, name or first.name, given or first.capacities, first.person),)
    return (signers.Joining(key, name or file.stem, given or ("delegate",)),)


def _told(store: Store, group: str, draft: signers.Draft) -> list[str]:
    """What a draft would change, who has signed it, and whether that is enough."""
    new = Roll.parse(draft.text)
    lines = [f"Version {new.version} of the roll of {draft.group_name}:"]
    lines += [f"  {_step(step)}" for step in signers.differences(signers.newest(store, group), new)]
    signed = signers.signatures(store, group, draft)
    lines += [f"  signed by {one.name or 'somebody unknown'}, {one.key}" for one in signed]
    wanting = signers.wanting(store, group, draft)
    return [*lines, f"  not enough yet: {wanting}" if wanting else "  enough have signed: it can be adopted"]


def _step(step: signers.Step) -> str:
    match step.code:
        case "joined" | "person-again":
            return f"{step.name} joins as {', '.join(step.capacities)} with {step.key}"
        case "ended":
            good = f"good through {step.feed}@{step.seq}" if step.seq else "nothing it signed is good"
            return f"the key {step.key} of {step.name} ends; {good}"
        case "closed":
            return f"feed {step.feed} ends at {step.seq}"
        case "threshold":
            return f"a change needs {step.number} people from now on"
        case _:
            return f"{step.name} is {', '.join(step.capacities)} now"


def _excerpt(text: str) -> str:
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT]}..."


def _approved(assembly: Assembly) -> str:
    found = [brief.id for brief in assembly.store.meetings(assembly.group) if brief.minutes_phase == "approved"]
    if not found:
        raise Refused("minutes-not-approved", "R29", meeting="")
    return found[-1]
