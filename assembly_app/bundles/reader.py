# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a bundle: container, manifest, roll, checkpoints; then its records as a stream of what is new."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from assembly_app.bundles import member_names
from assembly_app.bundles.container_reader import Container
from assembly_app.bundles.credentials import Credentials, read_credentials
from assembly_app.bundles.errors import BundleError, placed
from assembly_app.bundles.manifest import Manifest, Relay
from assembly_app.bundles.member_names import Caps
from assembly_app.bundles.record_stream import Fill, IdAt, Known, Lacking, RecordStream, fill_nothing, lacking_nothing
from assembly_app.bundles.source import Source
from assembly_app.ledger.checkpoints import Checkpoint, SignedCheckpoint
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.feeds import FeedHead
from assembly_app.ledger.records import LINE_CAP, Record, decode_line, genesis, record_id
from assembly_app.ledger.roll import Roll, SignedRoll, Signer

BATCH: Final = 1000
FeedKeys = Callable[[str], str | None]
RollsOf = Callable[[str], Sequence[SignedRoll]]
Heard = Callable[[int, int], None]


def no_keys(_feed: str) -> None:
    """For a receiver that knows no feed yet."""


def no_rolls(_group: str) -> Sequence[SignedRoll]:
    """For a receiver that knows no group yet."""
    return ()


def open_bundle(
    given: Path | Source,
    *,
    caps: Caps | None = None,
    feed_keys: FeedKeys = no_keys,
    rolls_of: RollsOf = no_rolls,
) -> Bundle:
    """Open and check all of a bundle but its records.

    `feed_keys` gives the public line a known feed was opened with; `rolls_of` the rolls the receiver has of
    a group, from version 1 on: the bundle's must agree with them, and the newest of either governs. Raises BundleError.
    """
    container = Container.open(given, caps or Caps())
    return Bundle(container, read_credentials(container, feed_keys, rolls_of))


