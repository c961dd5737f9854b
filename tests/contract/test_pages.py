# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists a page at a time: what they hold, in which order, and that the pages fit together without a seam."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from assembly_app.domain.decisions.log import DecisionRecorded
from assembly_app.domain.decisions.state import DecisionEntry
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.values import Emitted, Event
from assembly_app.service.actions.queries import ActionList, ActionOwners
from assembly_app.service.core.assembly import new_id
from assembly_app.service.core.read_models import UNCOUNTED, LogWish
from assembly_app.store import search_text
from tests.contract.laptops import Laptop, decided, founded


def _logged(laptop: Laptop, *titles: str, **fields: object) -> list[str]:
    made = []
    for title in titles:
        given = {"text": f"{title}: the words.", "method": "council", "taken_at": laptop.clock.now(), "by": "Council"}
        made.append(str(laptop.act("record-decision", title=title, **{**given, **fields})))
        laptop.later(minutes=1)
    return made


def record(laptop: Laptop, *events: Event) -> None:
    """Put events on the laptop's feed that no act leads to, each about something new."""
    with laptop.store.write() as tx:
        emitted = [Emitted(new_id(), event) for event in events]
        laptop.assembly.journal.append(tx, laptop.group, emitted, laptop.clock.now())
        tx.project()


def _titles(laptop: Laptop, **wish: object) -> list[str]:
    page = laptop.store.log(laptop.group, LogWish(**wish), laptop.clock.now())  # type: ignore[arg-type]
    return [row.title["en"] for row in page.rows]


@pytest.mark.parametrize("few", [0, 400])
def test_the_log_is_searched_newest_first_however_many_are_hit(
    tmp_path: Path, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_text, "FEW", few)
    laptop = founded(tmp_path)
    _logged(laptop, "Lantern path", "Lantern oil", "Soup")

    assert _titles(laptop, words="lant") == ["Lantern oil", "Lantern path"]
    assert _titles(laptop, words="lantern pa") == ["Lantern path"]
    assert _titles(laptop, words="lantern", year=laptop.clock.now().year) == ["Lantern oil", "Lantern path"]
    assert _titles(laptop, words="lantern", year=1999) == []
    assert laptop.store.log(laptop.group, LogWish(words="lantern"), laptop.clock.now()).total == 2
    assert _titles(laptop, words="“") == []


def test_pages_of_the_log_fit_together(tmp_path: Path) -> None:
    laptop = founded(tmp_path)
    _logged(laptop, *(f"Title {n}" for n in range(7)))
    now, whole = laptop.clock.now(), laptop.store.decisions(laptop.group, laptop.clock.now())

    paged = [
        row for skip in (0, 3, 6) for row in laptop.store.log(laptop.group, LogWish(), now, limit=3, skip=skip).rows
    ]

    assert tuple(paged) == whole
    assert laptop.store.log(laptop.group, LogWish(), now, limit=3).total == 7


def test_the_log_is_filtered_by_how_by_whom_and_by_what_is_due(tmp_path: Path) -> None:
    laptop = founded(tmp_path)
    member = laptop.assembly.world.people.active[1].id
    decided(laptop)
    laptop.later(minutes=60)
    _logged(laptop, "Due", review_at=laptop.clock.now() + timedelta(days=1), implementer=member)
    _logged(laptop, "Not yet", review_at=laptop.clock.now() + timedelta(days=9), method="emergency-lead")
    laptop.later(minutes=3 * 24 * 60)

    assert _titles(laptop, review_due=True) == ["Due"]
    assert _titles(laptop, implementer=member) == ["Due"]
    assert _titles(laptop, method="emergency-lead") == ["Not yet"]
    assert len(_titles(laptop, method="consensus")) == 1
    facets = laptop.store.log_facets(laptop.group)
    assert facets.methods == ("consensus", "council", "emergency-lead")
    assert (facets.years, facets.implementers) == ((laptop.clock.now().year,), (member,))


def test_proposals_stand_by_part_and_as_the_rules_say(tmp_path: Path) -> None:
    laptop = founded(tmp_path)
    done = decided(laptop)
    member = laptop.assembly.world.people.active[1].id
    draft = laptop.act("draft-proposal", title="A pond", text="Dig a pond.", proposer=member)
    gone = laptop.act("draft-proposal", title="A tower", text="Build a tower.", proposer=member)
    laptop.act("withdraw-proposal", proposal=gone, member=member)

    def found(words: str = "") -> list[tuple[str, str]]:
        page = laptop.store.proposals(laptop.group, words, laptop.clock.now())
        assert page.total == len(page.rows)
        return [(row.proposal, row.part) for row in page.rows]

    assert found() == [(draft, "way"), (done, "decided"), (gone, "over")]
    assert found("pon") == [(draft, "way")]
    for _ in range(2):
        page = laptop.store.proposals(laptop.group, "", laptop.clock.now())
        for row in page.rows:
            state = laptop.store.state(laptop.group, row.proposal)
            assert isinstance(state, Proposal)
            assert row.standing == state.standing(laptop.clock.now())
        laptop.later(minutes=60)


