# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters that no font on this computer has: said before anything is printed, never printed as boxes."""

from __future__ import annotations

from collections.abc import Mapping

from assembly_app.documents.pdf import scripts
from assembly_app.errors import CodedError


class MissingLettersError(CodedError):
    """No installed font has these characters, by script (ISO 15924). Nothing was printed.

    Of its parameters, `letters` are scripts with their letters, `signs` those of no script, and `packages` bring fonts.
    """

    def __init__(self, missing: Mapping[str, set[str]]) -> None:
        self.missing = {script: "".join(sorted(chars)) for script, chars in sorted(missing.items())}
        shown = {code: " ".join(chars[:12]) + (" …" if len(chars) > 12 else "") for code, chars in self.missing.items()}
        signs = scripts.COMMON
        super().__init__(
            "missing-letters",
            letters=tuple(
                f"{scripts.name(code)} {chars}" for code, chars in shown.items() if code not in scripts.COMMON
            ),
            signs=" ".join(chars for code, chars in shown.items() if code in signs),
            packages=" ".join(sorted({scripts.package(code) for code in shown})),
        )
