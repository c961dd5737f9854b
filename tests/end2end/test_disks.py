# SPDX-License-Identifier: GPL-3.0-or-later
"""Disks that are full or must not be written: what was there stays, what is wrong is said, and it goes on afterwards.

A real small disk is mounted where that is allowed (as root on Linux). Elsewhere those cases say that they were left
out; the limit on the size of files, which everybody may set, stands in for them in the last two.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assembly_app.domain.meetings.minutes import EntryWritten
from assembly_app.domain.values import Emitted
from assembly_app.service.core.audit import audit
from assembly_app.store.sql_store import SqlStore
from tests.end2end.conftest import ROOT, Ran, Run
from tests.end2end.playing import Room
from tests.end2end.test_kill import open_meeting

Disk = Callable[[str], Path]
RECORDS = 1500


@pytest.fixture(scope="module")
def sender(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A bundle of another group that takes more than a megabyte in a store, and the fingerprint to trust."""
    folder = tmp_path_factory.mktemp("sender")
    room = Room(folder / "room")
    meeting = open_meeting(room)
    written = (
        Emitted(meeting, EntryWritten(entry=f"{n:016x}", text={"en": f"Note {n}: the third culvert is dry again."}))
        for n in range(RECORDS)
    )
    with room.store.write() as tx:
        room.assembly.journal.append(tx, room.assembly.group, written, room.clock.at)
        tx.project()
    room.export(folder / "carried.assembly")
    own = room.store.own_group()
    assert own
    room.store.close()
    return folder / "carried.assembly", own.fingerprint


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Disk]:
    """Mounts a disk of the size that is asked for."""
    mounted: list[Path] = []

    def mount(size: str) -> Path:
        place = tmp_path / "stick"
        if place in mounted:
            subprocess.run(["mount", "-o", f"remount,{size}", str(place)], check=True)
            return place
        place.mkdir()
        options = f"{size},mode=755"
        try:
            ran = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", str(place)], capture_output=True)
        except OSError:
            pytest.skip("no disks can be mounted on this system; the limit on the size of files is tried instead")
        if ran.returncode:
            pytest.skip("this user may mount no disk; the limit on the size of files is tried instead")
        mounted.append(place)
        return place

    yield mount
    for place in mounted:
        subprocess.run(["umount", str(place)], check=True)


def state(path: Path) -> str:
    """The digest of a store that has nothing wrong with it."""
    store = SqlStore(path)
    assert audit(store).findings == ()
    digest = store.digest()
    store.close()
    return digest


def import_into(run: Run, store: Path, sender: tuple[Path, str]) -> Ran:
    return run("import", sender[0], "--store", store, "--trust", sender[1])


def test_an_import_that_fills_the_disk_leaves_the_store_as_it_was(
    run: Run, small_disk: Disk, sender: tuple[Path, str]
) -> None:
    store = small_disk("size=1536k") / "store.assembly"
    assert run("do", "--store", store, "found-assembly", "name=Hillside").status == 0
    before = state(store)
    ran = import_into(run, store, sender)
    assert (ran.status, ran.out) == (3, "")
    assert "full" in ran.err
    assert state(store) == before
    small_disk("size=16m")
    assert import_into(run, store, sender).status == 0
    assert state(store) != before


def test_acts_on_a_full_disk_are_refused_and_go_on_when_there_is_room(run: Run, small_disk: Disk) -> None:
    disk = small_disk("size=1536k")
    store = disk / "store.assembly"
    assert run("do", "--store", store, "found-assembly", "name=Hillside").status == 0
    before = state(store)
    ballast = disk / "holiday.mov"
    left = os.statvfs(disk)
    ballast.write_bytes(bytes(left.f_bavail * left.f_frsize))
    ran = run("do", "--store", store, "add-member", "name=Ann")
    assert ran.status == 3
    assert "full" in ran.err
    ballast.unlink()
    assert state(store) == before
    assert run("do", "--store", store, "add-member", "name=Ann").status == 0


def test_an_export_that_does_not_fit_leaves_the_old_bundle(
    run: Run, small_disk: Disk, tmp_path: Path, sender: tuple[Path, str]
) -> None:
    store = tmp_path / "store.assembly"
    assert run("import", sender[0], "--store", store, "--join", "--trust", sender[1]).status == 0
    disk = small_disk("size=48k")
    stick = disk / "bundle.assembly"
    stick.write_bytes(b"the bundle of last month")
    ran = run("export", "--store", store, "-o", stick)
    assert ran.status == 4
    assert "Nothing was changed." in ran.err
    assert [(file.name, file.read_bytes()) for file in disk.iterdir()] == [(stick.name, b"the bundle of last month")]


def test_a_medium_that_cannot_be_written_can_be_read_from(
    run: Run, small_disk: Disk, tmp_path: Path, sender: tuple[Path, str]
) -> None:
    disk = small_disk("size=16m")
    store, bundle = disk / "store.assembly", disk / "carried.assembly"
    assert run("do", "--store", store, "found-assembly", "name=Hillside").status == 0
    bundle.write_bytes(sender[0].read_bytes())
    small_disk("ro")
    try:
        ran = run("do", "--store", store, "add-member", "name=Ann")
        assert ran.status == 3
        assert ran.err.count("\n") == 1
        assert run("export", "--store", store, "-o", disk / "x.assembly").status in (3, 4)
        assert run("check", bundle).status == 0
        other = tmp_path / "other.assembly"
        assert run("do", "--store", other, "found-assembly", "name=Other").status == 0
        assert run("import", bundle, "--store", other, "--trust", sender[1]).status == 0
    finally:
        small_disk("rw")


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
from assembly_app.cli.main import main
main(sys.argv[2:], prog_name="assembly")
"""


def limited(home: Path, size: int, *arguments: object) -> Ran:
    """A command in a process none of whose files may grow beyond `size` bytes."""
    pytest.importorskip("resource", reason="this system has no such limit")
    command = [sys.executable, "-c", LIMITED, str(size), "--home", str(home), *map(str, arguments)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ})
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def test_an_import_into_a_file_that_may_not_grow_leaves_it_as_it_was(
    run: Run, tmp_path: Path, sender: tuple[Path, str]
) -> None:
    store = tmp_path / "store.assembly"
    assert run("do", "--store", store, "found-assembly", "name=Hillside").status == 0
    before = state(store)
    ran = limited(tmp_path / "home", 600_000, "import", sender[0], "--store", store, "--trust", sender[1])
    assert ran.status == 3
    assert ran.err.count("\n") == 1
    assert state(store) == before
    assert import_into(run, store, sender).status == 0


def test_an_export_into_a_file_that_may_not_grow_leaves_the_old_bundle(
    run: Run, tmp_path: Path, sender: tuple[Path, str]
) -> None:
    store, stick = tmp_path / "store.assembly", tmp_path / "stick" / "bundle.assembly"
    assert run("import", sender[0], "--store", store, "--join", "--trust", sender[1]).status == 0
    stick.parent.mkdir()
    stick.write_bytes(b"the bundle of last month")
    ran = limited(tmp_path / "home", 20_000, "export", "--store", store, "-o", stick)
    assert ran.status in (3, 4)
    assert ran.err.count("\n") == 1
    assert [(f.name, f.read_bytes()) for f in stick.parent.iterdir()] == [(stick.name, b"the bundle of last month")]
