# SPDX-License-Identifier: GPL-3.0-or-later
"""Agenda items as people jot them down: title, minutes, presenter, kind, in any shape and language."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.charter.changes import FoundAssembly
from assembly_app.domain.meetings.agenda import AddItem
from assembly_app.domain.meetings.calling import CallMeeting
from assembly_app.domain.members.membership import AddMember
from assembly_app.domain.proposals.drafting import DraftProposal
from assembly_app.domain.refusal import Refused
from assembly_app.importers import agenda as reading
from assembly_app.importers import summary
from assembly_app.importers.errors import UnreadableError
from assembly_app.importers.findings import Findings
from assembly_app.importers.item_words import minutes_of
from assembly_app.importers.reader import ListReader
from tests.unit.domain.hall import Hall
from tests.unit.importers.speaking import ENGLISH, WORDS, listed

START = datetime(2026, 4, 1, 17, tzinfo=UTC)


def a_hall() -> Hall:
    hall = Hall()
    hall.play(FoundAssembly(name="Hill pod", zone="Europe/Berlin", languages=("en",)))
    for name in ("Ana Duarte", "Bo Lund", "Ana Lind"):
        hall.play(AddMember(name=name, id=name))
    hall.play(DraftProposal(id="roof", title="Mend the roof", text="We mend it.", proposer="Bo Lund", weight="minor"))
    hall.play(CallMeeting(starts_at=START, id="april"))
    return hall


HALL = a_hall()


def lists(hall: Hall) -> ListReader:
    return ListReader(hall, "g", [hall.proposal("roof")], hall.now, WORDS, ENGLISH)


def read(text: str, hall: Hall = HALL, meeting: str = "") -> Findings[reading.NewItem]:
    return lists(hall).agenda(listed(text), meeting)


def one(line: str) -> tuple[object, ...]:
    (item,) = read(line).new
    return str(item.own), item.minutes, item.presenter, item.kind


@pytest.mark.parametrize(
    ("line", "title", "minutes", "presenter", "kind"),
    [
        ("Seed library", "Seed library", 10, "", "discussion"),
        ("3. Seed library (15 min, Bo)", "Seed library", 15, "Bo Lund", "discussion"),
        ("- Budget 20'", "Budget", 20, "", "discussion"),
        ("Budget; 20; Bo; report", "Budget", 20, "Bo Lund", "report"),
        ("Budget\t20\tAna Duarte", "Budget", 20, "Ana Duarte", "discussion"),
        ("Budget – Bo Lund – 20 min", "Budget", 20, "Bo Lund", "discussion"),
        ("Budget, 20 min, Bo Lund", "Budget", 20, "Bo Lund", "discussion"),
        ("19:00–19:25 Budget", "Budget", 25, "", "discussion"),
        ("Report: the year 2025, 1h30", "the year 2025", 90, "", "report"),
        ("Bericht: Kasse 20 Minuten", "Kasse", 20, "", "report"),
        ("预算（20分钟）", "预算", 20, "", "discussion"),
        ("الميزانية (٢٠ دقيقة)", "الميزانية", 20, "", "discussion"),
        ("Break (5)", "", 5, "", "break"),
        ("Plan 2026", "Plan 2026", 10, "", "discussion"),
        ("Garden (north side)", "Garden (north side)", 10, "", "discussion"),
        ("Buy 20 spades", "Buy 20 spades", 10, "", "discussion"),
        ("Meals, beds and tools", "Meals, beds and tools", 10, "", "discussion"),
    ],
)
def test_one_line(line: str, title: str, minutes: int, presenter: str, kind: str) -> None:
    assert one(line) == (title, minutes, presenter, kind)


def test_a_decision_finds_its_proposal_by_its_title_and_without_one_is_a_discussion() -> None:
    found = read("Mend the Roof; 20; Bo; decision\nBudget; 20; Bo; decision")
    assert found.acts(lambda: "x") == [
        AddItem(meeting="april", kind="decision", proposal="roof", minutes=20, presenter="Bo Lund", id="x"),
        AddItem(meeting="april", kind="discussion", title="Budget", minutes=20, presenter="Bo Lund", id="x"),
    ]
    assert [(told.line, told.message) for told in found.remarks] == [(2, reading.NO_PROPOSAL)]


def test_unknown_and_ambiguous_presenters_are_said_and_kept_in_the_note() -> None:
    found = read("Tools (10 min, Zoltan)\nBeds (10 min, Ana)")
    assert [(told.line, told.message) for told in found.remarks] == [(1, reading.NOBODY), (2, reading.SEVERAL)]
    assert [(item.presenter, item.note) for item in found.new] == [("", "Zoltan"), ("", "Ana")]
    said = [piece.note for piece in summary.pieces(found, ENGLISH)]
    assert "Nobody is called “\u2068Zoltan\u2069”" in said[0] and "Ana Duarte" in said[1] and "Ana Lind" in said[1]


def test_a_table_with_heads() -> None:
    found = read("Tagesordnungspunkt;Art;Dauer;Wer;Raum\nKasse;Bericht;20;Bo;3\nDach;;viel;Bo;4\n;;10;;")
    (item,) = found.new
    assert (item.own, item.kind, item.minutes, item.presenter) == ("Kasse", "report", 20, "Bo Lund")
    assert [(told.line, told.message) for told in found.odd] == [(3, reading.NOT_MINUTES), (4, reading.NO_TITLE)]
    assert [told.params["said"] for told in found.remarks] == ["Raum"]


def test_what_is_on_the_agenda_or_stands_in_the_list_twice_is_left_out() -> None:
    hall = a_hall()
    for act in read("Budget 20'\nMend the roof; decision", hall).acts(hall._new_id):
        hall.play(act)
    found = read("BUDGET (5)\nEvaluation\nMend the roof; decision\nSeeds\nsééds\nBreak\nBreak", hall)

    assert [item.line for item in found.new] == [4, 6]
    assert [(told.line, told.message) for told in found.known] == [
        (1, reading.ON_IT), (2, reading.ON_IT), (3, reading.ON_IT), (5, reading.TWICE), (7, reading.TWICE),
    ]  # fmt: skip


def test_items_go_into_the_next_meeting_that_is_being_planned() -> None:
    hall = a_hall()
    hall.play(CallMeeting(starts_at=START - timedelta(days=7), id="march"))
    assert read("Seeds", hall).new[0].meeting == "march"
    assert read("Seeds", hall, "april").new[0].meeting == "april"
    empty = Hall()
    empty.play(FoundAssembly(name="Hill pod", zone="Europe/Berlin", languages=("en",)))
    with pytest.raises(Refused, match="no-meeting-planned"):
        ListReader(empty, "g", [], empty.now, WORDS, ENGLISH).agenda(listed("Seeds"))


@pytest.mark.parametrize(
    ("said", "minutes"),
    [("20", 20), ("20'", 20), ("20′", 20), ("20 min.", 20), ("1 h", 60), ("1h30", 90), ("1 h 30 min", 90),
     ("2 Stunden", 120), ("٤٥", 45), ("0", 0), ("601", 0), ("-5", 0), ("10 spades", 0), ("1:30", 0), ("", 0)],
)  # fmt: skip
def test_minutes(said: str, minutes: int) -> None:
    assert minutes_of(said, WORDS) == minutes


@given(st.text(alphabet=st.sampled_from("AabBo 12:'().,;-–\t\n\"minhреport预算")) | st.text())
def test_any_text_is_read_and_every_item_can_be_recorded(text: str) -> None:
    try:
        found = read(text)
    except UnreadableError:
        assert not text.strip()
        return
    assert all(0 < item.minutes <= 600 and (item.own or item.kind != "discussion") for item in found.new)
    assert len(summary.pieces(found, ENGLISH)) >= len(found.new)
    hall = HALL.fork("other")
    for act in found.acts(hall._new_id):
        hall.play(act)
