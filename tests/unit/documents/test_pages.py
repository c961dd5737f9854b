# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages: numbered, tagged, mirrored, the same bytes each time; stopped when somebody stops asking."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from assembly_app.documents.pdf import styles
from assembly_app.documents.pdf.blocks import Block, Framed, Paragraph, Stack, prose
from assembly_app.documents.pdf.tables import Columns, ListItems, Table
from tests.unit.documents.conftest import Print, Read, press


def long_table(rows: int) -> Iterator[Block]:
    """A heading and a table over several pages."""
    yield Paragraph("Decisions", styles.TITLE, outline=0)
    table = Table(Columns((40, 0.7, 0.3)), ("No.", "What was decided", "Who"))
    yield table.head()
    for number in range(1, rows + 1):
        words = [Paragraph(f"{number}", styles.CELL_END), Paragraph("The path is mended. " * 6), Paragraph("Rosa")]
        yield table.row(words)


def texts(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def structure(pdf: bytes) -> Any:
    """The tree as (role, kids)."""

    def walk(node: Any) -> Any:
        kids = node.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        found = [kid.get_object() for kid in kids if not isinstance(kid, int)]
        return node["/S"][1:], [walk(kid) for kid in found if "/S" in kid]

    root = PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]
    return walk(root["/K"][0].get_object())


def test_every_page_says_which_of_how_many_it_is(printed: Print, read: Read) -> None:
    pdf = printed(long_table(40))
    total = len(PdfReader(BytesIO(pdf)).pages)

    said = read(pdf)

    assert total > 2
    assert all(f"Page {page} of {total}" in said for page in range(1, total + 1))


def test_the_head_of_a_table_comes_again_on_each_page_but_is_tagged_once(printed: Print, read: Read) -> None:
    pdf = printed(long_table(40))

    assert read(pdf).count("What was decided") == len(PdfReader(BytesIO(pdf)).pages)
    role, (heading, table) = structure(pdf)
    assert (role, heading[0], table[0]) == ("Document", "H1", "Table")
    assert len(table[1]) == 41
    assert [cell[0] for cell in table[1][0][1]] == ["TH", "TH", "TH"]
    assert {tuple(cell[0] for cell in row[1]) for row in table[1][1:]} == {("TD", "TD", "TD")}


def test_a_row_that_is_higher_than_the_page_goes_on_overleaf(printed: Print, read: Read) -> None:
    table = Table(Columns((0.5, 0.5)), ("A", "B"))
    words = " ".join(f"word{number}" for number in range(1500))

    pdf = printed([table.head(), table.row([Paragraph(words), Paragraph("short")])])

    said = read(pdf)
    assert len(PdfReader(BytesIO(pdf)).pages) > 1
    assert [word for word in words.split() if word not in said] == []
    assert len(structure(pdf)[1][0][1]) == 2


def test_a_list_is_tagged_as_one_with_labels_and_bodies(printed: Print) -> None:
    listed = ListItems(Columns((20, 1)))
    items = [listed.item(Paragraph(str(n)), prose("One thing.\n\nAnother.")) for n in (1, 2)]

    role, kids = structure(printed(items))[1][0]

    assert role == "L"
    assert [item[0] for item in kids] == ["LI", "LI"]
    assert kids[0][1] == [("Lbl", []), ("LBody", [("P", []), ("P", [])])]


def test_what_is_no_content_is_an_artifact(printed: Print) -> None:
    pdf = printed([Paragraph("Words", styles.BODY), Framed(Stack(prose("Exact words")))])
    content = PdfReader(BytesIO(pdf)).pages[0].get_contents().get_data().decode("latin-1")

    outside, depth = [], 0
    for line in content.splitlines():
        depth += line.endswith(("BDC", "BMC"))
        if depth == 0 and line.strip() not in ("", "1 0 0 1 0 0 cm"):
            outside.append(line)
        depth -= line == "EMC"

    assert depth == 0
    assert outside == []


def test_marks_and_tree_point_at_each_other(printed: Print) -> None:
    reader = PdfReader(BytesIO(printed(long_table(30))))
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    numbers = root["/ParentTree"]["/Nums"]

    for page, owners in zip(reader.pages, numbers[1::2], strict=True):
        marks = page.get_contents().get_data().count(b"/MCID")
        assert page["/StructParents"] == numbers[::2][reader.get_page_number(page)]
        assert len(owners) == marks
        for place, owner in enumerate(owners):
            kids = owner.get_object()["/K"]
            said = [kid if isinstance(kid, int) else kid.get_object().get("/MCID") for kid in kids]
            assert place in said


def test_the_file_says_its_title_language_and_date(printed: Print) -> None:
    reader = PdfReader(BytesIO(printed([Paragraph("Words")], language="pt_BR")))
    root = reader.trailer["/Root"]

    assert reader.metadata
    assert reader.metadata.title == "Minutes, November"
    assert reader.metadata["/CreationDate"] == "D:20261126193000Z"
    assert root["/Lang"] == "pt-BR"
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1" in root["/Metadata"].get_data()


def test_headings_are_bookmarks(printed: Print) -> None:
    headings = [Paragraph("All", styles.TITLE, outline=0), Paragraph("One", styles.H2, outline=1), Paragraph("Words")]

    outline = PdfReader(BytesIO(printed(headings))).outline

    assert [outline[0].title, outline[1][0].title] == ["All", "One"]


def test_a_heading_never_stays_alone_at_the_end_of_a_page(printed: Print) -> None:
    for filler in range(30, 46):
        blocks = [*(Paragraph(f"line {n}", styles.CELL) for n in range(filler)), Paragraph("Heading", styles.H2)]

        pages = texts(printed([*blocks, *prose("The words under it are long. " * 20)]))

        assert all("The words under it" in page for page in pages if "Heading" in page)


def test_equal_content_gives_equal_bytes(printed: Print) -> None:
    assert printed(long_table(12)) == printed(long_table(12))
    assert printed(long_table(12)) != printed(long_table(13))


def test_a_document_from_right_to_left_is_mirrored(printed: Print) -> None:
    def left_edges(rtl: bool) -> list[float]:
        table = Table(Columns((60, 0.5, 0.5)), ("אחת", "שתיים", "שלוש"))
        pdf = printed([table.head()], language="he" if rtl else "en", rtl=rtl)
        edges: list[float] = []

        def visit(text: str, matrix: object, place: list[float], *_: object) -> None:
            if text.strip():
                edges.append(place[4])

        PdfReader(BytesIO(pdf)).pages[0].extract_text(visitor_text=visit)
        return edges[:3]

    straight, mirrored = left_edges(rtl=False), left_edges(rtl=True)

    assert straight == sorted(straight)
    assert mirrored == sorted(mirrored, reverse=True)


def test_printing_stops_when_nobody_asks_for_the_next_page() -> None:
    out, asked = BytesIO(), []

    def endless() -> Iterator[Block]:
        for number in range(10_000):
            asked.append(number)
            yield Paragraph(f"Paragraph {number}. " * 20)

    pages = press(out).pages(endless())
    assert [next(pages), next(pages)] == [1, 2]
    pages.close()

    assert out.getvalue() == b""
    assert len(asked) < 100
