# SPDX-License-Identifier: GPL-3.0-or-later
"""By command alone: two people change the roll, a fork is settled, something is erased and another group follows."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.contract.laptops import Laptop, founded
from tests.end2end.conftest import Ran, Run


class Hands:
    """A person at a laptop who only types commands; `--store` is given by itself."""

    def __init__(self, run: Run, laptop: Laptop) -> None:
        self._run, self.folder, self.group = run, laptop.folder, laptop.group
        self.key = laptop.installation.key().public
        self.feed = laptop.store.own_feed()
        laptop.store.close()

    def __call__(self, *arguments: object) -> Ran:
        home = ("--home", self.folder / "home")
        return self._run(*home, *arguments, "--store", self.folder / "assembly.sqlite")

    def good(self, *arguments: object) -> list[str]:
        ran = self(*arguments)
        assert (ran.status, ran.err) == (0, ""), ran
        return ran.lines

    def public(self) -> Path:
        return self.folder / "home" / "signing-key.pub"


@pytest.fixture
def river(run: Run, tmp_path: Path) -> Hands:
    return Hands(run, founded(tmp_path / "river"))


@pytest.fixture
def second(run: Run, river: Hands, tmp_path: Path) -> Hands:
    """The facilitator's laptop of the same group; its key is not on the roll yet."""
    river.good("export", "-o", tmp_path / "join.assembly")
    laptop = Laptop(tmp_path / "second")
    laptop.take(tmp_path / "join.assembly", join=True)
    laptop.installation.key()
    return Hands(run, laptop)


def test_a_second_person_comes_onto_the_roll_and_from_then_on_both_must_sign(
    river: Hands, second: Hands, tmp_path: Path
) -> None:
    draft = tmp_path / "next.roll"
    add = ("--add", second.public(), "--name", "Ana", "--capacity", "facilitator", "--threshold", 2)
    lines = river.good("roll", "draft", *add, "-o", draft)
    joins = f"  Ana signs for the group from now on, as facilitator.  {second.key.fingerprint()}"
    assert joins in lines
    assert any("more person must sign" in line or "more people must sign" in line for line in lines)
    refused = river("roll", "adopt", draft)
    assert (refused.status, "not signed by enough of the people" in refused.err) == (4, True)
    assert "Nothing was changed" in refused.err

    assert any("Enough people have signed it." in line for line in second.good("roll", "sign", draft))
    assert river("roll", "sign", draft).status == 1, "nobody signs twice"

    for hands in (river, second):
        assert hands.good("roll", "adopt", draft) == ["The group goes by this roll from now on"]
    shown = river.good("roll", "show", "--code", tmp_path / "fingerprint.png")
    scan = ["zbarimg", "-q", "--raw", str(tmp_path / "fingerprint.png")]
    scanned = subprocess.run(scan, capture_output=True, text=True, check=True).stdout.strip()
    assert shown[0] == f"Fingerprint: {scanned}"
    assert re.fullmatch(r"Figures of Riverside:( \d{5}){8}", shown[1])
    assert shown[2] == "2 of 2 people must sign a change of this roll."
    assert any(line.startswith("Version 2,") and "Secretary" in line and "Ana" in line for line in shown)
    data = json.loads(river("roll", "show", "--json").out)
    assert [one["name"] for one in data["versions"][-1]["roll"]["signers"]] == ["Secretary", "Ana"]
    second.good("export", "-o", tmp_path / "by-ana.assembly")
    assert "signed by Ana" in " ".join(river.good("import", tmp_path / "by-ana.assembly"))


def test_a_draft_of_another_group_or_a_damaged_one_changes_nothing(river: Hands, tmp_path: Path, run: Run) -> None:
    hill = Hands(run, founded(tmp_path / "hill", "Hill"))
    draft = tmp_path / "hill.roll"
    hill.good("roll", "draft", "--threshold", 1, "--add", river.public(), "--name", "Ben", "-o", draft)
    assert "another group's roll" in river("roll", "sign", draft).err
    assert river("roll", "adopt", draft).status == 4
    draft.write_text(draft.read_text().replace("Ben", "Bob"))
    assert "not what was signed" in hill("roll", "adopt", draft).err
    draft.write_text("{")
    assert hill("roll", "adopt", draft).status == 4
    assert "nothing on the roll" in river("roll", "draft", "-o", draft).err
    assert "is not on the roll" in river("roll", "draft", "--end", "SHA256:nobody", "-o", draft).err


