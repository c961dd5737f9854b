# SPDX-License-Identifier: GPL-3.0-or-later
"""An action item as it stands."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, ClassVar, Literal

from assembly_app.domain.meetings.state import ItemId, MeetingId
from assembly_app.domain.members.state import MemberId
from assembly_app.domain.proposals.state import ProposalId
from assembly_app.domain.values import Ref, State, Texts

ActionId = Annotated[str, Ref("action")]

Status = Literal["open", "done", "dropped"]


class Action(State, frozen=True, kw_only=True):
    """Something that somebody will do. `carried` counts the meetings that put it off."""

    REF: ClassVar[str] = "action"

    id: ActionId
    text: Texts
    owner: MemberId
    due: datetime | None
    meeting: MeetingId
    item: ItemId
    proposal: ProposalId
    agreed_at: datetime
    status: Status = "open"
    note: str = ""
    carried: int = 0
    settled_at: datetime | None = None
