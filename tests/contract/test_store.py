# SPDX-License-Identifier: GPL-3.0-or-later
"""What every store must do, whatever database is behind it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Emitted, Event
from assembly_app.service.core.audit import audit
from assembly_app.service.core.ports import Change
from tests.contract.laptops import Laptop, decided, founded


class FromTheFuture(Event, frozen=True):
    """A record type that this version does not know."""

    TYPE = "proposal.dreamt-of"
    text: str


def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    laptop = founded(tmp_path)
    proposal = decided(laptop)
    digest = laptop.store.digest()
    laptop.reopen()
    assert laptop.store.digest() == digest
    assert [row.proposal for row in laptop.store.decisions(laptop.group, laptop.clock.now())] == [proposal]


def test_read_tables_can_be_dropped_and_rebuilt(tmp_path: Path) -> None:
    laptop = founded(tmp_path)
    decided(laptop)
    laptop.act("write", text="The river was high that week")
    digest = laptop.store.digest()
    assert laptop.store.rebuild() > 3
    assert laptop.store.digest() == digest
    assert laptop.store.search(laptop.group, "river high")


def test_the_log_shows_the_same_standing_as_the_rules(tmp_path: Path) -> None:
    laptop = founded(tmp_path)
    proposal = decided(laptop)
    for minutes in (0, 5, 10, 60):
        now = laptop.clock.now()
        state = laptop.store.state(laptop.group, proposal)
        assert isinstance(state, Proposal)
        [row] = laptop.store.decisions(laptop.group, now)
        assert row.standing == state.standing(now), minutes
        laptop.later(minutes=5)


def test_standing_of_a_blocked_decision(tmp_path: Path) -> None:
    laptop = founded(tmp_path)
    proposal = decided(laptop)
    member = laptop.assembly.world.people.active[2].id
    laptop.act("lodge-block", proposal=proposal, member=member, value="care", reason="Nobody asked those next door")
    [row] = laptop.store.decisions(laptop.group, laptop.clock.now())
    state = laptop.store.state(laptop.group, proposal)
    assert isinstance(state, Proposal)
    assert row.standing == "blocked" == state.standing_of(state.decision, laptop.clock.now())


def test_unknown_records_are_kept_and_shown(tmp_path: Path) -> None:
    laptop = founded(tmp_path)
    proposal = decided(laptop)
    with laptop.store.write() as tx:
        laptop.assembly.journal.append(
            tx, laptop.group, [Emitted(proposal, FromTheFuture(text="bees"))], laptop.clock.now()
        )
        tx.project()
    [line] = laptop.store.irregular(laptop.group)
    assert (line.type, line.why, line.about) == ("proposal.dreamt-of", "newer", proposal)
    laptop.act("note-outcome", decision=proposal, text="It stands well")
    other = Laptop(tmp_path / "other")
    other.take(laptop.export())
    assert [found.why for found in other.store.irregular(laptop.group)] == ["newer"]


def test_a_refused_act_leaves_nothing_behind(tmp_path: Path) -> None:
    laptop = founded(tmp_path)
    proposal = decided(laptop)
    before = laptop.store.digest(), laptop.store.head(laptop.store.own_feed())
    with pytest.raises(Refused, match="block-needs-reason"):
        laptop.act("lodge-block", proposal=proposal, member=laptop.assembly.world.people.active[2].id)
    assert (laptop.store.digest(), laptop.store.head(laptop.store.own_feed())) == before


def test_what_goes_wrong_among_those_who_hear_of_an_act_is_not_called_the_files_fault(tmp_path: Path) -> None:
    laptop = founded(tmp_path)

    def trips(_change: Change) -> None:
        raise msgspec.DecodeError("no concern of the file")

    laptop.assembly.listen(trips)
    with pytest.raises(msgspec.DecodeError):
        laptop.act("add-member", name="Zoe")
    assert laptop.assembly.world.people.active[-1].name == "Zoe", "it was recorded all the same"


def test_an_act_while_one_looks_is_seen_at_once_and_others_acts_at_the_next_look(tmp_path: Path) -> None:
    laptop = founded(tmp_path)
    other = Laptop(tmp_path)
    with laptop.store.looking():
        laptop.act("add-member", name="Zoe")
        assert laptop.assembly.world.people.active[-1].name == "Zoe"
    other.act("add-member", name="Yan")
    with laptop.store.looking():
        assert laptop.assembly.world.people.active[-1].name == "Yan"


def test_two_programs_on_one_file_both_write(tmp_path: Path) -> None:
    first = founded(tmp_path)
    second = Laptop(tmp_path)
    for round_ in range(4):
        first.act("add-member", name=f"First {round_}")
        second.act("add-member", name=f"Second {round_}")
    names = [person.name for person in first.assembly.world.people.active]
    assert names[6:] == [f"{who} {n}" for n in range(4) for who in ("First", "Second")]
    assert audit(first.store).findings == ()


@pytest.mark.parametrize(
    ("typed", "found"),
    [("bench", True), ("ben", True), ("RIVER bench", True), ("tower", False), ("“", False), ("bench OR tower", False)],
)
def test_search_finds_words_and_beginnings(tmp_path: Path, typed: str, found: bool) -> None:
    laptop = founded(tmp_path)
    decided(laptop)
    assert bool(laptop.store.search(laptop.group, typed)) is found


def test_search_finds_words_in_languages_without_spaces(tmp_path: Path) -> None:
    laptop = founded(tmp_path)
    decided(laptop)
    laptop.act("write", text="每周二晚上开放工坊")
    laptop.act("write", text="تُفتح الورشة مساء الثلاثاء")
    assert laptop.store.search(laptop.group, "工坊")
    assert not laptop.store.search(laptop.group, "坊工")
    assert laptop.store.search(laptop.group, "الورشة")


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("La réunion à l’école", "REUNION ecol"),
        ("Łódź", "Łodz"),
        ("Ñande ñe’ẽ g̃uarani", "g̃uar"),
        ("Ọ̀rọ̀ àgbà", "ọ̀rọ̀"),
        ("Σίσυφος", "ΣΊΣΥΦΟΣ"),
        ("İstanbul", "istanbul"),
        ("Straße", "straß"),
        ("हिन्दी में", "हिन्दी"),
        ("2027-01, b_c", "2027-01 b_c"),
    ],
)
def test_search_finds_what_one_copies_or_types_without_accents(tmp_path: Path, said: str, typed: str) -> None:
    laptop = founded(tmp_path)
    decided(laptop)
    entry = laptop.act("write", text=said)
    assert [hit.key for hit in laptop.store.search(laptop.group, typed)] == [entry]


def test_struck_entries_are_no_longer_found(tmp_path: Path) -> None:
    laptop = founded(tmp_path)
    decided(laptop)
    [brief] = laptop.store.meetings(laptop.group)
    entry = laptop.act("write", text="A heron stood there")
    assert laptop.store.search(laptop.group, "heron")
    laptop.act("amend-entry", meeting=brief.id, entry=entry, text="A stork stood there")
    assert not laptop.store.search(laptop.group, "heron")
    laptop.act("strike-entry", meeting=brief.id, entry=entry)
    assert not laptop.store.search(laptop.group, "stork")
