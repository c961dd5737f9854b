# SPDX-License-Identifier: GPL-3.0-or-later
"""QR codes by themselves, as files and as dots for the screen; error correction M, as the printed minutes have it."""

from __future__ import annotations

from io import BytesIO
from typing import Final

import segno

KINDS: Final = ("png", "svg", "pdf")
QUIET_ZONE: Final = 4
"""Modules of white around a QR code (ISO/IEC 18004)."""
SCALE: Final = 6
"""Dots, or units, for each module in a file."""
BLACK: Final = 0
WHITE: Final = 255


def drawn(text: str, kind: str) -> bytes:
    """The code as a picture of that kind, with its quiet zone; for any other kind the text itself, with a line end."""
    if kind not in KINDS:
        return f"{text}\n".encode("ascii")
    made = BytesIO()
    _made(text).save(made, kind=kind, scale=SCALE, border=QUIET_ZONE)
    return made.getvalue()


def rows(text: str) -> list[bytes]:
    """The code with its quiet zone, a byte for each module: BLACK or WHITE. As many rows as each has bytes."""
    lines = _made(text).matrix_iter(scale=1, border=QUIET_ZONE)
    return [bytes(BLACK if module else WHITE for module in line) for line in lines]


def _made(text: str) -> segno.QRCode:
    return segno.make(text, error="m", boost_error=False, micro=False)
