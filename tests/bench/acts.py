# SPDX-License-Identifier: GPL-3.0-or-later
"""From the call of an act to durable and visible: a meeting on top of a store of so many records."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from assembly_app.domain.meetings.roles import facilitation_order
from assembly_app.installation.keystore import Installation
from assembly_app.service.core.assembly import Assembly, read_act
from assembly_app.service.core.scenario import ScenarioClock
from assembly_app.store.sql_store import SqlStore


def copied(assembly: Assembly, folder: Path) -> Assembly:
    """The assembly on a copy of its store as it is now, for what others add to it must not be in the way."""
    assert isinstance(assembly.clock, ScenarioClock)
    path = folder / "acts.sqlite"
    with closing(sqlite3.connect(assembly.store.path)) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
    return Assembly(SqlStore(path), Installation(folder / "home of acts"), ScenarioClock(assembly.clock.at))


def act_milliseconds(assembly: Assembly, count: int = 600) -> list[float]:
    """Milliseconds of each act of a meeting, sorted: notes, hands, turns, a proposal led through its stages."""
    clock = assembly.clock
    assert isinstance(clock, ScenarioClock)
    clock.at += timedelta(days=3)
    took: list[float] = []

    def act(name: str, **fields: object) -> str:
        filled = read_act(name, fields)
        begin = time.perf_counter()
        outcome = assembly.act(filled)
        took.append((time.perf_counter() - begin) * 1000)
        return outcome.id

    members = [member.id for member in assembly.world.people.active]
    text = "The bench opens on Tuesdays, and whoever sits on it tells what they heard."
    proposer = members[-1]
    proposal = act("draft-proposal", title="A bench", text=text, proposer=proposer, weight="minor")
    meeting = act("call-meeting", starts_at=clock.now() + timedelta(hours=1))
    act("add-item", meeting=meeting, kind="decision", proposal=proposal)
    act("post-agenda", meeting=meeting)
    [first, *_] = facilitation_order(assembly.world.meeting(meeting), assembly.world, clock.now())
    act("take-role", meeting=meeting, role="facilitator", member=first.member, why="The first in the rotation")
    clock.at += timedelta(hours=1)
    act("open-meeting", meeting=meeting)
    act("arrive", members=members[:40])
    item = next(item.id for item in assembly.world.meeting(meeting).agenda if item.proposal)
    act("take-up", item=item)
    for stage in ("presented", "clarifying", "discussion", "concerns"):
        act("move-stage", stage=stage)
    for number in range(count):
        clock.at += timedelta(seconds=7)
        act("write", text=f"Note {number}: the river path needs light before winter comes to the neighbourhood.")
        if number % 5 == 0:
            act("raise-hand", member=members[2 + number // 5 % 30])
            act("next-turn")
    act("open-test")
    for step in ("block", "stand-aside", "reservation", "agreement"):
        act("ask-for", step=step)
    act("close-test", agreement=40)
    act("close-meeting")
    return sorted(took)
