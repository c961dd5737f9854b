# SPDX-License-Identifier: GPL-3.0-or-later
"""Carrying records by command: encrypted bundles, receipts, what is new, offered folders, and codes read from paper."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
import segno

from assembly_app.ledger import qr_checkpoint
from assembly_app.ledger.checkpoints import SignedCheckpoint
from assembly_app.ledger.keys import SigningKey
from tests.contract.laptops import Laptop, decided, founded
from tests.end2end.conftest import Ran, Run

STORE = "assembly.sqlite"


class Hands:
    """A person at a laptop of a group, who only types commands; stores are given as `--store` by themselves."""

    def __init__(self, run: Run, laptop: Laptop, folder: Path) -> None:
        self._run, self.folder, self.group = run, folder, laptop.group
        self.store = folder / STORE
        self.key = laptop.installation.key().public.fingerprint()
        shutil.copytree(laptop.folder, folder)

    def bare(self, *arguments: object) -> Ran:
        return self._run("--home", self.folder / "home", *arguments)

    def __call__(self, *arguments: object) -> Ran:
        return self.bare(*arguments, "--store", self.store)

    def good(self, *arguments: object) -> list[str]:
        ran = self(*arguments)
        assert (ran.status, ran.err) == (0, "")
        return ran.lines


@pytest.fixture(scope="module")
def laptops(tmp_path_factory: pytest.TempPathFactory) -> tuple[Laptop, Laptop]:
    """Of two groups, each with its assembly; every test has copies."""
    folder = tmp_path_factory.mktemp("laptops")
    made = founded(folder / "river", "Riverside"), founded(folder / "hill", "Hill pod")
    decided(made[0])
    for laptop in made:
        laptop.store.close()
    return made


@pytest.fixture
def river(run: Run, tmp_path: Path, laptops: tuple[Laptop, Laptop]) -> Hands:
    return Hands(run, laptops[0], tmp_path / "river")


@pytest.fixture
def hill(run: Run, tmp_path: Path, laptops: tuple[Laptop, Laptop]) -> Hands:
    return Hands(run, laptops[1], tmp_path / "hill")


def taken(giver: Hands, taker: Hands, tmp_path: Path, name: str = "x.assembly") -> Path:
    path = tmp_path / name
    trust = giver.good("export", "-o", path)[-1].rpartition(" ")[2]
    assert taker("import", path, "--trust", trust).status == 0
    return path


def scanned(picture: Path) -> str:
    """What a scanner reads from the picture: exactly that, no line end."""
    ran = subprocess.run(["zbarimg", "-q", "--raw", "-Sbinary", str(picture)], capture_output=True, check=True)
    return ran.stdout.decode("ascii")


def test_a_bundle_for_two_delegates_is_opened_by_each_and_by_the_real_age(
    river: Hands, hill: Hands, tmp_path: Path
) -> None:
    (key,) = hill.bare("key", "age").lines
    assert hill.bare("key", "age").lines == [key]
    other = subprocess.run(["age-keygen"], capture_output=True, text=True, check=True).stdout
    (tmp_path / "other").write_text(other)
    second = re.findall(r"age1\w+", other)[0]

    lines = river.good("export", "-o", tmp_path / "x.assembly", "--to", key, "--to", second)
    sealed = tmp_path / "x.assembly.age"

    assert lines[0].startswith(f"{sealed}: 28 records")
    assert "It is encrypted: 2 delegates can open it" in lines[2]
    assert not (tmp_path / "x.assembly").exists()
    for identity in (hill.folder / "home" / "age-identity", tmp_path / "other"):
        opened = subprocess.run(["age", "-d", "-i", identity, sealed], capture_output=True, check=True).stdout
        assert opened.startswith(b"PK\3\4")
    assert hill.bare("check", sealed).lines[-1] == "All of it checks"
    trust = lines[-1].rpartition(" ")[2]
    assert hill.good("import", sealed, "--trust", trust)[1] == "28 records of Riverside were taken in."
    closed = river.bare("check", sealed)
    assert closed.status == 4 and "[sealed-no-key]" in closed.out


def test_an_ssh_key_is_refused_with_the_reason(river: Hands, tmp_path: Path) -> None:
    ran = river("export", "-o", tmp_path / "x", "--to", SigningKey.generate().public.to_line())
    assert ran.status == 4
    assert "strangers could see for whom it is" in ran.err
    assert ran.err.endswith("Nothing was changed. [recipient-ssh]\n")
    assert not list(tmp_path.glob("x*"))


def test_a_receipt_goes_back_and_then_only_what_is_new_travels(
    river: Hands, hill: Hands, tmp_path: Path, run: Run
) -> None:
    taken(river, hill, tmp_path)
    receipt = tmp_path / "hill.receipt"
    hill.good("receipt", "-o", receipt)
    refused = run("check", receipt)
    assert refused.status == 1 and f"{receipt} is no bundle: it is a receipt" in refused.err

    # Any system with ssh-keygen can check it.
    text, mark, armour = receipt.read_text().partition("-----BEGIN")
    (tmp_path / "sig").write_text(mark + armour)
    command = ["ssh-keygen", "-Y", "check-novalidate", "-n", "receipt@assembly", "-s", tmp_path / "sig"]
    assert hill.key in subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout

    recorded = river.good("import", receipt)
    assert recorded[0].startswith("Somebody of a group that is not known here has 28 of our records")
    assert recorded[-1] == "The receipt is recorded."
    assert "so whose key it is cannot be said" in recorded[1] and hill.key in recorded[1]
    assert river.good("import", receipt)[-1] == "This receipt is recorded already"

    river.good("do", "add-member", "name=Gus")
    by_key = river.good("export", "-o", tmp_path / "new.assembly", "--since", hill.key)
    by_file = river.good("export", "-o", tmp_path / "same.assembly", "--since-file", receipt)
    assert ": 2 records," in by_key[0] and ": 2 records," in by_file[0]
    assert hill.good("import", tmp_path / "new.assembly")[1].startswith("2 records of Riverside")
    assert river.good("audit")[-1] == "Everything checks."


def test_receipts_that_cannot_be_are_refused_in_words(river: Hands, hill: Hands, tmp_path: Path) -> None:
    taken(river, hill, tmp_path)
    receipt = tmp_path / "hill.receipt"
    hill.good("receipt", "-o", receipt)
    forged = tmp_path / "forged.receipt"
    forged.write_text(receipt.read_text().replace(" 28 ", " 27 "))

    for path, who, code in ((forged, river, "signature-wrong"), (receipt, hill, "receipt-other-group")):
        ran = who("import", path)
        assert (ran.status, ran.out) == (4, "")
        assert re.search(r"Nothing was (changed|recorded)\..*\[" + code, ran.err)
    nobody = river("export", "-o", tmp_path / "n", "--since", "Dale")
    assert nobody.status == 1 and "[ledger no-receipt]" in nobody.err
    both = river("export", "-o", tmp_path / "n", "--since", "Dale", "--since-file", receipt)
    assert both.status == 2


def test_a_rolled_back_store_is_said_loudly_and_a_new_feed_begins(river: Hands, hill: Hands, tmp_path: Path) -> None:
    river.good("do", "add-member", "name=Flo")
    shutil.copytree(river.folder, tmp_path / "backup")
    feeds = int(river.good("audit")[0].split()[0])
    river.good("do", "add-member", "name=Gus")
    taken(river, hill, tmp_path)
    hill.good("receipt", "-o", tmp_path / "hill.receipt")
    shutil.rmtree(river.folder)
    shutil.copytree(tmp_path / "backup", river.folder)

    ran = river("import", tmp_path / "hill.receipt")

    assert (ran.status, ran.err) == (1, "")
    assert "Our store was put back to an older state" in ran.out and ran.lines[-1] == "The receipt is recorded."
    assert river.good("audit")[0].startswith(f"{feeds + 1} feeds")


def test_what_lies_in_a_folder_is_listed_and_not_imported(river: Hands, hill: Hands, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert river.good("offered", stick) == ["Nothing lies there now."]
    shutil.copy(taken(river, hill, tmp_path), stick / "ours.assembly")
    hill.good("export", "-o", stick / "theirs.assembly")
    hill.good("receipt", "-o", stick / "hill.receipt")
    (stick / "cut.assembly").write_bytes((stick / "theirs.assembly").read_bytes()[:-1])

    lines = {line.partition("  ")[0]: line.partition("  ")[2] for line in river.good("offered", stick)}
    data = json.loads(river("offered", stick, "--json").out)

    assert lines["ours.assembly"] == "here already"
    assert re.fullmatch(r"first contact with Hill pod: \d+ records", lines["theirs.assembly"])
    assert lines["hill.receipt"] == "a receipt from a group that is not known here"
    assert lines["cut.assembly"].startswith("cannot be taken in: This is not a whole bundle")
    assert {one["state"] for one in data} == {"known", "first-contact", "new", "damaged"}
    assert len(river.good("offered", stick)) == 4


@pytest.mark.parametrize("ending", ["png", "pdf"])
def test_a_decision_on_paper_is_read_by_a_scanner_and_proves_itself(
    river: Hands, hill: Hands, tmp_path: Path, ending: str
) -> None:
    taken(river, hill, tmp_path)
    drawn = tmp_path / f"proof.{ending}"
    assert "It holds the decision as it was recorded" in river.good("proof", "--decision", "2026-01", "-o", drawn)[1]
    river.good("proof", "--decision", "2026-01", "-o", tmp_path / "proof.txt")
    if ending == "pdf":
        subprocess.run(["pdftoppm", "-png", "-r", "100", "-singlefile", drawn, tmp_path / "drawn"], check=True)
        drawn = tmp_path / "drawn.png"
    text = scanned(drawn)
    assert text + "\n" == (tmp_path / "proof.txt").read_text()

    alone = hill.bare("check", "--paper", text)
    with_store = hill("check", "--paper", tmp_path / "proof.txt")

    assert alone.status == 0 and with_store.status == 0
    assert "A bench by the river: we build it." in alone.out
    assert "with a key that is on no roll here" in alone.out and "nothing here can be compared with it" in alone.out
    assert "Signed by Secretary, " in with_store.out and river.key in with_store.out
    assert "Paper and record agree" in with_store.out and "This laptop has the same record." in with_store.out
    changed = hill.bare("check", "--paper", text[:60] + ("0" if text[60] != "0" else "1") + text[61:])
    assert (changed.status, changed.out) == (4, "")
    assert "[paper-malformed]" in changed.err


def test_no_such_decision_is_said(river: Hands, tmp_path: Path) -> None:
    ran = river("proof", "--decision", "2026-99", "-o", tmp_path / "p.png")
    assert ran.status == 1 and "[input no-such-decision]" in ran.err
    assert not (tmp_path / "p.png").exists()


def test_the_code_of_a_checkpoint_is_compared_with_a_store(river: Hands, hill: Hands, tmp_path: Path) -> None:
    bundle = taken(river, hill, tmp_path)
    with zipfile.ZipFile(bundle) as archive:
        (name,) = (one for one in archive.namelist() if one.startswith("checkpoints/") and one.endswith(".txt"))
        text, armour = archive.read(name).decode(), archive.read(f"{name}.sig").decode()
    code = qr_checkpoint.to_code(qr_checkpoint.pack(SignedCheckpoint(text, armour)))
    segno.make(code, error="m").save(str(tmp_path / "c.png"), scale=4)
    read = scanned(tmp_path / "c.png")
    assert read == code

    agrees, alone = hill("check", "--paper", read), hill.bare("check", "--paper", read)
    river.good("do", "add-member", "name=Gus")
    later = river("check", "--paper", read)

    assert agrees.status == 0 and "Paper and record agree" in agrees.out
    assert later.status == 0 and "Paper and record agree" in later.out
    assert alone.status == 1 and "Nothing could be verified" in alone.out