def test_a_draft_that_is_handed_in_as_a_bundle_is_called_what_it_is(
    river: Hands, second: Hands, tmp_path: Path, run: Run
) -> None:
    draft, new = tmp_path / "next.roll", tmp_path / "new" / "assembly.sqlite"
    river.good("roll", "draft", "--add", second.public(), "-o", draft)
    handed_in = (
        river("import", draft),
        run("--home", tmp_path / "new", "import", draft, "--store", new, "--join"),
        run("check", draft),
    )
    for ran in handed_in:
        assert ran.status == 1 and "[input draft-no-bundle]" in ran.err
        assert f"{draft} is no bundle: it is a change of a roll of signers" in ran.err
        assert "“assembly roll sign” shows what it changes" in ran.err and "drop it on the window" in ran.err
    assert not new.exists()


def test_a_fork_is_shown_settled_and_recorded_anew(run: Run, tmp_path: Path) -> None:
    laptop = founded(tmp_path / "river")
    disk = laptop.snapshot("disk")
    laptop.act("add-member", name="Gwen")
    one = laptop.export().rename(tmp_path / "one.assembly")
    laptop.restore(disk)
    laptop.act("add-member", name="Hugo")
    river = Hands(run, laptop)

    told = river("import", one)
    assert told.status == 1
    assert "until the signers settle which side counts." in told.out and "“assembly forks”" in told.out
    shown = river.good("forks")
    assert "There are two different records" in shown[0] and river.feed in shown[1]
    last = re.findall(r"\S+@\d+:[0-9a-f]{64}", shown[0])[0]
    draft = tmp_path / "settled.roll"
    river.good("roll", "draft", "--close", last, "-o", draft)
    river.good("roll", "adopt", draft)
    [branch] = json.loads(river("forks", "--json").out)
    assert branch["standing"] == "settled"
    assert river.good("reissue", branch["branch"]["no"]) == ["1 record was recorded anew."]
    assert river("reissue", branch["branch"]["no"]).status == 1
    assert river.good("audit")[-1] == "Everything checks."


def test_what_is_found_is_erased_and_the_other_group_follows(run: Run, river: Hands, tmp_path: Path) -> None:
    hill = Hands(run, founded(tmp_path / "hill", "Hill"))
    river.good("do", "add-member", "name=Zacharias")
    fingerprint = river.good("export", "-o", tmp_path / "one.assembly")[-1].split()[-1]
    hill.good("import", tmp_path / "one.assembly", "--trust", fingerprint)

    [found] = river.good("find", "zacharias")
    place = found.split()[0]
    assert river("erase").status == 2
    assert river.good("erase", place, "--why", "asked for")[0] == "1 record was erased."
    assert river.good("find", "zacharias") == ["No record holds these words."]
    river.good("export", "-o", tmp_path / "two.assembly")
    hill.good("import", tmp_path / "two.assembly")
    assert "asked for  asked for" in hill.good("erasures")[0]
    assert hill.good("erase", "--asked")[0].startswith("1 record was erased here too")
    theirs = hill.good("export", "-o", tmp_path / "hill.assembly")[-1].split()[-1]
    river.good("import", tmp_path / "hill.assembly", "--trust", theirs)
    assert river.good("erasures")[-1] == "Hill has erased 1 of them."


def test_what_is_for_the_group_only_stays_there_and_another_group_s_record_is_carried_on(
    run: Run, river: Hands, tmp_path: Path
) -> None:
    hill, lake = (Hands(run, founded(tmp_path / name.lower(), name)) for name in ("Hill", "Lake"))
    river.good("do", "add-member", "name=Quiet", "--reach", "group")
    fingerprint = river.good("export", "-o", tmp_path / "one.assembly")[-1].split()[-1]
    lines = hill.good("import", tmp_path / "one.assembly", "--trust", fingerprint)
    assert any("One of them came without its text" in line for line in lines)
    assert hill.good("find", "Quiet", "--group", "Riverside") == ["No record holds these words."]

    hill.good("export", "--group", "Riverside", "-o", tmp_path / "carried.assembly")

    assert "Riverside" in lake.good("import", tmp_path / "carried.assembly", "--trust", fingerprint)[0]
    assert lake.good("roll", "show", "--group", "Riverside")[3].startswith("Secretary")
