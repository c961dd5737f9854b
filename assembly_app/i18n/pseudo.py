# SPDX-License-Identifier: GPL-3.0-or-later
"""Two made-up languages that show what was forgotten: en_XA is accented and long, ar_XB runs from right to left."""

from __future__ import annotations

import re
from collections.abc import Callable

_KEEP = re.compile(r"(\{\w+\}|<[^>]+>)")
_ACCENTS = str.maketrans("aceilnorsuyzACEILNORSUYZ", "àçéîļñöŕšûýžÀÇÉÎĻÑÖŔŠÛÝŽ")


def accented(text: str) -> str:
    """`text` with accents, 35 % longer, in brackets: what has no brackets was never given to a translator."""
    parts = _KEEP.split(text)
    said = "".join(part if _KEEP.fullmatch(part) else part.translate(_ACCENTS) for part in parts)
    return f"⟦{said}{'·' * max(2, int(len(text) * 0.35))}⟧"


def mirrored(text: str) -> str:
    """`text` forced to run from right to left (U+202E ... U+202C), placeholders untouched."""
    parts = [part for part in _KEEP.split(text) if part]
    return "".join(part if _KEEP.fullmatch(part) else f"\u202e{part}\u202c" for part in parts)


CHANGES: dict[str, Callable[[str], str]] = {"en_XA": accented, "ar_XB": mirrored}
