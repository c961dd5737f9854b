# SPDX-License-Identifier: GPL-3.0-or-later
"""Which alphabet a file is in: recognised, or refused in so many words; never guessed at, never a crash."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.i18n.error_sentences import error_sentence
from assembly_app.i18n.words.imports import WORDS
from assembly_app.importers.errors import UnreadableError
from assembly_app.importers.text_decoding import MOST_LINES, Text, read_text
from tests.unit.importers.speaking import ENGLISH

NAMES = "José Núñez\nZoë Ångström\nFrançois\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_letters_of_every_usual_encoding_come_out_right(encoding: str, end: str) -> None:
    assert read_text(NAMES.replace("\n", end).encode(encoding)).text == NAMES


def test_other_scripts_need_no_mark_in_utf_8_and_utf_16_with_one() -> None:
    names = "مريم\n王芳\nАнна\n"
    assert read_text(names.encode()).text == read_text(names.encode("utf-16")).text == names


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04\x14\x00", "spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "spreadsheet"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not-text"),
        ("Анна, Борис".encode("cp1251"), "unknown-alphabet"),
        ("王芳、李明".encode("gb18030"), "unknown-alphabet"),
        (b"\xef\xbb\xbfAna\xff", "unknown-alphabet"),
        (b"Ana\n" * (MOST_LINES + 1), "list-too-large"),
    ],
)
def test_what_cannot_be_told_for_certain_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_text(data)
    assert refused.value.code == code
    assert code in WORDS.plain


@given(st.binary(max_size=400) | st.text(max_size=80).map(lambda text: text.encode("utf-16", "surrogatepass")))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        found = read_text(data)
    except UnreadableError as refused:
        said = error_sentence(ENGLISH, refused)
        found = Text(said, "")
    assert found.text or not data.strip(b"\xff\xfe\xef\xbb\xbf\x00")
    assert "\r" not in found.text and "\x00" not in found.text


@given(st.text(alphabet=st.characters(min_codepoint=32, exclude_categories=["Cs", "Cn", "Co"]), max_size=200))
def test_all_of_unicode_survives_utf_8(text: str) -> None:
    assert read_text(f"\ufeff{text}".encode()).text == text.removeprefix("\ufeff") if "\x7f" not in text else True
