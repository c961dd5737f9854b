# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents can be read aloud (ISO 14289-1, PDF/UA-1): a validator finds nothing, and the order is that of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from page import validate_pdf_bytes
from pypdf import PdfReader

from assembly_app.documents.pdf import styles
from assembly_app.documents.pdf.blocks import Block, Framed, Paragraph, Stack
from assembly_app.documents.pdf.qr_block import QrCode
from assembly_app.documents.pdf.tables import Columns, ListItems, Table
from tests.unit.documents.conftest import Print
from tests.unit.documents.test_shaping import TEXTS

ARABIC, HEBREW = TEXTS["ar"], TEXTS["he"]


def everything(text: str) -> Iterator[Block]:
    """One of each block, with that text."""
    yield Paragraph(text, styles.TITLE, outline=0)
    yield Framed(Stack([Paragraph(text, styles.QUOTE)]))
    yield Paragraph(text, styles.H2, outline=1)
    yield ListItems(Columns((24, 1))).item(Paragraph("1"), [Paragraph(text), Paragraph(text)])
    table = Table(Columns((0.5, 0.5)), (text, ""))
    yield table.head()
    for _ in range(30):
        yield table.row([Paragraph(text, styles.CELL), Paragraph("Rosa")])
    yield QrCode("ASSEMBLY", 80, "QR code")


def failures(pdf: bytes) -> list[str]:
    """What the validator finds."""
    return [f"{each.rule_id} {each.message}" for each in validate_pdf_bytes(pdf, profile="ua1").failures]


def elements(pdf: bytes) -> Iterator[Any]:
    """All elements of the tree, in their order."""

    def walk(node: Any) -> Iterator[Any]:
        yield node
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            if not isinstance(kid, int) and "/S" in kid.get_object():
                yield from walk(kid.get_object())

    return walk(PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object())


@pytest.mark.parametrize("language", TEXTS)
def test_a_validator_finds_nothing_in_any_script(language: str, printed: Print) -> None:
    rtl = language in ("ar", "fa", "he")

    assert failures(printed(everything(TEXTS[language]), language=language, rtl=rtl)) == []


def test_the_validator_would_find_what_is_wrong(printed: Print) -> None:
    good = printed([Paragraph("Words")])

    assert failures(good.replace(b"/Lang (en)", b"/Long (en)"))
    assert failures(good.replace(b"/Marked true", b"/Marked null"))
    assert failures(good.replace(b"<pdfuaid:part>1", b"<pdfuaid:part>7"))


def test_a_text_from_right_to_left_is_said_in_the_order_of_its_letters(printed: Print) -> None:
    (said,) = [each for each in elements(printed([Paragraph(ARABIC)])) if "/ActualText" in each]

    assert (said["/S"], said["/ActualText"]) == ("/P", ARABIC)


def test_a_text_over_two_pages_is_said_once(printed: Print) -> None:
    long = " ".join([HEBREW] * 90)
    pdf = printed([Paragraph(long)], rtl=True, language="he")

    assert len(PdfReader(BytesIO(pdf)).pages) > 1
    assert [each["/ActualText"] for each in elements(pdf) if "/ActualText" in each] == [long]


def test_a_cell_keeps_its_place_in_the_table_and_says_its_text_inside(printed: Print) -> None:
    table = Table(Columns((0.5, 0.5)), ("What", "Who"))
    blocks = [
        table.head(),
        table.row([Paragraph(f"\u2068{HEBREW}\u2069", styles.CELL), Paragraph("Rosa", styles.CELL)]),
    ]

    cells = [each for each in elements(printed(blocks)) if each["/S"] == "/TD"]

    assert [kid.get_object()["/S"] for kid in cells[0]["/K"]] == ["/Span"]
    assert cells[0]["/K"][0].get_object()["/ActualText"] == HEBREW
    assert "/ActualText" not in cells[1]


def test_the_metadata_are_plain_to_every_reader(printed: Print) -> None:
    pdf = printed([Paragraph("Words")])
    packet = re.search(rb"/Type /Metadata /Subtype /XML /Length (\d+) >>\nstream\n(.*?)\nendstream", pdf, re.DOTALL)

    assert packet
    assert int(packet[1]) == len(packet[2])
    assert b"<pdfuaid:part>1</pdfuaid:part>" in packet[2]
