# SPDX-License-Identifier: GPL-3.0-or-later
"""The set-up script: quiet when all is well, one plain line when not, and never a traceback."""

from __future__ import annotations

import importlib.util
import re
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]


class Machine:
    """A made-up machine: what is installed, and which commands fail with what words."""

    def __init__(self, installed: tuple[str, ...] = (), failing: dict[str, str] | None = None) -> None:
        self.installed, self.failing = installed, failing or {}
        self.asked: list[str] = []

    def run(self, command: list[str], **_: str) -> subprocess.CompletedProcess[str]:
        line = " ".join(map(str, command))
        self.asked.append(line)
        if command[0] == "dpkg-query":
            said = "".join(f"{name} ii \n" if name in self.installed else f"{name} un \n" for name in command[4:])
            return subprocess.CompletedProcess(command, 1, said)
        for part, words in self.failing.items():
            if part in line:
                return subprocess.CompletedProcess(command, 1, words)
        return subprocess.CompletedProcess(command, 0, "")


@pytest.fixture
def prepare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    spec = importlib.util.spec_from_file_location("prepare", ROOT / "packaging" / "prepare.py")
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "STAMP", tmp_path / "prepared")
    monkeypatch.setattr(module, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(module.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(module.sys, "platform", "linux")
    return module


def on(prepare: Any, machine: Machine, monkeypatch: pytest.MonkeyPatch, root: bool = True) -> Machine:
    monkeypatch.setattr(prepare, "run", machine.run)
    monkeypatch.setattr(prepare.os, "geteuid", lambda: 0 if root else 1000)
    return machine


def test_a_prepared_machine_hears_nothing(
    prepare: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = on(prepare, Machine(prepare.WINDOW_PACKAGES + prepare.TEST_PACKAGES), monkeypatch)
    prepare.check_system(with_test_programs=True)
    prepare.install_program()
    first = len(machine.asked)
    capsys.readouterr()

    prepare.check_system(with_test_programs=True)
    prepare.install_program()

    assert capsys.readouterr() == ("", "")
    assert machine.asked[first:] == [machine.asked[0]], "only dpkg was asked the second time"


def test_root_installs_just_what_is_missing(prepare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    there = tuple(name for name in prepare.WINDOW_PACKAGES if name != "libxcb-cursor0")
    machine = on(prepare, Machine(there), monkeypatch)

    prepare.check_system(with_test_programs=False)

    assert machine.asked[-1] == "apt-get install -y --no-install-recommends libxcb-cursor0"


def test_others_are_told_the_one_command(
    prepare: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = on(
        prepare, Machine(prepare.WINDOW_PACKAGES, {"sudo -n": "a password is required"}), monkeypatch, root=False
    )

    prepare.check_system(with_test_programs=True)

    assert "  sudo apt-get install -y --no-install-recommends openssh-client unzip git" in capsys.readouterr().err
    assert not any(line.startswith("apt-get") for line in machine.asked)


def test_without_network_the_first_time_ends_in_one_plain_line(prepare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "Collecting x\nERROR: No matching distribution found for hatchling\nerror: subprocess-exited-with-error\n"
    on(prepare, Machine(failing={"pip install": words}), monkeypatch)

    with pytest.raises(SystemExit, match=r"No matching distribution found for hatchling\n.*network"):
        prepare.install_program()


def test_without_network_an_older_set_up_is_still_used(
    prepare: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare.STAMP.write_text("older")
    on(prepare, Machine(failing={"pip install": "ERROR: no route"}), monkeypatch)

    prepare.install_program()

    assert "going on with what it holds" in capsys.readouterr().err
    assert prepare.STAMP.read_text() == "older"


def test_bytecode_that_cannot_be_written_stops_nobody(
    prepare: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = on(prepare, Machine(failing={"compileall": "*** Error: Permission denied"}), monkeypatch)

    prepare.compile_program()

    assert machine.asked == [f"{prepare.PYTHON} -m compileall -q {ROOT / 'assembly_app'}"]
    assert capsys.readouterr() == ("", "")


def test_a_python_without_ensurepip_names_the_package(prepare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    on(prepare, Machine(failing={"import ensurepip": "No module named ensurepip"}), monkeypatch)

    with pytest.raises(SystemExit, match=r"Install python3\.\d+-venv first"):
        prepare.make_venv()


def test_every_dependency_has_a_pinned_version() -> None:
    pinned = {
        line.split("==")[0].lower().replace("_", "-")
        for line in (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    }
    wanted = re.findall(
        r'^    "([A-Za-z0-9_-]+)[<>=]', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE
    )

    assert len(wanted) > 15
    assert {name.lower().replace("_", "-") for name in wanted} <= pinned
