# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be asked about action items."""

from __future__ import annotations

from datetime import datetime

import msgspec

from assembly_app.domain.values import Texts
from assembly_app.service.core.queries import Query


class ActionRow(msgspec.Struct, frozen=True, kw_only=True):
    """An action item in the list; `note` says how it was done, or why it was dropped."""

    action: str
    text: Texts
    owner: str
    due: datetime | None
    status: str
    note: str
    carried: int
    agreed_at: datetime
    settled_at: datetime | None


class ActionPage(msgspec.Struct, frozen=True):
    """Some action items and how many there are in all: open ones by their due date, settled ones the newest first."""

    rows: tuple[ActionRow, ...]
    total: int


class ActionList(Query[ActionPage], frozen=True, kw_only=True):
    """A page of the open or of the settled action items that hold all the words, of one owner or ("") of all."""

    words: str = ""
    owner: str = ""
    settled: bool = False
    limit: int = 60
    skip: int = 0


class ActionOwners(Query[tuple[str, ...]], frozen=True):
    """The ids of all who own an open action item, or ever owned one."""
