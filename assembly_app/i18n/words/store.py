# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of what goes wrong with the file that keeps the records."""

from __future__ import annotations

from assembly_app.i18n.marks import N_
from assembly_app.i18n.words.feature import Words

WORDS = Words(
    refusals={
        "already-open": N_(
            "{path} is open in another window of Assembly, which does not answer. Nothing was opened. Close that "
            "window, or wait a moment and try again."
        ),
        "cannot-open-store": N_("The store {path} cannot be opened: {detail}. Nothing was changed."),
        "damaged-store": N_(
            "The store {path} is damaged: {detail}. It was left as it is. Restore a copy, or import the last bundle "
            "into a new store."
        ),
        "disk-full": N_(
            "The disk is full: {path} could not be written ({detail}). Nothing recorded is lost; free some space and "
            "try again."
        ),
        "newer-store": N_(
            "The store {path} was made by a newer version of Assembly (layout {layout}). It was left as it is; update "
            "to open it."
        ),
        "no-store": N_("There is no store at {path}."),
        "not-a-store": N_("{path} is a file of another program. It was left as it is."),
        "read-only-store": N_("The store {path} cannot be written ({detail}). Copy it to a place where you may write."),
        "store-busy": N_("Another program is writing to {path}. Try again in a moment."),
        "store-failed": N_("The store {path} could not be used: {detail}. Nothing was changed."),
    },
)
