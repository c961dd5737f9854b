# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing for tests, and reading what was printed with the tools that other people use."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from assembly_app.documents.pdf import styles
from assembly_app.documents.pdf.blocks import Block
from assembly_app.documents.pdf.canvas import DocumentInfo
from assembly_app.documents.pdf.pagination import Furniture, Paginator

AT = datetime(2026, 11, 26, 19, 30, tzinfo=UTC)
Print = Callable[..., bytes]
Read = Callable[[bytes], str]


@pytest.fixture(autouse=True)
def _application(qapp: QGuiApplication) -> None:
    """Qt lays out text only where there is an application."""


def press(out: BytesIO, *, language: str = "en", rtl: bool = False, paper: str = "a4") -> Paginator:
    """A press with the furniture of a usual document."""
    furniture = Furniture(("Riverside", "Minutes"), "Record 412", lambda page, total: f"Page {page} of {total}")
    imprint = DocumentInfo("Minutes, November", "Riverside", language, AT)
    return Paginator(out, imprint, furniture, rtl=rtl, paper=styles.PAPERS[paper], margins=styles.PAGE)


@pytest.fixture
def printed() -> Print:
    """The bytes of a document made of blocks."""

    def printed(blocks: Iterable[Block], **how: object) -> bytes:
        out = BytesIO()
        for _ in press(out, **how).pages(blocks):  # type: ignore[arg-type]
            pass
        return out.getvalue()

    return printed


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """What pdftotext finds in a document, the marks of direction left out and every white space one space."""

    def read(pdf: bytes) -> str:
        path = tmp_path / "read.pdf"
        path.write_bytes(pdf)
        said = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode()
        return " ".join(said.translate(dict.fromkeys(map(ord, "\u202a\u202b\u202c"))).split())

    return read
