# SPDX-License-Identifier: GPL-3.0-or-later
"""The structure tree of a tagged PDF: what is a heading, a paragraph, a cell (PDF 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Iterable

from reportlab.pdfbase import pdfdoc

ROOT = "structure.root"
_STEERING = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f\u202a\u202b\u202c\u202d\u202e"))


def bare(text: str) -> str:
    """Without the marks that steer direction: titles, bookmarks and what is read aloud are plain strings."""
    return text.translate(_STEERING)


class Tag:
    """An element of the tree. `marks` are its pieces of content: the page, counted from 0, and the mark on it.

    `actual` is read instead of them: letters of a right-to-left text lie on the page in the order of the eye.
    """

    __slots__ = ("actual", "alt", "bbox", "kids", "language", "marks", "name", "parent", "role", "scope")

    def __init__(self, role: str, *, language: str = "", scope: str = "", alt: str = "") -> None:
        self.role, self.language, self.scope, self.alt = role, language, scope, alt
        self.actual = ""
        self.bbox: tuple[float, float, float, float] | None = None
        self.kids: list[Tag] = []
        self.marks: list[tuple[int, int]] = []
        self.parent: Tag | None = None
        self.name = ""

    def add(self, kid: Tag) -> Tag:
        """Put an element under this one, once."""
        if kid.parent is None:
            kid.parent = self
            self.kids.append(kid)
        return kid


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object whose bytes are written when the numbers of all others are known."""

    __RefOnly__ = 1

    def __init__(self, parts: Iterable[str]) -> None:
        self._parts = parts

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """See reportlab."""
        return "".join(self._parts).encode("latin-1")


class Tree:
    """The tree of one document, filled while its pages are drawn."""

    def __init__(self) -> None:
        self.root = Tag("Document")
        self._marked: list[list[Tag]] = []

    def mark(self, tag: Tag, page: int) -> int:
        """The number under which the next piece of content on that page belongs to `tag`."""
        while len(self._marked) <= page:
            self._marked.append([])
        top = tag
        while top.parent is not None:
            top = top.parent
        if top is not self.root:
            self.root.add(top)
        number = len(self._marked[page])
        self._marked[page].append(tag)
        tag.marks.append((page, number))
        return number

    def write(self, document: pdfdoc.PDFDocument, pages: list[str]) -> pdfdoc.PDFObjectReference:
        """Write the tree; `pages` are the internal names of the page objects. The reference of its root."""
        self._name(document, self.root)
        number = _Numbers(document)
        rows = []
        for page, tags in enumerate(self._marked):
            rows.append(f"{page} [{' '.join(number(tag.name) for tag in tags)}]")
        parents = document.Reference(Raw([f"<< /Nums [{' '.join(rows)}] >>"]), "structure.parents")
        root = Raw(
            [
                f"<< /Type /StructTreeRoot /K [{number(self.root.name)}] ",
                f"/ParentTree {number(parents.name)} /ParentTreeNextKey {len(pages)} >>",
            ]
        )
        reference = document.Reference(root, ROOT)
        self._fill(document, self.root, pages, number)
        return reference

    def _name(self, document: pdfdoc.PDFDocument, top: Tag) -> None:
        # Without recursion: a table of a thousand rows is deep in Python, not in PDF.
        waiting, count = [top], 0
        while waiting:
            tag = waiting.pop()
            tag.name = f"tag.{count}"
            document.Reference(Raw([]), tag.name)
            count += 1
            waiting += reversed(tag.kids)

    def _fill(self, document: pdfdoc.PDFDocument, top: Tag, pages: list[str], number: _Numbers) -> None:
        waiting = [top]
        while waiting:
            tag = waiting.pop()
            parent = number(tag.parent.name if tag.parent else ROOT)
            document.idToObject[tag.name]._parts = [_element(tag, parent, pages, number)]
            waiting += reversed(tag.kids)


class _Numbers:
    """The number of an object by its internal name, as a reference is written."""

    def __init__(self, document: pdfdoc.PDFDocument) -> None:
        self._known = document.idToObjectNumberAndVersion

    def __call__(self, name: str) -> str:
        return f"{self._known[name][0]} 0 R"


def _element(tag: Tag, parent: str, pages: list[str], number: _Numbers) -> str:
    parts = [f"<< /Type /StructElem /S /{tag.role} /P {parent}"]
    if tag.language:
        parts.append(f"/Lang ({tag.language})")
    if tag.alt:
        parts.append(f"/Alt <FEFF{tag.alt.encode('utf-16-be').hex().upper()}>")
    if tag.actual:
        parts.append(f"/ActualText <FEFF{tag.actual.encode('utf-16-be').hex().upper()}>")
    if tag.scope:
        parts.append(f"/A << /O /Table /Scope /{tag.scope} >>")
    if tag.bbox:
        box = " ".join(f"{value:.1f}" for value in tag.bbox)
        parts.append(f"/A << /O /Layout /Placement /Block /BBox [{box}] >>")
    if tag.marks and not tag.kids and len({page for page, _ in tag.marks}) == 1:
        marks = " ".join(str(mark) for _, mark in tag.marks)
        parts.append(f"/Pg {number(pages[tag.marks[0][0]])} /K [{marks}]")
    else:
        kids = [f"<< /Type /MCR /Pg {number(pages[page])} /MCID {mark} >>" for page, mark in tag.marks]
        kids += [number(kid.name) for kid in tag.kids]
        parts.append(f"/K [{' '.join(kids)}]")
    return " ".join(parts) + " >>"
