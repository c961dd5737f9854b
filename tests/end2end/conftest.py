# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line as a person meets it: quick for the many, and in a process of its own for the few."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.end2end.playing import earlier

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
PutStore = Callable[[str, Path], Path]


class Warm:
    """The program that runs commands without importing everything for each."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.end2end.command_program"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def run(self, folder: Path, *arguments: object, out: Path | None = None) -> Ran:
        """Run `assembly --home FOLDER/home ARGUMENTS`; what it says lies in the folder too."""
        said, complained = out or folder / "out", folder / "err"
        argv = ["--home", str(folder / "home"), *map(str, arguments)]
        asks, answers = self._process.stdin, self._process.stdout
        assert asks
        assert answers
        asks.write(json.dumps({"argv": argv, "out": str(said), "err": str(complained)}) + "\n")
        asks.flush()
        status = int(answers.readline())
        return Ran(status, said.read_text("utf-8") if out is None else "", complained.read_text("utf-8"))

    def close(self) -> None:
        """End the program."""
        self._process.communicate()


@pytest.fixture(scope="session")
def warm() -> Iterator[Warm]:
    """One for all tests."""
    program = Warm()
    yield program
    program.close()


@pytest.fixture
def run(warm: Warm, tmp_path: Path) -> Run:
    """Run `assembly --home TMP/home ARGUMENTS`."""

    def run(*arguments: object, out: Path | None = None) -> Ran:
        return warm.run(tmp_path, *arguments, out=out)

    return run


@pytest.fixture(scope="session")
def played(warm: Warm, tmp_path_factory: pytest.TempPathFactory) -> PutStore:
    """Puts the store in which a case was played at a path, and its key into `home` beside it; each is played once."""
    kept: dict[str, Path] = {}

    def put(case: str, path: Path) -> Path:
        if case not in kept:
            folder = kept[case] = tmp_path_factory.mktemp(case)
            once = warm.run(folder, "play", earlier(case, folder), "--store", folder / "once.assembly", "--quiet")
            assert once == Ran(0, "", "")
        shutil.copytree(kept[case] / "home", path.parent / "home")
        return Path(shutil.copy(kept[case] / "once.assembly", path))

    return put


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
