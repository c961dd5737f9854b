# SPDX-License-Identifier: GPL-3.0-or-later
"""Clarifying questions and concerns: asked before opinions, named before solved, resolved one by one (R16)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from assembly_app.domain.meetings.state import MeetingId
from assembly_app.domain.members.state import MemberId
from assembly_app.domain.proposals.state import (
    Concern,
    ConcernId,
    ConcernStatus,
    Proposal,
    ProposalId,
    Question,
    QuestionId,
)
from assembly_app.domain.refusal import Refused, refuse_unless
from assembly_app.domain.values import Act, Emitted, Entry, Event, LongText, amended, changed, find, with_one
from assembly_app.domain.world import World

CONCERNS_HEARD = (
    "discussion",
    "concerns",
    "resolving",
    "testing",
    "provisional",
    "contested",
    "in-force",
)
"""Where a concern may be named: on the floor after the questions, and once decided, such as for a block too late."""


class QuestionAsked(Event, frozen=True):
    """A clarifying question was asked."""

    TYPE: ClassVar[str] = "question.asked"
    question: QuestionId
    member: MemberId
    text: str
    meeting: MeetingId = ""


class QuestionAnswered(Event, frozen=True):
    """A clarifying question was answered."""

    TYPE: ClassVar[str] = "question.answered"
    question: QuestionId
    text: str
    meeting: MeetingId = ""


class ConcernRaised(Event, frozen=True):
    """Somebody named a concern."""

    TYPE: ClassVar[str] = "concern.raised"
    concern: ConcernId
    member: MemberId
    text: str
    meeting: MeetingId = ""


class ConcernSettled(Event, frozen=True):
    """What became of a concern; `version` where the text was changed for it."""

    TYPE: ClassVar[str] = "concern.settled"
    concern: ConcernId
    status: ConcernStatus
    version: int = 0
    meeting: MeetingId = ""


class AskQuestion(Act, frozen=True):
    """Ask a clarifying question."""

    NEW: ClassVar[tuple[str, ...]] = ("id",)
    proposal: ProposalId
    member: MemberId
    text: LongText
    id: QuestionId = ""


class AnswerQuestion(Act, frozen=True):
    """Answer a clarifying question."""

    proposal: ProposalId
    question: QuestionId
    text: LongText


class RaiseConcern(Act, frozen=True):
    """Name a concern."""

    NEW: ClassVar[tuple[str, ...]] = ("id",)
    proposal: ProposalId
    member: MemberId
    text: LongText
    id: ConcernId = ""


class AddressConcern(Act, frozen=True):
    """A version of the text, the newest by default, answers the concern."""

    proposal: ProposalId
    concern: ConcernId
    version: int = 0


class WithdrawConcern(Act, frozen=True):
    """Withdraw a concern; only whoever raised it can."""

    proposal: ProposalId
    concern: ConcernId
    member: MemberId


class StandAsideConcern(Act, frozen=True):
    """Whoever raised the concern keeps it, and does not stand in the way."""

    proposal: ProposalId
    concern: ConcernId
    member: MemberId


def _require_on_record(proposal: Proposal, world: World) -> None:
    # Off the record nothing that is said is recorded (R14); the result of a test is.
    for brief in world.meetings():
        meeting = world.meeting(brief.id) if brief.phase == "open" else None
        if meeting and meeting.off_record and meeting.floor and meeting.item(meeting.floor).proposal == proposal.id:
            raise Refused("off-the-record", "R14")


def ask_question(act: AskQuestion, world: World, now: datetime) -> list[Emitted]:
    """Only while clarifying questions are taken."""
    proposal = world.proposal(act.proposal)
    refuse_unless(proposal.stage == "clarifying", "stage", "R16", stage=proposal.stage, wanted="clarifying")
    _require_on_record(proposal, world)
    refuse_unless(find(proposal.questions, act.id) is None, "id-taken", "input", id=act.id)
    world.people.person(act.member)
    refuse_unless(act.text.strip(), "text-missing", "input", field="text")
    event = QuestionAsked(question=act.id, member=act.member, text=act.text.strip(), meeting=proposal.meeting)
    return [Emitted(proposal.id, event)]


def answer_question(act: AnswerQuestion, world: World, now: datetime) -> list[Emitted]:
    """A question is answered once."""
    proposal = world.proposal(act.proposal)
    question = find(proposal.questions, act.question)
    if question is None:
        raise Refused("unknown-question", "R16", question=act.question)
    refuse_unless(not question.answer, "nothing-to-change", "R16", question=act.question)
    _require_on_record(proposal, world)
    refuse_unless(act.text.strip(), "text-missing", "input", field="text")
    event = QuestionAnswered(question=act.question, text=act.text.strip(), meeting=proposal.meeting)
    return [Emitted(proposal.id, event)]


def raise_concern(act: RaiseConcern, world: World, now: datetime) -> list[Emitted]:
    """On the floor after the questions, or once decided: it stops no block period and undoes nothing (R20, R21)."""
    proposal = world.proposal(act.proposal)
    standing = proposal.standing(now)
    refuse_unless(standing in CONCERNS_HEARD, "stage", "R16", stage=standing, wanted="concerns")
    _require_on_record(proposal, world)
    refuse_unless(find(proposal.concerns, act.id) is None, "id-taken", "input", id=act.id)
    world.people.person(act.member)
    refuse_unless(act.text.strip(), "text-missing", "input", field="text")
    event = ConcernRaised(concern=act.id, member=act.member, text=act.text.strip(), meeting=proposal.meeting)
    return [Emitted(proposal.id, event)]


def _concern(proposal: Proposal, wanted: str) -> Concern:
    concern = find(proposal.concerns, wanted)
    if concern is None:
        raise Refused("unknown-concern", "R16", concern=wanted)
    refuse_unless(concern.status == "open", "concern-settled", "R16", status=concern.status)
    return concern


def _settled(proposal: Proposal, concern: Concern, status: ConcernStatus, version: int = 0) -> list[Emitted]:
    event = ConcernSettled(concern=concern.id, status=status, version=version, meeting=proposal.meeting)
    return [Emitted(proposal.id, event)]


def address_concern(act: AddressConcern, world: World, now: datetime) -> list[Emitted]:
    """All concerns are named before any is solved: refused while they are being named."""
    proposal = world.proposal(act.proposal)
    concern = _concern(proposal, act.concern)
    refuse_unless(proposal.stage == "resolving", "stage", "R16", stage=proposal.stage, wanted="resolving")
    number = act.version or proposal.version.number
    refuse_unless(find(proposal.versions, str(number)), "unknown-version", "R16", version=number)
    return _settled(proposal, concern, "addressed", number)


def _own(act: WithdrawConcern | StandAsideConcern, world: World) -> tuple[Proposal, Concern]:
    proposal = world.proposal(act.proposal)
    concern = _concern(proposal, act.concern)
    refuse_unless(act.member == concern.member, "not-yours", "R16", member=act.member, raised_by=concern.member)
    return proposal, concern


def withdraw_concern(act: WithdrawConcern, world: World, now: datetime) -> list[Emitted]:
    """Only by the one who raised it."""
    return _settled(*_own(act, world), "withdrawn")


def stand_aside_concern(act: StandAsideConcern, world: World, now: datetime) -> list[Emitted]:
    """Only by the one who raised it."""
    return _settled(*_own(act, world), "stood-aside")


def _asked(state: Proposal, event: QuestionAsked, entry: Entry) -> Proposal:
    asked = Question(event.question, event.member, event.text)
    return changed(state, questions=with_one(state.questions, asked))


def _answered(state: Proposal, event: QuestionAnswered, entry: Entry) -> Proposal:
    return changed(state, questions=amended(state.questions, event.question, answer=event.text))


def with_concern(state: Proposal, entry: Entry, concern: str, member: str, text: str) -> Proposal:
    """The proposal with one more concern."""
    raised = Concern(id=concern, number=len(state.concerns) + 1, member=member, text=text, raised_at=entry.at)
    return changed(state, concerns=with_one(state.concerns, raised))


def _raised(state: Proposal, event: ConcernRaised, entry: Entry) -> Proposal:
    return with_concern(state, entry, event.concern, event.member, event.text)


def _concern_settled(state: Proposal, event: ConcernSettled, entry: Entry) -> Proposal:
    concerns = amended(state.concerns, event.concern, status=event.status, version=event.version)
    return changed(state, concerns=concerns)


def _undo_raising(act: RaiseConcern, world: World, why: str) -> Act:
    return WithdrawConcern(proposal=act.proposal, concern=act.id, member=act.member)


EVOLVE = {
    QuestionAsked: _asked,
    QuestionAnswered: _answered,
    ConcernRaised: _raised,
    ConcernSettled: _concern_settled,
}
DECIDE = {
    AskQuestion: ask_question,
    AnswerQuestion: answer_question,
    RaiseConcern: raise_concern,
    AddressConcern: address_concern,
    WithdrawConcern: withdraw_concern,
    StandAsideConcern: stand_aside_concern,
}
UNDO = {RaiseConcern: _undo_raising}
NO_UNDO = {AskQuestion, AnswerQuestion, AddressConcern, WithdrawConcern, StandAsideConcern}
