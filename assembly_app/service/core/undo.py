# SPDX-License-Identifier: GPL-3.0-or-later
"""The way back from an act: another act, recorded like any other. Nothing is ever taken out of the record."""

from __future__ import annotations

from assembly_app.domain.actions.action_items import AgreeAction, DropAction
from assembly_app.domain.meetings.agenda import AddItem, RemoveItem
from assembly_app.domain.meetings.attendance import Arrive, Depart
from assembly_app.domain.meetings.floor import GoOffRecord, GoOnRecord, TakeUp
from assembly_app.domain.meetings.minutes import StrikeEntry, Write
from assembly_app.domain.meetings.open_meeting import in_open_meeting
from assembly_app.domain.meetings.roles import TakeRole
from assembly_app.domain.meetings.stack import LowerHand, OrderStack, RaiseHand
from assembly_app.domain.meetings.timer import AddTime, StartTimer, StopTimer
from assembly_app.domain.members.membership import AddMember, ChangeStanding, RenameMember
from assembly_app.domain.proposals.blocks import LodgeBlock, WithdrawBlock
from assembly_app.domain.proposals.concerns import RaiseConcern, WithdrawConcern
from assembly_app.domain.proposals.drafting import DraftProposal
from assembly_app.domain.proposals.stages import MoveStage, WithdrawProposal
from assembly_app.domain.proposals.testing import TakePosition
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Act, find
from assembly_app.domain.world import World


def way_back(act: Act, world: World, why: str) -> Act | None:
    """The act that takes `act` back, asked before `act` is carried out; None where there is none.

    `act` has its ids already. `why` is the reason to record where one is needed. Whether the way back can be gone is
    up to the rules, when it is tried.
    """
    try:
        return _of_the_room(act) or _of_the_floor(act, world) or _of_the_record(act, world, why)
    except Refused:
        return None  # the act itself will be refused, and say why


def _of_the_room(act: Act) -> Act | None:
    match act:
        case Arrive():
            return Depart(members=act.members, meeting=act.meeting)
        case Depart():
            return Arrive(members=act.members, meeting=act.meeting)
        case RaiseHand():
            return LowerHand(hand=act.id, meeting=act.meeting)
        case OrderStack():
            return OrderStack(progressive=not act.progressive, meeting=act.meeting)
        case StartTimer():
            return StopTimer(meeting=act.meeting)
        case AddTime():
            return AddTime(minutes=-act.minutes, meeting=act.meeting)
        case GoOffRecord():
            return GoOnRecord(meeting=act.meeting)
        case GoOnRecord():
            return GoOffRecord(meeting=act.meeting)
    return None


def _of_the_floor(act: Act, world: World) -> Act | None:
    match act:
        case TakeUp():
            before = in_open_meeting(world, act.meeting).floor
            return TakeUp(item=before, meeting=act.meeting) if before else None
        case MoveStage():
            meeting = in_open_meeting(world, act.meeting)
            item = find(meeting.items, meeting.floor)
            stage = world.proposal(item.proposal).stage if item and item.proposal else ""
            return MoveStage(stage=stage, meeting=act.meeting) if stage not in ("", "draft", "posted") else None  # type: ignore[arg-type]
        case TakePosition():
            meeting = in_open_meeting(world, act.meeting)
            item = find(meeting.items, meeting.floor)
            test = world.proposal(item.proposal).open_test if item and item.proposal else None
            held = find(test.positions, act.member) if test else None
            if held is None:
                return None
            return TakePosition(
                member=held.id, stance=held.stance, reason=held.reason, value=held.value, meeting=act.meeting
            )
        case TakeRole():
            held_by = world.meeting(act.meeting).roles.get(act.role)
            return TakeRole(meeting=act.meeting, role=act.role, member=held_by, why=act.why) if held_by else None
    return None


def _of_the_record(act: Act, world: World, why: str) -> Act | None:
    match act:
        case Write():
            meeting = act.meeting or in_open_meeting(world, act.meeting).id
            return StrikeEntry(meeting=meeting, entry=act.id, why=why)
        case RaiseConcern():
            return WithdrawConcern(proposal=act.proposal, concern=act.id, member=act.member)
        case LodgeBlock():
            return WithdrawBlock(proposal=act.proposal, block=act.id, member=act.member)
        case AgreeAction():
            return DropAction(action=act.id, why=why)
        case AddItem():
            return RemoveItem(meeting=act.meeting, item=act.id)
        case AddMember():
            return ChangeStanding(member=act.id, standing="left")
        case ChangeStanding():
            person = world.people.find(act.member)
            return ChangeStanding(member=act.member, standing=person.standing) if person else None
        case RenameMember():
            person = world.people.find(act.member)
            return RenameMember(member=act.member, name=person.name, shown=person.shown) if person else None
        case DraftProposal():
            return WithdrawProposal(proposal=act.id, member=act.proposer, why=why)
    return None
