# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever somebody with a key records, everybody else's program goes on, and all of it is kept."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from assembly_app.domain.aggregates import EVENTS
from assembly_app.domain.meetings.agenda import AddItem
from assembly_app.domain.refusal import Refused
from assembly_app.service.core.audit import audit
from tests import rounds
from tests.contract.laptops import founded
from tests.contract.strange import made_mischief


@pytest.mark.parametrize("seed", range(1, 1 + rounds.rounds(1, 12)))
def test_events_that_make_no_sense_stop_nobody(seed: int, tmp_path: Path) -> None:
    river, hill = founded(tmp_path / "river"), founded(tmp_path / "hill", "Hill")
    done = made_mischief(river, rounds.seed(seed), 250)
    assert len(set(done)) > len(EVENTS) * 2 / 3
    digest, last = river.store.digest(), river.store.feeds()[0].seq

    audit(river.store)
    river.store.rebuild()
    assert river.store.digest() == digest, "added one by one or read from the beginning, they say the same"
    assert hill.take(river.export()).records == last
    river.later(days=30)
    assert river.store.decisions(river.group, river.clock.now())
    assert river.act("add-member", name="Zoe"), "and the assembly goes on"


def test_what_nobody_could_reckon_with_is_not_recorded(tmp_path: Path) -> None:
    laptop = founded(tmp_path / "river")
    meeting = laptop.act("call-meeting", starts_at=laptop.clock.now() + timedelta(days=4), place="Hall")
    before = laptop.store.feeds()[0].seq

    with pytest.raises(Refused, match="beyond-reckoning"):
        laptop.assembly.act(AddItem(meeting=meeting, kind="discussion", title="For ever", minutes=10**12))

    assert laptop.store.feeds()[0].seq == before
