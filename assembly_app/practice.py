# SPDX-License-Identifier: GPL-3.0-or-later
"""Practising with the sample neighbourhood: played up to the test, or to the end with pictures of every moment."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from assembly_app import assets, furnishing
from assembly_app.installation import Installation, SystemClock
from assembly_app.service.assembly import Assembly
from assembly_app.service.exchange import Exchange
from assembly_app.service.ports import Clock
from assembly_app.service.scenario import Player, ScenarioClock, Step, anchor, read_scenario
from assembly_app.shell.console import Console
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


def play_out(out: Path, folders: list[Path], cache: Path) -> Iterator[str]:
    """Play the whole practice in `out`; write store, bundle and pictures; say what was written."""
    threshold = furnishing.unseen(folders, cache)
    clock = ScenarioClock()
    assembly = fresh(out, clock)
    shown: Console | None = None
    for number, played in enumerate(Player(assembly, clock).play(read_scenario(scenario())), 1):
        moment = _moment(played.name, number, _fields(played.outcome))
        if moment:
            shown = shown or furnishing.console(threshold, assembly, practice=True)
            yield from _pictures(threshold.app, shown, out, moment)
    yield str(out / STORE)
    packed = Exchange(assembly).export(out / "neighbourhood.assembly")
    yield f"{packed.path}: {packed.count} records, SHA-256 {packed.sha256}"
    if shown is not None:
        shown.close()
    assembly.store.close()


def _fields(outcome: object) -> dict[str, object]:
    act = getattr(outcome, "act", None)
    return {name: getattr(act, name) for name in act.__struct_fields__} if act is not None else {}


def _moment(name: str, number: int, fields: dict[str, object]) -> str:
    if name == "move-stage":
        return {"discussion": "discussion", "resolving": "concerns"}.get(str(fields.get("stage")), "")
    if name == "ask-for":
        return "test" if fields.get("step") == "stand-aside" else ""
    if name == "close-meeting":
        return "closed"
    return {"post-agenda": "before", "open-meeting": "opened", "close-test": "decision"}.get(name, "")


PLACES = {"before": 1, "opened": 1, "discussion": 1, "concerns": 1, "test": 1, "decision": 1, "closed": 3}


def _pictures(app: QGuiApplication, shown: Console, out: Path, moment: str) -> Iterator[str]:
    vm, hall = shown.vm, shown.vm.hall_
    vm.go(PLACES[moment])
    shown.desk.resize(1280, 800)
    shown.hall.resize(1920, 1080)
    for scheme in ("light", "dark"):
        vm.wear(scheme)
        yield _draw(app, shown.desk, out / f"desk-{moment}-{scheme}.png")
    vm.wear("light")
    for second in ("", "ar"):
        if second:
            shown.voices.second.choose(second)
        hall.chooseSecond(second)
        yield _draw(app, shown.hall, out / f"hall-{moment}-en{second and '-' + second}.png")
    hall.chooseSecond("")


def _draw(app: QGuiApplication, window: QQuickWindow, path: Path) -> str:
    window.show()
    settle(app)
    window.grabWindow().save(str(path))
    window.hide()
    return str(path)


def settle(app: QGuiApplication, milliseconds: int = 150) -> None:
    """Let layouts come to rest."""
    end = QDeadlineTimer(milliseconds)
    while not end.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
