# SPDX-License-Identifier: GPL-3.0-or-later
"""A bundle from one installation to another: everything arrives, once, and anyone can check it with stock tools."""

from __future__ import annotations

import errno
import os
import subprocess
import zipfile
import zlib
from pathlib import Path

import msgspec
import pytest

from assembly_app.bundles import member_names
from assembly_app.bundles.builder import pack
from assembly_app.bundles.check import check
from assembly_app.bundles.errors import BundleError
from assembly_app.bundles.reader import open_bundle
from assembly_app.ledger.keys import SigningKey
from assembly_app.ledger.records import without_body
from assembly_app.ledger.roll import fingerprint
from tests.unit.bundles.packing import GROUP_NAME, Store, checkpoint_of, head_of, members_of, pack_feeds
from tests.unit.ledger.making import AT, GROUP, feed_of, feed_records, signed_roll

A, B = SigningKey.generate(), SigningKey.generate()
FEED_A, FEED_B = feed_records(A, 12), feed_records(B, 7)
PDF = ("minutes-2026-11-21.pdf", b"%PDF-1.7 minutes")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "north.assembly"


def test_everything_arrives_as_it_was_sent(path: Path) -> None:
    packed = pack_feeds(path, [(A, FEED_A), (B, FEED_B)], documents=[PDF])
    bundle, store = open_bundle(path), Store()
    store.take(bundle)
    assert store.feeds == {feed_of(A): FEED_A, feed_of(B): FEED_B}
    assert bundle.heads == {feed_of(A): head_of(FEED_A), feed_of(B): head_of(FEED_B)}
    assert (bundle.group, bundle.group_name, bundle.signer.person) == (GROUP, GROUP_NAME, "m0")
    assert bundle.signer.public == A.public
    assert bundle.fingerprint == fingerprint(signed_roll([A, B]))
    assert bundle.proven == {feed_of(A), feed_of(B)}
    assert (bundle.documents, bundle.document(PDF[0])) == ((PDF[0],), PDF[1])
    assert (packed.count, packed.size) == (19, path.stat().st_size)


def test_a_document_changed_after_the_check_is_refused_even_with_the_same_checksum(path: Path) -> None:
    pack_feeds(path, [(A, FEED_A)], documents=[PDF])
    members = members_of(path)
    with zipfile.ZipFile(path, "w") as archive:  # stored, so that a document's bytes stand in the file as they are
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    bundle = open_bundle(path)
    # Adding a multiple of CRC-32's polynomial leaves the checksum as it was.
    polynomial = int(f"{0x104C11DB7:033b}"[::-1], 2).to_bytes(5, "little")
    forged = bytes(left ^ right for left, right in zip(PDF[1], polynomial, strict=False)) + PDF[1][5:]
    assert zlib.crc32(forged) == zlib.crc32(PDF[1])
    path.write_bytes(path.read_bytes().replace(PDF[1], forged))
    with pytest.raises(BundleError) as caught:
        bundle.document(PDF[0])
    assert caught.value.code == "member-hash"


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    first = pack_feeds(tmp_path / "1.assembly", [(A, FEED_A)], documents=[PDF])
    again = pack_feeds(tmp_path / "2.assembly", [(A, FEED_A)], documents=[PDF])
    assert first.sha256 == again.sha256
    assert first.path.read_bytes() == again.path.read_bytes()


def test_taking_it_twice_brings_nothing_new(path: Path) -> None:
    pack_feeds(path, [(A, FEED_A), (B, FEED_B)])
    store = Store()
    assert len(store.take(open_bundle(path))) == 19
    again = open_bundle(path)
    assert store.take(again) == []
    assert again.heads == {}


def test_an_older_bundle_brings_nothing_new(path: Path) -> None:
    pack_feeds(path, [(A, FEED_A[:5])])
    store = Store(FEED_A)
    assert store.take(open_bundle(path)) == []
    assert store.asked < 5


def test_only_what_is_new_comes_of_a_longer_feed(path: Path) -> None:
    pack_feeds(path, [(A, FEED_A)])
    store = Store(FEED_A[:8])
    assert store.take(open_bundle(path)) == FEED_A[8:]


def test_what_came_since_the_last_receipt_is_enough(path: Path) -> None:
    since = {feed_of(A): head_of(FEED_A[:9]), feed_of(B): head_of(FEED_B)}
    pack_feeds(path, [(A, FEED_A), (B, FEED_B)], since=since)
    keys = {feed_of(A): A.public.to_line(), feed_of(B): B.public.to_line()}
    for known in (9, 10, 12):
        store = Store([*FEED_A[:known], *FEED_B])
        assert store.take(open_bundle(path, feed_keys=keys.get)) == FEED_A[known:]
    report = check(path)
    assert report.good
    assert report.records == 3
    by_feed = {one.feed: one for one in report.feeds}
    assert (by_feed[feed_of(A)].first, by_feed[feed_of(A)].last, by_feed[feed_of(A)].proven) == (10, 12, False)


