# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line as a person meets it: quick for the many, and in a process of its own for the few."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]


class Ran(NamedTuple):
    """What a command came to."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines on stdout."""
        return self.out.splitlines()


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def warm() -> Iterator[subprocess.Popen[str]]:
    """The program that runs commands without importing everything for each."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.end2end.command_program"],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    yield process
    assert process.stdin
    assert process.stdout
    process.stdin.close()
    process.wait()
    process.stdout.close()


@pytest.fixture
def run(warm: subprocess.Popen[str], tmp_path: Path) -> Run:
    """Run `assembly --home TMP/home ARGUMENTS`."""

    def run(*arguments: object, out: Path | None = None) -> Ran:
        said, complained = out or tmp_path / "out", tmp_path / "err"
        argv = ["--home", str(tmp_path / "home"), *map(str, arguments)]
        assert warm.stdin
        assert warm.stdout
        warm.stdin.write(json.dumps({"argv": argv, "out": str(said), "err": str(complained)}) + "\n")
        warm.stdin.flush()
        status = int(warm.stdout.readline())
        return Ran(status, said.read_text("utf-8") if out is None else "", complained.read_text("utf-8"))

    return run


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """Run the same in a process of its own, from the folder TMP, as a person would."""

    def process(*arguments: object) -> Ran:
        env = {**os.environ, "PYTHONPATH": str(ROOT), "ASSEMBLY_HOME": str(tmp_path / "home")}
        ran = subprocess.run(
            [sys.executable, "-m", "assembly_app", *map(str, arguments)],
            env=env, cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    return process
