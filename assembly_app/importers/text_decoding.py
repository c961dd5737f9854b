# SPDX-License-Identifier: GPL-3.0-or-later
"""From bytes to text: UTF-8, UTF-16 and the Windows alphabet of Western Europe are told apart; others are refused."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from assembly_app.importers.errors import UnreadableError

MOST_BYTES, MOST_LINES = 4_000_000, 5_000
_MARKS = (
    # UTF-32's mark begins like that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BOXES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How the files of office programs begin: zip archives, and the compound files of before 2007."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
WESTERN = "cp1252"


class Text(NamedTuple):
    """A text with plain line ends, and the name of the encoding it came in."""

    text: str
    encoding: str


def read_text(data: bytes) -> Text:
    """The text in `data`. Raises UnreadableError when it is none, or its letters cannot be told for certain."""
    if len(data) > MOST_BYTES:
        raise _too_large()
    if data.startswith(_BOXES):
        raise UnreadableError("spreadsheet")
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        # A file with UTF-8's or UTF-16's own mark, and then something else.
        raise UnreadableError("not-text" if b"\x00" in data[4:] else "unknown-alphabet") from None
    if _CONTROL.search(text):
        raise UnreadableError("not-text")
    if encoding == WESTERN and not _western(text):
        raise UnreadableError("unknown-alphabet")
    return Text(plain_lines(text), encoding)


def plain_lines(text: str) -> str:
    """The text with one sign at the end of each line. Raises UnreadableError when it has too many."""
    text = re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff"))
    if text.count("\n") > MOST_LINES or len(text) > MOST_BYTES:
        raise _too_large()
    return text


def _too_large() -> UnreadableError:
    return UnreadableError("list-too-large", most=MOST_LINES, megabytes=MOST_BYTES // 1_000_000)


def _encoding(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if data and len(data) % 2 == 0:
        # Every second byte of UTF-16 is empty where letters are Latin, or a line ends.
        for encoding, empty in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
            if empty.count(0) * 3 > len(empty) and data.count(0) == empty.count(0):
                return encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return WESTERN
    return "utf-8"


def _western(text: str) -> bool:
    """No language of Western Europe has an accent on every third letter; another alphabet read as this one has."""
    letters = [char for char in text if char.isalpha() or ord(char) > 127]
    return sum(ord(char) > 127 for char in letters) * 3 <= len(letters)
