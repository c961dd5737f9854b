# SPDX-License-Identifier: GPL-3.0-or-later
"""The open meeting and the item on its floor, for acts that name neither."""

from __future__ import annotations

from assembly_app.domain.meetings.state import Item, Meeting
from assembly_app.domain.refusal import refuse_unless
from assembly_app.domain.world import World


def in_open_meeting(world: World, wanted: str) -> Meeting:
    """The meeting with that id, or the only open one when none is named; refused unless it is open."""
    if wanted:
        meeting = world.meeting(wanted)
        refuse_unless(meeting.phase == "open", "meeting-not-open", "R10", meeting=wanted, phase=meeting.phase)
        return meeting
    running = tuple(brief.id for brief in world.meetings() if brief.phase == "open")
    refuse_unless(len(running) == 1, "which-meeting" if running else "no-open-meeting", "input", meetings=running)
    return world.meeting(running[0])


def on_the_floor(meeting: Meeting, wanted: str = "") -> Item:
    """The item with that id, or the one on the floor when none is named; refused when nothing is on the floor."""
    refuse_unless(wanted or meeting.floor, "nothing-on-the-floor", "R15", meeting=meeting.id)
    return meeting.item(wanted or meeting.floor)
