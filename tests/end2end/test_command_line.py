# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line as a user meets it: help, usage, refusals, lists for people and programs, keys."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from assembly_app.cli.main import COMMANDS as FEATURES
from assembly_app.domain.aggregates import ACTS
from tests.end2end.conftest import ROOT, PutStore, Ran, Run

COMMANDS = (
    "actions", "acts", "agenda", "audit", "check", "cosign", "decisions", "desk", "do", "document", "erase", "erasures",
    "export", "find", "forks", "import", "key", "meetings", "minutes", "offered", "play", "practice", "proof", "read",
    "rebuild", "receipt", "reissue", "roll",
)  # fmt: skip
INNER = ("key age", "key new", "key show", "roll adopt", "roll draft", "roll show", "roll sign")
LISTINGS = ("decisions", "actions", "meetings", "agenda", "minutes")


def refused(ran: Ran, rule_and_code: str, says: str) -> None:
    """One line on stderr that names rule and code and says what to do; nothing on stdout; exit 1."""
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("assembly: ")
    assert ran.err.endswith(f" [{rule_and_code}]\n")
    assert ran.err.count("\n") == 1
    assert says in ran.err


@pytest.fixture
def store(played: PutStore, tmp_path: Path) -> Path:
    """A store in which a whole case was played."""
    return played("case_01", tmp_path / "kiln.assembly")


def test_help_names_every_command_and_the_exit_codes(run: Run) -> None:
    ran = run("--help")
    assert ran.status == 0
    assert (
        "Exit codes: 0 done, 1 refused or something is wrong, 2 usage, 3 the store, 4 the bundle or a key."
        in " ".join(ran.out.split())
    )
    listed = ran.out.split("Commands:")[1].split("Exit codes")[0]
    assert tuple(re.findall(r"^  ([a-z]+) ", listed, re.MULTILINE)) == COMMANDS


def test_each_feature_brings_the_commands_that_it_is_listed_with() -> None:
    for module, names in FEATURES:
        brought = importlib.import_module(f"assembly_app.cli.{module}").COMMANDS
        assert sorted(command.name for command in brought) == names.split()


@pytest.mark.parametrize("command", [*COMMANDS, *INNER])
def test_every_command_has_help_of_its_own(run: Run, command: str) -> None:
    ran = run(*command.split(), "--help")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: assembly {command} ")
    assert len(ran.lines[2].strip()) > 10


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["frobnicate"], "No such command 'frobnicate'"),
        (["decisions"], "Missing option '--store'"),
        (["decisions", "--store"], "requires an argument"),
        (["decisions", "--store", "x", "--frob"], "No such option"),
        (["decisions", "--store", "/"], "is a directory"),
        (["minutes", "--store", "x", "extra"], "unexpected extra argument"),
        (["do", "--store", "x", "add-member", "name"], "Each field is NAME=VALUE."),
        (["do", "--store", "x"], "Missing argument 'ACT'"),
        (["check"], "Give a BUNDLE, or --paper"),
        (["check", "/"], "is a directory"),
        (["export", "--store", "x"], "Missing option '-o'"),
        (["export", "--store", "x", "-o", "/"], "is a directory"),
        (["key", "old"], "No such command 'old'"),
    ],
)
def test_usage_errors_exit_two_and_show_the_usage(run: Run, arguments: list[str], says: str) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("Usage: assembly ")
    assert says in ran.err


def test_acts_lists_every_act_with_what_it_takes(run: Run) -> None:
    ran = run("acts", "--json")
    listed = {one["act"]: one for one in json.loads(ran.out)}
    assert set(listed) == set(ACTS)
    assert all(one["summary"] for one in listed.values())
    assert [f["name"] for f in listed["lodge-block"]["fields"] if f["required"]] == ["proposal", "member"]
    said = run("acts").lines
    assert {line for line in said if re.fullmatch(r"[a-z-]+", line)} == set(ACTS)
    assert said[-1] == "* must be given"


