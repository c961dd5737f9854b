# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desk looks at, from which it follows which documents are suggested."""

from __future__ import annotations

from typing import NamedTuple


class Here(NamedTuple):
    """What the desk looks at: a place, the meeting there and its phase, a meeting that is over, a decision."""

    place: str = ""
    meeting: str = ""
    phase: str = ""
    past: str = ""
    decision: str = ""
