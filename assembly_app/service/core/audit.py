# SPDX-License-Identifier: GPL-3.0-or-later
"""Checking a store again from the ground: the file, every chain, signature and roll, and every rule applied."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import msgspec

from assembly_app.domain.actions.state import Action
from assembly_app.domain.aggregates import evolve
from assembly_app.domain.meetings.posting import AgendaPosted, agenda_digest, notice, text_digest
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.proposals.state import Proposal, Result, Test
from assembly_app.domain.proposals.votes import fallback_passes, operational_passes
from assembly_app.domain.values import Entry, State, find
from assembly_app.ledger.checkpoints import Checkpoint, verify
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.feeds import Chain, FeedHead, check_opening
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.records import decode_line, encode_line
from assembly_app.ledger.roll import Roll, verify_chain
from assembly_app.service.core.ports import Store
from assembly_app.service.core.read_models import FeedRow
from assembly_app.service.core.rolls import frozen_feeds


class Finding(msgspec.Struct, frozen=True):
    """An irregularity. `where` is the place: a feed and number, a proposal, a meeting; `rule` is "" for the ledger."""

    code: str
    where: str
    rule: str = ""
    detail: str = ""


class Audited(msgspec.Struct, frozen=True):
    """What an audit read, and what it found."""

    feeds: int
    records: int
    decisions: int
    findings: tuple[Finding, ...]


class Audit:
    """One pass over a store; nothing is changed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.records = self.decisions = 0
        self._forked: frozenset[str] = frozenset()

    def run(self) -> Audited:
        """Check everything. Raises StoreError when the file cannot even be read."""
        findings = [Finding("file-damaged", "file", detail=line) for line in self._store.damage()]
        rolls: dict[str, Roll] = {}
        for group in self._store.groups():
            try:
                rolls[group.id] = verify_chain(self._store.rolls(group.id))[-1]
            except (LedgerError, IndexError) as error:
                findings.append(Finding("roll-bad", f"group {group.name}", detail=str(error)))
        feeds = self._store.feeds()
        self._forked = frozenset().union(*(frozen_feeds(self._store, group.id) for group in self._store.groups()))
        for feed in feeds:
            findings.extend(self._feed(feed, rolls.get(feed.group)))
        if not findings:
            # Of records that are damaged the tables cannot say what they should.
            findings = [Finding("tables-differ", where) for where in self._store.differing()]
        for group in self._store.groups():
            findings.extend(self._rules(group.id))
        return Audited(len(feeds), self.records, self.decisions, tuple(findings))

    def _feed(self, feed: FeedRow, roll: Roll | None) -> Iterator[Finding]:
        chain = Chain(FeedHead.start(feed.id), self._store.clock())
        key: PublicKey | None = None
        where = f"feed {feed.id} record 1"
        try:
            for record in self._store.records(feed.id):
                self.records += 1
                where = f"feed {feed.id} record {record.header.seq}"
                if record.header.seq == 1:
                    key = check_opening(record)
                decode_line(encode_line(record))
                chain.add(record)
                where = f"feed {feed.id} record {record.header.seq + 1}"
        except LedgerError as error:
            yield Finding(error.code, where, detail=str(error))
            return
        yield from self._end(feed, chain.head(), key, roll)

    def _end(self, feed: FeedRow, head: FeedHead, key: PublicKey | None, roll: Roll | None) -> Iterator[Finding]:
        where = f"feed {feed.id}"
        if feed.id in self._forked:
            yield Finding("forked", where, detail="it went two ways; the signers have not said which one counts")
        if self._store.head(feed.id) != head:
            yield Finding("head-differs", where, detail="the stored head is not where the chain ends")
        signed = self._store.checkpoint(feed.id)
        if signed is None or key is None:
            yield Finding("checkpoint-missing", where)
            return
        try:
            checkpoint: Checkpoint = verify(signed, key)
        except LedgerError as error:
            yield Finding(error.code, where, detail=str(error))
            return
        end = roll.end_of(feed.id, key) if roll else None
        if end is not None and checkpoint.seq >= end.seq:
            # Here the roll's word takes the place of the checkpoint's.
            if (head.seq, head.id.hex()) != (end.seq, end.head) and end.seq:
                yield Finding("end-differs", where, detail=f"the roll ends it at {end.seq}, the chain at {head.seq}")
            return
        if not checkpoint.agrees_with(head):
            yield Finding(
                "checkpoint-differs", where, detail=f"it says record {checkpoint.seq}, the chain ends at {head.seq}"
            )
        signer = roll.signer_of(key) if roll else None
        if signer is None or not signer.stands_for(feed.id, head.seq, head.id.hex()):
            yield Finding("signer-not-on-roll", where, detail=key.fingerprint())

    def _rules(self, group: str) -> Iterator[Finding]:
        for line in self._store.irregular(group):
            if line.why == "erased":
                continue  # that it was erased is recorded and signed itself
            yield Finding(f"record-{line.why}", f"feed {line.feed} record {line.seq}", detail=line.type)
        numbers: dict[str, str] = {}
        meetings = {brief.id: self._store.state(group, brief.id) for brief in self._store.meetings(group)}
        for meeting in meetings.values():
            if isinstance(meeting, Meeting):
                yield from _agenda(meeting, self._store.entries(group, meeting.id))
        for about in self._store.proposal_ids(group):
            proposal = self._store.state(group, about)
            if not isinstance(proposal, Proposal):
                continue
            self.decisions += len(proposal.decisions)
            for decision in proposal.decisions:
                number = decision.entry.number
                if numbers.setdefault(number, about) != about:
                    yield Finding("number-twice", f"decision {number}", "R26")
            yield from _proposal(proposal, meetings)
        for about in self._store.action_ids(group):
            action = self._store.state(group, about)
            if isinstance(action, Action) and not action.owner:
                yield Finding("action-without-owner", f"action {about}", "R30")


