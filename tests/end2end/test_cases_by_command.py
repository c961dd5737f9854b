# SPDX-License-Identifier: GPL-3.0-or-later
"""Some of the cases through the real command line, each command in a process of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.end2end.conftest import Ran, Run
from tests.end2end.playing import earlier


def said(ran: Ran) -> list[str]:
    """The lines of a command that went well."""
    assert (ran.status, ran.err) == (0, "")
    return ran.lines


@pytest.mark.parametrize(
    ("case", "decisions", "refusals"),
    [
        ("case_06", ["in-force"], 4),
    ],
)
def test_a_case_from_play_to_another_groups_store(
    process: Run, run: Run, tmp_path: Path, case: str, decisions: list[str], refusals: int
) -> None:
    played = said(process("play", earlier(case, tmp_path), "--store", "own.assembly"))
    assert sum("refused as expected: " in line for line in played) == refusals
    own = tmp_path / "own.assembly"
    listed = json.loads(run("decisions", "--store", own, "--json").out)
    assert sorted(row["standing"] for row in listed) == sorted(decisions)
    assert said(run("audit", "--store", own))[-1] == "Everything checks."
    folded = said(run("rebuild", "--store", own))
    assert said(run("rebuild", "--store", own)) == folded

    wrote = said(process("export", "--store", "own.assembly", "-o", "carried.assembly"))
    trust = wrote[-1].split()[-1]
    assert said(process("check", "carried.assembly"))[-1] == "All of it checks"
    said(run("do", "--store", tmp_path / "theirs.assembly", "found-assembly", "name=The other valley"))
    first = process("import", "carried.assembly", "--store", "theirs.assembly")
    assert (first.status, first.out) == (1, "")
    assert f"--trust {trust}" in first.err
    took = said(process("import", "carried.assembly", "--store", "theirs.assembly", "--trust", trust))
    assert f"{wrote[0].split(': ')[1].split()[0]} records of " in took[1]
    again = said(process("import", "carried.assembly", "--store", "theirs.assembly"))
    group = took[0].removeprefix("From ").split(",")[0]
    assert again[-1] == f"Nothing new: everything of {group} was here already."
    theirs = json.loads(run("decisions", "--store", tmp_path / "theirs.assembly", "--group", group, "--json").out)
    assert theirs == listed
    assert said(run("decisions", "--store", tmp_path / "theirs.assembly")) == []
    assert said(run("audit", "--store", tmp_path / "theirs.assembly"))[-1] == "Everything checks."


def test_case_13_two_laptops_by_command(run: Run, tmp_path: Path) -> None:
    first, second = ("--home", tmp_path / "first"), ("--home", tmp_path / "second")
    a, b, carried = tmp_path / "a.assembly", tmp_path / "b.assembly", tmp_path / "carried.assembly"
    said(run(*second, "key", "new"))
    public = tmp_path / "second" / "signing-key.pub"
    said(run(*first, "play", earlier("case_13", tmp_path), "--store", a, "--facilitator", public))
    trust = said(run(*first, "export", "--store", a, "-o", carried, "--within"))[-1].split()[-1]
    said(run(*second, "import", carried, "--store", b, "--join", "--trust", trust))

    said(run(*first, "do", "--store", a, "close-test", "agreement=6"))
    said(run(*second, "do", "--store", b, "close-test", "agreement=5"))
    for giver, given, taker, taken in ((first, a, second, b), (second, b, first, a), (first, a, second, b)):
        said(run(*giver, "export", "--store", given, "-o", carried, "--within"))
        said(run(*taker, "import", carried, "--store", taken))

    for laptop, store in ((first, a), (second, b)):
        (line,) = said(run(*laptop, "decisions", "--store", store))
        assert "contested" in line
        audited = run(*laptop, "audit", "--store", store)
        assert audited.status == 1
        assert [one.split()[0] for one in audited.lines[1:-1]] == ["two-counts"]
        counted = [one for one in said(run(*laptop, "minutes", "--store", store)) if "The test found consensus" in one]
        assert len(counted) == 2
    digests = {said(run("rebuild", "--store", store))[0].split()[-1] for store in (a, b)}
    assert len(digests) == 1
