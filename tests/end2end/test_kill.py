# SPDX-License-Identifier: GPL-3.0-or-later
"""The process is killed at random moments: what was acknowledged stays, and an import is there whole or not at all."""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assembly_app.bundles.check import check
from assembly_app.domain.meetings.minutes import EntryWritten
from assembly_app.domain.meetings.state import Meeting
from assembly_app.domain.values import Emitted
from assembly_app.installation.keystore import Installation, SystemClock
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.audit import audit
from assembly_app.service.exchange.bundle_import import import_bundle
from assembly_app.service.operations import Operation
from assembly_app.store.sql_store import SqlStore
from tests.end2end.playing import Room
from tests.rounds import rounds, seed

ROOT = Path(__file__).resolve().parents[2]
KILLS = rounds(15, 150)
IMPORTS = rounds(15, 150)
EXPORTS = rounds(8, 60)
FOUNDINGS = rounds(5, 40)
RECORDS = 700


class Victim:
    """The program that gets killed; each run of it works on the same store."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin
        assert process.stdout
        self._asks, self._tells = process.stdin, process.stdout
        self._runs = 0

    def run(self, seconds: float | None) -> dict[str, list[str]]:
        """Start it, kill it that many seconds later unless it is done by then, and say what it told."""
        self._runs += 1
        self._asks.write(b"%d\n" % self._runs)
        self._asks.flush()
        told: dict[str, list[str]] = {"pid": [], "ack": [], "took": [], "end": []}
        pending, killed = b"", seconds is None
        until = time.monotonic() + (seconds or 0)
        while not told["end"]:
            left = max(0.0, until - time.monotonic())
            ready, _, _ = select.select([self._tells], [], [], None if killed or not told["pid"] else left)
            if not ready:
                os.kill(int(told["pid"][0]), signal.SIGKILL)
                killed = True
                continue
            pending += os.read(self._tells.fileno(), 65536)
            *lines, pending = pending.split(b"\n")
            for line in lines:
                word, _, rest = line.decode().partition(" ")
                told[word].append(rest)
            if told["end"]:
                break
        return told


@contextmanager
def victim(what: str, store: Path, home: Path) -> Iterator[Victim]:
    """The warm program."""
    command = [sys.executable, "-m", "tests.end2end.kill_program", what, str(store), str(home)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        yield Victim(process)
    finally:
        assert process.stdin
        assert process.stdout
        process.stdin.close()
        process.wait()
        process.stdout.close()


@pytest.fixture
def chance() -> random.Random:
    """The same moments in every run of the test; where they fall in the work differs from machine to machine."""
    return random.Random(seed(20261109))


def moments(chance: random.Random, times: int, longest: float) -> list[float]:
    """When to kill, in seconds: one moment in each of so many equal parts of the time, in any order."""
    parts = chance.sample(range(times), times)
    return [(part + chance.random()) * longest / times for part in parts]


def notes(store: SqlStore, group: str) -> dict[str, str]:
    """The notes in the open meeting's minutes: id and text."""
    (brief,) = store.meetings(group)
    meeting = store.state(group, brief.id)
    assert isinstance(meeting, Meeting)
    return {entry.id: entry.text["en"] for entry in meeting.entries}


def open_meeting(room: Room) -> str:
    """An assembly in its first meeting; the meeting's id."""
    room.clock.at = datetime.now(UTC)
    room.act("found-assembly", name="Quarry Road")
    meeting = room.act("call-meeting", starts_at=room.clock.at + timedelta(minutes=10)).id
    room.act("post-agenda", meeting=meeting)
    room.act("open-meeting", meeting=meeting)
    return meeting


def test_whatever_was_acknowledged_outlives_every_kill(tmp_path: Path, chance: random.Random) -> None:
    room = Room(tmp_path / "room")
    open_meeting(room)
    group = room.assembly.group
    room.store.close()

    with victim("some", room.store.path, room.installation.folder) as program:
        told = program.run(None)
        acknowledged, took = told["ack"], float(told["took"][0])
        for moment in moments(chance, KILLS, took):
            acknowledged += program.run(moment)["ack"]

    store = SqlStore(room.store.path)
    written = notes(store, group)
    assert set(acknowledged) <= set(written)
    assert len(acknowledged) > KILLS
    unacknowledged = Counter(written[note].split()[1] for note in set(written) - set(acknowledged))
    assert all(count == 1 for count in unacknowledged.values())
    assert audit(store).findings == ()
    digest = store.digest()
    store.rebuild()
    assert store.digest() == digest
    store.close()