def _agenda(meeting: Meeting, entries: tuple[Entry, ...]) -> Iterator[Finding]:
    state: State | None = None
    for entry in entries:
        event = entry.event
        if isinstance(event, AgendaPosted) and isinstance(state, Meeting) and not _digest_fits(state, event):
            yield Finding("agenda-digest-differs", f"meeting {meeting.id}", "R2")
        state = evolve(state, entry, meeting.id)


def _digest_fits(posted: Meeting, event: AgendaPosted) -> bool:
    return agenda_digest(posted, event.versions) == event.digest


def _proposal(proposal: Proposal, meetings: dict[str, State | None]) -> Iterator[Finding]:
    where = f"proposal {proposal.id}"
    for test in proposal.tests:
        if test.disputed:
            yield Finding("two-counts", f"{where} test {test.number}", "R18")
        for result in test.results:
            yield from _result(proposal, test, result, meetings.get(test.meeting))
    for vote in proposal.votes:
        passes = fallback_passes if vote.kind == "fallback" else operational_passes
        tally = vote.tally
        if vote.passed != passes(tally.votes_for, tally.votes_against, tally.threshold):
            yield Finding("vote-miscounted", where, "R23" if vote.kind == "fallback" else "R24")
    for block in proposal.blocks:
        if not (block.value and block.reason):
            yield Finding("block-without-cause", f"{where} block {block.id}", "R20")


def _result(proposal: Proposal, test: Test, result: Result, meeting: State | None) -> Iterator[Finding]:
    where = f"proposal {proposal.id} test {test.number}"
    entry, tally = result.entry, result.tally
    if any(not n.reason for n in (*result.stood_aside, *result.blocked_by)):
        yield Finding("position-without-reason", where, "R18")
    if entry is None or entry.settings is None:
        return
    settings = entry.settings
    if tally.present < tally.quorum:
        yield Finding("no-quorum", where, "R10")
    if tally.agreement < 1:
        yield Finding("silence-is-not-agreement", where, "R18")
    if tally.blocks or (tally.stand_asides >= settings.stand_aside_limit and not entry.went_on_why):
        yield Finding("outcome-not-as-counted", where, "R19")
    if entry.block_ends != entry.taken_at + settings.block_period(proposal.weight):
        yield Finding("block-period-differs", where, "R21")
    yield from _posted(proposal, test, entry.text, settings.notice if proposal.weight == "major" else None, meeting)


def _posted(
    proposal: Proposal, test: Test, text: dict[str, str], needed: timedelta | None, meeting: State | None
) -> Iterator[Finding]:
    where = f"proposal {proposal.id} test {test.number}"
    item = find(meeting.items, test.item) if isinstance(meeting, Meeting) else None
    if not isinstance(meeting, Meeting) or item is None or item.posted_at is None:
        yield Finding("not-on-posted-agenda", where, "R3")
        return
    given = notice(item, meeting.starts_at)
    if needed is not None and (given is None or given < needed):
        yield Finding("notice-too-short", where, "R3", detail=str(given))
    version = find(proposal.versions, str(test.version))
    if version is not None and text_digest({version.language: version.texts.get(version.language, "")}) != text_digest(
        {version.language: text.get(version.language, "")}
    ):
        yield Finding("text-differs", where, "R18")


def audit(store: Store) -> Audited:
    """Re-check every chain, signature and rule of a store."""
    return Audit(store).run()
