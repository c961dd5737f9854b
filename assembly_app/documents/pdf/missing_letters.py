# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters that no font on this computer has: said before anything is printed, never printed as boxes."""

from __future__ import annotations

from collections.abc import Mapping


class MissingLettersError(Exception):
    """No installed font has these characters, by script (ISO 15924). Nothing was printed."""

    def __init__(self, missing: Mapping[str, set[str]]) -> None:
        self.missing = {script: "".join(sorted(chars)) for script, chars in sorted(missing.items())}
        super().__init__(", ".join(f"{script}: {chars}" for script, chars in self.missing.items()))
