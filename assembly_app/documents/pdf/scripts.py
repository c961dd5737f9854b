# SPDX-License-Identifier: GPL-3.0-or-later
"""Scripts: which typefaces are asked for first, how much room their lines need, which package brings a font."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from fontTools import unicodedata

DEFAULT = "Latn"
COMMON = frozenset({"Zyyy", "Zinh", "Zzzz"})
RTL = frozenset({"R", "AL"})


class Script(NamedTuple):
    """`faces` by preference; `leading` is the line height in ems; `package` is Debian's and Ubuntu's."""

    faces: tuple[str, ...]
    leading: float = 1.42
    package: str = "fonts-noto-core"


_HAN_SC = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC")
_HAN_TC = ("Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", "Microsoft JhengHei", "PingFang TC")
_HAN_JP = ("Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans", "Yu Gothic", "Meiryo", "Hiragino Sans")
_HAN_KR = ("Noto Sans CJK KR", "Noto Sans KR", "Source Han Sans K", "Malgun Gothic", "Apple SD Gothic Neo")
_CJK = "fonts-noto-cjk"

SCRIPTS: Mapping[str, Script] = MappingProxyType(
    {
        "Latn": Script(("Noto Sans", "Segoe UI", "Helvetica Neue", "Arial", "DejaVu Sans")),
        "Cyrl": Script(("Noto Sans", "Segoe UI", "Helvetica Neue", "Arial", "DejaVu Sans")),
        "Grek": Script(("Noto Sans", "Segoe UI", "Helvetica Neue", "Arial", "DejaVu Sans")),
        "Arab": Script(("Noto Sans Arabic", "Noto Naskh Arabic", "Segoe UI", "Geeza Pro", "Arial"), 1.7),
        "Hebr": Script(("Noto Sans Hebrew", "Segoe UI", "Arial Hebrew", "Arial"), 1.5),
        "Deva": Script(("Noto Sans Devanagari", "Nirmala UI", "Kohinoor Devanagari"), 1.6),
        "Thai": Script(("Noto Sans Thai", "Noto Looped Thai", "Leelawadee UI", "Thonburi"), 1.62),
        "Hans": Script(_HAN_SC, 1.6, _CJK),
        "Hant": Script(_HAN_TC, 1.6, _CJK),
        "Jpan": Script(_HAN_JP, 1.6, _CJK),
        "Kore": Script(_HAN_KR, 1.6, _CJK),
    }
)
_JAPANESE = frozenset({"Hira", "Kana"})


def script_of(char: str, language: str) -> str:
    """The ISO 15924 code of a character's script; Han is Japanese, Korean or one of the two Chinese by the language."""
    found = _script(char)
    if found in _JAPANESE:
        return "Jpan"
    if found == "Hang":
        return "Kore"
    if found in ("Hani", "Bopo"):
        return han(language)
    return found


def signs_of(char: str, language: str) -> str:
    """The script whose fonts are asked first for a sign of none: those of Chinese and Japanese stand differently."""
    return han(language) if "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uffef" else DEFAULT


@cache
def _script(char: str) -> str:
    return str(unicodedata.script(char))


def han(language: str) -> str:
    """How a language writes Han characters."""
    start = language.replace("-", "_").split("_", 1)[0]
    if start in ("ja", "ko"):
        return {"ja": "Jpan", "ko": "Kore"}[start]
    return "Hant" if any(part in language for part in ("Hant", "TW", "HK", "MO")) else "Hans"


def script(code: str) -> Script:
    """What is known of a script; one that is not in the table is asked for by its English name."""
    name = str(unicodedata.script_name(code, code)).replace("_", " ") if code not in SCRIPTS else ""
    return SCRIPTS.get(code) or Script((f"Noto Sans {name}", f"Noto Serif {name}"), 1.6)


def package(code: str) -> str:
    """Debian's and Ubuntu's package with a font for a script; signs that belong to none are in Symbola."""
    return "fonts-symbola" if code in COMMON else script(code).package


def name(code: str) -> str:
    """A script's English name, as Unicode has it."""
    known = {
        "Hans": "Han (Simplified Chinese)",
        "Hant": "Han (Traditional Chinese)",
        "Jpan": "Japanese",
        "Kore": "Korean",
    }
    return known.get(code) or str(unicodedata.script_name(code, code)).replace("_", " ")


def direction(text: str) -> str:
    """The way of the first strong character outside isolates, rtl or ltr (UAX 9, P2 and P3); "" where there is none."""
    if text.isascii():
        return "ltr" if any(map(str.isalpha, text)) else ""
    depth = 0
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("LRI", "RLI", "FSI"):
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind == "L":
            return "ltr"
        elif depth == 0 and kind in RTL:
            return "rtl"
    return ""
