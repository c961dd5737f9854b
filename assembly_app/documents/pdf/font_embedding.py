# SPDX-License-Identifier: GPL-3.0-or-later
"""Fonts in the document: the glyphs that are used, as TrueType, with the text they stand for (PDF 32000-1, 9.7)."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph
from reportlab.pdfbase import pdfdoc

from assembly_app.documents.pdf.text_layout import Face, Outline

_SYMBOLIC = 4
_EPOCH = 2082844800  # 1970 in seconds since 1904: a font without a date of its own, so that equal fonts are equal bytes
_CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{chars}
endcmap CMapName currentdict /CMap defineresource pop end end
"""


def embed(document: pdfdoc.PDFDocument, face: Face) -> None:
    """Put a face into the document under its resource name, with the glyphs that have a code by now."""
    program = truetype(face)
    name = f"{_tag(program)}+{''.join(filter(str.isalnum, face.family)) or 'Face'}{'-Bold' if face.bold else ''}"
    font = pdfdoc.PDFDictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": f"/{name}",
            "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray([document.Reference(_descendant(document, face, name, program))]),
            "ToUnicode": document.Reference(_stream({}, _to_unicode(face))),
        }
    )
    fonts = document.idToObject[pdfdoc.BasicFonts].dict
    fonts[face.resource] = document.Reference(font, f"face.{face.resource}")


def truetype(face: Face) -> bytes:
    """A TrueType font of the used glyphs in the order of their codes; cubic outlines (CFF) become quadratic."""
    names = [".notdef", *(f"g{code}" for code in range(1, len(face.widths)))]
    scale = face.units / 1000
    builder = FontBuilder(face.units, isTTF=True)
    builder.setupHead(unitsPerEm=face.units, created=_EPOCH, modified=_EPOCH)
    builder.setupGlyphOrder(names)
    error = face.units / 1000
    glyphs = [_glyph(outline, error) for outline in face.outlines()]
    builder.setupGlyf(dict(zip(names, glyphs, strict=True)))
    widths = [round(width * scale) for width in face.widths]
    lefts = [getattr(glyph, "xMin", 0) for glyph in glyphs]
    builder.setupHorizontalMetrics(dict(zip(names, zip(widths, lefts, strict=True), strict=True)))
    ascent, descent, _ = face.metrics
    builder.setupHorizontalHeader(ascent=round(ascent * scale), descent=round(descent * scale))
    builder.setupMaxp()
    builder.setupPost(keepGlyphNames=False)
    builder.font.recalcTimestamp = False
    target = BytesIO()
    builder.font.save(target)
    return target.getvalue()


def _glyph(outline: Outline, error: float) -> Glyph:
    quadratic = TTGlyphPen(None)
    pen = Cu2QuPen(quadratic, error, reverse_direction=False)
    begun = False
    for step, points in outline:
        rounded = [(round(x), round(y)) for x, y in points]
        if step == "move":
            if begun:
                pen.closePath()
            pen.moveTo(rounded[0])
            begun = True
        elif step == "line":
            pen.lineTo(rounded[0])
        else:
            pen.curveTo(*rounded)
    if begun:
        pen.closePath()
    return quadratic.glyph()


def _descendant(document: pdfdoc.PDFDocument, face: Face, name: str, program: bytes) -> pdfdoc.PDFDictionary:
    ascent, descent, capitals = face.metrics
    descriptor = pdfdoc.PDFDictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": f"/{name}",
            "Flags": _SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray([-1000, round(descent), 2000, round(ascent)]),
            "ItalicAngle": 0,
            "Ascent": round(ascent),
            "Descent": round(descent),
            "CapHeight": round(capitals),
            "StemV": 140 if face.bold else 80,
            "FontFile2": document.Reference(_stream({"Length1": len(program)}, program)),
        }
    )
    system = {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
    return pdfdoc.PDFDictionary(
        {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": f"/{name}",
            "CIDSystemInfo": pdfdoc.PDFDictionary(system),
            "FontDescriptor": document.Reference(descriptor),
            "DW": 1000,
            "W": pdfdoc.PDFArray([0, pdfdoc.PDFArray([round(width) for width in face.widths])]),
            "CIDToGIDMap": "/Identity",
        }
    )


def _to_unicode(face: Face) -> bytes:
    # Every glyph says something (ISO 14289-1, 7.21.7): one that only helps another says the joiner of no width.
    said = [(code, text or "\u2060") for code, text in enumerate(face.said) if code]
    lines = []
    for start in range(0, len(said), 100):
        part = said[start : start + 100]
        lines.append(f"{len(part)} beginbfchar")
        lines += [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in part]
        lines.append("endbfchar")
    return _CMAP.format(chars="\n".join(lines)).encode("ascii")


def _stream(entries: dict[str, int], content: bytes) -> pdfdoc.PDFStream:
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), content, filters=[pdfdoc.PDFZCompress])


def _tag(program: bytes) -> str:
    """Six capitals that differ where the subset does (PDF 32000-1, 9.6.4)."""
    return "".join(chr(65 + byte % 26) for byte in sha256(program).digest()[:6])