def test_a_gap_says_what_is_missing(path: Path) -> None:
    pack_feeds(path, [(A, FEED_A)], since={feed_of(A): head_of(FEED_A[:9])})
    store = Store(FEED_A[:5])
    with pytest.raises(BundleError, match="lacks records 6 to 9") as caught:
        store.take(open_bundle(path, feed_keys={feed_of(A): A.public.to_line()}.get))
    assert caught.value.code == "gap"
    full = path.with_name("full.assembly")
    pack_feeds(full, [(A, FEED_A[:9])])
    store.take(open_bundle(full))
    store.take(open_bundle(path, feed_keys={feed_of(A): A.public.to_line()}.get))
    assert store.feeds[feed_of(A)] == FEED_A


def test_a_withheld_body_travels_as_its_header_and_verifies(path: Path) -> None:
    private = {4, 7}
    pack_feeds(path, [(A, FEED_A)], change=lambda one: without_body(one) if one.header.seq in private else one)
    store = Store()
    store.take(open_bundle(path))
    taken = store.feeds[feed_of(A)]
    assert [one.id for one in taken] == [one.id for one in FEED_A]
    assert {one.header.seq for one in taken if one.body is None} == private
    assert check(path).withheld == 2


def test_records_come_a_thousand_at_a_time(path: Path) -> None:
    many = feed_records(A, 2500)
    told: list[int] = []
    pack(
        path, group=GROUP, group_name=GROUP_NAME, at=AT, rolls=[signed_roll([A])],
        checkpoints=[checkpoint_of(A, many)], records=many, key=A, progress=told.append,
    )  # fmt: skip
    store = Store()
    batches = [len(batch) for batch in open_bundle(path).records(store.head, store.id_at)]
    assert batches == [1000, 1000, 500]
    assert told == [1000, 2000, 2500]


def test_the_report_says_what_is_in_it(path: Path) -> None:
    pack_feeds(path, [(A, FEED_A), (B, FEED_B)], documents=[PDF])
    report = check(path)
    assert report.good
    assert report.types == {"concern.raised": 17, "feed.opened": 2}
    assert (report.records, report.person, report.key) == (19, "m0", A.public.fingerprint())
    assert all(one.proven and one.first == 1 for one in report.feeds)


def test_unzip_and_ssh_keygen_accept_it_as_the_readme_says(path: Path, tmp_path: Path) -> None:
    pack_feeds(path, [(A, FEED_A), (B, FEED_B)], documents=[PDF])
    folder = tmp_path / "unpacked"
    subprocess.run(["unzip", "-q", str(path), "-d", str(folder)], check=True, capture_output=True)
    readme = (folder / member_names.README).read_text()
    commands = readme.replace("\\\n", " ").splitlines()
    manifest, checkpoint = (line.strip() for line in commands if "ssh-keygen -Y verify" in line)

    def run(command: str) -> int:
        return subprocess.run(["sh", "-c", command], cwd=folder, check=False, capture_output=True).returncode

    assert run(manifest) == 0
    assert run(manifest.replace("-I m0", "-I m1")) != 0
    assert run(manifest.replace("manifest@", "checkpoint@")) != 0
    assert run(checkpoint.replace("PERSON", "m1").replace("FEED", feed_of(B))) == 0
    told = subprocess.run(["sh", "-c", "openssl dgst -sha256 -binary roll/1.json | base64"], cwd=folder, check=True,
                          capture_output=True, text=True).stdout.strip()  # fmt: skip
    assert f"SHA256:{told.rstrip('=')}" == open_bundle(path).fingerprint
    assert f"SHA256:{told.rstrip('=')}" in readme
    listed = msgspec.json.decode((folder / member_names.MANIFEST).read_bytes())["members"]
    sums = "".join(f"{member['sha256']}  {member['name']}\n" for member in listed)
    checked = subprocess.run(["sha256sum", "-c", "--quiet"], input=sums.encode(), cwd=folder, check=False)
    assert checked.returncode == 0


def test_nothing_is_left_when_packing_fails(path: Path) -> None:
    path.write_bytes(b"the bundle of last month")
    with pytest.raises(BundleError, match="lacks records 5 to 5") as caught:
        pack_feeds(path, [(A, FEED_A)], change=lambda one: FEED_A[5] if one is FEED_A[4] else one)
    assert caught.value.code == "gap"
    assert path.read_bytes() == b"the bundle of last month"
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="cannot be written"):
        pack_feeds(tmp_path / "nowhere" / "x.assembly", [(A, FEED_A)])


def test_a_full_disk_leaves_what_was_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    pack_feeds(path, [(A, FEED_A[:3])])
    before = path.read_bytes()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BundleError, match="No space left") as caught:
        pack_feeds(path, [(A, FEED_A)])
    assert caught.value.code == "disk"
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("name", ["../minutes.pdf", "minutes.exe", "a b.pdf", ".pdf", "minutes.pdf.sig"])
def test_a_document_needs_a_plain_name(path: Path, name: str) -> None:
    with pytest.raises(BundleError) as caught:
        pack_feeds(path, [(A, FEED_A)], documents=[(name, b"")])
    assert caught.value.code == "document-name"
    assert not path.exists()


def test_only_someone_on_the_roll_can_pack(path: Path) -> None:
    with pytest.raises(BundleError) as caught:
        pack_feeds(path, [(A, FEED_A)], key=B)
    assert caught.value.code == "signer-not-on-roll"
