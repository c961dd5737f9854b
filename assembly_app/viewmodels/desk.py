# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk as a whole: whose it is, which place is open, its looks, and the view-models of its places."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.i18n.languages import Language
from assembly_app.i18n.words import TERMS
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.operations import OpenStore
from assembly_app.viewmodels.actions.actions import ActionsViewModel
from assembly_app.viewmodels.charter.charter import CharterViewModel
from assembly_app.viewmodels.decisions.decisions import DecisionsViewModel
from assembly_app.viewmodels.documents.document_port import DECISIONS, Here
from assembly_app.viewmodels.documents.document_sheet import PrintingViewModel
from assembly_app.viewmodels.exchange.exchange import ExchangeViewModel
from assembly_app.viewmodels.exchange.paper import PaperViewModel
from assembly_app.viewmodels.forms import FORMS
from assembly_app.viewmodels.hall.hall import HallViewModel
from assembly_app.viewmodels.imports.list_import import ListsViewModel
from assembly_app.viewmodels.kit.act_sheet import AskingViewModel
from assembly_app.viewmodels.kit.command_runner import Acting
from assembly_app.viewmodels.kit.lang import Lang
from assembly_app.viewmodels.meetings.attendance import AttendanceViewModel
from assembly_app.viewmodels.meetings.line_commands import WORDS
from assembly_app.viewmodels.meetings.meeting import MeetingViewModel
from assembly_app.viewmodels.meetings.past_meetings import MinutesViewModel
from assembly_app.viewmodels.meetings.planning import PlanningViewModel
from assembly_app.viewmodels.members.members import PeopleViewModel
from assembly_app.viewmodels.palette import PaletteViewModel
from assembly_app.viewmodels.proposals.proposals import ProposalsViewModel
from assembly_app.viewmodels.today.today import TodayViewModel
from assembly_app.viewmodels.trust.cosigning import CosigningViewModel

if TYPE_CHECKING:
    from assembly_app.viewmodels.documents.document_port import Printer

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

EXCHANGE = 6
"""The number of that place."""


