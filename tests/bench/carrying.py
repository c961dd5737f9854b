# SPDX-License-Identifier: GPL-3.0-or-later
"""More about importing: checking alone, only what is new, git with each record as a commit message, and the floor."""

from __future__ import annotations

import sqlite3
import statistics
import time
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path

import msgspec

from assembly_app.bundles.builder import pack
from assembly_app.bundles.check import check
from assembly_app.ledger.feeds import FeedHead
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.core.journal import wall_clock
from tests.bench import git_peer, importing
from tests.bench.decade import add_meetings, lines

NEW = 1000
Figure = tuple[str, float, str, str, float, float | None]
"""Name, value, unit, peer, the peer's value, and the ratio to stay under."""


def figures(folder: Path, assembly: Assembly, label: str, importing_took: list[float]) -> list[Figure]:
    """The rows that follow those of `import`, whose seconds, turn by turn, are given; stores and repositories of
    those turns are in `folder`, and go on from where they stand. Records are added to the assembly."""
    bundle = folder / "decade.assembly"
    messages = git_peer.make_bundle(folder / "messages", lines(assembly), in_message=True)
    took = statistics.median(importing_took)
    checks, told, floors = [], [], []
    for turn in range(len(importing_took)):
        checks.append(_seconds(bundle))
        told.append(git_peer.fetch_seconds(folder / "messages", messages, f"target{turn}.git"))
        floors.append(floor_seconds(bundle, folder / f"floor{turn}.sqlite"))
    rows: list[Figure] = [
        (f"import {label}", took, "s", "git fetch, record as message", statistics.median(told), 1.5),
        (f"import {label}", took, "s", "floor: hash, decode, insert", statistics.median(floors), None),
        (f"check {label}", statistics.median(checks), "s", "import", took, 0.6),
    ]
    return [*rows, _only_new(folder, assembly, label, len(importing_took))]


def _seconds(bundle: Path) -> float:
    begin = time.perf_counter()
    report = check(bundle)
    took = time.perf_counter() - begin
    assert report.good, report.problems
    return took


def _only_new(folder: Path, assembly: Assembly, label: str, turns: int) -> Figure:
    """The last thousand records, into stores and repositories that have all the others."""
    [feed] = [feed.id for feed in assembly.store.feeds() if feed.own]
    before = assembly.store.head(feed)
    assert before is not None
    add_meetings(assembly, NEW, seed=8)
    bundle = folder / "new.assembly"
    _pack_since(assembly, before, bundle)
    git = git_peer.make_increment(folder / "git", islice(lines(assembly), before.seq, None), before.seq)
    ours = [importing.measure(bundle, folder / f"other{turn}").seconds for turn in range(turns)]
    theirs = [git_peer.fetch_seconds(folder / "git", git, f"target{turn}.git") for turn in range(turns)]
    return (
        f"import the last {NEW:,} of {label}",
        statistics.median(ours),
        "s",
        "git fetch of them",
        statistics.median(theirs),
        0.3,
    )


def _pack_since(assembly: Assembly, before: FeedHead, path: Path) -> None:
    store, feed = assembly.store, before.feed
    signed = store.checkpoint(feed)
    group = store.own_group()
    assert signed is not None
    assert group is not None
    pack(
        path,
        group=group.id,
        group_name=group.name,
        at=wall_clock(assembly.clock.now()),
        rolls=store.rolls(group.id),
        checkpoints=[signed],
        records=store.records(feed, before.seq),
        key=assembly.keys.key(),
        since={feed: before},
    )


class _Header(msgspec.Struct, gc=False):
    seq: int
    lc: int
    about: str


class _Line(msgspec.Struct, gc=False):
    h: msgspec.Raw
    s: str
    b: msgspec.Raw


def _rows(bundle: Path) -> Iterator[tuple[object, ...]]:
    line, header, last = msgspec.json.Decoder(_Line).decode, msgspec.json.Decoder(_Header).decode, b""
    with zipfile.ZipFile(bundle) as container, container.open("records.jsonl") as file:
        for text in file:
            read = line(text)
            raw, salt, body = bytes(read.h), bytes.fromhex(read.s), bytes(read.b)
            head = header(raw)
            sha256(salt + body).hexdigest()
            last = sha256(last + raw).digest()
            yield (1, head.seq, 1, head.lc, head.about, last, raw, salt, body)


def floor_seconds(bundle: Path, path: Path) -> float:
    """What no import could do without: unpack, decode, hash, and insert by SQLite's own module; nothing is checked."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(
        "CREATE TABLE records (feed_no INTEGER, seq INTEGER, group_no INTEGER, lc INTEGER, about TEXT, id BLOB, "
        "header BLOB, salt BLOB, body BLOB, PRIMARY KEY (feed_no, seq)) WITHOUT ROWID"
    )
    connection.execute("CREATE INDEX records_about ON records (group_no, about, lc)")
    begin = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _rows(bundle))
    connection.execute("COMMIT")
    took = time.perf_counter() - begin
    connection.close()
    return took
