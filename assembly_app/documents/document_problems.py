# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a document cannot be made, in words. Nothing was written then, and a file that was there is as it was."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from assembly_app.documents.pdf.missing_letters import MissingLettersError
from assembly_app.i18n.catalogues import Catalogue
from assembly_app.i18n.marks import N_, Message
from assembly_app.i18n.patterns import clauses

SENTENCES: Mapping[str, Message] = MappingProxyType(
    {
        "unknown-decision": N_("There is no decision {decision} in the log. “assembly decisions” lists them."),
        "no-decision-yet": N_("There is no decision in the log yet."),
        "no-decision-item": N_("No item of this meeting has a proposal to decide on: there is nothing to answer."),
        "unknown-format": N_("A document of this kind is written as {formats}. Let the name of the file end so."),
        "cannot-write-there": N_("{path} cannot be written: {detail}. No document was made."),
    }
)
_MISSING = N_(
    "No font on this computer has these letters: {letters}. Nothing was printed. Install a font for them; on Debian "
    "and Ubuntu: sudo apt install {packages}"
)
_SIGNS = N_("signs {chars}")


class DocumentFault(Exception):
    """A document cannot be made: `code` says why in kebab-case, `params` what it is about."""

    def __init__(self, code: str, **params: object) -> None:
        self.code, self.params = code, params
        super().__init__(f"{code} {params}" if params else code)


def fault_sentence(words: Catalogue, fault: DocumentFault | MissingLettersError) -> str:
    """What a person is told."""
    if isinstance(fault, DocumentFault):
        return words.phrase(SENTENCES[fault.code], "", None, fault.params)
    from assembly_app.documents.pdf import scripts  # a table of all of Unicode: nobody else has to wait for it

    letters, packages = [], []
    for code, chars in fault.missing.items():
        shown = " ".join(chars[:12]) + (" …" if len(chars) > 12 else "")
        named = f"{scripts.name(code)} {shown}"
        letters.append(words.text(_SIGNS, chars=shown) if code in scripts.COMMON else named)
        packages.append(scripts.package(code))
    return words.text(_MISSING, letters=clauses(words, letters), packages=" ".join(sorted(set(packages))))
