# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of members and their terms of office."""

from __future__ import annotations

from assembly_app.i18n.marks import N_, P_
from assembly_app.i18n.words.feature import Words

WORDS = Words(
    acts={
        "add-member": P_("act", "Add a person"),
        "change-standing": P_("act", "Make somebody a member, a guest, or note that they left"),
        "rename-member": P_("act", "Correct a name, or hide it from the hall"),
        "train-member": P_("act", "Note what somebody is trained for"),
        "begin-term": P_("act", "Begin a term of office"),
    },
    fields={
        "guest": P_("field", "As a guest"),
        "member": P_("field", "Who?"),
        "shown": P_("field", "The hall may see the name"),
        "skill": P_("field", "Trained for what?"),
        "standing": P_("field", "Member, guest, or left?"),
        "until": P_("field", "Until when? Empty: as long as the charter says"),
        "begin-term.role": P_("field", "Which office? Such as treasurer or key holder"),
    },
    not_in_minutes=frozenset(
        {
            "member.joined",
            "member.standing-changed",
            "member.renamed",
            "member.trained",
            "member.term-began",
        }
    ),
    refusals={
        "ends-before-it-begins": N_("The end {until} is past."),
        "not-a-member": N_("{member} is not an active member: {standing}."),
        "unknown-member": N_("There is nobody with the id {member}."),
    },
    terms={
        "active": P_("member", "active"),
        "guest": P_("member", "guest"),
        "left": P_("member", "left"),
    },
)
