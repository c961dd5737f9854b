# SPDX-License-Identifier: GPL-3.0-or-later
"""Records: one fact each, header and body as exact bytes, and the strict line they travel on."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated, Final, Literal

import msgspec

from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.strict_json import PLAIN_BODY, check_body, check_time

LINE_CAP: Final = 65536
"""Longest line, in bytes, its line feed included."""
VERSION: Final = 1

Reach = Literal["public", "federation", "group"]
Count = Annotated[int, msgspec.Meta(ge=0, lt=2**53)]
Position = Annotated[int, msgspec.Meta(ge=1, lt=2**53)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Hash = Annotated[str, msgspec.Meta(min_length=64, max_length=64)]


class Header(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What everyone may see of a record. The order of the fields is their order on the wire.

    `at` is what the clock on the wall said (never used to order); `about` the aggregate the record belongs to;
    `c` the commitment to salt and body in hex; `n` the body's length in bytes; `refs` causal references.
    """

    v: int
    group: Name
    feed: Name
    seq: Position
    lc: Position
    at: Name
    type: Name
    about: Name
    c: Hash
    n: Count
    refs: tuple[Name, ...] = ()
    critical: bool = False
    reach: Reach = "federation"


class Line(msgspec.Struct, frozen=True, gc=False):
    """A decoded line: all of a record but its place in the chain. `salt` and `body` are None together."""

    header: Header
    raw: bytes
    salt: bytes | None
    body: bytes | None


class Record(msgspec.Struct, frozen=True, gc=False):
    """A record at its place: `raw` the exact header bytes, `id` the 32-byte chain hash up to here."""

    header: Header
    raw: bytes
    salt: bytes | None
    body: bytes | None
    id: bytes


class _Wire(msgspec.Struct, frozen=True, gc=False):
    h: msgspec.Raw
    s: str = ""
    b: msgspec.Raw = msgspec.Raw(b"")


class _Plain(msgspec.Struct, frozen=True, gc=False):
    """A whole line of the usual kind, typed through and through."""

    h: Header
    s: str
    b: PLAIN_BODY


_plain: Final = msgspec.json.Decoder(_Plain).decode
_BODY_AT: Final = len(b',"s":"') + 32 + len(b'","b":')
_unhex: Final = bytes.fromhex
_wire: Final = msgspec.json.Decoder(_Wire).decode
_header: Final = msgspec.json.Decoder(Header).decode
_encode: Final = msgspec.json.Encoder().encode


def genesis(feed: str) -> bytes:
    """The 32 bytes a feed's first record is chained to."""
    return sha256(b"assembly-feed/v1\0" + feed.encode("ascii")).digest()


def record_id(previous_id: bytes, raw: bytes) -> bytes:
    """The 32-byte id of the record with header `raw` that follows `previous_id`."""
    return sha256(previous_id + raw).digest()


def commitment(salt: bytes, body: bytes) -> str:
    """The header's `c`: SHA-256 of salt and body in hex."""
    return sha256(salt + body).hexdigest()


def new_record(
    previous_id: bytes,
    *,
    group: str,
    feed: str,
    seq: int,
    lc: int,
    at: str,
    type: str,  # noqa: A002, the name of the field
    about: str,
    body: bytes,
    salt: bytes,
    refs: tuple[str, ...] = (),
    critical: bool = False,
    reach: Reach = "federation",
) -> Record:
    """The record that follows `previous_id`; `salt` is 16 random bytes of the caller's. LedgerError if not strict."""
    if len(salt) != 16:
        raise LedgerError("salt-malformed")
    check_body(body)
    c, n = commitment(salt, body), len(body)
    header = Header(VERSION, group, feed, seq, lc, at, type, about, c, n, refs, critical, reach)
    raw = _encode(header)
    read_header(raw)
    record = Record(header, raw, salt, body, record_id(previous_id, raw))
    if len(encode_line(record)) > LINE_CAP:
        raise LedgerError("line-too-long", cap=LINE_CAP)
    return record


