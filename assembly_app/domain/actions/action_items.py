# SPDX-License-Identifier: GPL-3.0-or-later
"""Action items: an owner, a due date, and back at every meeting until done, dropped or carried (R30)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from assembly_app.domain.actions.state import Action, ActionId
from assembly_app.domain.meetings.open_meeting import in_open_meeting
from assembly_app.domain.meetings.state import ItemId, MeetingId, OpenMeetingId
from assembly_app.domain.members.state import MemberId
from assembly_app.domain.proposals.state import ProposalId
from assembly_app.domain.refusal import refuse_unless
from assembly_app.domain.values import (
    Act,
    Deadline,
    Emitted,
    Entry,
    Event,
    Instant,
    LongSaid,
    LongText,
    Texts,
    changed,
    required_texts,
)
from assembly_app.domain.world import World


class ActionAgreed(Event, frozen=True):
    """Somebody will do something."""

    TYPE: ClassVar[str] = "action.agreed"
    text: Texts
    owner: MemberId
    due: Instant | None = None
    meeting: MeetingId = ""
    item: ItemId = ""
    proposal: ProposalId = ""


class ActionCarried(Event, frozen=True):
    """A meeting put it off, perhaps to a new date or into other hands."""

    TYPE: ClassVar[str] = "action.carried"
    meeting: MeetingId
    due: Instant | None = None
    owner: MemberId = ""


class ActionDone(Event, frozen=True):
    """It is done."""

    TYPE: ClassVar[str] = "action.done"
    note: str = ""
    meeting: MeetingId = ""


class ActionDropped(Event, frozen=True):
    """It will not be done, for a reason."""

    TYPE: ClassVar[str] = "action.dropped"
    why: str
    meeting: MeetingId = ""


class AgreeAction(Act, frozen=True):
    """Record who does what by when. The owner is always asked for."""

    NEW: ClassVar[tuple[str, ...]] = ("id",)
    text: LongSaid
    owner: MemberId = ""
    due: Deadline | None = None
    meeting: OpenMeetingId = ""
    id: ActionId = ""


class CarryAction(Act, frozen=True):
    """Put an action off in the open meeting."""

    action: ActionId
    due: Deadline | None = None
    owner: MemberId = ""
    meeting: OpenMeetingId = ""


class DoneAction(Act, frozen=True):
    """Record that an action is done."""

    action: ActionId
    note: LongText = ""


class DropAction(Act, frozen=True):
    """Record that an action will not be done, and why."""

    action: ActionId
    why: str = ""


def agree_action(act: AgreeAction, world: World, now: datetime) -> list[Emitted]:
    """Refused without an owner: it is never taken to be the minute-taker."""
    meeting = in_open_meeting(world, act.meeting)
    refuse_unless(act.owner, "action-needs-owner", "R30")
    world.people.person(act.owner)
    refuse_unless(act.due is None or act.due > now, "due-in-the-past", "R30", due=act.due)
    refuse_unless(not world.taken(act.id), "id-taken", "input", id=act.id)
    agreed = ActionAgreed(
        text=required_texts(act.text, world.charter.language, "text"),
        owner=act.owner,
        due=act.due,
        meeting=meeting.id,
        item=meeting.floor,
        proposal=meeting.item(meeting.floor).proposal if meeting.floor else "",
    )
    return [Emitted(act.id, agreed)]


def _open(world: World, wanted: str) -> None:
    status = world.action(wanted).status
    refuse_unless(status == "open", "action-settled", "R30", action=wanted, status=status)


def _running(world: World) -> str:
    return next((brief.id for brief in world.meetings() if brief.phase == "open"), "")


def carry_action(act: CarryAction, world: World, now: datetime) -> list[Emitted]:
    """Refused for a settled action, and to a date that is past."""
    _open(world, act.action)
    meeting = in_open_meeting(world, act.meeting)
    refuse_unless(act.due is None or act.due > now, "due-in-the-past", "R30", due=act.due)
    if act.owner:
        world.people.person(act.owner)
    return [Emitted(act.action, ActionCarried(meeting=meeting.id, due=act.due, owner=act.owner))]


def done_action(act: DoneAction, world: World, now: datetime) -> list[Emitted]:
    """Refused for a settled action."""
    _open(world, act.action)
    return [Emitted(act.action, ActionDone(note=act.note, meeting=_running(world)))]


def drop_action(act: DropAction, world: World, now: datetime) -> list[Emitted]:
    """Refused for a settled action, and without a reason."""
    _open(world, act.action)
    refuse_unless(act.why.strip(), "reason-missing", "R30", action=act.action)
    return [Emitted(act.action, ActionDropped(why=act.why.strip(), meeting=_running(world)))]


def _agreed(event: ActionAgreed, entry: Entry, about: str) -> Action:
    return Action(
        id=about,
        text=event.text,
        owner=event.owner,
        due=event.due,
        meeting=event.meeting,
        item=event.item,
        proposal=event.proposal,
        agreed_at=entry.at,
    )


def _carried(state: Action, event: ActionCarried, entry: Entry) -> Action:
    due, owner = event.due or state.due, event.owner or state.owner
    return changed(state, carried=state.carried + 1, due=due, owner=owner)


def _done(state: Action, event: ActionDone, entry: Entry) -> Action:
    return changed(state, status="done", note=event.note, settled_at=entry.at)


def _dropped(state: Action, event: ActionDropped, entry: Entry) -> Action:
    return changed(state, status="dropped", note=event.why, settled_at=entry.at)


def _undo_agreeing(act: AgreeAction, world: World, why: str) -> Act:
    return DropAction(action=act.id, why=why)


BEGIN = {ActionAgreed: _agreed}
EVOLVE = {ActionCarried: _carried, ActionDone: _done, ActionDropped: _dropped}
DECIDE = {AgreeAction: agree_action, CarryAction: carry_action, DoneAction: done_action, DropAction: drop_action}
UNDO = {AgreeAction: _undo_agreeing}
NO_UNDO = {CarryAction, DoneAction, DropAction}
