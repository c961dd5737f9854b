# SPDX-License-Identifier: GPL-3.0-or-later
"""The place Meeting as a whole: the meeting that runs or comes next, planning it, and the minutes of earlier ones."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.here import Here
from assembly_app.viewmodels.kit.operations import StoreOperations
from assembly_app.viewmodels.kit.properties import Property
from assembly_app.viewmodels.meetings.attendance import AttendanceViewModel
from assembly_app.viewmodels.meetings.current_meeting import MeetingViewModel
from assembly_app.viewmodels.meetings.past_meetings import PastMeetingsViewModel
from assembly_app.viewmodels.meetings.planning import PlanningViewModel
from assembly_app.viewmodels.place import PlaceViewModel
from assembly_app.viewmodels.trust.cosigning import CosigningViewModel

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class MeetingsViewModel(PlaceViewModel):  # type: ignore[operator]
    """The parts of the place."""

    def __init__(self, acting: CommandRunner, operations: StoreOperations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._meeting, self._planning = MeetingViewModel(acting, self), PlanningViewModel(acting, self)
        self._past, self._cosigning = PastMeetingsViewModel(acting, self), CosigningViewModel(acting, operations, self)
        self._attendance = AttendanceViewModel(acting, self)
        self._past.changed.connect(lambda: self._cosigning.look(self._past.approved))

    @property
    def opens_first(self) -> bool:
        """A meeting is open."""
        return self._meeting.running

    @property
    def keys_work(self) -> bool:
        """A meeting is open."""
        return self._meeting.running

    def narrow(self, here: Here) -> Here:
        """Everywhere the meeting that runs or comes next; the earlier one whose minutes are in view."""
        meeting = self._meeting.meeting
        if meeting is not None:
            here = here._replace(meeting=meeting.id, phase=meeting.phase)
        return here._replace(past=self._past.looked_at)

    @Property(MeetingViewModel, constant=True)
    def meeting(self) -> MeetingViewModel:
        return self._meeting

    @Property(PlanningViewModel, constant=True)
    def planning(self) -> PlanningViewModel:
        return self._planning

    @Property(PastMeetingsViewModel, constant=True)
    def past(self) -> PastMeetingsViewModel:
        return self._past

    @Property(CosigningViewModel, constant=True)
    def cosigning(self) -> CosigningViewModel:
        return self._cosigning

    @property
    def attendance(self) -> AttendanceViewModel:
        """Who is here, on a sheet of its own."""
        return self._attendance
