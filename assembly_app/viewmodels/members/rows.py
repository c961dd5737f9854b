# SPDX-License-Identifier: GPL-3.0-or-later
"""People, places in the rotation and terms of office as rows for QML."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from assembly_app.domain.meetings.rotation import Place
from assembly_app.domain.members.state import Member, Term
from assembly_app.viewmodels.kit.times import milliseconds
from assembly_app.viewmodels.members.facts import MemberFactsRow

ROTATION, TERMS = "rotation", "terms"
"""Keys of the two overviews; ids of people are hexadecimal."""
FACILITATION = "facilitation"
SOON = timedelta(days=30)
"""A term that ends so soon is due to be thought of."""
OVER = timedelta(days=90)
"""A term that ended so long ago is no longer listed."""


class PersonRow(NamedTuple):
    """A line of the list. `part` is overview, active, guest or left; `due`: an office of theirs ends soon. For the
    overview of the rotation `who` is next."""

    key: str
    part: str
    who: str
    standing: str
    roles: list[str]
    skills: list[str]
    due: bool
    shown: bool


class PlaceRow(NamedTuple):
    """A place in the rotation; `reason` says what put them behind the one before (see domain.meetings.rotation)."""

    key: str
    place: int
    who: str
    eligible: bool
    turns: int
    lastAt: float
    reason: str


class TermRow(NamedTuple):
    """An office held for a term; `over`: it has ended, `due`: that, or it ends soon."""

    key: str
    member: str
    who: str
    role: str
    since: float
    until: float
    due: bool
    over: bool


def fits(person: Member, words: str, now: datetime) -> bool:
    """Whether each of the words begins a word of the name, an office or a training."""
    said = [person.name, *(term.role for term in held(person, now)), *person.skills]
    parts = [part for text in said for part in text.casefold().replace("-", " ").split()]
    return all(any(part.startswith(word) for part in parts) for word in words.casefold().split())


def person_row(person: Member, now: datetime) -> PersonRow:
    terms = held(person, now)
    return PersonRow(
        person.id,
        person.standing,
        person.name,
        person.standing,
        [term.role for term in terms],
        list(person.skills),
        any(term.until <= now + SOON for term in terms),
        person.shown,
    )


def place_row(number: int, place: Place, names: dict[str, str]) -> PlaceRow:
    return PlaceRow(
        place.member,
        number,
        names.get(place.member, ""),
        place.eligible,
        place.turns,
        milliseconds(place.last_at),
        place.reason,
    )


def latest(person: Member) -> list[Term]:
    """The last term of each office."""
    return list({term.role: term for term in person.terms}.values())


def held(person: Member, now: datetime) -> list[Term]:
    """The offices somebody holds now."""
    return [term for term in latest(person) if term.until > now] if person.standing == "active" else []


def terms_of(everyone: tuple[Member, ...], now: datetime) -> list[TermRow]:
    """All terms that run or ended not long ago, the soonest end first. One that somebody else took up is settled."""
    rows: list[TermRow] = []
    newest: dict[str, datetime] = {}
    for person in everyone:
        for term in latest(person):
            newest[term.role] = max(newest.get(term.role, term.since), term.since)
    for person in everyone:
        for term in latest(person):
            over = term.until <= now or person.standing != "active"
            if over and (term.until < now - OVER or newest[term.role] > term.since):
                continue
            rows.append(
                TermRow(
                    f"{person.id}-{term.role}",
                    person.id,
                    person.name,
                    term.role,
                    milliseconds(term.since),
                    milliseconds(term.until),
                    over or term.until <= now + SOON,
                    over,
                )
            )
    return sorted(rows, key=lambda row: row.until)


def facts_of(person: Member, place: tuple[int, Place] | None) -> MemberFactsRow:
    """One person with everything that is known of them; `place` is theirs in the rotation."""
    number, at = place or (0, None)
    return MemberFactsRow(
        key=person.id,
        who=person.name,
        standing=person.standing,
        joinedAt=milliseconds(person.joined_at),
        shown=person.shown,
        skills=person.skills,
        trained=FACILITATION in person.skills,
        terms=len(person.terms),
        place=number,
        eligible=bool(at and at.eligible),
        turns=at.turns if at else 0,
        lastAt=milliseconds(at.last_at) if at else 0.0,
        reason=at.reason if at else "",
    )


def own_terms(person: Member, now: datetime) -> list[TermRow]:
    """All terms that somebody holds or has held, the latest end first."""
    return [
        TermRow(
            f"{number}", person.id, person.name, term.role, milliseconds(term.since), milliseconds(term.until),
            term.until <= now + SOON, term.until <= now,
        )
        for number, term in enumerate(sorted(person.terms, key=lambda term: term.until, reverse=True))
    ]  # fmt: skip
