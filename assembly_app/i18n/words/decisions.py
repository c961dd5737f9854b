# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the decision log."""

from __future__ import annotations

from assembly_app.i18n.marks import CN_, N_, P_
from assembly_app.i18n.words.feature import DocumentKind, Words, named

DECISION_LOG = DocumentKind("decision-log", P_("document", "Decision log"), "decisions", formats=("pdf", "md", "csv"))
DECISION = DocumentKind("decision", P_("document", "Decision"), "decisions")

WORDS = Words(
    acts={
        "record-decision": P_("act", "Enter a decision taken elsewhere"),
        "note-outcome": P_("act", "Note what came of a decision"),
        "supersede-decision": P_("act", "Let a decision replace an older one"),
        "repeal-decision": P_("act", "Let a decision repeal an older one"),
        "reopen-decision": P_("act", "Re-open a decision of this meeting"),
    },
    fields={
        "by": P_("field", "By whom?"),
        "consents": P_("field", "How many of those present agree to it?"),
        "decision": P_("field", "Which decision?"),
        "effective_at": P_("field", "In effect from"),
        "implementer": P_("field", "Who carries it out?"),
        "interests": P_("field", "Conflicts of interest, one on each line: name: what"),
        "method": P_("field", "How was it decided?"),
        "personal": P_("field", "Hide personal detail; date, method and count still show"),
        "rationale": P_("field", "Why, for those who read it in ten years"),
        "reservations": P_("field", "With reservations"),
        "review_at": P_("field", "To be reviewed on"),
        "stood_aside": P_("field", "Who stood aside, one on each line: name: reason"),
        "taken_at": P_("field", "When was it taken?"),
        "note-outcome.text": P_("field", "What came of it?"),
        "repeal-decision.by": P_("field", "By which decision?"),
        "supersede-decision.by": P_("field", "By which decision?"),
        "tally.present": P_("field", "Present"),
        "tally.quorum": P_("field", "Quorum"),
        "tally.agreement": P_("field", "Agree"),
        "tally.reservations": P_("field", "With reservations"),
        "tally.stand_asides": P_("field", "Stand-asides"),
        "tally.blocks": P_("field", "Blocks"),
        "tally.votes_for": P_("field", "For"),
        "tally.votes_against": P_("field", "Against"),
        "tally.abstentions": P_("field", "Abstentions"),
        "tally.threshold": P_("field", "Percent needed"),
    },
    events={
        "decision.reopened": CN_("consents", "The decision was re-opened by consent of all {consents} present. {why}"),
    },
    not_in_minutes=frozenset(
        {
            "decision.recorded",
            "decision.outcome-noted",
            "decision.superseded",
            "decision.repealed",
        }
    ),
    refusals={
        "already-replaced": N_("This decision has been superseded or repealed already."),
        "decided-elsewhere": N_("Only the meeting that took a decision can re-open it."),
        "needs-consent-of-all": CN_(
            "consents",
            "A decision is re-opened in its own meeting only when all who are still present consent: {consents} of "
            "{present} do.",
        ),
        "needs-decision-in-force": N_("Only a decision in force can do this; that one is {standing}."),
        "not-decided": N_("There is no decision yet: the proposal is {stage}."),
        "own-replacement": N_("A decision cannot replace itself."),
        "taken-in-the-future": N_("A decision cannot have been taken in the future ({taken_at})."),
    },
    terms={
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
        "decision:blocked": P_("decision", "blocked"),
    },
    documents=named(DECISION_LOG, DECISION),
)
