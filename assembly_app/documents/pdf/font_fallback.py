# SPDX-License-Identifier: GPL-3.0-or-later
"""The font family for every character: by its script, and for signs by their neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import groupby, pairwise

from fontTools import unicodedata

from assembly_app.documents.pdf import scripts
from assembly_app.documents.pdf.text_layout import Bold, Span

_STICKY = ("Z", "P", "S", "M", "C")
_UNSEEN = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufe0e\ufe0f"
)


class Choice:
    """What has been chosen so far. `search` finds the best family for a character of a script, "" for none;
    `has` says whether a family has it. `missing` collects, by script, what no family has."""

    def __init__(
        self, search: Callable[[str, str], str], has: Callable[[str, str], bool], anything: Callable[[], str]
    ) -> None:
        self._search, self._has, self._anything = search, has, anything
        self._homes: dict[str, dict[str, tuple[str, float]]] = defaultdict(dict)
        self.missing: dict[str, set[str]] = defaultdict(set)

    def spans(self, text: str, language: str, bold: bool, bolds: tuple[Bold, ...]) -> tuple[list[Span], float]:
        """Stretches of one family and weight, counted in UTF-16 units, and the leading that their scripts need."""
        first = self._home("a", language)
        if text.isascii():
            families, leading = [(first, len(text))], scripts.SCRIPTS[scripts.DEFAULT].leading
        else:
            families, leading = self._families(text, language, first)
        if bolds:
            weighed = list(_with_weights(families, bold, bolds))
        else:
            weighed = [(family, bold, length) for family, length in families]
        astral = not text.isascii() and max(text) > "\uffff"
        spans, at, place = [], 0, 0
        for family, heavy, length in weighed:
            size = len(text[place : place + length].encode("utf-16-le")) // 2 if astral else length
            spans.append(Span(at, at + size, family, heavy))
            at, place = at + size, place + length
        return spans or [Span(0, 0, first, bold)], leading

    def _families(self, text: str, language: str, first: str) -> tuple[list[tuple[str, int]], float]:
        """Families with how many characters each has, and the leading of the tallest script among them."""
        homes = self._homes[language]
        whole = self._one_family(text, language)
        if whole is not None:
            return [(whole[0], len(text))], whole[1]
        found: list[tuple[str, int]] = []
        leading, near, count, lead = 0.0, "", 0, 0
        # All of them are settled by now.
        for (its_home, high), alike in groupby(text, homes.__getitem__):
            home, chars = its_home, "".join(alike)
            if high > leading:
                leading = high
            sticky = home.startswith("~")  # goes with its neighbour if that has it
            if sticky and not near:
                lead += len(chars)
                continue
            if sticky:
                goes = len(chars) if home in ("~", "~" + near) else self._having(near, chars)
                count, chars, home = count + goes, chars[goes:], home[1:]
                if not chars:
                    continue
            if home == near:
                count += len(chars)
                continue
            if lead and not near:
                # Signs before the first letter go with it, as an opening quotation mark does.
                own = text[:lead]
                if all(c in _UNSEEN or self._has(home, c) for c in own):
                    count = lead
                else:
                    found += self._by_themselves(own, first, language)
            if near:
                found.append((near, count))
                count = 0
            near, count = home, count + len(chars)
        if near:
            found.append((near, count))
        elif lead:
            found += self._by_themselves(text, first, language)
        return found, leading or scripts.SCRIPTS[scripts.DEFAULT].leading

    def _having(self, family: str, chars: str) -> int:
        """How many characters from the first on a family has."""
        return next((at for at, char in enumerate(chars) if not self._has(family, char)), len(chars))

    def _one_family(self, text: str, language: str) -> tuple[str, float] | None:
        """The family and the leading of a text whose letters are all of one family that has its signs too: most are."""
        homes = self._homes[language]
        chars = set(text)
        found = {char: homes.get(char) or self._settle(char, language) for char in chars}
        strong = {home for home, _ in found.values() if not home.startswith("~")}
        if len(strong) != 1:
            return None
        (family,) = strong
        for char, (home, _) in found.items():
            if home.startswith("~") and home != "~" and home[1:] != family and not self._has(family, char):
                return None
        return family, max(leading for _, leading in found.values())

    def _by_themselves(self, signs: str, first: str, language: str) -> list[tuple[str, int]]:
        """Signs that no letter has beside it: the first family as long as that has them, else each sign's own."""
        found = [(first, 0)]
        for char in signs:
            family = found[-1][0] if char in _UNSEEN else first
            if char not in _UNSEEN and not self._has(first, char):
                family = self._home(char, language).removeprefix("~")
            found[-1:] = [(family, found[-1][1] + 1)] if family == found[-1][0] else [found[-1], (family, 1)]
        return [(family, count) for family, count in found if count]

    def _home(self, char: str, language: str) -> str:
        return (self._homes[language].get(char) or self._settle(char, language))[0]

    def _settle(self, char: str, language: str) -> tuple[str, float]:
        """A character's family, after "~" where it goes with its neighbour if that has it; and its script's leading."""
        code = scripts.script_of(char, language)
        common = code in scripts.COMMON
        wanted = scripts.signs_of(char, language) if common else code
        leading = 0.0 if common else scripts.script(code).leading
        if char in _UNSEEN:
            home = "~"
        else:
            family = self._search(char, wanted)
            if not family:
                if char.isprintable() and not char.isspace():
                    self.missing["Zyyy" if common else code].add(char)
                family = self._anything() if char == "a" else self._home("a", language)
            sticky = common or unicodedata.category(char)[0] in _STICKY
            home = ("~" if sticky else "") + family
        self._homes[language][char] = home, leading
        return home, leading


def _with_weights(
    families: list[tuple[str, int]], bold: bool, bolds: tuple[Bold, ...]
) -> Iterator[tuple[str, bool, int]]:
    """The same stretches, cut where bold begins and ends."""
    cuts = sorted({cut for each in bolds for cut in each})
    at = 0
    for family, length in families:
        edges = [at, *(cut for cut in cuts if at < cut < at + length), at + length]
        for start, end in pairwise(edges):
            yield family, bold or any(b.start <= start < b.end for b in bolds), end - start
        at += length


def one_unit_each(text: str) -> str:
    """A text as long as its UTF-16 form: characters that take two units there become two letters here."""
    return "".join(char if char <= "\uffff" else "xx" for char in text)
