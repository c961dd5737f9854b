# SPDX-License-Identifier: GPL-3.0-or-later
"""Joining, leaving, being renamed, training, and offices for a term."""

from __future__ import annotations

from calendar import monthrange
from datetime import datetime
from typing import ClassVar

from assembly_app.domain.members.state import MEMBERS_ID, Member, MemberId, People, Standing, Term
from assembly_app.domain.refusal import refuse_unless
from assembly_app.domain.values import Act, Deadline, Emitted, Entry, Event, Instant, amended, changed
from assembly_app.domain.world import World


class MemberJoined(Event, frozen=True):
    """Somebody joined, as a member or as a guest."""

    TYPE: ClassVar[str] = "member.joined"
    member: MemberId
    name: str
    guest: bool = False


class MemberStandingChanged(Event, frozen=True):
    """A guest became a member, a member left or came back."""

    TYPE: ClassVar[str] = "member.standing-changed"
    member: MemberId
    standing: Standing


class MemberRenamed(Event, frozen=True):
    """The name, or whether the hall may see it, changed."""

    TYPE: ClassVar[str] = "member.renamed"
    member: MemberId
    name: str
    shown: bool = True


class MemberTrained(Event, frozen=True):
    """Somebody learned to do something, such as to facilitate."""

    TYPE: ClassVar[str] = "member.trained"
    member: MemberId
    skill: str


class TermBegan(Event, frozen=True):
    """An office was taken up for a term."""

    TYPE: ClassVar[str] = "member.term-began"
    member: MemberId
    role: str
    until: Instant


class AddMember(Act, frozen=True):
    """Add a person by name, as a member or as a guest."""

    NEW: ClassVar[tuple[str, ...]] = ("id",)
    name: str
    guest: bool = False
    id: MemberId = ""


class ChangeStanding(Act, frozen=True):
    """Make a guest a member, or record that somebody left or came back."""

    member: MemberId
    standing: Standing


class RenameMember(Act, frozen=True):
    """Correct a name, or say whether the hall may see it."""

    member: MemberId
    name: str = ""
    shown: bool = True


class TrainMember(Act, frozen=True):
    """Record that somebody is trained for something, such as "facilitation"."""

    member: MemberId
    skill: str = "facilitation"


class BeginTerm(Act, frozen=True):
    """Give an office to a member until an instant; without one, for the charter's term."""

    member: MemberId
    role: str
    until: Deadline | None = None


def months_after(at: datetime, months: int) -> datetime:
    """The same day so many months on; where the month is too short, its last day."""
    years, month = divmod(at.month - 1 + months, 12)
    year = at.year + years
    return at.replace(year=year, month=month + 1, day=min(at.day, monthrange(year, month + 1)[1]))


def add_member(act: AddMember, world: World, now: datetime) -> list[Emitted]:
    """Refused without a name, or with an id that somebody has."""
    refuse_unless(world.founding, "not-founded", "charter")
    refuse_unless(act.name.strip(), "text-missing", "input", field="name")
    refuse_unless(world.people.find(act.id) is None, "id-taken", "input", id=act.id)
    return [Emitted(MEMBERS_ID, MemberJoined(member=act.id, name=act.name.strip(), guest=act.guest))]


def change_standing(act: ChangeStanding, world: World, now: datetime) -> list[Emitted]:
    """Refused when it is so already."""
    person = world.people.person(act.member)
    refuse_unless(person.standing != act.standing, "nothing-to-change", "input", member=act.member)
    return [Emitted(MEMBERS_ID, MemberStandingChanged(member=act.member, standing=act.standing))]


def rename_member(act: RenameMember, world: World, now: datetime) -> list[Emitted]:
    """An empty name keeps the old one."""
    person = world.people.person(act.member)
    return [
        Emitted(MEMBERS_ID, MemberRenamed(member=act.member, name=act.name.strip() or person.name, shown=act.shown))
    ]


def train_member(act: TrainMember, world: World, now: datetime) -> list[Emitted]:
    """Refused for a skill that is recorded already."""
    person = world.people.person(act.member)
    refuse_unless(act.skill not in person.skills, "nothing-to-change", "input", member=act.member)
    return [Emitted(MEMBERS_ID, MemberTrained(member=act.member, skill=act.skill))]


def begin_term(act: BeginTerm, world: World, now: datetime) -> list[Emitted]:
    """A term is the charter's months unless an end is given; it must end later than now."""
    world.people.member(act.member)
    until = act.until or months_after(now, world.charter.settings.term_months)
    refuse_unless(until > now, "ends-before-it-begins", "input", until=until)
    return [Emitted(MEMBERS_ID, TermBegan(member=act.member, role=act.role, until=until))]


def _joined(state: People, event: MemberJoined, entry: Entry) -> People:
    if state.find(event.member):
        return state
    standing: Standing = "guest" if event.guest else "active"
    person = Member(id=event.member, name=event.name, joined_at=entry.at, standing=standing)
    return People((*state.everyone, person))


def _standing(state: People, event: MemberStandingChanged, entry: Entry) -> People:
    return People(amended(state.everyone, event.member, standing=event.standing))


def _renamed(state: People, event: MemberRenamed, entry: Entry) -> People:
    return People(amended(state.everyone, event.member, name=event.name, shown=event.shown))


def _trained(state: People, event: MemberTrained, entry: Entry) -> People:
    person = state.find(event.member)
    return state if person is None else _put(state, changed(person, skills=(*person.skills, event.skill)))


def _term(state: People, event: TermBegan, entry: Entry) -> People:
    person = state.find(event.member)
    if person is None:
        return state
    return _put(state, changed(person, terms=(*person.terms, Term(event.role, entry.at, event.until))))


def _put(state: People, person: Member) -> People:
    return People(tuple(person if m.id == person.id else m for m in state.everyone))


def _undo_joining(act: AddMember, world: World, why: str) -> Act:
    return ChangeStanding(member=act.id, standing="left")


def _undo_standing(act: ChangeStanding, world: World, why: str) -> Act | None:
    person = world.people.find(act.member)
    return ChangeStanding(member=act.member, standing=person.standing) if person else None


def _undo_renaming(act: RenameMember, world: World, why: str) -> Act | None:
    person = world.people.find(act.member)
    return RenameMember(member=act.member, name=person.name, shown=person.shown) if person else None


EVOLVE = {
    MemberJoined: _joined,
    MemberStandingChanged: _standing,
    MemberRenamed: _renamed,
    MemberTrained: _trained,
    TermBegan: _term,
}
DECIDE = {
    AddMember: add_member,
    ChangeStanding: change_standing,
    RenameMember: rename_member,
    TrainMember: train_member,
    BeginTerm: begin_term,
}
UNDO = {AddMember: _undo_joining, ChangeStanding: _undo_standing, RenameMember: _undo_renaming}
NO_UNDO = {TrainMember, BeginTerm}
