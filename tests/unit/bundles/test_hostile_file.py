# SPDX-License-Identifier: GPL-3.0-or-later
"""Files nobody should trust: cut, padded, rearranged and inflated containers are refused, and the place is said."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.bundles import member_names
from assembly_app.bundles.check import check
from assembly_app.bundles.container_reader import CENTRAL, END, LOCAL, Container
from assembly_app.bundles.errors import BundleError
from assembly_app.bundles.member_names import Caps
from assembly_app.bundles.reader import open_bundle
from assembly_app.bundles.source import Source
from assembly_app.ledger.keys import SigningKey
from tests.rounds import examples
from tests.unit.bundles.packing import Store, head_of, members_of, pack_feeds, refused, write_members
from tests.unit.ledger.making import feed_of, feed_records

KEY = SigningKey.generate()
RECORDS = feed_records(KEY, 8)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return pack_feeds(tmp_path / "north.assembly", [(KEY, RECORDS)], documents=[("minutes.pdf", b"%PDF")]).path


def refused_file(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return refused(path).code


def rezip(path: Path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)


def test_a_file_cut_anywhere_is_refused(path: Path) -> None:
    data = path.read_bytes()
    for length in [*range(0, 60), *range(60, len(data), 97), len(data) - 1]:
        assert refused_file(path, data[:length]) == "file-not-whole"


def test_bytes_before_or_after_are_refused(path: Path) -> None:
    data = path.read_bytes()
    assert refused_file(path, b"#!/bin/sh\n" + data) == "file-not-whole"
    assert refused_file(path, data + b"\0") == "file-not-whole"
    assert refused_file(path, data + data) == "file-not-whole"
    assert refused_file(path, data[:-2] + b"\5\0hello") == "file-not-whole"  # a comment


def test_bytes_before_with_a_directory_that_knows_of_them_are_refused(path: Path) -> None:
    data, pad = path.read_bytes(), b"x" * 10
    *end, start, comment = END.unpack(data[-END.size :])
    central = bytearray(data[start : -END.size])
    at = 0
    while at < len(central):
        facts = list(CENTRAL.unpack_from(central, at))
        facts[-1] += len(pad)
        CENTRAL.pack_into(central, at, *facts)
        at += CENTRAL.size + facts[10]
    whole = pad + data[:start] + central + END.pack(*end, start + len(pad), comment)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert archive.testzip() is None  # Python takes it
    assert refused_file(path, whole) == "file-layout"


def test_bytes_between_the_members_and_the_directory_are_refused(path: Path) -> None:
    data = path.read_bytes()
    *end, start, comment = END.unpack(data[-END.size :])
    padded = data[:start] + b"hidden" + data[start : -END.size] + END.pack(*end, start + 6, comment)
    assert refused_file(path, padded) == "file-layout"


def test_a_member_nobody_signed_for_is_refused(path: Path) -> None:
    members = members_of(path)
    write_members(path, {**members, "documents/more.pdf": b"%PDF"})
    assert refused(path).code == "member-extra"
    members.pop("documents/minutes.pdf")
    write_members(path, members)
    assert refused(path).code == "member-missing"


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "records.jsonl.exe", "checkpoints/", "C:\\x", ""])
def test_a_name_bundles_do_not_have_is_refused(path: Path, name: str) -> None:
    write_members(path, {**members_of(path), name: b"x"})
    assert refused(path).code == "member-name"


@pytest.mark.parametrize("name", ["Records.jsonl", "readme.txt", "documents/MINUTES.pdf", "MANIFEST.JSON"])
def test_a_name_that_differs_only_in_capitals_is_refused(path: Path, name: str) -> None:
    write_members(path, {**members_of(path), name: b"x"})
    assert refused(path).code in {"member-name", "member-twice"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_is_there_twice_is_refused(path: Path) -> None:
    members = members_of(path)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in [*members.items(), (member_names.RECORDS, b"{}\n")]:
            archive.writestr(zipfile.ZipInfo(name), data)
    assert refused(path).code == "member-twice"


def test_two_directory_entries_for_the_same_bytes_are_refused(path: Path) -> None:
    data = path.read_bytes()
    *_, count, _, length, start, _ = END.unpack(data[-END.size :])
    central = data[start : -END.size]
    first = central[: CENTRAL.size + len(member_names.README)]
    end = END.pack(b"PK\5\6", 0, 0, count + 1, count + 1, length + len(first), start, 0)
    assert refused_file(path, data[:start] + central + first + end) == "file-layout"


def test_a_local_header_that_says_something_else_is_refused(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[LOCAL.size : LOCAL.size + 6] = b"readme"
    assert refused_file(path, bytes(data)) == "file-layout"


def change_first_entry(data: bytes, field: int, value: int) -> bytes:
    """The first member's field (as in CENTRAL) changed in both headers."""
    changed = bytearray(data)
    start = END.unpack(data[-END.size :])[6]
    facts = list(CENTRAL.unpack_from(data, start))
    facts[field] = value
    CENTRAL.pack_into(changed, start, *facts)
    if 2 <= field <= 10:
        local = list(LOCAL.unpack_from(data, 0))
        local[field - 1] = value
        LOCAL.pack_into(changed, 0, *local)
    return bytes(changed)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        (3, 1, "member-encrypted"),
        (3, 8, "file-layout"),  # a data descriptor
        (4, 14, "member-method"),
        (4, 0, "member-method"),
        (15, 0o120777 << 16, "member-link"),
        (15, 0o40755 << 16, "member-link"),
        (15, 0x10, "member-link"),
        (16, 7, "file-layout"),
        (9, 1 << 31, "member-too-large"),
        (9, 10, "member-length"),
        (9, 5000, "member-length"),
        (7, 0, "member-damaged"),
        (8, 1 << 20, "file-layout"),
        (13, 1, "file-layout"),
    ],
)
def test_what_a_member_s_headers_must_not_say(path: Path, field: int, value: int, code: str) -> None:
    start = END.unpack(path.read_bytes()[-END.size :])[6]
    assert value != CENTRAL.unpack_from(path.read_bytes(), start)[field]
    path.write_bytes(change_first_entry(path.read_bytes(), field, value))
    with pytest.raises(BundleError) as caught:
        Container.open(path, Caps()).read(member_names.README)
    assert caught.value.code == code


