# SPDX-License-Identifier: GPL-3.0-or-later
"""The decision log: entries from elsewhere, outcome notes, supersession, repeal and re-opening (R25-R28)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Literal

from assembly_app.domain.charter.state import Count, Weight
from assembly_app.domain.decisions.entries import numbered, with_last
from assembly_app.domain.decisions.state import Decision, DecisionEntry, DecisionId, Named, OutcomeNote, Tally
from assembly_app.domain.meetings.open_meeting import in_open_meeting
from assembly_app.domain.meetings.state import MeetingId, OpenMeetingId
from assembly_app.domain.members.state import MemberId
from assembly_app.domain.proposals.state import Proposal, ProposalId, Version
from assembly_app.domain.refusal import Refused, refuse_unless
from assembly_app.domain.values import (
    Act,
    Deadline,
    Emitted,
    Entry,
    Event,
    Instant,
    LongSaid,
    Said,
    Texts,
    changed,
    required_texts,
)
from assembly_app.domain.world import World

Elsewhere = Literal["consensus", "fallback-vote", "operational-vote", "delegated-group", "emergency-lead", "council"]


class DecisionRecorded(Event, frozen=True):
    """A decision that was taken outside of a recorded test was entered in the log (R26)."""

    TYPE: ClassVar[str] = "decision.recorded"
    entry: DecisionEntry
    weight: Weight


class OutcomeNoted(Event, frozen=True):
    """Somebody noted what came of a decision."""

    TYPE: ClassVar[str] = "decision.outcome-noted"
    text: Texts
    by: MemberId = ""


class DecisionSuperseded(Event, frozen=True):
    """Another decision replaces this one."""

    TYPE: ClassVar[str] = "decision.superseded"
    by: DecisionId


class DecisionRepealed(Event, frozen=True):
    """Another decision repeals this one."""

    TYPE: ClassVar[str] = "decision.repealed"
    by: DecisionId


class DecisionReopened(Event, frozen=True):
    """The meeting that took the decision re-opened it by consent of all who were still present (R25)."""

    TYPE: ClassVar[str] = "decision.reopened"
    meeting: MeetingId
    consents: int
    why: str = ""


class RecordDecision(Act, frozen=True):
    """Enter a decision taken elsewhere or earlier: by a delegated group, an emergency lead, a council."""

    NEW: ClassVar[tuple[str, ...]] = ("id",)
    title: Said
    text: LongSaid
    method: Elsewhere
    taken_at: Instant
    by: str
    rationale: LongSaid = ""
    tally: Tally = Tally()
    stood_aside: tuple[Named, ...] = ()
    reservations: tuple[Named, ...] = ()
    interests: tuple[Named, ...] = ()
    weight: Weight = "minor"
    implementer: MemberId = ""
    effective_at: Instant | None = None
    review_at: Deadline | None = None
    personal: bool = False
    id: ProposalId = ""


class NoteOutcome(Act, frozen=True):
    """Note what came of a decision."""

    decision: DecisionId
    text: LongSaid
    by: MemberId = ""


class SupersedeDecision(Act, frozen=True):
    """Record that a decision in force replaces an older one."""

    decision: DecisionId
    by: DecisionId


class RepealDecision(Act, frozen=True):
    """Record that a decision in force repeals an older one."""

    decision: DecisionId
    by: DecisionId


class ReopenDecision(Act, frozen=True):
    """Re-open a decision in the meeting that took it; `consents` counts those who agree to it."""

    proposal: ProposalId
    consents: Count
    why: str = ""
    meeting: OpenMeetingId = ""


def record_decision(act: RecordDecision, world: World, now: datetime) -> list[Emitted]:
    """The date it was taken and the date it is recorded both show; it cannot lie ahead."""
    charter = world.charter
    refuse_unless(not world.taken(act.id), "id-taken", "input", id=act.id)
    refuse_unless(act.taken_at <= now, "taken-in-the-future", "R26", taken_at=act.taken_at)
    refuse_unless(act.by.strip(), "text-missing", "input", field="by")
    if act.implementer:
        world.people.person(act.implementer)
    for named in (*act.stood_aside, *act.reservations, *act.interests):
        world.people.person(named.member)
    text = required_texts(act.text, charter.language, "text")
    entry = DecisionEntry(
        number=numbered(world, act.taken_at),
        method=act.method,
        taken_at=act.taken_at,
        title=required_texts(act.title, charter.language, "title"),
        text=text,
        language=charter.language if charter.language in text else next(iter(text)),
        rationale=required_texts(act.rationale, charter.language, "rationale") if act.rationale else {},
        by=act.by.strip(),
        tally=act.tally,
        stood_aside=act.stood_aside,
        reservations=act.reservations,
        interests=act.interests,
        implementer=act.implementer,
        effective_at=act.effective_at,
        review_at=act.review_at,
        personal=act.personal,
        settings=charter.settings,
    )
    return [Emitted(act.id, DecisionRecorded(entry=entry, weight=act.weight))]


def _entered(world: World, wanted: str) -> tuple[Proposal, Decision]:
    proposal = world.proposal(wanted)
    if proposal.decision is None:
        raise Refused("not-decided", "R26", stage=proposal.stage)
    return proposal, proposal.decision


def note_outcome(act: NoteOutcome, world: World, now: datetime) -> list[Emitted]:
    """Added, never edited away (R27)."""
    _entered(world, act.decision)
    if act.by:
        world.people.person(act.by)
    text = required_texts(act.text, world.charter.language, "text")
    return [Emitted(act.decision, OutcomeNoted(text=text, by=act.by))]


def _replaced(world: World, act: SupersedeDecision | RepealDecision, now: datetime) -> None:
    old, decision = _entered(world, act.decision)
    refuse_unless(act.decision != act.by, "own-replacement", "R27", decision=act.decision)
    refuse_unless(not (decision.superseded_by or decision.repealed_by), "already-replaced", "R27", decision=old.id)
    standing = _entered(world, act.by)[0].standing(now)
    refuse_unless(standing == "in-force", "needs-decision-in-force", "R27", standing=standing)


def supersede_decision(act: SupersedeDecision, world: World, now: datetime) -> list[Emitted]:
    """Only by another decision, in force (R27)."""
    _replaced(world, act, now)
    return [Emitted(act.decision, DecisionSuperseded(by=act.by))]


def repeal_decision(act: RepealDecision, world: World, now: datetime) -> list[Emitted]:
    """Only by another decision, in force (R27)."""
    _replaced(world, act, now)
    return [Emitted(act.decision, DecisionRepealed(by=act.by))]


def reopen_decision(act: ReopenDecision, world: World, now: datetime) -> list[Emitted]:
    """In the same meeting, only by consent of all who are still present (R25)."""
    meeting = in_open_meeting(world, act.meeting)
    proposal, decision = _entered(world, act.proposal)
    refuse_unless(decision.entry.meeting == meeting.id, "decided-elsewhere", "R25", meeting=decision.entry.meeting)
    standing = proposal.standing(now)
    refuse_unless(standing in ("provisional", "in-force"), "stage", "R25", stage=standing, wanted="provisional")
    present = len(meeting.members_present(world.people))
    refuse_unless(
        present and act.consents >= present, "needs-consent-of-all", "R25", consents=act.consents, present=present
    )
    return [Emitted(act.proposal, DecisionReopened(meeting=meeting.id, consents=act.consents, why=act.why))]


def _recorded(event: DecisionRecorded, entry: Entry, about: str) -> Proposal:
    log = event.entry
    only = Version(id="1", number=1, texts=log.text, language=log.language, author="", material=True, at=log.taken_at)
    return Proposal(
        id=about,
        title=log.title,
        proposer="",
        weight=event.weight,
        operational=False,
        drafted_at=entry.at,
        versions=(only,),
        stage="decided",
        decisions=(Decision(entry=log, feed=entry.feed, recorded_at=entry.at, block_ends=None),),
    )


def _noted(state: Proposal, event: OutcomeNoted, entry: Entry) -> Proposal:
    if state.decision is None:
        return state
    return with_last(state, outcomes=(*state.decision.outcomes, OutcomeNote(entry.at, event.text, event.by)))


def _superseded(state: Proposal, event: DecisionSuperseded, entry: Entry) -> Proposal:
    return with_last(state, superseded_by=event.by)


def _repealed(state: Proposal, event: DecisionRepealed, entry: Entry) -> Proposal:
    return with_last(state, repealed_by=event.by)


def _reopened(state: Proposal, event: DecisionReopened, entry: Entry) -> Proposal:
    return changed(with_last(state, under_review=True), stage="discussion") if state.stage == "decided" else state


BEGIN = {DecisionRecorded: _recorded}
EVOLVE = {
    OutcomeNoted: _noted,
    DecisionSuperseded: _superseded,
    DecisionRepealed: _repealed,
    DecisionReopened: _reopened,
}
DECIDE = {
    RecordDecision: record_decision,
    NoteOutcome: note_outcome,
    SupersedeDecision: supersede_decision,
    RepealDecision: repeal_decision,
    ReopenDecision: reopen_decision,
}
NO_UNDO = {RecordDecision, NoteOutcome, SupersedeDecision, RepealDecision, ReopenDecision}
