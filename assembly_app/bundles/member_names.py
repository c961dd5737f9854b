# SPDX-License-Identifier: GPL-3.0-or-later
"""The fixed names of a bundle's members, and how much of each is taken."""

from __future__ import annotations

import re
from typing import Final

import msgspec

README: Final = "README.txt"
MANIFEST: Final = "manifest.json"
MANIFEST_SIGNATURE: Final = "manifest.json.sig"
RECORDS: Final = "records.jsonl"
ALLOWED_SIGNERS: Final = "allowed_signers"

_NAME: Final = re.compile(
    r"README\.txt|manifest\.json(?:\.sig)?|records\.jsonl|allowed_signers"
    r"|checkpoints/[0-9a-f]{32}\.txt(?:\.sig)?"
    r"|roll/[1-9][0-9]{0,5}(?:\.json|\.[1-9][0-9]{0,3}\.sig)"
    r"|documents/[A-Za-z0-9][A-Za-z0-9._-]{0,119}\.pdf"
)


class Caps(msgspec.Struct, frozen=True):
    """Most bytes taken, after decompression: of the whole bundle, of one document, of any other member but the
    records; and the most members."""

    total: int = 1 << 30
    document: int = 1 << 26
    small: int = 1 << 22
    members: int = 20_000

    def of(self, name: str) -> int:
        """The most bytes of the member `name`."""
        if name == RECORDS:
            return self.total
        return self.document if is_document(name) else self.small


def is_member(name: str) -> bool:
    """Whether a bundle can have a member of this name."""
    return _NAME.fullmatch(name) is not None


def is_document(name: str) -> bool:
    return name.startswith("documents/")


def checkpoint(feed: str) -> str:
    return f"checkpoints/{feed}.txt"


def roll(version: int) -> str:
    return f"roll/{version}.json"


def roll_signature(version: int, number: int) -> str:
    """The name of a roll's signature; `number` counts from 1."""
    return f"roll/{version}.{number}.sig"


def document(name: str) -> str:
    return f"documents/{name}"
