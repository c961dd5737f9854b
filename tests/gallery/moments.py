# SPDX-License-Identifier: GPL-3.0-or-later
"""The moments of the sample neighbourhood that pictures are taken of, and what the desk shows in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from assembly_app.demo import sample
from assembly_app.service.core.scenario import Player, ScenarioClock, Step, read_scenario
from assembly_app.viewmodels.places import PLACES
from tests.qt.support.practising import Practice

CTRL = Qt.KeyboardModifier.ControlModifier
Show = Callable[[Practice], None]


def nothing(desk: Practice) -> None:
    """The desk as it is."""


def keys(*pressed: Qt.Key, chord: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, typed: str = "") -> Show:
    """Press keys, then type."""

    def show(desk: Practice) -> None:
        for key in pressed:
            desk.press(key, chord)
        desk.type(typed)

    return show


def asked(act: str) -> Show:
    """Ask for an act on the sheet."""
    return lambda desk: desk.vm.asking.ask(act, {})


def listed(kind: str, text: str) -> Show:
    """A list pasted on its sheet."""

    def show(desk: Practice) -> None:
        desk.vm.lists.ask(kind)
        desk.vm.lists.read(text)
        desk.vm.lists.filled.emit(text)

    return show


def coded(kind: str) -> Show:
    """A code to be photographed."""
    return lambda desk: desk.model("exchange").paper.show(kind, "")


@dataclass(frozen=True)
class Moment:
    """Where the sample is played to, and the screens shown there: name, place, what is done first."""

    name: str
    ends: Callable[[Step, int], bool]
    screens: tuple[tuple[str, str, Show], ...] = ()
    scenes: tuple[str, ...] = ("",)
    later: timedelta = field(default_factory=timedelta)


def _before(do: str, nth: int = 1, **fields: object) -> Callable[[Step, int], bool]:
    """True at the nth act of that name with those fields."""

    def ends(step: Step, seen: int) -> bool:
        return step.get("do") == do and seen >= nth and all(step.get(k) == v for k, v in fields.items())

    return ends


MOMENTS = (
    Moment("planned", _before("post-agenda", 2), (("meeting-planned", "meetings", nothing),), ("agenda",)),
    Moment(
        "posted",
        _before("open-meeting", 2),
        (("meeting-posted", "meetings", nothing), ("today-posted", "today", nothing)),
    ),
    Moment("opened", _before("take-up", 3), (("meeting-opened", "meetings", nothing),), ("", "stack")),
    Moment("clarifying", _before("move-stage", 1, stage="discussion"), (("meeting-clarifying", "meetings", nothing),)),
    Moment(
        "concerns",
        lambda step, _: bool(step.get("pause")),
        (
            *((place.name, place.name, nothing) for place in PLACES),
            ("palette", "meetings", keys(Qt.Key.Key_K, chord=CTRL, typed="con")),
            ("sheet-position", "meetings", asked("take-position")),
            ("sheet-record-decision", "decisions", asked("record-decision")),
            ("sheet-charter", "charter", asked("change-charter")),
            ("attendance", "meetings", keys(Qt.Key.Key_F4)),
            ("keys", "meetings", keys(Qt.Key.Key_F1)),
            ("looks", "meetings", keys(Qt.Key.Key_L, chord=CTRL)),
            ("past-meetings", "meetings", keys(Qt.Key.Key_M, chord=CTRL)),
            ("list-members", "members", listed("members", "1. Ana Duarte\nImani Okoro\n42\nBo Lund (guest)")),
            ("list-agenda", "meetings", listed("agenda", "Seeds (10 min, Marta)\n- Roof 20'\nShed; 5; Zoltan; report")),
            ("documents", "meetings", keys(Qt.Key.Key_P, chord=CTRL)),
            ("exchange-code", "exchange", coded("fingerprint")),
        ),
        ("", "proposal", "clarifying", "stack", "break", "agenda", "item"),
    ),
    Moment("test", _before("close-test", 2), (("meeting-test", "meetings", nothing),)),
    Moment(
        "decided",
        _before("take-up", 5),
        (("meeting-decided", "meetings", nothing), ("proposals-decided", "proposals", nothing)),
    ),
    Moment(
        "closed",
        _before("circulate-minutes", 2),
        (
            ("meeting-none", "meetings", nothing),
            ("decisions-closed", "decisions", nothing),
            ("past-draft", "meetings", keys(Qt.Key.Key_M, chord=CTRL)),
        ),
        later=timedelta(hours=3),
    ),
)  # fmt: skip


def played(app: QGuiApplication, folder: Path) -> Iterator[tuple[Moment, Practice]]:
    """The desk at each moment, one after the other; each is closed before the next one opens."""
    for moment in MOMENTS:
        yield moment, at_moment(app, folder / moment.name, moment)


def at_moment(app: QGuiApplication, folder: Path, moment: Moment) -> Practice:
    """The desk at a moment, over a store in `folder`."""
    clock = ScenarioClock()
    assembly = sample.fresh(folder, clock)
    seen: dict[str, int] = {}

    def ended(step: Step) -> bool:
        name = str(step.get("do", ""))
        seen[name] = seen.get(name, 0) + 1
        return moment.ends(step, seen[name])

    for _ in Player(assembly, clock).play(read_scenario(sample.scenario()), ended):
        pass
    assembly.store.close()
    return Practice(app, folder / sample.STORE, ScenarioClock(clock.now() + moment.later))
