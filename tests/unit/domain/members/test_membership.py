# SPDX-License-Identifier: GPL-3.0-or-later
"""The members of the assembly, guests, training and terms of office."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.members.membership import (
    AddMember,
    BeginTerm,
    ChangeStanding,
    RenameMember,
    TrainMember,
    months_after,
)
from tests.unit.domain.hall import FOUNDED
from tests.unit.domain.steps import QUICK, founded


def test_people_join_as_members_or_guests() -> None:
    hall = founded(2)
    guest = hall.play(AddMember(name=" Noor ", guest=True))
    assert [m.name for m in hall.people.everyone] == ["Ada", "Bo", "Noor"]
    assert [m.name for m in hall.people.active] == ["Ada", "Bo"]
    hall.refused(AddMember(name="  "), "text-missing")
    hall.refused(AddMember(name="Imposter", id=guest), "id-taken")


def test_a_guest_becomes_a_member_leaves_and_comes_back() -> None:
    hall = founded(1)
    noor = hall.play(AddMember(name="Noor", guest=True))
    for standing, active in (("active", 2), ("left", 1), ("active", 2)):
        hall.play(ChangeStanding(member=noor, standing=standing))  # type: ignore[arg-type]
        assert len(hall.people.active) == active
    hall.refused(ChangeStanding(member=noor, standing="active"), "nothing-to-change")
    hall.refused(ChangeStanding(member="nobody", standing="left"), "unknown-member")


def test_a_name_is_corrected_or_hidden_from_the_hall() -> None:
    hall = founded(2)
    hall.play(RenameMember(member="ada", name="Adaeze"))
    hall.play(RenameMember(member="ada", shown=False))
    ada = hall.people.person("ada")
    assert (ada.name, ada.shown, ada.standing) == ("Adaeze", False, "active")
    assert hall.people.person("bo").name == "Bo"


def test_training_is_recorded_once() -> None:
    hall = founded(2)
    hall.play(TrainMember(member="ada"))
    assert hall.people.person("ada").skills == ("facilitation",)
    assert hall.people.person("bo").skills == ()
    hall.refused(TrainMember(member="ada"), "nothing-to-change")


def test_an_office_is_held_for_the_charters_term_unless_an_end_is_given() -> None:
    hall = founded(2, term_months=6)
    hall.play(BeginTerm(member="ada", role="treasurer"))
    hall.play(BeginTerm(member="ada", role="key-holder", until=hall.now + timedelta(days=5)))
    terms = hall.people.person("ada").terms
    assert [(t.role, t.since, t.until) for t in terms] == [
        ("treasurer", hall.now, hall.now.replace(month=9)),
        ("key-holder", hall.now, hall.now + timedelta(days=5)),
    ]
    hall.refused(BeginTerm(member="ada", role="treasurer", until=hall.now), "ends-before-it-begins")
    guest = hall.play(AddMember(name="Noor", guest=True))
    assert hall.refused(BeginTerm(member=guest, role="treasurer"), "not-a-member")["standing"] == "guest"


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [((2026, 1, 31), 1, (2026, 2, 28)), ((2028, 1, 31), 1, (2028, 2, 29)), ((2026, 12, 5), 12, (2027, 12, 5))],
)
def test_a_month_too_short_ends_on_its_last_day(
    day: tuple[int, int, int], months: int, later: tuple[int, int, int]
) -> None:
    assert months_after(datetime(*day, 18, tzinfo=UTC), months) == datetime(*later, 18, tzinfo=UTC)


@QUICK
@given(st.integers(0, 40_000).map(lambda days: FOUNDED + timedelta(days=days)), st.integers(0, 240))
def test_a_term_never_spills_into_the_month_after(begin: datetime, months: int) -> None:
    end = months_after(begin, months)
    assert (end.year * 12 + end.month) - (begin.year * 12 + begin.month) == months
    assert end.day <= begin.day and end.timetz() == begin.timetz()
