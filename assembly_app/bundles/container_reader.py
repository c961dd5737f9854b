# SPDX-License-Identifier: GPL-3.0-or-later
"""The container's strict reader: a plain zip in which every byte is accounted for.

Python's zipfile takes bytes before and after, gaps, duplicate and overlapping members; this takes none of it.
Layout: PKWARE APPNOTE 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (its end).
"""

from __future__ import annotations

import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from struct import Struct
from typing import BinaryIO, Final

import msgspec

from assembly_app.bundles.errors import BundleError
from assembly_app.bundles.member_names import Caps, is_member
from assembly_app.bundles.source import Source, source_of

CHUNK: Final = 1 << 16
STORED: Final = 0
DEFLATED: Final = 8

# signature, [made by,] needed, flags, method, time, date, crc, packed, size, name length, extra length[, ...]
LOCAL: Final = Struct("<4s5H3L2H")
CENTRAL: Final = Struct("<4s6H3L5H2L")
END: Final = Struct("<4s4H2LH")
LOCAL_MARK: Final = b"PK\3\4"
CENTRAL_MARK: Final = b"PK\1\2"
END_MARK: Final = b"PK\5\6"
_NAME_CAP: Final = 200


class Member(msgspec.Struct, frozen=True):
    """One member: where its packed bytes start, how many they are, and what they must unpack to."""

    name: str
    method: int
    start: int
    packed: int
    size: int
    crc: int


class Container(msgspec.Struct, frozen=True):
    """The checked layout of a bundle's file. The file is opened anew for each reading; what is read is compared with
    the signed manifest, so a file that changes in between is refused."""

    source: Source
    members: dict[str, Member]

    @classmethod
    def open(cls, given: Path | Source, caps: Caps) -> Container:
        """Check the layout. Raises BundleError."""
        source = source_of(given)
        try:
            with source.open() as file:
                return cls(source, _layout(file, caps))
        except OSError as error:
            raise BundleError("file-unreadable", reason=error.strerror or str(error)) from error

    def read(self, name: str) -> bytes:
        """All of a small member. Raises BundleError."""
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """The unpacked bytes of a member, counted as they come: never more than it declares. Raises BundleError."""
        member = self.members.get(name)
        if member is None:
            raise BundleError("member-missing", member=name)
        size, crc = 0, 0
        for chunk in self._unpacked(member):
            size += len(chunk)
            if size > member.size:
                raise BundleError("member-length", member=name)
            crc = zlib.crc32(chunk, crc)
            yield chunk
        if size != member.size:
            raise BundleError("member-length", member=name)
        if crc != member.crc:
            raise BundleError("member-damaged", member=name, reason="its checksum differs")

    def _unpacked(self, member: Member) -> Iterator[bytes]:
        try:
            with self.source.open() as file:
                file.seek(member.start)
                packed = _counted(file, member)
                yield from _inflated(packed, member.name) if member.method == DEFLATED else packed
        except OSError as error:
            raise BundleError("file-unreadable", reason=error.strerror or str(error)) from error


def _counted(file: BinaryIO, member: Member) -> Iterator[bytes]:
    left = member.packed
    while left:
        data = file.read(min(left, CHUNK))
        if not data:
            raise BundleError("file-not-whole")
        left -= len(data)
        yield data


def _inflated(packed: Iterator[bytes], name: str) -> Iterator[bytes]:
    """Unpack a raw deflate stream that must end exactly where the packed bytes end, at most CHUNK at a time."""
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for piece in packed:
            if inflate.eof:
                raise BundleError("member-damaged", member=name, reason="something follows the packed data")
            data, more = piece, True
            while more:
                out = inflate.decompress(data, CHUNK)
                data = inflate.unconsumed_tail
                more = bool(data) or len(out) == CHUNK
                if out:
                    yield out
    except zlib.error as error:
        raise BundleError("member-damaged", member=name, reason=str(error)) from error
    if not inflate.eof or inflate.unused_data:
        raise BundleError("member-damaged", member=name, reason="the packed data does not end where it should")


def _layout(file: BinaryIO, caps: Caps) -> dict[str, Member]:
    size = file.seek(0, 2)
    if size < END.size:
        raise BundleError("file-not-whole")
    file.seek(size - END.size)
    mark, disk, central_disk, here, count, length, start, comment = END.unpack(file.read(END.size))
    if mark != END_MARK or disk or central_disk or here != count or comment or start + length + END.size != size:
        raise BundleError("file-not-whole")
    if count > caps.members:
        raise BundleError("file-too-many", count=count, cap=caps.members)
    if length > count * (CENTRAL.size + _NAME_CAP):
        raise BundleError("file-layout", reason="its directory is too long")
    file.seek(start)
    directory = file.read(length)
    members: dict[str, Member] = {}
    folded: set[str] = set()
    at, place, total = 0, 0, 0
    for _ in range(count):
        member, end = _entry(file, directory, at, place)
        at, place, total = end, member.start + member.packed, total + member.size
        if member.name.lower() in folded:
            raise BundleError("member-twice", member=member.name)
        if member.size > caps.of(member.name):
            raise BundleError("member-too-large", member=member.name, size=member.size, cap=caps.of(member.name))
        folded.add(member.name.lower())
        members[member.name] = member
    if at != length or place != start:
        raise BundleError("file-layout", reason="there are bytes between its members and its directory")
    if total > caps.total:
        raise BundleError("file-too-large", size=total, cap=caps.total)
    return members


def _entry(file: BinaryIO, directory: bytes, at: int, place: int) -> tuple[Member, int]:
    """The member whose directory entry is at `at` and whose local header must be at `place`; and the entry's end."""
    if at + CENTRAL.size > len(directory):
        raise BundleError("file-layout", reason="its directory is cut short")
    (mark, _, needed, flags, method, time, date, crc, packed, size, name_length, extra, comment, disk, _, attributes,
     offset) = CENTRAL.unpack_from(directory, at)  # fmt: skip
    end = at + CENTRAL.size + name_length
    raw = directory[at + CENTRAL.size : end]
    name = raw.decode("ascii", "backslashreplace")
    if mark != CENTRAL_MARK or len(raw) != name_length:
        raise BundleError("file-layout", reason="its directory is damaged")
    if not is_member(name):
        raise BundleError("member-name", member=name)
    if flags & 0x2041:
        raise BundleError("member-encrypted", member=name)
    if method not in (STORED, DEFLATED) or (method == STORED and packed != size):
        raise BundleError("member-method", member=name)
    if stat.S_IFMT(attributes >> 16) not in (0, stat.S_IFREG) or attributes & 0x10:
        raise BundleError("member-link", member=name)
    if flags or extra or comment or disk or offset != place:
        raise BundleError("file-layout", reason=f"{name} is not where and what it should be")
    file.seek(place)
    local = LOCAL.pack(LOCAL_MARK, needed, flags, method, time, date, crc, packed, size, name_length, 0) + raw
    if file.read(len(local)) != local:
        raise BundleError("file-layout", reason=f"{name} says one thing in the directory and another at its place")
    return Member(name, method, place + len(local), packed, size, crc), end
