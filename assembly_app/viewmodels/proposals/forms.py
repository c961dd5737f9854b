# SPDX-License-Identifier: GPL-3.0-or-later
"""Proposals in forms: proposals, their concerns, questions, blocks and counts to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import find
from assembly_app.i18n.catalogues import isolated
from assembly_app.i18n.marks import P_
from assembly_app.i18n.patterns import labelled
from assembly_app.viewmodels.kit.forms import Choice, FeatureForms, FormContext

SHOWN = 200
"""How many of the newest proposals can be chosen."""


def newest(context: FormContext, *, decided: bool = False) -> list[Choice]:
    """The newest proposals, or those of them that were decided, by number in the log and title."""
    found = []
    for each in context.acting.assembly.store.proposal_ids(context.acting.assembly.group)[:SHOWN]:
        proposal = context.world.proposal(each)
        if proposal.decision is not None or not decided:
            number = f"{proposal.decision.entry.number} · " if proposal.decision else ""
            found.append(Choice(each, number + context.short(proposal.title)))
    return found


def _chosen(context: FormContext) -> Proposal | None:
    try:
        wanted = context.chosen("proposal")
        return context.world.proposal(wanted) if wanted else None
    except Refused:
        return None


def _labelled(context: FormContext, found: Iterable[tuple[str, str, str]]) -> list[Choice]:
    """Who said what: `found` holds ids, members and texts."""
    said = [(key, isolated(context.acting.name(who)), context.short({"": text})) for key, who, text in found]
    return [Choice(key, labelled(context.words, who, text)) for key, who, text in said]


def _concerns(context: FormContext) -> list[Choice]:
    proposal = _chosen(context)
    return _labelled(context, ((c.id, c.member, c.text) for c in (proposal.open_concerns if proposal else ())))


def _questions(context: FormContext) -> list[Choice]:
    proposal = _chosen(context)
    waiting = (q for q in (proposal.questions if proposal else ()) if not q.answer)
    return _labelled(context, ((q.id, q.member, q.text) for q in waiting))


def _blocks(context: FormContext) -> list[Choice]:
    proposal = _chosen(context)
    return _labelled(context, ((b.id, b.member, b.reason) for b in (proposal.open_blocks if proposal else ())))


def _counts(context: FormContext) -> list[Choice]:
    proposal = _chosen(context)
    results = (result for test in (proposal.disputed if proposal else ()) for result in test.results)
    return _labelled(context, ((r.id, r.feed[:8], str(r.tally.agreement)) for r in results))


def _given(context: FormContext) -> Proposal:
    return context.world.proposal(context.values["proposal"])


def _text(context: FormContext) -> dict[str, Any]:
    return {"text": context.said(_given(context).version.texts)}


def _raised_by(context: FormContext) -> dict[str, Any]:
    concern = find(_given(context).concerns, context.values["concern"])
    return {"member": concern.member} if concern else {}


def _proposed_by(context: FormContext) -> dict[str, Any]:
    return {"member": _given(context).proposer}


def _lodged_by(context: FormContext) -> dict[str, Any]:
    block = find(_given(context).blocks, context.values["block"])
    return {"member": block.member} if block else {}


COUNTS_AS = {
    "concern": P_("a block that is not upheld counts as", "a concern"),
    "stand-aside": P_("a block that is not upheld counts as", "a stand-aside"),
}
STANCES = {
    "block": P_("where somebody stands", "blocks"),
    "stand-aside": P_("where somebody stands", "stands aside"),
    "reservation": P_("where somebody stands", "agrees with a reservation"),
    "agreement": P_("where somebody stands", "agrees"),
}
VOTES = {
    "fallback": P_("method", "fallback vote"),
    "operational": P_("method", "operational vote"),
}
FORMS = FeatureForms(
    choices={
        "proposal": newest,
        "concern": _concerns,
        "question": _questions,
        "block": _blocks,
        "count": _counts,
    },
    starts={
        "revise-proposal": _text,
        "withdraw-concern": _raised_by,
        "stand-aside-concern": _raised_by,
        "withdraw-proposal": _proposed_by,
        "withdraw-block": _lodged_by,
    },
    words={"review-block.counts_as": COUNTS_AS, "take-position.stance": STANCES, "take-vote.kind": VOTES},
)