def test_a_new_version_is_found_by_its_words_and_the_old_one_no_longer(tmp_path: Path) -> None:
    laptop = founded(tmp_path)
    member = laptop.assembly.world.people.active[1].id
    draft = laptop.act("draft-proposal", title="Water", text="Dig a pond.", proposer=member)
    laptop.act("revise-proposal", proposal=draft, text="Dig a well.", author=member)

    assert laptop.store.proposals(laptop.group, "well", laptop.clock.now()).total == 1
    assert laptop.store.proposals(laptop.group, "pond", laptop.clock.now()).total == 0


def test_open_actions_by_their_day_settled_ones_newest_first(tmp_path: Path) -> None:
    laptop = founded(tmp_path)
    decided(laptop)
    one, two = (member.id for member in laptop.assembly.world.people.active[:2])
    now = laptop.clock.now()
    later = laptop.act("agree-action", text="Carry wood", owner=one, due=now + timedelta(days=9))
    soon = laptop.act("agree-action", text="Carry water", owner=two, due=now + timedelta(days=2))
    some_day = laptop.act("agree-action", text="Carry on", owner=two)

    def listed(words: str = "", owner: str = "", *, settled: bool = False) -> list[str]:
        page = laptop.store.query(laptop.group, ActionList(words=words, owner=owner, settled=settled))
        return [row.action for row in page.rows]

    assert listed() == [soon, later, some_day]
    assert listed(owner=one) == [later]
    assert listed("wat") == [soon]
    laptop.act("done-action", action=later, note="Two carts")
    laptop.later(minutes=1)
    laptop.act("drop-action", action=some_day, why="Nobody knew what it meant")
    assert listed() == [soon]
    assert listed(settled=True) == [some_day, later]
    assert set(laptop.store.query(laptop.group, ActionOwners())) == {one, two}


def test_what_is_not_for_other_eyes_is_not_found_by_its_words(tmp_path: Path) -> None:
    laptop = founded(tmp_path)
    [made] = _logged(laptop, "Help", text="Zed gets the room.", rationale="Zed has none", personal=True)

    assert _titles(laptop, words="zed") == []
    assert laptop.store.proposals(laptop.group, "zed", laptop.clock.now()).total == 0
    assert laptop.store.proposals(laptop.group, "help", laptop.clock.now()).rows[0].proposal == made
    assert not laptop.store.search(laptop.group, "zed")


def test_decisions_taken_at_once_stand_in_one_order_on_all_pages(tmp_path: Path) -> None:
    laptop = founded(tmp_path)
    now = laptop.clock.now()
    entries = [
        DecisionEntry(
            number="2026-01", method="council", taken_at=now, title={"en": f"Lantern {n}"}, text={"en": "Lit."}
        )
        for n in range(6)
    ]
    record(laptop, *(DecisionRecorded(entry=entry, weight="minor") for entry in entries))
    whole = laptop.store.decisions(laptop.group, now)

    for wish in (LogWish(), LogWish(words="lantern"), LogWish(method="council")):
        pages_ = [laptop.store.log(laptop.group, wish, now, limit=2, skip=skip).rows for skip in (0, 2, 4)]
        assert tuple(row for rows in pages_ for row in rows) == whole


@pytest.mark.parametrize("number", ["2026-" + "9" * 20, "9" * 20 + "-01", "2026-" + "9" * 5000, "2026-²", "-", ""])
def test_a_number_that_nobody_could_count_to_stands_in_the_log_and_counts_for_nothing(
    tmp_path: Path, number: str
) -> None:
    laptop = founded(tmp_path)
    now = laptop.clock.now()
    entry = DecisionEntry(number=number, method="council", taken_at=now, title={"en": "Odd"}, text={"en": "Odd."})
    record(laptop, DecisionRecorded(entry=entry, weight="minor"))

    assert [row.number for row in laptop.store.decisions(laptop.group, now)] == [number]
    assert laptop.store.next_number(laptop.group, 2026) == 1


def test_each_group_in_a_store_has_its_own_pages_and_numbers(tmp_path: Path) -> None:
    river, hill = founded(tmp_path / "river"), founded(tmp_path / "hill", "Hill")
    _logged(river, "Lantern path", "Lantern oil", "Soup")
    _logged(hill, "Lantern festival")
    hill.take(river.export(within=False))
    now = hill.clock.now()

    found = [hill.store.log(group, LogWish(words="lantern"), now) for group in (hill.group, river.group)]
    proposals = [hill.store.proposals(group, "lantern", now) for group in (hill.group, river.group)]

    assert [page.total for page in found] == [len(page.rows) for page in found] == [1, 2]
    assert [page.total for page in proposals] == [len(page.rows) for page in proposals] == [1, 2]


def test_beyond_the_last_page_nothing_is_counted_wrongly(tmp_path: Path) -> None:
    laptop = founded(tmp_path)
    _logged(laptop, "One", "Two")
    page = laptop.store.log(laptop.group, LogWish(method="council"), laptop.clock.now(), limit=3, skip=9)
    assert page.rows == ()
    assert page.total in (2, UNCOUNTED)
