# SPDX-License-Identifier: GPL-3.0-or-later
"""Meetings that are over: their minutes, mended while they are a draft, circulated, and approved at a later meeting."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.domain.meetings.minutes import ApproveMinutes, CirculateMinutes
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.refusal import Refused
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.list_model import RowListModel
from assembly_app.viewmodels.kit.properties import Property
from assembly_app.viewmodels.kit.times import milliseconds
from assembly_app.viewmodels.kit.visible_refresh import VisibleRefresh
from assembly_app.viewmodels.meetings.facts import PastMeetingFacts, PastMeetingFactsRow
from assembly_app.viewmodels.meetings.minutes_stream import MinuteRow, MinutesStream
from assembly_app.viewmodels.meetings.rows import current

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

PAGE = 40
"""How many meetings are listed before more are asked for."""


class PastRow(NamedTuple):
    """A meeting that is over, and how far its minutes are."""

    key: str
    titles: dict[str, str]
    kind: str
    at: float
    minutes: str


@QmlElement
@QmlUncreatable("made by the program")
class PastMeetingsViewModel(QObject):  # type: ignore[operator]
    """The minutes of a meeting that is over.

    Signals:
        changed: another meeting is shown, or its minutes read otherwise.
    """

    changed = Signal()

    def __init__(self, acting: CommandRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting = acting
        self._stream = MinutesStream(acting)
        self._past, self._lines = RowListModel(PastRow, self), RowListModel(MinuteRow, self)
        self._chosen, self._limit = "", PAGE
        self._meeting: Meeting | None = None
        self._header = PastMeetingFacts(self)
        self.reading = VisibleRefresh(acting, self.refresh)
        acting.lang.changed.connect(self.reading.again)

    @Slot(bool)
    def look(self, shown: bool) -> None:
        """Whether the minutes are in view."""
        self.reading.show(shown)

    @property
    def looked_at(self) -> str:
        """The meeting whose minutes are in view, "" when none are."""
        return self._chosen if self.reading.shown else ""

    @property
    def approved(self) -> str:
        """The meeting whose approved minutes are in view, "" when none are."""
        phase = self._meeting.minutes_phase if self._meeting else ""
        return self.looked_at if phase == "approved" else ""

    def refresh(self) -> None:
        """Read the list and the chosen meeting again."""
        world = self._acting.assembly.world
        if not self._acting.assembly.group:
            return
        over = [brief for brief in world.meetings() if brief.phase == "closed"][::-1][: self._limit]
        self._past.show(
            [PastRow(b.id, world.meeting(b.id).title, b.kind, milliseconds(b.starts_at), b.minutes_phase) for b in over]
        )
        if not self._chosen and over:
            self._chosen = over[0].id
        try:
            self._meeting = world.meeting(self._chosen) if self._chosen else None
        except Refused:
            self._meeting = None
        self._lines.show(self._stream.rows(self._meeting, struck=True) if self._meeting else [])
        self._header.show(self._facts())
        self.changed.emit()

    @Slot(str)
    def choose(self, meeting: str) -> None:
        """Show the minutes of another meeting."""
        self._chosen = meeting
        self.refresh()

    @Slot()
    def more(self) -> None:
        """List meetings further back."""
        self._limit += PAGE
        self.refresh()

    @Slot()
    def proceed(self) -> None:
        """Circulate the draft; once circulated, approve the minutes in the meeting that is open."""
        step = self.next
        if self._meeting is not None and step == "circulate":
            self._acting.perform(CirculateMinutes(meeting=self._meeting.id))
        elif self._meeting is not None and step:
            # Outside of a meeting this is refused, and the refusal says what is needed.
            self._acting.perform(ApproveMinutes(of=self._meeting.id))

    def _open(self) -> bool:
        running = current(self._acting.assembly.world, self._acting.now)
        return running is not None and running.phase == "open"

    @Property(str, notify=changed)
    def next(self) -> str:
        phase = self._meeting.minutes_phase if self._meeting else ""
        if phase in ("draft", "amended"):
            return "circulate"
        if phase == "circulated":
            return "approve" if self._open() else "wait"
        return ""

    def _facts(self) -> PastMeetingFactsRow:
        meeting, name = self._meeting, self._acting.name
        if meeting is None:
            return PastMeetingFactsRow()
        there = [name(p.member) for p in meeting.presences]
        return PastMeetingFactsRow(
            id=meeting.id,
            titles=meeting.title,
            kind=meeting.kind,
            startsAt=milliseconds(meeting.starts_at),
            openedAt=milliseconds(meeting.opened_at),
            closedAt=milliseconds(meeting.closed_at),
            place=meeting.place,
            facilitator=name(meeting.roles.get("facilitator", "")),
            minuteTaker=name(meeting.roles.get("minute-taker", "")),
            present=list(dict.fromkeys(there)),
            phase=meeting.minutes_phase,
            editable=meeting.minutes_phase != "approved",
        )

    @Property(PastMeetingFacts, constant=True)
    def header(self) -> PastMeetingFacts:
        return self._header

    @Property(str, notify=changed)
    def chosen(self) -> str:
        return self._chosen

    @Property(bool, notify=changed)
    def hasMore(self) -> bool:
        return len(self._past.rows) >= self._limit

    @Property(RowListModel, constant=True)
    def past(self) -> RowListModel:
        return self._past

    @Property(RowListModel, constant=True)
    def lines(self) -> RowListModel:
        return self._lines
