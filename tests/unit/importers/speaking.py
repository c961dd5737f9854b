# SPDX-License-Identifier: GPL-3.0-or-later
"""Words and people for tests of lists: English, and a language whose catalogue says the same otherwise."""

from __future__ import annotations

import gettext
from datetime import UTC, datetime

from assembly_app.domain.members.state import Member
from assembly_app.i18n.catalogues import Catalogue
from assembly_app.i18n.formatting import Formats
from assembly_app.i18n.languages import Language
from assembly_app.importers.text_decoding import Text
from assembly_app.importers.vocabulary import COLUMNS, GUEST, NO, YES, vocabulary

GERMAN = {
    COLUMNS["name"].text: "Name, Mitglied",
    COLUMNS["guest"].text: "Gast",
    COLUMNS["shown"].text: "Im Saal genannt",
    COLUMNS["title"].text: "Punkt, Tagesordnungspunkt",
    COLUMNS["minutes"].text: "Minuten, Dauer",
    COLUMNS["presenter"].text: "Wer",
    COLUMNS["kind"].text: "Art",
    YES.text: "ja, j",
    NO.text: "nein",
    GUEST.text: "Gast",
    "report": "Bericht",
}


class _Words(gettext.NullTranslations):
    def pgettext(self, context: str, message: str) -> str:
        return GERMAN.get(message, message)


def catalogue(code: str) -> Catalogue:
    """The catalogue of a language as tests need it."""
    words = _Words() if code == "de" else gettext.NullTranslations()
    return Catalogue(Language(code, code), words, Formats(code, "Europe/Berlin"))


ENGLISH = catalogue("en")
WORDS = vocabulary([ENGLISH, catalogue("de"), catalogue("ar"), catalogue("zh_Hans"), catalogue("fr")])


def person(name: str, standing: str = "active") -> Member:
    """Somebody, whose id is their name."""
    return Member(id=name, name=name, joined_at=datetime(2026, 1, 1, tzinfo=UTC), standing=standing)  # type: ignore[arg-type]


def listed(text: str, encoding: str = "utf-8") -> Text:
    """A text as it is read from a file."""
    return Text(text, encoding)
