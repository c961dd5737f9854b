# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that a store can be asked, asked at once: two stores that hold the same records must answer the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from assembly_app.ledger.exchange_records import Target
from assembly_app.service.actions.queries import ActionList, ActionOwners
from assembly_app.service.core.ports import Store
from assembly_app.service.core.read_models import UNCOUNTED, LogWish
from tests.memory_store.store import MemoryStore

WORDS = ("bench", "the", "riv", "r", "bench river", "BENCH by", "“", "工坊", "2026", "note 1", "x", "")
LONG = 2**53


def copied(store: Store) -> MemoryStore:
    """A store in memory with all that another one holds, brought there through the port."""
    made = MemoryStore()
    with made.write() as tx:
        for group in reversed(store.groups()):
            tx.add_group(group.id, group.name, group.fingerprint, group.own)
            for version, roll in enumerate(store.rolls(group.id), 1):
                tx.add_roll(group.id, version, roll)
        for feed in store.feeds():
            tx.add_feed(feed.id, feed.group, feed.key, feed.own)
            tx.add_records(store.records(feed.id))
            head = store.head(feed.id)
            assert head is not None
            tx.put_head(head, store.checkpoint(feed.id))
        for row in store.erasures():
            target = Target(row.feed, row.seq, row.id.hex())
            tx.ask_erasure(row.group, [target], row.asked_at, row.why)
            if row.done:
                tx.erase([target])
        tx.project()
    return made


def answers(store: Store, now: datetime) -> Iterator[tuple[str, object]]:
    """What it says of each group, with the question; branches are not asked for."""
    yield "own group", (store.own_group(), store.own_feed(), store.clock())
    yield "groups", set(store.groups())
    yield "erasures", store.erasures()
    yield "sightings", sorted(map(repr, store.sightings()))
    yield "told", sorted(map(repr, store.told()))
    for feed in store.feeds():
        yield f"feed {feed.id}", (feed, store.head(feed.id), store.checkpoint(feed.id), store.lacking(feed.id))
        records = list(store.records(feed.id))
        yield f"records {feed.id}", (records, list(store.records(feed.id, 3)))
        yield f"ids {feed.id}", (list(store.ids(feed.id, LONG)), list(store.ids(feed.id, 3)))
        yield f"ids one by one {feed.id}", [store.record_id(feed.id, seq) for seq in range(len(records) + 2)]
    for group in sorted(row.id for row in store.groups()):
        yield from ((f"{question} of {group}", answer) for question, answer in _of_group(store, group, now))


def _of_group(store: Store, group: str, now: datetime) -> Iterator[tuple[str, object]]:
    abouts = {r.header.about for f in store.feeds() if f.group == group for r in store.records(f.id)}
    for about in sorted(abouts | {"nothing"}):
        yield f"state {about}", store.standing(group, about)
        yield f"records about {about}", (store.recorded(group, about), store.taken(group, about))
        yield f"entries {about}", store.entries(group, about)
        minutes = store.minutes(group, about)
        yield f"minutes {about}", minutes
        if minutes:
            yield f"later minutes {about}", store.minutes(group, about, minutes[len(minutes) // 2].lc)
    yield "rolls", store.rolls(group)
    yield "meetings", store.meetings(group)
    yield "actions", (store.actions(group), store.action_ids(group), store.action_ids(group, "done"))
    yield "proposals", store.proposal_ids(group)
    yield "irregular", store.irregular(group)
    yield "facets", (store.log_facets(group), store.query(group, ActionOwners()))
    yield "numbers", [store.next_number(group, year) for year in (2025, 2026, 2027)]
    for words in WORDS:
        yield f"search {words}", sorted(map(repr, store.search(group, words, 10**6)))
    for at in (now, now + timedelta(minutes=5), now + timedelta(days=400)):
        yield f"log {at}", store.decisions(group, at)
        yield from _pages(store, group, at)


def _pages(store: Store, group: str, now: datetime) -> Iterator[tuple[str, object]]:
    facets = store.log_facets(group)
    wishes = [LogWish(), LogWish(review_due=True), *(LogWish(words=words) for words in WORDS)]
    wishes += [LogWish(year=year, words="the") for year in facets.years]
    wishes += [LogWish(method=method) for method in facets.methods]
    wishes += [LogWish(implementer=member) for member in facets.implementers]
    for wish in wishes:
        for skip in (0, 2, 4):
            yield f"{wish} from {skip} at {now}", store.log(group, wish, now, limit=2, skip=skip).rows
        yield f"{wish} at {now}", _counted(store, group, wish, now)
    for words in WORDS:
        yield f"proposals {words} at {now}", store.proposals(group, words, now)
        yield f"some proposals {words} at {now}", store.proposals(group, words, now, limit=2, skip=1)
        for owner in ("", *store.query(group, ActionOwners())):
            for settled in (False, True):
                page = store.query(group, ActionList(words=words, owner=owner, settled=settled))
                yield f"actions {words} of {owner}, settled: {settled}", page
    yield "items", [store.meeting_of_item(group, item) for item in ("nothing", *_items(store, group))]


def _counted(store: Store, group: str, wish: LogWish, now: datetime) -> object:
    """How many there are; what may be left uncounted is asked for whole."""
    page = store.log(group, wish, now, limit=10**6)
    assert page.total != UNCOUNTED
    return page


def _items(store: Store, group: str) -> list[str]:
    states = [store.state(group, brief.id) for brief in store.meetings(group)]
    return sorted(item.id for state in states for item in getattr(state, "items", ()))
