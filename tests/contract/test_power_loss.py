# SPDX-License-Identifier: GPL-3.0-or-later
"""The power goes: whatever had been written before that moment is there, and the file is good; and pages that rot."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from assembly_app.service.core.audit import audit
from assembly_app.service.core.ports import StoreError
from assembly_app.store.sql_store import SqlStore
from tests.contract.laptops import Laptop, decided, founded
from tests.rounds import rounds, seed

pytestmark = pytest.mark.usefixtures("sqlite_file")
PAGE, FRAME = 4096, 4096 + 24


class Written(NamedTuple):
    """A store's file and its log as they lay on the disk, and after each act: the log's length, the records so far."""

    file: Path
    log: bytes
    acts: list[tuple[int, int]]


def records(store: SqlStore) -> int:
    return sum(feed.seq for feed in store.feeds())


@pytest.fixture(scope="module")
def written(store: str, tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Twenty acts on top of a meeting, all of them in the log still."""
    laptop = founded(tmp_path_factory.mktemp("writer"))
    decided(laptop)
    laptop.reopen()  # closing puts all that is in the log into the file
    log = laptop.folder / "assembly.sqlite-wal"
    acts = [(0, records(laptop.store))]
    for number in range(20):
        laptop.act("write", text=f"Note {number}, said before the lights went out")
        acts.append((log.stat().st_size, records(laptop.store)))
    copy = laptop.folder / "copy.sqlite"
    shutil.copy(laptop.folder / "assembly.sqlite", copy)
    data = log.read_bytes()
    laptop.store.close()
    return Written(copy, data, acts)


def require_good(folder: Path, written: Written, log: bytes, durable: int) -> None:
    """The store opens and checks, and has at least what was acknowledged with the first `durable` bytes of the log."""
    path = folder / "store.sqlite"
    for leftover in folder.glob("store.sqlite*"):
        leftover.unlink()
    shutil.copy(written.file, path)
    path.with_name("store.sqlite-wal").write_bytes(log)
    store = SqlStore(path)
    kept = max(count for length, count in written.acts if length <= durable)
    assert records(store) >= kept
    assert records(store) in {count for _, count in written.acts}
    assert audit(store).findings == ()
    digest = store.digest()
    store.rebuild()
    assert store.digest() == digest
    store.close()


def test_a_log_cut_anywhere_keeps_all_acts_before_the_cut(written: Written, tmp_path: Path) -> None:
    chance = random.Random(seed(1))
    assert len({length for length, _ in written.acts}) == len(written.acts)
    for at in (0, 31, 32, len(written.log), *(chance.randrange(len(written.log)) for _ in range(rounds(16, 200)))):
        require_good(tmp_path, written, written.log[:at], at)


def test_pages_of_the_log_that_never_reached_the_disk_take_nothing_before_them_away(
    written: Written, tmp_path: Path
) -> None:
    chance = random.Random(seed(2))
    for _ in range(rounds(20, 200)):
        frame = chance.randrange(len(written.log) // FRAME)
        at = 32 + frame * FRAME
        span = chance.choice((512, PAGE, FRAME))
        lost = chance.choice((bytes(span), chance.randbytes(span)))
        log = written.log[:at] + lost + written.log[at + span :]
        require_good(tmp_path, written, log, at)


def test_pages_that_rot_are_found_or_change_nothing(written: Written, tmp_path: Path) -> None:
    """Nothing worse than a named fault may come of it; what checks holds the same records as before."""
    chance = random.Random(seed(3))
    good = SqlStore(written.file)
    expected = [(r.id, r.raw, r.body) for feed in good.feeds() for r in good.records(feed.id)]
    good.close()
    data = written.file.read_bytes()
    found = 0
    for _ in range(rounds(40, 400)):
        for leftover in tmp_path.glob("rotten.sqlite*"):
            leftover.unlink()
        rotten, at = bytearray(data), chance.randrange(100, len(data))
        span = chance.choice((1, 16, 512))
        rotten[at : at + span] = chance.randbytes(len(rotten[at : at + span]))
        path = tmp_path / "rotten.sqlite"
        path.write_bytes(rotten)
        try:
            store = SqlStore(path)
        except StoreError as error:
            found += error.code in ("damaged-store", "not-a-store", "newer-store")
            continue
        try:
            if audit(store).findings:
                found += 1
            else:
                assert [(r.id, r.raw, r.body) for feed in store.feeds() for r in store.records(feed.id)] == expected
        except StoreError:
            found += 1
        finally:
            store.close()
    assert found


def test_what_was_recorded_before_the_cut_can_be_gone_on_from(written: Written, tmp_path: Path) -> None:
    require_good(tmp_path, written, written.log[: len(written.log) // 2], len(written.log) // 2)
    (tmp_path / "store.sqlite").rename(tmp_path / "assembly.sqlite")
    shutil.copytree(written.file.with_name("home"), tmp_path / "home")
    laptop = Laptop(tmp_path)
    before = records(laptop.store)
    laptop.act("add-member", name="Gwen")
    # This installation remembers that it had written more: a new feed begins, so that no place is filled twice.
    assert records(laptop.store) == before + 2
    assert audit(laptop.store).findings == ()
    laptop.store.close()
