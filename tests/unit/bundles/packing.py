# SPDX-License-Identifier: GPL-3.0-or-later
"""Bundles for the tests: good ones, and good ones with something done to them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from assembly_app.bundles import member_names
from assembly_app.bundles.builder import Packed, pack
from assembly_app.bundles.container_writer import Writer, replacing_file
from assembly_app.bundles.errors import BundleError
from assembly_app.bundles.manifest import Manifest, Member
from assembly_app.bundles.reader import Bundle, open_bundle
from assembly_app.ledger.checkpoints import Checkpoint, SignedCheckpoint
from assembly_app.ledger.feeds import Chain, FeedHead
from assembly_app.ledger.keys import SigningKey
from assembly_app.ledger.records import Record
from assembly_app.ledger.roll import SignedRoll
from assembly_app.ledger.sshsig import MANIFEST
from tests.unit.ledger.making import AT, GROUP, signed_roll

GROUP_NAME = "North Meadow — الحقل الشمالي"
Members = dict[str, bytes]


class Store:
    """What a receiver has: the records by feed, and from them the heads and ids."""

    def __init__(self, records: Sequence[Record] = ()) -> None:
        self.feeds: dict[str, list[Record]] = {}
        self.asked = 0
        self.add(records)

    def add(self, records: Sequence[Record]) -> None:
        for one in records:
            self.feeds.setdefault(one.header.feed, []).append(one)

    def head(self, feed: str) -> FeedHead | None:
        if feed not in self.feeds:
            return None
        return head_of(self.feeds[feed])

    def id_at(self, feed: str, seq: int) -> bytes | None:
        self.asked += 1
        records = self.feeds.get(feed, [])
        return records[seq - 1].id if seq <= len(records) else None

    def take(self, bundle: Bundle) -> list[Record]:
        """All or nothing, as the real store does."""
        new = [record for batch in bundle.records(self.head, self.id_at) for record in batch]
        self.add(new)
        return new


def head_of(records: Sequence[Record]) -> FeedHead:
    chain = Chain(FeedHead.start(records[0].header.feed))
    for one in records:
        chain.add(one)
    return chain.head()


def checkpoint_of(key: SigningKey, records: Sequence[Record], **change: object) -> SignedCheckpoint:
    good = Checkpoint.of(head_of(records), GROUP, 1, AT)
    return msgspec.convert({**msgspec.structs.asdict(good), **change}, Checkpoint).sign(key)


def pack_feeds(
    path: Path,
    feeds: Sequence[tuple[SigningKey, Sequence[Record]]],
    *,
    since: Mapping[str, FeedHead] | None = None,
    rolls: Sequence[SignedRoll] | None = None,
    key: SigningKey | None = None,
    documents: Sequence[tuple[str, bytes]] = (),
    change: Callable[[Record], Record] = lambda record: record,
) -> Packed:
    """Pack feeds; the first one's key signs the bundle. What lies before `since` is left out."""
    since = since or {}
    starts = {feed: head.seq for feed, head in since.items()}
    ordered = sorted(feeds, key=lambda pair: pair[1][0].header.feed)
    records = [one for _, records in ordered for one in records if one.header.seq > starts.get(one.header.feed, 0)]
    return pack(
        path,
        group=GROUP,
        group_name=GROUP_NAME,
        at=AT,
        rolls=rolls or [signed_roll([key for key, _ in feeds])],
        checkpoints=[checkpoint_of(key, records) for key, records in feeds],
        records=map(change, records),
        key=key or feeds[0][0],
        documents=documents,
        since=since,
    )


def members_of(path: Path) -> Members:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_members(path: Path, members: Members) -> Path:
    """A container of these members as they are: what a courier can do."""
    with replacing_file(path) as file:
        writer = Writer(file)
        for name, data in members.items():
            writer.add(name, data)
        writer.finish()
    return path


def sign_again(members: Members, key: SigningKey, **change: object) -> Members:
    """The members with a manifest that fits them: what a dishonest exporter can do."""
    kept = {
        name: data
        for name, data in members.items()
        if name not in (member_names.MANIFEST, member_names.MANIFEST_SIGNATURE)
    }
    listed = tuple(
        Member(name, len(data), sha256(data).hexdigest(), data.count(b"\n") if name == member_names.RECORDS else 1)
        for name, data in sorted(kept.items())
    )
    old = Manifest.parse(members[member_names.MANIFEST])
    manifest = msgspec.structs.replace(old, members=listed, exporter=key.public.fingerprint(), **change)
    data = manifest.to_bytes()
    return {**kept, member_names.MANIFEST: data, member_names.MANIFEST_SIGNATURE: key.sign(MANIFEST, data).encode()}


def refused(path: Path, store: Store | None = None, **options: object) -> BundleError:
    """The error of taking a bundle into a store, which must not have changed."""
    store = store or Store()
    before = {feed: list(records) for feed, records in store.feeds.items()}
    with pytest.raises(BundleError) as caught:
        store.take(open_bundle(path, **options))  # type: ignore[arg-type]
    assert str(caught.value).strip()
    assert store.feeds == before
    return caught.value
