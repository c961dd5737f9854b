# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole story of one decision (R26): how it was approved, by whom, who stood aside, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from PySide6.QtQml import QmlElement, QmlUncreatable

from assembly_app.domain.decisions.state import Decision, Named
from assembly_app.domain.proposals.state import Proposal
from assembly_app.viewmodels.kit.detail import Detail, showing
from assembly_app.viewmodels.kit.times import milliseconds

QML_IMPORT_NAME = "Assembly.Models"
QML_IMPORT_MAJOR_VERSION = 1

Name = Callable[[str], str]
VOTES = ("fallback-vote", "operational-vote")


class NoteRow(NamedTuple):
    """A stand-aside, reservation, block, declared interest or outcome note: who, when, what."""

    key: str
    kind: str
    member: str
    at: float
    texts: dict[str, str]
    value: str


def notes(state: Proposal, found: Decision, name: Name) -> list[NoteRow]:
    """Everything with a name to it, in the order of a test; what came of it last."""
    entry = found.entry
    named: list[tuple[str, tuple[Named, ...]]] = [
        ("interest", entry.interests or tuple(Named(i.member, i.text) for i in state.interests)),
        ("block", entry.blocked_by),
        ("stand-aside", entry.stood_aside),
        ("reservation", entry.reservations),
    ]
    rows = [
        NoteRow(f"{kind}{n}", kind, name(p.member), 0.0, {"": p.reason}, name(p.value) if p.value else "")
        for kind, people in named
        for n, p in enumerate(people)
    ]
    late = [b for b in state.blocks if not b.during_test and b.version == entry.version]
    rows += [
        NoteRow(f"lodged{b.id}", f"block-{b.status}", name(b.member), milliseconds(b.at), {"": b.reason}, name(b.value))
        for b in late
    ]
    return [
        *rows,
        *(
            NoteRow(f"outcome{n}", "outcome", name(o.by) if o.by else "", milliseconds(o.at), o.text, "")
            for n, o in enumerate(found.outcomes)
        ),
    ]


class DecisionFactsRow(NamedTuple):
    """A decision with its whole story; all that is known of the meeting and of the one that replaced it."""

    key: str = ""
    proposal: str = ""
    number: str = ""
    titles: Mapping[str, str] = {}
    texts: Mapping[str, str] = {}
    language: str = ""
    rationale: Mapping[str, str] = {}
    personal: bool = False
    method: str = ""
    by: str = ""
    standing: str = ""
    newest: bool = False
    takenAt: float = 0.0
    recordedAt: float = 0.0
    late: int = 0
    """Days from the decision to its record."""
    blockEnds: float = 0.0
    effectiveAt: float = 0.0
    reviewAt: float = 0.0
    reviewDue: bool = False
    implementer: str = ""
    version: int = 1
    present: int = 0
    quorum: int = 0
    agreement: int = 0
    reservations: int = 0
    asides: int = 0
    asideLimit: int = 0
    blocks: int = 0
    votes: bool = False
    """Whether it was voted on."""
    counted: bool = False
    votesFor: int = 0
    votesAgainst: int = 0
    abstentions: int = 0
    threshold: float = 0.0
    wentOnWhy: str = ""
    meetingTitles: Mapping[str, str] = {}
    meetingKind: str = ""
    meetingPlace: str = ""
    replacedNumber: str = ""
    replacedKey: str = ""
    replacedTitles: Mapping[str, str] = {}


@QmlElement
@QmlUncreatable("made by the program")
@showing(DecisionFactsRow)
class DecisionFacts(Detail[DecisionFactsRow]):  # type: ignore[operator]
    """The decision that is open."""


def story(state: Proposal, found: Decision, name: Name, now: datetime) -> DecisionFactsRow:
    """The entry for a screen. R28: of a personal one everything shows but its words."""
    entry, tally = found.entry, found.entry.tally
    settings = entry.settings
    return DecisionFactsRow(
        key=f"{state.id}/{entry.number}",
        proposal=state.id,
        number=entry.number,
        titles=entry.title,
        texts={} if entry.personal else entry.text,
        language=entry.language,
        rationale={} if entry.personal else entry.rationale,
        personal=entry.personal,
        method=entry.method,
        by=entry.by,
        standing=state.standing_of(found, now),
        newest=state.decisions[-1] is found,
        takenAt=milliseconds(entry.taken_at),
        recordedAt=milliseconds(found.recorded_at),
        late=(found.recorded_at - entry.taken_at).days,
        blockEnds=milliseconds(found.block_ends),
        effectiveAt=milliseconds(entry.effective_at),
        reviewAt=milliseconds(entry.review_at),
        reviewDue=entry.review_at is not None and entry.review_at <= now,
        implementer=name(entry.implementer) if entry.implementer else "",
        version=entry.version,
        present=tally.present,
        quorum=tally.quorum,
        agreement=tally.agreement,
        reservations=tally.reservations,
        asides=tally.stand_asides,
        asideLimit=settings.stand_aside_limit if settings else 0,
        blocks=tally.blocks,
        votes=entry.method in VOTES,
        counted=tally.present > 0 or tally.agreement > 0,
        votesFor=tally.votes_for,
        votesAgainst=tally.votes_against,
        abstentions=tally.abstentions,
        threshold=tally.threshold,
        wentOnWhy=entry.went_on_why,
    )
