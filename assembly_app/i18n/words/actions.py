# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of action items."""

from __future__ import annotations

from assembly_app.i18n.marks import N_, P_
from assembly_app.i18n.words.feature import DocumentKind, Variant, Words, named

ACTIONS = DocumentKind("actions", P_("document", "Actions"), "actions", formats=("csv",))

WORDS = Words(
    acts={
        "agree-action": P_("act", "Agree an action"),
        "carry-action": P_("act", "Carry an action to the next meeting"),
        "done-action": P_("act", "Note that an action is done"),
        "drop-action": P_("act", "Drop an action"),
    },
    fields={
        "action": P_("field", "Which action?"),
        "due": P_("field", "Until when?"),
        "owner": P_("field", "Who does it?"),
    },
    events={
        "action.agreed": N_("Action: {text}. {owner}, by {due}."),
        "action.agreed.open-ended": N_("Action: {text}. {owner}."),
        "action.carried": N_("Action carried over: {about}."),
        "action.done": N_("Action done: {about}. {note}"),
        "action.dropped": N_("Action dropped: {about}. {why}"),
    },
    refusals={
        "action-needs-owner": N_("Who will do it? An action needs an owner; it is never taken to be the minute-taker."),
        "action-settled": N_("This action is settled already: {status}."),
        "due-in-the-past": N_("The date {due} is past."),
        "unknown-action": N_("There is no action {action}."),
    },
    terms={
        "action:open": P_("action", "open"),
        "done": P_("action", "done"),
        "dropped": P_("action", "dropped"),
    },
    documents=named(ACTIONS),
    said_of={"action-settled": "action"},
    variants={"action.agreed": Variant("due", missing="action.agreed.open-ended")},
)
