# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that a form would change and that are there already, in every language they have."""

from __future__ import annotations

from collections.abc import Mapping

from assembly_app.domain.values import Texts


def line(part: str, text: str) -> str:
    """A line of a field that holds several parts, as it is typed and read back."""
    return f"{part}: {text}"


def shown_in(before: Mapping[str, Texts], languages: tuple[str, ...]) -> str:
    """The first of the languages in which texts that are there already are shown; "" for none."""
    texts = next((texts for texts in before.values() if texts), {})
    return next((code for code in languages if code in texts), next(iter(texts), ""))


def texts_in(before: Mapping[str, Texts], code: str) -> dict[str, str]:
    """What stands in a form's fields when they are to be read and written in that language: of parts, a line each."""
    found: dict[str, str] = {}
    for key, texts in before.items():
        field, dot, part = key.partition(".")
        text = texts.get(code, "")
        if dot:
            text = f"{found[field]}\n{line(part, text)}" if field in found else line(part, text)
        found[field] = text
    return found
