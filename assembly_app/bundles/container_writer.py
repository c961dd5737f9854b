# SPDX-License-Identifier: GPL-3.0-or-later
"""The container's writer: the same members give the same bytes, and the file is there whole or not at all."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final

from assembly_app.bundles.container_reader import CENTRAL, CENTRAL_MARK, DEFLATED, END, END_MARK, LOCAL, LOCAL_MARK
from assembly_app.bundles.errors import BundleError
from assembly_app.bundles.manifest import Member
from assembly_app.files import atomic_file

LEVEL: Final = 6
_NEEDED: Final = 20
_MADE_BY: Final = 3 << 8 | _NEEDED  # Unix, so that the attributes below are understood
_DATE: Final = 1 << 5 | 1  # 1980-01-01, the first day a zip can name
_ATTRIBUTES: Final = 0o100644 << 16
_LIMIT: Final = 0xFFFFFFFF


class Writer:
    """Members are written in the order they are added; `members` tells what the manifest must say of them."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._directory: list[bytes] = []
        self.members: list[Member] = []

    def add(self, name: str, data: bytes) -> None:
        """Write a small member."""
        self.stream(name, [data])

    def stream(self, name: str, chunks: Iterable[bytes]) -> Member:
        """Write a member whose bytes come in chunks; its count is the number of line ends for records, else 1."""
        raw, start = name.encode("ascii"), self._file.tell()
        self._file.write(bytes(LOCAL.size) + raw)
        deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        digest, size, crc, lines = sha256(), 0, 0, 0
        for chunk in chunks:
            digest.update(chunk)
            size, crc, lines = size + len(chunk), zlib.crc32(chunk, crc), lines + chunk.count(b"\n")
            self._file.write(deflate.compress(chunk))
        self._file.write(deflate.flush())
        end = self._file.tell()
        packed = end - start - LOCAL.size - len(raw)
        if end > _LIMIT or size > _LIMIT:
            raise BundleError("file-too-large", size=max(size, end), cap=_LIMIT)
        facts = (_NEEDED, 0, DEFLATED, 0, _DATE, crc, packed, size, len(raw), 0)
        self._file.seek(start)
        self._file.write(LOCAL.pack(LOCAL_MARK, *facts))
        self._file.seek(end)
        self._directory.append(CENTRAL.pack(CENTRAL_MARK, _MADE_BY, *facts, 0, 0, 0, _ATTRIBUTES, start) + raw)
        member = Member(name, size, digest.hexdigest(), lines if name == "records.jsonl" else 1)
        self.members.append(member)
        return member

    def finish(self) -> None:
        """Write the directory. Nothing can be added any more."""
        start, directory, count = self._file.tell(), b"".join(self._directory), len(self._directory)
        self._file.write(directory)
        self._file.write(END.pack(END_MARK, 0, 0, count, count, len(directory), start, 0))


@contextmanager
def replacing_file(path: Path) -> Iterator[BinaryIO]:
    """See atomic_file.replacing. Raises BundleError, `path` stays as it was then."""
    try:
        with atomic_file.replacing(path) as file:
            yield file
    except OSError as error:
        raise BundleError("disk", reason=error.strerror or str(error)) from error
