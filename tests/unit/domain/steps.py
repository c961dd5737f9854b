# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps that most stories share: an assembly with members, a posted agenda, a meeting up to its test."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from assembly_app.domain.charter.changes import FoundAssembly, Settings
from assembly_app.domain.meetings.agenda import AddItem
from assembly_app.domain.meetings.attendance import Arrive
from assembly_app.domain.meetings.calling import CallMeeting, CloseMeeting, OpenMeeting
from assembly_app.domain.meetings.floor import TakeUp
from assembly_app.domain.meetings.posting import PostAgenda
from assembly_app.domain.meetings.roles import TakeRole
from assembly_app.domain.members.membership import AddMember
from assembly_app.domain.proposals.drafting import DraftProposal
from assembly_app.domain.proposals.stages import MoveStage
from assembly_app.domain.proposals.state import BEFORE_A_TEST, STEPS
from assembly_app.domain.proposals.testing import AskFor, CloseTest, OpenTest, TakePosition
from tests.rounds import examples
from tests.unit.domain.hall import Hall

QUICK = examples(60, 600)
"""For property tests: the same examples on every run."""
NAMES = ("ada", "bo", "cleo", "dov", "eli", "fay", "gus", "hana", "ilja", "june")


def founded(members: int = 5, zone: str = "UTC", **numbers: object) -> Hall:
    """An assembly of so many members, called ada, bo, cleo..., that holds care and openness."""
    hall = Hall()
    values = {"care": "Care for one another", "openness": "Open doors"}
    hall.play(FoundAssembly(name="Linden Street", zone=zone, values=values, settings=Settings(**numbers)))  # type: ignore[arg-type]
    for name in NAMES[:members]:
        hall.play(AddMember(name=name.title(), id=name))
    return hall


def draft(hall: Hall, title: str = "Tool library", *, weight: str = "major", by: str = "bo", **more: object) -> str:
    """A proposal with a short text; its id."""
    text = f"We open the {title.lower()}."
    return hall.play(DraftProposal(title=title, text=text, proposer=by, weight=weight, **more))  # type: ignore[arg-type]


def call(hall: Hall, in_hours: float = 100) -> str:
    """A monthly meeting that begins so many hours from now; its id."""
    return hall.play(CallMeeting(starts_at=hall.now + timedelta(hours=in_hours)))


def put(hall: Hall, meeting: str, proposal: str, **more: object) -> str:
    """Put a proposal on a meeting's agenda; the item's id."""
    return hall.play(AddItem(meeting=meeting, kind="decision", proposal=proposal, **more))  # type: ignore[arg-type]


def posted(hall: Hall, *proposals: str, in_hours: float = 100, **more: object) -> str:
    """A meeting whose agenda holds the proposals and is posted now; its id."""
    meeting = call(hall, in_hours)
    for proposal in proposals:
        put(hall, meeting, proposal, **more)
    hall.play(PostAgenda(meeting=meeting))
    return meeting


def convene(hall: Hall, meeting: str, *present: str, facilitator: str = "") -> None:
    """Open the meeting at its start with those present, or with everyone; the first in turn facilitates."""
    hall.play(OpenMeeting(meeting=meeting), max(hall.now, hall.meeting(meeting).starts_at))
    here = present or tuple(m.id for m in hall.people.active)
    hall.play(Arrive(members=here))
    who = facilitator or next((m for m in here if m not in ("bo", last_time(hall, meeting))), here[0])
    hall.play(TakeRole(meeting=meeting, role="facilitator", member=who, why="agreed on in the hall"))


def last_time(hall: Hall, meeting: str) -> str:
    """Who facilitated the meeting before; "" for nobody."""
    held = [b for b in hall.meetings() if b.id != meeting and b.phase == "closed"]
    return held[-1].facilitator if held else ""


def take_up(hall: Hall, proposal: str) -> None:
    """Bring the item of a proposal onto the floor."""
    state = hall.proposal(proposal)
    hall.play(TakeUp(item=state.item))


def lead(hall: Hall, proposal: str, to: str = "concerns") -> None:
    """Lead the proposal on the floor forward, one stage after the other."""
    while hall.proposal(proposal).stage != to:
        now = hall.proposal(proposal).stage
        at = BEFORE_A_TEST.index(now) + 1 if now in BEFORE_A_TEST else 0
        hall.play(MoveStage(stage=BEFORE_A_TEST[at]))  # type: ignore[arg-type]


def ask_all(hall: Hall) -> None:
    """Ask for blocks, stand-asides, reservations and agreement."""
    for step in STEPS:
        hall.play(AskFor(step=step))


def take_test(
    hall: Hall,
    agreement: int,
    *,
    blocks: Mapping[str, str] | None = None,
    stand_asides: tuple[str, ...] = (),
    why: str = "",
    open_why: str = "",
    **more: object,
) -> None:
    """Test the item on the floor: so many agree, some block (citing care) or stand aside."""
    hall.play(OpenTest(why=open_why))
    ask_all(hall)
    for member, reason in (blocks or {}).items():
        hall.play(TakePosition(member=member, stance="block", reason=reason, value="care"))
    for member in stand_asides:
        hall.play(TakePosition(member=member, stance="stand-aside", reason="not for me"))
    hall.play(CloseTest(agreement=agreement, why=why, **more))  # type: ignore[arg-type]


def on_the_floor(hall: Hall, *, to: str = "concerns", present: tuple[str, ...] = (), **more: object) -> str:
    """A proposal that was posted with notice and is on the floor at that stage; its id."""
    proposal = draft(hall, **more)  # type: ignore[arg-type]
    convene(hall, posted(hall, proposal), *present)
    take_up(hall, proposal)
    lead(hall, proposal, to)
    return proposal


def decided(hall: Hall, **more: object) -> str:
    """A proposal that the meeting has just agreed on; its block period runs. Its id."""
    proposal = on_the_floor(hall, **more)  # type: ignore[arg-type]
    take_test(hall, agreement=len(hall.meeting(hall.proposal(proposal).meeting).present))
    return proposal


def next_meeting(hall: Hall, proposal: str, *, to: str = "concerns", **more: object) -> str:
    """Close the open meeting, and lead the proposal up to that stage in the next one; that meeting's id."""
    for brief in hall.meetings():
        if brief.phase == "open":
            hall.play(CloseMeeting(meeting=brief.id))
    meeting = posted(hall, proposal, **more)
    convene(hall, meeting)
    take_up(hall, proposal)
    lead(hall, proposal, to)
    return meeting


def standing(hall: Hall, proposal: str, at: datetime | None = None) -> str:
    """What is true of the proposal at that instant."""
    return hall.proposal(proposal).standing(at or hall.now)
