# SPDX-License-Identifier: GPL-3.0-or-later
"""What is put together is put together as each language does it: colons, asides, counts, genders, keys."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from assembly_app.files import assets
from assembly_app.i18n import patterns
from assembly_app.i18n.catalogues import Said
from assembly_app.i18n.event_sentences import happening
from assembly_app.i18n.key_names import keys
from assembly_app.i18n.refusals import sentence
from assembly_app.i18n.words import TERMS, term
from tests.words import catalogues

FENCES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
ROOT = assets.translations().parent


def plain(text: str) -> str:
    """What is seen."""
    return text.translate(FENCES)


@pytest.mark.parametrize(
    ("language", "seen"),
    [
        ("en", "Present: Ana"), ("fr", "Present\u00a0: Ana"), ("zh_Hans", "Present：Ana"), ("ar", "Present: Ana"),
    ],
)  # fmt: skip
def test_a_label_has_the_colon_of_its_language(language: str, seen: str) -> None:
    assert plain(patterns.labelled(catalogues().get(language), "Present", "Ana")) == seen


def test_what_people_wrote_is_fenced_off_and_words_of_the_program_are_not() -> None:
    words = catalogues().get("ar")

    assert "\u2068Ana.\u2069" in patterns.labelled(words, "x", "Ana.")
    assert patterns.labelled(words, "x", Said("y")) == "x: y"


def test_clauses_and_sentences_are_rowed_up() -> None:
    french, chinese = catalogues().get("fr"), catalogues().get("zh_Hans")

    assert plain(patterns.clauses(french, ["a, b", "", "c", "d"])) == "a, b\u202f; c\u202f; d"
    assert plain(patterns.sentences(chinese, ["一。", "二。"])) == "一。二。"
    assert plain(patterns.aside(chinese, "甲", "乙")) == "甲（乙）"
    assert patterns.aside(chinese, "甲", "") == "甲" and patterns.clauses(french, []) == ""
    assert plain(patterns.span(french, "1", "2")) == "1 – 2" and patterns.span(french, "1", "1") == "1"


def test_facts_run_as_the_language_does_whatever_they_begin_with() -> None:
    arabic, german = catalogues().get("ar"), catalogues().get("de")

    assert patterns.facts(arabic, ["one.assembly", "", "٩ ك.ب"]) == "\u200f\u2068one.assembly\u2069، \u2068٩ ك.ب\u2069"
    assert plain(patterns.facts(german, ["one.assembly", "9 kB"])) == "one.assembly · 9 kB"
    assert patterns.facts(arabic, ["", ""]) == ""


def test_minutes_of_a_meeting_without_a_title_are_named_after_what_it_is() -> None:
    def approved(language: str, title: str) -> str:
        words = catalogues().get(language)
        return plain(happening(words, "minutes.approved", {"about": "m1"}, lambda _: title, (language,)))

    assert approved("de", "monthly") == "Das Protokoll wurde genehmigt: Monatliche Versammlung."
    assert approved("de", "Frühling") == "Das Protokoll wurde genehmigt: Frühling."


def minutes_more(language: str, minutes: int) -> str:
    """The line of the minutes for a longer timer."""
    return plain(happening(catalogues().get(language), "timer.extended", {"minutes": minutes}, str, (language,)))


def test_arabic_says_five_minutes_and_fifteen_in_different_words() -> None:
    assert "دقائق" in minutes_more("ar", 5)
    assert "دقيقة" in minutes_more("ar", 15)
    assert minutes_more("en", 1) == "1 minute more." and minutes_more("en", 5) == "5 minutes more."


def test_each_count_of_a_sentence_has_its_own_form() -> None:
    tally = {"blocks": 1, "stand_asides": 2}
    fields = {"outcome": "blocked", "tally": tally}

    assert plain(happening(catalogues().get("de"), "test.closed", fields, str, ("de",))) == (
        "Die Abfrage endete mit Veto: 1 Veto und 2 stehen beiseite."
    )
    params = {"needed": 3, "needed_meetings": 2, "failed": 1, "meetings": 1}
    assert plain(sentence(catalogues().get("en"), "fallback-too-early", params)) == (
        "A fallback vote needs 3 failed tests in 2 meetings. So far: 1 failed test in 1 meeting."
    )


def test_hours_of_notice_are_a_length_of_time() -> None:
    from datetime import timedelta

    params = {"item": "The path", "hours": 47, "needed": timedelta(days=3)}

    assert "1 day, 23 hours before" in plain(sentence(catalogues().get("en"), "notice-too-short", params))


@pytest.mark.parametrize(
    ("language", "block", "proposal"),
    [("es", "retirado", "retirada"), ("fr", "retiré", "retirée"), ("pt_BR", "retirado", "retirada")],
)  # fmt: skip
def test_a_block_is_withdrawn_in_its_own_gender(language: str, block: str, proposal: str) -> None:
    words = catalogues().get(language)
    said, of_a_block = term("withdrawn"), term("withdrawn", "block")

    assert said and of_a_block
    assert (words.text(of_a_block), words.text(said)) == (block, proposal)
    assert block in plain(sentence(words, "block-settled", {"status": "withdrawn"}))
    assert proposal in plain(sentence(words, "concern-settled", {"status": "withdrawn"}))


def test_a_status_without_words_of_its_own_has_the_common_ones() -> None:
    assert term("addressed", "concern") == TERMS["addressed"]
    assert term("nothing") is None


def test_keys_have_the_names_that_stand_on_them() -> None:
    said = {code: keys(catalogues().get(code), "Ctrl+Shift+F", "linux") for code in ("en", "de", "fr", "es")}

    assert said == {"en": "Ctrl+Shift+F", "de": "Strg+Umschalt+F", "fr": "Ctrl+Maj+F", "es": "Ctrl+Mayús+F"}
    assert keys(catalogues().get("de"), "Ctrl+Enter", "darwin") == "⌘+Eingabe"


def test_no_screen_and_no_document_puts_a_colon_between_two_texts() -> None:
    """Each language has its own: `lang.labelled` and `Composer.labelled` know it."""
    joined = re.compile(r"""\+ "[:;,] " \+|\.join\("[,;:] "\)|\}: \{|\}; \{|\.join\(\[?"; """)
    # Kit has no language: what screen readers hear in one breath is parted by commas there.
    kit = {"ProgressBar.qml", "RowItem.qml", "RotationPage.qml"}
    typed = {"kept_texts.py"}  # what is typed into a form, and read back
    found = [
        f"{path.name}: {line.strip()}"
        for folder in ("ui", "assembly_app/documents", "assembly_app/viewmodels", "assembly_app/i18n")
        for path in sorted((ROOT / folder).rglob("*.*"))
        if path.suffix in (".qml", ".py") and path.name not in kit | typed
        for line in path.read_text(encoding="utf-8").splitlines()
        if joined.search(line) and not re.search(r"_\(|tr\(|missing|Error|^ *\x22", line)
    ]

    assert found == []


def test_what_is_counted_has_plural_forms_in_every_language() -> None:
    """A number before a noun: `{present} members` is no plain text."""
    counted = re.compile(r"\{\w+\} (members|minutes|meetings|tests|hours|people|items|answers|lines|present)\b")
    allowed = {"{present} present"}
    for path in sorted(Path(ROOT / "translations").glob("*/LC_MESSAGES/assembly.po")):
        with path.open("rb") as file:
            flat = [m.id for m in read_po(file) if isinstance(m.id, str) and counted.search(m.id)]
        assert [text for text in flat if text not in allowed] == [], path
