# SPDX-License-Identifier: GPL-3.0-or-later
"""Action items among the aggregates."""

from __future__ import annotations

from assembly_app.domain.actions import action_items
from assembly_app.domain.actions.state import Action
from assembly_app.domain.aggregate import Aggregate
from assembly_app.domain.values import Texts


def _named(action: Action, wanted: str) -> Texts | None:
    return action.text if wanted == action.id else None


ACTIONS = Aggregate(name="actions", state=Action, modules=(action_items,), named=_named)
