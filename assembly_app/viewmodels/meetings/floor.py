# SPDX-License-Identifier: GPL-3.0-or-later
"""What is on the floor as plain data for QML, and the next act with the act it stands for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from assembly_app.domain.meetings.calling import CloseMeeting, OpenMeeting
from assembly_app.domain.meetings.floor import TakeUp
from assembly_app.domain.meetings.minutes import ApproveMinutes, CirculateMinutes
from assembly_app.domain.meetings.posting import PostAgenda
from assembly_app.domain.meetings.state import Item, Meeting
from assembly_app.domain.proposals.stages import MoveStage, next_act
from assembly_app.domain.proposals.state import BEFORE_A_TEST, STEPS, Proposal
from assembly_app.domain.proposals.testing import AskFor, OpenTest
from assembly_app.domain.values import Act
from assembly_app.service.core.world import StoreWorld
from assembly_app.viewmodels.kit.times import milliseconds
from assembly_app.viewmodels.meetings.facts import FloorFactsRow, NextFactsRow

Name = Callable[[str], str]
OVER = ("wait-for-block-period", "note-outcome", "put-on-agenda", "")


class Next(NamedTuple):
    """The next act: its code, the title of the item it is about, and the act; None where words are needed first."""

    code: str
    titles: dict[str, str] = {}  # noqa: RUF012 -- a tuple's default, never changed
    act: Act | None = None
    item: str = ""


class AgendaRow(NamedTuple):
    """A line of the agenda. `own`: it came by itself and is named after its kind."""

    key: str
    number: int
    kind: str
    titles: dict[str, str]
    minutes: int
    phase: str
    major: bool
    late: bool
    own: bool
    decides: bool


class ConcernRow(NamedTuple):
    """A concern and what became of it."""

    key: str
    number: int
    member: str
    says: str
    status: str
    version: int


class QuestionRow(NamedTuple):
    """A clarifying question; `answer` is "" while it waits."""

    key: str
    member: str
    says: str
    answer: str


class PositionRow(NamedTuple):
    """Somebody's position in the test that is being held, or in the last one."""

    key: str
    member: str
    stance: str
    reason: str


def on_floor(meeting: Meeting) -> Item | None:
    """The item on the floor."""
    return next((item for item in meeting.agenda if item.id == meeting.floor), None) if meeting.floor else None


def proposal_of(item: Item | None, world: StoreWorld) -> Proposal | None:
    """The proposal that an item is about."""
    return world.proposal(item.proposal) if item is not None and item.proposal else None


def agenda_rows(meeting: Meeting) -> list[AgendaRow]:
    """The agenda as rows."""
    return [
        AgendaRow(
            item.id,
            number,
            item.kind,
            item.title,
            item.minutes,
            item.state,
            item.weight == "major",
            item.late,
            item.id == item.kind,
            bool(item.proposal),
        )
        for number, item in enumerate(meeting.agenda, 1)
    ]


def next_step(meeting: Meeting, item: Item | None, proposal: Proposal | None, world: StoreWorld, now: datetime) -> Next:
    """What comes next in the meeting: always one thing."""
    if meeting.phase == "planned":
        return Next("post-agenda", act=PostAgenda(meeting=meeting.id))
    if meeting.phase == "posted":
        return Next("open-meeting", act=OpenMeeting(meeting=meeting.id))
    if proposal is not None:
        code = next_act(proposal, now)
        if code not in OVER:
            return Next(code, act=_proposal_act(code))
    if item is not None and item.kind == "approve-minutes":
        waiting = _minutes_waiting(world)
        if waiting:
            return waiting
    following = next((i for i in meeting.agenda if i.state == "to-come"), None)
    if following is not None:
        return Next("take-up", following.title, TakeUp(item=following.id), following.id)
    return Next("close-meeting", act=CloseMeeting())


