# SPDX-License-Identifier: GPL-3.0-or-later
"""What lists show, each time computed from the folded states: filtered, sorted, and a page of it cut out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec

from assembly_app.domain.actions.state import Action
from assembly_app.domain.aggregates import State
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.values import Entry, Texts
from assembly_app.domain.world import ActionBrief, MeetingBrief
from assembly_app.ledger.feeds import EXCHANGE
from assembly_app.service.actions.queries import ActionList, ActionOwners, ActionPage, ActionRow
from assembly_app.service.core.queries import Answer, Query
from assembly_app.service.core.read_models import (
    PARTS,
    DecisionRow,
    Irregular,
    LogFacets,
    LogPage,
    LogWish,
    MinutesLine,
    ProposalPage,
    ProposalRow,
    SearchHit,
    part_of,
)
from assembly_app.store.folding import Folded, entry_of
from tests.memory_store.contents import Contents, as_stored
from tests.memory_store.words import holds, is_blank

Kind = TypeVar("Kind", Meeting, Proposal, Action)
LAST = datetime.max.replace(tzinfo=UTC)


def instant(at: datetime) -> datetime:
    """An instant as lists have it: in UTC, to the millisecond."""
    return at.astimezone(UTC).replace(microsecond=at.microsecond // 1000 * 1000)


def maybe(at: datetime | None) -> datetime | None:
    """The same, where there is one."""
    return instant(at) if at else None


def numbered(number: str) -> tuple[int, int]:
    """Year and ordinal of a number in the log; 0 for what is none."""
    year, _, ordinal = number.partition("-")
    return tuple(int(part) if part.isdecimal() and len(part) < 10 else 0 for part in (year, ordinal))  # type: ignore[return-value]


class Lists:
    """Part of the store; see the port."""

    @property
    def _now(self) -> Contents:
        raise NotImplementedError

    def _exchange(self, group: str) -> Folded:
        return self._now.folded((group, EXCHANGE))

    def _folded(self, group: str) -> Iterator[Folded]:
        return (self._now.folded((group, about)) for about in self._now.abouts(group))

    def _all(self, group: str, kind: type[Kind]) -> list[tuple[str, Kind]]:
        """All aggregates of a kind with their ids, in the order of these."""
        states: list[tuple[str, State | None]] = [(one.about, one.state) for one in self._folded(group)]
        return [(about, state) for about, state in states if isinstance(state, kind)]

    def meetings(self, group: str) -> tuple[MeetingBrief, ...]:
        """See the port."""
        briefs = [
            MeetingBrief(about, m.kind, instant(m.starts_at), m.phase, m.facilitator(), m.minutes_phase)
            for about, m in self._all(group, Meeting)
        ]
        return tuple(sorted(briefs, key=lambda brief: brief.starts_at))

    def meeting_of_item(self, group: str, item: str) -> str:
        """See the port."""
        having = (about for about, m in self._all(group, Meeting) if any(one.id == item for one in m.items))
        return next(having, "")

    def _actions(self, group: str) -> list[tuple[str, Action]]:
        return sorted(self._all(group, Action), key=lambda pair: instant(pair[1].agreed_at))

    def actions(self, group: str) -> tuple[ActionBrief, ...]:
        """See the port."""
        found = self._actions(group)
        return tuple(ActionBrief(about, a.owner, maybe(a.due), a.status) for about, a in found if a.status == "open")

    def action_ids(self, group: str, status: str = "") -> tuple[str, ...]:
        """See the port."""
        return tuple(about for about, action in self._actions(group) if status in ("", action.status))

    def query(self, group: str, query: Query[Answer]) -> Answer:
        """See the port."""
        answers: dict[type[Query[Any]], Callable[[str, Any], Any]] = {
            ActionList: self._action_page,
            ActionOwners: self._action_owners,
        }
        answer: Answer = answers[type(query)](group, query)
        return answer

    def _action_page(self, group: str, query: ActionList) -> ActionPage:
        rows = [
            ActionRow(
                action=about,
                text=a.text,
                owner=a.owner,
                due=maybe(a.due),
                status=a.status,
                note=a.note,
                carried=a.carried,
                agreed_at=instant(a.agreed_at),
                settled_at=maybe(a.settled_at),
            )
            for about, a in self._actions(group)
            if (a.status != "open") == query.settled and query.owner in ("", a.owner) and asked(query.words, "", a.text)
        ]
        if query.settled:
            rows.sort(key=lambda row: row.action)
            rows.sort(key=lambda row: row.settled_at or datetime.min.replace(tzinfo=UTC), reverse=True)
        else:
            rows.sort(key=lambda row: row.due or LAST)
        return ActionPage(tuple(rows[query.skip : query.skip + query.limit]), len(rows))

    def _action_owners(self, group: str, _: ActionOwners) -> tuple[str, ...]:
        actions = self._all(group, Action)
        has_open = dict.fromkeys(sorted({a.owner for _, a in actions if a.owner}), 0)
        for _, a in actions:
            if a.owner and a.status == "open":
                has_open[a.owner] += 1
        return tuple(sorted(has_open, key=lambda owner: -has_open[owner]))

    def _log(self, group: str, now: datetime) -> list[tuple[DecisionRow, Texts, tuple[Texts, ...]]]:
        """The rows of the log, newest first; with each the decision's own text, and what else it is found by."""
        found = []
        for about, proposal in self._all(group, Proposal):
            for n, decision in enumerate(proposal.decisions):
                ends, entry = maybe(decision.block_ends), decision.entry
                timed = msgspec.structs.replace(decision, block_ends=ends)
                row = DecisionRow(
                    proposal=about,
                    number=entry.number,
                    taken_at=instant(entry.taken_at),
                    title=entry.title,
                    method=entry.method,
                    standing=proposal.standing_of(timed, instant(now)),
                    block_ends=ends,
                    review_at=maybe(entry.review_at),
                    implementer=entry.implementer,
                    personal=entry.personal,
                )
                detail = () if entry.personal else (entry.text, entry.rationale)
                told = (*detail, *(note.text for note in decision.outcomes))
                found.append(((row.taken_at, numbered(row.number), about, n), (row, entry.title, told)))
        return [one for _, one in sorted(found, key=lambda pair: pair[0], reverse=True)]

    def decisions(self, group: str, now: datetime) -> tuple[DecisionRow, ...]:
        """See the port."""
        return tuple(row for row, _, _ in self._log(group, now))

    def log(self, group: str, wish: LogWish, now: datetime, *, limit: int = 60, skip: int = 0) -> LogPage:
        """See the port. Here everything is counted."""
        rows = [
            row
            for row, title, told in self._log(group, now)
            if asked(wish.words, row.number, title, *told)
            and wish.year in (0, numbered(row.number)[0])
            and wish.method in ("", row.method)
            and wish.implementer in ("", row.implementer)
            and (not wish.review_due or _is_due(row, now))
        ]
        return LogPage(tuple(rows[skip : skip + limit]), len(rows))

    def log_facets(self, group: str) -> LogFacets:
        """See the port."""
        rows = self.decisions(group, LAST)
        years = {numbered(row.number)[0] for row in rows} - {0}
        implementers = {row.implementer for row in rows} - {""}
        return LogFacets(
            tuple(sorted(years, reverse=True)), tuple(sorted({r.method for r in rows})), tuple(sorted(implementers))
        )

    def next_number(self, group: str, year: int) -> int:
        """See the port."""
        numbers = (numbered(row.number) for row in self.decisions(group, LAST))
        return max((ordinal for of, ordinal in numbers if of == year), default=0) + 1

    def _proposals(self, group: str) -> list[tuple[str, Proposal]]:
        return sorted(self._all(group, Proposal), key=lambda pair: -instant(pair[1].drafted_at).timestamp())

    def proposal_ids(self, group: str) -> tuple[str, ...]:
        """See the port."""
        return tuple(about for about, _ in self._proposals(group))

    def proposals(self, group: str, words: str, now: datetime, *, limit: int = 60, skip: int = 0) -> ProposalPage:
        """See the port."""
        rows = []
        for about, p in self._proposals(group):
            hidden = p.decision is not None and p.decision.entry.personal
            if asked(words, "", p.title, {} if hidden else p.version.texts):
                rows.append(
                    ProposalRow(
                        proposal=about,
                        title=p.title,
                        proposer=p.proposer,
                        weight=p.weight,
                        part=part_of(p.stage),
                        standing=p.standing(instant(now)),
                        number=p.decision.entry.number if p.decision else "",
                        version=p.version.number,
                        open_concerns=len(p.open_concerns),
                        drafted_at=instant(p.drafted_at),
                    )
                )
        rows.sort(key=lambda row: PARTS.index(row.part))
        return ProposalPage(tuple(rows[skip : skip + limit]), len(rows))

    def minutes(self, group: str, meeting: str, after: int = 0) -> tuple[MinutesLine, ...]:
        """See the port."""
        mentioned = {(feed, seq) for one in self._folded(group) for of, feed, seq in one.mentions if of == meeting}
        found = []
        for _, held in self._now.records_of(group):
            h, entry = held.record.header, entry_of(as_stored(held))
            if h.lc <= after or isinstance(entry, str):
                continue
            if h.about == meeting or (h.feed, h.seq) in mentioned:
                found.append(MinutesLine(entry.id, h.about, entry.at, h.feed, entry.event, h.lc))
        return tuple(sorted(found, key=lambda line: (line.lc, line.feed)))

    def entries(self, group: str, about: str) -> tuple[Entry, ...]:
        """See the port."""
        found = (entry_of(as_stored(held)) for held in self._now.recorded((group, about)))
        return tuple(entry for entry in found if not isinstance(entry, str))

    def search(self, group: str, words: str, limit: int = 50) -> tuple[SearchHit, ...]:
        """See the port."""
        hits: list[tuple[tuple[int, str], int, SearchHit]] = []
        for folded in self._folded(group) if not is_blank(words) else ():
            for number, (kind, key, number_text, texts) in enumerate(_documents(folded.state)):
                if holds(words, number_text, *texts):
                    hits.append((folded.last, number, SearchHit(kind, folded.about, key)))
        hits.sort(key=lambda hit: hit[:2], reverse=True)
        return tuple(hit for _, _, hit in hits[:limit])

    def irregular(self, group: str) -> tuple[Irregular, ...]:
        """See the port."""
        found = [
            Irregular(feed, seq, kind, one.about, why, bool(critical))
            for one in self._folded(group)
            for feed, kind, why, seq, critical in one.irregular
        ]
        return tuple(sorted(found, key=lambda row: (row.feed, row.seq)))


def asked(words: str, number: str, *texts: Texts) -> bool:
    """Whether a list that is asked for those words shows what these texts say. Without any, all of it is asked for."""
    return not words.strip() or holds(words, number, *texts)


def _is_due(row: DecisionRow, now: datetime) -> bool:
    return row.review_at is not None and row.review_at <= instant(now) and row.standing == "in-force"


def _documents(state: State | None) -> Iterator[tuple[str, str, str, tuple[Texts, ...]]]:
    """What is found in a meeting or a proposal: the hit's kind and key, and the number and texts it is found by."""
    if isinstance(state, Meeting):
        yield from (("minutes", e.id, "", (e.text,)) for e in state.entries if not e.struck)
    if isinstance(state, Proposal):
        for n, decision in enumerate(state.decisions):
            entry = decision.entry
            detail = () if entry.personal else (entry.text, entry.rationale)
            notes = (note.text for note in decision.outcomes)
            yield "decision", str(n), entry.number, (entry.title, *detail, *notes)
