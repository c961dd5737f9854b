# SPDX-License-Identifier: GPL-3.0-or-later
"""Records and their lines: what is written is read back exactly, and nothing that is spelt otherwise is taken."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.records import (
    LINE_CAP,
    Line,
    Record,
    _decode_strictly,
    decode_line,
    encode_line,
    genesis,
    new_record,
    record_id,
    without_body,
)
from tests.unit.ledger.making import AT, code_of, record

FEED = "ab" * 16
FIRST = record(genesis(FEED), FEED, 1)


def line_with_body(body: bytes) -> bytes:
    """A line whose commitment fits, whatever the body is."""
    salt = bytes(16)
    header = msgspec.structs.replace(FIRST.header, c=sha256(salt + body).hexdigest(), n=len(body))
    return b'{"h":%b,"s":"%b","b":%b}\n' % (msgspec.json.encode(header), salt.hex().encode(), body)


def line_with_header(header: bytes) -> bytes:
    return b'{"h":%b}\n' % header


def refused(line: bytes) -> str:
    with pytest.raises(LedgerError) as caught:
        decode_line(line)
    return code_of(caught.value)


def parts(one: Record) -> tuple[object, ...]:
    return one.header, one.raw, one.salt, one.body


def test_a_record_is_read_back_as_it_was_written() -> None:
    line = decode_line(encode_line(FIRST))
    assert (line.header, line.raw, line.salt, line.body) == parts(FIRST)
    assert FIRST.id == record_id(genesis(FEED), FIRST.raw) == sha256(genesis(FEED) + FIRST.raw).digest()


def test_the_wire_is_the_documented_one() -> None:
    body = b'{"text":"yes"}'
    one = new_record(
        genesis(FEED), group="g", feed=FEED, seq=1, lc=2, at=AT, type="t", about="a", body=body, salt=bytes(16),
        refs=("x",), critical=True, reach="group",
    )  # fmt: skip
    c = sha256(bytes(16) + body).hexdigest().encode()
    assert encode_line(one) == (
        b'{"h":{"v":1,"group":"g","feed":"%b","seq":1,"lc":2,"at":"2026-11-21T03:00:00Z","type":"t","about":"a",'
        b'"c":"%b","n":14,"refs":["x"],"critical":true,"reach":"group"},"s":"%b","b":%b}\n'
    ) % (FEED.encode(), c, b"0" * 32, body)


def test_a_withheld_body_leaves_the_header_and_its_place() -> None:
    line = decode_line(encode_line(without_body(FIRST)))
    assert (line.salt, line.body, line.raw) == (None, None, FIRST.raw)


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=8), values, max_size=6))
def test_any_strict_object_is_a_body(body: dict[str, object]) -> None:
    one = record(genesis(FEED), FEED, 1, msgspec.json.encode(body))
    assert decode_line(encode_line(one)).body == one.body


@given(st.integers(0, 10_000), st.integers(0, 7))
def test_a_flipped_bit_never_passes_for_the_same_record(place: int, bit: int) -> None:
    line = bytearray(encode_line(FIRST))
    line[place % len(line)] ^= 1 << bit
    try:
        found = decode_line(bytes(line))
    except LedgerError:
        return
    assert found.raw != FIRST.raw  # then its id differs, and the chain says so


def judged(line: bytes, judge: Callable[[bytes], Line | None] = _decode_strictly) -> Line | None:
    try:
        return judge(line)
    except LedgerError:
        return None


odd = st.floats(allow_nan=False) | st.integers(2**53 - 2, 2**65) | st.integers(-(2**65), -(2**53) + 2)
wild = st.recursive(values | odd, lambda inner: st.lists(inner, max_size=3), max_leaves=4)
bits = st.sampled_from(
    [b'"', b"\\", b"}", b'},"s":"', b'","b":', b" ", b"\x7f", b"0", b"A", b"\n", b"\xff", b",", b"{}"]
)


@given(st.dictionaries(st.text(max_size=8), wild, max_size=4))
def test_the_quick_way_through_a_line_says_what_the_strict_one_says(body: dict[str, object]) -> None:
    line = line_with_body(msgspec.json.encode(body))
    assert judged(line, decode_line) == judged(line)


@given(st.integers(0, 10_000), st.integers(0, 3), st.lists(bits, max_size=2))
def test_so_it_does_of_a_line_with_something_put_in_or_left_out(place: int, gone: int, put: list[bytes]) -> None:
    whole = encode_line(FIRST)
    at = place % len(whole)
    line = whole[:at] + b"".join(put) + whole[at + gone :]
    assert judged(line, decode_line) == judged(line)


@given(st.text(min_size=1, max_size=12) | st.sampled_from(['},"s":"', "\\", "\x7f", "ü"]))
def test_and_of_a_header_that_is_not_plain(kind: str) -> None:
    body = b"{}"
    c = sha256(bytes(16) + body).hexdigest()
    header = msgspec.structs.replace(FIRST.header, type=kind, c=c, n=2)
    line = b'{"h":%b,"s":"%b","b":%b}\n' % (msgspec.json.encode(header), b"0" * 32, body)
    assert judged(line, decode_line) == judged(line)
    assert decode_line(encode_line(FIRST)) == _decode_strictly(encode_line(FIRST))


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b'{"a":1.0}', "body-float"),
        (b'{"a":1.5}', "body-float"),
        (b'{"a":1e2}', "body-float"),
        (b'{"a":-0.0}', "body-float"),
        (b'{"a":NaN}', "line-malformed"),
        (b'{"a":Infinity}', "line-malformed"),
        (b'{"a":-0}', "body-not-exact"),
        (b'{"a":9007199254740992}', "body-integer"),
        (b'{"a":-9007199254740992}', "body-integer"),
        (b'{"a":[{"b":9007199254740993}]}', "body-integer"),
        (b'{"a":1180591620717411303424}', "body-integer"),
        (b'{"a":1,"a":1}', "body-not-exact"),
        (b'{"a":{"b":1,"b":2}}', "body-not-exact"),
        (b'{"a": 1}', "body-not-exact"),
        (b'{"a":1}\r', "line-not-exact"),
        (b'{"a":"\\u0041"}', "body-not-exact"),
        (b'{"a":"\\/"}', "body-not-exact"),
        (b'{"a":"\\ud800"}', "line-malformed"),
        (b'{"a":"\\udc00\\ud800"}', "line-malformed"),
        (b'{"a":"\xed\xa0\x80"}', "body-malformed"),
        (b'{"a":"\xff"}', "body-malformed"),
        (b'{"a":"\xc0\xaf"}', "body-malformed"),
        (b'{"\xff":1}', "body-malformed"),
        (b"[]", "body-not-object"),
        (b"1", "body-not-object"),
        (b"null", "body-not-object"),
        (b'{"a":' + b"[" * 32 + b"]" * 32 + b"}", "body-depth"),
        (b'{"a":' + b"[" * 20000 + b"]" * 20000 + b"}", "line-malformed"),
        (b'{"a":1}{"b":2}', "line-malformed"),
    ],
)
def test_a_body_that_is_not_strict_is_refused_though_its_commitment_fits(body: bytes, code: str) -> None:
    assert refused(line_with_body(body)) == code


def test_a_number_too_large_for_any_machine_is_refused() -> None:
    assert refused(line_with_body(b'{"a":1e400}')) in {"body-float", "body-malformed"}
    assert refused(line_with_body(b'{"a":%b}' % (b"9" * 5000))) in {"body-float", "body-integer", "body-malformed"}


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b'{"a":9007199254740991,"b":-9007199254740991}',
        b'{"later":{"than":["us",null,true]}}',
        b'{"a":' + b"[" * 31 + b"]" * 31 + b"}",
        b'{"many":[' + b"[]," * 40 + b"[]]}",
        '{"text":"ثلاثة أيام 三天 🌿"}'.encode(),
        b'{"hash":"12345678901234567890"}',
    ],
)
def test_a_strict_body_of_any_meaning_is_taken(body: bytes) -> None:
    assert decode_line(line_with_body(body)).body == body


def test_a_forged_body_is_refused() -> None:
    line = encode_line(FIRST)
    assert refused(line.replace(b"hedge", b"fence")) == "commitment"
    assert refused(line.replace(b"hedge", b"bush")) == "body-length"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"", "line-cut"),
        (b"\n", "line-malformed"),
        (b"{}\n", "line-malformed"),
        (b"\xef\xbb\xbf" + encode_line(FIRST), "line-malformed"),
        (encode_line(FIRST)[:-1], "line-cut"),
        (encode_line(FIRST)[:-20] + b"\n", "line-malformed"),
        (b" " + encode_line(FIRST), "line-not-exact"),
        (encode_line(FIRST)[:-1] + b" \n", "line-not-exact"),
        (encode_line(FIRST)[:-1] + b"\r\n", "line-not-exact"),
        (encode_line(FIRST)[:-2] + b',"x":1}\n', "line-not-exact"),
        (encode_line(without_body(FIRST))[:-2] + b',"s":""}\n', "line-not-exact"),
        (encode_line(without_body(FIRST))[:-2] + b',"s":"%b"}\n' % (b"0" * 32), "line-not-exact"),
        (encode_line(without_body(FIRST))[:-2] + b',"b":{}}\n', "salt-malformed"),
        (b'{"h":%b,"h":%b}\n' % (FIRST.raw, FIRST.raw), "line-not-exact"),
        (encode_line(FIRST).replace(b'"s":"0000', b'"s":"  00'), "salt-malformed"),
        (encode_line(FIRST).replace(b'1","b"', b'A","b"'), "salt-malformed"),
        (encode_line(FIRST).replace(b'"s":"00', b'"s":"'), "salt-malformed"),
        (b" " * LINE_CAP + b"\n", "line-too-long"),
    ],
)
def test_a_line_of_another_spelling_is_refused(line: bytes, code: str) -> None:
    assert refused(line) == code


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b'"v":1', b'"v":2', "header-version"),
        (b'"v":1,', b"", "header-malformed"),
        (b'"seq":1', b'"seq":0', "header-malformed"),
        (b'"seq":1', b'"seq":9007199254740992', "header-malformed"),
        (b'"seq":1', b'"seq":1.0', "header-malformed"),
        (b'"lc":1', b'"lc":-1', "header-malformed"),
        (b'"n":38', b'"n":38,"n":38', "header-not-exact"),
        (b'"n":38', b'"n":38,"new":true', "header-not-exact"),
        (b'"n":38', b'"n":38,"critical":false', "header-not-exact"),
        (b'"n":38', b'"n":38,"reach":"moon"', "header-malformed"),
        (b'"v":1,', b'"v":1, ', "header-not-exact"),
        (b"concern", "concérn".encode(), "header-not-plain"),
        (b"concern", b"conc\\u0065rn", "header-not-exact"),
        (b"concern", b"conc\\nern", "header-not-plain"),
        (b"concern", b"\xff", "header-malformed"),
        (b"T03:00:00Z", b"T03:00:00+00:00", "time-malformed"),
        (b"T03:00:00Z", b"T24:00:00Z", "time-malformed"),
        (b"T03:00:00Z", b"T03:00:00.1Z", "time-malformed"),
        (b"2026-11-21", b"2026-02-30", "time-malformed"),
        (b"2026-11-21", b"2026-W47-6", "time-malformed"),
        (b'"c":"', b'"c":"0', "header-malformed"),
    ],
)
def test_a_header_that_is_not_strict_is_refused(old: bytes, new: bytes, code: str) -> None:
    assert old in FIRST.raw
    assert refused(line_with_header(FIRST.raw.replace(old, new))) == code


def test_a_withheld_body_still_needs_a_real_commitment() -> None:
    raw = msgspec.json.encode(msgspec.structs.replace(FIRST.header, c="G" * 64))
    assert refused(line_with_header(raw)) == "header-malformed"


@pytest.mark.parametrize("at", ["1970-01-01T00:00:00Z", "2100-12-31T23:59:59.999Z"])
def test_any_clock_is_taken_because_it_orders_nothing(at: str) -> None:
    assert decode_line(encode_line(record(genesis(FEED), FEED, 1, at=at))).header.at == at


def test_unknown_types_are_taken() -> None:
    assert decode_line(encode_line(record(genesis(FEED), FEED, 1, type="garden.sung"))).header.type == "garden.sung"


def test_no_record_is_made_that_would_be_refused() -> None:
    for body, code in ((b"[1]", "body-not-object"), (b'{"a":"' + b"x" * LINE_CAP + b'"}', "line-too-long")):
        with pytest.raises(LedgerError) as caught:
            record(genesis(FEED), FEED, 1, body)
        assert code_of(caught.value) == code
    with pytest.raises(LedgerError, match="printable ASCII"):
        record(genesis(FEED), FEED, 1, about="Ana Pérez")
    with pytest.raises(LedgerError, match="not 16 bytes"):
        new_record(genesis(FEED), group="g", feed=FEED, seq=1, lc=1, at=AT, type="t", about="a", body=b"{}", salt=b"1")
