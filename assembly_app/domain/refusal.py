# SPDX-License-Identifier: GPL-3.0-or-later
"""A refusal: the code of what the rules do not allow, with the parameters a screen needs to say it in any language."""

from __future__ import annotations

from assembly_app.errors import CodedError


class Refused(CodedError):
    """An act that the rules do not allow; nothing was recorded.

    `code` is stable kebab-case, `rule` names the rule ("R3", or "charter", "input"), `params` holds plain values
    (text, whole numbers, datetimes, tuples of text).
    """

    def __init__(self, code: str, rule: str, **params: object) -> None:
        super().__init__(code, **params)
        self.rule = rule
        self.reference = f"{rule} {code}"


def refuse_unless(allowed: object, code: str, rule: str, **params: object) -> None:
    """Raise `Refused` unless `allowed` is true."""
    if not allowed:
        raise Refused(code, rule, **params)
