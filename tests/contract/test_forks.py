# SPDX-License-Identifier: GPL-3.0-or-later
"""A feed that goes two ways: both ways are kept, nothing more is taken, all are told, and the roll settles it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from assembly_app.bundles.errors import BundleError
from assembly_app.domain.refusal import Refused
from assembly_app.ledger.feeds import FeedHead
from assembly_app.service.core.audit import audit
from assembly_app.service.core.rolls import frozen_feeds
from assembly_app.service.operations import Operation
from assembly_app.service.trust import roll
from assembly_app.service.trust.forks import reissue
from tests.contract.laptops import Laptop, founded


class Split(NamedTuple):
    """Riverside's secretary wrote feed `feed` two ways from record `at` on; `one` and `other` are bundles of each."""

    river: Laptop
    feed: str
    at: int
    one: Path
    other: Path


def names(laptop: Laptop, group: str) -> set[str]:
    state = laptop.store.state(group, "people")
    return {member.name for member in state.everyone}  # type: ignore[union-attr]


@pytest.fixture
def split(tmp_path: Path) -> Split:
    """The disk was put back after a bundle had left: both sides went on. The laptop is left on the other side."""
    river = founded(tmp_path / "river")
    disk = river.snapshot("disk")
    river.act("add-member", name="Gwen")
    river.act("add-member", name="Gina")
    feed = river.store.own_feed()
    at = next(row.seq for row in river.store.feeds() if row.id == feed) - 1
    one = river.export().rename(tmp_path / "one.assembly")
    river.restore(disk)
    river.act("add-member", name="Hugo")
    return Split(river, feed, at, one, river.export().rename(tmp_path / "other.assembly"))


@pytest.fixture
def hill(tmp_path: Path) -> Laptop:
    return founded(tmp_path / "hill", "Hill")


def test_both_branches_are_kept_and_nothing_more_is_taken(split: Split, hill: Laptop) -> None:
    hill.take(split.one)
    before = hill.store.digest()

    taken = hill.take(split.other)

    assert (taken.records, taken.branches, taken.frozen) == (0, 1, (split.feed,))
    assert hill.store.digest() == before, "what was seen first stays in the view until it is settled"
    [branch] = hill.store.branches(split.river.group)
    assert (branch.feed, branch.first, branch.last, branch.why) == (split.feed, split.at, split.at, "fork")
    assert b"Hugo" in (hill.store.branch_records(branch.no)[0].body or b"")
    again = hill.take(split.other)
    assert (again.records, again.branches) == (0, 0), "once is enough"
    assert [one.code for one in audit(hill.store).findings] == ["forked"]


def test_a_third_group_is_told_with_the_proof(split: Split, hill: Laptop, tmp_path: Path) -> None:
    lake = founded(tmp_path / "lake", "Lake")
    lake.take(split.one)
    hill.take(split.one)
    hill.take(split.other)

    lake.take(hill.export(within=False))

    assert frozen_feeds(lake.store, split.river.group) == {split.feed}
    assert lake.take(split.other).branches == 1


def test_who_is_told_before_the_feed_came_freezes_it_when_it_comes(split: Split, hill: Laptop, tmp_path: Path) -> None:
    hill.take(split.one)
    hill.take(split.other)
    lake = founded(tmp_path / "lake", "Lake")
    lake.take(hill.export(within=False))

    lake.take(split.other)

    assert frozen_feeds(lake.store, split.river.group) == {split.feed}


def test_the_laptop_whose_feed_forked_goes_on_in_a_new_one(split: Split, hill: Laptop) -> None:
    river = split.river
    river.take(split.one)

    river.act("add-member", name="Ida")

    assert river.store.own_feed() != split.feed
    assert "Ida" in names(river, river.group)


def close(river: Laptop, place: str) -> None:
    draft = roll.draft(river.store, river.group, roll.Wish(close=(place,)), river.clock.now())
    signed = roll.sign(river.store, river.group, draft, river.installation.key())
    roll.adopt(river.assembly, signed)


