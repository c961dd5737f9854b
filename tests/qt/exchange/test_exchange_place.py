# SPDX-License-Identifier: GPL-3.0-or-later
"""The Exchange by keys, clicks and drops: looking before anything is taken in, taking in and along, calling back."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from assembly_app.bundles import member_names
from assembly_app.bundles.check import check
from assembly_app.demo import sample
from assembly_app.desktop import bootstrap
from assembly_app.domain.members.membership import AddMember
from assembly_app.service.core.scenario import ScenarioClock
from assembly_app.service.exchange.bundle_preview import preview_bundle
from assembly_app.service.operations import Operation
from tests.contract.laptops import Laptop, decided, founded
from tests.qt.support.accessibility import unnamed
from tests.qt.support.exchanging import CONTROL, at_exchange, drop, focused, reach, told
from tests.qt.support.practising import Practice, paused_at, play
from tests.unit.bundles.packing import members_of, sign_again, write_members

EXCHANGE = "exchange"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("played")
    play(folder, lambda step: step.get("do") == "draft-proposal")
    return folder


@pytest.fixture(scope="module")
def hill(tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    laptop = founded(tmp_path_factory.mktemp("hill"), name="Hill pod")
    decided(laptop)
    return laptop


@pytest.fixture
def bundle(hill: Laptop, tmp_path: Path) -> Path:
    return Path(shutil.copy(hill.export(within=False), tmp_path / "hill.assembly"))


@pytest.fixture
def desk(
    played: Path, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Practice]:
    with at_exchange(played, tmp_path, qtbot, qapp, monkeypatch) as made:
        yield made


def slowed(desk: Practice, monkeypatch: pytest.MonkeyPatch, what: str) -> threading.Event:
    """The errand waits at its first step until the event is set."""
    go_on, step = threading.Event(), Operation.step

    def waiting(self: Operation, done: int, total: int) -> None:
        if told(desk, "phase") == what:
            go_on.wait(10)
        step(self, done, total)

    monkeypatch.setattr(Operation, "step", waiting)
    return go_on


def test_a_dropped_bundle_is_looked_into_compared_and_taken_in_by_the_keyboard(
    desk: Practice, qtbot: QtBot, bundle: Path
) -> None:
    desk.open("today")
    before = desk.assembly.store.digest()

    drop(desk, bundle)
    reach(desk, qtbot, "seen")

    assert desk.vm.place == EXCHANGE
    words = desk.words()
    assert "All of it checks" in words and "Hill pod" in words
    assert "Signed by Secretary on" in words
    assert "one decision" in words and "A bench by the river" in words
    assert "We have never had anything from this group." in words
    own = told(desk, "seen").row.digits
    assert len(own) == 8 and all(group in words for group in own)
    assert desk.assembly.store.digest() == before and len(desk.assembly.store.groups()) == 1

    # First contact: nothing can be taken in before the figures were compared.
    assert focused(desk) == "same" and not desk.item("takeIn").property("enabled")
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert told(desk, "phase") == "seen"
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Return, CONTROL)
    reach(desk, qtbot, "taken")

    assert "records of Hill pod were taken in." in desk.words()
    assert focused(desk) == "endedRead"
    rows = desk.assembly.store.decisions(desk.assembly.store.groups()[1].id, desk.clock.now())
    assert [row.title["en"] for row in rows] == ["A bench by the river"]
    qtbot.waitUntil(lambda: told(desk, "holdings").rowCount() == 2)
    assert "last heard of" in desk.words() and "ask for a newer bundle" in desk.words()

    desk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focused(desk) == "chooseBundle")


def test_a_bundle_that_brings_nothing_new_says_so(desk: Practice, qtbot: QtBot, bundle: Path) -> None:
    carrier = desk.model("exchange")
    for _ in range(2):
        carrier.look(str(bundle))
        reach(desk, qtbot, "seen")
        if told(desk, "seen").row.records:
            carrier.compare(True)
            desk.click("takeIn")
            reach(desk, qtbot, "taken")
            desk.click("endedRead")

    assert "Everything in it is here already" in desk.words()
    assert "We know this group; its roll of signers agrees with the one we have." in desk.words()
    assert focused(desk) == "notNow"
    desk.press(Qt.Key.Key_Escape)
    assert told(desk, "phase") == ""


def test_a_damaged_bundle_says_what_and_where_and_cannot_be_taken_in(
    desk: Practice, qtbot: QtBot, bundle: Path, hill: Laptop, tmp_path: Path
) -> None:
    members = members_of(bundle)
    lines = members[member_names.RECORDS].splitlines(keepends=True)
    cut = {**members, member_names.RECORDS: b"".join([*lines[:3], *lines[5:]])}
    damaged = write_members(tmp_path / "cut.assembly", sign_again(cut, hill.installation.key()))

    drop(desk, damaged)
    reach(desk, qtbot, "seen")

    words = desk.words()
    assert "This bundle cannot be taken in" in words
    assert "Records 4 to 5 of one laptop are missing." in words
    assert "records.jsonl, line 4" in words and "record 6" in words
    assert "Hill pod" in words and "Nothing of it was taken in; everything here is as it was." in words
    assert not any(name in words for name in ("Take it in", "What would change"))
    assert len(desk.assembly.store.groups()) == 1
    assert unnamed(desk.desk) == []


def test_any_other_file_is_no_bundle(desk: Practice, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "photo.assembly").write_bytes(b"not a bundle" * 50)
    drop(desk, tmp_path / "photo.assembly")
    reach(desk, qtbot, "seen")

    assert "This is not a whole bundle: it was cut short or added to" in desk.words()


def test_an_import_cancelled_in_the_middle_leaves_the_store_as_it_was(
    desk: Practice, qtbot: QtBot, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.assembly.store.digest()
    desk.model("exchange").look(str(bundle))
    reach(desk, qtbot, "seen")
    desk.click("same")
    go_on = slowed(desk, monkeypatch, "taking")

    desk.click("takeIn")
    reach(desk, qtbot, "taking")
    assert focused(desk) == "cancel"
    # Meanwhile an act is refused at once, in words, and the desk goes on.
    desk.vm.acting.perform(AddMember(name="Gus"))
    assert "A bundle is being imported" in desk.words()
    drop(desk, bundle)
    assert "A bundle is under way already." in desk.words() and told(desk, "phase") == "taking"
    desk.press(Qt.Key.Key_Escape)
    assert "Stopping" in desk.words()
    go_on.set()
    reach(desk, qtbot, "cancelled")

    assert "The import was cancelled. Everything is as it was." in desk.words()
    assert desk.assembly.store.digest() == before
    assert desk.vm.acting.perform(AddMember(name="Gus")) is not None


def test_our_record_is_written_to_the_file_that_was_typed(desk: Practice, qtbot: QtBot, tmp_path: Path) -> None:
    desk.press(Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: focused(desk) == "path")
    qtbot.waitUntil(lambda: desk.item("path").property("text").endswith("Downloads/Riverside 2026-11-26.assembly"))
    desk.press(Qt.Key.Key_A, CONTROL)
    desk.type(str(tmp_path / "with delegate"))
    desk.press(Qt.Key.Key_Return)
    reach(desk, qtbot, "exported")

    assert "with delegate.assembly is written." in desk.words()
    report = check(tmp_path / "with delegate.assembly")
    assert report.good and report.group_name == "Riverside"
    qtbot.waitUntil(lambda: told(desk, "ours").row.left == 0)
    assert "All records of this laptop have been sent along at least once." in desk.words()


def test_an_export_cancelled_leaves_no_file(
    desk: Practice, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = slowed(desk, monkeypatch, "exporting")
    desk.model("exchange").export(str(tmp_path / "out.assembly"), False)
    reach(desk, qtbot, "exporting")
    desk.click("cancel")
    go_on.set()
    reach(desk, qtbot, "cancelled")

    assert "The export was cancelled. No file was written." in desk.words()
    assert not list(tmp_path.glob("*out*"))


def test_an_export_to_nowhere_says_why(desk: Practice, qtbot: QtBot, tmp_path: Path) -> None:
    desk.model("exchange").export(str(tmp_path / "no stick" / "out.assembly"), False)
    reach(desk, qtbot, "failed")

    assert "No bundle was written." in desk.words()
    assert "The file could not be written:" in desk.words()


def test_a_bundle_is_found_near_at_hand_and_in_folders(
    desk: Practice, qtbot: QtBot, bundle: Path, tmp_path: Path
) -> None:
    downloads = tmp_path / "person" / "Downloads"
    shutil.copy(bundle, downloads / "Hill pod.assembly")
    (downloads / "Older").mkdir()
    (downloads / "holiday.jpg").touch()
    desk.open("today")
    desk.open("exchange")
    qtbot.waitUntil(lambda: "Lying near at hand" in desk.words())
    desk.press(Qt.Key.Key_O, CONTROL)
    qtbot.waitUntil(lambda: focused(desk) == "path")
    desk.click("folder-downloads")
    qtbot.waitUntil(lambda: "Older" in desk.words())
    assert "holiday.jpg" not in desk.words()

    desk.click("path")
    desk.type(f"{downloads}/Hi")
    desk.press(Qt.Key.Key_Tab)
    assert desk.item("path").property("text") == str(downloads / "Hill pod.assembly")
    assert unnamed(desk.desk) == []
    desk.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: focused(desk) == "chooseBundle")
    desk.click("near-Hill pod.assembly")
    reach(desk, qtbot, "seen")
    assert "All of it checks" in desk.words()


def test_our_figures_are_the_same_on_both_sides(desk: Practice, qtbot: QtBot, hill: Laptop, tmp_path: Path) -> None:
    desk.model("exchange").export(str(tmp_path / "ours.assembly"), False)
    reach(desk, qtbot, "exported")

    seen = hill.run(preview_bundle, tmp_path / "ours.assembly")

    assert list(seen.digits) == told(desk, "ours").row.digits
    assert set(seen.digits) <= set(desk.words().split("\n"))


def test_the_desk_runs_on_one_loop_with_its_work_and_is_closed_in_the_middle_of_it(
    played: Path, tmp_path: Path, bundle: Path, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(played, tmp_path / "store")
    made = Practice(qapp, tmp_path / "store" / sample.STORE, ScenarioClock(paused_at()))
    phases: list[str] = []
    made.vm.view_model("exchange").changed.connect(lambda: phases.append(told(made, "phase")))
    steps: list[Callable[[], object]] = [
        lambda: made.vm.view_model("exchange").look(str(bundle)),
        lambda: made.vm.view_model("exchange").compare(True),
        made.vm.view_model("exchange").take,
        lambda: made.desk.close(),
    ]
    wanted = ["", "seen", "seen", "taking"]

    def go_on() -> None:
        if steps and told(made, "phase") == wanted[0]:
            wanted.pop(0)
            steps.pop(0)()

    monkeypatch.setattr(Operation, "step", _slow(Operation.step))
    timer = QTimer(interval=5)
    timer.timeout.connect(go_on)
    timer.start()

    assert bootstrap.run(made.console, made.threshold) == ""

    timer.stop()
    assert phases[:3] == ["looking", "seen", "seen"] and phases[-1] == "taking"
    assert [group.name for group in made.assembly.store.groups()] == ["Riverside"]
    made.assembly.store.close()


def _slow(step: Callable[..., None]) -> Callable[..., None]:
    def slower(self: Operation, done: int, total: int) -> None:
        threading.Event().wait(0.1)
        step(self, done, total)

    return slower
