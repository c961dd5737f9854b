# SPDX-License-Identifier: GPL-3.0-or-later
"""CSV that spreadsheets open right: RFC 4180 with a byte order mark, CRLF, and no formulas.

The separator is the one that a spreadsheet of that language expects: a semicolon where the comma is the decimal mark.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime

from assembly_app.documents.document_text import Composer
from assembly_app.domain.bounds import zone_named

BOM = "\ufeff"
"""Without it Excel takes UTF-8 for the old Windows alphabet."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FENCES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


def safe(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe before it."""
    plain = text.translate(_FENCES)
    return f"'{plain}" if plain.startswith(_FORMULA) else plain


def line(composer: Composer, cells: Iterable[str]) -> str:
    """A line of the table, with its end."""
    comma = "," in composer.number(1.5)
    written = io.StringIO()
    csv.writer(written, delimiter=";" if comma else ",", lineterminator="\r\n").writerow([safe(cell) for cell in cells])
    return written.getvalue()


def day(composer: Composer, at: datetime | None) -> str:
    """As ISO 8601 has it: every spreadsheet knows it for a date."""
    return at.astimezone(zone_named(composer.formats.zone)).date().isoformat() if at else ""
