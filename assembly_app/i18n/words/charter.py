# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the charter."""

from __future__ import annotations

from assembly_app.i18n.marks import N_, P_
from assembly_app.i18n.words.feature import Words

WORDS = Words(
    acts={
        "found-assembly": P_("act", "Found the assembly"),
        "change-charter": P_("act", "Change the charter"),
    },
    fields={
        "kinds": P_("field", "Kinds of meeting and their minutes, one on each line"),
        "languages": P_("field", "Languages in order, by their codes"),
        "level": P_("field", "Level"),
        "values": P_("field", "Core values, one on each line: care: We look after each other"),
        "zone": P_("field", "Time zone"),
        "change-charter.decision": P_("field", "By which decision?"),
        "settings.notice_hours": P_("field", "Notice, in hours"),
        "settings.quorum_percent": P_("field", "Quorum, percent of the active members"),
        "settings.quorum_least": P_("field", "Quorum, never fewer than"),
        "settings.block_hours_major": P_("field", "Block period of major items, in hours"),
        "settings.block_minutes_minor": P_("field", "Block period of minor items, in minutes"),
        "settings.block_review_percent": P_("field", "A block is upheld from this percent of those present"),
        "settings.stand_aside_limit": P_("field", "A proposal goes back from this many stand-asides"),
        "settings.operational_percent": P_("field", "Operational votes need more than this percent"),
        "settings.facilitators_trained": P_("field", "Facilitators must be trained"),
        "settings.term_months": P_("field", "Terms of office, in months"),
        "settings.fallback.percent": P_("field", "Fallback vote: percent of for and against"),
        "settings.fallback.failed_tests": P_("field", "Fallback vote: after how many failed tests"),
        "settings.fallback.meetings": P_("field", "Fallback vote: in how many different meetings"),
    },
    not_in_minutes=frozenset(
        {
            "assembly.founded",
            "charter.changed",
        }
    ),
    refusals={
        "already-founded": N_("This store holds an assembly already. Use another file for another one."),
        "charter-needs-decision": N_("The charter changes only by a decision in force; this one is {standing}."),
        "charter-needs-major": N_("The charter changes only by a major decision."),
        "not-founded": N_("This store holds no assembly yet. Found one first."),
        "setting-not-valid": N_("The charter setting does not fit: {detail}."),
        "unknown-time-zone": N_("There is no time zone “{zone}”. Write it like Europe/Lisbon."),
    },
)
