# SPDX-License-Identifier: GPL-3.0-or-later
"""The charter: founding an assembly, the numbers of its rules, and changing them by a decision."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.charter.changes import ChangeCharter, FoundAssembly
from assembly_app.domain.charter.state import Fallback, Settings
from assembly_app.domain.meetings.calling import CallMeeting, CloseMeeting
from assembly_app.domain.members.membership import AddMember
from tests.unit.domain.hall import Hall
from tests.unit.domain.steps import QUICK, decided, draft, founded, standing


def test_a_new_assembly_has_the_numbers_of_the_rules() -> None:
    hall = Hall()
    hall.play(FoundAssembly(name="  Linden Street ", languages=("ar", "en"), values={"care": "الرعاية"}))
    charter = hall.charter
    numbers = charter.settings
    assert (charter.name, charter.language, charter.founded_at) == ("Linden Street", "ar", hall.now)
    assert charter.values[0].texts == {"ar": "الرعاية"}
    assert (numbers.notice, numbers.quorum_percent, numbers.quorum_least) == (timedelta(hours=72), 50, 3)
    assert numbers.block_period("major") == timedelta(hours=72)
    assert numbers.block_period("minor") == timedelta(minutes=10)
    assert (numbers.block_review_percent, numbers.stand_aside_limit) == (25, 3)
    assert numbers.fallback == Fallback(percent=70, failed_tests=2, meetings=2)
    assert (numbers.operational_percent, numbers.term_months) == (50, 12)
    assert {kind.id: kind.minutes for kind in charter.kinds}["weekly"] == 15


def test_nothing_can_be_done_before_the_assembly_is_founded() -> None:
    hall = Hall()
    hall.refused(AddMember(name="Ada"), "not-founded", "charter")
    hall.refused(CallMeeting(starts_at=hall.now + timedelta(days=9)), "not-founded")


def test_an_assembly_is_founded_once_with_a_name_a_language_and_a_real_time_zone() -> None:
    hall = Hall()
    assert hall.refused(FoundAssembly(name=" "), "text-missing")["field"] == "name"
    assert hall.refused(FoundAssembly(name="L", languages=()), "text-missing")["field"] == "languages"
    hall.refused(FoundAssembly(name="L", zone="Mars/Olympus"), "unknown-time-zone")
    hall.refused(FoundAssembly(name="L", zone="../etc/passwd"), "unknown-time-zone")
    hall.play(FoundAssembly(name="Linden Street", kinds={"council": 90}))
    assert hall.charter.kind("council") and not hall.charter.kind("weekly")
    hall.refused(FoundAssembly(name="Elm Street"), "already-founded")


@QUICK
@given(st.integers(0, 500), st.integers(0, 100), st.integers(0, 20))
def test_the_quorum_is_the_share_of_the_active_members_and_never_fewer_than_the_least(
    active: int, percent: int, least: int
) -> None:
    quorum = Settings(quorum_percent=percent, quorum_least=least).quorum(active)
    assert quorum >= least
    assert quorum * 100 >= active * percent, "fewer than the share"
    assert quorum == least or (quorum - 1) * 100 < active * percent, "more than it takes"


@pytest.mark.parametrize(("active", "quorum"), [(3, 3), (5, 3), (6, 3), (7, 4), (8, 4), (12, 6)])
def test_half_of_the_members_at_least_three(active: int, quorum: int) -> None:
    assert Settings().quorum(active) == quorum


def test_a_core_value_is_found_by_its_id_or_its_wording_in_any_language() -> None:
    hall = Hall()
    hall.play(FoundAssembly(name="L", values={"care": {"en": "Care for one another", "de": "Füreinander da sein"}}))
    for wording in ("care", "care for one another", " Füreinander DA sein "):
        assert hall.charter.value(wording) == hall.charter.values[0]
    assert hall.charter.value("profit") is None


def test_the_charter_changes_only_by_a_major_decision_in_force() -> None:
    hall = founded()
    minor = decided(hall, title="Tea towels", weight="minor")
    hall.later(minutes=10)
    hall.refused(ChangeCharter(decision=minor, name="Elm Street"), "charter-needs-major", "charter")
    hall.play(CloseMeeting())
    major = decided(hall, title="Longer notice")
    change = ChangeCharter(decision=major, settings={"notice_hours": 96, "fallback": None})
    params = hall.refused(change, "charter-needs-decision", "charter")
    assert params["standing"] == "provisional"
    hall.later(hours=72)
    hall.play(change)
    assert hall.charter.settings.notice == timedelta(hours=96)
    assert hall.charter.settings.fallback is None
    assert hall.charter.settings.stand_aside_limit == 3, "what was not named stays"
    assert hall.charter.changes == 1


def test_a_later_change_does_not_rewrite_the_numbers_of_an_old_decision() -> None:
    hall = founded()
    major = decided(hall)
    hall.later(hours=72)
    hall.play(ChangeCharter(decision=major, name=" Elm Street ", settings={"stand_aside_limit": 9}))
    decision = hall.proposal(major).decision
    assert decision is not None and decision.entry.settings == Settings()
    assert (hall.charter.name, hall.charter.settings.stand_aside_limit) == ("Elm Street", 9)


def test_a_setting_that_makes_no_sense_is_refused() -> None:
    hall = founded()
    major = decided(hall)
    hall.later(hours=72)
    for settings in ({"notice_hours": -1}, {"block_review_percent": 101}, {"stand_aside_limit": 0}):
        hall.refused(ChangeCharter(decision=major, settings=settings), "setting-not-valid")  # type: ignore[arg-type]
    hall.refused(ChangeCharter(decision=major, name=" "), "text-missing")


def test_values_kinds_and_languages_change_too() -> None:
    hall = founded()
    major = decided(hall)
    hall.later(hours=72)
    hall.play(
        ChangeCharter(decision=major, values={"rest": "Time to rest"}, kinds={"picnic": 180}, languages=("en", "ar"))
    )
    assert [v.id for v in hall.charter.values] == ["rest"]
    assert [k.id for k in hall.charter.kinds] == ["picnic"]
    assert hall.charter.languages == ("en", "ar")
    assert standing(hall, major) == "in-force"


def test_an_unknown_decision_cannot_change_the_charter() -> None:
    hall = founded()
    hall.refused(ChangeCharter(decision="nowhere", name="X"), "unknown-proposal")
    proposal = draft(hall)
    hall.refused(ChangeCharter(decision=proposal, name="X"), "charter-needs-decision")
