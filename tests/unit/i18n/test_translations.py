# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogues fit the program: nothing missing in the template, no placeholder lost in translation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages import Message
from babel.messages.pofile import read_po

from assembly_app.files import assets
from update_catalogues import collect

FOLDER = assets.translations()
CODES = sorted(path.parents[1].name for path in FOLDER.glob("*/LC_MESSAGES/assembly.po"))


def messages(path: Path) -> list[Message]:
    with path.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def places(text: str) -> set[str]:
    return set(re.findall(r"\{\w+\}", text))


@pytest.mark.slow
def test_the_template_holds_every_text_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = tmp_path / "assembly.pot"
    monkeypatch.chdir(FOLDER.parent)

    collect(fresh)

    held = (FOLDER / "assembly.pot").read_text(encoding="utf-8").split("\n\n", 1)[1]
    assert held == fresh.read_text(encoding="utf-8"), "run `make translations`"


@pytest.mark.parametrize("code", CODES)
def test_a_translation_keeps_its_placeholders(code: str) -> None:
    for message in messages(FOLDER / code / "LC_MESSAGES" / "assembly.po"):
        source = message.id if isinstance(message.id, str) else message.id[0]
        said = [message.string] if isinstance(message.string, str) else list(message.string)
        for text in filter(None, said):
            # "one hand" and "no hands" may do without their number.
            lost = places(source) ^ places(text)
            assert lost <= ({"{n}"} if message.pluralizable else set()), f"{source} -> {text}"


@pytest.mark.parametrize("code", ["es", "fr", "de", "pt_BR", "ar", "zh_Hans"])
def test_the_first_languages_say_everything(code: str) -> None:
    silent = [
        message.id
        for message in messages(FOLDER / code / "LC_MESSAGES" / "assembly.po")
        # One that is marked as fuzzy is left out when the catalogue is compiled.
        if message.fuzzy or not (message.string if isinstance(message.string, str) else all(message.string))
    ]

    assert silent == []


@pytest.mark.parametrize("code", ["es", "fr", "de", "pt_BR", "ar", "zh_Hans"])
def test_the_first_languages_have_a_glossary_of_the_words_we_use(code: str) -> None:
    lines = (FOLDER / code / "glossary.md").read_text(encoding="utf-8").casefold()

    for term in ("stand-aside", "block", "quorum", "stack", "minutes", "facilitator", "bundle", "straw poll"):
        assert term in lines, term


def test_english_says_one_hand_and_two_hands() -> None:
    for message in messages(FOLDER / "en" / "LC_MESSAGES" / "assembly.po"):
        if message.pluralizable:
            assert all(message.string), f"translations/en: both forms of {message.id[0]!r} are needed"
