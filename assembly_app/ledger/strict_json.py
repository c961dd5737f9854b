# SPDX-License-Identifier: GPL-3.0-or-later
"""What strict JSON and strict times are: one spelling per value, so bytes can be signed instead of meanings."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any, Final, NoReturn

import msgspec

from assembly_app.ledger.errors import LedgerError

DEPTH_CAP: Final = 32
INTEGER_CAP: Final = 2**53

_TIME: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{3})?Z", re.ASCII
).fullmatch
_LONG_DIGITS: Final = re.compile(rb"[0-9]{16}").search


Whole = Annotated[int, msgspec.Meta(gt=-INTEGER_CAP, lt=INTEGER_CAP)]
_0 = Whole | str | bool | None
_1 = _0 | list[_0] | dict[str, _0]
_2 = _0 | list[_1] | dict[str, _1]
_3 = _0 | list[_2] | dict[str, _2]
_4 = _0 | list[_3] | dict[str, _3]
PLAIN_BODY = dict[str, _4]
"""What nearly every body is: a strict object of few levels. That it has one spelling is for the caller to compare."""


def _no_float(_text: str) -> NoReturn:
    raise LedgerError("body-float")


_decode: Final = msgspec.json.Decoder(float_hook=_no_float).decode
_encode: Final = msgspec.json.Encoder().encode


def check_body(body: bytes) -> None:
    """Refuse a body that is not a strict JSON object: UTF-8, one spelling, no duplicate keys, no floats,
    integers below 2^53 in magnitude, at most 32 levels. Unknown fields are fine. Raises LedgerError."""
    try:
        value = _decode(body)
        again = _encode(value)
    except LedgerError:
        raise
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise LedgerError("body-malformed", reason=str(error)) from error
    if type(value) is not dict:
        raise LedgerError("body-not-object")
    if again != body:
        raise LedgerError("body-not-exact")
    # Walking the tree is slow; most bodies have too few brackets and too short numbers to need it.
    if body.count(b"{") + body.count(b"[") > DEPTH_CAP or _LONG_DIGITS(body):
        _walk(value, 1)


def _walk(value: Any, depth: int) -> None:
    if type(value) is int:
        if not -INTEGER_CAP < value < INTEGER_CAP:
            raise LedgerError("body-integer")
    elif type(value) is dict or type(value) is list:
        if depth > DEPTH_CAP:
            raise LedgerError("body-depth", cap=DEPTH_CAP)
        for inner in value.values() if type(value) is dict else value:
            _walk(inner, depth + 1)


def check_time(at: str) -> None:
    """Refuse anything but `2026-11-21T03:00:00Z`, with or without milliseconds. Raises LedgerError."""
    if not _TIME(at):
        raise LedgerError("time-malformed", at=at)
    try:
        datetime.fromisoformat(at)
    except ValueError as error:
        raise LedgerError("time-malformed", at=at) from error


def is_name(text: str) -> bool:
    """Whether `text` can stand as an id in a plain line or a file name: 1 to 64 of letters, digits, `.`, `_`, `-`."""
    return re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", text, re.ASCII) is not None


def is_hash(text: str) -> bool:
    """Whether `text` is a SHA-256 in small hex."""
    return re.fullmatch(r"[0-9a-f]{64}", text, re.ASCII) is not None
