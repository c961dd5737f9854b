# SPDX-License-Identifier: GPL-3.0-or-later
"""The Charter place: what the group has agreed about itself, since when, by which decision, and how it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.domain.charter.changes import AssemblyFounded, CharterChanged
from assembly_app.domain.charter.state import CHARTER_ID, Charter, Settings
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Entry
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.detail import Detail, showing
from assembly_app.viewmodels.kit.list_model import RowListModel
from assembly_app.viewmodels.kit.properties import Property
from assembly_app.viewmodels.kit.times import milliseconds
from assembly_app.viewmodels.kit.visible_refresh import VisibleRefresh
from assembly_app.viewmodels.place import PlaceViewModel

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

PARTS = ("name", "languages", "values", "kinds")
LOOKED_AT = 60
"""How many of the newest decisions are looked at for one that may change the charter."""


class ValueRow(NamedTuple):
    """A core value."""

    key: str
    texts: dict[str, str]


class KindRow(NamedTuple):
    """A kind of meeting and how many minutes it usually takes."""

    key: str
    minutes: int


class ChangeRow(NamedTuple):
    """The founding, or a change: when, by which decision, and what it changed (names of settings and parts)."""

    key: str
    at: float
    decision: str
    number: str
    titles: dict[str, str]
    what: list[str]


class ReadyRow(NamedTuple):
    """A major decision in force by which the charter may be changed and has not been yet."""

    key: str
    number: str
    titles: dict[str, str]
    at: float


class CharterFactsRow(NamedTuple):
    """The charter in force; numbers under the names of their settings.

    `since` tells for each part or setting that was ever changed, when last and by which decision.
    """

    name: str = ""
    level: str = ""
    zone: str = ""
    languages: Sequence[str] = ()
    founded_at: float = 0.0
    changes: int = 0
    members: int = 0
    quorum: int = 0
    notice_hours: int = 0
    quorum_percent: float = 0.0
    quorum_least: int = 0
    block_hours_major: int = 0
    block_minutes_minor: int = 0
    block_review_percent: float = 0.0
    stand_aside_limit: int = 0
    operational_percent: float = 0.0
    facilitators_trained: bool = False
    term_months: int = 0
    fallback: bool = False
    fallback_percent: float = 0.0
    fallback_tests: int = 0
    fallback_meetings: int = 0
    since: Mapping[str, Any] = {}


@QmlElement
@QmlUncreatable("made by the program")
@showing(CharterFactsRow)
class CharterFacts(Detail[CharterFactsRow]):  # type: ignore[operator]
    """The charter in force."""


@QmlElement
@QmlUncreatable("made by the program")
class CharterViewModel(PlaceViewModel):  # type: ignore[operator]
    """The charter in force.

    Signals:
        changed: emitted when the charter, or what could change it, changes.
    """

    changed = Signal()

    def __init__(self, acting: CommandRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting = acting
        self._values, self._kinds = RowListModel(ValueRow, self), RowListModel(KindRow, self)
        self._history, self._ready = RowListModel(ChangeRow, self), RowListModel(ReadyRow, self)
        self._charter = CharterFacts(self)
        self.reading: VisibleRefresh = VisibleRefresh(acting, self.refresh)

    def refresh(self) -> None:
        """Read everything again."""
        assembly = self._acting.assembly
        if not assembly.group:
            return
        charter = assembly.world.charter
        history = self._changes(assembly.store.entries(assembly.group, CHARTER_ID))
        self._values.show([ValueRow(value.id, value.texts) for value in charter.values])
        self._kinds.show([KindRow(kind.id, kind.minutes) for kind in charter.kinds])
        self._history.show(history)
        self._ready.show(self._could_change({row.decision for row in history}))
        self._charter.show(_facts(charter, len(assembly.world.people.active), _since(history)))
        self.changed.emit()

    def _changes(self, entries: tuple[Entry, ...]) -> list[ChangeRow]:
        """The newest first; the founding last."""
        rows: list[ChangeRow] = []
        settings: dict[str, Any] = {}
        for entry in entries:
            event = entry.event
            if isinstance(event, AssemblyFounded) and not rows:
                settings = _numbers(event.settings)
                rows.append(ChangeRow(entry.id, milliseconds(entry.at), "", "", {}, []))
            elif isinstance(event, CharterChanged) and rows:
                what = [part for part in PARTS if getattr(event, part) is not None]
                if event.settings is not None:
                    after = _numbers(event.settings)
                    what += [name for name, value in after.items() if settings.get(name) != value]
                    settings = after
                rows.append(self._change(entry.id, entry.at, event.decision, what))
        return rows[::-1]

    def _change(self, key: str, at: datetime, decision: str, what: list[str]) -> ChangeRow:
        try:
            proposal = self._acting.assembly.world.proposal(decision)
        except Refused:
            return ChangeRow(key, milliseconds(at), decision, "", {}, what)
        number = proposal.decision.entry.number if proposal.decision else ""
        return ChangeRow(key, milliseconds(at), decision, number, proposal.title, what)

    def _could_change(self, used: set[str]) -> list[ReadyRow]:
        assembly, now = self._acting.assembly, self._acting.now
        rows = []
        for row in assembly.store.decisions(assembly.group, now)[:LOOKED_AT]:
            if row.standing == "in-force" and row.proposal not in used:
                proposal = assembly.world.proposal(row.proposal)
                if proposal.weight == "major":
                    rows.append(ReadyRow(row.proposal, row.number, row.title, milliseconds(row.taken_at)))
        return rows

    @Property(RowListModel, constant=True)
    def values(self) -> RowListModel:
        return self._values

    @Property(RowListModel, constant=True)
    def kinds(self) -> RowListModel:
        return self._kinds

    @Property(RowListModel, constant=True)
    def history(self) -> RowListModel:
        return self._history

    @Property(RowListModel, constant=True)
    def ready(self) -> RowListModel:
        return self._ready

    @Property(CharterFacts, constant=True)
    def charter(self) -> CharterFacts:
        return self._charter

    @Property(float, notify=changed)
    def now(self) -> float:
        return milliseconds(self._acting.now)


def _facts(charter: Charter, members: int, since: Mapping[str, Any]) -> CharterFactsRow:
    settings = charter.settings
    fallback = settings.fallback
    return CharterFactsRow(
        name=charter.name,
        level=charter.level,
        zone=charter.zone,
        languages=charter.languages,
        founded_at=milliseconds(charter.founded_at),
        changes=charter.changes,
        members=members,
        quorum=settings.quorum(members),
        fallback=fallback is not None,
        fallback_percent=fallback.percent if fallback else 0,
        fallback_tests=fallback.failed_tests if fallback else 0,
        fallback_meetings=fallback.meetings if fallback else 0,
        since=since,
        **{name: value for name, value in _numbers(settings).items() if name != "fallback"},
    )


def _numbers(settings: Settings) -> dict[str, Any]:
    return {name: getattr(settings, name) for name in settings.__struct_fields__}


def _since(history: list[ChangeRow]) -> dict[str, dict[str, Any]]:
    """For each part or setting that was ever changed, when last and by which decision."""
    return {
        name: {"at": row.at, "number": row.number, "decision": row.decision}
        for row in reversed(history)
        for name in row.what
    }
