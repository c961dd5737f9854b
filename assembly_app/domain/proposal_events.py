# SPDX-License-Identifier: GPL-3.0-or-later
"""The one event of a proposal that the agenda brings about: it was posted."""

from __future__ import annotations

from typing import ClassVar

from assembly_app.domain.values import Event


class ProposalPosted(Event, frozen=True):
    """A version of the proposal stands on a posted agenda (R2)."""

    TYPE: ClassVar[str] = "proposal.posted"
    meeting: str
    item: str
    version: int
