# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a document to a file, atomically, or into memory. Makes the Qt application that text layout needs."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from assembly_app.documents.catalogue import print_pdf, write_text
from assembly_app.documents.document_source import DocumentSource
from assembly_app.documents.errors import DocumentError
from assembly_app.files import atomic_file
from assembly_app.i18n.catalogues import Catalogue
from assembly_app.i18n.words import DOCUMENTS
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.documents.wishes import DocumentWish

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication


def make_document(assembly: Assembly, catalogue: Catalogue, wish: DocumentWish, out: Path) -> Iterator[int]:
    """Make a document; yields the number of each page when it is done. The file is put in place after the last one:
    whoever stops asking leaves no file, and an older one as it was. The file's ending is the form.

    Raises Refused, DocumentError, MissingLettersError and OSError.
    """
    form = out.suffix.lower().lstrip(".")
    formats = DOCUMENTS[wish.kind].formats
    if form not in formats:
        raise DocumentError("unknown-format", formats=", ".join(f".{each}" for each in formats))
    if not out.parent.is_dir():
        raise DocumentError("cannot-write-there", path=str(out), detail=f"{out.parent} is not a folder")
    held = BytesIO()
    yield from print_into(held, DocumentSource(assembly, catalogue), wish._replace(form=form))
    write_document(out, held.getvalue())


def print_into(held: BytesIO, reading: DocumentSource, wish: DocumentWish) -> Generator[int, None, None]:
    """Print a document into memory; yields the number of each page when it is done, and 0 now and then for a text.

    Raises Refused, DocumentError and MissingLettersError.
    """
    if wish.form == "pdf":
        qt_application()
        yield from print_pdf(reading, wish, held)
        return
    for piece in write_text(reading, wish):
        held.write(piece.encode("utf-8"))
        yield 0


@cache
def qt_application() -> QGuiApplication:
    """The application that Qt needs to lay out text; on Linux without any window system."""
    from PySide6.QtGui import QGuiApplication

    found = QGuiApplication.instance()
    if isinstance(found, QGuiApplication):
        return found
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(sys.argv[:1])


def write_document(path: Path, data: bytes) -> None:
    """Put a file in place as a whole. Raises DocumentError; an older file is as it was then."""
    try:
        atomic_file.write(path, data)
    except OSError as error:
        raise DocumentError("cannot-write-there", path=str(path), detail=error.strerror or str(error)) from error
