# SPDX-License-Identifier: GPL-3.0-or-later
"""What acts of every feature ask for, and why any of them may be refused."""

from __future__ import annotations

from assembly_app.i18n.marks import N_, P_
from assembly_app.i18n.words.feature import Words

WORDS = Words(
    fields={
        "kind": P_("field", "Which kind?"),
        "name": P_("field", "Name"),
        "note": P_("field", "Note"),
        "text": P_("field", "Text"),
        "title": P_("field", "Title"),
        "why": P_("field", "Why?"),
    },
    refusals={
        "act-not-valid": N_("“{act}” does not fit: {detail}. “assembly acts” lists what it takes."),
        "beyond-reckoning": N_(
            "A number or a day in it lies beyond everything that can be reckoned with. Nothing was recorded."
        ),
        "id-taken": N_("The id {id} is taken."),
        "import-running": N_(
            "A bundle is being imported: nothing else can be recorded until that is done. What you typed is kept. Try "
            "again in a moment, or cancel the import."
        ),
        "made-by-newer-version": N_(
            "A newer version of Assembly recorded something here ({type}) that this version must not guess at. "
            "Everything is kept; update to go on."
        ),
        "nobody-named": N_("Nobody was named."),
        "nothing-to-change": N_("It is so already."),
        "reason-missing": N_("This needs a reason."),
        "text-missing": N_("Something is missing: {field}"),
        "unknown-act": N_("There is no act “{act}”. “assembly acts” lists them."),
    },
)
