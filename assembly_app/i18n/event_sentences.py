# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened, in words: a sentence for each record type that belongs in the minutes (R29)."""

from __future__ import annotations

from collections.abc import Mapping

from assembly_app.i18n.catalogues import Catalogue, Said, isolated
from assembly_app.i18n.patterns import labelled
from assembly_app.i18n.refusals import Naming, count, written
from assembly_app.i18n.words import COUNTS, EVENTS, TERMS, variant

_CHOOSING = ("outcome", "stance", "status")
_FLAGS = ("upheld", "stands", "passed")
_NESTED = ("entry", "tally", "item")


def happening(
    catalogue: Catalogue, kind: str, fields: Mapping[str, object], naming: Naming, languages: tuple[str, ...]
) -> str:
    """The sentence for a record, "" for types that do not belong in the minutes.

    `fields` are the event's, as plain values; nested ones (tally, entry, item) may be named as if they were its own.
    """
    flat: dict[str, object] = {}
    for part in _NESTED:
        inner = fields.get(part)
        if isinstance(inner, Mapping):
            flat.update({str(k): v for k, v in inner.items()})
    flat.update({k: v for k, v in fields.items() if not (k in _NESTED and isinstance(v, Mapping))})
    key = _key(kind, flat)
    if key not in EVENTS:
        return ""
    of = kind.partition(".")[0]
    # Only what the sentence names: to look up who or what is behind an id takes longer than all the rest.
    message = EVENTS[key]
    named = {name: value for name, value in flat.items() if f"{{{name}}}" in message.text or name == message.counted}
    shown = {name: _shown(catalogue, name, value, naming, languages, of) for name, value in named.items()}
    counts = COUNTS.get(key) or COUNTS.get(kind)
    if counts:
        shown["counts"] = Said(
            catalogue.formats.listing([count(catalogue, each, flat.get(name)) for name, each in counts.items()])
        )
    missing = {"why": "", "reason": "", "note": ""}
    return catalogue.phrase(message, "", None, {**missing, **shown}).replace("\u2068\u2069", "").strip()


def _key(kind: str, fields: Mapping[str, object]) -> str:
    for name in _CHOOSING:
        if f"{kind}.{fields.get(name)}" in EVENTS:
            return f"{kind}.{fields.get(name)}"
    for flag in _FLAGS:
        if fields.get(flag) and f"{kind}.{flag}" in EVENTS:
            return f"{kind}.{flag}"
    return variant(kind, fields)


def _shown(
    catalogue: Catalogue, key: str, value: object, naming: Naming, languages: tuple[str, ...], of: str
) -> object:
    if isinstance(value, Mapping):
        if key == "counts":
            answers = [labelled(catalogue, isolated(a), catalogue.formats.number(n)) for a, n in value.items()]
            return Said(catalogue.formats.listing(answers))
        return next((value[tag] for tag in languages if tag in value), next(iter(value.values()), ""))
    if key in ("text", "reason", "why", "note", "to"):
        return value
    if key in ("item", "about") and isinstance(value, str):
        # Items that come by themselves and meetings without a title are named after what they are, in each language.
        name = naming(value) if key == "about" else value
        if name in TERMS:
            words = catalogue.text(TERMS[name])
            return words[:1].upper() + words[1:]
    return written(catalogue, value, naming, of)
