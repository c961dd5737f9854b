# SPDX-License-Identifier: GPL-3.0-or-later
"""Ten years of a neighbourhood, made up: meetings, proposals, tests, decisions, actions and minutes, as events."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from assembly_app.domain.actions.action_items import ActionAgreed, ActionDone
from assembly_app.domain.aggregates import EVENTS
from assembly_app.domain.charter.changes import AssemblyFounded, FoundAssembly
from assembly_app.domain.charter.state import USUAL_KINDS, CoreValue, Settings
from assembly_app.domain.decisions.state import DecisionEntry, Named, Tally
from assembly_app.domain.meetings.agenda import ItemAdded
from assembly_app.domain.meetings.attendance import Arrived
from assembly_app.domain.meetings.calling import MeetingCalled, MeetingClosed, MeetingOpened
from assembly_app.domain.meetings.minutes import EntryWritten
from assembly_app.domain.meetings.posting import AgendaPosted, PostedVersion
from assembly_app.domain.meetings.roles import RoleTaken
from assembly_app.domain.meetings.stack import HandRaised, TurnBegan, TurnEnded
from assembly_app.domain.meetings.state import Item
from assembly_app.domain.members.membership import MemberJoined
from assembly_app.domain.proposals.concerns import ConcernRaised, ConcernSettled
from assembly_app.domain.proposals.drafting import ProposalDrafted
from assembly_app.domain.proposals.state import ProposalPosted
from assembly_app.domain.values import Emitted, Event
from assembly_app.installation.keystore import Installation
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.scenario import ScenarioClock
from assembly_app.store.sql_store import SqlStore

PER_MEETING = 156
# fmt: off
WORDS = (
    "assembly", "proposal", "workshop", "garden", "seeds", "water", "kitchen", "rota", "tools", "river", "bridge",
    "path", "light", "winter", "summer", "children", "elders", "bread", "soup", "neighbours", "council", "delegate",
    "roof", "paint", "bicycles", "library", "evening", "morning", "budget", "repair",
)
# fmt: on
PEOPLE = 60


class Decade:
    """Events of many meetings, deterministic for a seed. `weeks` apart; about 156 records a meeting."""

    def __init__(self, seed: int = 7) -> None:
        self._random = random.Random(seed)
        self._people = [self._id() for _ in range(PEOPLE)]
        self._number = 0

    def _id(self) -> str:
        return f"{self._random.getrandbits(64):016x}"

    def _words(self, count: int) -> str:
        return " ".join(self._random.choice(WORDS) for _ in range(count))

    def begin(self) -> list[Emitted]:
        """The founding and the members."""
        values = (CoreValue("care", {"en": "Care for one another"}),)
        founded = AssemblyFounded(
            name="Bench",
            level="neighbourhood",
            zone="UTC",
            languages=("en",),
            values=values,
            kinds=USUAL_KINDS,
            settings=Settings(),
        )
        joined = [Emitted("people", MemberJoined(member=m, name=self._words(2).title())) for m in self._people]
        return [Emitted("charter", founded), *joined]

    def meetings(self, records: int) -> Iterator[tuple[datetime, list[Emitted]]]:
        """Meetings one after the other until there are so many records."""
        at = datetime(2016, 1, 7, 19, tzinfo=UTC)
        left = records - PEOPLE - 2
        while left > 0:
            events = list(self._meeting(at))[:left]
            left -= len(events)
            yield at, events
            at += timedelta(days=5.7)

    def _meeting(self, at: datetime) -> Iterator[Emitted]:
        meeting, proposal, item = self._id(), self._id(), self._id()
        here = self._random.sample(self._people, 24)
        title, text = {"en": self._words(6)}, {"en": self._words(40)}
        yield Emitted(
            proposal,
            ProposalDrafted(title=title, text=text, language="en", proposer=here[3], weight="minor"),
        )
        items = (Item(id="evaluation", kind="evaluation", title={"en": "evaluation"}, minutes=5),)
        yield Emitted(
            meeting,
            MeetingCalled(
                title={"en": "monthly"},
                kind="monthly",
                starts_at=at,
                zone="UTC",
                place="Hall",
                minutes=120,
                items=items,
            ),
        )
        decision = Item(id=item, kind="decision", title=title, minutes=20, proposal=proposal)
        yield Emitted(meeting, ItemAdded(item=decision, before="evaluation"))
        posted = PostedVersion(item, proposal, 1, "0" * 64)
        yield Emitted(meeting, AgendaPosted(digest="0" * 64, versions=(posted,)))
        yield Emitted(proposal, ProposalPosted(meeting=meeting, item=item, version=1))
        yield Emitted(meeting, RoleTaken(role="facilitator", member=here[0]))
        yield Emitted(meeting, MeetingOpened())
        yield Emitted(meeting, Arrived(members=tuple(here)))
        yield Emitted(meeting, _event("floor.taken-up", item=item, ends_at=at + timedelta(minutes=20)))
        for stage in ("presented", "clarifying", "discussion"):
            yield Emitted(proposal, _event("proposal.stage", stage=stage, meeting=meeting, item=item))
        yield from self._talk(meeting, item, here)
        yield from self._test(meeting, proposal, item, at, title, text, here)
        for _ in range(3):
            action = self._id()
            owner = self._random.choice(here)
            due = at + timedelta(days=14)
            yield Emitted(action, ActionAgreed(text={"en": self._words(8)}, owner=owner, due=due, meeting=meeting))
            yield Emitted(action, ActionDone(note=self._words(3)))
        yield Emitted(meeting, MeetingClosed())

    def _talk(self, meeting: str, item: str, here: list[str]) -> Iterator[Emitted]:
        for _ in range(22):
            hand, member = self._id(), self._random.choice(here)
            yield Emitted(meeting, HandRaised(hand=hand, member=member))
            yield Emitted(meeting, TurnBegan(hand=hand, item=item))
            yield Emitted(meeting, TurnEnded(item=item))
        for _ in range(48):
            yield Emitted(meeting, EntryWritten(entry=self._id(), text={"en": self._words(18)}, item=item))

    def _test(
        self,
        meeting: str,
        proposal: str,
        item: str,
        at: datetime,
        title: dict[str, str],
        text: dict[str, str],
        here: list[str],
    ) -> Iterator[Emitted]:
        yield Emitted(proposal, _event("proposal.stage", stage="concerns", meeting=meeting, item=item))
        for member in here[1:3]:
            concern = self._id()
            raised = ConcernRaised(concern=concern, member=member, text=self._words(14), meeting=meeting)
            yield Emitted(proposal, raised)
            yield Emitted(proposal, ConcernSettled(concern=concern, status="withdrawn", meeting=meeting))
        opened = {"item": item, "version": 1, "present": 24, "quorum": 30, "facilitator": here[0]}
        yield Emitted(proposal, _event("test.opened", number=1, meeting=meeting, **opened))
        for step in ("block", "stand-aside", "reservation", "agreement"):
            yield Emitted(proposal, _event("test.asked", number=1, step=step, meeting=meeting))
        named = (Named(here[5], self._words(8)),)
        tally = Tally(present=24, quorum=24, agreement=20, reservations=2, stand_asides=1)
        self._number += 1
        entry = DecisionEntry(
            number=f"{at.year}-{self._number:04d}",
            method="consensus",
            taken_at=at,
            title=title,
            text=text,
            language="en",
            rationale={"en": self._words(20)},
            meeting=meeting,
            tally=tally,
            stood_aside=named,
            block_ends=at + timedelta(minutes=10),
            settings=Settings(),
        )
        closed = {"outcome": "provisional", "tally": tally, "stood_aside": named, "entry": entry}
        yield Emitted(proposal, _event("test.closed", number=1, meeting=meeting, **closed))


def _event(kind: str, **fields: object) -> Event:
    return EVENTS[kind](**fields)


def make_store(folder: Path, records: int) -> Assembly:
    """A store with so many records, written through the same journal as acts are, a meeting to a transaction."""
    folder.mkdir(parents=True, exist_ok=True)
    clock = ScenarioClock(datetime(2016, 1, 1, tzinfo=UTC))
    assembly = Assembly(SqlStore(folder / "decade.sqlite", create=True), Installation(folder / "home"), clock)
    decade = Decade()
    founding = decade.begin()
    assembly.act(FoundAssembly(name="Bench"))
    with assembly.store.write() as tx:
        assembly.journal.append(tx, assembly.group, founding[1:], clock.now())
        tx.project()
    batch: list[Emitted] = []
    for at, events in decade.meetings(records):
        batch += events
        clock.at = at
        if len(batch) > 20_000:
            _append(assembly, batch, at)
            batch = []
    _append(assembly, batch, clock.at)
    return assembly


def _append(assembly: Assembly, batch: list[Emitted], at: datetime) -> None:
    with assembly.store.write() as tx:
        assembly.journal.append(tx, assembly.group, batch, at)
        tx.project()


def add_meetings(assembly: Assembly, records: int, seed: int) -> None:
    """So many more records on top of what is there, in one transaction."""
    more = [emitted for _, events in Decade(seed).meetings(records + PEOPLE + 2) for emitted in events]
    _append(assembly, more, assembly.clock.now())


def lines(assembly: Assembly) -> Iterator[bytes]:
    """Each record as one line of plain JSON, for the peer."""
    for record in assembly.store.records(assembly.store.own_feed()):
        body = msgspec.Raw(record.body or b"null")
        yield msgspec.json.encode({"header": msgspec.Raw(record.raw), "body": body})
