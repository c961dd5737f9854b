# SPDX-License-Identifier: GPL-3.0-or-later
"""What a record's body says to people: the texts in it, without its ids and numbers."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

LONGEST = 300
"""Longest excerpt, in characters."""
_TELLING = ("text", "title", "name", "reason", "why", "note", "question", "options", "titles", "texts", "definition")


def telling(body: bytes | None) -> tuple[str, ...]:
    """The texts that people wrote into it."""
    return tuple(dict.fromkeys(_cut(text) for text in _texts(_plain(body), told=False)))


def holding(body: bytes | str, words: str) -> tuple[str, ...]:
    """The strings in it that hold these words, capitals or not; where they stand across several, or in its form
    only, nothing."""
    wanted = words.casefold()
    return tuple(dict.fromkeys(_cut(text) for text in _strings(_plain(body)) if wanted in text.casefold()))


def _plain(body: bytes | str | None) -> object:
    try:
        return msgspec.json.decode(body) if body else None
    except (msgspec.DecodeError, RecursionError):
        return None  # made by a newer version: kept, and not guessed at


def _texts(value: object, *, told: bool) -> Iterator[str]:
    if isinstance(value, str):
        if told and value:
            yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(part, told=told or name in _TELLING)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part, told=told)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
