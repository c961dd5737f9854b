# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of what goes wrong when a scenario is played."""

from __future__ import annotations

from assembly_app.i18n.marks import N_
from assembly_app.i18n.words.feature import Words

WORDS = Words(
    refusals={
        "scenario-no-acts": N_("{path} holds no acts: each begins with [[act]] and names what to do."),
        "scenario-not-refused": N_("Act {number}, {act}, should have been refused ({expected}), and was not."),
        "scenario-refused": N_("Act {number}, {act}, was refused: {refusal}"),
        "scenario-time": N_(
            "Act {number}: “{at}” is no time. Write 2026-11-01T18:00:00Z, or +5m after the act before."
        ),
        "scenario-unknown-name": N_("Act {number}: nothing is called {name} yet."),
        "scenario-unreadable": N_("{path} cannot be read: {detail}."),
    },
)
