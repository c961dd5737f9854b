# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases of the process that take several meetings or two laptops: deferrals, blocks from home, two counts."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from assembly_app.domain.decisions.state import Tally
from assembly_app.installation.keystore import Installation
from tests.end2end.playing import Room, at, findings, holds, join, refused, swap


@pytest.fixture
def laptops(tmp_path: Path) -> tuple[Room, Room]:
    """The minute-taker's laptop, which will found the assembly, and the facilitator's, whose key goes on its roll."""
    second = Room(tmp_path / "second")
    first = Room(tmp_path / "first", facilitator=Installation(tmp_path / "second" / "home").key().public)
    return first, second


def test_case_1_one_proposal_over_five_meetings(tmp_path: Path) -> None:
    room = Room(tmp_path / "room")
    room.play("case_01")

    loan = room.proposal("loan")
    assert [(t.result.outcome, len(t.result.stood_aside)) for t in loan.tests if t.result] == [
        ("returned", 4),
        ("provisional", 3),
    ]
    (row,) = room.rows(at("2026-03-16 18:20")).values()
    assert (row.number, row.method, row.standing) == ("2026-01", "consensus", "provisional")
    assert (row.block_ends, row.review_at) == (at("2026-03-19 18:15"), at("2027-03-15 18:00"))
    entry = room.decision("loan").entry
    assert entry.tally == Tally(present=10, quorum=5, agreement=7, stand_asides=3)
    assert entry.text["en"].endswith(
        "It is used only for running costs of the common house: heating, water and repairs."
    )
    assert room.stood_aside("loan") == {
        "June Achterberg": "Six years is still longer than I shall live here.",
        "Oskar Brandvold": "I would rather save first.",
        "Quim Falcó": "My seat at the union; I neither help nor hinder.",
    }
    assert [(room.who(i.member), i.reason) for i in entry.interests] == [
        ("Quim Falcó", "I sit on the savings union's credit committee; I shall not speak to its offer.")
    ]
    assert room.standing("2026-03-19 18:14") == {"2026-01": "provisional"}
    assert room.standing("2026-03-19 18:15") == {"2026-01": "in-force"}
    holds(room, tmp_path)


def test_case_1_minutes_and_actions_of_the_five_meetings(tmp_path: Path) -> None:
    room = Room(tmp_path / "room")
    room.play("case_01")

    offers, sign = room.action("offers"), room.action("sign")
    assert (offers.status, offers.carried, room.who(offers.owner)) == ("done", 2, "Karim Bensalem")
    assert (sign.status, sign.due, room.who(sign.owner)) == ("open", at("2026-04-01 12:00"), "Hana Sørli")
    assert [item.kind for item in room.meeting("second").agenda] == [
        "follow-up",
        "approve-minutes",
        "decision",
        "evaluation",
    ]
    assert room.meeting("first").minutes_phase == "approved"
    assert room.meeting("fifth").minutes_phase == "draft"
    assert "Action carried over: Ask two more lenders for an offer." in room.minutes("second")
    assert "Deferred. Karim has no second offer yet, and Oskar and Quim are away" in room.minutes("second")
    assert "Deferred. The other lender answers in two weeks" in room.minutes("third")
    assert "The test returned the proposal: 4 stood aside." in room.minutes("fourth")
    adopted = room.minutes("fifth")
    assert adopted[0] == "March circle, continued · Mar 16, 2026, 7:00 PM · Laundry room"
    assert "Test for consensus 2 on version 2: 10 present, quorum 5." in adopted
    assert "Oskar Brandvold stands aside: I would rather save first." in adopted
    holds(room, tmp_path)


