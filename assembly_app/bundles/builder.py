# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a bundle: the same content gives the same bytes, and nothing is packed that would be refused elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final

import msgspec

from assembly_app.bundles import member_names
from assembly_app.bundles.container_writer import Writer, replacing_file
from assembly_app.bundles.errors import BundleError
from assembly_app.bundles.manifest import Manifest, Relay, Since, allowed, is_line
from assembly_app.bundles.readme import readme
from assembly_app.bundles.record_stream import Promise, RecordStream
from assembly_app.ledger.checkpoints import Checkpoint, SignedCheckpoint
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.feeds import FeedHead
from assembly_app.ledger.keys import SigningKey
from assembly_app.ledger.records import Line, Record, encode_line
from assembly_app.ledger.roll import Roll, SignedRoll, fingerprint, verify_chain
from assembly_app.ledger.sshsig import MANIFEST

BATCH: Final = 1000
Seal = Callable[[bytes], bytes]
NOTHING_SINCE: Final[Mapping[str, FeedHead]] = MappingProxyType({})


class Packed(msgspec.Struct, frozen=True):
    """A bundle on disk: `count` records, `size` in bytes, `sha256` of the file in hex."""

    path: Path
    count: int
    size: int
    sha256: str


def pack(
    path: Path,
    *,
    group: str,
    group_name: str,
    at: str,
    rolls: Sequence[SignedRoll],
    checkpoints: Sequence[SignedCheckpoint],
    records: Iterable[Record],
    key: SigningKey,
    documents: Sequence[tuple[str, bytes]] = (),
    since: Mapping[str, FeedHead] = NOTHING_SINCE,
    progress: Callable[[int], None] | None = None,
    seal: Seal | None = None,
    relay: Relay | None = None,
) -> Packed:
    """Write a bundle to `path`, whole or not at all. With `seal` it is made in memory, and only what `seal` gives for
    it comes to the disk.

    `rolls` all versions from 1 on; `records` sorted by feed and seq, up to each feed's checkpoint, from the start or
    from right after its head in `since`; `documents` are (name ending in .pdf, bytes). `progress` is told the number
    of records written; `relay` says who packs it when the group is not their own. Raises BundleError for anything a
    receiver would refuse, and when the disk fails.
    """
    try:
        rolled = verify_chain(rolls)
        if not rolled or rolled[-1].group != group:
            raise BundleError("roll-missing")
        signer = relay.signer(key.public, rolled[-1]) if relay else rolled[-1].signer_of(key.public)
        if signer is None or not signer.active:
            raise BundleError("signer-not-on-roll", key=key.public.fingerprint())
        if not is_line(group_name):
            raise BundleError("text-malformed")
        promises = _promises(rolled[-1], checkpoints, since)
        stream = RecordStream(group, promises, since.get, _id_in(since), require_proof=False)
        first = fingerprint(rolls[0])
        about = {"group": group, "group_name": group_name, "at": at, "principal": signer.person}
        with _written(path, seal) as (file, done):
            writer = Writer(file)
            writer.add(member_names.README, readme(name=signer.name, fingerprint=first, **about))
            writer.add(member_names.ALLOWED_SIGNERS, allowed(rolled[-1], relay).encode())
            _add_rolls(writer, rolls)
            _add_checkpoints(writer, checkpoints)
            count = writer.stream(member_names.RECORDS, _lines(records, stream, progress)).count
            for name, data in sorted(documents):
                _add_document(writer, name, data)
            starts = [Since.of(since[feed]) for feed, one in sorted(promises.items()) if one.since]
            _add_manifest(writer, about, key, starts, relay)
            writer.finish()
            size, digest = done()
    except LedgerError as error:
        raise error if isinstance(error, BundleError) else BundleError(error.code, **error.params) from error
    return Packed(path, count, size, digest)


@contextmanager
def _written(path: Path, seal: Seal | None) -> Iterator[tuple[BinaryIO, Callable[[], tuple[int, str]]]]:
    """What to write the bundle to, and a function that brings it to the file's end and gives its size and SHA-256."""
    with replacing_file(path) as file:
        if seal is None:
            yield file, lambda: _measured(file)
            return
        plain = BytesIO()

        def sealed() -> tuple[int, str]:
            file.write(seal(plain.getvalue()))
            return _measured(file)

        yield plain, sealed


