# SPDX-License-Identifier: GPL-3.0-or-later
"""Text in every script can be searched and copied: pdftotext reads what was written."""

from __future__ import annotations

import unicodedata
from functools import cache
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from assembly_app.documents.pdf import styles
from assembly_app.documents.pdf.blocks import Paragraph
from assembly_app.documents.pdf.missing_letters import MissingLettersError
from assembly_app.documents.pdf.scripts import direction
from assembly_app.documents.pdf.shaping import Shaper
from assembly_app.documents.pdf.tables import Columns, Table
from assembly_app.documents.pdf.text_layout import Bold
from tests.unit.documents.conftest import Print, Read, press

TEXTS = {
    "en": "The office opens on Tuesday evenings; “an evening without two hosts” is cancelled. Efficient AV waffle.",
    "pl": "Zażółć gęślą jaźń: Łódź, Kraków i Gdańsk uczestniczą w zgromadzeniu.",
    "vi": "Hội đồng quyết định mở cửa xưởng vào tối thứ ba và thứ năm.",
    "ru": "Мастерская открыта по вторникам и четвергам, с 18:00 до 21:00.",
    "el": "Το εργαστήριο ανοίγει Τρίτη και Πέμπτη απόγευμα.",
    "ar": "تُفتح الورشة مساء الثلاثاء والخميس من الساعة ١٨ إلى ٢١، بحضور مضيفَين مدرَّبَين كل مساء، ويُلغى المساء إن غابا.",
    "fa": "کارگاه سه‌شنبه‌ها و پنج‌شنبه‌ها باز می‌شود.",
    "he": "הסדנה נפתחת בימי שלישי וחמישי בערב, עם שני מארחים בכל ערב.",
    "hi": "कार्यशाला मंगलवार और गुरुवार की शाम को खुलती है, क्षत्रिय हिन्दी ज्ञान।",
    "th": "เวิร์กช็อปเปิดในเย็นวันอังคาร ที่ประชุมน้ำกลุ่มนี้ตัดสินใจร่วมกันด้วยฉันทามติ",
    "zh_Hans": "从一月起，工坊每周二和周四晚上 18:00 至 21:00 开放，每晚有两名受过培训的“主持人”。",
    "zh_Hant": "從一月起，工坊每週二和週四晚上開放，每晚有兩名受過培訓的主持人。",
    "ja": "一月から、工房は火曜日と木曜日の夜に開きます。「会議」の記録。",
    "ko": "일월부터 공방은 화요일과 목요일 저녁에 문을 엽니다.",
}


def letters(text: str) -> str:
    """Letters, their marks and digits."""
    return "".join(char for char in text if unicodedata.category(char)[0] in "LMN")


@pytest.mark.parametrize("language", [language for language in TEXTS if language not in ("ar", "fa", "he")])
def test_a_text_is_read_as_it_was_written(language: str, printed: Print, read: Read) -> None:
    text = TEXTS[language]

    said = read(printed([Paragraph(text, styles.BODY, language=language)]))

    assert text in said


@pytest.mark.parametrize("language", ["ar", "fa", "he"])
def test_a_text_from_right_to_left_is_read_as_it_was_written(language: str, printed: Print, read: Read) -> None:
    # pdftotext turns lines round by itself, and puts the spaces and commas beside a number on the number's other side,
    # whoever made the file: letters, marks and digits are compared.
    said = read(printed([Paragraph(TEXTS[language], styles.BODY, language=language)], rtl=True))

    assert letters(said).startswith(letters(TEXTS[language]))


@pytest.mark.parametrize("text", [f"{TEXTS['en']} " * 9, "تفتح الورشة كل مساء بحضور الجميع " * 30])
def test_a_text_over_many_lines_is_read_whole(text: str, printed: Print, read: Read) -> None:
    assert text.strip() in read(printed([Paragraph(text)]))


