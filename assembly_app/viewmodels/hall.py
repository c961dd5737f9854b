# SPDX-License-Identifier: GPL-3.0-or-later
"""What the hall sees: one scene at a time, following the meeting unless the facilitator holds it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.domain.attendance import quorum
from assembly_app.domain.meeting import Meeting
from assembly_app.domain.people import People
from assembly_app.domain.positions import STEPS
from assembly_app.domain.proposal import Proposal
from assembly_app.viewmodels.acting import Acting
from assembly_app.viewmodels.floor import on_floor, proposal_of
from assembly_app.viewmodels.meeting_rows import current
from assembly_app.viewmodels.times import milliseconds

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

SCENES = {
    "posted": "proposal",
    "presented": "proposal",
    "clarifying": "clarifying",
    "discussion": "proposal",
    "concerns": "concerns",
    "resolving": "concerns",
    "returned": "concerns",
    "provisional": "block-period",
}
"""The scene for where a proposal stands; any other standing is shown as its decision."""


@QmlElement
@QmlUncreatable("made by the program")
class HallViewModel(QObject):  # type: ignore[operator]
    """One frozen picture of the meeting. Refusals, half-typed text and hidden names never come here.

    Signals:
        changed: the picture is another one.
        ticked: clocks go on.
        held: blank, freeze or the holding card was pressed, or undone.
        turned: another page, or another number of pages.
        chosen: another second language, or the window came or went.
        projectAsked: the window is to be shown, or hidden again.
    """

    changed = Signal()
    ticked = Signal()
    held = Signal()
    turned = Signal()
    chosen = Signal()
    projectAsked = Signal()

    def __init__(self, acting: Acting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acting = acting
        self._cover = ""
        self._frozen = False
        self._page = 0
        self._pages = 1
        self.second_ = ""
        self._projected = False
        self._picture: dict[str, Any] = {}
        self._ends: datetime | None = None
        self._shown_at = acting.now
        acting.changed.connect(self.refresh)
        acting.ticked.connect(self.tick)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Follow the meeting, unless frozen."""
        if self._frozen:
            return
        acting = self._acting
        picture: dict[str, Any] = (
            _picture(acting) if acting.assembly.group else {"scene": "welcome", "name": "", "languages": []}
        )
        ends = picture.pop("ends", None)
        self._ends = ends if isinstance(ends, datetime) else None
        if (picture.get("scene"), picture.get("texts")) != (self._picture.get("scene"), self._picture.get("texts")):
            self._page = 0
        self._picture = picture
        self._shown_at = acting.now
        self.changed.emit()
        self.turned.emit()
        self.ticked.emit()

    @Slot()
    def tick(self) -> None:
        """A second has passed."""
        if self._frozen:
            return
        self._shown_at = self._acting.now
        if self._picture.get("scene") == "block-period" and self._left() <= 0:
            self.refresh()
        self.ticked.emit()

    @Slot()
    def blank(self) -> None:
        """Show nothing; again: show the meeting."""
        self._cover_with("blank")

    @Slot()
    def holdingCard(self) -> None:
        """Show the card with the group's name; again: show the meeting."""
        self._cover_with("card")

    def _cover_with(self, cover: str) -> None:
        self._cover = "" if self._cover == cover else cover
        self.changed.emit()
        self.held.emit()

    @Slot()
    def freeze(self) -> None:
        """Keep what is shown; again: follow the meeting."""
        self._frozen = not self._frozen
        self.refresh()
        self.held.emit()

    @Slot(int)
    def turnPage(self, by: int) -> None:
        """Turn the page of a long text."""
        if not self._frozen:
            self._page = (self._page + by) % max(1, self._pages)
            self.turned.emit()

    @Slot(int)
    def paged(self, pages: int) -> None:
        """The scene says how many pages the text takes at the size that can be read."""
        if pages != self._pages:
            self._pages = pages
            self._page = min(self._page, pages - 1)
            self.turned.emit()

    @Slot(str)
    def chooseSecond(self, code: str) -> None:
        """Show a second language beside the first; "" for none."""
        self.second_ = code
        self.chosen.emit()

    @Slot()
    def project(self) -> None:
        """Show the hall's window, or hide it."""
        self.projectAsked.emit()

    def was_projected(self, shown: bool) -> None:
        """The window is shown, or not."""
        self._projected = shown
        self.chosen.emit()

    def _left(self) -> int:
        return int((self._ends - self._shown_at).total_seconds()) if self._ends else 0

    def _read_scene(self) -> str:
        return self._cover or str(self._picture.get("scene", "welcome"))

    def _read_picture(self) -> dict[str, Any]:
        return self._picture

    def _read_left(self) -> int:
        return self._left()

    def _read_timed(self) -> bool:
        return self._ends is not None

    def _read_now(self) -> float:
        return milliseconds(self._shown_at)

    def _read_cover(self) -> str:
        return self._cover

    def _read_frozen(self) -> bool:
        return self._frozen

    def _read_page(self) -> int:
        return self._page

    def _read_pages(self) -> int:
        return self._pages

    def _read_second(self) -> str:
        return self.second_

    def _read_projected(self) -> bool:
        return self._projected

    projected = Property(bool, _read_projected, notify=chosen)
    scene = Property(str, _read_scene, notify=changed)
    cover = Property(str, _read_cover, notify=held)
    frozen = Property(bool, _read_frozen, notify=held)
    page = Property(int, _read_page, notify=turned)
    pages = Property(int, _read_pages, notify=turned)
    second = Property(str, _read_second, notify=chosen)
    picture = Property(dict, _read_picture, notify=changed)
    left = Property(int, _read_left, notify=ticked)
    timed = Property(bool, _read_timed, notify=ticked)
    now = Property(float, _read_now, notify=ticked)


