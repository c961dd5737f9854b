# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the sample neighbourhood's meeting, moment by moment, of desk and hall, drawn without a display."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from assembly_app.demo import sample
from assembly_app.desktop import bootstrap
from assembly_app.desktop.windows import DesktopWindows
from assembly_app.service.core.scenario import Player, ScenarioClock, read_scenario
from assembly_app.service.exchange.bundle_export import export_bundle
from assembly_app.service.operations import Operation


def play_out(out: Path, folders: list[Path], cache: Path) -> Iterator[str]:
    """Play the whole practice in `out`; write store, bundle and pictures; say what was written."""
    startup_window = bootstrap.hidden_window(folders, cache)
    clock = ScenarioClock()
    assembly = sample.fresh(out, clock)
    shown: DesktopWindows | None = None
    for number, played in enumerate(Player(assembly, clock).play(read_scenario(sample.scenario())), 1):
        moment = _moment(played.name, number, _fields(played.outcome))
        if moment:
            shown = shown or bootstrap.make_windows(startup_window, assembly, practice=True)
            yield from _pictures(startup_window.app, shown, out, moment)
    yield str(out / sample.STORE)
    packed = export_bundle(assembly, Operation(), out / "neighbourhood.assembly")
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


def _pictures(app: QGuiApplication, shown: DesktopWindows, out: Path, moment: str) -> Iterator[str]:
    vm, hall = shown.vm, shown.vm.hall
    vm.go("decisions" if moment == "closed" else "meetings")
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
