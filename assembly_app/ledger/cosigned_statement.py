# SPDX-License-Identifier: GPL-3.0-or-later
"""Minutes signed by two people: each of them signs the same short statement about the same records."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Self

import msgspec

from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.merkle import Frontier
from assembly_app.ledger.strict_json import is_name

_TEXT: Final = re.compile(
    r"assembly-minutes/v1\n"
    r"group (?P<group>[!-~]+)\n"
    r"meeting (?P<meeting>[!-~]+)\n"
    r"count (?P<count>[1-9][0-9]{0,15})\n"
    r"root (?P<root>[0-9a-f]{64})\n"
)


class Statement(msgspec.Struct, frozen=True):
    """The minutes of `meeting` are composed from `count` records whose ids, in the order of the minutes, have the
    RFC 6962 root `root` (hex)."""

    group: str
    meeting: str
    count: int
    root: str

    @classmethod
    def of(cls, group: str, meeting: str, ids: Iterable[bytes]) -> Self:
        """The statement about these records."""
        tree = Frontier().extend(ids)
        return cls(group, meeting, tree.size, tree.root().hex())

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text strictly. Raises LedgerError."""
        match = _TEXT.fullmatch(text)
        if not match or not is_name(match["group"]) or not is_name(match["meeting"]):
            raise LedgerError("statement-malformed")
        return cls(match["group"], match["meeting"], int(match["count"]), match["root"])

    def to_text(self) -> str:
        """Five lines, LF at the end of each."""
        return (
            f"assembly-minutes/v1\ngroup {self.group}\nmeeting {self.meeting}\ncount {self.count}\nroot {self.root}\n"
        )
