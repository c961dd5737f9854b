# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing a proposal: versions, translations, clones, interests declared, and time asked for (R17)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from assembly_app.domain.charter.state import Weight
from assembly_app.domain.decisions.entries import with_last
from assembly_app.domain.meetings.attendance import require_quorum
from assembly_app.domain.meetings.open_meeting import in_open_meeting
from assembly_app.domain.meetings.state import MeetingId, OpenMeetingId
from assembly_app.domain.members.state import MemberId
from assembly_app.domain.proposals.stages import WithdrawProposal
from assembly_app.domain.proposals.state import ConcernId, Interest, Proposal, ProposalId, Version
from assembly_app.domain.refusal import Refused, refuse_unless
from assembly_app.domain.values import (
    Act,
    Emitted,
    Entry,
    Event,
    Instant,
    LanguageTag,
    LongSaid,
    LongText,
    Said,
    Texts,
    amended,
    changed,
    find,
    required_texts,
)
from assembly_app.domain.world import World

OVER = ("withdrawn", "referred", "laid-down", "in-force", "superseded", "repealed", "contested")
"""Where the text no longer changes."""


class ProposalDrafted(Event, frozen=True):
    """A proposal was written; this is its first version."""

    TYPE: ClassVar[str] = "proposal.drafted"
    title: Texts
    text: Texts
    language: LanguageTag
    proposer: MemberId
    weight: Weight
    operational: bool = False
    cloned_from: ProposalId = ""


class VersionAdded(Event, frozen=True):
    """The text changed. `clarifying`: the change is marked as not material.

    `block_ends` is set where the text of a provisional decision changed: its block period ends then (R21).
    """

    TYPE: ClassVar[str] = "proposal.version-added"
    number: int
    text: Texts
    language: LanguageTag
    author: MemberId
    clarifying: bool = False
    answers: ConcernId = ""
    meeting: MeetingId = ""
    block_ends: Instant | None = None


class VersionTranslated(Event, frozen=True):
    """A version reads so in another language."""

    TYPE: ClassVar[str] = "proposal.translated"
    number: int
    language: LanguageTag
    text: str


class MarkContested(Event, frozen=True):
    """Somebody present holds that a change was material after all."""

    TYPE: ClassVar[str] = "proposal.mark-contested"
    number: int
    member: MemberId
    meeting: MeetingId = ""
    block_ends: Instant | None = None


class InterestDeclared(Event, frozen=True):
    """Somebody declared a conflict of interest."""

    TYPE: ClassVar[str] = "proposal.interest-declared"
    member: MemberId
    text: str
    meeting: MeetingId = ""


class TimeAsked(Event, frozen=True):
    """Somebody present asks for time before a changed text is tested."""

    TYPE: ClassVar[str] = "proposal.time-asked"
    member: MemberId
    meeting: MeetingId


class DraftProposal(Act, frozen=True):
    """Write a proposal. `operational` matters (minor ones) may be decided by vote straight away (R24)."""

    NEW: ClassVar[tuple[str, ...]] = ("id",)
    title: Said
    text: LongSaid
    proposer: MemberId
    weight: Weight = "major"
    operational: bool = False
    id: ProposalId = ""


class CloneProposal(Act, frozen=True):
    """Take up an older proposal's newest text as a new proposal."""

    NEW: ClassVar[tuple[str, ...]] = ("id",)
    proposal: ProposalId
    proposer: MemberId
    weight: Weight | None = None
    id: ProposalId = ""


class ReviseProposal(Act, frozen=True):
    """Change the text. The change is material unless it is marked clarifying; it may answer a concern."""

    proposal: ProposalId
    text: LongSaid
    author: MemberId
    clarifying: bool = False
    answers: ConcernId = ""


class TranslateProposal(Act, frozen=True):
    """Say the newest version, or the one with that number, in another language."""

    proposal: ProposalId
    language: LanguageTag
    text: LongText
    version: int = 0


class ContestMark(Act, frozen=True):
    """Contest that a change was merely clarifying."""

    proposal: ProposalId
    member: MemberId
    version: int = 0


class DeclareInterest(Act, frozen=True):
    """Declare a conflict of interest."""

    proposal: ProposalId
    member: MemberId
    text: LongText


class AskForTime(Act, frozen=True):
    """Ask for time before a materially changed text is tested."""

    proposal: ProposalId
    member: MemberId
    meeting: OpenMeetingId = ""


