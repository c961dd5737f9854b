# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever SQLite is asked, it answers as a store in memory does that holds the same records."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from assembly_app.service.operations import Operation
from assembly_app.service.trust.erasure import containing, erase
from tests.contract.everything import answers, copied
from tests.contract.five_writers import five_writers
from tests.contract.laptops import Laptop, approved, decided, founded
from tests.contract.strange import made_mischief

# The store in memory would only be compared with itself.
pytestmark = pytest.mark.usefixtures("sqlite_file")


def require_same_answers(laptop: Laptop) -> None:
    now = laptop.clock.now()
    found, other = dict(answers(laptop.store, now)), dict(answers(copied(laptop.store), now))
    assert found.keys() == other.keys()
    differing = {question: (answer, other[question]) for question, answer in found.items() if answer != other[question]}
    assert not differing


def test_of_an_assembly_with_some_history(tmp_path: Path) -> None:
    river = founded(tmp_path / "river")
    decided(river)
    one, two, *_ = (member.id for member in river.assembly.world.people.active)
    for title in ("The bench is painted", "Soup for the river", "Bench by bench"):
        fields = {"title": title, "text": f"{title} 工坊", "method": "council", "by": "Council", "implementer": one}
        now = river.clock.now()
        river.act("record-decision", **fields, taken_at=now, review_at=now + timedelta(days=30))
    river.act("draft-proposal", title="A pond", text="Dig a pond by the river.", proposer=two)
    done = river.act("agree-action", text="Carry wood to the river", owner=one)
    river.act("agree-action", text="Carry the bench", owner=two, due=river.clock.now() + timedelta(days=3))
    river.act("done-action", action=done, note="Two carts")
    approved(river)
    require_same_answers(river)
    erase(river.assembly, Operation(), [found.place for found in containing(river.store, river.group, "pond")], "")
    require_same_answers(river)


def test_of_several_groups(tmp_path: Path) -> None:
    river, hill = founded(tmp_path / "river"), founded(tmp_path / "hill", "Hill")
    for laptop in (river, hill):
        decided(laptop)
        laptop.act_for("group", "write", text="For our own eyes, by the bench")
    hill.take(river.export(within=False))
    require_same_answers(hill)


@pytest.mark.parametrize("seed", [3, 4])
def test_of_records_that_make_no_sense(seed: int, tmp_path: Path) -> None:
    river = founded(tmp_path / "river")
    made_mischief(river, seed, 120)
    require_same_answers(river)


def test_of_five_writers(tmp_path: Path) -> None:
    _, enough = five_writers(tmp_path)
    other = Laptop(tmp_path / "receiver")
    for bundle in enough:
        other.take(bundle)
    require_same_answers(other)