def test_case_5_a_block_from_home_within_the_block_period(tmp_path: Path) -> None:
    room = Room(tmp_path / "room")
    room.play("case_05", until=lambda step: step["do"] == "lodge-block")
    assert room.standing("2026-07-04 20:15") == {"2026-01": "provisional"}
    assert room.decision("slip").entry.went_on_why.startswith("Farah is not here")

    room = Room(tmp_path / "again")
    room.play("case_05")
    first, second = room.proposal("slip").decisions
    assert (first.entry.number, first.set_aside, second.entry.number) == ("2026-01", True, "2026-02")
    assert second.entry.text["en"].startswith("We moor a floating landing")
    (block,) = room.proposal("slip").blocks
    assert (room.who(block.member), block.value, block.during_test, block.heard) == (
        "Farah Nazari",
        "water",
        False,
        True,
    )
    assert [room.who(one) for one in block.review_asked_by] == ["Basil Crane", "Henk Dalmijn"]
    (review,) = room.proposal("slip").reviews
    assert (review.rests, review.does_not, review.present, review.upheld) == (2, 6, 8, True)
    assert [(c.status, c.version) for c in room.proposal("slip").concerns] == [("addressed", 2)]
    assert room.standing("2026-08-10 18:18") == {"2026-01": "blocked", "2026-02": "provisional"}
    assert room.standing("2026-08-11 18:19") == {"2026-01": "blocked", "2026-02": "in-force"}
    review = "Block review: 2 say that it rests on the value and 6 say that it does not. Upheld."
    assert review in room.minutes("review")
    holds(room, tmp_path)


def test_case_5_minutes_end_when_the_meeting_does(tmp_path: Path) -> None:
    room = Room(tmp_path / "room")
    room.play("case_05")
    for meeting in ("may", "june", "july", "review", "august"):
        assert room.minutes(meeting)[-1] == "The meeting was closed."
    assert room.minutes("may")[0] == "First meeting on the slipway · May 8, 2026, 6:00 PM"


def test_case_6_nobody_blocks_for_somebody_else(tmp_path: Path) -> None:
    room = Room(tmp_path / "room")
    played = room.play("case_06")

    assert refused(played) == [
        ("take-position", "R20", "not-a-member"),
        ("take-position", "R20", "not-by-proxy"),
        ("lodge-block", "R20", "not-by-proxy"),
        ("lodge-block", "R20", "not-a-member"),
    ]
    paint = room.proposal("paint")
    assert paint.blocks == ()
    assert [(room.who(c.member), c.status) for c in paint.concerns] == [
        ("Petra Vogt", "open"),
        ("Elif Aydin", "open"),
    ]
    entry = room.decision("paint").entry
    assert entry.tally == Tally(present=4, quorum=3, agreement=4)
    assert entry.went_on_why == "Heard; the painters will speak with the owner first"
    assert room.standing("2026-05-13 18:18") == {"2026-01": "provisional"}
    assert room.standing("2026-05-13 18:19") == {"2026-01": "in-force"}
    minutes = room.minutes("may")
    assert any(line.startswith("Petra, a guest, asked Cleo to block for her.") for line in minutes)
    assert "Petra Vogt names a concern: The owner will raise the rent once the gable is painted." in minutes
    holds(room, tmp_path)


def test_case_13_two_laptops_count_one_test_differently(laptops: tuple[Room, Room], tmp_path: Path) -> None:
    first, second = laptops
    first.play("case_13")
    join(first, second, tmp_path / "join.assembly")
    assert second.store.digest() == first.store.digest()

    first.clock.at += timedelta(minutes=2)
    second.clock.at = first.clock.at + timedelta(seconds=5)
    first.act("close-test", agreement=6, rationale="Frost comes early at the lower well.")
    second.act("close-test", agreement=5, rationale="Frost comes early at the lower well.")
    first.act("close-meeting")
    assert (first.standing("2026-11-09 19:00"), second.standing("2026-11-09 19:00")) == (
        {"2026-01": "provisional"},
        {"2026-01": "provisional"},
    )

    swap(first, second, tmp_path)
    for laptop in laptops:
        (test,) = laptop.proposal("pump").tests
        assert test.disputed
        assert sorted(r.tally.agreement for r in test.results) == [5, 6]
        assert laptop.standing("2026-11-09 19:00") == {"2026-01": "contested"}
        assert laptop.standing("2026-12-09 19:00") == {"2026-01": "contested"}
        assert laptop.log() == ["2026-01  Nov 9, 2026  contested  A hand pump at the lower well"]
        assert findings(laptop) == ["two-counts"]
        counted = [line for line in laptop.minutes("november") if line.startswith("The test found consensus")]
        assert sorted(line.split(",")[0] for line in counted) == [
            "The test found consensus: 5 agree",
            "The test found consensus: 6 agree",
        ]
    assert first.store.digest() == second.store.digest()
    assert first.proposal("pump") == second.proposal("pump")

    first.play("case_13_settled")
    fewer = next(r for r in first.proposal("pump").tests[0].results if r.tally.agreement == 5)
    assert (refusal := first.refusal("settle-count", proposal=first.names["pump"], chosen=fewer.id, why=" "))
    assert refusal.code == "reason-missing"
    first.act("settle-count", proposal=first.names["pump"], chosen=fewer.id, why="Filip had raised his hand twice")
    first.act("close-meeting")
    second.names.update(first.names)
    swap(first, second, tmp_path)
    for laptop in laptops:
        decision = laptop.decision("pump")
        assert (decision.entry.number, decision.entry.tally.agreement) == ("2026-01", 5)
        assert len(laptop.proposal("pump").tests[0].results) == 2
        assert laptop.standing("2026-12-09 19:00") == {"2026-01": "in-force"}
        assert laptop.minutes("next")[-2] == "Which count stands was settled: Filip had raised his hand twice"
    assert first.store.digest() == second.store.digest()
    holds(first, tmp_path)


