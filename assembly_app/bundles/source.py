# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a bundle's bytes come from: a file that is opened anew for each reading, or memory that no disk ever sees."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import msgspec


class Source(msgspec.Struct, frozen=True):
    """A bundle's file at `path`; with `data`, what it held after decryption, and the file is not read again."""

    path: Path
    data: bytes | None = None

    def open(self) -> BinaryIO:
        """The bytes from their beginning; may be called any number of times. Raises OSError."""
        return self.path.open("rb") if self.data is None else BytesIO(self.data)


def source_of(given: Path | Source) -> Source:
    """A path as a source; a source as it is."""
    return Source(given) if isinstance(given, Path) else given
