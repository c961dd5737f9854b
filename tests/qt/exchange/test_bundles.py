# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes with bundles, by keys and clicks: encryption for delegates, receipts, what is new for whom, the folder."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from assembly_app.bundles.check import check
from assembly_app.bundles.encryption import Identity, opened
from assembly_app.demo import sample
from assembly_app.ledger.keys import SigningKey
from assembly_app.ledger.receipts import Receipt, SignedReceipt
from assembly_app.service.core.scenario import ScenarioClock
from assembly_app.service.exchange.bundle_export import export_bundle
from assembly_app.service.exchange.bundle_import import import_bundle
from assembly_app.service.exchange.receipts import receipt_for, record_receipt
from assembly_app.service.operations import Operation
from tests.contract.laptops import Laptop, decided, founded
from tests.qt.support.accessibility import unnamed
from tests.qt.support.background import running_loop
from tests.qt.support.exchanging import CONTROL, at_exchange, drop, focused, reach, told
from tests.qt.support.practising import Practice, play


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("played")
    play(folder, lambda step: step.get("do") == "draft-proposal")
    return folder


@pytest.fixture
def hill(tmp_path: Path) -> Laptop:
    laptop = founded(tmp_path / "hill", name="Hill pod")
    decided(laptop)
    return laptop


@pytest.fixture
def desk(
    played: Path, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Practice]:
    with at_exchange(played, tmp_path, qtbot, qapp, monkeypatch) as made:
        yield made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def old(path: Path) -> Path:
    """Nobody has written to it for a while."""
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


def fill(desk: Practice, name: str, text: str) -> None:
    desk.click(name)
    desk.press(Qt.Key.Key_A, CONTROL)
    desk.type(text)


def received(desk: Practice, hill: Laptop, tmp_path: Path) -> Path:
    """A receipt of the hill for everything that the desk's own group has recorded."""
    bundle = tmp_path / "ours.assembly"
    export_bundle(desk.assembly, Operation(), bundle)
    hill.take(bundle)
    path = tmp_path / "hill.receipt"
    path.write_bytes(receipt_for(hill.assembly, desk.assembly.group).to_bytes())
    return path


def test_a_delegate_is_kept_and_a_bundle_is_written_that_only_they_can_open(
    desk: Practice, qtbot: QtBot, tmp_path: Path
) -> None:
    ana = Identity.generate()
    assert "Anybody who gets hold of it." in desk.words()
    desk.click("addDelegate")
    assert focused(desk) == "delegateName"
    desk.type("Ana")
    desk.press(Qt.Key.Key_Return)
    desk.type(SigningKey.generate().public.to_line())
    desk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "This is an SSH key." in desk.words())
    fill(desk, "delegateKey", ana.recipient)
    assert "This is an SSH key." not in desk.words()
    desk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "nobody on the way." in desk.words())
    assert unnamed(desk.desk) == []

    desk.press(Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: desk.item("path").property("text").endswith("Downloads/Riverside 2026-11-26.assembly.age"))
    desk.press(Qt.Key.Key_A, CONTROL)
    desk.type(str(tmp_path / "for ana"))
    desk.press(Qt.Key.Key_Return)
    reach(desk, qtbot, "exported")

    assert "not even this laptop." in desk.words()
    sealed = tmp_path / "for ana.assembly.age"
    assert check(opened(sealed, lambda: ana)).good
    (tmp_path / "id").write_text(ana.to_text("2026"))
    assert subprocess.run(["age", "-d", "-i", tmp_path / "id", sealed], capture_output=True, check=True).stdout
    # This laptop itself cannot look into it, and says so in words.
    desk.click("endedRead")
    drop(desk, sealed)
    reach(desk, qtbot, "seen")
    assert "this laptop has no key for encrypted bundles yet" in desk.words()


