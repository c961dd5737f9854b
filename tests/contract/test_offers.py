# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies in a folder is offered with what it would bring, and nothing of it is imported."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from assembly_app.bundles.encryption import Identity
from assembly_app.service.exchange.bundle_export import export_bundle
from assembly_app.service.exchange.inbox import Offer, is_offered, lying_in, offer
from assembly_app.service.exchange.receipts import receipt_for, record_receipt
from assembly_app.service.operations import Operation
from tests.contract.laptops import Laptop, decided, founded


@pytest.fixture
def river(tmp_path: Path) -> Laptop:
    laptop = founded(tmp_path / "river", "Riverside")
    decided(laptop)
    return laptop


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def offers(laptop: Laptop, folder: Path) -> dict[str, Offer]:
    return {lying.path.name: offer(laptop.assembly, Operation(), lying) for lying in lying_in(folder)}


def states(laptop: Laptop, folder: Path) -> dict[str, str]:
    return {name: one.state for name, one in offers(laptop, folder).items()}


def test_each_bundle_stands_there_with_its_state(river: Laptop, folder: Path, tmp_path: Path) -> None:
    hill, valley = founded(tmp_path / "hill", "Hill pod"), founded(tmp_path / "valley", "Valley")
    river.take(hill.export())
    shutil.copy(hill.folder / "out.assembly", folder / "old.assembly")
    hill.act("add-member", name="Gus")
    shutil.copy(hill.export("new.assembly"), folder)
    shutil.copy(valley.export("first.assembly"), folder)
    whole = (folder / "new.assembly").read_bytes()
    (folder / "cut.assembly").write_bytes(whole[:-20])
    export_bundle(hill.assembly, Operation(), folder / "ours.assembly.age", to=[_age(river)])
    export_bundle(hill.assembly, Operation(), folder / "theirs.assembly.age", to=[Identity.generate().recipient])
    before = river.store.digest()

    found = offers(river, folder)

    assert {name: one.state for name, one in found.items()} == {
        "old.assembly": "known",
        "new.assembly": "new",
        "first.assembly": "first-contact",
        "cut.assembly": "damaged",
        "ours.assembly.age": "new",
        "theirs.assembly.age": "not-for-us",
    }
    assert (found["new.assembly"].records, found["new.assembly"].group) == (1, "Hill pod")
    assert found["cut.assembly"].problem is not None and found["cut.assembly"].problem.code == "file-not-whole"
    assert river.store.digest() == before and len(river.store.groups()) == 2


def test_receipts_are_offered_too(river: Laptop, folder: Path, tmp_path: Path) -> None:
    hill = founded(tmp_path / "hill", "Hill pod")
    hill.take(river.export())
    (folder / "a.receipt").write_bytes(receipt_for(hill.assembly).to_bytes())
    (folder / "cut.receipt").write_bytes((folder / "a.receipt").read_bytes()[:-40])
    assert states(river, folder) == {"a.receipt": "new", "cut.receipt": "damaged"}
    assert states(hill, folder)["a.receipt"] == "not-for-us"

    record_receipt(river.assembly, Operation(), folder / "a.receipt")

    assert states(river, folder)["a.receipt"] == "known"


def test_what_is_still_being_written_is_not_looked_into(river: Laptop, folder: Path) -> None:
    whole = river.export().read_bytes()
    for name in (
        "x.assembly.part", "x.assembly.tmp", ".x.assembly.ab12.part", "~syncthing~x.assembly.tmp",
        ".syncthing.x.assembly.tmp", "~syncthing~x.assembly", "notes.txt", "x.age",
    ):  # fmt: skip
        (folder / name).write_bytes(whole)
    (folder / "folder.assembly").mkdir()
    assert lying_in(folder) == ()

    (folder / "x.assembly").write_bytes(whole[:100])
    (lying,) = lying_in(folder)
    with (folder / "x.assembly").open("ab") as file:
        file.write(whole[100:])
    assert offer(river.assembly, Operation(), lying).state == "changing"
    (folder / "x.assembly").unlink()
    assert offer(river.assembly, Operation(), lying).state == "changing"


def test_the_newest_stands_first(folder: Path) -> None:
    for age, name in enumerate(("new.assembly", "older.assembly", "oldest.RECEIPT")):
        (folder / name).touch()
        os.utime(folder / name, (1_000_000 - age, 1_000_000 - age))
    assert [lying.path.name for lying in lying_in(folder)] == ["new.assembly", "older.assembly", "oldest.RECEIPT"]
    assert not is_offered("assembly")


def _age(laptop: Laptop) -> str:
    made = laptop.installation.identity(make=True)
    assert made is not None and laptop.installation.identity() == made
    assert (laptop.installation.folder / "age-identity").stat().st_mode & 0o777 == 0o600
    return made.recipient
