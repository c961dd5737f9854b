# SPDX-License-Identifier: GPL-3.0-or-later
"""Who facilitates next, and why (R8)."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.meetings.rotation import YEAR, Place, Turn, last_facilitator, rotation
from assembly_app.domain.members.state import Member
from tests.unit.domain.hall import FOUNDED as NOW
from tests.unit.domain.steps import NAMES, QUICK


def people(*names: str, trained: tuple[str, ...] = ()) -> tuple[Member, ...]:
    return tuple(
        Member(id=n, name=n.title(), joined_at=NOW, skills=("facilitation",) if n in trained else ()) for n in names
    )


def turn(member: str, days_ago: float) -> Turn:
    return Turn(member, NOW - timedelta(days=days_ago))


def names(order: tuple[Place, ...]) -> list[str]:
    return [place.member for place in order]


def test_fewest_turns_come_first_then_longest_since_and_never_is_longest() -> None:
    turns = (turn("ada", 90), turn("ada", 60), turn("bo", 40), turn("cleo", 80), turn("eli", 10))
    order = rotation("m", people("ada", "bo", "cleo", "dov", "eli"), turns, NOW)
    assert names(order) == ["dov", "cleo", "bo", "ada", "eli"]
    assert [(p.turns, p.reason, p.eligible) for p in order] == [
        (0, "fewest-turns", True),
        (1, "fewest-turns", True),
        (1, "longest-since", True),
        (2, "fewest-turns", True),
        (1, "last-time", False),
    ]
    assert (order[0].last_at, order[1].last_at) == (None, NOW - timedelta(days=80))


def test_turns_older_than_twelve_months_no_longer_weigh_but_say_how_long_it_is() -> None:
    turns = (turn("ada", 366), turn("ada", 400), turn("bo", 364), turn("cleo", 1))
    order = rotation("m", people("ada", "bo", "cleo", "dov"), turns, NOW)
    assert names(order) == ["dov", "ada", "bo", "cleo"]
    assert [place.reason for place in order] == ["fewest-turns", "longest-since", "fewest-turns", "last-time"]


def test_a_tie_is_broken_the_same_way_for_everyone_who_asks_and_anew_for_each_meeting() -> None:
    everyone = people(*NAMES)
    order = rotation("march", everyone, (), NOW)
    assert names(order) == names(rotation("march", everyone[::-1], (), NOW))
    assert [place.reason for place in order[1:]] == ["tie-break"] * 9
    firsts = {names(rotation(f"meeting {n}", everyone, (), NOW))[0] for n in range(60)}
    assert len(firsts) > 5


def test_the_untrained_and_those_who_would_rather_not_come_last_and_see_why() -> None:
    order = rotation(
        "m",
        people("ada", "bo", "cleo", trained=("ada", "cleo")),
        (),
        NOW,
        trained_only=True,
        declined=frozenset({"ada"}),
    )
    assert order[0].member == "cleo"
    assert {p.member: p.reason for p in order if not p.eligible} == {"ada": "declined", "bo": "not-trained"}


TURNS = st.lists(st.tuples(st.sampled_from(NAMES[:6]), st.integers(0, 800)), max_size=30)


@QUICK
@given(TURNS, st.frozensets(st.sampled_from(NAMES[:6])), st.booleans())
def test_the_order_keeps_every_rule(turns: list[tuple[str, int]], declined: frozenset[str], trained: bool) -> None:
    history = tuple(turn(member, ago) for member, ago in turns)
    everyone = people(*NAMES[:6], trained=NAMES[:3])
    order = rotation("m", everyone, history, NOW, trained_only=trained, declined=declined)
    assert sorted(names(order)) == sorted(NAMES[:6]), "everyone has a place"
    assert [p.eligible for p in order] == sorted((p.eligible for p in order), reverse=True), "the eligible come first"
    last = last_facilitator(history)
    for place in order:
        hindered = place.member in declined or place.member == last or (trained and place.member not in NAMES[:3])
        assert place.eligible != hindered
        assert place.turns == sum(1 for t in history if t.member == place.member and t.at > NOW - YEAR)
    eligible = [(p.turns, p.last_at.timestamp() if p.last_at else 0) for p in order if p.eligible]
    assert eligible == sorted(eligible), "fewest turns, then longest since"
    for before, after in pairwise(order):
        if before.eligible and after.eligible and after.reason == "tie-break":
            assert (before.turns, before.last_at) == (after.turns, after.last_at)
