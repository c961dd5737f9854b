# SPDX-License-Identifier: GPL-3.0-or-later
"""Damaged stores and bundles on the command line: said in one line, with the place, and left exactly as they were."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from assembly_app.service.core.scenario import read_scenario
from tests.end2end.conftest import PutStore, Ran, Run
from tests.end2end.playing import SCENARIOS

STORE_COMMANDS = (
    ("decisions",), ("actions", "--json"), ("meetings",), ("agenda",), ("minutes",), ("audit",), ("rebuild",),
    ("do", "add-member", "name=Ann"), ("play", str(SCENARIOS / "case_14.toml")),
)  # fmt: skip


@pytest.fixture
def store(played: PutStore, tmp_path: Path) -> Path:
    """A good store."""
    return played("case_03", tmp_path / "good.assembly")


@pytest.fixture
def bundle(run: Run, store: Path, tmp_path: Path) -> Path:
    """A good bundle."""
    path = tmp_path / "good-bundle.assembly"
    assert run("export", "--store", store, "-o", path).status == 0
    return path


def one_line(ran: Ran, status: int, *says: str) -> None:
    """One line on stderr, nothing on stdout."""
    assert (ran.status, ran.out, ran.err.count("\n")) == (status, "", 1)
    assert ran.err.startswith("assembly: ")
    for words in says:
        assert words in ran.err


@pytest.mark.parametrize("command", STORE_COMMANDS, ids=" ".join)
@pytest.mark.parametrize("harm", ["cut", "flipped", "text", "another program's"])
def test_a_damaged_store_is_named_and_left_untouched(
    run: Run, store: Path, tmp_path: Path, harm: str, command: tuple[str, ...]
) -> None:
    data = bytearray(store.read_bytes())
    path = tmp_path / "harmed.assembly"
    says = "is damaged"
    if harm == "cut":
        path.write_bytes(data[: len(data) // 3])
    elif harm == "flipped":
        for at in range(0, len(data), 61):
            data[at] ^= 0x5A
        path.write_bytes(data)
    elif harm == "text":
        path.write_text("Minutes of the meeting, typed by hand.\n" * 200, "utf-8")
    else:
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE bookmarks (page)")
        other.close()
        says = "is a file of another program"
    before = path.read_bytes()

    one_line(run(*command, "--store", path), 3, str(path), says)
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.glob("harmed.assembly*")] == ["harmed.assembly"]


def test_one_changed_body_is_found_by_the_audit_with_its_place(run: Run, store: Path) -> None:
    with sqlite3.connect(store) as behind:
        feed, body = behind.execute(
            "SELECT feeds.id, body FROM records JOIN feeds ON feeds.no = feed_no WHERE records.seq = 10"
        ).fetchone()
        behind.execute("UPDATE records SET body = ? WHERE seq = 10", (body.replace(b"Sunday", b"Monday"),))
        changed = behind.total_changes
    behind.close()
    assert changed == 1
    ran = run("audit", "--store", store)
    assert (ran.status, ran.err) == (1, "")
    assert b"Sunday" in body
    assert ran.lines[-1] == "1 irregularity."
    assert f"feed {feed} record 10" in ran.lines[1]


@pytest.mark.parametrize("command", ["decisions", "audit", "export", "import", "rebuild", "do"])
def test_a_store_that_is_not_there(run: Run, bundle: Path, tmp_path: Path, command: str) -> None:
    path = tmp_path / "nowhere.assembly"
    more = {"export": ["-o", tmp_path / "x.assembly"], "import": [bundle], "do": ["add-member", "name=Ann"]}
    one_line(run(command, "--store", path, *more.get(command, [])), 3, f"There is no store at {path}")
    assert not path.exists()


def test_a_store_in_a_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "no" / "such" / "folder.assembly"
    one_line(run("play", SCENARIOS / "case_14.toml", "--store", path), 3, str(path), "cannot be opened")
    assert not (tmp_path / "no").exists()


def test_damaged_bundles_are_refused_with_what_is_wrong(run: Run, store: Path, bundle: Path, tmp_path: Path) -> None:
    data = bundle.read_bytes()
    middle = len(data) // 2
    harms = {
        "cut": data[:middle],
        "flipped": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
        "longer": data + b"\n",
        "empty": b"",
        "text": b"Dear neighbours,\n",
        "a store": store.read_bytes(),
    }
    before = store.read_bytes()
    other = tmp_path / "other.assembly"
    assert run("do", "--store", other, "found-assembly", "name=Other").status == 0
    trust = run("check", bundle).lines[1].split()[-1]
    for name, harmed in harms.items():
        path = tmp_path / f"{name}.bundle"
        path.write_bytes(harmed)
        ran = run("check", path)
        assert (ran.status, ran.err) == (4, ""), name
        assert ran.lines[-1] == "This bundle cannot be taken in"
        assert any(re.search(r" \[[a-z-]+\]$", line) for line in ran.lines)
        kept = other.read_bytes()
        one_line(run("import", path, "--store", other, "--trust", trust), 4, "Nothing was changed.")
        assert (other.read_bytes(), path.read_bytes()) == (kept, harmed)
    one_line(run("import", tmp_path / "none", "--store", other), 4, "cannot be read")
    assert run("check", tmp_path / "none").status == 4
    assert store.read_bytes() == before


def test_a_bundle_that_cannot_be_written_changes_nothing(run: Run, store: Path, tmp_path: Path) -> None:
    one_line(run("export", "--store", store, "-o", tmp_path / "no" / "x.assembly"), 4, "Nothing was changed;")
    device = tmp_path / "device"
    device.symlink_to("/dev/null")
    one_line(run("export", "--store", store, "-o", device), 4, "no file")
    assert device.is_symlink()
    assert not list(tmp_path.glob(".*.part"))


def test_joining_with_a_damaged_bundle_leaves_no_store_behind(run: Run, bundle: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.bundle"
    cut.write_bytes(bundle.read_bytes()[:-9])
    joined = tmp_path / "joined.assembly"
    one_line(run("import", cut, "--store", joined, "--join"), 4, "Nothing was changed.")
    ran = run("import", bundle, "--store", joined, "--join", "--trust", "SHA256:wrong")
    one_line(ran, 1, "Weir Street Pod", "[ledger fingerprint-differs]")
    assert not list(tmp_path.glob("joined.assembly*"))


def test_keys_that_cannot_be_read_are_a_fault_in_one_line(run: Run, store: Path, tmp_path: Path) -> None:
    secret = tmp_path / "home" / "signing-key"
    for harmed in (b"", b"not a key\n", b"\xff\xfe\x00", secret.read_bytes()[:100]):
        secret.write_bytes(harmed)
        one_line(run("key", "show"), 4, "[private-key-unreadable]")
        one_line(run("do", "--store", store, "add-member", "name=Ann"), 4, "[private-key-unreadable]")
        assert secret.read_bytes() == harmed
    secret.unlink()
    secret.mkdir()
    one_line(run("key", "show"), 3, str(secret))


def test_a_memory_that_cannot_be_read_begins_a_new_feed(run: Run, store: Path, tmp_path: Path) -> None:
    for harmed in (b"{", b"", b"\xff", b'{"a": "b"}'):
        (tmp_path / "home" / "exported.json").write_bytes(harmed)
        assert run("do", "--store", store, "add-member", "name=Ann").status == 0
    ran = run("audit", "--store", store)
    assert (ran.lines[0].split(" · ")[0], ran.lines[-1]) == ("5 feeds", "Everything checks.")


def test_a_scenario_of_this_folder_reads(tmp_path: Path) -> None:
    assert all(read_scenario(path) for path in SCENARIOS.glob("*.toml"))