def test_a_bomb_is_refused_before_it_unfolds(tmp_path: Path) -> None:
    path = tmp_path / "bomb.assembly"
    write_members(
        path,
        {member_names.RECORDS: bytes(50_000_000), member_names.MANIFEST: b"{}", member_names.MANIFEST_SIGNATURE: b""},
    )
    assert path.stat().st_size < 100_000
    assert refused(path, caps=Caps(total=10_000_000)).code == "member-too-large"
    write_members(path, {member_names.MANIFEST: bytes(50_000_000)})
    assert refused(path).code == "member-too-large"
    write_members(path, {f"documents/{number}.pdf": bytes(900_000) for number in range(12)})
    assert refused(path, caps=Caps(total=10_000_000)).code == "file-too-large"
    assert refused(path, caps=Caps(members=11)).code == "file-too-many"


def test_a_bomb_that_lies_about_its_size_stops_at_the_size_it_declared(tmp_path: Path) -> None:
    path = write_members(tmp_path / "bomb.assembly", {member_names.README: bytes(3_000_000)})
    path.write_bytes(change_first_entry(path.read_bytes(), 9, 1000))
    taken: list[bytes] = []
    with pytest.raises(BundleError) as caught:
        taken.extend(Container.open(path, Caps()).chunks(member_names.README))
    assert caught.value.code == "member-length"
    assert taken == []


def test_packed_data_that_goes_on_after_its_end_is_refused(tmp_path: Path) -> None:
    deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = deflate.compress(b"hello") + deflate.flush() + b"hidden"
    name, crc = member_names.README.encode(), zlib.crc32(b"hello")
    local = LOCAL.pack(b"PK\3\4", 20, 0, 8, 0, 33, crc, len(packed), 5, len(name), 0) + name
    facts = (20, 20, 0, 8, 0, 33, crc, len(packed), 5, len(name), 0, 0, 0, 0, 0, 0)
    central = CENTRAL.pack(b"PK\1\2", *facts) + name
    start = len(local) + len(packed)
    path = tmp_path / "x.assembly"
    path.write_bytes(local + packed + central + END.pack(b"PK\5\6", 0, 0, 1, 1, len(central), start, 0))
    with pytest.raises(BundleError) as caught:
        Container.open(path, Caps()).read(member_names.README)
    assert caught.value.code == "member-damaged"


def test_another_zip_or_no_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.assembly"
    for data in (b"", b"hello", b"PK\5\6" + bytes(18), struct.pack("<I", 7) * 100):
        path.write_bytes(data)
        assert refused(path).code in {"file-not-whole", "member-missing"}
    rezip(path, {"letter.docx": b"x"})
    assert refused(path).code == "member-name"
    assert refused(tmp_path / "nothing.assembly").code == "file-unreadable"
    assert refused(tmp_path).code == "file-unreadable"


def test_the_report_of_a_bad_file_says_what_is_wrong(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])
    report = check(path)
    assert not report.good
    assert "cut short" in str(report.problems[0])


@examples(150, 4000)
@given(st.integers(0, 10**6), st.integers(0, 7))
def test_no_flipped_bit_passes_unseen(path: Path, place: int, bit: int) -> None:
    """Bits that say nothing to a reader (made by, times, attributes) may differ; then all the content is the same."""
    good = path.read_bytes()
    data = bytearray(good)
    data[place % len(data)] ^= 1 << bit
    flipped = path.with_name("flipped.assembly")
    flipped.write_bytes(data)
    report = check(flipped)
    if report.good:
        assert members_of(flipped) == members_of(path)
        assert report.records == len(RECORDS)
    elif len(report.problems) != 1:
        pytest.fail("one bit, one problem")


def test_a_plain_zip_of_the_same_members_is_the_same_bundle(path: Path) -> None:
    rezip(path, members_of(path))
    store = Store()
    store.take(open_bundle(path))
    assert store.feeds == {feed_of(KEY): RECORDS}


def test_a_bundle_in_memory_is_read_like_a_file_and_its_file_is_not_touched(path: Path, tmp_path: Path) -> None:
    data, store = path.read_bytes(), Store()

    store.take(open_bundle(Source(tmp_path / "nowhere.assembly", data)))

    assert store.head(feed_of(KEY)) == head_of(RECORDS)
    assert check(Source(tmp_path / "nowhere.assembly", data[:-1])).problems[0].code == "file-not-whole"