def test_a_name_in_another_script_stays_where_the_sentence_has_it(printed: Print, read: Read) -> None:
    said = read(printed([Paragraph("Proposed by \u2068أمل حداد\u2069, seconded by \u2068陈伟\u2069: agreed.")]))

    assert said.startswith("Proposed by أمل حداد, seconded by 陈伟: agreed.")


def test_scripts_meet_in_the_cells_of_one_table(printed: Print, read: Read) -> None:
    table = Table(Columns((0.5, 0.5)), ("Words", "Who"))
    rows = [table.row([Paragraph(text, styles.CELL, language=code), Paragraph("Noor")]) for code, text in TEXTS.items()]

    said = read(printed([table.head(), *rows])).replace("\u200c", "")

    for word in ("Efficient", "Мастерская", "εργαστήριο", "الثلاثاء", "הסדנה", "हिन्दी", "ฉันทามติ", "工坊每周二", "会議"):
        assert word in said


def test_bold_within_a_sentence_changes_nothing_in_its_words(printed: Print, read: Read) -> None:
    pdf = printed([Paragraph("Agreed: the roof 𐐔 is mended", styles.BODY, bolds=(Bold(0, 7), Bold(12, 20)))])

    assert read(pdf).startswith("Agreed: the roof 𐐔 is mended")


def test_fonts_are_embedded_subset_truetype_with_their_text(printed: Print) -> None:
    pdf = printed([Paragraph(text, styles.BODY, language=code) for code, text in TEXTS.items()])

    fonts = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/Font"]
    assert len(fonts) >= 6
    for font in (each.get_object() for each in fonts.values()):
        assert font["/Subtype"] == "/Type0"
        assert font["/BaseFont"][7:8] == "+"
        inner = font["/DescendantFonts"][0].get_object()
        assert inner["/FontDescriptor"]["/FontFile2"].get_data()[:4] == b"\0\1\0\0"
        assert b"beginbfchar" in font["/ToUnicode"].get_data()
    assert len(pdf) < 200_000


@pytest.mark.parametrize("text", ["☎ ⚑ 555", "☎", "☺️ a smile", "☎ “ok” 会", "⚑ ☎ ً", "“ok” ☎ ⚑", "1 ☎ 会 ⚑"])
def test_signs_are_never_printed_as_boxes_wherever_they_stand(text: str) -> None:
    lettering = Shaper()

    laid = lettering.lay(text, 3000, rtl=False)

    assert lettering.missing == {}
    assert all(0 not in run.glyphs for line in laid.lines for run in line.runs)


@pytest.mark.named_fonts
def test_letters_without_a_font_are_reported_and_nothing_is_printed() -> None:
    out = BytesIO()

    with pytest.raises(MissingLettersError) as raised:
        list(press(out).pages([Paragraph("Done \U0001f642 and \U0001f955")]))

    assert raised.value.missing == {"Zyyy": "\U0001f642\U0001f955"}
    assert out.getvalue() == b""


def test_the_direction_is_that_of_the_first_letter_outside_isolates() -> None:
    assert direction("18:00, \u2068أمل\u2069 agrees") == "ltr"
    assert direction("\u2068Ana\u2069: موافقة") == "rtl"
    assert direction("2026-11") == ""


@cache
def lettering() -> Shaper:
    """One for all examples: to ask every font for a letter takes longer than an example."""
    return Shaper()


@given(st.text(st.sampled_from("aé ,.1Жاَلבּकि中あ👍\u2068\u2069\u200d\U00010400"), max_size=60), st.booleans())
def test_every_glyph_belongs_to_a_place_in_its_line(text: str, rtl: bool) -> None:
    laid = lettering().lay(text or "a", 3000, rtl=rtl)

    for line in laid.lines:
        starts = [start for run in line.runs for start in run.starts]
        assert all(line.start <= start < line.end for start in starts)
        assert sorted(run.starts[0] for run in line.runs) == [run.starts[0] for run in line.runs]
        assert all(len(run.glyphs) == len(run.xs) == len(run.starts) for run in line.runs)
