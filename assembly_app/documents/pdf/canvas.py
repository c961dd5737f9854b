# SPDX-License-Identifier: GPL-3.0-or-later
"""A canvas of reportlab's that tags what is drawn, keeps finished pages small, and dates the file as it is told."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import BinaryIO, NamedTuple
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from assembly_app.documents.pdf.font_embedding import embed
from assembly_app.documents.pdf.glyph_output import set_line
from assembly_app.documents.pdf.shaping import Shaper
from assembly_app.documents.pdf.styles import Colour, Paper
from assembly_app.documents.pdf.tags import Tag, Tree, bare
from assembly_app.documents.pdf.text_layout import LaidOutText

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>Assembly</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class DocumentInfo(NamedTuple):
    """What the file says of itself; `language` is a tag such as pt-BR, `at` the instant its content was recorded."""

    title: str
    author: str
    language: str
    at: datetime


class _Packet(pdfdoc.PDFObject):  # type: ignore[misc]
    """The metadata as they are: reportlab would name an empty list of filters, and readers then find no text."""

    __RefOnly__ = 1

    def __init__(self, text: str) -> None:
        self._text = text.encode("utf-8")

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """See reportlab."""
        head = f"<< /Type /Metadata /Subtype /XML /Length {len(self._text)} >>\nstream\n"
        return head.encode("ascii") + self._text + b"\nendstream\n"


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """One document being drawn, page by page. Nothing is written before `save`."""

    def __init__(self, out: BinaryIO, paper: Paper, imprint: DocumentInfo, lettering: Shaper, *, rtl: bool) -> None:
        language, at = imprint.language.replace("_", "-"), imprint.at.astimezone(UTC)
        super().__init__(out, pagesize=tuple(paper), pageCompression=1, invariant=1, lang=language, pdfVersion=(1, 7))
        self.lettering, self.rtl, self.language = lettering, rtl, language
        self.tree = Tree()
        self._page_names: list[str] = []
        self._entries = 0
        self._origin = (0.0, 0.0)
        self._tagging, self._in_artifact = True, False
        self._colour: Colour | None = None
        self.setTitle(bare(imprint.title))
        self.setAuthor(bare(imprint.author))
        self.setSubject("")
        self.setCreator("Assembly")
        self.setViewerPreference("DisplayDocTitle", "true")
        if rtl:
            self.setViewerPreference("Direction", "R2L")
        self._doc.setDateFormatter(lambda *_: f"D:{at:%Y%m%d%H%M%S}Z")
        self._imprint = imprint
        self._add_plain_page = self._doc.addPage
        self._doc.addPage = self._add_page

    def _make_preamble(self) -> None:
        # reportlab's own names Helvetica, which would then be in the document without being embedded.
        self._preamble = "1 0 0 1 0 0 cm"

    def _add_page(self, page: pdfdoc.PDFPage) -> None:
        number = len(self._page_names)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = number, "/S"
        drawn = page.stream.encode("latin-1")
        self._doc.updateSignature(drawn)
        packed = pdfdoc.PDFDictionary({"Filter": pdfdoc.PDFArray(["/FlateDecode"])})
        page.Contents = pdfdoc.PDFStream(packed, zlib.compress(drawn) + b"\n")
        page.stream = None
        self._page_names.append(self._doc.thisPageName())
        self._add_plain_page(page)

    def showPage(self) -> None:  # noqa: N802 -- reportlab's name
        """See reportlab."""
        self._colour = None
        super().showPage()

    def begin_form(self) -> None:
        """What is drawn from here to `end_form` stands on every page that asks for it by name."""
        self._colour = None
        self._code: list[str] = []

    def end_form(self, name: str) -> None:
        """See `begin_form`."""
        drawn = "\n".join(self._code).encode("latin-1")
        self._code = []
        form = pdfdoc.PDFDictionary(
            {
                "Type": "/XObject",
                "Subtype": "/Form",
                "BBox": pdfdoc.PDFArray([0, 0, *self._pagesize]),
                "Resources": pdfdoc.PDFDictionary({"Font": pdfdoc.PDFObjectReference(pdfdoc.BasicFonts)}),
            }
        )
        self._doc.Reference(pdfdoc.PDFStream(form, drawn, filters=[pdfdoc.PDFZCompress]), pdfdoc.xObjectName(name))

    @property
    def place(self) -> tuple[float, float]:
        """Where the block being drawn stands on the page."""
        return self._origin

    @property
    def page(self) -> int:
        """The number of the page being drawn, from 1."""
        return int(self._pageNumber)

    @contextmanager
    def at(self, x: float, y: float) -> Iterator[None]:
        """What is drawn inside is counted from this place."""
        before = self._origin
        self._origin = (before[0] + x, before[1] + y)
        yield
        self._origin = before

    @contextmanager
    def tagged(self, tag: Tag) -> Iterator[None]:
        """What is drawn inside belongs to `tag`."""
        if not self._tagging:
            yield
            return
        mark = self.tree.mark(tag, self.page - 1)
        self._code.append(f"/{tag.role} <</MCID {mark}>> BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def untagged(self) -> Iterator[None]:
        """What is drawn inside is for the eye only, whatever it says it is."""
        before, self._tagging = self._tagging, False
        with self.artifact():
            yield
        self._tagging = before

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """What is drawn inside is no content: rules, headers, footers."""
        if self._in_artifact:
            yield
            return
        self._in_artifact = True
        self._code.append(f"/Artifact <</Type /{kind}>> BDC" if kind else "/Artifact BMC")
        yield
        self._code.append("EMC")
        self._in_artifact = False

    def colour(self, colour: Colour) -> None:
        """The colour of letters and areas from here on."""
        if colour != self._colour:
            self._colour = colour
            self._code.append("{:.3f} {:.3f} {:.3f} rg".format(*colour))

    def area(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle; rules are rectangles too."""
        self.colour(colour)
        self._code.append(f"{self._origin[0] + x:.2f} {self._origin[1] + y:.2f} {width:.2f} {height:.2f} re f")

    def frame(self, x: float, y: float, width: float, height: float, line: float, colour: Colour) -> None:
        """An empty rectangle."""
        self._code.append("{:.3f} {:.3f} {:.3f} RG".format(*colour) + f" {line:g} w")
        self._code.append(f"{self._origin[0] + x:.2f} {self._origin[1] + y:.2f} {width:.2f} {height:.2f} re S")

    def line(self, laid: LaidOutText, number: int, size: float, x: float, y: float) -> None:
        """One line of a text, its left end at x and its baseline at y."""
        set_line(self._code, laid, laid.lines[number], size, self._origin[0] + x, self._origin[1] + y)

    def bookmark(self, title: str, level: int, top: float) -> None:
        """An entry in the list of contents beside the pages."""
        key = f"mark.{self._entries}"
        self._entries += 1
        self.bookmarkHorizontalAbsolute(key, top)
        self.addOutlineEntry(bare(title), key, level=level)

    def save(self) -> None:
        """Write the file: fonts, tree, metadata. Nothing may be drawn any more."""
        document = self._doc
        for face in self.lettering.faces.values():
            if len(face.widths) > 1:
                embed(document, face)
        catalog = document.Catalog
        catalog.StructTreeRoot = self.tree.write(document, self._page_names)
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalog.Metadata = document.Reference(self._metadata())
        if self._entries:
            self.showOutline()
        document.SaveToFile(self._filename, self)

    def _metadata(self) -> _Packet:
        said = self._imprint
        title, author, language = (escape(bare(text)) for text in said[:3])
        text = _XMP.format(
            title=title,
            author=author,
            language=language.replace("_", "-"),
            date=f"{said.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        )
        return _Packet(text)
