# SPDX-License-Identifier: GPL-3.0-or-later
"""An action item as it stands."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Literal

from assembly_app.domain.values import State, Texts

Status = Literal["open", "done", "dropped"]


class Action(State, frozen=True, kw_only=True):
    """Something that somebody will do. `carried` counts the meetings that put it off."""

    REF: ClassVar[str] = "action"

    id: str
    text: Texts
    owner: str
    due: datetime | None
    meeting: str
    item: str
    proposal: str
    agreed_at: datetime
    status: Status = "open"
    note: str = ""
    carried: int = 0
    settled_at: datetime | None = None
