# SPDX-License-Identifier: GPL-3.0-or-later
"""Codes for paper at the desk, by keys and clicks: shown, saved, and what was scanned told in plain words."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from assembly_app.ledger import paper, qr_checkpoint
from assembly_app.ledger.fingerprint_digits import spoken
from assembly_app.service.exchange.paper_codes import checkpoint_code, decision_code
from assembly_app.viewmodels.exchange.paper_facts import CodeFactsRow
from tests.contract.laptops import Laptop
from tests.qt.support.exchanging import CONTROL, drop, focused, reach
from tests.qt.support.frames import drawn
from tests.qt.support.practising import Practice
from tests.qt.support.trusting import Desks, Prepared, push, sound

DECISION = "2026-01"


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return Prepared(tmp_path_factory.mktemp("ready"))


@pytest.fixture
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    folder = tmp_path / "person" / "Downloads"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def desks(ready: Prepared, downloads: Path, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> Desks:
    return Desks(ready, tmp_path, qtbot, qapp)


def of(desks: Desks, name: str, ready: Prepared) -> tuple[str, str]:
    """The codes that a laptop would show: of its record as it stands, and of its decision."""
    laptop = Laptop(desks.laptop(name))
    laptop.clock.at = ready.at
    codes = laptop.run(checkpoint_code).text, laptop.run(decision_code, DECISION).text
    laptop.store.close()
    return codes


def photographed(picture: Path) -> str:
    """What a scanner reads, without a line end."""
    ran = subprocess.run(["zbarimg", "-q", "--raw", "-Sbinary", str(picture)], capture_output=True, check=True)
    return ran.stdout.decode("ascii")


def on_screen(desk: Practice, folder: Path) -> str:
    """What a phone reads that is held before the desk."""
    assert desk.desk.grabWindow().save(str(folder / "screen.png"))
    return photographed(folder / "screen.png")


def bottom(desk: Practice, name: str) -> float:
    """How far down in the window something ends."""
    item = desk.item(name)
    return item.mapToScene(QPointF(0, item.height())).y()


def opened(desk: Practice, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: focused(desk) == "saveCode")


def scan(desk: Practice, qtbot: QtBot, text: str) -> None:
    """A hand-held scanner types what it read, and Enter."""
    desk.model("exchange").paper.forget()
    QGuiApplication.clipboard().setText(text)
    desk.item("scanned").forceActiveFocus()
    desk.press(Qt.Key.Key_A, CONTROL)
    desk.press(Qt.Key.Key_V, CONTROL)
    desk.press(Qt.Key.Key_Return)
    scans = desk.model("exchange").paper
    qtbot.waitUntil(lambda: bool(scans.verdict.row.kind or scans.doubt))
    drawn(desk.desk)


def test_the_record_as_it_stands_is_shown_photographed_and_saved(
    desks: Desks, qtbot: QtBot, ready: Prepared, downloads: Path
) -> None:
    checkpoint, _ = of(desks, "river", ready)
    with desks.at("river") as desk:
        push(desk, "showRecordCode")
        opened(desk, qtbot)
        words = desk.words()
        assert "It shows the record of this laptop up to record" in words
        assert "It says nothing of what was recorded." in words and sound(desk)
        assert on_screen(desk, downloads) == checkpoint
        desk.press(Qt.Key.Key_S, CONTROL)
        qtbot.waitUntil(lambda: desk.item("path").property("text").endswith("Downloads/Riverside 2026-03-10.png"))
        assert "Where shall the code be written?" in desk.words()
        desk.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "Riverside 2026-03-10.png is written." in desk.words())
        assert photographed(downloads / "Riverside 2026-03-10.png") == checkpoint and focused(desk) == "saveCode"
        desk.open("today")
        desk.open("exchange")
        qtbot.waitUntil(lambda: "On paper" in desk.words())
        assert "Our record as it stands" not in desk.words()
        push(desk, "showRecordCode")
        opened(desk, qtbot)
        for name, starts in (("a.svg", b"<?xml"), ("a.pdf", b"%PDF"), ("a.txt", checkpoint.encode())):
            desk.model("exchange").paper.save(str(downloads / name))
            qtbot.waitUntil(lambda name=name: f"{name} is written." in desk.words())
            assert (downloads / name).read_bytes().startswith(starts)
        desk.model("exchange").paper.save(str(downloads / "nowhere" / "a.png"))
        qtbot.waitUntil(lambda: desk.model("exchange").paper.complaint != "")
        assert "nowhere" not in {path.name for path in downloads.iterdir()} and sound(desk)
        desk.press(Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: focused(desk) == "showRecordCode")
        assert desk.model("exchange").paper.code.row == CodeFactsRow()


def test_a_decision_is_shown_by_its_number_and_another_number_is_refused_in_words(
    desks: Desks, qtbot: QtBot, ready: Prepared, downloads: Path
) -> None:
    _, proof = of(desks, "river", ready)
    with desks.at("river") as desk:
        desk.item("codeNumber").forceActiveFocus()
        desk.type("2026-99")
        desk.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "There is no decision 2026-99 whose record is here." in desk.words())
        assert sound(desk)
        desk.press(Qt.Key.Key_A, CONTROL)
        QGuiApplication.clipboard().setText("٢٠٢٦-٠١")
        desk.press(Qt.Key.Key_V, CONTROL)
        assert "There is no decision" not in desk.words()
        desk.press(Qt.Key.Key_Return)
        opened(desk, qtbot)
        words = desk.words()
        assert "Decision 2026-01" in words and "A bench by the river" in words
        assert "Whose key signed it, it cannot prove" in words and "not for everybody" not in words
        assert on_screen(desk, downloads) == proof and sound(desk)
        desk.press(Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: focused(desk) == "codeNumber")


def test_the_fingerprint_is_photographed_from_the_other_laptop_and_checked_there(
    desks: Desks, qtbot: QtBot, ready: Prepared, downloads: Path, tmp_path: Path
) -> None:
    with desks.at("river") as desk:
        push(desk, "showFigures")
        opened(desk, qtbot)
        own = desk.assembly.store.own_group()
        assert own is not None
        assert "The fingerprint of Riverside" in desk.words() and sound(desk)
        assert desk.item("codeFigures").property("groups") == list(spoken(own.fingerprint))
        read = on_screen(desk, downloads)
        assert read == own.fingerprint
        desk.desk.resize(1024, 640)
        desk.vm.enlarge(1.0)
        qtbot.waitUntil(lambda: bottom(desk, "codeGood") > 640)
        for _ in range(4):
            desk.press(Qt.Key.Key_PageDown)
        assert bottom(desk, "codeGood") < 640
        desk.vm.enlarge(-1.0)
        desk.press(Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: focused(desk) == "showFigures")
        scan(desk, qtbot, read)
        assert "It is our own fingerprint" in desk.words()
    with desks.at("lake") as desk:
        scan(desk, qtbot, read)
        assert "It is the fingerprint of a group that is not known here" in desk.words()
        drop(desk, ready.outside)
        reach(desk, qtbot, "seen")
        scan(desk, qtbot, read)
        assert "It is the fingerprint of the bundle that was looked into" in desk.words() and sound(desk)
        scan(desk, qtbot, ready.hill)
        assert "It is NOT the fingerprint of the bundle that was looked into" in desk.words()
        assert "Do not take the bundle in" in desk.words()
    with desks.at("hill") as desk:
        scan(desk, qtbot, read)
        assert "It is the fingerprint of Riverside" in desk.words()


def test_paper_that_agrees_says_what_was_verified_and_whose_signature_it_is(
    desks: Desks, qtbot: QtBot, ready: Prepared, tmp_path: Path
) -> None:
    checkpoint, proof = of(desks, "river", ready)
    with desks.at("river") as desk:
        scan(desk, qtbot, checkpoint)
        words = desk.words()
        assert "Paper and record agree" in words and "Verified: the record of Riverside was signed up to" in words
        assert "Signed by this laptop" in words and sound(desk) and focused(desk) == "scanned"
        qtbot.waitUntil(lambda: bottom(desk, "verdictAgreement") < desk.desk.height())
        half = len(proof) // 2
        scan(desk, qtbot, f"\n{proof[:half]}\r\n{proof[half:]}\n")
        words = desk.words()
        assert "2026-01: A bench by the river" in words and "This laptop has the same record." in words
        assert "stood in it exactly as this code has it." in words
        desk.type("x")
        assert "This laptop has the same record." not in desk.words()

        file = tmp_path / "person" / "Downloads" / "scanned.txt"
        file.write_bytes(b"\xef\xbb\xbf" + checkpoint.encode() + b"\r\n")
        push(desk, "scannedFile")
        qtbot.waitUntil(lambda: "scanned.txt" in desk.words() and "Which text file?" in desk.words())
        desk.item("path").forceActiveFocus()
        desk.type(str(file))
        desk.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "Paper and record agree" in desk.words())


def test_paper_of_others_is_behind_unknown_or_disagrees(desks: Desks, qtbot: QtBot, ready: Prepared) -> None:
    checkpoint, proof = of(desks, "river", ready)
    with desks.at("hill") as desk:
        scan(desk, qtbot, proof)
        words = desk.words()
        assert "This laptop has less than the paper" in words and "Signed by Secretary" in words
        assert "This laptop has the same record." in words and "Nothing contradicts so far" in words
        assert sound(desk)
    with desks.at("lake") as desk:
        scan(desk, qtbot, checkpoint)
        assert "Nothing could be verified" in desk.words() and sound(desk)
        scan(desk, qtbot, proof)
        words = desk.words()
        assert "The paper is sound, but nothing here can be compared with it" in words
        assert "with a key that is on no roll here" in words and "2026-01: A bench by the river" in words
    second = Laptop(desks.laptop("second"))
    second.take(ready.one, join=True)
    second.store.close()
    with desks.at("second") as desk:
        scan(desk, qtbot, checkpoint)
        words = desk.words()
        assert "Paper and record DISAGREE" in words and "Keep the paper, take nothing in" in words and sound(desk)


def test_what_is_no_code_of_ours_gets_a_sentence(desks: Desks, qtbot: QtBot) -> None:
    with desks.at("river") as desk:
        for bad in ("hello", "ASSEMBLY:1:", "ASSEMBLY:PROOF:1:ABC", "https://example.org", "SHA256:abc"):
            scan(desk, qtbot, bad)
            assert "This is not the text of a code that Assembly prints" in desk.words() and sound(desk)


def test_a_forged_or_misread_code_and_a_file_that_is_none_get_a_sentence(
    desks: Desks, qtbot: QtBot, ready: Prepared, tmp_path: Path
) -> None:
    checkpoint, proof = of(desks, "river", ready)
    data = bytearray(qr_checkpoint.from_code(checkpoint))
    data[20] ^= 1
    with desks.at("river") as desk:
        scan(desk, qtbot, qr_checkpoint.to_code(bytes(data)))
        assert "What the code says is not what was signed" in desk.words()
        at = len(paper.PREFIX) + 40
        scan(desk, qtbot, proof[:at] + ("A" if proof[at] != "A" else "B") + proof[at + 1 :])
        assert "a character of it was not read as it is" in desk.words()
        large = tmp_path / "large.txt"
        large.write_bytes(b"A" * 30_000)
        for path, said in ((large, "not the text of a code"), (tmp_path / "gone.txt", "The file cannot be read")):
            desk.model("exchange").paper.forget()
            desk.model("exchange").paper.checkFile(str(path))
            qtbot.waitUntil(lambda said=said: said in desk.words())
