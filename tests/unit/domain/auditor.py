# SPDX-License-Identifier: GPL-3.0-or-later
"""An auditor who reads nothing but the record of one proposal and says whether its decisions were reached by the rules.

It shares no code with the folds: what it knows it counts itself, event by event.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from assembly_app.domain.meetings.attendance import Arrived, Departed
from assembly_app.domain.meetings.calling import MeetingCalled, MeetingClosed
from assembly_app.domain.meetings.posting import AgendaPosted
from assembly_app.domain.members.membership import MemberJoined
from assembly_app.domain.proposals.blocks import BlockLodged, BlockReviewAsked, BlockReviewed, BlockWithdrawn
from assembly_app.domain.proposals.concerns import ConcernRaised, ConcernSettled
from assembly_app.domain.proposals.drafting import MarkContested, TimeAsked, VersionAdded
from assembly_app.domain.proposals.state import ProposalPosted
from assembly_app.domain.proposals.testing import TestClosed, TestOpened
from assembly_app.domain.proposals.votes import VoteTaken
from tests.unit.domain.hall import Line

NOTICE = timedelta(hours=72)


@dataclass
class Auditor:
    """`wrong` says what was not kept."""

    wrong: list[str] = field(default_factory=list)
    guests: set[str] = field(default_factory=set)
    room: set[str] = field(default_factory=set)
    starts: dict[str, datetime] = field(default_factory=dict)
    posted: dict[str, datetime] = field(default_factory=dict)
    texts: dict[str, int] = field(default_factory=dict)
    material: list[bool] = field(default_factory=lambda: [True])
    concerns: dict[str, str] = field(default_factory=dict)
    asked_time: set[str] = field(default_factory=set)
    blocks: dict[str, tuple[str, int]] = field(default_factory=dict)
    askers: dict[str, set[str]] = field(default_factory=dict)
    opened: TestOpened | None = None
    decided: int = 0

    def read(self, lines: list[Line], major: bool, amendable: bool) -> list[str]:
        """What was not kept, in sentences."""
        for line in lines:
            self.line(line, major, amendable)
        return self.wrong

    def line(self, line: Line, major: bool, amendable: bool) -> None:
        event, about = line.entry.event, line.about
        match event:
            case MemberJoined():
                self.guests |= {event.member} if event.guest else set()
            case MeetingCalled():
                self.starts[about] = event.starts_at
            case AgendaPosted():
                self.posted[about] = line.entry.at
            case ProposalPosted():
                self.texts[event.meeting] = event.version
            case Arrived():
                self.room |= set(event.members)
            case Departed():
                self.room -= set(event.members)
            case MeetingClosed():
                self.room = set()
            case VersionAdded():
                self.material.append(not event.clarifying)
            case MarkContested():
                self.material[event.number - 1] = True
            case TimeAsked():
                self.asked_time.add(event.meeting)
            case ConcernRaised():
                self.concerns[event.concern] = "open"
            case ConcernSettled():
                self.concerns[event.concern] = event.status
            case _:
                self.judged(line, major, amendable)

    def judged(self, line: Line, major: bool, amendable: bool) -> None:
        event = line.entry.event
        match event:
            case BlockLodged():
                self.blocks[event.block] = (event.member, self.decided)
            case BlockWithdrawn():
                self.blocks.pop(event.block, None)
            case BlockReviewAsked():
                self.askers.setdefault(event.block, set()).add(event.member)
            case BlockReviewed():
                self.askers.pop(event.block, None)
                if not event.upheld:
                    self.blocks.pop(event.block, None)
                    self.concerns[event.block] = "open" if event.counts_as == "concern" else "counted"
            case TestOpened():
                self.opened = event
                self.before_test(event, major, amendable)
            case TestClosed():
                self.closed(line, event)
            case VoteTaken() if event.passed:
                self.quorum("vote")
                self.blocks.clear()

    def before_test(self, event: TestOpened, major: bool, amendable: bool) -> None:
        self.quorum("test")
        here = event.meeting
        if major and self.starts[here] - self.posted.get(here, self.starts[here]) < NOTICE:
            self.wrong.append("a major item without notice")
        changed = any(self.material[self.texts[here] :])
        if major and changed and not (amendable and here not in self.asked_time):
            self.wrong.append("a material change after posting")
        if "open" in self.concerns.values() and not event.why:
            self.wrong.append("an open concern without a reason")
        for block, (member, version) in self.blocks.items():
            if len(self.askers.get(block, ())) >= 2:
                self.wrong.append(f"{member}'s block was not reviewed")
            if not any(self.material[version:]):
                self.wrong.append(f"{member}'s block was walked around")

    def quorum(self, what: str) -> None:
        if len(self.room - self.guests) < 3:
            self.wrong.append(f"a {what} without a quorum")

    def closed(self, line: Line, event: TestClosed) -> None:
        assert self.opened is not None
        version = self.opened.version
        if event.outcome == "abandoned":
            return
        self.blocks = {f"{line.entry.id}.{n}": (named.member, version) for n, named in enumerate(event.blocked_by)}
        if event.outcome == "provisional":
            self.quorum("decision")
            self.decided = version
            if event.blocked_by:
                self.wrong.append("a decision in spite of a block")
            if not event.tally.agreement:
                self.wrong.append("a decision without active agreement")
