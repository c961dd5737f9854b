# SPDX-License-Identifier: GPL-3.0-or-later
"""An action item as it stands."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from assembly_app.domain.values import Texts

Status = Literal["open", "done", "dropped"]


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """Something that somebody will do. `carried` counts the meetings that put it off."""

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
