# SPDX-License-Identifier: GPL-3.0-or-later
"""What a hurried minute-taker types, and what is understood."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from assembly_app.i18n.catalogues import Catalogue
from assembly_app.i18n.marks import P_
from assembly_app.viewmodels.meetings.line_commands import WITH_COLON, WORDS, due, take_apart
from tests.words import catalogues

TODAY = date(2026, 11, 26)


@pytest.fixture
def english() -> Catalogue:
    return catalogues().get("en")


@pytest.mark.parametrize(
    ("text", "kept", "day"),
    [
        ("print the rota by 3 Dec", "print the rota", date(2026, 12, 3)),
        ("send it by mail by 3 Dec", "send it by mail", date(2026, 12, 3)),
        ("send it by mail", "send it by mail", None),
        ("ask the two by the river by 2027-01-05.", "ask the two by the river", date(2027, 1, 5)),
        ("pay by 3.1.", "pay", date(2027, 1, 3)),
    ],
)
def test_the_day_is_the_last_one_named(english: Catalogue, text: str, kept: str, day: date | None) -> None:
    assert due(text, TODAY, english) == (kept, day)


def test_chinese_needs_no_spaces() -> None:
    words = catalogues().get("zh_Hans")
    by = words.text(P_("before a day, at the end of an action", "by"))

    assert due(f"印好轮值表{by}12月3日", TODAY, words) == ("印好轮值表", date(2026, 12, 3))
    action = words.text(WORDS["action"])
    assert take_apart(f"{action} 小林：印好轮值表", words) == ("action", "小林", "印好轮值表")
    end = words.text(WORDS["end"])
    assert take_apart(f"{end}：法定人数不足", words) == ("end", "", "法定人数不足")


@pytest.mark.parametrize("code", ["en", "ar", "zh_Hans", "es", "fr", "de", "pt_BR"])
def test_leading_words_are_understood_without_their_accents(code: str) -> None:
    words = catalogues().get(code)
    for kind, message in WORDS.items():
        own = words.text(message)
        bare = "".join(c for c in unicodedata.normalize("NFKD", own) if not unicodedata.combining(c))
        for typed in (own, bare):
            line = f"{typed}: Ana: x" if kind in WITH_COLON else f"{typed} 5"
            assert take_apart(line, words).kind == kind, f"{code}: {typed}"
