# SPDX-License-Identifier: GPL-3.0-or-later
"""Rooms to play scenarios in: a real store, a real key, what a user is shown, and what must hold of any store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from assembly_app.bundles.check import check
from assembly_app.documents.listings import Listings
from assembly_app.domain.actions.state import Action
from assembly_app.domain.decisions.state import Decision
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.proposals.state import Concern, Proposal
from assembly_app.domain.refusal import Refused
from assembly_app.i18n.catalogues import Catalogue
from assembly_app.installation.keystore import Installation
from assembly_app.ledger.keys import PublicKey
from assembly_app.service.core.assembly import Assembly, Outcome, read_act
from assembly_app.service.core.audit import audit
from assembly_app.service.core.read_models import DecisionRow
from assembly_app.service.core.scenario import Played, Player, ScenarioClock, Step, read_scenario
from assembly_app.service.exchange.bundle_export import Packed, export_bundle
from assembly_app.service.exchange.bundle_import import Imported, import_bundle
from assembly_app.service.operations import Operation
from assembly_app.store.sql_store import SqlStore
from tests.words import catalogues

SCENARIOS = Path(__file__).parent / "scenarios"
LATER = datetime(2031, 1, 1, tzinfo=UTC)
"""Long after anything that the scenarios play."""
_AS_TYPED = {0x2068: None, 0x2069: None, 0x202F: " "}
"""Without the fences around names, and with the spaces that a keyboard has."""


def at(text: str) -> datetime:
    """An instant such as "2026-03-12 18:00", in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


class Room:
    """One laptop of one group: its store, its key, its clock, and the names that a scenario gave to things."""

    def __init__(self, folder: Path, *, facilitator: PublicKey | None = None) -> None:
        folder.mkdir()
        self.folder = folder
        self.installation = Installation(folder / "home")
        self.store = SqlStore(folder / "store.assembly", create=True)
        self.clock = ScenarioClock()
        self.assembly = Assembly(self.store, self.installation, self.clock, facilitator=facilitator)
        self._player = Player(self.assembly, self.clock)

    def export(self, path: Path, *, within: bool = False) -> Packed:
        """Write a bundle of everything."""
        return export_bundle(self.assembly, Operation(), path, within=within)

    def take(self, path: Path, *, trust: str = "", join: bool = False) -> Imported:
        """Import a bundle."""
        return import_bundle(self.assembly, Operation(), path, trust=trust, join=join)

    @property
    def names(self) -> dict[str, str]:
        """The ids behind the names that the scenario gave."""
        return self._player.names

    def play(self, name: str, until: Callable[[Step], bool] | None = None) -> list[Played]:
        """Play a scenario of this folder, or its part before the first step that `until` holds for."""
        return self.steps(read_scenario(SCENARIOS / f"{name}.toml"), until)

    def steps(self, steps: list[Step], until: Callable[[Step], bool] | None = None) -> list[Played]:
        """Play steps."""
        return list(self._player.play(steps, until))

    def act(self, act: str, **fields: object) -> Outcome:
        """One more act, at the clock's instant."""
        return self.assembly.act(read_act(act, fields))

    def refusal(self, act: str, **fields: object) -> Refused | None:
        """How an act is refused, if it is."""
        try:
            self.act(act, **fields)
        except Refused as refused:
            return refused
        return None

    def rows(self, when: datetime) -> dict[str, DecisionRow]:
        """The decision log as it reads at an instant, by number."""
        return {row.number: row for row in self.store.decisions(self.assembly.group, when)}

    def standing(self, when: str) -> dict[str, str]:
        """Where each decision stands at an instant, by number; the fold and the read tables agree on the newest."""
        rows = self.rows(at(when))
        for row in rows.values():
            proposal = self.proposal(row.proposal)
            if proposal.stage == "decided" and proposal.decisions[-1].entry.number == row.number:
                assert proposal.standing(at(when)) == row.standing
        return {number: row.standing for number, row in rows.items()}

    def state(self, name: str) -> object:
        """The aggregate behind a name of the scenario or an id."""
        return self.store.state(self.assembly.group, self.names.get(name, name))

    def proposal(self, name: str) -> Proposal:
        """A proposal by the scenario's name."""
        found = self.state(name)
        assert isinstance(found, Proposal)
        return found

    def decision(self, name: str) -> Decision:
        """The newest decision on a proposal."""
        return self.proposal(name).decisions[-1]

    def meeting(self, name: str) -> Meeting:
        """A meeting by the scenario's name."""
        found = self.state(name)
        assert isinstance(found, Meeting)
        return found

    def action(self, name: str) -> Action:
        """An action by the scenario's name."""
        found = self.state(name)
        assert isinstance(found, Action)
        return found

    def concern(self, proposal: str, name: str) -> Concern:
        """A concern by the scenario's name."""
        return next(c for c in self.proposal(proposal).concerns if c.id == self.names[name])

    def who(self, member: str) -> str:
        """The name behind a member's id."""
        return self.assembly.world.people.person(member).name

    def stood_aside(self, name: str) -> dict[str, str]:
        """Who stood aside in the newest decision, and why."""
        return {self.who(n.member): n.reason for n in self.decision(name).entry.stood_aside}

    def minutes(self, meeting: str) -> list[str]:
        """The minutes of a meeting as somebody reads them in English, without the time of day."""
        report = Listings(self.assembly, english(), "").minutes(self.names[meeting])
        return [line.translate(_AS_TYPED).split("  ", 1)[-1] for line in report.lines]

    def log(self) -> list[str]:
        """The lines of the decision log at the clock's instant."""
        return Listings(self.assembly, english(), "").decisions().lines