def test_delegates_are_kept_between_starts_and_removed(
    played: Path, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = Identity.generate()
    for _ in range(2):
        with at_exchange(played, tmp_path, qtbot, qapp, monkeypatch) as desk:
            if not desk.assembly.keys.choices().delegates:
                desk.model("exchange").delegates_.add("Ana", ana.recipient)
            qtbot.waitUntil(lambda desk=desk: "Ana" in desk.words())
            if desk.model("exchange").delegates_.chosen == 0:
                desk.click("delegate-Ana")
                assert desk.model("exchange").delegates_.ticked == (ana.recipient,)
                desk.click("remove-Ana")
                qtbot.waitUntil(lambda desk=desk: "Anybody who gets hold of it." in desk.words())
                assert desk.assembly.keys.choices().delegates == ()


def test_what_others_encrypted_for_this_laptop_is_looked_into_and_taken_in(
    desk: Practice, qtbot: QtBot, hill: Laptop, tmp_path: Path
) -> None:
    assert "This laptop has no key for encrypted bundles yet." in desk.words()
    desk.click("makeAgeKey")
    qtbot.waitUntil(lambda: desk.model("exchange").delegates_.ownKey != "")
    own = desk.model("exchange").delegates_.ownKey
    assert own.startswith("age1") and own in desk.words()
    sealed = tmp_path / "hill.assembly.age"
    export_bundle(hill.assembly, Operation(), sealed, to=[own])

    drop(desk, sealed)
    reach(desk, qtbot, "seen")
    assert "All of it checks" in desk.words()
    desk.click("same")
    desk.press(Qt.Key.Key_Return, CONTROL)
    reach(desk, qtbot, "taken")

    assert [group.name for group in desk.assembly.store.groups()] == ["Riverside", "Hill pod"]


def test_after_an_import_a_receipt_is_given(desk: Practice, qtbot: QtBot, hill: Laptop, tmp_path: Path) -> None:
    drop(desk, hill.export())
    reach(desk, qtbot, "seen")
    desk.click("same")
    desk.click("takeIn")
    reach(desk, qtbot, "taken")

    desk.click("giveReceipt")
    qtbot.waitUntil(lambda: desk.item("path").property("text") == str(hill.folder / "Hill pod 2026-11-26.receipt"))
    assert "Where shall the receipt be written?" in desk.words()
    desk.press(Qt.Key.Key_A, CONTROL)
    desk.type(str(tmp_path / "for hill"))
    desk.press(Qt.Key.Key_Return)
    reach(desk, qtbot, "given")

    assert "for hill.receipt is written." in desk.words()
    found = record_receipt(hill.assembly, Operation(), tmp_path / "for hill.receipt")
    assert [one.finding for one in found.feeds] == ["agrees"]
    desk.click("endedRead")
    assert told(desk, "phase") == ""


def test_a_receipt_that_comes_back_is_shown_recorded_and_shortens_the_next_bundle(
    desk: Practice, qtbot: QtBot, hill: Laptop, tmp_path: Path
) -> None:
    receipt = received(desk, hill, tmp_path)
    before = check(tmp_path / "ours.assembly").records

    drop(desk, receipt)
    reach(desk, qtbot, "receipt")
    words = desk.words()
    assert "A receipt for our record" in words
    assert f"has {before} of our records" in words
    assert "We have nothing of that group, so whose key it is cannot be said." in words
    assert focused(desk) == "takeIn"
    desk.press(Qt.Key.Key_Return, CONTROL)
    reach(desk, qtbot, "recorded")
    assert "The receipt is recorded." in desk.words()
    assert unnamed(desk.desk) == []
    desk.click("endedRead")

    key = hill.installation.key().public.fingerprint()
    qtbot.waitUntil(lambda: f"Only what is new for {hill.group}" in desk.words() and focused(desk) == "chooseBundle")
    desk.item(f"option-{key}").forceActiveFocus()
    desk.press(Qt.Key.Key_Return)
    assert "It can be taken in only where their receipt was written." in desk.words()
    desk.model("exchange").export(str(tmp_path / "new.assembly"), False)
    reach(desk, qtbot, "exported")

    assert check(tmp_path / "new.assembly").records == 1
    assert hill.take(tmp_path / "new.assembly").records == 1
    desk.click("endedRead")
    drop(desk, receipt)
    reach(desk, qtbot, "receipt")
    assert "This receipt is recorded already" in desk.words()
    assert focused(desk) == "notNow"


def test_a_receipt_that_does_not_go_with_our_record_is_said_loudly(
    desk: Practice, qtbot: QtBot, hill: Laptop, tmp_path: Path
) -> None:
    receipt = received(desk, hill, tmp_path)
    said = Receipt.parse(SignedReceipt.parse(receipt.read_bytes()).text)
    own = desk.assembly.store.own_feed()
    more = [one if one.feed != own else type(one)(own, one.seq + 7, "0" * 64) for one in said.feeds]
    lost = type(said)(said.group, said.by, said.who, tuple(more), said.at).sign(hill.installation.key())
    receipt.write_bytes(lost.to_bytes())

    drop(desk, receipt)
    reach(desk, qtbot, "receipt")
    assert "This receipt does not go with our record" in desk.words()
    assert "Our store was put back to an older state" in desk.words()
    desk.click("takeIn")
    reach(desk, qtbot, "recorded")

    assert "Speak to them before you go on." in desk.words()
    qtbot.waitUntil(lambda: desk.assembly.store.own_feed() != own)


def test_a_damaged_receipt_is_refused_in_words(desk: Practice, qtbot: QtBot, hill: Laptop, tmp_path: Path) -> None:
    receipt = received(desk, hill, tmp_path)
    receipt.write_bytes(receipt.read_bytes()[:-30])
    drop(desk, receipt)
    reach(desk, qtbot, "receipt")
    assert "This receipt cannot be recorded" in desk.words()
    assert focused(desk) == "notNow" and not told(desk, "mayTake")
    desk.press(Qt.Key.Key_Escape)
    assert told(desk, "phase") == ""


def test_a_folder_is_chosen_and_what_lies_in_it_is_offered_and_looked_into(
    desk: Practice, qtbot: QtBot, hill: Laptop, stick: Path, tmp_path: Path
) -> None:
    old(Path(shutil.copy(hill.export(), stick / "hill.assembly")))
    old(Path(shutil.copy(received(desk, hill, tmp_path), stick / "hill.receipt")))
    (stick / "cut.assembly").write_bytes((stick / "hill.assembly").read_bytes()[:100])
    old(stick / "cut.assembly")
    (stick / "coming.assembly.part").write_bytes(b"PK")

    desk.click("watchFolder")
    qtbot.waitUntil(lambda: desk.item("path").property("text").endswith("Downloads"))
    assert "Which folder shall be watched?" in desk.words()
    desk.press(Qt.Key.Key_A, CONTROL)
    desk.type(str(stick))
    desk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "first contact with Hill pod" in desk.words())

    words = desk.words()
    assert str(stick) in words and "a receipt from" in words
    assert "cannot be taken in: This is not a whole bundle" in words
    assert "coming" not in words
    assert unnamed(desk.desk) == []
    assert len(desk.assembly.store.groups()) == 1

    desk.item("offered-hill.assembly").forceActiveFocus()
    desk.press(Qt.Key.Key_Return)
    reach(desk, qtbot, "seen")
    desk.click("same")
    desk.click("takeIn")
    reach(desk, qtbot, "taken")
    desk.click("endedRead")
    qtbot.waitUntil(lambda: "here already" in desk.words())
    assert "first contact" not in desk.words()