def test_case_13_both_laptops_counting_alike_is_no_conflict(laptops: tuple[Room, Room], tmp_path: Path) -> None:
    first, second = laptops
    first.play("case_13")
    join(first, second, tmp_path / "join.assembly")
    for laptop in laptops:
        laptop.act("close-test", agreement=6)
    swap(first, second, tmp_path)
    for laptop in laptops:
        assert laptop.standing("2026-11-10 19:00") == {"2026-01": "provisional"}
        assert findings(laptop) == []
    assert first.store.digest() == second.store.digest()
    holds(second, tmp_path)


def _block_on_the_second(first: Room, second: Room, folder: Path) -> str:
    first.play("block_from_elsewhere")
    join(first, second, folder / "join.assembly")
    second.clock.at = at("2026-06-08 10:00")
    return second.act(
        "lodge-block", proposal=second.names["steps"], member=second.names["esme"], value="birds",
        reason="The terns breed beside the chapel until August.", via="by hand",
    ).id  # fmt: skip


def test_case_5_a_block_lodged_on_the_other_laptop_that_arrives_in_time(
    laptops: tuple[Room, Room], tmp_path: Path
) -> None:
    first, second = laptops
    _block_on_the_second(first, second, tmp_path)
    second.export(tmp_path / "block.assembly", within=True)
    first.clock.at = at("2026-06-09 09:00")
    first.take(tmp_path / "block.assembly")

    assert first.standing("2026-06-09 09:00") == {"2026-01": "blocked"}
    assert first.standing("2026-06-20 09:00") == {"2026-01": "blocked"}
    (block,) = first.proposal("steps").blocks
    assert (block.heard, first.who(block.member)) == (True, "Esme Roy")
    swap(first, second, tmp_path)
    assert second.standing("2026-06-20 09:00") == {"2026-01": "blocked"}
    assert first.store.digest() == second.store.digest()
    holds(first, tmp_path)


@pytest.mark.parametrize(("stands", "standing"), [(True, "blocked"), (False, "in-force")])
def test_case_5_a_block_lodged_in_time_that_arrives_late_is_contested_and_settled(
    laptops: tuple[Room, Room], tmp_path: Path, stands: bool, standing: str
) -> None:
    first, second = laptops
    block = _block_on_the_second(first, second, tmp_path)
    second.export(tmp_path / "block.assembly", within=True)
    assert first.standing("2026-06-11 09:00") == {"2026-01": "in-force"}
    first.clock.at = at("2026-06-11 09:00")
    first.take(tmp_path / "block.assembly")

    assert first.standing("2026-06-11 09:00") == {"2026-01": "contested"}
    assert first.standing("2026-09-11 09:00") == {"2026-01": "contested"}
    assert first.log() == ["2026-01  Jun 6, 2026  contested  Steps down the cliff"]
    steps = first.names["steps"]
    refusal = first.refusal("settle-contested", proposal=steps, block=block, stands=stands, why="Too early")
    assert refusal is not None
    assert refusal.code == "no-open-meeting"

    first.play("block_settled")
    first.act("settle-contested", proposal=steps, block=block, stands=stands, why="It was lodged in time")
    first.act("close-meeting")
    assert first.standing("2026-09-11 09:00") == {"2026-01": standing}
    settled = "the block stands" if stands else "the decision stands"
    assert f"The contested decision was settled: {settled}. It was lodged in time" in first.minutes("july")
    swap(first, second, tmp_path)
    assert second.standing("2026-09-11 09:00") == {"2026-01": standing}
    assert first.store.digest() == second.store.digest()
    holds(first, tmp_path)
