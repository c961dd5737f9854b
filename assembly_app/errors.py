# SPDX-License-Identifier: GPL-3.0-or-later
"""Errors as data: what went wrong, by a code and its parameters. `i18n.error_sentences` puts any of them into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Problem:
    """What went wrong, or is wrong with a file, without the exception and all that hangs on it.

    `detail` is the same in one technical sentence, for those who look after the program.
    """

    code: str
    params: Mapping[str, object] = field(default_factory=dict)
    detail: str = ""


class CodedError(Exception):
    """An error that a person can do something about. `code` is stable kebab-case; `params` fill its sentence.

    `reference` stands in brackets behind the sentence, for those who look it up; "" for nothing.
    """

    reference = ""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params: Mapping[str, object] = params

    def __str__(self) -> str:
        named = self.reference or self.code
        return f"{named} {dict(self.params)}" if self.params else named

    @property
    def problem(self) -> Problem:
        """The error as data."""
        return Problem(self.code, self.params, str(self))
