# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that unfold to far more than they are: refused in little time and memory, however much they promise."""

from __future__ import annotations

import time
import tracemalloc
import zlib
from pathlib import Path

import msgspec
import pytest

from assembly_app.bundles import member_names
from assembly_app.bundles.container_reader import CENTRAL, CENTRAL_MARK, DEFLATED, LOCAL, LOCAL_MARK
from assembly_app.bundles.container_writer import Writer
from assembly_app.bundles.manifest import Manifest
from assembly_app.ledger.keys import SigningKey
from assembly_app.ledger.sshsig import MANIFEST
from tests.unit.bundles.packing import members_of, pack_feeds, refused
from tests.unit.ledger.making import feed_records

KEY = SigningKey.generate()
TIMES = 400
FILL = b"x" * 1_000_000


class Repeating(Writer):
    """Can write a member in which the same bytes come again and again, without packing them again and again."""

    def repeat(self, name: str, head: bytes, fill: bytes, times: int, tail: bytes) -> int:
        """The member's size. Its checksum is not what it should be: nobody must read so far."""
        deflate = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)

        def packed(data: bytes, flush: int) -> bytes:
            return deflate.compress(data) + deflate.flush(flush)

        # What follows a full flush does not depend on what came before it.
        first, again = packed(head, zlib.Z_FULL_FLUSH), packed(fill, zlib.Z_FULL_FLUSH)
        data = first + again * times + packed(tail, zlib.Z_FINISH)
        size, start, raw = len(head) + len(fill) * times + len(tail), self._file.tell(), name.encode("ascii")
        facts = (20, 0, DEFLATED, 0, 33, 0, len(data), size, len(raw), 0)
        self._file.write(LOCAL.pack(LOCAL_MARK, *facts) + raw + data)
        self._directory.append(CENTRAL.pack(CENTRAL_MARK, 20, *facts, 0, 0, 0, 0, start) + raw)
        return size


def signed_for(members: dict[str, bytes], size: int) -> dict[str, bytes]:
    """The members of a good bundle, its manifest signed anew for other records, as only an exporter could."""
    manifest = Manifest.parse(members[member_names.MANIFEST])
    listed = tuple(
        msgspec.structs.replace(one, size=size, count=1) if one.name == member_names.RECORDS else one
        for one in manifest.members
    )
    text = msgspec.structs.replace(manifest, members=listed).to_bytes()
    return {**members, member_names.MANIFEST: text, member_names.MANIFEST_SIGNATURE: KEY.sign(MANIFEST, text).encode()}


@pytest.fixture
def bomb(tmp_path: Path) -> Path:
    """A bundle of half a megabyte with one line of 400 MB, signed by somebody on the roll."""
    path = tmp_path / "bomb.assembly"
    pack_feeds(path, [(KEY, feed_records(KEY, 3))])
    members = members_of(path)
    del members[member_names.RECORDS]
    with path.open("w+b") as file:
        writer = Repeating(file)
        size = writer.repeat(member_names.RECORDS, b'{"h":{"v":1,"group":"', FILL, TIMES, b'"}}\n')
        for name, data in signed_for(members, size).items():
            writer.add(name, data)
        writer.finish()
    return path


def test_a_line_of_400_megabytes_is_refused_as_soon_as_it_is_too_long(bomb: Path) -> None:
    assert bomb.stat().st_size < 1_000_000
    tracemalloc.start()
    try:
        begin = time.process_time()
        error = refused(bomb)
        took = time.process_time() - begin
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert error.code == "line-too-long"
    assert error.params["line"] == 1
    assert peak < 4_000_000
    assert took < 1
