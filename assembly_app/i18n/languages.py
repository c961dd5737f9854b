# SPDX-License-Identifier: GPL-3.0-or-later
"""What we know of a language: its name in itself, its direction, where a missing text is read. A language is data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global

SOURCE = "en"
CATALOGUE = Path("LC_MESSAGES") / "assembly.po"
_CODE = re.compile(r"[A-Za-z]{2,8}(_[A-Za-z0-9]{2,8})*")
_HEADER = re.compile(r'^"(X-Native-Name|X-Direction|X-Fallback): *(.*?)\\n"$', re.MULTILINE)


@dataclass(frozen=True)
class Language:
    """One language a person can choose.

    `code` is like `pt_BR`; `name` is the language's own name for itself; `fallback` is the code of the language that is
    read where a text is missing, or None for the source language.
    """

    code: str
    name: str
    rtl: bool = False
    fallback: str | None = SOURCE


PSEUDO = (
    Language("en_XA", "⟦Àççéñţéð⟧", fallback=None),
    Language("ar_XB", "⟦Right to left⟧", rtl=True, fallback=None),
)


def cldr(code: str) -> Locale | None:
    """Unicode's data for `code`, or None where Unicode has none (as for Tzotzil)."""
    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return None


def likely(locale: Locale) -> Locale:
    """`locale` with its likeliest territory (CLDR's likely subtags): a language alone has no week and no digits."""
    if locale.territory:
        return locale
    subtags = get_global("likely_subtags")
    # For zh_Hans there is only the entry of zh: it fits where it has the same script.
    found = cldr(subtags.get(str(locale)) or subtags.get(locale.language, "")) or locale
    return found if locale.script in (None, found.script) else locale


def describe(code: str, header: str = "") -> Language:
    """The language `code`; the lines `X-Native-Name`, `X-Direction` and `X-Fallback` of a catalogue's header win."""
    said = {name: value.strip() for name, value in _HEADER.findall(header)}
    known = cldr(code)
    name = said.get("X-Native-Name") or (known.get_display_name(known) if known else None) or code
    direction = said.get("X-Direction") or (known.character_order if known else "")
    fallback = said.get("X-Fallback") or _parent(code)
    return Language(
        code,
        name[:1].upper() + name[1:],
        rtl=direction in {"rtl", "right-to-left"},
        fallback=None if code == SOURCE else fallback,
    )


def available(folders: Iterable[Path]) -> list[Language]:
    """The languages that have a catalogue in one of `folders`, by their own names; an earlier folder wins."""
    found: dict[str, Language] = {SOURCE: describe(SOURCE)}
    for folder in folders:
        for path in sorted(folder.glob(f"*/{CATALOGUE.as_posix()}")):
            code = path.parents[1].name
            if _CODE.fullmatch(code) and (code == SOURCE or code not in found):
                found[code] = describe(code, _header(path))
    return sorted(found.values(), key=lambda language: language.name.casefold())


def _parent(code: str) -> str:
    # pt_BR reads pt's catalogue before English; a language without territory reads English.
    shorter = code.rpartition("_")[0]
    return shorter or SOURCE


def _header(path: Path) -> str:
    with path.open(encoding="utf-8") as lines:
        head = [line.rstrip("\n") for _, line in zip(range(60), lines, strict=False)]
    return "\n".join(head)
