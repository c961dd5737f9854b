# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample neighbourhood as a store: played up to just before its test, to practise with. Needs no Qt."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assembly_app.files import assets
from assembly_app.installation.keystore import Installation, SystemClock
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.ports import Clock
from assembly_app.service.core.scenario import Player, ScenarioClock, Step, anchor, read_scenario
from assembly_app.store.sql_store import SqlStore

STORE = "neighbourhood.sqlite"


def scenario() -> Path:
    """The sample neighbourhood."""
    return assets.resources() / "practice.toml"


def _paused(step: Step) -> bool:
    return bool(step.get("pause"))


def instant_of_pause(path: Path) -> datetime:
    """When the act before the pause happens, by the scenario's own clock."""
    at = anchor(path)
    for step in read_scenario(path):
        if _paused(step):
            break
        when = step.get("at")
        if isinstance(when, datetime):
            at = when.astimezone(UTC)
        elif isinstance(when, str):
            given = {unit: int(n) for n, unit in re.findall(r"(\d+)([dhms])", when)}
            at += timedelta(
                days=given.get("d", 0), hours=given.get("h", 0), minutes=given.get("m", 0), seconds=given.get("s", 0)
            )
    return at


def fresh(folder: Path, clock: Clock) -> Assembly:
    """A new practice store, with a key of its own, in place of the last one."""
    if folder.exists():
        shutil.rmtree(folder / "home", ignore_errors=True)
        for leftover in folder.glob(f"{STORE}*"):
            leftover.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    return Assembly(SqlStore(folder / STORE, create=True), Installation(folder / "home"), clock)


def prepared(folder: Path) -> Assembly:
    """The neighbourhood just before its test, as if it had met for half an hour; it goes on by the wall clock."""
    path = scenario()
    now = SystemClock().now()
    clock = ScenarioClock()
    assembly = fresh(folder, clock)
    for _ in Player(assembly, clock, shift=now - instant_of_pause(path)).play(read_scenario(path), _paused):
        pass
    return Assembly(assembly.store, assembly.keys, SystemClock())