def test_acts_one_by_one_from_founding_on(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "pod.assembly"
    assert run("do", "--store", path, "found-assembly", "name=Cooper's Yard", 'values={"care": "Care"}').status == 0
    member = run("do", "--store", path, "add-member", "name=Zoé 7").out.strip()
    assert re.fullmatch(r"[0-9a-f]{16}", member)
    assert run("do", "--store", path, "train-member", f"member={member}") == Ran(0, "train-member\n", "")
    proposal = run("do", "--store", path, "draft-proposal", "title=Bread", "text=We bake.", f"proposer={member}")
    assert proposal.status == 0
    assert run("audit", "--store", path).lines[-1] == "Everything checks."


def test_refusals_are_one_line_with_rule_code_and_what_to_do(run: Run, store: Path) -> None:
    refused(run("do", "--store", store, "found-assembly", "name=X"), "charter already-founded", "Use another file")
    refused(run("do", "--store", store, "frob"), "input unknown-act", "“assembly acts” lists them")
    refused(run("do", "--store", store, "add-member", "nme=Zoe"), "input act-not-valid", "nme")
    refused(run("do", "--store", store, "add-member", "name= "), "input text-missing", "Something is missing: Name")
    refused(run("do", "--store", store, "agree-action", "text=Sweep"), "input no-open-meeting", "No meeting is open.")
    refused(run("decisions", "--store", store, "--group", "Atlantis"), "input unknown-group", "Kiln Lane Co-operative")
    refused(run("minutes", "--store", store, "--meeting", "none"), "input unknown-meeting", "none")
    soon = run("do", "--store", store, "call-meeting", "starts_at=2020-01-01T10:00:00Z")
    refused(soon, "R1 start-in-the-past", "is past")


def test_refusals_speak_the_language_of_messages_asked_for(run: Run, store: Path) -> None:
    english = run("do", "--store", store, "frob").err
    assert run("--words", "en_XA", "do", "--store", store, "frob").err != english


def test_what_commands_say_is_said_in_the_language_asked_for(run: Run, store: Path, tmp_path: Path) -> None:
    assert run("--words", "fr", "audit", "--store", store).lines[-1] == "Tout est vérifié."
    assert run("--words", "de", "forks", "--store", store).lines[0].startswith("Kein Strang ging zwei Wege")
    assert run("--words", "es", "find", "submarino", "--store", store).lines == [
        "Ningún registro contiene estas palabras."
    ]
    assert run("--words", "zh_Hans", "erasures", "--store", store).lines == ["没有删除任何内容。"]
    assert "signé" in run("--words", "fr", "roll", "show", "--store", store).out
    assert "* obligatoire" in run("--words", "fr", "acts").out
    (tmp_path / "none.assembly").write_bytes(b"no bundle")
    said = run("--words", "pt_BR", "import", tmp_path / "none.assembly", "--store", store).err
    assert said.endswith("Nada mudou. [file-not-whole]\n")


def test_a_scenario_that_is_refused_says_which_act_and_why(run: Run, store: Path, tmp_path: Path) -> None:
    scenario = tmp_path / "once more.toml"
    scenario.write_text('act = [{ at = 2026-05-01T09:00:00Z, do = "add-member", name = "" }]', "utf-8")
    ran = run("play", scenario, "--store", store)
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "Act 1, add-member, was refused: Something is missing: Name [input text-missing]" in ran.err
    scenario.write_text('act = [{ do = "add-member", name = "Ann", expect = "not-yours" }]', "utf-8")
    assert "should have been refused (not-yours), and was not" in run("play", scenario, "--store", store).err
    scenario.write_text('act = [{ at = "soon", do = "add-member", name = "Ann" }]', "utf-8")
    assert "“soon” is no time" in run("play", scenario, "--store", store).err
    scenario.write_text('act = [{ do = "train-member", member = "$nobody" }]', "utf-8")
    assert "nothing is called $nobody yet" in run("play", scenario, "--store", store).err
    scenario.write_bytes(b"\xff\x00")
    assert run("play", scenario, "--store", store).status == 1
    assert run("play", tmp_path / "none.toml", "--store", store).status == 1


@pytest.mark.parametrize("listing", LISTINGS)
def test_lists_say_the_same_to_people_and_to_programs(run: Run, store: Path, listing: str) -> None:
    people, programs = run(listing, "--store", store), run(listing, "--store", store, "--json")
    assert (people.status, programs.status, people.err, programs.err) == (0, 0, "", "")
    data = json.loads(programs.out)
    assert people.lines
    if listing in ("decisions", "actions", "meetings"):
        assert len(data) == len(people.lines)
    elif listing == "agenda":
        assert [item["kind"] for item in data["items"]] == ["approve-minutes", "decision", "evaluation"]
        assert people.lines[-1] == f"SHA-256 {data['digest']}"
    else:
        assert [line.translate({0x2068: None, 0x2069: None}) for line in data["lines"]] == people.lines[1:]


def test_what_the_lists_show(run: Run, store: Path) -> None:
    assert run("decisions", "--store", store).lines == [
        "2020-01  Mar 16, 2020  in force  Take a loan for the common house"
    ]
    assert run("decisions", "--store", store, "--search", "running costs").lines[0].startswith("2020-01")
    assert run("decisions", "--store", store, "--search", "submarine").lines == []
    assert run("actions", "--store", store).lines == ["open  Apr 1, 2020  Hana Sørli: Sign the loan with the union"]
    assert len(run("actions", "--store", store, "--all").lines) == 2
    meetings = json.loads(run("meetings", "--store", store, "--json").out)
    assert [m["phase"] for m in meetings] == ["closed"] * 5
    named = run("minutes", "--store", store, "--meeting", meetings[0]["id"])
    assert named.lines[0].startswith("January circle · Jan 12, 2020, 7:00")


def test_lists_in_other_languages_keep_what_people_wrote(run: Run, store: Path) -> None:
    for language in ("es", "ar", "zh", "nonsense"):
        ran = run("decisions", "--store", store, "--language", language)
        assert (ran.status, ran.err) == (0, "")
        assert "Take a loan for the common house" in ran.out


def test_a_new_key_never_takes_the_place_of_an_old_one(run: Run, tmp_path: Path) -> None:
    first = run("key", "new")
    assert first.out.startswith("ssh-ed25519 ")
    secret = tmp_path / "home" / "signing-key"
    kept = secret.read_bytes()
    refused(run("key", "new"), "ledger key-exists", "--force")
    refused(run("key", "new"), "ledger key-exists", str(secret))
    assert secret.read_bytes() == kept
    assert run("key", "show").lines[0] == first.lines[0]
    second = run("key", "new", "--force")
    assert (second.status, second.out != first.out) == (0, True)
    assert [path.read_bytes() for path in secret.parent.glob("signing-key.2*")] == [kept]
    assert {path.stat().st_mode & 0o777 for path in secret.parent.glob("signing-key*") if path.suffix != ".pub"} == {
        0o600
    }


def test_nothing_is_left_of_a_store_that_could_not_be_founded(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.assembly"
    refused(run("do", "--store", path, "found-assembly", "name="), "input text-missing", "Name")
    assert run("do", "--store", path, "add-member", "name=Ann").err == f"assembly: There is no store at {path}.\n"
    (tmp_path / "junk.pub").write_bytes(b"\xff not a key")
    with_junk = run("do", "--store", path, "--facilitator", tmp_path / "junk.pub", "found-assembly", "name=X")
    assert (with_junk.status, with_junk.err.count("\n")) == (4, 1)
    assert not list(tmp_path.glob("new.assembly*"))


def test_a_reader_that_has_had_enough_makes_no_noise(store: Path, tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    for command in ("acts", "acts --json", f"minutes --store {store}"):
        line = f"set -o pipefail; {sys.executable} -m assembly_app {command} | head -1"
        ran = subprocess.run(["bash", "-c", line], env=env, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (ran.returncode, ran.stderr, ran.stdout.count("\n")) == (0, "", 1)


def test_output_that_cannot_be_written_is_a_fault_in_one_line(store: Path, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "assembly_app", "decisions", "--store", str(store)],
            cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=full, stderr=subprocess.PIPE, text=True,
            check=False,
        )  # fmt: skip
    assert ran.returncode == 3
    assert ran.stderr == "assembly: [Errno 28] No space left on device\n"