def english() -> Catalogue:
    """The words of the program."""
    return catalogues().get("en")


def earlier(name: str, folder: Path) -> Path:
    """A scenario six years earlier: the command line reads the clock on the wall, wherever that stands today."""
    text = (SCENARIOS / f"{name}.toml").read_text("utf-8")
    path = folder / f"{name}-earlier.toml"
    path.write_text(text.replace("2026-", "2020-").replace("2027-", "2021-"), "utf-8")
    return path


def refused(played: list[Played]) -> list[tuple[str, str, str]]:
    """Act, rule and code of each refusal, in order."""
    return [(p.name, p.refused.rule, p.refused.code) for p in played if p.refused]


def findings(room: Room) -> list[str]:
    """The codes of what an audit finds."""
    return [finding.code for finding in audit(room.store).findings]


def join(room: Room, other: Room, bundle: Path) -> Imported:
    """The other laptop, whose store is empty still, becomes one of the same group, from a bundle that stays within."""
    room.export(bundle, within=True)
    group = room.store.own_group()
    assert group is not None
    other.clock.at = room.clock.at
    taken = other.take(bundle, join=True, trust=group.fingerprint)
    other.names.update(room.names)
    return taken


def swap(room: Room, other: Room, folder: Path) -> None:
    """Both laptops give each other everything, until neither brings the other anything new."""
    for turn in range(4):
        giver, taker = (room, other) if turn % 2 == 0 else (other, room)
        bundle = folder / f"swap-{turn}.assembly"
        giver.export(bundle, within=True)
        taker.clock.at = max(room.clock.at, other.clock.at)
        taker.take(bundle)
        bundle.unlink()


def holds(room: Room, folder: Path, *known: str) -> None:
    """What must hold of every store when a scenario is over; `known` are the irregularities that the case itself is."""
    assert findings(room) == list(known)
    before = room.store.digest()
    room.store.rebuild()
    assert room.store.digest() == before

    bundle = folder / "carried.assembly"
    room.export(bundle)
    report = check(bundle)
    assert report.good, report.problems

    other = Room(folder / "another-group")
    other.clock.at = room.clock.at
    other.act("found-assembly", name="The other valley")
    own = room.store.own_group()
    assert own is not None
    assert _code(lambda: other.take(bundle)) == "first-contact"
    assert _code(lambda: other.take(bundle, trust="SHA256:" + "A" * 43)) == "fingerprint-differs"
    assert own.id not in {group.id for group in other.store.groups()}
    first = other.take(bundle, trust=own.fingerprint)
    assert (first.first_contact, first.group_name, first.withheld) == (True, own.name, 0)
    assert first.records == sum(feed.seq for feed in room.store.feeds() if feed.group == own.id)
    for when in (room.clock.at, LATER):
        assert other.store.decisions(own.id, when) == room.store.decisions(own.id, when)
    same = room.store.proposal_ids(own.id)
    assert [other.store.state(own.id, one) for one in same] == [room.store.state(own.id, one) for one in same]
    settled = other.store.digest()
    again = other.take(bundle)
    assert (again.records, again.first_contact) == (0, False)
    assert other.store.digest() == settled
    assert findings(other) == list(known)
    other.store.close()
    room.store.close()


def _code(taking: Callable[[], object]) -> str:
    try:
        taking()
    except Refused as refused:
        return refused.code
    return ""