class Bundle:
    """A bundle whose container, signatures and small members are good. The records are checked as they stream."""

    def __init__(self, container: Container, credentials: Credentials) -> None:
        self._container, self._credentials = container, credentials
        self._proven: set[str] = set()
        self.path = container.source.path
        self.heads: dict[str, FeedHead] = {}

    @property
    def manifest(self) -> Manifest:
        return self._credentials.manifest

    @property
    def group(self) -> str:
        return self.manifest.group

    @property
    def group_name(self) -> str:
        return self.manifest.group_name

    @property
    def signer(self) -> Signer:
        """Who packed and signed the bundle, as the governing roll has them (`signer.public.fingerprint()`)."""
        return self._credentials.signer

    @property
    def relay(self) -> Relay | None:
        """Who of another group carried it on, as they say themselves."""
        return self.manifest.relay

    @property
    def rolls(self) -> tuple[SignedRoll, ...]:
        """All versions of the roll the bundle brings, from 1 on."""
        return self._credentials.rolls

    @property
    def roll(self) -> Roll:
        """The roll the bundle was judged by: its newest, or the receiver's if that is newer."""
        return self._credentials.roll

    @property
    def checkpoints(self) -> tuple[SignedCheckpoint, ...]:
        return self._credentials.checkpoints

    @property
    def fingerprint(self) -> str:
        """Of the group's first roll: what people compare aloud at first contact."""
        return self._credentials.fingerprint

    @property
    def ends(self) -> dict[str, int]:
        """The seq at which each feed ends, as its checkpoint or the roll says."""
        return {feed: promise.seq for feed, promise in self._credentials.promises.items()}

    @property
    def proven(self) -> frozenset[str]:
        """The feeds whose key is proven to be their own; complete when the records have been streamed."""
        return frozenset(self._proven)

    @property
    def documents(self) -> tuple[str, ...]:
        """The names of the printed views it brings, for `document`."""
        return tuple(name.partition("/")[2] for name in self._container.members if member_names.is_document(name))

    def document(self, name: str) -> bytes:
        """The bytes of a printed view, compared with the manifest. Raises BundleError."""
        data = self._container.read(member_names.document(name))
        if sha256(data).hexdigest() != self._credentials.member(member_names.document(name)).sha256:
            raise BundleError("member-hash", member=member_names.document(name))
        return data

    def records(
        self,
        known: Known,
        id_at: IdAt,
        *,
        known_clock: int = 0,
        require_proof: bool = True,
        frozen: frozenset[str] = frozenset(),
        heard: Heard | None = None,
        lacking: Lacking = lacking_nothing,
        fill: Fill = fill_nothing,
    ) -> Iterator[list[Record]]:
        """The new records in order of feed and seq, verified, 1,000 at a time; `heads` has the new heads at the end.

        `known` gives the head the receiver has of a feed, `id_at` the id it has at a place of it (asked rarely),
        `known_clock` its highest Lamport clock; `frozen` feeds are passed over; `heard` is told how many bytes have
        been read, of how many, and may raise; for `lacking` and `fill` see RecordStream. Everything must be thrown away
        when BundleError is raised: only the end of the stream shows that every chain ends at its signed head.
        """
        stream = RecordStream(
            self.group,
            self._credentials.promises,
            known,
            id_at,
            known_clock=known_clock,
            require_proof=require_proof,
            frozen=frozen,
            lacking=lacking,
            fill=fill,
        )
        take, number, line, batch = stream.take, 0, b"", list[Record]()
        try:
            for lines in line_blocks(self._record_chunks(heard)):
                for line in lines:
                    number += 1
                    record = take(decode_line(line))
                    if record is not None:
                        batch.append(record)
                        if len(batch) == BATCH:
                            yield batch
                            batch = []
        except LedgerError as error:
            raise self._located(error, id_at, _place(line, number)) from error
        try:
            self._check_count(number)
            heads = stream.finish()
        except LedgerError as error:
            raise self._located(error, id_at, {}) from error
        if batch:
            yield batch
        self._proven, self.heads = stream.proven, heads

    def branch(self, feed: str, id_at: IdAt) -> tuple[SignedCheckpoint, list[Record]]:
        """The other branch of a feed that has forked, to be kept as proof: its checkpoint, and its records that are
        not what is known at their place. Raises BundleError when they do not end at that checkpoint."""
        promise = self._credentials.promises[feed]
        records = list(self._differing(feed, id_at))
        if records and records[-1].id.hex() != promise.checkpoint.head:
            raise BundleError("chain-end", member=member_names.RECORDS, feed=feed, seq=promise.checkpoint.seq)
        signed = next(one for one in self.checkpoints if Checkpoint.parse(one.text) == promise.checkpoint)
        return signed, records

    def _record_chunks(self, heard: Heard | None = None) -> Iterator[bytes]:
        """The bytes of records.jsonl; at their end, compared with the manifest."""
        digest, read, size = sha256(), 0, self._credentials.member(member_names.RECORDS).size
        for chunk in self._container.chunks(member_names.RECORDS):
            digest.update(chunk)
            yield chunk
            read += len(chunk)
            if heard is not None:
                heard(read, size)
        if digest.hexdigest() != self._credentials.member(member_names.RECORDS).sha256:
            raise BundleError("member-hash", member=member_names.RECORDS)

    def _check_count(self, found: int) -> None:
        count = self._credentials.member(member_names.RECORDS).count
        if found != count:
            raise BundleError("member-count", member=member_names.RECORDS, found=found, count=count)

    def _located(self, error: LedgerError, id_at: IdAt, place: dict[str, str | int]) -> BundleError:
        if "member" in error.params:
            return placed(error)
        if error.code == "fork":
            feed, seq = str(error.params["feed"]), int(error.params["seq"])
            differing = next((one.header.seq for one in self._differing(feed, id_at)), seq)
            return BundleError("fork", member=member_names.RECORDS, feed=feed, seq=min(seq, differing))
        return placed(error, member=member_names.RECORDS, **place)

    def _differing(self, feed: str, id_at: IdAt) -> Iterator[Record]:
        """The records of a feed that are not what is known at their place; read once more, so that the good case
        need not remember every id."""
        since = self._credentials.promises[feed].since
        previous = since.id if since else genesis(feed)
        for lines in line_blocks(self._record_chunks()):
            for line in map(decode_line, lines):
                if line.header.feed == feed:
                    previous = record_id(previous, line.raw)
                    if previous != id_at(feed, line.header.seq):
                        yield Record(line.header, line.raw, line.salt, line.body, previous)


def line_blocks(chunks: Iterable[bytes]) -> Iterator[list[bytes]]:
    """The lines, line feeds included, as many at a time as a chunk holds. A line beyond the cap, or without its line
    feed at the end, comes as far as it was read, so that decoding refuses it."""
    rest = b""
    for chunk in chunks:
        lines = io.BytesIO(rest + chunk).readlines()
        rest = lines.pop() if lines and not lines[-1].endswith(b"\n") else b""
        yield lines
        if len(rest) > LINE_CAP:
            break
    if rest:
        yield [rest]


class _Place(msgspec.Struct):
    feed: str
    seq: int


class _Line(msgspec.Struct):
    h: _Place


def _place(line: bytes, number: int) -> dict[str, str | int]:
    """Where a line is, as far as it says so itself."""
    try:
        header = msgspec.json.decode(line, type=_Line).h
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return {"line": number}
    return {"line": number, "feed": header.feed, "seq": header.seq}
