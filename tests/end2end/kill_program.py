# SPDX-License-Identifier: GPL-3.0-or-later
"""A program to be killed: on each line of stdin a fresh process works on the store until it is done or dead.

It writes `pid N` when that process begins, `ack WHAT` for each thing that was reported done, and `end` when it is gone.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from assembly_app.installation.keystore import Installation, SystemClock
from assembly_app.service.core.assembly import Assembly, read_act
from assembly_app.service.exchange.bundle_export import export_bundle
from assembly_app.service.exchange.bundle_import import import_bundle
from assembly_app.service.operations import Operation
from assembly_app.store.sql_store import SqlStore


def say(line: str) -> None:
    """One line, whole: a write this small to a pipe is never cut."""
    os.write(1, f"{line}\n".encode())


def opened(store: str, home: str, *, create: bool = False) -> Assembly:
    """The assembly in a file."""
    return Assembly(SqlStore(Path(store), create=create), Installation(Path(home)), SystemClock())


def found(store: str, home: str, run: str) -> None:
    """Found an assembly in a new store, unless one is there."""
    assembly = opened(store, home, create=True)
    if not assembly.group:
        assembly.act(read_act("found-assembly", {"name": f"Founded in run {run}"}))
        say(f"ack {assembly.group}")


def take(store: str, home: str, run: str) -> None:
    """Import the bundle beside the store."""
    assembly = opened(store, home)
    bundle = Path(store).with_name("carried.assembly")
    trust = Path(store).with_name("fingerprint").read_text("ascii")
    say(f"ack {import_bundle(assembly, Operation(), bundle, trust=trust).records}")


def give(store: str, home: str, run: str) -> None:
    """Export everything over the bundle of last time."""
    stick = Path(store).parent.with_name("stick.assembly")
    say(f"ack {export_bundle(opened(store, home), Operation(), stick, within=True).count}")


def some(store: str, home: str, run: str) -> None:
    """Write some notes; each is acknowledged by its id once it is durable."""
    assembly = opened(store, home)
    for number in range(10):
        say(f"ack {assembly.act(read_act('write', {'text': f'process {os.getpid()} note {number}'})).id}")


def main() -> None:
    """Arguments: what to do, the store, the folder of the key."""
    work: Callable[[str, str, str], None] = {
        "found": found, "take": take, "give": give, "some": some,
    }[sys.argv[1]]  # fmt: skip
    for run in sys.stdin:
        child = os.fork()
        if child == 0:
            began = time.monotonic()
            work(sys.argv[2], sys.argv[3], run.strip())
            say(f"took {time.monotonic() - began}")
            os._exit(0)
        say(f"pid {child}")
        os.waitpid(child, 0)
        say("end")


if __name__ == "__main__":
    main()
