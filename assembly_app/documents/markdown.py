# SPDX-License-Identifier: GPL-3.0-or-later
"""Markdown (CommonMark, and tables as GitHub writes them), for mail, wikis and archives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assembly_app.documents.document_text import Composer
from assembly_app.i18n.marks import N_

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
_AT_START = re.compile(r"^(\s*)(#{1,6}(?=\s)|[-+=](?=\s|$)|=+$|-+$|(\d+)([.)])(?=\s))")
_FENCES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e"))


def escaped(text: str) -> str:
    """What people wrote, so that none of it is taken for a mark."""
    lines = []
    for line in text.translate(_FENCES).splitlines():
        plain = _SPECIAL.sub(r"\\\1", line.strip())
        lines.append(_AT_START.sub(lambda m: f"{m[1]}{m[3]}\\{m[4]}" if m[3] else f"{m[1]}\\{m[2]}", plain))
    return "\n".join(lines)


def cell(text: str) -> str:
    """The same on one line."""
    return escaped(" ".join(text.split()))


def single_spaced(lines: Iterable[str]) -> Iterator[str]:
    """Never more than one empty line in a row."""
    last = ""
    for line in lines:
        if line or last:
            yield f"{line}\n"
        last = line


def section(title: str) -> Iterator[str]:
    """A heading with space around it."""
    yield from ("", f"## {title}", "")


def colophon(composer: Composer) -> Iterator[str]:
    """Where the ledger stood."""
    position = composer.reading.position
    if position is not None:
        yield from ("", "---", "")
        yield cell(composer.labelled(N_("From the ledger"), composer.stood(position)))
        yield f"`{position.head}`"