@QmlElement
@QmlUncreatable("made by the program")
class DeskViewModel(QObject):  # type: ignore[operator]
    """The desk.

    Signals:
        changed: the group is another one.
        moved: another place is open.
        looked: scheme or size of text changed.
        sheetAsked: a sheet is to be laid over the desk: attendance, keys or looks.
        practiseAsked: the first-run screen was asked for the sample neighbourhood.
    """

    changed = Signal()
    moved = Signal()
    looked = Signal()
    sheetAsked = Signal(str)
    practiseAsked = Signal()

    def __init__(
        self,
        assembly: Assembly,
        lang: Lang,
        languages: list[Language],
        open_store: OpenStore,
        printer: Callable[[], Printer],
        *,
        practice: bool = False,
        scheme: str = "light",
        scale: float = 1.0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._assembly, self._languages, self._practice = assembly, languages, practice
        self._place = 0
        self.scheme_, self.scale_ = scheme, scale
        self.chose_scheme = False
        self.acting = Acting(assembly, lang, self)
        self.today_, self.meeting_ = TodayViewModel(self.acting, self), MeetingViewModel(self.acting, self)
        self.decisions_, self.people_ = DecisionsViewModel(self.acting, self), PeopleViewModel(self.acting, self)
        self.charter_ = CharterViewModel(self.acting, self)
        self.proposals_, self.actions_ = ProposalsViewModel(self.acting, self), ActionsViewModel(self.acting, self)
        self.planning_, self.hall_ = PlanningViewModel(self.acting, self), HallViewModel(self.acting, self)
        self.asking_ = AskingViewModel(self.acting, FORMS, self)
        self.minutes_, self.attendance_ = MinutesViewModel(self.acting, self), AttendanceViewModel(self.acting, self)
        self.palette_ = PaletteViewModel(self.acting, self.asking_, self)
        self.lists_ = ListsViewModel(self.acting, self)
        self.exchange_ = ExchangeViewModel(self.acting, open_store, self)
        self.paper_ = PaperViewModel(self.acting, self.exchange_.operations, printer, self.exchange_.files_, self)
        self.cosigning_ = CosigningViewModel(self.acting, self.exchange_.operations, self)
        self.minutes_.changed.connect(lambda: self.cosigning_.look(self.minutes_.approved))
        self.printing_ = PrintingViewModel(self.acting, printer, languages, self._here, self)
        self.palette_.printed.connect(self.printing_.ask)
        self.exchange_.arrived.connect(lambda: self.go(EXCHANGE))
        self.asking_.done.connect(lambda act: self.planning_.was_founded() if act == "found-assembly" else None)
        self.acting.changed.connect(self.changed)
        if assembly.group:
            self._place = 1 if self.meeting_.running else 0
        self._open_lists()

    def _open_lists(self) -> None:
        self.today_.reading.show(self._place == 0)
        self.proposals_.reading.show(self._place == 2)
        self.actions_.reading.show(self._place == 4)
        self.people_.reading.show(self._place == 5)
        self.charter_.reading.show(self._place == 7)
        self.exchange_.show(self._place == EXCHANGE)
        self.decisions_.reading.show(self._place == 3)

    @Slot(int)
    def go(self, place: int) -> None:
        """Open a place, from 0."""
        if place != self._place:
            self.acting.dismiss()
            self._place = place
            self._open_lists()
            self.moved.emit()

    @Slot(str)
    def wear(self, scheme: str) -> None:
        """Light, dark or contrast; from now on whatever the system wears."""
        self.chose_scheme = True
        self.scheme_ = scheme
        self.looked.emit()

    @Slot(float)
    def enlarge(self, by: float) -> None:
        """Larger or smaller text, from 80 to 200 percent."""
        self.scale_ = min(2.0, max(0.8, round(self.scale_ + by, 1)))
        self.looked.emit()

    @Slot(str)
    def show(self, sheet: str) -> None:
        """Lay a sheet over the desk."""
        self.sheetAsked.emit(sheet)

    @Slot()
    def practise(self) -> None:
        """Open the sample neighbourhood instead."""
        self.practiseAsked.emit()

    def _here(self) -> Here:
        meeting = self.meeting_.meeting
        decision = str(self.decisions_.property("chosen")).partition("/")[2] if self._place == DECISIONS else ""
        called = (meeting.id, meeting.phase) if meeting else ("", "")
        return Here(self._place, *called, self.minutes_.looked_at, decision)

    def _read_group(self) -> str:
        founding = self._assembly.world.founding if self._assembly.group else None
        return founding.name if founding else ""

    def _read_founded(self) -> bool:
        return bool(self._assembly.group)

    def _read_languages_spoken(self) -> list[str]:
        founding = self._assembly.world.founding if self._assembly.group else None
        return list(founding.languages) if founding else []

    def _read_practice(self) -> bool:
        return self._practice

    def _read_place(self) -> int:
        return self._place

    def _read_scheme(self) -> str:
        return self.scheme_

    def _read_scale(self) -> float:
        return self.scale_

    def _read_languages(self) -> list[dict[str, str]]:
        return [{"code": each.code, "name": each.name} for each in self._languages]

    @property
    def terms_in_source(self) -> dict[str, Any]:
        """Every code of the process with its text and context."""
        return self._read_terms()

    def _read_terms(self) -> dict[str, Any]:
        return {code: [message.text, message.context] for code, message in TERMS.items()}

    def _read_line_words(self) -> dict[str, Any]:
        return {code: [message.text, message.context] for code, message in WORDS.items()}

    def _read_acting(self) -> QObject:
        return self.acting

    def _read_asking(self) -> QObject:
        return self.asking_

    def _read_minutes(self) -> QObject:
        return self.minutes_

    def _read_cosigning(self) -> QObject:
        return self.cosigning_

    def _read_attendance(self) -> QObject:
        return self.attendance_

    def _read_palette(self) -> QObject:
        return self.palette_

    def _read_today(self) -> QObject:
        return self.today_

    def _read_meeting(self) -> QObject:
        return self.meeting_

    def _read_decisions(self) -> QObject:
        return self.decisions_

    def _read_proposals(self) -> QObject:
        return self.proposals_

    def _read_actions(self) -> QObject:
        return self.actions_

    def _read_people(self) -> QObject:
        return self.people_

    def _read_charter(self) -> QObject:
        return self.charter_

    def _read_exchange(self) -> QObject:
        return self.exchange_

    def _read_paper(self) -> QObject:
        return self.paper_

    def _read_lists(self) -> QObject:
        return self.lists_

    def _read_printing(self) -> QObject:
        return self.printing_

    def _read_planning(self) -> QObject:
        return self.planning_

    group = Property(str, _read_group, notify=changed)
    founded = Property(bool, _read_founded, notify=changed)
    spoken = Property(list, _read_languages_spoken, notify=changed)
    practice = Property(bool, _read_practice, constant=True)
    place = Property(int, _read_place, notify=moved)
    scheme = Property(str, _read_scheme, notify=looked)
    textScale = Property(float, _read_scale, notify=looked)
    languages = Property(list, _read_languages, constant=True)
    terms = Property(dict, _read_terms, constant=True)
    lineWords = Property(dict, _read_line_words, constant=True)
    refusals = Property(Acting, _read_acting, constant=True)
    asking = Property(AskingViewModel, _read_asking, constant=True)
    minutes = Property(MinutesViewModel, _read_minutes, constant=True)
    cosigning = Property(CosigningViewModel, _read_cosigning, constant=True)
    attendance = Property(AttendanceViewModel, _read_attendance, constant=True)
    palette = Property(PaletteViewModel, _read_palette, constant=True)
    today = Property(TodayViewModel, _read_today, constant=True)
    meeting = Property(MeetingViewModel, _read_meeting, constant=True)
    decisions = Property(DecisionsViewModel, _read_decisions, constant=True)
    proposals = Property(ProposalsViewModel, _read_proposals, constant=True)
    actions = Property(ActionsViewModel, _read_actions, constant=True)
    people = Property(PeopleViewModel, _read_people, constant=True)
    charter = Property(CharterViewModel, _read_charter, constant=True)
    exchange = Property(ExchangeViewModel, _read_exchange, constant=True)
    paper = Property(PaperViewModel, _read_paper, constant=True)
    lists = Property(ListsViewModel, _read_lists, constant=True)
    printing = Property(PrintingViewModel, _read_printing, constant=True)
    planning = Property(PlanningViewModel, _read_planning, constant=True)
