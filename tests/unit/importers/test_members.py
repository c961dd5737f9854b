# SPDX-License-Identifier: GPL-3.0-or-later
"""Members from whatever a group has: tables, pasted lists; nobody twice; every line accounted for."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.members.membership import AddMember, RenameMember, TrainMember
from assembly_app.importers import summary
from assembly_app.importers.errors import UnreadableError
from assembly_app.importers.findings import Findings
from assembly_app.importers.members import (
    HERE,
    LEFT,
    NEITHER,
    NO_NAME,
    TOO_LONG,
    TURNED,
    TWICE,
    NewMember,
    read_members,
)
from assembly_app.importers.name_matching import likeness
from tests.unit.importers.speaking import ENGLISH, WORDS, listed, person


def read(text: str, *here: str, guests: bool = False) -> Findings[NewMember]:
    return read_members(listed(text), [person(name) for name in here], WORDS, guests=guests)


def names(text: str, *here: str) -> list[str]:
    return [str(each.title) for each in read(text, *here).new]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Duarte\nBo Lund\n王芳",
        "Ana Duarte, Bo Lund, 王芳",
        "Ana Duarte; Bo Lund، 王芳",
        "1. Ana Duarte\n2) Bo Lund\n(3) 王芳",
        "- Ana Duarte\n  • Bo Lund\n* 王芳,",
        "- [ ] Ana Duarte\n- [x] Bo Lund\n☐ 王芳",
        "Ana Duarte <ana@example.org>, Bo Lund <bo@example.org>,\n王芳 <w@example.org>",
        '"Ana Duarte" <ana@example.org>; "Lund, Bo" <bo@example.org>; 王芳',
        "Ana Duarte (ana@example.org)\nBo Lund bo@example.org\n王芳",
        "Names:\nAna Duarte\nBo Lund\n王芳",
        "  Ana   Duarte\n\n\u2068Bo Lund\u2069\n王芳",
        "1\tAna Duarte\n2\tBo Lund\n3\t王芳",
    ],
)
def test_the_same_three_people_in_every_shape(text: str) -> None:
    found = read(text)
    assert [str(each.title) for each in found.new] == ["Ana Duarte", "Bo Lund", "王芳"]
    assert found.odd == ()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("hint", ["", "sep={}\n"])
def test_a_table_with_heads_in_any_order_and_language(separator: str, hint: str) -> None:
    rows = [["Gast", "Im Saal genannt", "Mitglied", "skills", "Telefon"]]
    rows += [["ja", "nein", "Ana Duarte", "Facilitation/bread", "1"], ["", "", "Bo Lund", "", "2"]]
    text = hint.format(separator) + "\r\n".join(separator.join(row) for row in rows)
    found = read(text.replace("\r\n", "\n"))

    ana, bo = found.new
    assert (ana.title, ana.guest, ana.shown, ana.skills) == ("Ana Duarte", True, False, ("facilitation", "bread"))
    assert (bo.title, bo.guest, bo.shown, bo.skills) == ("Bo Lund", False, True, ())
    assert [told.params["said"] for told in found.remarks] == ["Telefon"]
    ids = itertools.count()
    assert found.acts(lambda: str(next(ids))) == [
        AddMember(name="Ana Duarte", guest=True, id="0"),
        RenameMember(member="0", shown=False),
        TrainMember(member="0", skill="facilitation"),
        TrainMember(member="0", skill="bread"),
        AddMember(name="Bo Lund", id="1"),
    ]


def test_family_names_before_a_comma_are_turned_and_it_is_said() -> None:
    found = read("Duarte, Ana\nLund, Bo <bo@example.org>")
    assert [each.title for each in found.new] == ["Ana Duarte", "Bo Lund"]
    assert [told.message for told in found.remarks] == [TURNED]
    assert names("Ana, Bo") == ["Ana", "Bo"]


def test_first_and_last_names_stand_in_columns_of_their_own() -> None:
    assert names("Surname,First name\nDuarte,Ana\nLund,Bo") == ["Ana Duarte", "Bo Lund"]


def test_without_heads_the_columns_are_name_guest_shown_skills() -> None:
    found = read("Ana;yes;no;bread\nBo;;;")
    assert [(each.title, each.guest, each.shown, each.skills) for each in found.new] == [
        ("Ana", True, False, ("bread",)), ("Bo", False, True, ()),
    ]  # fmt: skip


def test_a_title_above_the_heads_is_skipped() -> None:
    assert names("Our people in 2026\n\nName;Guest\nAna;no") == ["Ana"]


def test_who_is_here_is_not_taken_again_whatever_the_case_and_accents() -> None:
    here = [person("José Núñez"), person("Łukasz Øre", "left")]
    found = read_members(listed("JOSE NUNEZ\nlukasz ore\nJosé  Núñez\nAna\nána"), here, WORDS)

    assert [each.title for each in found.new] == ["Ana"]
    assert [(told.line, told.message) for told in found.known] == [(1, HERE), (2, LEFT), (3, HERE), (5, TWICE)]


def test_signs_that_make_other_letters_keep_names_apart() -> None:
    assert names("かな\nがな") == ["かな", "がな"]
    assert names("नीत\nनीति") == ["नीत", "नीति"]


def test_lines_that_are_not_understood_are_told_with_their_number_and_the_rest_is_taken() -> None:
    found = read(f"Ana\n42\n\n<a@example.org>\n{'x' * 121}\nBo")
    assert [each.title for each in found.new] == ["Ana", "Bo"]
    assert [(told.line, told.message) for told in found.odd] == [(2, NO_NAME), (4, NO_NAME), (5, TOO_LONG)]

    table = read("Name;Guest\nAna;perhaps\nBo;no")
    assert [(told.line, told.message, told.params["said"]) for told in table.odd] == [(2, NEITHER, "perhaps")]
    assert summary.counted(table, "members", ENGLISH).endswith("1 lines are not understood")


def test_a_quotation_mark_that_is_never_closed_spoils_its_own_line_only() -> None:
    assert names('Name;Guest\n"Ana;no\nBo;no') == ["Ana", "Bo"]


def test_guests_are_said_in_brackets_or_for_the_whole_list() -> None:
    assert [each.guest for each in read("Ana (guest)\nBo (Gast)\nCy (she)").new] == [True, True, False]
    assert [each.guest for each in read("Name;Guest\nAna;\nBo;no", guests=True).new] == [True, False]


def test_an_empty_list_is_refused() -> None:
    with pytest.raises(UnreadableError):
        read(" \n\t\n")


@given(st.text(alphabet=st.sampled_from("Aaéñß,;\t\n\"'<>@()[].-1 م王x")) | st.text())
def test_any_text_is_read_and_no_name_comes_twice(text: str) -> None:
    try:
        found = read(text, "Ana")
    except UnreadableError:
        assert not text.strip()
        return
    alike = [likeness(str(each.title)) for each in found.new]
    assert len(alike) == len(set(alike)) and likeness("Ana") not in alike
    assert all(any(char.isalpha() for char in str(each.title)) for each in found.new)
    lines = text.count("\n") + 1
    assert all(0 <= each.line <= lines for each in (*found.new, *found.known, *found.odd))
    assert summary.pieces(found, ENGLISH) or not (found.new or found.known or found.odd)


@given(st.lists(st.from_regex(r"[A-Z][a-zéüñ]{2,8} [A-Z][a-z]{2,8}", fullmatch=True), min_size=1, unique_by=likeness))
def test_reading_what_was_read_brings_nothing_new(people: list[str]) -> None:
    found = read("\n".join(people))
    again = read_members(listed(", ".join(people)), [person(str(each.title)) for each in found.new], WORDS)
    assert again.new == ()


@given(st.text())
def test_likeness_is_settled_at_once(text: str) -> None:
    assert likeness(likeness(text)) == likeness(text)
    assert likeness(text.upper()) == likeness(text.upper().lower())
    assert likeness(unicodedata.normalize("NFD", text)) == likeness(unicodedata.normalize("NFC", text))
