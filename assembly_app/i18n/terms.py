# SPDX-License-Identifier: GPL-3.0-or-later
"""The codes of the process in words: stages, standings, kinds and roles, with contexts where English is ambiguous."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from assembly_app.i18n.marks import N_, P_, Message

TERMS: Mapping[str, Message] = MappingProxyType(
    {
        # Stages of a proposal
        "draft": P_("stage", "draft"),
        "posted": P_("stage", "posted"),
        "presented": P_("stage", "presented"),
        "clarifying": P_("stage", "clarifying questions"),
        "discussion": P_("stage", "discussion"),
        "concerns": P_("stage", "concerns"),
        "resolving": P_("stage", "resolving concerns"),
        "testing": P_("stage", "test for consensus"),
        "returned": P_("stage", "returned"),
        "blocked": P_("stage", "blocked"),
        "block-review": P_("stage", "block under review"),
        "block-upheld": P_("stage", "block upheld"),
        "decided": P_("stage", "decided"),
        "deferred": P_("stage", "deferred"),
        "referred": P_("stage", "referred"),
        "withdrawn": P_("stage", "withdrawn"),
        "laid-down": P_("stage", "laid down"),
        # Standings of a decision
        "provisional": P_("decision", "provisional"),
        "in-force": P_("decision", "in force"),
        "contested": P_("decision", "contested"),
        "under-review": P_("decision", "under review"),
        "superseded": P_("decision", "superseded"),
        "repealed": P_("decision", "repealed"),
        # Methods
        "consensus": P_("method", "consensus"),
        "fallback-vote": P_("method", "fallback vote"),
        "operational-vote": P_("method", "operational vote"),
        "delegated-group": P_("method", "delegated group"),
        "emergency-lead": P_("method", "emergency lead"),
        "council": P_("method", "council"),
        # Meetings
        "planned": P_("meeting", "planned"),
        "open": P_("meeting", "open"),
        "closed": P_("meeting", "closed"),
        "cancelled": P_("meeting", "cancelled"),
        "weekly": P_("meeting", "weekly coordination"),
        "monthly": P_("meeting", "monthly assembly"),
        "extraordinary": P_("meeting", "extraordinary meeting"),
        # Minutes
        "circulated": P_("minutes", "circulated"),
        "amended": P_("minutes", "amended"),
        "approved": P_("minutes", "approved"),
        # Agenda items
        "check-in": P_("agenda", "check-in"),
        "follow-up": P_("agenda", "follow-up"),
        "approve-minutes": P_("agenda", "approve minutes"),
        "report": P_("agenda", "report"),
        "decision": P_("agenda", "decision"),
        "straw-poll": P_("agenda", "straw poll"),
        "break": P_("agenda", "break"),
        "evaluation": P_("agenda", "evaluation"),
        "major": P_("agenda", "major"),
        "minor": P_("agenda", "minor"),
        # Positions
        "block": P_("test", "blocks"),
        "stand-aside": P_("test", "stand-asides"),
        "reservation": P_("test", "reservations"),
        "agreement": P_("test", "agreement"),
        # Hands
        "speak": P_("hand", "speak"),
        "direct-response": P_("hand", "direct response"),
        "clarifying-question": P_("hand", "clarifying question"),
        "point-of-information": P_("hand", "point of information"),
        "point-of-process": P_("hand", "point of process"),
        # Concerns, blocks and actions, and what else one English word says of things of other genders
        "concern:open": P_("concern", "open"),
        "concern:withdrawn": P_("concern", "withdrawn"),
        "block:withdrawn": P_("block", "withdrawn"),
        "action:open": P_("action", "open"),
        "meeting:posted": P_("meeting", "posted"),
        "minutes:none": P_("minutes", "not written yet"),
        "minutes:draft": P_("minutes", "draft"),
        "proposal:major": P_("proposal", "major"),
        "proposal:minor": P_("proposal", "minor"),
        "decision:blocked": P_("decision", "blocked"),
        "addressed": P_("concern", "addressed"),
        "stood-aside": P_("concern", "stood aside"),
        "outstanding": P_("concern", "outstanding"),
        "standing": P_("block", "standing"),
        "not-upheld": P_("block", "not upheld"),
        "resolved": P_("block", "resolved"),
        "done": P_("action", "done"),
        "dropped": P_("action", "dropped"),
        # People and roles
        "active": P_("member", "active"),
        "guest": P_("member", "guest"),
        "left": P_("member", "left"),
        "facilitator": N_("facilitator"),
        "co-facilitator": N_("co-facilitator"),
        "timekeeper": N_("timekeeper"),
        "stack-keeper": N_("stack-keeper"),
        "minute-taker": N_("minute-taker"),
        "vibes-watcher": N_("vibes-watcher"),
    }
)


def term(code: str, of: str = "") -> Message | None:
    """The words for a code, None for an unknown one. `of` is what it is said of, as in `block:withdrawn`."""
    return TERMS.get(f"{of}:{code}") or TERMS.get(code)