def _drafted(about: str, world: World, event: ProposalDrafted) -> list[Emitted]:
    world.people.member(event.proposer)
    refuse_unless(not world.taken(about), "id-taken", "input", id=about)
    return [Emitted(about, event)]


def draft_proposal(act: DraftProposal, world: World, now: datetime) -> list[Emitted]:
    """Proposed by a member; operational ones are minor (R24)."""
    language = world.charter.language
    refuse_unless(not (act.operational and act.weight == "major"), "operational-is-minor", "R24")
    text = required_texts(act.text, language, "text")
    event = ProposalDrafted(
        title=required_texts(act.title, language, "title"),
        text=text,
        language=language if language in text else next(iter(text)),
        proposer=act.proposer,
        weight=act.weight,
        operational=act.operational,
    )
    return _drafted(act.id, world, event)


def clone_proposal(act: CloneProposal, world: World, now: datetime) -> list[Emitted]:
    """Any proposal can be taken up anew, whatever became of it."""
    old = world.proposal(act.proposal)
    weight = act.weight or old.weight
    event = ProposalDrafted(
        title=old.title,
        text=old.version.texts,
        language=old.version.language,
        proposer=act.proposer,
        weight=weight,
        operational=old.operational and weight == "minor",
        cloned_from=old.id,
    )
    return _drafted(act.id, world, event)


def revise_proposal(act: ReviseProposal, world: World, now: datetime) -> list[Emitted]:
    """Refused while a test is held, once the proposal is over, and as an answer while concerns are still being named.

    What a test has agreed on changes only in an open meeting with a quorum; a material change restarts the block
    period (R21).
    """
    proposal = world.proposal(act.proposal)
    refuse_unless(proposal.open_test is None, "test-running", "R17", proposal=proposal.id)
    standing = proposal.standing(now)
    refuse_unless(standing not in OVER, "stage", "R17", stage=standing, wanted="draft")
    world.people.person(act.author)
    if act.answers:
        refuse_unless(find(proposal.concerns, act.answers), "unknown-concern", "R16", concern=act.answers)
        refuse_unless(standing != "concerns", "stage", "R16", stage=standing, wanted="resolving")
    text = required_texts(act.text, proposal.version.language, "text")
    refuse_unless(text != proposal.version.texts, "nothing-to-change", "R17", proposal=proposal.id)
    running = next((b.id for b in world.meetings() if b.phase == "open"), "")
    if standing == "provisional":
        require_quorum(in_open_meeting(world, running), world)
    event = VersionAdded(
        number=proposal.version.number + 1,
        text=text,
        language=proposal.version.language if proposal.version.language in text else next(iter(text)),
        author=act.author,
        clarifying=act.clarifying,
        answers=act.answers,
        meeting=running,
        block_ends=_block_ends(proposal, world, now, material=not act.clarifying),
    )
    return [Emitted(proposal.id, event)]


def _block_ends(proposal: Proposal, world: World, now: datetime, *, material: bool) -> datetime | None:
    decision = proposal.decision
    if decision is None or proposal.standing(now) != "provisional":
        return None
    return now + world.charter.settings.block_period(proposal.weight) if material else decision.block_ends


def _version(proposal: Proposal, number: int) -> Version:
    found = find(proposal.versions, str(number or proposal.version.number))
    if found is None:
        raise Refused("unknown-version", "R17", version=number, proposal=proposal.id)
    return found


def translate_proposal(act: TranslateProposal, world: World, now: datetime) -> list[Emitted]:
    """The language in which the version was written cannot be translated over."""
    version = _version(world.proposal(act.proposal), act.version)
    refuse_unless(act.language != version.language, "is-the-original", "R17", language=act.language)
    refuse_unless(act.text.strip(), "text-missing", "input", field="text")
    event = VersionTranslated(number=version.number, language=act.language, text=act.text.strip())
    return [Emitted(act.proposal, event)]


def contest_mark(act: ContestMark, world: World, now: datetime) -> list[Emitted]:
    """By any member present (R17); in the block period that restarts it (R21)."""
    meeting = in_open_meeting(world, "")
    world.people.member(act.member)
    refuse_unless(act.member in meeting.present, "not-present", "R17", member=act.member)
    proposal = world.proposal(act.proposal)
    version = _version(proposal, act.version)
    standing = proposal.standing(now)
    refuse_unless(standing not in OVER, "stage", "R17", stage=standing, wanted="draft")
    refuse_unless(not version.material, "nothing-to-change", "R17", version=version.number)
    event = MarkContested(
        number=version.number,
        member=act.member,
        meeting=meeting.id,
        block_ends=_block_ends(proposal, world, now, material=True),
    )
    return [Emitted(act.proposal, event)]