@pytest.mark.parametrize("first", ["one", "other"])
@pytest.mark.parametrize("wins", ["one", "other"])
def test_the_roll_settles_it_and_all_stores_agree(
    split: Split, hill: Laptop, tmp_path: Path, first: str, wins: str
) -> None:
    river, lake = split.river, founded(tmp_path / "lake", "Lake")
    for bundle in (split.one, split.other) if first == "one" else (split.other, split.one):
        hill.take(bundle)
    river.take(split.one)
    [branch] = [row for row in river.store.branches(river.group) if row.why == "fork"]
    theirs = river.store.branch_records(branch.no)[-1]
    ours = river.store.head(split.feed)
    assert isinstance(ours, FeedHead)
    place = f"{split.feed}@{theirs.header.seq}:{theirs.id.hex()}" if wins == "one" else f"{split.feed}@{ours.seq}"

    close(river, place)

    winner, loser = ({"Gwen", "Gina"}, {"Hugo"}) if wins == "one" else ({"Hugo"}, {"Gwen", "Gina"})
    assert winner <= names(river, river.group)
    assert not loser & names(river, river.group)
    river.act("add-member", name="Ida")
    settled = river.export("settled.assembly")
    for other in (hill, lake):
        other.take(settled)
        assert winner <= names(other, river.group)
        assert not loser & names(other, river.group)
        assert "Ida" in names(other, river.group)
        assert frozen_feeds(other.store, river.group) == frozenset()
        assert audit(other.store).findings == ()
    assert audit(river.store).findings == ()
    own, theirs_ = river.store.state(river.group, "people"), hill.store.state(river.group, "people")
    assert own == theirs_ == lake.store.state(river.group, "people")


def test_what_the_losing_side_said_is_recorded_anew(split: Split, hill: Laptop) -> None:
    river = split.river
    river.take(split.one)
    [branch] = river.store.branches(river.group)
    with pytest.raises(Refused, match="branch-open"):
        reissue(river.assembly, Operation(), branch.no)
    close(river, f"{split.feed}@{split.at}")  # ours, with Hugo

    assert reissue(river.assembly, Operation(), branch.no) == 2

    assert {"Gwen", "Gina", "Hugo"} <= names(river, river.group)
    with pytest.raises(Refused, match="branch-issued"):
        reissue(river.assembly, Operation(), branch.no)
    hill.take(river.export(within=False))
    assert names(hill, river.group) == names(river, river.group)
    assert audit(river.store).findings == ()


def test_three_ways_are_kept_as_three(split: Split, hill: Laptop, tmp_path: Path) -> None:
    split.river.restore(tmp_path / "river disk")
    split.river.act("add-member", name="Kit")
    third = split.river.export("third.assembly")
    hill.take(split.one)
    hill.take(split.other)

    assert hill.take(third).branches == 1

    rows = hill.store.branches(split.river.group)
    assert [(row.first, row.last) for row in rows] == [(split.at, split.at)] * 2
    assert len({hill.store.branch_records(row.no)[0].id for row in rows}) == 2


def test_a_branch_that_goes_on_is_kept_once_in_its_longest_form(split: Split, hill: Laptop) -> None:
    hill.take(split.one)
    hill.take(split.other)
    split.river.act("add-member", name="Kit")

    assert hill.take(split.river.export()).records == 0

    [row] = hill.store.branches(split.river.group)
    assert (row.first, row.last) == (split.at, split.at + 1)


def test_a_key_that_was_stolen_ends_where_it_was_still_good(split: Split, hill: Laptop, tmp_path: Path) -> None:
    """What the thief wrote is cut off everywhere, and kept aside."""
    river = split.river
    own = river.installation.key()
    new = Laptop(tmp_path / "new laptop")
    new.take(river.export("join.assembly"), join=True)
    wish = roll.Wish(
        add=(roll.Joining(new.installation.key().public.to_line(), "New secretary", ("secretary",)),),
        end=(own.public.fingerprint(),),
        through=(f"{split.feed}@5",),
    )
    draft = roll.draft(river.store, river.group, wish, river.clock.now())
    draft = roll.sign(river.store, river.group, draft, own)
    assert roll.wanting(river.store, river.group, draft), "the new roll's own people must sign too"
    draft = roll.sign(new.store, river.group, draft, new.installation.key())
    hill.take(split.other)
    before = names(hill, river.group)

    roll.adopt(new.assembly, draft)

    new.act("add-member", name="Ida")
    hill.take(new.export())
    assert names(hill, river.group) < before | {"Ida"}
    assert "Hugo" not in names(hill, river.group) and "Ida" in names(hill, river.group)
    assert [(row.first, row.why) for row in hill.store.branches(river.group)] == [(6, "ended")]
    assert audit(hill.store).findings == audit(new.store).findings == ()
    roll.adopt(river.assembly, draft)
    with pytest.raises(Refused, match="key-ended"):
        river.act("add-member", name="Thief's friend")
    with pytest.raises(BundleError, match="has ended"):
        hill.take(split.one)