def test_founding_is_there_or_not(tmp_path: Path, chance: random.Random) -> None:
    path, home = tmp_path / "founded.assembly", tmp_path / "home"
    groups: set[str] = set()
    with victim("found", path, home) as program:
        for moment in moments(chance, FOUNDINGS, 0.08):
            acknowledged = program.run(moment)["ack"]
            groups |= set(acknowledged)
            if not path.exists():
                assert not acknowledged
                continue
            store = SqlStore(path)
            own = store.own_group()
            assert (own.id if own else "") in groups or not acknowledged
            assert audit(store).findings == ()
            store.close()
            if own:
                for leftover in path.parent.glob("founded.assembly*"):
                    leftover.unlink()
    assert Installation(home).key().public


def carried(folder: Path) -> int:
    """A bundle with many records from another group, and the fingerprint to trust; the number of its records."""
    room = Room(folder / "sender")
    meeting = open_meeting(room)
    written = (
        Emitted(meeting, EntryWritten(entry=f"{n:016x}", text={"en": f"Note {n}: the third culvert is dry again."}))
        for n in range(RECORDS)
    )
    with room.store.write() as tx:
        room.assembly.journal.append(tx, room.assembly.group, written, room.clock.at)
        tx.project()
    packed = room.export(folder / "carried.assembly")
    own = room.store.own_group()
    assert own
    (folder / "fingerprint").write_text(own.fingerprint, "ascii")
    room.store.close()
    return packed.count


def killed_imports(folder: Path, chance: random.Random, times: int) -> Counter[bool]:
    """Kill an import so many times at random moments: how often it was there whole afterwards (True), or not at all.

    AssertionError when anything else is seen. `make bench` does it two hundred times.
    """
    count = carried(folder)
    room = Room(folder / "receiver")
    open_meeting(room)
    before, own = room.store.digest(), room.assembly.group
    room.store.close()
    path, home = folder / "receiver.assembly", room.installation.folder
    shutil.copy(room.store.path, path)

    def foreign(store: SqlStore) -> int:
        return sum(feed.seq for feed in store.feeds() if feed.group != own)

    came = Counter[bool]()
    with victim("take", path, home) as program:
        took = float(program.run(None)["took"][0])
        there = count
        for moment in moments(chance, times, took * 1.15):
            if there:
                for leftover in path.parent.glob("receiver.assembly*"):
                    leftover.unlink()
                shutil.copy(room.store.path, path)
            acknowledged = program.run(moment)["ack"]
            store = SqlStore(path)
            there = foreign(store)
            assert there in (0, count)
            assert there == count or not acknowledged
            assert len(store.groups()) == (2 if there else 1)
            assert (store.digest() == before) == (there == 0)
            came[there == count] += 1
            store.close()

    store = SqlStore(path)
    assembly = Assembly(store, Installation(home), SystemClock())
    import_bundle(assembly, Operation(), folder / "carried.assembly", trust=(folder / "fingerprint").read_text("ascii"))
    assert audit(store).findings == ()
    assert foreign(store) == count
    store.close()
    return came


def test_an_import_that_is_killed_is_there_whole_or_not_at_all(tmp_path: Path, chance: random.Random) -> None:
    came = killed_imports(tmp_path, chance, IMPORTS)
    assert came.total() == IMPORTS
    assert came[False] >= IMPORTS // 6


def test_an_export_that_is_killed_leaves_the_old_file_or_the_new_one(tmp_path: Path, chance: random.Random) -> None:
    carried(tmp_path)
    store, home = tmp_path / "sender" / "store.assembly", tmp_path / "sender" / "home"
    target = tmp_path / "stick.assembly"
    seen = Counter[int]()
    with victim("give", store, home) as program:
        took = float(program.run(None)["took"][0])
        for moment in moments(chance, EXPORTS, took * 1.1):
            target.write_bytes(b"the bundle of last month")
            acknowledged = program.run(moment)["ack"]
            whole = target.read_bytes() != b"the bundle of last month"
            assert check(target).good if whole else not acknowledged
            seen[whole] += 1
            # What a killed program cannot clear away has another name than any bundle.
            for part in tmp_path.glob(".stick.assembly.*.part"):
                part.unlink()
            assert {file.name for file in tmp_path.glob("*stick*")} == {"stick.assembly"}
    assert seen[False]
