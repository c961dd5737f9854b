# SPDX-License-Identifier: GPL-3.0-or-later
"""Hands on a keyboard: any act of a scenario is carried out at the desk by key presses, as a person would."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from assembly_app.domain.actions.action_items import AgreeAction
from assembly_app.domain.meetings.attendance import Arrive
from assembly_app.domain.meetings.calling import CloseMeeting, OpenMeeting
from assembly_app.domain.meetings.floor import TakeUp
from assembly_app.domain.meetings.minutes import Write
from assembly_app.domain.meetings.posting import PostAgenda
from assembly_app.domain.proposals.concerns import AnswerQuestion, AskQuestion
from assembly_app.domain.proposals.stages import MoveStage
from assembly_app.domain.proposals.testing import AskFor, OpenTest, TakePosition
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Act, name_of
from assembly_app.domain.world import World
from assembly_app.i18n.words import ACTS
from assembly_app.service.core.assembly import Outcome, Reach
from tests.qt.support.practising import Practice

CTRL = Qt.KeyboardModifier.ControlModifier
MEETING = "meetings"
NEXT = (PostAgenda, OpenMeeting, CloseMeeting, TakeUp, MoveStage, OpenTest, AskFor)
"""Acts that the next-act key does when their turn has come."""


class Hands:
    """Stands where a scenario's player expects the service: each act is typed, and what was recorded is compared."""

    def __init__(self, desk: Practice) -> None:
        self._desk, self._assembly = desk, desk.assembly
        self._made: list[Outcome | Refused] = []
        self.by_next, self.by_line, self.by_palette = 0, 0, 0
        carry_out = self._assembly.act

        def seen(act: Act, *, reach: Reach = "federation") -> Outcome:
            try:
                outcome = carry_out(act, reach=reach)
            except Refused as refused:
                self._made.append(refused)
                raise
            self._made.append(outcome)
            return outcome

        self._assembly.act = seen  # type: ignore[method-assign]

    @property
    def group(self) -> str:
        return self._assembly.group

    @property
    def world(self) -> World:
        return self._assembly.world

    def act(self, wanted: Act) -> Outcome:
        """Do it by keys. Raises Refused as the service does; fails when another act was recorded than was wanted."""
        self._made.clear()
        if self._assembly.group and QObject.property(self._desk.vm, "place") != MEETING:
            self._desk.open("meetings")
        if self._may_be_next(wanted):
            self.by_next += 1
            self._desk.proceed()
        elif (line := self._line(wanted)) is not None:
            self.by_line += 1
            self._write(line)
            self._desk.press(Qt.Key.Key_Return)
            if not self._made or isinstance(self._made[0], Refused):
                self._desk.press(Qt.Key.Key_A, CTRL)
                self._desk.press(Qt.Key.Key_Delete)
        elif isinstance(wanted, Arrive):
            self._meet(wanted)
        else:
            self.by_palette += 1
            self._ask(wanted)
        assert len(self._made) == 1, (wanted, self._made, self._desk.words())
        made = self._made[0]
        if isinstance(made, Refused):
            for _ in range(2):
                self._desk.press(Qt.Key.Key_Escape)
            raise made
        assert self._told(made.act) == self._told(wanted)
        return made

    def _told(self, act: Act) -> dict[str, object]:
        """The act without fresh ids, with texts as they are kept, without what it says by leaving out."""
        plain = {k: v for k, v in msgspec.to_builtins(act).items() if k not in act.NEW and v not in ("", None)}
        return {
            k: v["en"] if isinstance(v, dict) and set(v) == {"en"} else v for k, v in plain.items() if k != "meeting"
        }

    def _may_be_next(self, wanted: Act) -> bool:
        meeting = self._desk.vm.view_model("meetings").meeting
        offered = meeting._next.act  # the act behind the button that shows
        return isinstance(wanted, NEXT) and offered is not None and self._told(offered) == self._told(wanted)

    def _line(self, wanted: Act) -> str | None:
        if not self._desk.vm.view_model("meetings").meeting.running:
            return None
        match wanted:
            case TakePosition(stance="stand-aside"):
                return f"aside {self._name(wanted.member)}: {wanted.reason}"
            case AskQuestion():
                return f"question {self._name(wanted.member)}: {wanted.text}"
            case AnswerQuestion():
                return f"answer: {wanted.text}"
            case Write(kind="point"):
                return f"point {self._name(wanted.member)}: {self._text(wanted.text)}"
            case AgreeAction(due=None):
                return f"action {self._name(wanted.owner)}: {self._text(wanted.text)}"
        return None

    def _meet(self, wanted: Arrive) -> None:
        self._desk.press(Qt.Key.Key_F4)
        self._desk.type(" ".join("".join(part[0] for part in self._name(m).split()) for m in wanted.members))
        self._desk.press(Qt.Key.Key_Return)
        self._desk.press(Qt.Key.Key_Escape)

    def _ask(self, wanted: Act) -> None:
        """Through the palette and the sheet, field by field."""
        self._find(wanted)
        given = self._flat(msgspec.to_builtins(wanted))
        asking = self._desk.vm.asking
        for row in asking._rows.rows:  # as they stand on the sheet, one under another
            key, kind, choices, on = row[0], row[1], row[6], row[5]
            self._fill(key, kind, given.get(key), choices, on)
            self._desk.press(Qt.Key.Key_Tab)
        self._desk.press(Qt.Key.Key_Return, CTRL)

    def _find(self, wanted: Act) -> None:
        words = ACTS[name_of(type(wanted))].text
        if not self._desk.assembly.group:
            self._desk.click("ownRules")
            return
        self._desk.press(Qt.Key.Key_K, CTRL)
        self._desk.type(words)
        self._desk.press(Qt.Key.Key_Return)
        assert self._desk.item("carryOut").property("text") == words

    def _fill(self, key: str, kind: str, value: object, choices: list[dict[str, str]], on: bool) -> None:
        if kind == "check":
            if value is not None and bool(value) != on:
                self._desk.press(Qt.Key.Key_Space)
            return
        if value is None:
            return
        if kind == "choice" and self._at_options():
            codes = [choice["code"] for choice in choices]
            code = ("no", "yes")[value] if isinstance(value, bool) else str(value)
            self._walk_to(codes.index(code), codes)
            return
        text = (
            next((c["says"] for c in choices if c["code"] == value), "")
            if kind == "choice"
            else self._typed(kind, value)
        )
        self._desk.press(Qt.Key.Key_A, CTRL)
        self._write(text)
        if kind == "choice":
            self._desk.press(Qt.Key.Key_Return)

    def _walk_to(self, place: int, codes: list[str]) -> None:
        here = self._focus().objectName().removeprefix("option-")
        at = codes.index(here)
        for _ in range((place - at) % len(codes)):
            self._desk.press(Qt.Key.Key_Right)
        if self._focus().property("on") is not True:
            self._desk.press(Qt.Key.Key_Space)

    def _focus(self) -> QObject:
        focused = self._desk.desk.activeFocusItem()
        assert focused is not None
        return focused

    def _at_options(self) -> bool:
        return self._focus().objectName().startswith("option-")

    def _typed(self, kind: str, value: object) -> str:
        if kind == "moment":
            return str(value).replace("T", " ").replace("Z", "+00:00")
        if kind == "lines" and isinstance(value, dict):
            return "\n".join(f"{k}: {self._text(v)}" for k, v in value.items())
        if isinstance(value, Iterable) and not isinstance(value, (str, dict)):
            return ", ".join(str(each) for each in value)
        return self._text(value)

    def _write(self, text: str) -> None:
        for letter in text:
            if letter == "\n":
                self._desk.press(Qt.Key.Key_Return)
            elif letter.isascii():
                self._desk.type(letter)
            else:
                self._compose(letter)

    def _compose(self, letter: str) -> None:
        """A letter that an input method puts together, as an accent and an o."""
        from PySide6.QtGui import QInputMethodEvent

        event = QInputMethodEvent()
        event.setCommitString(letter)
        QGuiApplication.sendEvent(self._focus(), event)

    def _flat(self, plain: dict[str, object], path: str = "") -> dict[str, object]:
        flat: dict[str, object] = {}
        for key, value in plain.items():
            if isinstance(value, dict) and key in ("settings", "tally", "fallback"):
                flat |= self._flat(value, f"{path}{key}.")
            else:
                flat[f"{path}{key}"] = value
        return flat

    @staticmethod
    def _text(value: object) -> str:
        return str(value["en"]) if isinstance(value, dict) and "en" in value else str(value)

    def _name(self, member: str) -> str:
        return self._assembly.world.people.person(member).name
