# SPDX-License-Identifier: GPL-3.0-or-later
"""Words by language, read from gettext catalogues: one mechanism for Python and QML."""

from __future__ import annotations

import gettext
import hashlib
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assembly_app.files import atomic_file
from assembly_app.i18n import languages, pseudo
from assembly_app.i18n.formatting import Formats
from assembly_app.i18n.languages import Language
from assembly_app.i18n.marks import Message

_PLACE = re.compile(r"\{(\w+)\}")
_ISOLATE, _POP = "\u2068", "\u2069"


def isolated(text: str) -> str:
    """`text` fenced off, so that an Arabic name cannot turn the English sentence around it (UAX 9, section 2.4.2)."""
    return f"{_ISOLATE}{text}{_POP}"


def bare(text: str) -> str:
    """Without the fences: terminals and plain files show them as boxes."""
    return text.replace(_ISOLATE, "").replace(_POP, "")


class Said(str):
    """Words of a catalogue, put into a sentence of the same language: nothing has to be fenced off."""

    __slots__ = ()


@dataclass(frozen=True)
class Catalogue:
    """The words of one language, over those of the languages it falls back to."""

    language: Language
    words: gettext.NullTranslations
    formats: Formats
    change: Callable[[str], str] | None = None

    def text(self, message: str | Message, context: str = "", n: int | None = None, **params: object) -> str:
        """The words for `message` in this language.

        `{name}` is replaced by the parameter of that name: text is fenced off with U+2068 and U+2069, numbers are
        written as the language writes them. `n` chooses the plural form and is the parameter `{n}`. A text without
        translation is shown in the source language; a placeholder without parameter stays visible. Never raises.
        """
        return self.phrase(message, context, n, params)

    def phrase(self, message: str | Message, context: str, n: int | None, params: Mapping[str, object]) -> str:
        """`text` for parameters that come as a mapping, whatever their names."""
        marked = message if isinstance(message, Message) else Message(message, context)
        if n is None and marked.counted:
            n = _whole(params.get(marked.counted))
        found = self._find(marked.text, marked.context, n)
        if self.change is not None:
            found = self.change(found)
        if n is not None:
            params = {**params, "n": n}
        return _PLACE.sub(lambda place: self._shown(place, params), found) if "{" in found else found

    def _find(self, text: str, context: str, n: int | None) -> str:
        if n is None:
            return self.words.pgettext(context, text) if context else self.words.gettext(text)
        if context:
            return self.words.npgettext(context, text, text, n)
        return self.words.ngettext(text, text, n)

    def _shown(self, place: re.Match[str], params: Mapping[str, object]) -> str:
        value = params.get(place[1], place[0])
        if isinstance(value, Said):
            return value
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return self.formats.number(value)
        return isolated(str(value)) if place[1] in params else place[0]


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


class Catalogues:
    """All catalogues of `folders`, read when first asked for. An earlier folder wins over a later one.

    `cache` is a folder for compiled catalogues: reading one takes a millisecond instead of some hundred.
    `zone`, `hours24` and `region` are how times of day and dates are shown (see `Formats`).
    """

    def __init__(
        self,
        folders: Sequence[Path],
        cache: Path | None = None,
        zone: str = "UTC",
        hours24: bool | None = None,
        region: str = "",
    ) -> None:
        self._folders = tuple(folders)
        self._cache = cache
        self._zone = zone
        self._hours24 = hours24
        self._region = region
        self._read: dict[str, Catalogue] = {}

    @property
    def zone(self) -> str:
        """The zone times of day are shown in."""
        return self._zone

    def move_to(self, zone: str) -> None:
        """Show times of day in another zone from now on. Catalogues got before keep theirs."""
        if zone != self._zone:
            self._zone = zone
            self._read.clear()

    def available(self) -> list[Language]:
        """The languages a person can choose, by their own names."""
        return languages.available(self._folders)

    def get(self, code: str) -> Catalogue:
        """The catalogue of `code`; where there is none, the nearest language it falls back to, at last the source."""
        if code not in self._read:
            self._read[code] = self._make(code)
        return self._read[code]

    def _make(self, code: str) -> Catalogue:
        for language in languages.PSEUDO:
            if language.code == code:
                source = self._words(languages.SOURCE, set())
                return Catalogue(language, source, self._formats(code), pseudo.CHANGES[code])
        known = {language.code: language for language in self.available()}
        language = known.get(code) or languages.describe(code)
        return Catalogue(language, self._words(code, set()), self._formats(code, language.fallback))

    def _formats(self, code: str, fallback: str | None = None) -> Formats:
        return Formats(code, self._zone, fallback, self._hours24, self._region)

    def _words(self, code: str, seen: set[str]) -> gettext.NullTranslations:
        # A group's own language may name a fallback that names it back: each is read once.
        seen.add(code)
        found: list[gettext.NullTranslations] = [
            self._compiled(path, code)
            for folder in self._folders
            if (path := folder / code / languages.CATALOGUE).is_file()
        ]
        fallback = next((each.fallback for each in self.available() if each.code == code), languages.SOURCE)
        if code != languages.SOURCE and fallback and fallback not in seen:
            found.append(self._words(fallback, seen))
        words = found[0] if found else gettext.NullTranslations()
        for each in found[1:]:
            words.add_fallback(each)
        return words

    def _compiled(self, path: Path, code: str) -> gettext.GNUTranslations:
        source = path.read_bytes()
        kept = self._cache / f"{hashlib.sha256(source).hexdigest()[:32]}.mo" if self._cache else None
        if kept is not None and kept.is_file():
            with kept.open("rb") as file:
                return gettext.GNUTranslations(file)
        compiled = compile_po(source, code)
        if kept is not None:
            kept.parent.mkdir(parents=True, exist_ok=True)
            atomic_file.write(kept, compiled, durable=False)
        return gettext.GNUTranslations(io.BytesIO(compiled))


def compile_po(source: bytes, code: str) -> bytes:
    """The .mo form of a .po file. The plural rule is that of the file's header, not Babel's own (Arabic's differs)."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    catalogue = read_po(io.BytesIO(source))
    # For a language Unicode does not know, Babel would drop the plural rule.
    catalogue.locale = languages.cldr(code) or languages.cldr(languages.SOURCE)
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()
