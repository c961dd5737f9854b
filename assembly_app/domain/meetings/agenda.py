# SPDX-License-Identifier: GPL-3.0-or-later
"""Agenda items (R1), and what may still change after the agenda is posted (R4)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from assembly_app.domain.charter.state import Count, Weight
from assembly_app.domain.meetings.postable import require_postable
from assembly_app.domain.meetings.state import Item, ItemId, ItemKind, Meeting, MeetingId
from assembly_app.domain.members.state import MemberId
from assembly_app.domain.proposals.state import ProposalId, ProposalPosted
from assembly_app.domain.refusal import refuse_unless
from assembly_app.domain.values import (
    Act,
    Emitted,
    Entry,
    Event,
    LongSaid,
    Said,
    Texts,
    amended,
    changed,
    required_texts,
)
from assembly_app.domain.world import World

LAST: ItemKind = "evaluation"


class ItemAdded(Event, frozen=True):
    """An item came onto the agenda, before the one named in `before`, or at its end."""

    TYPE: ClassVar[str] = "agenda.item-added"
    item: Item
    before: ItemId = ""


class ItemChanged(Event, frozen=True):
    """What is None stayed."""

    TYPE: ClassVar[str] = "agenda.item-changed"
    item: ItemId
    title: Texts | None = None
    minutes: int | None = None
    presenter: MemberId | None = None
    note: Texts | None = None
    open_to_amendment: bool | None = None


class ItemRemoved(Event, frozen=True):
    """An item was taken off the agenda; by consent of the hall once it was posted."""

    TYPE: ClassVar[str] = "agenda.item-removed"
    item: ItemId
    why: str = ""
    consent: bool = False


class ItemMoved(Event, frozen=True):
    """An item now comes before another one, or last when `before` is empty; by consent once it was posted."""

    TYPE: ClassVar[str] = "agenda.item-moved"
    item: ItemId
    before: ItemId = ""
    consent: bool = False


class AddItem(Act, frozen=True):
    """Put an item on a meeting's agenda. A decision item names its proposal, and takes its weight and title from it."""

    NEW: ClassVar[tuple[str, ...]] = ("id",)
    meeting: MeetingId
    kind: ItemKind
    title: Said = ""
    minutes: Count = 10
    presenter: MemberId = ""
    proposal: ProposalId = ""
    note: LongSaid = ""
    open_to_amendment: bool = False
    before: ItemId = ""
    id: ItemId = ""


class ChangeItem(Act, frozen=True):
    """Change an item before the agenda is posted."""

    meeting: MeetingId
    item: ItemId
    title: Said | None = None
    minutes: Count | None = None
    presenter: MemberId | None = None
    note: LongSaid | None = None
    open_to_amendment: bool | None = None


class RemoveItem(Act, frozen=True):
    """Take an item off. After posting only in the open meeting, when nobody present objects."""

    meeting: MeetingId
    item: ItemId
    consent: bool = False
    why: str = ""


class MoveItem(Act, frozen=True):
    """Put an item before another one. After posting only in the open meeting, when nobody present objects."""

    meeting: MeetingId
    item: ItemId
    before: ItemId = ""
    consent: bool = False


def add_item(act: AddItem, world: World, now: datetime) -> list[Emitted]:
    """After posting, minor items only, marked late; a major one names the next meeting that could decide it (R4)."""
    meeting = world.meeting(act.meeting)
    refuse_unless(meeting.phase in ("planned", "posted", "open"), "meeting-over", "R4", phase=meeting.phase)
    refuse_unless(all(act.id != item.id for item in meeting.items), "id-taken", "input", id=act.id)
    refuse_unless((act.kind == "decision") == bool(act.proposal), "decision-needs-proposal", "R1", kind=act.kind)
    if act.presenter:
        world.people.person(act.presenter)
    if act.before:
        meeting.item(act.before)
    language = world.charter.language
    late = meeting.phase != "planned"
    title, version = act.title, 0
    weight: Weight = "minor"
    if act.proposal:
        proposal = require_postable(world, act.proposal) if late else world.proposal(act.proposal)
        refuse_unless(proposal.may_be_posted, "stage", "R4", stage=proposal.stage, wanted="draft")
        taken = any(item.proposal == act.proposal for item in meeting.agenda)
        refuse_unless(not taken, "already-on-agenda", "R1", proposal=act.proposal)
        title, weight = act.title or proposal.title, proposal.weight
        if late:
            version = proposal.version.number
    if late and weight == "major":
        raise_too_late(world, now)
    item = Item(
        id=act.id,
        kind=act.kind,
        title=required_texts(title or act.kind, language, "title"),
        minutes=act.minutes,
        weight=weight,
        presenter=act.presenter,
        proposal=act.proposal,
        note=required_texts(act.note, language, "note") if act.note else {},
        open_to_amendment=act.open_to_amendment,
        late=late,
        posted_at=now if late else None,
        posted_version=version,
    )
    events = [Emitted(meeting.id, ItemAdded(item=item, before=act.before or _before_last(meeting)))]
    if version:
        events.append(Emitted(act.proposal, ProposalPosted(meeting=meeting.id, item=act.id, version=version)))
    return events


