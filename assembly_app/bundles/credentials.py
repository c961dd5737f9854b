# SPDX-License-Identifier: GPL-3.0-or-later
"""Who vouches for a bundle: the signed manifest, the roll it goes by, and the checkpoints of its feeds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from hashlib import sha256

import msgspec

from assembly_app.bundles import member_names
from assembly_app.bundles.container_reader import Container
from assembly_app.bundles.errors import BundleError, placed
from assembly_app.bundles.manifest import Manifest, Member, allowed
from assembly_app.bundles.record_stream import Promise
from assembly_app.ledger.checkpoints import Checkpoint, SignedCheckpoint
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.keys import PublicKey, signer
from assembly_app.ledger.roll import Roll, SignedRoll, Signer, fingerprint, verify_chain
from assembly_app.ledger.sshsig import FIRST_NAMESPACES, MANIFEST, NAMESPACES


class Credentials(msgspec.Struct, frozen=True):
    """All of a bundle that is checked before its first record."""

    manifest: Manifest
    members: dict[str, Member]
    signer: Signer
    rolls: tuple[SignedRoll, ...]
    roll: Roll
    fingerprint: str
    checkpoints: tuple[SignedCheckpoint, ...]
    promises: dict[str, Promise]

    def member(self, name: str) -> Member:
        """What the manifest says of a member. Raises BundleError when nothing."""
        if name not in self.members:
            raise BundleError("member-missing", member=name)
        return self.members[name]


def read_credentials(
    container: Container, feed_keys: Callable[[str], str | None], rolls_of: Callable[[str], Sequence[SignedRoll]]
) -> Credentials:
    """Check the manifest's signature, every member but the records against it, the roll and each checkpoint.
    Raises BundleError."""
    manifest, key = _manifest(container)
    members = {member.name: member for member in manifest.members}
    texts = _texts(container, members)
    rolls = _rolls(texts)
    newest, roll = _governing(rolls, rolls_of(manifest.group))
    if newest.group != manifest.group:
        raise BundleError("group-mismatch", member=member_names.MANIFEST, group=newest.group, found=manifest.group)
    entry = manifest.relay.signer(key, roll) if manifest.relay else _exporter(key, roll)
    if manifest.exporter != key.fingerprint() or manifest.principal != entry.person:
        raise BundleError("signer-mismatch", member=member_names.MANIFEST)
    listed = (allowed(newest, manifest.relay, namespaces) for namespaces in (NAMESPACES, FIRST_NAMESPACES))
    if texts.get(member_names.ALLOWED_SIGNERS, "") not in listed:
        raise BundleError("allowed-signers-differ", member=member_names.ALLOWED_SIGNERS)
    promises, checkpoints = {}, []
    for name in sorted(texts):
        if name.startswith("checkpoints/") and name.endswith(".txt"):
            signed = SignedCheckpoint(texts[name], _text(texts, f"{name}.sig"))
            promise = _promise(name, signed, manifest, roll, feed_keys)
            promises[promise.checkpoint.feed] = promise
            checkpoints.append(signed)
    _refuse_strays(texts, promises, manifest)
    return Credentials(manifest, members, entry, rolls, roll, fingerprint(rolls[0]), tuple(checkpoints), promises)


def _manifest(container: Container) -> tuple[Manifest, PublicKey]:
    """The manifest and the key that signed it; its list of members must be the container's."""
    data = container.read(member_names.MANIFEST)
    armoured = _decoded(member_names.MANIFEST_SIGNATURE, container.read(member_names.MANIFEST_SIGNATURE))
    try:
        key = signer(MANIFEST, data, armoured)
    except LedgerError as error:
        raise placed(error, member=member_names.MANIFEST_SIGNATURE) from error
    manifest = Manifest.parse(data)
    listed = {member.name: member.size for member in manifest.members}
    for name, member in container.members.items():
        if name in (member_names.MANIFEST, member_names.MANIFEST_SIGNATURE):
            continue
        if name not in listed:
            raise BundleError("member-extra", member=name)
        if listed.pop(name) != member.size:
            raise BundleError("member-hash", member=name)
    for name in listed:
        raise BundleError("member-missing", member=name)
    return manifest, key


def _texts(container: Container, members: dict[str, Member]) -> dict[str, str]:
    """The small members as text; documents are compared with the manifest too, but not kept."""
    for name in (member_names.README, member_names.ALLOWED_SIGNERS, member_names.RECORDS):
        if name not in members:
            raise BundleError("member-missing", member=name)
    texts: dict[str, str] = {}
    for name, member in members.items():
        if name == member_names.RECORDS:
            continue
        digest, kept = sha256(), list[bytes]()
        for chunk in container.chunks(name):
            digest.update(chunk)
            if not member_names.is_document(name):
                kept.append(chunk)
        if digest.hexdigest() != member.sha256:
            raise BundleError("member-hash", member=name)
        if not member_names.is_document(name):
            texts[name] = _decoded(name, b"".join(kept))
    return texts


