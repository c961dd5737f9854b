# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes documents for the desk in a thread, with pictures of their first pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pypdfium2

from assembly_app.documents import qr_images
from assembly_app.documents.document_source import DocumentSource
from assembly_app.documents.output import print_into, write_document
from assembly_app.i18n.catalogues import Catalogues
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.documents.wishes import DocumentWish
from assembly_app.service.operations import OpenStore, Operation, run
from assembly_app.viewmodels.documents.document_port import Made, Picture

FIRST = 4
"""How many pages are shown."""
WIDE = 1000
"""How many dots a page is wide on the screen."""
LINES = 60
"""How many lines of a text are shown."""


class DocumentMaker:
    """Fills the port `Printer`; one document at a time, as PDFium asks for. Each call opens the store again."""

    def __init__(self, open_store: OpenStore, catalogues: Catalogues) -> None:
        self._open, self._catalogues = open_store, catalogues

    def make(self, wish: DocumentWish, operation: Operation) -> Made:
        """See Printer.make."""
        data, pages = run(self._open, operation, self._print, wish).result
        if wish.form == "pdf":
            return Made(data, pages, tuple(_pictures(data, operation)))
        text = data.decode("utf-8-sig").splitlines()
        return Made(data, 0, text="\n".join(text[:LINES] + (["…"] if len(text) > LINES else [])))

    def _print(self, assembly: Assembly, operation: Operation, wish: DocumentWish) -> tuple[bytes, int]:
        """The document, and how many pages it has."""
        held, pages = BytesIO(), 0
        operation.step(0, 0)
        reading = DocumentSource(assembly, self._catalogues.get(wish.language))
        # Closed here, in the thread that printed, and not by whoever lets go of the fault one day.
        with closing(print_into(held, reading, wish)) as printing:
            for page in printing:
                pages = page
                operation.step(page, 0)
        return held.getvalue(), pages

    def put(self, path: Path, data: bytes) -> None:
        """See Printer.put."""
        write_document(path, data)

    def code(self, text: str, form: str) -> bytes:
        """See Printer.code."""
        return qr_images.drawn(text, form)

    def code_picture(self, text: str) -> Picture:
        """See Printer.code_picture."""
        rows = qr_images.rows(text)
        stride = -(-3 * len(rows) // 4) * 4
        dots = b"".join(bytes(part for module in row for part in (module,) * 3).ljust(stride, b"\xff") for row in rows)
        return Picture(len(rows), len(rows), stride, dots)


def _pictures(data: bytes, operation: Operation) -> Iterator[Picture]:
    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(min(FIRST, len(document))):
            operation.step(operation.done, 0)
            page = document[number]
            bitmap = page.render(scale=WIDE / page.get_width(), rev_byteorder=True)
            yield Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            bitmap.close()
            page.close()
    finally:
        document.close()
