# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is in the room: by initials, by the beginning of a name, or by a click."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.domain.meetings.attendance import Arrive, Depart
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.members.state import Member
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.list_model import RowListModel
from assembly_app.viewmodels.kit.people import NOBODY, all_named, named
from assembly_app.viewmodels.kit.properties import Property
from assembly_app.viewmodels.kit.visible_refresh import VisibleRefresh
from assembly_app.viewmodels.meetings.facts import QuorumFacts
from assembly_app.viewmodels.meetings.minutes_line import TOO_MANY
from assembly_app.viewmodels.meetings.rows import counted, current

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


class PersonRow(NamedTuple):
    """Somebody, and whether they are in the room."""

    key: str
    member: str
    here: bool
    guest: bool


@QmlElement
@QmlUncreatable("made by the program")
class AttendanceViewModel(QObject):  # type: ignore[operator]
    """The room.

    Signals:
        changed: somebody came or went, or another meeting is open.
    """

    changed = Signal()

    def __init__(self, acting: CommandRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting = acting
        self._people, self._count = RowListModel(PersonRow, self), QuorumFacts(self)
        self._meeting: Meeting | None = None
        self.reading = VisibleRefresh(acting, self.refresh)

    @Slot(bool)
    def look(self, shown: bool) -> None:
        """Whether the list is in view."""
        self.reading.show(shown)

    def refresh(self) -> None:
        """Read everybody again: those who have not left the group, by name."""
        world = self._acting.assembly.world
        found = current(world, self._acting.now) if self._acting.assembly.group else None
        self._meeting = found if found is not None and found.phase == "open" else None
        self._count.show(counted(self._meeting, world))
        here = set(self._meeting.present) if self._meeting else set()
        people = sorted(self._everybody(), key=lambda m: m.name.casefold())
        self._people.show([PersonRow(m.id, m.name, m.id in here, m.standing == "guest") for m in people])
        self.changed.emit()

    @Slot(str, bool)
    def attend(self, member: str, here: bool) -> None:
        """Somebody came in, or went out."""
        if self._meeting is not None:
            kind = Arrive if here else Depart
            self._acting.perform(kind(members=(member,), meeting=self._meeting.id))

    @Slot(str, result=str)
    def meet(self, typed: str) -> str:
        """Everybody named, by initials or the beginning of a name, came in. Says who is not known, "" when all are."""
        people = self._everybody()
        found, odd = all_named(typed, people)
        words = self._acting.lang.catalogue
        if odd and (fit := [member.name for member in named(odd, people)]):
            return words.phrase(TOO_MANY, "", None, {"name": odd, "names": words.formats.listing(fit)})
        if odd:
            return words.phrase(NOBODY, "", None, {"name": odd})
        present = self._meeting.present if self._meeting else ()
        coming = tuple(member.id for member in found if member.id not in present)
        if coming and self._meeting:
            self._acting.perform(Arrive(members=coming, meeting=self._meeting.id))
        return ""

    def _everybody(self) -> tuple[Member, ...]:
        return tuple(m for m in self._acting.assembly.world.people.everyone if m.standing != "left")

    @Property(QuorumFacts, constant=True)
    def count(self) -> QuorumFacts:
        return self._count

    @Property(RowListModel, constant=True)
    def people(self) -> RowListModel:
        return self._people
