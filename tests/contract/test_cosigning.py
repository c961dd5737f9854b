# SPDX-License-Identifier: GPL-3.0-or-later
"""Approved minutes carry the signatures of two people; one alone, an old state or a stranger's do not make them so."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembly_app.domain.refusal import Refused
from assembly_app.installation.keystore import Installation
from assembly_app.service.operations import Operation
from assembly_app.service.trust import roll
from assembly_app.service.trust.cosigning import complete, cosign, cosignatures
from tests.contract.laptops import Laptop, approved, decided, founded


@pytest.fixture
def two(tmp_path: Path) -> tuple[Laptop, Laptop, str]:
    """The secretary's laptop, the facilitator's, and a meeting whose minutes are approved."""
    second = Installation(tmp_path / "facilitator" / "home").key().public
    one = founded(tmp_path / "secretary", facilitator=second)
    decided(one)
    one.export("before.assembly")
    meeting = approved(one)
    other = Laptop(tmp_path / "facilitator")
    other.clock.at = one.clock.at
    other.take(one.export(), join=True)
    return one, other, meeting


def names(laptop: Laptop, meeting: str) -> list[tuple[str, bool]]:
    return [(one.name, one.current) for one in cosignatures(laptop.store, laptop.group, meeting)]


def test_two_people_sign_the_same_statement(two: tuple[Laptop, Laptop, str]) -> None:
    one, other, meeting = two
    said = cosign(one.assembly, Operation(), meeting)
    assert not complete(cosignatures(one.store, one.group, meeting))

    assert cosign(other.assembly, Operation(), meeting) == said

    one.take(other.export())
    assert names(one, meeting) == [("Secretary", True), ("Facilitator", True)]
    assert complete(cosignatures(one.store, one.group, meeting))


def test_nobody_signs_twice_or_what_is_not_approved(two: tuple[Laptop, Laptop, str]) -> None:
    one, _, meeting = two
    cosign(one.assembly, Operation(), meeting)
    with pytest.raises(Refused, match="cosigned-already"):
        cosign(one.assembly, Operation(), meeting)
    open_one = one.store.meetings(one.group)[-1].id
    with pytest.raises(Refused, match="minutes-not-approved"):
        cosign(one.assembly, Operation(), open_one)


def test_a_key_that_is_not_on_the_roll_signs_nothing(two: tuple[Laptop, Laptop, str], tmp_path: Path) -> None:
    one, _, meeting = two
    stranger = Laptop(tmp_path / "stranger")
    stranger.take(one.export(), join=True)
    with pytest.raises(Refused, match="not-on-own-roll"):
        cosign(stranger.assembly, Operation(), meeting)


def test_what_reaches_the_minutes_afterwards_is_not_under_the_signatures(
    two: tuple[Laptop, Laptop, str], tmp_path: Path
) -> None:
    """A note from a laptop that was away at the approval."""
    one, other, meeting = two
    away = Laptop(tmp_path / "away")
    away.take(tmp_path / "secretary" / "before.assembly", join=True)
    away.act("write", text="A note that nobody had seen")
    cosign(one.assembly, Operation(), meeting)
    cosign(other.assembly, Operation(), meeting)
    one.take(other.export())
    late = away.store.own_feed()

    wish = roll.Wish(add=(roll.Joining(away.installation.key().public.to_line(), "Away", ("delegate",)),))
    draft = roll.draft(one.store, one.group, wish, one.clock.now())
    roll.adopt(one.assembly, roll.sign(one.store, one.group, draft, one.installation.key()))
    away.take(one.export())
    one.take(away.export())

    assert one.store.head(late) is not None
    assert names(one, meeting) == [("Secretary", False), ("Facilitator", False)]
    assert not complete(cosignatures(one.store, one.group, meeting))