def encode_line(record: Record | Line) -> bytes:
    """The line of a record, line feed included; header alone when the body is withheld or erased."""
    if record.salt is None or record.body is None:
        return b'{"h":%b}\n' % record.raw
    return b'{"h":%b,"s":"%b","b":%b}\n' % (record.raw, record.salt.hex().encode(), record.body)


def without_body(record: Record) -> Record:
    """The same record as its header only: what travels when the body is withheld."""
    return Record(record.header, record.raw, None, None, record.id)


def read_header(raw: bytes) -> Header:
    """Decode header bytes strictly. Raises LedgerError."""
    try:
        header = _header(raw)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise _header_error(raw, error) from error
    if header.v != VERSION:
        raise LedgerError("header-version", v=header.v)
    if _encode(header) != raw:
        raise LedgerError("header-not-exact")
    if not raw.isascii() or b"\\" in raw or b"\x7f" in raw:
        raise LedgerError("header-not-plain")
    check_time(header.at)
    return header


def decode_line(line: bytes) -> Line:
    """Decode one line, its line feed included, as strictly as design chapter 3 says. Raises LedgerError.

    A line of the usual kind is read in one pass: that the whole of it is what its typed value encodes to says at once
    that header and body are spelt in the one way there is, twice nothing, and nothing between or after them. Whatever
    is not plainly good is left to `_decode_strictly`, which judges.
    """
    try:
        plain = _plain(line)
        salt = _unhex(plain.s)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return _decode_strictly(line)
    header = plain.h
    # Quotes inside a string are escaped, so this can only stand at the end of the header.
    end = line.find(b'},"s":"') + 1
    raw, body = line[5:end], line[end + _BODY_AT : -2]
    if (
        _encode(plain) + b"\n" != line
        or sha256(salt + body).hexdigest() != header.c
        or header.n != len(body)
        or header.v != VERSION
        or len(line) > LINE_CAP
        or len(salt) != 16
        or salt.hex() != plain.s
        or not raw.isascii()
        or b"\\" in raw
        or b"\x7f" in raw
    ):
        return _decode_strictly(line)
    check_time(header.at)
    return Line(header, raw, salt, body)


def _decode_strictly(line: bytes) -> Line:
    """The line step by step, so that it can be said what is wrong with it."""
    if len(line) > LINE_CAP:
        raise LedgerError("line-too-long", cap=LINE_CAP)
    if not line.endswith(b"\n"):
        raise LedgerError("line-cut")
    try:
        wire = _wire(line)
        raw, text, body = bytes(wire.h), wire.s, bytes(wire.b)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise LedgerError("line-malformed", reason=str(error)) from error
    header = read_header(raw)
    if not body and not text:
        if line != b'{"h":%b}\n' % raw:
            raise LedgerError("line-not-exact")
        _check_hash(header.c)
        return Line(header, raw, None, None)
    salt = _salt(text)
    if line != b'{"h":%b,"s":"%b","b":%b}\n' % (raw, text.encode(), body):
        raise LedgerError("line-not-exact")
    check_body(body)
    if header.n != len(body):
        raise LedgerError("body-length", found=len(body), n=header.n)
    if sha256(salt + body).hexdigest() != header.c:
        raise LedgerError("commitment")
    return Line(header, raw, salt, body)


def _salt(text: str) -> bytes:
    try:
        salt = bytes.fromhex(text)
    except ValueError as error:
        raise LedgerError("salt-malformed") from error
    if len(salt) != 16 or salt.hex() != text:  # fromhex takes spaces and capitals too
        raise LedgerError("salt-malformed")
    return salt


def _check_hash(text: str) -> None:
    if text.strip("0123456789abcdef"):
        raise LedgerError("header-malformed", reason="`c` is not a hash in hex")


class _Version(msgspec.Struct, gc=False):
    v: int


def _header_error(raw: bytes, error: Exception) -> LedgerError:
    """A header of a later version need not have our fields: say that first."""
    try:
        v = msgspec.json.decode(raw, type=_Version).v
    except (msgspec.MsgspecError, ValueError, RecursionError):
        v = VERSION
    if v != VERSION:
        return LedgerError("header-version", v=v)
    return LedgerError("header-malformed", reason=str(error))
