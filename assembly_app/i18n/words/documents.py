# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of why a document cannot be made. Nothing was written then, and a file that was there is as it was."""

from __future__ import annotations

from assembly_app.i18n.marks import N_
from assembly_app.i18n.words.feature import Words

WORDS = Words(
    plain={
        "unknown-decision": N_("There is no decision {decision} in the log. “assembly decisions” lists them."),
        "no-decision-yet": N_("There is no decision in the log yet."),
        "no-decision-item": N_("No item of this meeting has a proposal to decide on: there is nothing to answer."),
        "unknown-format": N_("A document of this kind is written as {formats}. Let the name of the file end so."),
        "cannot-write-there": N_("{path} cannot be written: {detail}. No document was made."),
        "missing-letters": N_(
            "No font on this computer has these letters: {letters}. Nothing was printed. Install a font for them; on "
            "Debian and Ubuntu: sudo apt install {packages}"
        ),
    },
)
SIGNS = N_("signs {chars}")
