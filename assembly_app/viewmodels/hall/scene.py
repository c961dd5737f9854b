# SPDX-License-Identifier: GPL-3.0-or-later
"""What the hall is shown at one instant, as plain values: the scene, and the facts that it needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.domain.meetings.attendance import quorum
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.members.state import People
from assembly_app.domain.proposals.state import STEPS, Proposal
from assembly_app.service.core.world import StoreWorld
from assembly_app.viewmodels.kit.detail import Detail, showing
from assembly_app.viewmodels.kit.times import milliseconds
from assembly_app.viewmodels.meetings.floor import on_floor, proposal_of
from assembly_app.viewmodels.meetings.rows import current

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
    "testing": "proposal",
    "provisional": "block-period",
}
"""The scene for where a proposal stands; any other standing is shown as its decision."""
IN_A_MEETING = ("agenda", "stack", "break")
ON_AN_ITEM = ("item",)
ON_A_PROPOSAL = ("proposal", "clarifying", "concerns")
WAITING = 8
"""So many of those who wait to speak: as many as a page holds below the one who speaks."""


class SceneFactsRow(NamedTuple):
    """What is shown: the scene, the group, the meeting, the item or proposal, who speaks, the count behind a decision.

    `counts` and what else is a list holds plain values under the names that `HallWords.qml` reads. `question` and
    `cited` are told in fields of their own.
    """

    scene: str = "welcome"
    name: str = ""
    languages: Sequence[str] = ()
    titles: Mapping[str, str] = {}
    kind: str = ""
    own: bool = False
    presenter: str = ""
    meeting: Mapping[str, str] = {}
    meetingKind: str = ""
    startsAt: float = 0.0
    place: str = ""
    open: bool = False
    present: int = 0
    agenda: Sequence[Mapping[str, Any]] = ()
    speaks: bool = False
    speaking: str = ""
    speakingKind: str = ""
    stack: Sequence[Mapping[str, Any]] = ()
    more: int = 0
    texts: Mapping[str, str] = {}
    version: int = 0
    standing: str = ""
    asking: str = ""
    steps: Sequence[Mapping[str, Any]] = ()
    question: str = ""
    answer: str = ""
    concerns: Sequence[Mapping[str, Any]] = ()
    number: str = ""
    blockEnds: float = 0.0
    citedValue: Mapping[str, str] = {}
    citedReason: str = ""
    citedBy: str = ""
    counted: str = ""
    counts: Sequence[Mapping[str, Any]] = ()
    endsAt: float = 0.0


@QmlElement
@QmlUncreatable("made by the program")
@showing(SceneFactsRow)
class SceneFacts(Detail[SceneFactsRow]):  # type: ignore[operator]
    """What the hall is shown."""


class Picture(NamedTuple):
    """What is shown, until when its clock runs, and which scenes the facilitator could choose instead."""

    shown: SceneFactsRow
    ends: datetime | None = None
    choices: tuple[str, ...] = ()


def picture(world: StoreWorld, now: datetime, wanted: str = "") -> Picture:
    """The picture of the meeting: the scene that follows from it, or `wanted` while the meeting has that."""
    charter = world.charter
    plain = SceneFactsRow(name=charter.name, languages=charter.languages)
    meeting = current(world, now)
    if meeting is None:
        return Picture(plain)
    plain = plain._replace(**_meeting(meeting, world))
    item = on_floor(meeting)
    choices = IN_A_MEETING if meeting.phase == "open" else ("agenda",)
    ends: datetime | None = None
    if item is not None:
        scene = "break" if item.kind == "break" else "item"
        plain = plain._replace(scene=scene, titles=item.title, kind=item.kind, own=item.id == item.kind)
        plain = plain._replace(presenter=shown_name(item.presenter, world.people))
        ends = meeting.timer.ends_at if meeting.timer else None
        choices = (*choices, *ON_AN_ITEM)
        proposal = proposal_of(item, world)
        if proposal is not None:
            plain = plain._replace(**_proposal(proposal, world, now))
            choices = (*choices, *ON_A_PROPOSAL)
    if plain.scene not in choices:
        choices = (*choices, plain.scene)  # the one that follows by itself can be held too
    if wanted in choices:
        plain = plain._replace(scene=wanted)
    if plain.scene == "block-period" and proposal_of(item, world) is not None:
        ends = _block_ends(proposal_of(item, world))
    elif plain.scene == "break" and (item is None or item.kind != "break"):
        ends = None  # the clock is the item's, not the break's
    return Picture(plain._replace(endsAt=milliseconds(ends)), ends, choices)


def _meeting(meeting: Meeting, world: StoreWorld) -> dict[str, Any]:
    people, stack = world.people, meeting.stack
    waiting = [{"name": shown_name(h.member, people), "kind": h.kind} for h in stack.order(meeting.floor)]
    return {
        "scene": "agenda",
        "titles": meeting.title,
        "kind": meeting.kind,
        "own": False,
        "meeting": meeting.title,
        "meetingKind": meeting.kind,
        "startsAt": milliseconds(meeting.starts_at),
        "place": meeting.place,
        "open": meeting.phase == "open",
        "present": quorum(meeting, world).present,
        "agenda": [
            {"number": n, "titles": i.title, "kind": i.kind, "own": i.id == i.kind, "minutes": i.minutes,
             "state": i.state}
            for n, i in enumerate(meeting.agenda, 1)
        ],
        "speaks": stack.speaking is not None,
        "speaking": shown_name(stack.speaking.member, people) if stack.speaking else "",
        "speakingKind": stack.speaking.kind if stack.speaking else "",
        "stack": waiting[:WAITING],
        "more": max(0, len(waiting) - WAITING),
    }  # fmt: skip


def _proposal(proposal: Proposal, world: StoreWorld, now: datetime) -> dict[str, Any]:
    people = world.people
    standing = proposal.standing(now)
    test = proposal.open_test
    scene = "test" if test else SCENES.get(standing, "decision")
    waiting = [q for q in proposal.questions if not q.answer]
    question = waiting[-1] if waiting else (proposal.questions[-1] if proposal.questions else None)
    entry = proposal.decision.entry if proposal.decision else None
    return {
        "scene": scene,
        "titles": proposal.title,
        "own": False,
        "texts": entry.text if entry and scene in ("block-period", "decision") else proposal.version.texts,
        "version": proposal.version.number,
        "standing": standing,
        "asking": test.asked[-1] if test and test.asked else "",
        "steps": [{"stance": s, "asked": bool(test and s in test.asked)} for s in STEPS],
        "question": question.text if question else "",
        "answer": question.answer if question else "",
        "concerns": [
            {"number": c.number, "says": c.text, "status": c.status, "version": c.version,
             "by": shown_name(c.member, people)}
            for c in proposal.concerns
        ],
        "number": entry.number if entry else "",
        "blockEnds": milliseconds(_block_ends(proposal)),
    } | _counts(proposal) | (_cited(proposal, world) if standing == "blocked" else {})  # fmt: skip


def _counts(proposal: Proposal) -> dict[str, Any]:
    """The count behind what is shown; `counted` is "" where there is none."""
    last = proposal.tests[-1].result if proposal.tests else None
    entry = proposal.decision.entry if proposal.decision else None
    tally = entry.tally if entry else last.tally if last else None
    if tally is None:
        return {"counted": "", "counts": []}
    if entry and entry.method.endswith("vote"):
        numbers = {"for": tally.votes_for, "against": tally.votes_against, "abstained": tally.abstentions}
        return {"counted": "vote", "counts": [{"what": what, "number": n} for what, n in numbers.items()]}
    blocks = max(tally.blocks, sum(block.status == "standing" for block in proposal.blocks))
    numbers = dict(zip(STEPS, (blocks, tally.stand_asides, tally.reservations, tally.agreement), strict=True))
    return {"counted": "test", "counts": [{"what": what, "number": n} for what, n in numbers.items()]}


def _cited(proposal: Proposal, world: StoreWorld) -> dict[str, Any]:
    """The newest block that stands: which value it cites, why, and by whom unless that is not to be shown."""
    standing = [block for block in proposal.blocks if block.status == "standing"]
    if not standing:
        return {}
    block = standing[-1]
    value = next((each.texts for each in world.charter.values if each.id == block.value), {})
    return {"citedValue": value, "citedReason": block.reason, "citedBy": shown_name(block.member, world.people)}


def _block_ends(proposal: Proposal | None) -> datetime | None:
    return proposal.decision.block_ends if proposal and proposal.decision else None


def shown_name(member: str, people: People) -> str:
    """The name to show in the hall; "" for nobody, and for somebody whose name is not to be shown."""
    person = people.find(member) if member else None
    return person.name if person is not None and person.shown else ""
