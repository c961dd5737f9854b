# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing a bundle into another group's empty store: check, store, project; in a process of its own."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from assembly_app.bundles.reader import open_bundle
from assembly_app.domain.charter.changes import FoundAssembly
from assembly_app.installation.keystore import Installation, SystemClock
from assembly_app.service.core.assembly import Assembly
from assembly_app.service.exchange.bundle_import import import_bundle
from assembly_app.service.operations import Operation
from assembly_app.store.sql_store import SqlStore


class Measured(NamedTuple):
    """Seconds, and peak memory in MB over that of the idle process."""

    seconds: float
    megabytes: float


def measure(bundle: Path, folder: Path) -> Measured:
    """Import once, in a fresh process, into the store in that folder; a new one is made when there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "tests.bench.importing", str(bundle), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Measured(*json.loads(done.stdout))


def _peak() -> float:
    """Peak resident memory of this process in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        # getrusage would count what the parent had before this program was loaded.
        return next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)


def main() -> None:
    """Import the bundle that the command line names; print seconds and megabytes."""
    bundle, folder = Path(sys.argv[1]), Path(sys.argv[2])
    path = folder / "other.sqlite"
    new = not path.exists()
    assembly = Assembly(SqlStore(path, create=True), Installation(folder / "home"), SystemClock())
    if new:
        assembly.act(FoundAssembly(name="Other"))
    trust = open_bundle(bundle).fingerprint
    idle = _peak()
    begin = time.perf_counter()
    taken = import_bundle(assembly, Operation(), bundle, trust=trust)
    print(json.dumps([time.perf_counter() - begin, _peak() - idle]))
    assert taken.records, "everything was there already"


if __name__ == "__main__":
    main()