def declare_interest(act: DeclareInterest, world: World, now: datetime) -> list[Emitted]:
    """Anybody may, at any time."""
    proposal = world.proposal(act.proposal)
    world.people.person(act.member)
    refuse_unless(act.text.strip(), "text-missing", "input", field="text")
    running = next((b.id for b in world.meetings() if b.phase == "open"), "")
    return [Emitted(proposal.id, InterestDeclared(member=act.member, text=act.text.strip(), meeting=running))]


def ask_for_time(act: AskForTime, world: World, now: datetime) -> list[Emitted]:
    """By somebody present (R17)."""
    meeting = in_open_meeting(world, act.meeting)
    world.proposal(act.proposal)
    refuse_unless(act.member in meeting.present, "not-present", "R17", member=act.member)
    return [Emitted(act.proposal, TimeAsked(member=act.member, meeting=meeting.id))]


def _begun(event: ProposalDrafted, entry: Entry, about: str) -> Proposal:
    first = Version(
        id="1",
        number=1,
        texts=event.text,
        language=event.language,
        author=event.proposer,
        material=True,
        at=entry.at,
    )
    return Proposal(
        id=about,
        title=event.title,
        proposer=event.proposer,
        weight=event.weight,
        operational=event.operational,
        drafted_at=entry.at,
        versions=(first,),
        cloned_from=event.cloned_from,
    )


def _added(state: Proposal, event: VersionAdded, entry: Entry) -> Proposal:
    same = find(state.versions, str(event.number))
    if same is not None and same.texts == event.text:
        # Two laptops recorded the same change.
        return state
    # Two feeds may both have written version 3: both texts are kept, in order.
    number = state.version.number + 1
    version = Version(
        id=str(number),
        number=number,
        texts=event.text,
        language=event.language,
        author=event.author,
        material=not event.clarifying,
        at=entry.at,
        meeting=event.meeting,
        answers=event.answers,
    )
    state = changed(state, versions=(*state.versions, version))
    if event.block_ends is None or state.decision is None:
        return state
    # The text was changed within its block period, so it is the new one that comes into force.
    entry_now = changed(state.decision.entry, text=version.texts, language=version.language, version=number)
    return with_last(state, entry=entry_now, block_ends=event.block_ends)


def _translated(state: Proposal, event: VersionTranslated, entry: Entry) -> Proposal:
    version = find(state.versions, str(event.number))
    if version is None:
        return state
    texts = {**version.texts, event.language: event.text}
    return changed(state, versions=amended(state.versions, version.id, texts=texts))


def _contested(state: Proposal, event: MarkContested, entry: Entry) -> Proposal:
    state = changed(state, versions=amended(state.versions, str(event.number), material=True))
    return with_last(state, block_ends=event.block_ends) if event.block_ends else state


def _declared(state: Proposal, event: InterestDeclared, entry: Entry) -> Proposal:
    return changed(state, interests=(*state.interests, Interest(event.member, event.text)))


def _time_asked(state: Proposal, event: TimeAsked, entry: Entry) -> Proposal:
    return changed(state, time_asked=(*state.time_asked, event.meeting))


def _undo_drafting(act: DraftProposal, world: World, why: str) -> Act:
    return WithdrawProposal(proposal=act.id, member=act.proposer, why=why)


BEGIN = {ProposalDrafted: _begun}
EVOLVE = {
    VersionAdded: _added,
    VersionTranslated: _translated,
    MarkContested: _contested,
    InterestDeclared: _declared,
    TimeAsked: _time_asked,
}
DECIDE = {
    DraftProposal: draft_proposal,
    CloneProposal: clone_proposal,
    ReviseProposal: revise_proposal,
    TranslateProposal: translate_proposal,
    ContestMark: contest_mark,
    DeclareInterest: declare_interest,
    AskForTime: ask_for_time,
}
UNDO = {DraftProposal: _undo_drafting}
NO_UNDO = {CloneProposal, ReviseProposal, TranslateProposal, ContestMark, DeclareInterest, AskForTime}