def _measured(file: BinaryIO) -> tuple[int, str]:
    """Length and SHA-256 of the whole file; read back, because headers are filled in behind the writing."""
    file.seek(0)
    digest = sha256()
    while chunk := file.read(1 << 20):
        digest.update(chunk)
    return file.tell(), digest.hexdigest()


def _id_in(since: Mapping[str, FeedHead]) -> Callable[[str, int], bytes | None]:
    def id_at(feed: str, seq: int) -> bytes | None:
        head = since.get(feed)
        return head.id if head and head.seq == seq else None

    return id_at


def _promises(roll: Roll, checkpoints: Sequence[SignedCheckpoint], since: Mapping[str, FeedHead]) -> dict[str, Promise]:
    promises: dict[str, Promise] = {}
    for signed in checkpoints:
        checkpoint = Checkpoint.parse(signed.text)
        if checkpoint.group != roll.group:
            raise BundleError("group-mismatch", group=roll.group, found=checkpoint.group)
        if checkpoint.feed in promises:
            raise BundleError("checkpoint-twice", feed=checkpoint.feed)
        head, key = since.get(checkpoint.feed), signed.signer()
        start = head if head and head.seq else None
        promises[checkpoint.feed] = Promise(checkpoint, key, False, start, roll.end_of(checkpoint.feed, key))
    return promises


def _add_rolls(writer: Writer, rolls: Sequence[SignedRoll]) -> None:
    for version, signed in enumerate(rolls, 1):
        writer.add(member_names.roll(version), signed.text.encode())
        for number, armoured in enumerate(sorted(signed.signatures), 1):
            writer.add(member_names.roll_signature(version, number), armoured.encode())


def _add_checkpoints(writer: Writer, checkpoints: Sequence[SignedCheckpoint]) -> None:
    for signed in sorted(checkpoints, key=lambda one: Checkpoint.parse(one.text).feed):
        name = member_names.checkpoint(Checkpoint.parse(signed.text).feed)
        if not member_names.is_member(name):
            raise BundleError("member-name", member=name)
        writer.add(name, signed.text.encode())
        writer.add(f"{name}.sig", signed.signature.encode())


def _lines(records: Iterable[Record], stream: RecordStream, progress: Callable[[int], None] | None) -> Iterator[bytes]:
    """The lines, some hundred thousand bytes at a time, each checked as a receiver would."""
    lines: list[bytes] = []
    count = 0
    for record in records:
        found = stream.take(Line(record.header, record.raw, record.salt, record.body))
        if found is None or found.id != record.id:
            raise BundleError("id-mismatch", feed=record.header.feed, seq=record.header.seq)
        lines.append(encode_line(record))
        if len(lines) == BATCH:
            count += BATCH
            yield b"".join(lines)
            lines.clear()
            if progress:
                progress(count)
    stream.finish()
    yield b"".join(lines)
    if progress:
        progress(count + len(lines))


def _add_document(writer: Writer, name: str, data: bytes) -> None:
    if not member_names.is_member(member_names.document(name)):
        raise BundleError("document-name", name=name)
    if any(member.name.lower() == member_names.document(name).lower() for member in writer.members):
        raise BundleError("member-twice", member=member_names.document(name))
    writer.add(member_names.document(name), data)


def _add_manifest(
    writer: Writer, about: dict[str, str], key: SigningKey, since: list[Since], relay: Relay | None
) -> None:
    members = tuple(sorted(writer.members, key=lambda member: member.name))
    exporter = key.public.fingerprint()
    manifest = Manifest(exporter=exporter, since=tuple(since), members=members, relay=relay, **about)
    data = manifest.to_bytes()
    Manifest.parse(data)
    writer.add(member_names.MANIFEST, data)
    writer.add(member_names.MANIFEST_SIGNATURE, key.sign(MANIFEST, data).encode())
