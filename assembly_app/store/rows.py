# SPDX-License-Identifier: GPL-3.0-or-later
"""What each aggregate looks like in the read tables: pure functions from a folded state to rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec
from sqlalchemy import Table

from assembly_app.domain.actions.state import Action
from assembly_app.domain.aggregates import State
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.members.state import People
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.values import Texts
from assembly_app.service.core.read_models import PARTS, part_of
from assembly_app.store import tables
from assembly_app.store.search import searchable

Row = tuple[object, ...]
Rows = dict[Table, Sequence[Row]]
"""Rows by table, in the order of the table's columns after group_no and about."""

_json = msgspec.json.Encoder().encode


def moment(at: datetime) -> str:
    """An instant as text that sorts: UTC with milliseconds."""
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


def _maybe(at: datetime | None) -> str | None:
    return moment(at) if at else None


def _texts(texts: Texts) -> str:
    return _json(texts).decode()


def rows_of(state: State | None, earlier: State | None = None, drawn: Rows | None = None) -> Rows:
    """The rows of one aggregate. The charter has none: it is read as a whole.

    `drawn` are the rows of the `earlier` state of the same aggregate: what only grew since is not made again.
    """
    if isinstance(state, Meeting):
        return _meeting(state, earlier if isinstance(earlier, Meeting) else None, drawn or {})
    if isinstance(state, Proposal):
        return _proposal(state)
    if isinstance(state, Action):
        return _action(state)
    return _people(state) if isinstance(state, People) else {}


def _people(people: People) -> Rows:
    return {
        tables.members: [
            (m.id, m.name, m.standing, moment(m.joined_at), _json(m.skills).decode(), int(m.shown))
            for m in people.everyone
        ]
    }


def _meeting(meeting: Meeting, earlier: Meeting | None, drawn: Rows) -> Rows:
    row = (
        _texts(meeting.title),
        meeting.kind,
        moment(meeting.starts_at),
        meeting.zone,
        meeting.place,
        meeting.phase,
        _maybe(meeting.posted_at),
        _maybe(meeting.opened_at),
        _maybe(meeting.closed_at),
        meeting.facilitator(),
        meeting.roles.get("minute-taker", ""),
        meeting.minutes_phase,
        meeting.digest,
        meeting.minutes,
        len({p.member for p in meeting.presences}),
    )
    items = [
        (
            item.id,
            item.kind,
            item.weight,
            _texts(item.title),
            item.presenter,
            item.proposal,
            item.state,
            _maybe(item.posted_at),
            position,
            item.minutes,
            int(item.late),
            int(item.removed),
        )
        for position, item in enumerate(meeting.items)
    ]
    entries: list[Row] = []
    words: list[Row] = []
    known = len(earlier.entries) if earlier else 0
    # An evening's minutes hardly ever change but at their end, and there may be thousands of them.
    if earlier and meeting.entries[:known] == earlier.entries:
        entries, words = list(drawn[tables.minutes]), list(drawn[tables.documents])
    for position, e in enumerate(meeting.entries[len(entries) :], len(entries)):
        entries.append((e.id, e.kind, e.item, _texts(e.text), position, int(e.struck)))
        if not e.struck:
            words.append(("minutes", e.id, searchable(e.text)))
    return {
        tables.meetings: [row],
        tables.agenda_items: items,
        tables.minutes: entries,
        tables.documents: words,
    }


def _proposal(proposal: Proposal) -> Rows:
    row = (
        _texts(proposal.title),
        proposal.proposer,
        proposal.weight,
        proposal.stage,
        _texts(proposal.version.texts),
        moment(proposal.drafted_at),
        proposal.version.number,
        int(proposal.operational),
        len(proposal.tests),
        PARTS.index(part_of(proposal.stage)),
    )
    concerns = [(c.id, c.member, c.text, c.status, c.number, c.version) for c in proposal.concerns]
    log: list[Row] = []
    notes: list[Row] = []
    # What is not for other eyes is not found by its words either (R28).
    hidden = proposal.decision is not None and proposal.decision.entry.personal
    words: list[Row] = [("proposal", "0", searchable(proposal.title, {} if hidden else proposal.version.texts))]
    for n, decision in enumerate(proposal.decisions):
        entry = decision.entry
        year, _, ordinal = entry.number.partition("-")
        log.append(
            (
                entry.number,
                entry.method,
                moment(entry.taken_at),
                moment(decision.recorded_at),
                _texts(entry.title),
                _texts(entry.text),
                entry.meeting,
                entry.implementer,
                _json(entry.tally).decode(),
                _maybe(decision.block_ends),
                _maybe(entry.effective_at),
                _maybe(entry.review_at),
                decision.superseded_by,
                decision.repealed_by,
                n,
                int(decision.set_aside),
                int(decision.under_review),
                int(bool(proposal.disputed)),
                sum(1 for b in proposal.open_blocks if not b.during_test),
                int(entry.personal),
                int(year) if year.isdecimal() else 0,
                int(ordinal) if ordinal.isdecimal() else 0,
            )
        )
        notes.extend((moment(o.at), _texts(o.text), o.by, n * 1000 + at) for at, o in enumerate(decision.outcomes))
        told = (
            entry.title,
            *(() if entry.personal else (entry.text, entry.rationale)),
            *(o.text for o in decision.outcomes),
        )
        words.append(("decision", str(n), f"{entry.number} {searchable(*told)}"))
    return {
        tables.proposals: [row],
        tables.concerns: concerns,
        tables.decisions: log,
        tables.outcome_notes: notes,
        tables.documents: words,
    }


def _action(action: Action) -> Rows:
    row = (
        _texts(action.text),
        action.owner,
        action.status,
        action.meeting,
        moment(action.agreed_at),
        action.note,
        _maybe(action.due),
        _maybe(action.settled_at),
        action.carried,
    )
    return {tables.actions: [row], tables.documents: [("action", "0", searchable(action.text))]}
