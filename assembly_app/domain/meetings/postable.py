# SPDX-License-Identifier: GPL-3.0-or-later
"""Which proposals may stand on an agenda (R2)."""

from __future__ import annotations

from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.refusal import refuse_unless
from assembly_app.domain.values import find
from assembly_app.domain.world import World

UNDER_WAY = ("posted", "presented", "clarifying", "discussion", "concerns", "resolving", "testing")
"""The stages in which a proposal belongs to the agenda that it stands on."""


def require_postable(world: World, wanted: str) -> Proposal:
    """The proposal, if it may stand on an agenda that is posted now.

    Refused once it is over, while it is tested, and while it is under way on another agenda, until it is deferred,
    that meeting is over, or the item is taken off.
    """
    proposal = world.proposal(wanted)
    free = proposal.may_be_posted and not (proposal.stage in UNDER_WAY and _on_agenda(proposal, world))
    refuse_unless(free, "stage", "R2", stage=proposal.stage, wanted="deferred")
    return proposal


def _on_agenda(proposal: Proposal, world: World) -> bool:
    running = any(b.id == proposal.meeting and b.phase in ("posted", "open") for b in world.meetings())
    return running and find(world.meeting(proposal.meeting).agenda, proposal.item) is not None
