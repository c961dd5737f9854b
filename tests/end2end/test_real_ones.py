# SPDX-License-Identifier: GPL-3.0-or-later
"""What really happened elsewhere, told with invented people: two council threads and one very long agenda."""

from __future__ import annotations

from pathlib import Path

from tests.end2end import long_agenda as real
from tests.end2end.playing import Room, at, findings, holds, refused


def test_a_council_with_a_waiting_period_of_ten_days(tmp_path: Path) -> None:
    """Facts: proposed 15 June, period over 25 June, entered into the books 16 July 2026, 21 days later."""
    room = Room(tmp_path / "room")
    played = room.play("real_council_funding")

    assert refused(played) == [("lodge-block", "R21", "block-too-late")]
    decision = room.decision("seeds")
    assert decision.block_ends == at("2026-06-25 15:00")
    assert decision.block_ends is not None
    assert (decision.block_ends - decision.entry.taken_at).days == 10
    assert room.standing("2026-06-25 14:59") == {"2026-01": "provisional"}
    assert room.standing("2026-06-25 15:00") == {"2026-01": "in-force"}
    (note,) = decision.outcomes
    assert ((note.at - decision.block_ends).days, room.who(note.by)) == (20, "Elm Haddad")
    assert (note.at.date() - decision.block_ends.date()).days == 21
    assert [(c.status, room.who(c.member)) for c in room.proposal("seeds").concerns] == [("open", "Rowan Steyn")]
    assert decision.entry.settings is not None
    assert decision.entry.settings.block_hours_major == 240
    holds(room, tmp_path)


def test_a_concern_does_not_stop_the_period_and_a_block_does(tmp_path: Path) -> None:
    room = Room(tmp_path / "room")
    room.play("real_objection", until=lambda step: step.get("as") == "spares")
    ends = room.decision("shuttle").block_ends
    assert ends == at("2026-05-24 17:00")
    assert [(c.status, c.version) for c in room.proposal("shuttle").concerns] == [("addressed", 2)]

    room = Room(tmp_path / "concern")
    room.play("real_objection", until=lambda step: step["do"] == "lodge-block")
    assert room.decision("shuttle").block_ends == ends
    assert room.standing("2026-05-24 16:59") == {"2026-01": "provisional"}
    assert room.standing("2026-05-24 17:00") == {"2026-01": "in-force"}

    room = Room(tmp_path / "block")
    room.play("real_objection", until=lambda step: step["do"] == "review-block")
    assert room.standing("2026-05-20 09:00") == {"2026-01": "blocked"}
    assert room.standing("2026-05-24 17:00") == {"2026-01": "blocked"}
    assert room.proposal("shuttle").stage == "block-review"


def test_the_text_that_answers_the_block_has_its_own_ten_days(tmp_path: Path) -> None:
    room = Room(tmp_path / "room")
    room.play("real_objection")
    first, second = room.proposal("shuttle").decisions
    assert (first.set_aside, first.entry.version, second.entry.version) == (True, 2, 3)
    assert second.block_ends == at("2026-07-19 17:00")
    assert room.standing("2026-07-19 17:00") == {"2026-01": "blocked", "2026-02": "in-force"}
    assert [(c.number, c.status, c.version) for c in room.proposal("shuttle").concerns] == [
        (1, "addressed", 2),
        (2, "addressed", 3),
    ]
    holds(room, tmp_path)


def test_a_board_meeting_with_a_very_long_agenda(tmp_path: Path) -> None:
    room = Room(tmp_path / "room")
    room.steps([*real.founding(), *real.december(), *real.agenda()])

    items = room.meeting("january").agenda
    reports = real.EXECUTIVE_REPORTS + real.OFFICER_REPORTS + real.COMMITTEE_REPORTS
    assert [item.kind for item in items] == [
        "follow-up",
        "approve-minutes",
        *["report"] * reports,
        *["decision"] * real.SPECIAL_ORDERS,
        *["discussion"] * real.DISCUSSION_ITEMS,
        "evaluation",
    ]
    assert reports == 79
    length = sum(len(item.note.get("en", "")) for item in items)
    assert 100_000 < length < 160_000
    assert max(len(item.note.get("en", "")) for item in items) >= real.LONGEST_REPORT - 1
    assert len(room.store.actions(room.assembly.group)) == real.ACTIONS

    room.steps(real.january())
    open_still = room.store.actions(room.assembly.group)
    assert len(open_still) == real.ACTIONS - real.ACTIONS_DONE
    assert {room.action(brief.id).carried for brief in open_still} == {1}
    assert room.meeting("december").minutes_phase == "approved"
    assert room.standing("2015-01-24 19:00") == {f"2015-0{n}": "in-force" for n in range(1, real.SPECIAL_ORDERS + 1)}
    assert {room.decision(f"order-{n}").entry.tally.present for n in range(real.SPECIAL_ORDERS)} == {real.DIRECTORS}
    minutes = room.minutes("january")
    assert sum(line.startswith("Action carried over: ") for line in minutes) == real.ACTIONS - real.ACTIONS_DONE
    assert sum(line.startswith("The test found consensus: 9 agree") for line in minutes) == real.SPECIAL_ORDERS
    assert "Straw poll, “In May?”: yes: 6. No decision." in minutes
    holds(room, tmp_path)


def test_the_actions_of_the_long_meeting_come_back_to_the_next(tmp_path: Path) -> None:
    room = Room(tmp_path / "room")
    room.steps([*real.founding(), *real.december(), *real.agenda(), *real.january()])
    room.clock.at = at("2015-02-01 09:00")
    february = room.act("call-meeting", starts_at=at("2015-02-18 18:30")).id
    room.act("post-agenda", meeting=february)
    assert [item.kind for item in room.meeting(february).agenda] == ["follow-up", "approve-minutes", "evaluation"]
    assert findings(room) == []