def _minutes_waiting(world: StoreWorld) -> Next | None:
    for brief in world.meetings():
        if brief.minutes_phase in ("circulated", "amended"):
            return Next("approve-minutes", world.meeting(brief.id).title, ApproveMinutes(of=brief.id))
        if brief.minutes_phase == "draft":
            return Next("circulate-minutes", world.meeting(brief.id).title, CirculateMinutes(meeting=brief.id))
    return None


def _proposal_act(code: str) -> Act | None:
    if code == "present":
        return MoveStage(stage="presented")
    if code.startswith("move-to-"):
        return MoveStage(stage=code.removeprefix("move-to-"))  # type: ignore[arg-type]
    if code == "open-test":
        return OpenTest()
    if code.startswith("ask-") and code.removeprefix("ask-") in STEPS:
        return AskFor(step=code.removeprefix("ask-"))  # type: ignore[arg-type]
    return None


def next_facts(step: Next, proposal: Proposal | None) -> NextFactsRow:
    """The next act for a page."""
    own = step.item in ("follow-up", "approve-minutes", "evaluation", "check-in")
    asks, given = _asks(step.code, proposal)
    return NextFactsRow(step.code, step.titles, step.item if own else "", own, asks, given)


def _asks(code: str, proposal: Proposal | None) -> tuple[str, dict[str, Any]]:
    """The act that a form must ask for before the next step can be done, with what is known of it; "" for none."""
    if proposal is None:
        return "", {}
    given: dict[str, Any] = {"proposal": proposal.id}
    block = next(iter(proposal.open_blocks), None)
    if code == "settle-contested" and proposal.disputed:
        return "settle-count", given
    acts = {"ask-review": "ask-block-review", "review-block": "review-block", "settle-contested": "settle-contested"}
    if code in acts and block is not None:
        return acts[code], given | {"block": block.id}
    return "", {}


def stage_before(proposal: Proposal | None) -> str:
    """The stage to go back to; "" where there is none."""
    if proposal is None or proposal.open_test is not None:
        return ""
    if proposal.stage in BEFORE_A_TEST:
        at = BEFORE_A_TEST.index(proposal.stage)
        return BEFORE_A_TEST[at - 1] if at else ""
    return "resolving" if proposal.stage in ("testing", "returned") else ""


def floor_facts(item: Item | None, proposal: Proposal | None, now: datetime, name: Name) -> FloorFactsRow:
    """The item on the floor for a page."""
    if item is None:
        return FloorFactsRow()
    plain = FloorFactsRow(
        item=item.id,
        kind=item.kind,
        own=item.id == item.kind,
        titles=item.title,
        presenter=name(item.presenter),
        minutes=item.minutes,
        major=item.weight == "major",
        decides=proposal is not None,
    )
    if proposal is None:
        return plain
    test = proposal.open_test
    last = proposal.tests[-1] if proposal.tests else None
    result = last.result if last else None
    decision = proposal.decision
    return plain._replace(
        titles=proposal.title,
        stage=proposal.stage,
        standing=proposal.standing(now),
        texts=proposal.version.texts,
        language=proposal.version.language,
        version=proposal.version.number,
        posted=proposal.posted_version,
        material=proposal.changed_materially(item.posted_version) if item.posted_version else False,
        answers=proposal.version.answers != "",
        testing=test is not None,
        asked=list(test.asked) if test else [],
        blocks=len(last.named("block")) if last else 0,
        asides=len(last.named("stand-aside")) if last else 0,
        reservations=result.tally.reservations if result else len(last.named("reservation")) if last else 0,
        agreement=result.tally.agreement if result else len(last.named("agreement")) if last else 0,
        present=last.present if last else 0,
        outcome=result.outcome if result else "",
        number=decision.entry.number if decision else "",
        blockEnds=milliseconds(decision.block_ends) if decision else 0.0,
        concerns=len(proposal.concerns),
        open=len(proposal.open_concerns),
    )
