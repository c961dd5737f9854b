# SPDX-License-Identifier: GPL-3.0-or-later
"""The place Meeting: the meeting that is open or comes next, and those that are over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembly_app.i18n.marks import P_
from assembly_app.viewmodels.place import DeskServices, Keys, Place, PlaceViewModel, Sheet

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from assembly_app.viewmodels.kit.forms import FeatureForms


def _forms() -> FeatureForms:
    from assembly_app.viewmodels.meetings.forms import FORMS

    return FORMS


def _view_model(desk: DeskServices) -> PlaceViewModel:
    from assembly_app.viewmodels.meetings.meetings import MeetingsViewModel

    return MeetingsViewModel(desk.acting, desk.operations, desk.parent)


def _attendance(place: PlaceViewModel) -> QObject:
    from assembly_app.viewmodels.meetings.meetings import MeetingsViewModel

    assert isinstance(place, MeetingsViewModel)
    return place.attendance


KEYS = Keys(
    P_("heading: keyboard", "In the meeting"),
    (
        ("Ctrl+Enter", P_("key", "The next act")),
        ("Ctrl+Backspace", P_("key", "One stage back")),
        ("F4", P_("key", "Who is here? By initials")),
        ("F9", P_("key", "The next one on the stack speaks")),
        ("F5", P_("key", "Five minutes more")),
        ("Enter", P_("key", "The line goes into the minutes")),
        ("Tab", P_("key", "Complete the name that is being typed")),
    ),
)
ATTENDANCE = Sheet(
    "attendance",
    "Assembly.Desk.Meetings/AttendanceSheet",
    _attendance,
    P_("command", "Who is here?"),
    "F4",
    always=False,
)
PLACE = Place(
    "meetings",
    P_("place", "Meeting"),
    "Assembly.Desk.Meetings/MeetingPlace",
    _view_model,
    keys=KEYS,
    unsaved=("lineText",),
    sheets=(ATTENDANCE,),
    list_kind="agenda",
    forms=_forms,
)
