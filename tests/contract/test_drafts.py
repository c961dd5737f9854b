# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody reads of a change of the roll before signing it, and what is offered of one that lies in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembly_app.bundles.file_type import kind_of
from assembly_app.installation.keystore import Installation
from assembly_app.service.exchange.inbox import Offer, lying_in, offer
from assembly_app.service.operations import Operation
from assembly_app.service.trust import roll
from assembly_app.service.trust.roll_drafts import DraftFound, look_at_draft
from tests.contract.laptops import Laptop, founded


@pytest.fixture
def river(tmp_path: Path) -> Laptop:
    second = Installation(tmp_path / "second").key().public
    return founded(tmp_path / "river", facilitator=second)


def drafted(laptop: Laptop, path: Path, wish: roll.Wish, *, sign: bool = False) -> Path:
    made = roll.draft(laptop.store, laptop.group, wish, laptop.clock.now())
    if sign:
        made = roll.sign(laptop.store, laptop.group, made, laptop.installation.key())
    path.write_bytes(made.to_bytes())
    return path


def adopt(laptop: Laptop, path: Path) -> None:
    roll.adopt(laptop.assembly, roll.read_draft(path))


def look(laptop: Laptop, path: Path) -> DraftFound:
    return look_at_draft(laptop.assembly, path)


def test_it_says_what_it_changes_who_signed_and_who_has_still_to(river: Laptop, tmp_path: Path) -> None:
    path = drafted(river, tmp_path / "a.roll", roll.Wish(threshold=2))
    seen = look(river, path)
    assert (seen.state, seen.version, seen.here, seen.may_sign, seen.enough) == ("open", 2, 1, True, False)
    assert [(step.code, step.number) for step in seen.steps] == [("threshold", 2)]
    assert (seen.signed, seen.more, seen.missing) == ((), 2, ("Secretary", "Facilitator"))

    seen = look(river, drafted(river, path, roll.Wish(threshold=2), sign=True))

    assert (seen.signed, seen.more, seen.missing) == (("Secretary",), 1, ("Facilitator",))
    assert not seen.may_sign


def test_a_draft_that_comes_late_early_twice_or_to_others_says_so(river: Laptop, tmp_path: Path) -> None:
    key = Installation(tmp_path / "second").key().public.fingerprint()
    new = roll.Joining(Installation(tmp_path / "third").key().public.to_line(), "Ada", ("delegate",))
    ends = drafted(river, tmp_path / "ends.roll", roll.Wish(end=(key,)), sign=True)
    adds = drafted(river, tmp_path / "adds.roll", roll.Wish(add=(new,)), sign=True)
    assert look(river, ends).enough
    adopt(river, ends)
    assert (look(river, ends).state, look(river, adds).state) == ("known", "stale")

    other = Laptop(tmp_path / "other")
    other.take(river.export("v2.assembly"), join=True)
    adopt(river, drafted(river, adds, roll.Wish(add=(new,)), sign=True))
    after = drafted(river, tmp_path / "after.roll", roll.Wish(threshold=2))

    assert look(other, after).state == "early"
    assert look(founded(tmp_path / "hill", "Hill"), after).state == "of-others"


def test_a_problemd_draft_is_told_from_a_bundle_and_refused(river: Laptop, tmp_path: Path) -> None:
    path = drafted(river, tmp_path / "a.roll", roll.Wish(threshold=2))
    assert kind_of(path) == "roll"
    path.write_bytes(path.read_bytes()[:200])
    assert kind_of(path) == "roll"
    seen = look(river, path)
    assert seen.state == "damaged" and seen.problem is not None and seen.problem.code == "roll-malformed"
    gone = look(river, tmp_path / "gone.roll")
    assert gone.problem is not None and gone.problem.code == "file-unreadable"


def test_a_folder_offers_it_until_the_group_goes_by_it(river: Laptop, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    path = drafted(river, tmp_path / "stick" / "a.roll", roll.Wish(threshold=2), sign=True)
    assert [(one.kind, one.state) for one in _offers(river, path)] == [("roll", "new")]
    signed = roll.sign(river.store, river.group, roll.read_draft(path), Installation(tmp_path / "second").key())
    path.write_bytes(signed.to_bytes())
    adopt(river, path)
    assert [(one.kind, one.state) for one in _offers(river, path)] == [("roll", "known")]


def _offers(laptop: Laptop, path: Path) -> list[Offer]:
    return [offer(laptop.assembly, Operation(), lying) for lying in lying_in(path.parent)]
