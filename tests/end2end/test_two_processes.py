# SPDX-License-Identifier: GPL-3.0-or-later
"""Two processes on one store at the same time: both record, or one imports while the other records."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assembly_app.service.core.audit import audit
from assembly_app.store.sql_store import SqlStore
from tests.end2end.playing import Room
from tests.end2end.test_kill import RECORDS, carried, notes, open_meeting, victim


@pytest.mark.parametrize("other", ["some", "take"])
def test_two_processes_share_a_store_and_nothing_is_lost(tmp_path: Path, other: str) -> None:
    carried(tmp_path)
    room = Room(tmp_path / "room")
    open_meeting(room)
    group, home, path = room.assembly.group, room.installation.folder, tmp_path / "receiver.assembly"
    room.store.close()
    shutil.copy(room.store.path, path)
    with victim("some", path, home) as one, victim(other, path, home) as two, ThreadPoolExecutor(2) as pool:
        for _ in range(3):
            told = [pool.submit(program.run, None) for program in (one, two)]
            acknowledged = [ack for each in told for ack in each.result()["ack"]]
            assert all(each.result()["took"] for each in told)

    store = SqlStore(path)
    written = notes(store, group)
    assert len(written) == 3 * len({*acknowledged} & {*written})
    foreign = sum(feed.seq for feed in store.feeds() if feed.group != group)
    assert foreign == 0 if other == "some" else foreign > RECORDS
    # One installation, one feed: two programs of it take turns and never fork it.
    assert len([feed for feed in store.feeds() if feed.group == group]) == 1
    assert audit(store).findings == ()
    digest = store.digest()
    store.rebuild()
    assert store.digest() == digest
    store.close()
