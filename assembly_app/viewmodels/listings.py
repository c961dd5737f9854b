# SPDX-License-Identifier: GPL-3.0-or-later
"""The places that only list so far: people with the rotation, the charter, what came from whom."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.domain.meeting import Meeting
from assembly_app.domain.people import Member
from assembly_app.domain.roles import turns
from assembly_app.domain.rotation import Place, rotation
from assembly_app.service.world import StoreWorld
from assembly_app.viewmodels.acting import Acting
from assembly_app.viewmodels.meeting_rows import current
from assembly_app.viewmodels.reading import Reading
from assembly_app.viewmodels.rows import Rows
from assembly_app.viewmodels.times import milliseconds

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


class MemberRow(NamedTuple):
    """A person with their place in the rotation (0 for none) and the reason for it."""

    key: str
    member: str
    place: int
    turns: int
    lastAt: float
    reason: str
    standing: str


class ValueRow(NamedTuple):
    """A core value."""

    key: str
    texts: dict[str, str]


class FeedItem(NamedTuple):
    """A feed: whose it is, how many records are known, and the clock of the newest."""

    key: str
    group: str
    records: int
    at: str
    own: bool


@QmlElement
@QmlUncreatable("made by the program")
class ListingsViewModel(QObject):  # type: ignore[operator]
    """True lists from the store, to be read.

    Signals:
        changed: something was recorded.
    """

    changed = Signal()

    def __init__(self, acting: Acting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting = acting
        self._members, self._values = Rows(MemberRow, self), Rows(ValueRow, self)
        self._feeds = Rows(FeedItem, self)
        self._charter: dict[str, Any] = {}
        self.reading = Reading(acting, self.refresh)

    def refresh(self) -> None:
        """Read everything again."""
        assembly = self._acting.assembly
        if not assembly.group:
            return
        world, store = assembly.world, assembly.store
        self._members.show(_member_rows(world, self._rotation(world)))
        charter = world.charter
        self._values.show([ValueRow(v.id, v.texts) for v in charter.values])
        settings = charter.settings
        self._charter = {
            "name": charter.name,
            "zone": charter.zone,
            "languages": list(charter.languages),
            "noticeHours": settings.notice_hours,
            "quorum": settings.quorum(len(world.people.active)),
            "members": len(world.people.active),
            "blockHours": settings.block_hours_major,
            "blockMinutes": settings.block_minutes_minor,
            "asides": settings.stand_aside_limit,
            "fallback": settings.fallback.percent if settings.fallback else 0,
            "failed": settings.fallback.failed_tests if settings.fallback else 0,
        }
        groups = {g.id: g.name for g in store.groups()}
        self._feeds.show([FeedItem(f.id, groups.get(f.group, ""), f.seq, f.at, f.own) for f in store.feeds()])
        self.changed.emit()

    def _rotation(self, world: StoreWorld) -> tuple[Place, ...]:
        # Once a meeting is open its facilitator has begun a turn: the order shown is then that of the meeting after it.
        now = self._acting.now
        meeting: Meeting | None = current(world, now)
        coming = meeting if meeting is not None and meeting.phase != "open" else None
        return rotation(
            coming.id if coming else "next",
            world.people.active,
            turns(world, coming),
            now,
            trained_only=world.charter.settings.facilitators_trained,
            declined=frozenset(coming.declined if coming else ()),
        )

    def _read_members(self) -> QObject:
        return self._members

    def _read_values(self) -> QObject:
        return self._values

    def _read_feeds(self) -> QObject:
        return self._feeds

    def _read_charter(self) -> dict[str, Any]:
        return self._charter

    def _read_now(self) -> float:
        return milliseconds(self._acting.now)

    members = Property(QObject, _read_members, constant=True)
    values = Property(QObject, _read_values, constant=True)
    feeds = Property(QObject, _read_feeds, constant=True)
    charter = Property(dict, _read_charter, notify=changed)
    now = Property(float, _read_now, notify=changed)


def _member_rows(world: StoreWorld, order: tuple[Place, ...]) -> list[MemberRow]:
    people = world.people
    rows = []
    for number, place in enumerate(order, 1):
        person = people.person(place.member)
        at = milliseconds(place.last_at)
        rows.append(MemberRow(person.id, person.name, number, place.turns, at, place.reason, "active"))
    placed = {place.member for place in order}
    rest: list[Member] = [m for m in people.everyone if m.id not in placed]
    return [*rows, *(MemberRow(m.id, m.name, 0, 0, 0.0, "", m.standing) for m in rest)]
