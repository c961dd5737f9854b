# SPDX-License-Identifier: GPL-3.0-or-later
"""An assembly on a store in memory, and the steps that lead it up to an evening on which most acts are possible."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from assembly_app.domain.aggregates import State
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.proposals.state import Proposal
from assembly_app.ledger.keys import PublicKey
from assembly_app.service.core.assembly import Assembly, read_act
from assembly_app.service.core.ports import Change
from assembly_app.service.core.scenario import ScenarioClock
from tests.memory_store.keys import MemoryKeys
from tests.memory_store.store import MemoryStore

BEGIN = datetime(2026, 3, 2, 18, tzinfo=UTC)


class Evening:
    """An assembly; `act` takes an act's name and fields and gives the id of what it made. `heard`: what was told."""

    def __init__(self, facilitator: PublicKey | None = None) -> None:
        self.clock, self.keys, self.store = ScenarioClock(BEGIN), MemoryKeys(), MemoryStore()
        self.assembly = Assembly(self.store, self.keys, self.clock, facilitator=facilitator)
        self.heard: list[Change] = []
        self.assembly.listen(self.heard.append)
        self.meeting = self.proposal = self.other_item = ""

    @property
    def group(self) -> str:
        return self.assembly.group

    @property
    def members(self) -> list[str]:
        return [member.id for member in self.assembly.world.people.active]

    def act(self, act: str, /, **fields: object) -> str:
        return self.assembly.act(read_act(act, fields)).id

    def later(self, **length: float) -> None:
        self.clock.at += timedelta(**length)

    def hall(self) -> Meeting:
        """The meeting that is open."""
        return self.assembly.world.meeting(self.meeting)

    def on_the_floor(self) -> Proposal:
        """The proposal that is being talked about."""
        return self.assembly.world.proposal(self.proposal)

    def state(self) -> list[State | None]:
        """All that is folded of this group."""
        abouts = {record.header.about for feed in self.store.feeds() for record in self.store.records(feed.id)}
        return [self.store.state(self.group, about) for about in sorted(abouts)]

    def stand(self) -> tuple[object, ...]:
        """All that an act could change: in the store, and in what is remembered beside it."""
        feed = self.store.own_feed()
        return (
            self.store.digest(),
            self.store.feeds(),
            self.store.head(feed),
            self.store.rolls(self.group),
            len(self.heard),
        )


def founded(facilitator: PublicKey | None = None) -> Evening:
    """A young assembly of six members."""
    evening = Evening(facilitator)
    evening.act("found-assembly", name="Riverside", values={"care": "Care for one another"}, languages=("en", "es"))
    for person in ("Ada", "Ben", "Cem", "Dot", "Eva", "Finn"):
        evening.act("add-member", name=person)
    return evening


def convened() -> Evening:
    """A meeting is open, Ada facilitates, Finn is late, and a minor proposal is being discussed."""
    evening = founded()
    *here, _ = members = evening.members
    evening.proposal = evening.act(
        "draft-proposal", title="A bench by the river", text="We build a bench.", proposer=members[1], weight="minor"
    )
    starts_at = evening.clock.now() + timedelta(days=1)
    evening.meeting = meeting = evening.act("call-meeting", starts_at=starts_at, place="Hall", title="Spring meeting")
    item = evening.act("add-item", meeting=meeting, kind="decision", proposal=evening.proposal)
    evening.other_item = evening.act("add-item", meeting=meeting, kind="discussion", title="The boat")
    evening.act("post-agenda", meeting=meeting)
    evening.act("take-role", meeting=meeting, role="facilitator", member=members[0], why="agreed on")
    evening.clock.at = starts_at
    evening.act("open-meeting", meeting=meeting)
    evening.act("arrive", members=here)
    evening.act("take-up", item=item)
    for stage in ("presented", "clarifying", "discussion"):
        evening.act("move-stage", stage=stage)
    return evening


def in_test(evening: Evening) -> Evening:
    """The proposal is being tested; all four questions have been asked."""
    evening.act("move-stage", stage="concerns")
    evening.act("open-test")
    for step in ("block", "stand-aside", "reservation", "agreement"):
        evening.act("ask-for", step=step)
    return evening


def decided(evening: Evening) -> Evening:
    """The proposal was agreed on; its block period runs."""
    in_test(evening).act("close-test", agreement=5)
    return evening
