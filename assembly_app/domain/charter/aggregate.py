# SPDX-License-Identifier: GPL-3.0-or-later
"""The charter among the aggregates."""

from __future__ import annotations

from assembly_app.domain.aggregate import Aggregate
from assembly_app.domain.charter import changes
from assembly_app.domain.charter.state import CHARTER_ID, Charter
from assembly_app.domain.values import Texts


def _named(charter: Charter, wanted: str) -> Texts | None:
    value = charter.value(wanted)
    return value.texts if value else None


CHARTER = Aggregate(name="charter", state=Charter, modules=(changes,), named=_named, fixed_id=CHARTER_ID)
