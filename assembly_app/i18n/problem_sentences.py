# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with a bundle or a key, in plain words: what it means, and what to do. The technical sentence and the
place stand beside it on the screen."""

from __future__ import annotations

from collections.abc import Mapping

from assembly_app.i18n.catalogues import Catalogue
from assembly_app.i18n.marks import N_
from assembly_app.i18n.refusals import sentence
from assembly_app.i18n.words import PROBLEMS, REFUSALS
from assembly_app.i18n.words.trust import NOT_ON_ROLL_OURSELVES

NOTHING_CHANGED = N_("Nothing was changed.")
SAYS_SO = frozenset({"disk", "receipt-other-group"})
"""Codes whose words say already that nothing was changed."""


def explained(catalogue: Catalogue, code: str, params: Mapping[str, object], *, exporting: bool = False) -> str:
    """What is wrong, in words; refusals and faults of the store in theirs. A code without words is shown as it is."""
    if exporting and code == "signer-not-on-roll":
        return catalogue.text(NOT_ON_ROLL_OURSELVES)
    if code in PROBLEMS and code not in REFUSALS:
        return catalogue.phrase(PROBLEMS[code], "", None, params)
    return sentence(catalogue, code, params)
