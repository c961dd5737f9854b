# SPDX-License-Identifier: GPL-3.0-or-later
"""Playing acts from a file: their times, the names of what they made, and the refusals that must come."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assembly_app.domain.refusal import Refused
from assembly_app.service.core.audit import audit
from assembly_app.service.core.scenario import Played, Player, ScenarioError, Step, anchor, read_scenario
from tests.unit.service.evening import Evening

PRACTICE = Path(__file__).resolve().parents[3] / "resources" / "practice.toml"
FOUNDING: Step = {
    "do": "found-assembly", "name": "Hill", "values": {"care": "Care"}, "zone": "Europe/Lisbon",
    "at": datetime(2026, 7, 1, 9, tzinfo=UTC),
}  # fmt: skip


def played(evening: Evening, *steps: Step, shift: timedelta = timedelta()) -> list[Played]:
    return list(Player(evening.assembly, evening.clock, shift).play([dict(FOUNDING), *steps]))


def test_the_practice_meeting_plays_to_its_end_and_breaks_no_rule() -> None:
    evening = Evening()
    steps = read_scenario(PRACTICE)

    done = list(Player(evening.assembly, evening.clock).play(steps))

    assert len(done) == len(steps)
    report = audit(evening.store)
    assert report.findings == () and report.decisions >= 2
    assert anchor(PRACTICE).tzinfo is UTC


def test_it_stops_before_the_act_that_it_is_told_to_stop_at() -> None:
    evening = Evening()
    steps = read_scenario(PRACTICE)
    at = next(number for number, step in enumerate(steps) if "pause" in step)
    assert len(list(Player(evening.assembly, evening.clock).play(steps, until=lambda step: "pause" in step))) == at


def test_times_are_instants_steps_or_the_same_again() -> None:
    evening = Evening()
    done = played(
        evening,
        {"do": "add-member", "name": "Ada"},
        {"do": "add-member", "name": "Ben", "at": "+1d2h3m4s"},
        {"do": "add-member", "name": "Cem", "at": datetime(2026, 7, 9, 20)},  # noqa: DTZ001, as the file has it
    )
    begin = datetime(2026, 7, 1, 9, tzinfo=UTC)
    step = timedelta(days=1, hours=2, minutes=3, seconds=4)
    assert [one.at for one in done] == [begin, begin, begin + step, datetime(2026, 7, 9, 19, tzinfo=UTC)]


def test_all_times_are_moved_together() -> None:
    [founding] = played(Evening(), shift=timedelta(days=3))
    assert founding.at == datetime(2026, 7, 4, 9, tzinfo=UTC)


def test_later_acts_name_what_earlier_ones_made() -> None:
    evening = Evening()
    played(
        evening,
        {"do": "add-member", "name": "Ada", "as": "ada"},
        {"do": "rename-member", "member": "$ada", "name": "Adah"},
    )
    assert [member.name for member in evening.assembly.world.people.active] == ["Adah"]


def test_a_refusal_that_must_come_is_played_and_leaves_nothing_behind() -> None:
    evening = Evening()
    *_, refused = played(evening, {"do": "add-member", "name": " ", "expect": "text-missing"})
    assert refused.outcome is None and isinstance(refused.refused, Refused)
    assert evening.members == []


@pytest.mark.parametrize(
    ("step", "code"),
    [
        ({"do": "add-member", "name": " "}, "scenario-refused"),
        ({"do": "add-member", "name": " ", "expect": "another"}, "scenario-refused"),
        ({"do": "add-member", "name": "Ada", "expect": "text-missing"}, "scenario-not-refused"),
        ({"do": "fly"}, "scenario-refused"),
        ({"do": "rename-member", "member": "$nobody", "name": "Ada"}, "scenario-unknown-name"),
        ({"do": "add-member", "name": "Ada", "at": "+"}, "scenario-time"),
        ({"do": "add-member", "name": "Ada", "at": "later"}, "scenario-time"),
        ({"do": "add-member", "name": "Ada", "at": 7}, "scenario-time"),
    ],
)
def test_what_does_not_play_as_it_says_is_named_with_its_number(step: Step, code: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        played(Evening(), step)
    assert (caught.value.code, caught.value.params["number"]) == (code, 2)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "scenario-unreadable"),
        (b"\xff", "scenario-unreadable"),
        (b"[[act]", "scenario-unreadable"),
        (b"", "scenario-no-acts"),
        (b"act = 7", "scenario-no-acts"),
        (b"[[act]]\nname = 'x'", "scenario-no-acts"),
    ],
)
def test_a_file_that_is_no_scenario_is_refused(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "evening.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ScenarioError) as caught:
        read_scenario(path)
    assert caught.value.code == code


def test_a_practice_without_an_anchor_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "practice.toml"
    path.write_text("anchor = 2026-01-01T18:00:00")
    with pytest.raises(ScenarioError, match="scenario-time"):
        anchor(path)
