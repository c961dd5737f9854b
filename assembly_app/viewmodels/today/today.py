# SPDX-License-Identifier: GPL-3.0-or-later
"""The Today place: what needs someone now, most pressing first."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.domain.meetings.roles import facilitation_order
from assembly_app.domain.refusal import Refused
from assembly_app.service.trust.forks import open_forks
from assembly_app.viewmodels.kit.command_runner import CommandRunner
from assembly_app.viewmodels.kit.list_model import RowListModel
from assembly_app.viewmodels.kit.properties import Property
from assembly_app.viewmodels.kit.times import milliseconds
from assembly_app.viewmodels.kit.visible_refresh import VisibleRefresh
from assembly_app.viewmodels.meetings.rows import current
from assembly_app.viewmodels.place import PlaceViewModel

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1


SOON = timedelta(days=30)
"""A term of office that ends so soon is said."""
STALE_BUNDLE = timedelta(days=30)
"""Another group that was last heard of so long ago is said."""


class NeedRow(NamedTuple):
    """One thing that needs someone: its code, what it is about, who, when, how many, and the place to go to."""

    key: str
    code: str
    titles: dict[str, str]
    name: str
    at: float
    amount: int
    place: str


@QmlElement
@QmlUncreatable("made by the program")
class TodayViewModel(PlaceViewModel):  # type: ignore[operator]
    """What needs someone now.

    Signals:
        changed: emitted when the list or the instant changes.
    """

    changed = Signal()

    def __init__(self, acting: CommandRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting = acting
        self._needs = RowListModel(NeedRow, self)
        self.reading: VisibleRefresh = VisibleRefresh(acting, self.refresh)
        self._ticks = 0
        acting.ticked.connect(self._tick)

    def _tick(self) -> None:
        self._ticks += 1
        if self._ticks % 10 == 0:
            self.reading.again()

    def refresh(self) -> None:
        """Read everything again: deadlines are computed when read."""
        if self._acting.assembly.group:
            needs = [*self._meeting(), *self._decisions(), *self._actions()]
            self._needs.show([*needs, *self._minutes(), *self._terms(), *self._trust(), *self._bundles()])
        self.changed.emit()

    def _meeting(self) -> list[NeedRow]:
        world, now = self._acting.assembly.world, self._acting.now
        meeting = current(world, now)
        if meeting is None:
            return [NeedRow("call", "call-meeting", {}, "", 0.0, 0, "meetings")]
        starts = milliseconds(meeting.starts_at)
        if meeting.phase == "open":
            return [
                NeedRow("meeting", "meeting-open", meeting.title, "", milliseconds(meeting.opened_at), 0, "meetings")
            ]
        rows = []
        if meeting.phase == "planned":
            by = milliseconds(meeting.starts_at - world.charter.settings.notice)
            code = "post-agenda" if by >= milliseconds(now) else "post-agenda-late"
            rows.append(NeedRow("post", code, meeting.title, "", by, len(meeting.agenda), "meetings"))
        else:
            rows.append(NeedRow("meeting", "meeting-comes", meeting.title, meeting.place, starts, 0, "meetings"))
        if not meeting.roles.get("facilitator"):
            first = next((p.member for p in facilitation_order(meeting, world, now) if p.eligible), "")
            if first:
                rows.append(NeedRow("facilitate", "facilitate", {}, self._acting.name(first), starts, 0, "members"))
        return rows

    def _decisions(self) -> list[NeedRow]:
        assembly, now = self._acting.assembly, self._acting.now
        rows = []
        for row in assembly.store.decisions(assembly.group, now):
            key, title, number = row.proposal, row.title, row.number
            if row.standing == "provisional":
                ends = milliseconds(row.block_ends)
                rows.append(NeedRow(f"block-{key}", "block-period", title, number, ends, 0, "decisions"))
            elif row.standing in ("contested", "blocked"):
                rows.append(NeedRow(f"contested-{key}", row.standing, title, number, 0.0, 0, "decisions"))
            elif row.review_at and row.review_at <= now and row.standing == "in-force":
                due = milliseconds(row.review_at)
                rows.append(NeedRow(f"review-{key}", "review", title, number, due, 0, "decisions"))
        return rows

    def _actions(self) -> list[NeedRow]:
        world, now = self._acting.assembly.world, self._acting.now
        try:
            late = [world.action(b.id) for b in world.actions() if b.status == "open" and b.due and b.due < now]
        except Refused:
            return []
        if len(late) == 1:
            one = late[0]
            return [
                NeedRow("late", "overdue", one.text, self._acting.name(one.owner), milliseconds(one.due), 1, "actions")
            ]
        return [NeedRow("late", "overdue-many", {}, "", 0.0, len(late), "actions")] if late else []

    def _minutes(self) -> list[NeedRow]:
        world = self._acting.assembly.world
        waiting = [b for b in world.meetings() if b.phase == "closed" and b.minutes_phase in ("draft", "amended")]
        return [
            NeedRow(
                f"minutes-{b.id}", "minutes", world.meeting(b.id).title, "", milliseconds(b.starts_at), 0, "meetings"
            )
            for b in waiting[-3:]
        ]

    def _terms(self) -> list[NeedRow]:
        now = self._acting.now
        ending = [
            (term.until, member.name, term.role)
            for member in self._acting.assembly.world.people.active
            for term in member.terms
            if now < term.until < now + SOON
        ]
        return [
            NeedRow(f"term-{name}-{role}", "term", {"": role}, name, milliseconds(until), 0, "members")
            for until, name, role in sorted(ending)
        ]

    def _trust(self) -> list[NeedRow]:
        store, own = self._acting.assembly.store, self._acting.assembly.group
        rows = [
            NeedRow(f"fork-{n}", "fork", {"": group}, name, 0.0, seq, "exchange")
            for n, (name, group, seq) in enumerate(open_forks(store))
        ]
        names = {group.id: group.name for group in store.groups()}
        waiting = [row.group for row in store.erasures() if not row.done and row.group != own]
        asked = [
            NeedRow(f"erase-{group}", "erase-asked", {}, names[group], 0.0, waiting.count(group), "exchange")
            for group in dict.fromkeys(waiting)
        ]
        return [*rows, *asked]

    def _bundles(self) -> list[NeedRow]:
        store, own = self._acting.assembly.store, self._acting.assembly.group
        heard: dict[str, datetime] = {}
        for feed in store.feeds():
            if feed.group != own and feed.at:
                at = datetime.fromisoformat(feed.at)
                heard[feed.group] = max(heard.get(feed.group, at), at)
        names = {group.id: group.name for group in store.groups()}
        old = {group: at for group, at in heard.items() if self._acting.now - at > STALE_BUNDLE}
        return [
            NeedRow(
                f"bundle-{group}",
                "bundle",
                {},
                names.get(group, ""),
                milliseconds(at),
                (self._acting.now - at).days,
                "exchange",
            )
            for group, at in sorted(old.items(), key=lambda item: item[1])
        ]

    @Property(RowListModel, constant=True)
    def needs(self) -> RowListModel:
        return self._needs

    @Property(float, notify=changed)
    def now(self) -> float:
        return milliseconds(self._acting.now)