def _picture(acting: Acting) -> dict[str, Any]:
    world, now = acting.assembly.world, acting.now
    charter = world.charter
    plain: dict[str, Any] = {"scene": "welcome", "name": charter.name, "languages": list(charter.languages)}
    meeting = current(world, now)
    if meeting is None:
        return plain
    people = world.people
    plain |= {
        "titles": meeting.title,
        "kind": meeting.kind,
        "own": False,
        "meeting": meeting.title,
        "startsAt": milliseconds(meeting.starts_at),
        "place": meeting.place,
        "open": meeting.phase == "open",
        "present": quorum(meeting, world).present,
        "agenda": [
            {"number": n, "titles": i.title, "kind": i.kind, "own": i.id == i.kind, "minutes": i.minutes,
             "state": i.state}
            for n, i in enumerate(meeting.agenda, 1)
        ],
        "speaking": _shown(meeting.stack.speaking.member, people) if meeting.stack.speaking else "",
        "waiting": [n for h in meeting.stack.order(meeting.floor) if (n := _shown(h.member, people))][:3],
    }  # fmt: skip
    item = on_floor(meeting)
    if item is None:
        return plain | {"scene": "agenda"}
    own = item.id == item.kind
    scene = "break" if item.kind == "break" else "item"
    plain |= {"scene": scene, "titles": item.title, "kind": item.kind, "own": own}
    plain["ends"] = meeting.timer.ends_at if meeting.timer else None
    proposal = proposal_of(item, world)
    if proposal is None:
        return plain | {"presenter": _shown(item.presenter, people)}
    return plain | _proposal(meeting, proposal, people, now)


def _proposal(meeting: Meeting, proposal: Proposal, people: People, now: datetime) -> dict[str, Any]:
    standing = proposal.standing(now)
    test = proposal.open_test
    scene = "test" if test else SCENES.get(standing, "proposal" if standing == "testing" else "decision")
    waiting = [q for q in proposal.questions if not q.answer]
    question = waiting[-1] if waiting else (proposal.questions[-1] if proposal.questions else None)
    decision = proposal.decision
    entry = decision.entry if decision else None
    plain: dict[str, Any] = {
        "scene": scene,
        "titles": proposal.title,
        "own": False,
        "texts": entry.text if entry and scene in ("block-period", "decision") else proposal.version.texts,
        "version": proposal.version.number,
        "standing": standing,
        "asking": test.asked[-1] if test and test.asked else "",
        "steps": [{"stance": s, "asked": bool(test and s in test.asked)} for s in STEPS],
        "question": {"says": question.text, "answer": question.answer, "by": _shown(question.member, people)}
        if question
        else {},
        "concerns": [
            {"number": c.number, "says": c.text, "status": c.status, "version": c.version,
             "by": _shown(c.member, people)}
            for c in proposal.concerns
        ],
    }  # fmt: skip
    if entry is not None:
        tally = entry.tally
        plain |= {
            "number": entry.number,
            "agreement": tally.agreement,
            "reservations": tally.reservations,
            "asides": tally.stand_asides,
            "blocks": tally.blocks,
            "blockEnds": milliseconds(decision.block_ends) if decision else 0.0,
        }
        if scene == "block-period" and decision is not None:
            plain["ends"] = decision.block_ends
    return plain


def _shown(member: str, people: People) -> str:
    person = people.find(member) if member else None
    return person.name if person is not None and person.shown else ""