def test_a_stick_that_goes_and_comes_back_and_a_file_that_grows(
    desk: Practice, qtbot: QtBot, hill: Laptop, stick: Path, tmp_path: Path
) -> None:
    watched = desk.model("exchange").watched_
    watched.watch(str(stick))
    qtbot.waitUntil(lambda: "Nothing lies there now." in desk.words())

    # Somebody's program writes slowly into the folder: nobody has to ask that it is looked again.
    whole = hill.export().read_bytes()
    (stick / "slow.assembly").write_bytes(whole[:500])
    qtbot.waitUntil(lambda: "still being written" in desk.words())
    with (stick / "slow.assembly").open("ab") as file:
        file.write(whole[500:])
    qtbot.waitUntil(lambda: "first contact with Hill pod" in desk.words(), timeout=10_000)
    assert "cannot be taken in" not in desk.words()

    stick.rename(tmp_path / "pocket")
    watched.look()
    qtbot.waitUntil(lambda: "The folder is not there now." in desk.words(), timeout=10_000)
    assert "slow.assembly" not in desk.words()
    (tmp_path / "pocket").rename(stick)
    watched.look()
    qtbot.waitUntil(lambda: "slow.assembly" in desk.words(), timeout=10_000)

    desk.click("unwatch")
    qtbot.waitUntil(lambda: "A folder can be watched" in desk.words())
    assert "slow.assembly" not in desk.words()


def test_the_folder_is_remembered_at_the_next_start(
    played: Path, hill: Laptop, stick: Path, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    old(Path(shutil.copy(hill.export(), stick / "hill.assembly")))
    with at_exchange(played, tmp_path, qtbot, qapp, monkeypatch) as desk:
        desk.model("exchange").watched_.watch(str(stick))
        qtbot.waitUntil(lambda: "hill.assembly" in desk.words())
    with at_exchange(played, tmp_path, qtbot, qapp, monkeypatch) as desk:
        qtbot.waitUntil(lambda: "first contact with Hill pod" in desk.words())


def test_choices_that_cannot_be_read_are_as_at_the_first_start(
    played: Path, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication
) -> None:
    shutil.copytree(played, tmp_path / "store")
    (tmp_path / "store" / "home" / "exchange.json").write_bytes(b'{"folder": 7}')
    clock = ScenarioClock(sample.instant_of_pause(sample.scenario()))
    with running_loop(qapp):
        made = Practice(qapp, tmp_path / "store" / sample.STORE, clock)
        made.open("exchange")
        qtbot.waitUntil(lambda: "A folder can be watched" in made.words())
        made.close()


def test_a_receipt_is_given_for_what_has_been_here_for_long(
    desk: Practice, qtbot: QtBot, hill: Laptop, tmp_path: Path
) -> None:
    import_bundle(desk.assembly, Operation(), hill.export(), trust=_first_figures(hill))
    qtbot.waitUntil(lambda: "Hill pod" in desk.words())

    desk.item("receiptFor-Hill pod").forceActiveFocus()
    desk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.item("path").property("text").endswith("Downloads/Hill pod 2026-11-26.receipt"))
    desk.press(Qt.Key.Key_Return)
    reach(desk, qtbot, "given")

    written = tmp_path / "person" / "Downloads" / "Hill pod 2026-11-26.receipt"
    assert not record_receipt(hill.assembly, Operation(), written).alarming


def _first_figures(laptop: Laptop) -> str:
    own = laptop.store.own_group()
    assert own is not None
    return own.fingerprint
