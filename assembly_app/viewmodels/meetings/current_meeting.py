# SPDX-License-Identifier: GPL-3.0-or-later
"""The Meeting place: the meeting that is open or comes next, its agenda, floor, stack, minutes and next act."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.domain.actions.action_items import CarryAction, DoneAction
from assembly_app.domain.meetings.calling import CloseMeeting
from assembly_app.domain.meetings.floor import TakeUp
from assembly_app.domain.meetings.stack import EndTurn, LowerHand, NextTurn
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.meetings.timer import AddTime, StartTimer
from assembly_app.domain.proposals.concerns import AddressConcern, StandAsideConcern, WithdrawConcern
from assembly_app.domain.proposals.stages import MoveStage
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.proposals.testing import CloseTest
from assembly_app.domain.values import find
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.list_model import RowListModel
from assembly_app.viewmodels.kit.properties import Property
from assembly_app.viewmodels.kit.times import milliseconds, seconds
from assembly_app.viewmodels.meetings import rows as meeting_rows
from assembly_app.viewmodels.meetings.facts import FloorFacts, MeetingFacts, NextFacts, QuorumFacts
from assembly_app.viewmodels.meetings.floor import (
    AgendaRow,
    ConcernRow,
    Next,
    PositionRow,
    QuestionRow,
    agenda_rows,
    floor_facts,
    next_facts,
    next_step,
    on_floor,
    proposal_of,
    stage_before,
)
from assembly_app.viewmodels.meetings.minutes_line import LineReader, NotUnderstood
from assembly_app.viewmodels.meetings.minutes_stream import MinuteRow, MinutesStream
from assembly_app.viewmodels.meetings.rows import ActionRow, HandRow

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class MeetingViewModel(QObject):  # type: ignore[operator]
    """The meeting, as the desk runs it.

    Signals:
        changed: emitted when the meeting or what is on its floor changes.
        ticked: clocks go on.
        wrote: a line was taken; the line may be emptied.
        wants: the next act needs words first; begin the line with them.
    """

    changed = Signal()
    ticked = Signal()
    wrote = Signal()
    wants = Signal(str)

    def __init__(self, acting: CommandRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting = acting
        self._reader, self._stream = LineReader(acting), MinutesStream(acting)
        self._agenda, self._concerns = RowListModel(AgendaRow, self), RowListModel(ConcernRow, self)
        self._questions, self._positions = RowListModel(QuestionRow, self), RowListModel(PositionRow, self)
        self._hands, self._minutes = RowListModel(HandRow, self), RowListModel(MinuteRow, self)
        self._actions = RowListModel(ActionRow, self)
        self._meeting: Meeting | None = None
        self._proposal: Proposal | None = None
        self._next = Next("call-meeting")
        self._header, self._floor, self._quorum = MeetingFacts(self), FloorFacts(self), QuorumFacts(self)
        self._next_shown = NextFacts(self)
        acting.changed.connect(self.refresh)
        acting.lang.changed.connect(self.refresh)
        acting.ticked.connect(self.tick)
        self.refresh()

    @property
    def meeting(self) -> Meeting | None:
        """The meeting that is open, else the next one, else None."""
        return self._meeting

    @property
    def running(self) -> bool:
        """Whether a meeting is open."""
        return self._meeting is not None and self._meeting.phase == "open"

    @property
    def proposal(self) -> Proposal | None:
        """The proposal on the floor."""
        return self._proposal

    @Slot()
    def refresh(self) -> None:
        """Read everything again."""
        world, now = self._acting.assembly.world, self._acting.now
        self._meeting = meeting_rows.current(world, now) if self._acting.assembly.group else None
        meeting = self._meeting
        if meeting is None:
            self._proposal, self._next = None, Next("call-meeting")
            for rows in (self._agenda, self._concerns, self._questions, self._positions, self._hands, self._minutes):
                rows.show([])
            for shown in (self._header, self._floor, self._quorum):
                shown.show()
            self._next_shown.show(next_facts(self._next, None))
            self.changed.emit()
            return
        item = on_floor(meeting)
        self._proposal = proposal_of(item, world)
        self._next = next_step(meeting, item, self._proposal, world, now)
        self._show(meeting)
        self._next_shown.show(next_facts(self._next, self._proposal))
        self._floor.show(floor_facts(item, self._proposal, now, self._acting.name))
        self._header.show(meeting_rows.header(meeting, world, self._acting.name))
        self._quorum.show(meeting_rows.counted(meeting, world))
        self.changed.emit()
        self.ticked.emit()

    def _show(self, meeting: Meeting) -> None:
        world, name = self._acting.assembly.world, self._acting.name
        self._agenda.show(agenda_rows(meeting))
        self._hands.show(meeting_rows.hand_rows(meeting, name))
        self._minutes.show(self._stream.rows(meeting))
        self._actions.show(meeting_rows.action_rows(world, name))
        concerns = self._proposal.concerns if self._proposal else ()
        self._concerns.show([ConcernRow(c.id, c.number, name(c.member), c.text, c.status, c.version) for c in concerns])
        questions = self._proposal.questions if self._proposal else ()
        self._questions.show([QuestionRow(q.id, name(q.member), q.text, q.answer) for q in questions])
        test = self._proposal.tests[-1] if self._proposal and self._proposal.tests else None
        positions = test.positions if test else ()
        self._positions.show([PositionRow(p.id, name(p.id), p.stance, p.reason) for p in positions])

    @Slot()
    def tick(self) -> None:
        """A second has passed: only a block period that ends changes more than the clocks."""
        if self._proposal is not None and self._floor.row.standing != self._proposal.standing(self._acting.now):
            self.refresh()
        self.ticked.emit()

    # What the desk does

    @Slot(int, int, str, result=bool)
    def proceed(self, agreement: int, reservations: int, rationale: str) -> bool:
        """Do the next act. The counts and the rationale are used where it closes a test."""
        step = self._next
        if step.code == "close-test":
            act = CloseTest(agreement=max(0, agreement), reservations=max(0, reservations), rationale=rationale.strip())
            return self._acting.perform(act) is not None
        if step.code == "answer-questions":
            self.wants.emit("answer")
            return False
        if step.act is None:
            self.wants.emit("")
            return False
        return self._acting.perform(step.act) is not None

    @Slot()
    def back(self) -> None:
        """One stage back; a test that is being held needs the reason why it is broken off."""
        if self._proposal is not None and self._proposal.open_test is not None:
            self.wants.emit("end")
        elif stage := stage_before(self._proposal):
            self._acting.perform(MoveStage(stage=stage))  # type: ignore[arg-type]

    @Slot()
    def skip(self) -> None:
        """On to the next item, whatever is open in this one."""
        following = next((i for i in self._meeting.agenda if i.state == "to-come"), None) if self._meeting else None
        self._acting.perform(TakeUp(item=following.id) if following else CloseMeeting())

    @Slot(str)
    def takeUp(self, item: str) -> None:
        """Bring an item to the floor."""
        if self._meeting is not None and self._meeting.phase == "open" and self._meeting.floor != item:
            self._acting.perform(TakeUp(item=item))

    @Slot()
    def nextTurn(self) -> None:
        """The next on the stack speaks; with nobody waiting, the running turn ends."""
        stack = self._meeting.stack if self._meeting else None
        self._acting.perform(EndTurn() if stack and stack.speaking and not stack.hands else NextTurn())

    @Slot(str)
    def lower(self, hand: str) -> None:
        """Take a hand off the stack."""
        self._acting.perform(LowerHand(hand=hand))

    @Slot(int)
    def addTime(self, minutes: int) -> None:
        """More minutes for the item on the floor."""
        running = self._meeting is not None and self._meeting.timer is not None
        self._acting.perform(AddTime(minutes=minutes) if running else StartTimer(minutes=minutes))

    @Slot(str, str)
    def settle(self, concern: str, what: str) -> None:
        """What became of a concern: addressed, withdrawn or stood-aside, the last two by whoever raised it."""
        found = find(self._proposal.concerns, concern) if self._proposal else None
        if self._proposal is None or found is None:
            return
        if what == "addressed":
            self._acting.perform(AddressConcern(proposal=self._proposal.id, concern=concern))
        else:
            kind = WithdrawConcern if what == "withdrawn" else StandAsideConcern
            self._acting.perform(kind(proposal=self._proposal.id, concern=concern, member=found.member))

    @Slot(str, bool)
    def followUp(self, action: str, done: bool) -> None:
        """An action is done, or carried to the next meeting."""
        self._acting.perform(DoneAction(action=action) if done else CarryAction(action=action))

    @Slot(str)
    def write(self, typed: str) -> None:
        """Take the line: durable when this returns. What was not understood stays, with a word about it."""
        if self._meeting is None or not typed.strip():
            return
        self._acting.dismiss()
        try:
            act = self._reader.act(typed, self._meeting, self._proposal)
        except NotUnderstood as odd:
            self._acting.complain(odd.message, **odd.params)
            return
        if self._acting.perform(act, self._reader.reach(typed)) is not None:
            self.wrote.emit()

    @Slot()
    def undo(self) -> None:
        """Take the last act of this desk back."""
        self._acting.undo()

    @Slot(str, result=str)
    def kindOf(self, typed: str) -> str:
        """What the line will be."""
        return self._reader.kind(typed)

    @Slot(str, result=str)
    def complete(self, typed: str) -> str:
        """The line with its last word completed."""
        return self._reader.complete(typed)

    # What QML reads

    @Property(str, notify=changed)
    def phase(self) -> str:
        return self._meeting.phase if self._meeting else ""

    @Property(MeetingFacts, constant=True)
    def header(self) -> MeetingFacts:
        return self._header

    @Property(FloorFacts, constant=True)
    def floor(self) -> FloorFacts:
        return self._floor

    @Property(NextFacts, constant=True)
    def next(self) -> NextFacts:
        return self._next_shown

    @Property(str, notify=changed)
    def backTo(self) -> str:
        if self._proposal is not None and self._proposal.open_test is not None:
            return "end-test"
        return stage_before(self._proposal)

    @Property(float, notify=ticked)
    def now(self) -> float:
        return milliseconds(self._acting.now)

    @Property(int, notify=ticked)
    def itemLeft(self) -> int:
        timer = self._meeting.timer if self._meeting else None
        return seconds(timer.remaining(self._acting.now)) if timer else 0

    @Property(int, notify=ticked)
    def turn(self) -> int:
        stack = self._meeting.stack if self._meeting else None
        return seconds(self._acting.now - stack.since) if stack and stack.since else 0

    @Property(int, notify=ticked)
    def ahead(self) -> int:
        return meeting_rows.ahead(self._meeting, self._acting.now) if self._meeting else 0

    @Property(QuorumFacts, constant=True)
    def attendance(self) -> QuorumFacts:
        return self._quorum

    @Property(RowListModel, constant=True)
    def agenda(self) -> RowListModel:
        return self._agenda

    @Property(RowListModel, constant=True)
    def concerns(self) -> RowListModel:
        return self._concerns

    @Property(RowListModel, constant=True)
    def questions(self) -> RowListModel:
        return self._questions

    @Property(RowListModel, constant=True)
    def positions(self) -> RowListModel:
        return self._positions

    @Property(RowListModel, constant=True)
    def hands(self) -> RowListModel:
        return self._hands

    @Property(RowListModel, constant=True)
    def minutes(self) -> RowListModel:
        return self._minutes

    @Property(RowListModel, constant=True)
    def actions(self) -> RowListModel:
        return self._actions