def _decoded(name: str, data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise BundleError("member-text", member=name) from error


def _text(texts: dict[str, str], name: str) -> str:
    if name not in texts:
        raise BundleError("member-missing", member=name)
    return texts[name]


def _rolls(texts: dict[str, str]) -> tuple[SignedRoll, ...]:
    rolls: list[SignedRoll] = []
    while (name := member_names.roll(len(rolls) + 1)) in texts:
        version, signatures = len(rolls) + 1, list[str]()
        while (signature := member_names.roll_signature(version, len(signatures) + 1)) in texts:
            signatures.append(texts[signature])
        rolls.append(SignedRoll(texts[name], tuple(signatures)))
    return tuple(rolls)


def _governing(rolls: tuple[SignedRoll, ...], known: Sequence[SignedRoll]) -> tuple[Roll, Roll]:
    """The bundle's newest roll, and the newest of the bundle's and the receiver's: an old bundle must not bring back
    an old roll."""
    if not rolls:
        raise BundleError("roll-missing")
    for version, (ours, theirs) in enumerate(zip(known, rolls, strict=False), 1):
        if ours.text != theirs.text:
            raise BundleError("roll-differs", member=member_names.roll(version), version=version)
    try:
        newest = verify_chain(rolls)[-1]
        return newest, Roll.parse(known[-1].text) if len(known) > len(rolls) else newest
    except LedgerError as error:
        raise placed(error, member="roll") from error


def _exporter(key: PublicKey, roll: Roll) -> Signer:
    entry, shown = roll.signer_of(key), key.fingerprint()
    if entry is None:
        raise BundleError("signer-not-on-roll", member=member_names.MANIFEST_SIGNATURE, key=shown)
    if not entry.active:
        raise BundleError("signer-ended", member=member_names.MANIFEST_SIGNATURE, key=shown)
    return entry


def _promise(
    name: str, signed: SignedCheckpoint, manifest: Manifest, roll: Roll, feed_keys: Callable[[str], str | None]
) -> Promise:
    try:
        key = signed.signer()
        checkpoint = Checkpoint.parse(signed.text)
    except LedgerError as error:
        raise placed(error, member=name) from error
    feed, shown = checkpoint.feed, key.fingerprint()
    if member_names.checkpoint(feed) != name:
        raise BundleError("checkpoint-feed", member=name, found=feed)
    if checkpoint.group != manifest.group:
        raise BundleError("group-mismatch", member=name, group=manifest.group, found=checkpoint.group)
    entry = roll.signer_of(key)
    if entry is None:
        raise BundleError("checkpoint-not-on-roll", member=name, feed=feed, key=shown)
    own = feed_keys(feed)
    if own is not None and own != key.to_line():
        known = PublicKey.from_line(own).fingerprint()
        raise BundleError("checkpoint-key", member=name, feed=feed, found=shown, key=known)
    since = next((since.head() for since in manifest.since if since.feed == feed), None)
    if since and since.seq > checkpoint.seq:
        raise BundleError("since-malformed", member=member_names.MANIFEST, feed=feed)
    return Promise(checkpoint, key, own is not None, since, roll.end_of(feed, key))


def _refuse_strays(texts: dict[str, str], promises: dict[str, Promise], manifest: Manifest) -> None:
    """Refuse signatures without a text, rolls out of the row, and starting points of feeds that are not here."""
    versions = {int(name[5:-5]) for name in texts if re.fullmatch(r"roll/[0-9]+\.json", name)}
    for name in texts:
        folder, _, rest = name.partition("/")
        number = rest.split(".")
        if folder == "checkpoints" and number[0] not in promises:
            raise BundleError("member-extra", member=name)
        if folder == "roll" and (int(number[0]) > len(versions) or not _in_row(texts, number)):
            raise BundleError("member-extra", member=name)
    for since in manifest.since:
        if since.feed not in promises:
            raise BundleError("since-malformed", member=member_names.MANIFEST, feed=since.feed)


def _in_row(texts: dict[str, str], number: list[str]) -> bool:
    """Whether a roll's member follows another: `7.json` after `6.json`, `7.3.sig` after `7.2.sig`."""
    version = int(number[0])
    if number[1] == "json":
        return version == 1 or member_names.roll(version - 1) in texts
    before = int(number[1]) - 1
    return member_names.roll(version) in texts and (
        before == 0 or member_names.roll_signature(version, before) in texts
    )