def raise_too_late(world: World, now: datetime) -> None:
    """Refuse a major item on a posted agenda, naming the next meeting where it could be decided (R4)."""
    earliest = now + world.charter.settings.notice
    fitting = (b for b in world.meetings() if b.phase == "planned" and b.starts_at >= earliest)
    upcoming = next(fitting, None)
    refuse_unless(
        None,
        "major-item-too-late",
        "R4",
        next_meeting=upcoming.id if upcoming else "",
        next_start=upcoming.starts_at if upcoming else None,
        earliest=earliest,
    )


def _before_last(meeting: Meeting) -> str:
    # The evaluation stays last by itself (R6).
    return next((item.id for item in meeting.agenda[-1:] if item.kind == LAST), "")


def change_item(act: ChangeItem, world: World, now: datetime) -> list[Emitted]:
    """A posted agenda is frozen (R2)."""
    meeting = world.meeting(act.meeting)
    meeting.item(act.item)
    refuse_unless(meeting.phase == "planned", "agenda-frozen", "R2", phase=meeting.phase)
    if act.presenter:
        world.people.person(act.presenter)
    language = world.charter.language
    event = ItemChanged(
        item=act.item,
        title=None if act.title is None else required_texts(act.title, language, "title"),
        minutes=act.minutes,
        presenter=act.presenter,
        note=None if act.note is None else required_texts(act.note, language, "note"),
        open_to_amendment=act.open_to_amendment,
    )
    return [Emitted(meeting.id, event)]


def _needs_consent(meeting: Meeting, item: str, consent: bool) -> bool:
    found = meeting.item(item)
    refuse_unless(found.state == "to-come", "item-begun", "R4", item=item)
    if meeting.phase == "planned":
        return False
    refuse_unless(meeting.phase == "open", "agenda-frozen", "R4", phase=meeting.phase)
    refuse_unless(consent, "needs-consent", "R4", item=item)
    return True


def remove_item(act: RemoveItem, world: World, now: datetime) -> list[Emitted]:
    """Before posting freely; after it in the open meeting, by consent, recorded (R4)."""
    meeting = world.meeting(act.meeting)
    consent = _needs_consent(meeting, act.item, act.consent)
    return [Emitted(meeting.id, ItemRemoved(item=act.item, why=act.why, consent=consent))]


def move_item(act: MoveItem, world: World, now: datetime) -> list[Emitted]:
    """Before posting freely; after it in the open meeting, by consent, recorded (R4)."""
    meeting = world.meeting(act.meeting)
    consent = _needs_consent(meeting, act.item, act.consent)
    before = meeting.item(act.before).id if act.before else _before_last(meeting)
    refuse_unless(before != act.item, "nothing-to-change", "R4", item=act.item)
    return [Emitted(meeting.id, ItemMoved(item=act.item, before=before, consent=consent))]


def _placed(items: tuple[Item, ...], item: Item, before: str) -> tuple[Item, ...]:
    at = next((n for n, other in enumerate(items) if other.id == before), len(items))
    return (*items[:at], item, *items[at:])


def added(state: Meeting, event: ItemAdded) -> Meeting:
    """The meeting with one more item; a second item of the same id, from another laptop, changes nothing."""
    if any(item.id == event.item.id for item in state.items):
        return state
    return changed(state, items=_placed(state.items, event.item, event.before))


def _added(state: Meeting, event: ItemAdded, entry: Entry) -> Meeting:
    return added(state, event)


def _changed(state: Meeting, event: ItemChanged, entry: Entry) -> Meeting:
    named = {f: getattr(event, f) for f in ("title", "minutes", "presenter", "note", "open_to_amendment")}
    given = {field: value for field, value in named.items() if value is not None}
    return changed(state, items=amended(state.items, event.item, **given))


def _removed(state: Meeting, event: ItemRemoved, entry: Entry) -> Meeting:
    return changed(state, items=amended(state.items, event.item, removed=True))


def _moved(state: Meeting, event: ItemMoved, entry: Entry) -> Meeting:
    rest = tuple(item for item in state.items if item.id != event.item)
    moved = tuple(item for item in state.items if item.id == event.item)
    return changed(state, items=_placed(rest, moved[0], event.before)) if moved else state


def _undo_adding(act: AddItem, world: World, why: str) -> Act:
    return RemoveItem(meeting=act.meeting, item=act.id)


EVOLVE = {ItemAdded: _added, ItemChanged: _changed, ItemRemoved: _removed, ItemMoved: _moved}
DECIDE = {AddItem: add_item, ChangeItem: change_item, RemoveItem: remove_item, MoveItem: move_item}
UNDO = {AddItem: _undo_adding}
NO_UNDO = {ChangeItem, RemoveItem, MoveItem}
