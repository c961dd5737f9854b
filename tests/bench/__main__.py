# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the benchmarks, prints the table and writes build/bench.json: {name, value, unit, peer, peer_value, ratio}.

usage: python -m tests.bench [--quick]      (--quick leaves out the million records)
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from assembly_app.service.exchange.bundle_export import export_bundle
from assembly_app.service.operations import Operation
from tests.bench import (
    acts,
    carrying,
    documents,
    first_frame,
    frames,
    git_peer,
    importing,
    killing,
    languages,
    mutations,
    searching,
)
from tests.bench.decade import lines, make_store

TURNS = 3


class Row(NamedTuple):
    """One figure, with the peer's beside it where there is one; `limit` is the ratio or value to stay under."""

    name: str
    value: float
    unit: str
    peer: str = ""
    peer_value: float | None = None
    limit: float | None = None

    @property
    def ratio(self) -> float | None:
        """Ours to the peer's."""
        return self.value / self.peer_value if self.peer_value else None


def run(folder: Path, quick: bool) -> list[Row]:
    """All figures; says each as soon as it is known."""
    rows: list[Row] = []
    for records in (10_000, 100_000):
        rows += _told(_size(folder / str(records), records))
    rows += _told([Row(*documents.figure(folder / "documents"))])
    if not quick:
        small = next(row.value for row in rows if row.name == "import 100,000")
        rows += _told(_import_only(folder / "million", 1_000_000, small))
    rows += _told(searching.rows())
    rows += _told(frames.rows())
    rows += _told(languages.rows())
    rows += _told([Row(*figure) for figure in mutations.figures(5_000 if quick else 100_000)])
    rows += _told([Row(*figure) for figure in killing.figures(folder / "killed", 20 if quick else 200)])
    return rows


def _told(rows: list[Row]) -> list[Row]:
    for row in rows:
        print(_line(row), flush=True)
    return rows


def _size(folder: Path, records: int) -> list[Row]:
    assembly = make_store(folder, records)
    label = f"{records:,}"
    bundle = folder / "decade.assembly"
    begin = time.perf_counter()
    packed = export_bundle(assembly, Operation(), bundle)
    exporting = time.perf_counter() - begin
    git = git_peer.make_bundle(folder / "git", lines(assembly))
    ours, theirs, memory = [], [], []
    for turn in range(TURNS):
        # In turns, so that a busy neighbour on this machine is a neighbour to both.
        measured = importing.measure(bundle, folder / f"other{turn}")
        ours.append(measured.seconds)
        memory.append(measured.megabytes)
        theirs.append(git_peer.fetch_seconds(folder / "git", git, f"target{turn}.git"))
    rows = [
        Row(f"import {label}", statistics.median(ours), "s", "git fetch", statistics.median(theirs), 0.3),
        Row(f"import {label}, peak memory over idle", max(memory), "MB", limit=120),
        Row(f"bundle {label}", packed.size / 1e6, "MB", "git bundle", git.stat().st_size / 1e6, 0.2),
        Row(f"export {label}", exporting, "s"),
    ]
    apart = acts.copied(assembly, folder)
    rows += [Row(*figure) for figure in carrying.figures(folder, assembly, label, ours)]
    home = folder / "home"
    frames = [(first_frame.desk_seconds(assembly.store.path, home), first_frame.bare_seconds()) for _ in range(TURNS)]  # type: ignore[attr-defined]
    bare = statistics.median(each for _, each in frames)
    for name, at in ("first frame of the desk", 0), ("the desk with its content", 1):
        desk = statistics.median(times[at] for times, _ in frames)
        rows.append(Row(f"{name}, {label}", desk, "s", "bare QML window", bare, None if at else 3.0))
    took = acts.act_milliseconds(apart)
    rows += [
        Row(f"act, median, {label}", took[len(took) // 2], "ms"),
        Row(f"act, p99, {label}", took[int(len(took) * 0.99)], "ms", limit=16),
        Row(f"act, slowest, {label}", took[-1], "ms"),
    ]
    begin = time.perf_counter()
    assembly.store.rebuild()
    rows.append(Row(f"rebuild {label}", time.perf_counter() - begin, "s"))
    return rows


def _import_only(folder: Path, records: int, small: float) -> list[Row]:
    bundle = folder / "decade.assembly"
    assembly = make_store(folder, records)
    export_bundle(assembly, Operation(), bundle)
    assembly.store.close()
    measured = importing.measure(bundle, folder / "other")
    return [
        Row(f"import {records:,}", measured.seconds, "s"),
        Row(f"import {records:,}, peak memory over idle", measured.megabytes, "MB", limit=120),
        Row(f"import {records:,}, times that of 100,000", measured.seconds, "s", "ten of those", 10 * small, 1.2),
    ]


def _line(row: Row) -> str:
    peer = f"{row.peer} {row.peer_value:.2f} {row.unit}, ratio {row.ratio:.2f}" if row.peer_value else ""
    against = row.ratio if row.ratio is not None else row.value
    verdict = "" if row.limit is None else f"  (limit {row.limit:g}: {'kept' if against <= row.limit else 'NOT KEPT'})"
    return f"{row.name:<44} {row.value:>9.2f} {row.unit:<3} {peer}{verdict}"


def main() -> None:
    """Run everything and write build/bench.json."""
    with tempfile.TemporaryDirectory(prefix="assembly-bench-") as folder:
        rows = run(Path(folder), "--quick" in sys.argv)
    out = Path("build/bench.json")
    out.parent.mkdir(exist_ok=True)
    keys = ("name", "value", "unit", "peer", "peer_value")
    data = [{**{key: getattr(row, key) for key in keys}, "ratio": row.ratio} for row in rows]
    out.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    print(f"written to {out}")


if __name__ == "__main__":
    main()
