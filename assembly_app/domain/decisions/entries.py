# SPDX-License-Identifier: GPL-3.0-or-later
"""A proposal's decisions: numbered, entered, superseded by the next one, given up (R26, R27)."""

from __future__ import annotations

from datetime import datetime

from assembly_app.domain.bounds import zone_named
from assembly_app.domain.decisions.state import Decision
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.values import changed
from assembly_app.domain.world import World


def numbered(world: World, at: datetime) -> str:
    """The next number in the log for a decision taken at that instant; the year is that of the assembly's own zone."""
    year = at.astimezone(zone_named(world.charter.zone)).year
    return f"{year}-{world.next_number(year):02d}"


def linked(decisions: tuple[Decision, ...], own: str) -> tuple[Decision, ...]:
    """A proposal's decisions: the newest supersedes the earlier ones (R27), unless it was blocked. `own`: its id."""
    *earlier, newest = decisions
    if newest.set_aside:
        return (*(changed(d, superseded_by="") if d.superseded_by == own else d for d in earlier), newest)
    return (*(d if d.set_aside or d.superseded_by else changed(d, superseded_by=own) for d in earlier), newest)


def entered(state: Proposal, decision: Decision) -> Proposal:
    """The proposal with one more decision."""
    return changed(state, stage="decided", decisions=linked((*state.decisions, decision), state.id))


def with_last(state: Proposal, **fields: object) -> Proposal:
    """The proposal with its newest decision changed; a proposal without one is left as it is."""
    if not state.decisions:
        return state
    last = changed(state.decisions[-1], **fields)
    return changed(state, decisions=linked((*state.decisions[:-1], last), state.id))


def given_up(state: Proposal, stage: str, why: str, at: datetime) -> Proposal:
    """The proposal once nobody pursues it any more.

    Only another decision replaces a decision (R27): one that was re-opened for nothing stands again, and since nobody
    could block it meanwhile, with its whole block period.
    """
    decision = state.decision
    if decision is None or not decision.under_review or decision.set_aside:
        return changed(state, stage=stage, why=why)
    entry = decision.entry
    ends = at + (entry.block_ends - entry.taken_at) if entry.block_ends else None
    return changed(with_last(state, under_review=False, block_ends=ends), stage="decided", why=why)
