# SPDX-License-Identifier: GPL-3.0-or-later
"""Two windows in one program each speak their own language, and change it while they stand open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtQml import QQmlComponent

from assembly_app.desktop.engine import Windows
from assembly_app.i18n.catalogues import Catalogues
from assembly_app.viewmodels.kit.lang import Lang

CARD = """
import QtQuick
import Assembly.Models
QtObject {
    required property Lang lang
    property int hands: 3
    property string title: lang.tr("Agenda")
    property string block: lang.tr("Block", "verb")
    property string counted: lang.tr("{n} hands", "", hands)
    property string asked: lang.tr("Ask {who} at {n}", "", -1, {who: "Ana", n: 2.0})
    property string day: lang.date(1795734000000)
    property string iso: lang.weekday("2026-11-26")
    property string left: lang.relative(1795734000000, 1795734000000 - 3 * 3600000)
    property string empty: lang.date(undefined) + lang.time("")
    property string clock: lang.clock(245)
    property string percent: lang.percent(0.5)
    property string list: lang.listing(["a", "b"])
    property string other: lang.languageName("ar")
    property bool rtl: lang.rtl
}"""
ARABIC = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;\\n"

msgid "Agenda"
msgstr "جدول الأعمال"

msgctxt "verb"
msgid "Block"
msgstr "أعترض"

msgid "{n} hands"
msgid_plural "{n} hands"
msgstr[0] "لا أيدي"
msgstr[1] "يد"
msgstr[2] "يدان"
msgstr[3] "{n} أيادٍ"
msgstr[4] "{n} يدًا"
msgstr[5] "{n} يد"
"""


@pytest.fixture
def catalogues(tmp_path: Path) -> Catalogues:
    path = tmp_path / "ar" / "LC_MESSAGES" / "assembly.po"
    path.parent.mkdir(parents=True)
    path.write_text(ARABIC, encoding="utf-8")
    return Catalogues([tmp_path], hours24=True)


Card = Callable[[Lang], QObject]


@pytest.fixture
def card(windows: Windows) -> Iterator[Card]:
    cards: list[QObject] = []
    langs: list[Lang] = []  # what a card shows lives longer than the card

    def made(lang: Lang) -> QObject:
        component = QQmlComponent(windows.engine, parent=windows)
        component.setData(CARD.encode(), QUrl("file:///card.qml"))
        cards.append(component.createWithInitialProperties({"lang": lang}))
        assert cards[-1] is not None, component.errorString()
        langs.append(lang)
        return cards[-1]

    yield made
    for each in cards:
        each.deleteLater()


def test_desk_and_hall_speak_different_languages(windows: Windows, catalogues: Catalogues, card: Card) -> None:
    desk, hall = Lang(windows.engine, catalogues), Lang(windows.engine, catalogues)
    on_desk, in_hall = card(desk), card(hall)

    hall.choose("ar")

    assert on_desk.property("title") == "Agenda"
    assert in_hall.property("title") == "جدول الأعمال"
    assert in_hall.property("block") == "أعترض"
    assert in_hall.property("counted") == "٣ أيادٍ"
    assert (on_desk.property("rtl"), in_hall.property("rtl")) == (False, True)


def test_a_switch_is_heard_and_a_switch_to_the_same_language_is_not(lang: Lang, card: Card) -> None:
    shown = card(lang)
    heard: list[str] = []
    lang.changed.connect(lambda: heard.append(lang.locale))

    lang.choose("ar")
    lang.choose("ar")

    assert heard == ["ar"]
    assert shown.property("title") == "جدول الأعمال"


def test_what_qml_asks_for_is_written_as_the_language_writes_it(lang: Lang, card: Card) -> None:
    shown = card(lang)
    said = {
        name: shown.property(name) for name in ("asked", "day", "iso", "left", "empty", "clock", "percent", "other")
    }

    assert said == {
        "asked": "Ask \u2068Ana\u2069 at 2", "day": "November 26, 2026", "iso": "Thursday, November 26",
        "left": "in 3 hours", "empty": "", "clock": "4:05", "percent": "50%", "other": "Arabic",
    }  # fmt: skip
    assert shown.property("list") == "\u2068a\u2069 and \u2068b\u2069"


def test_many_switches_leave_the_last_language_standing(lang: Lang, card: Card) -> None:
    shown = card(lang)

    for turn in range(60):
        lang.choose(("ar", "en", "en_XA")[turn % 3])

    assert shown.property("title") == "⟦Àgéñdà··⟧"
