# SPDX-License-Identifier: GPL-3.0-or-later
"""Proposals among the aggregates, with the decisions that they lead to."""

from __future__ import annotations

from assembly_app.domain.aggregate import Aggregate
from assembly_app.domain.decisions import log
from assembly_app.domain.proposals import blocks, concerns, drafting, outcomes, stages, testing, votes
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.values import Texts


def _named(proposal: Proposal, wanted: str) -> Texts | None:
    return proposal.title if wanted == proposal.id else None


PROPOSALS = Aggregate(
    name="proposals",
    state=Proposal,
    modules=(drafting, stages, concerns, testing, outcomes, blocks, votes, log),
    named=_named,
)
