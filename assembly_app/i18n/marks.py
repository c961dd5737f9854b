# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks for texts that Python names and a screen shows later. Marking translates nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """A text of the source language, still to be put into words: hand it to `Catalogue.text`."""

    text: str
    context: str = ""
    counted: str = ""
    """The parameter whose number chooses the plural form, where it is not `n`."""


def N_(text: str) -> Message:  # noqa: N802 -- the name gettext's tools know
    """Mark `text` for translation."""
    return Message(text)


def P_(context: str, text: str) -> Message:  # noqa: N802
    """Mark `text` for translation where the same English word means other things elsewhere."""
    return Message(text, context)


def NN_(text: str, context: str = "") -> Message:  # noqa: N802
    """Mark `text`, which holds `{n}`, for translation in the plural forms of each language."""
    return Message(text, context)


def CN_(counted: str, text: str, context: str = "") -> Message:  # noqa: N802
    """Mark `text` for translation in the plural forms of each language, chosen by its parameter `counted`."""
    return Message(text, context, counted)
