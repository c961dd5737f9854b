# SPDX-License-Identifier: GPL-3.0-or-later
"""What the hall sees through an evening: every scene, held or following, paged, in one frame, and nothing else ever."""

from __future__ import annotations

import gc
import itertools
import resource
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from assembly_app.demo import sample
from assembly_app.domain.meetings.attendance import Arrive
from assembly_app.domain.meetings.floor import TakeUp
from assembly_app.domain.meetings.stack import RaiseHand
from assembly_app.domain.members.membership import RenameMember
from assembly_app.domain.proposals.blocks import LodgeBlock
from assembly_app.domain.proposals.concerns import RaiseConcern
from assembly_app.domain.values import Act
from assembly_app.service.core.scenario import ScenarioClock
from tests.qt.support.accessibility import unnamed
from tests.qt.support.frames import drawn
from tests.qt.support.halls import texts_in
from tests.qt.support.practising import Practice, paused_at
from tests.rounds import rounds


@pytest.fixture
def desk(played: Path, tmp_path: Path, qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Practice]:
    shutil.copytree(played, tmp_path / "store")
    clock = ScenarioClock(paused_at())
    made = Practice(qapp, tmp_path / "store" / sample.STORE, clock)
    made.hall.resize(1280, 720)
    made.hall.show()
    made.desk.requestActivate()
    qtbot.waitUntil(made.desk.isActive)
    yield made
    made.close()


def decide(desk: Practice) -> None:
    """Lead the test through to its count, with one who stands aside."""
    for _ in range(3):
        desk.proceed()
    desk.line("aside Marta: I live next door")
    desk.proceed()
    desk.proceed()
    desk.press(Qt.Key.Key_Return)  # nobody has a reservation
    desk.type("8")
    desk.proceed()


def test_each_scene_follows_the_meeting_by_itself(desk: Practice) -> None:
    hall = desk.vm.hall
    seen = [hall.property("scene")]
    desk.press(Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    seen.append(hall.property("scene"))
    desk.proceed()
    decide(desk)
    seen.append(hall.property("scene"))

    assert seen == ["concerns", "concerns", "block-period"]
    assert "until" in desk.words(desk.hall)
    assert "8" in desk.words(desk.hall).split("\n")


@pytest.mark.parametrize(
    ("scene", "says"),
    [
        ("agenda", "Soup and bread"),
        ("stack", "Who speaks"),
        ("break", "We go on in a moment"),
        ("item", "Now"),
        ("proposal", "From January the workshop opens"),
        ("clarifying", "What makes a host a trained host?"),
        ("concerns", "Answered by version 3"),
    ],
)
def test_a_scene_can_be_chosen_is_held_and_undone_by_the_same(desk: Practice, scene: str, says: str) -> None:
    hall = desk.vm.hall
    assert scene in hall.property("choices")

    hall.choose(scene)
    assert says in desk.words(desk.hall)
    assert unnamed(desk.hall) == []
    desk.proceed()
    assert hall.property("scene") == scene, "the meeting went on to its test, the hall stays"

    hall.choose(scene)
    assert hall.property("scene") == "test"


def test_f10_holds_the_scene_while_its_content_goes_on_and_lets_go_again(desk: Practice) -> None:
    hall = desk.vm.hall
    desk.press(Qt.Key.Key_F10)
    assert hall.property("pinned") == "concerns"
    assert "Scene held" in desk.words()

    desk.line("concern Marta: The planer wakes the child")
    assert "The planer wakes the child" in desk.words(desk.hall)
    desk.press(Qt.Key.Key_F10)

    assert hall.property("pinned") == ""
    assert "Scene held" not in desk.words()


def test_a_scene_that_the_meeting_no_longer_has_is_let_go(desk: Practice) -> None:
    hall = desk.vm.hall
    hall.choose("concerns")
    desk.assembly.act(take_up(desk, "Seed library: the first Saturdays"))

    assert hall.property("pinned") == ""
    assert hall.property("scene") == "item"


def take_up(desk: Practice, title: str) -> Act:
    return TakeUp(item=next(item.id for item in desk.meeting.agenda if title in item.title.values()))


def test_the_test_shows_the_exact_words_and_how_to_answer(desk: Practice) -> None:
    desk.proceed()
    said = desk.words(desk.hall)
    assert desk.proposal.version.texts["en"] in said
    assert {"Do we agree?", "Block", "Stand aside", "Reservations", "Agree"} <= set(said.split("\n"))

    for asks, how in (
        ("Who blocks?", "Raise a fist; say which value, and why"),
        ("Who stands aside?", "Thumb to the side; say why"),
        ("Who has reservations?", "Hold a flat hand level"),
        ("Who agrees?", "Raise an open hand"),
    ):
        desk.proceed()
        assert {asks, how} <= set(desk.words(desk.hall).split("\n"))
        assert unnamed(desk.hall) == []


def test_a_hidden_name_keeps_its_place_on_the_stack_without_its_name(desk: Practice) -> None:
    member = next(each.id for each in desk.assembly.world.people.everyone if each.name == "Noor Rahimi")
    desk.vm.hall.choose("stack")
    assert "Noor Rahimi" in desk.words(desk.hall)

    desk.assembly.act(RenameMember(member=member, shown=False))

    assert "Noor" not in desk.words(desk.hall)
    assert "Somebody" in desk.words(desk.hall)


def test_a_long_stack_says_how_many_more_wait(desk: Practice) -> None:
    everyone = [member.id for member in desk.assembly.world.people.active]
    desk.assembly.act(Arrive(members=tuple(set(everyone) - set(desk.meeting.present))))
    waiting, speaking = {hand.member for hand in desk.meeting.stack.hands}, desk.meeting.stack.speaking
    assert speaking is not None
    for member in set(everyone) - waiting - {speaking.member}:
        desk.assembly.act(RaiseHand(member=member))
    desk.vm.hall.choose("stack")
    hands = len(desk.meeting.stack.hands)

    assert hands > 9
    assert f"and {hands - 8} more" in desk.words(desk.hall)


def test_a_block_in_the_block_period_shows_its_value_and_reason(desk: Practice) -> None:
    decide(desk)
    decision = desk.proposal
    marta = next(each.id for each in desk.assembly.world.people.everyone if each.name == "Marta Lindqvist")
    desk.assembly.act(LodgeBlock(proposal=decision.id, member=marta, value="care", reason="The child does not sleep"))

    said = desk.words(desk.hall)
    assert "Blocked" in said
    assert "Care for one another: The child does not sleep" in said
    assert "Marta Lindqvist" in said


def test_nothing_half_typed_and_no_refusal_reaches_the_hall(desk: Practice) -> None:
    before = desk.words(desk.hall)

    desk.type("concern Zoe: too loud")
    desk.press(Qt.Key.Key_Return)

    assert "Nobody is called" in desk.words()
    assert desk.words(desk.hall) == before


def test_the_hall_shows_no_pointer(desk: Practice) -> None:
    areas = [item for item in desk.hall.contentItem().childItems() if item.inherits("QQuickMouseArea")]

    assert [area.cursor().shape() for area in areas] == [Qt.CursorShape.BlankCursor]
    assert (areas[0].width(), areas[0].height()) == (desk.hall.width(), desk.hall.height())


LONG = " ".join(f"Rule {n}: whoever borrows the long ladder signs for it and brings it back dry." for n in range(1, 25))


def long_concern(desk: Practice) -> None:
    desk.assembly.act(_concern(desk, LONG))
    drawn(desk.hall)


def _concern(desk: Practice, text: str) -> Act:
    member = desk.assembly.world.people.everyone[0].id
    return RaiseConcern(proposal=desk.proposal.id, member=member, text=text)


@pytest.mark.parametrize("second", ["", "ar"])
def test_a_long_text_is_paged_never_shrunk_below_the_floor_nor_over_nine_lines(desk: Practice, second: str) -> None:
    desk.voices.second.choose("ar")
    desk.vm.hall.chooseSecond(second)
    long_concern(desk)
    hall = desk.vm.hall
    pages = hall.property("pages")
    assert pages > 1

    shown: list[QImage] = []
    for page in range(pages):
        assert hall.property("page") == page
        drawn(desk.hall)
        shown.append(desk.hall.grabWindow())
        desk.press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert hall.property("page") == 0, "after the last page comes the first"
    assert all(a != b for a, b in itertools.pairwise(shown)), "each page shows something else"
    floor = desk.hall.height() * 0.05
    assert min(text.property("font").pixelSize() for text in texts_in(desk.hall)) >= int(floor)


CHANGES: list[tuple[str, Callable[[Practice], object]]] = [
    ("stack", lambda desk: desk.vm.hall.choose("stack")),
    ("agenda", lambda desk: desk.vm.hall.choose("agenda")),
    ("test", lambda desk: desk.proceed()),
    ("blank", lambda desk: desk.vm.hall.blank()),
    ("card", lambda desk: desk.vm.hall.holdingCard()),
    ("language", lambda desk: desk.voices.first.choose("ar")),
    ("beside", lambda desk: desk.vm.hall.chooseSecond("ar")),
    ("long", long_concern),
    ("decided", lambda desk: decide(desk)),
]


@pytest.mark.parametrize(("name", "change"), CHANGES, ids=[name for name, _ in CHANGES])
def test_the_content_changes_in_one_frame(desk: Practice, name: str, change: Callable[[Practice], object]) -> None:
    desk.voices.second.choose("ar")
    drawn(desk.hall)
    before = desk.hall.grabWindow()

    change(desk)
    first = desk.hall.grabWindow()
    QTest.qWait(200)
    settled = desk.hall.grabWindow()

    assert first != before
    assert first == settled, "the first frame after the change is the last one"


def test_memory_stays_flat_over_many_scenes(desk: Practice, qapp: QGuiApplication) -> None:
    hall = desk.vm.hall
    scenes = ("stack", "agenda", "proposal", "concerns", "item", "clarifying")

    def turn(times: int) -> None:
        for at in range(times):
            hall.choose(scenes[at % len(scenes)])
            qapp.processEvents()
            # As the event loop itself does it between two events.
            qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()

    turn(60)
    before = resident()
    turn(rounds(100, 1000))

    assert resident() - before < 12, "megabytes"


def test_a_scene_change_fits_into_a_frame(desk: Practice, qapp: QGuiApplication) -> None:
    hall, took = desk.vm.hall, []
    for scene in ("stack", "agenda", "proposal", "concerns", "item", "clarifying") * 5:
        begin = time.thread_time()
        hall.choose(scene)
        took.append(time.thread_time() - begin)
        qapp.processEvents()

    # Hall and miniature are laid out in this time: the thread's own, as other programs run on this machine too.
    assert statistics.median(took) < 0.033


def resident() -> float:
    """Megabytes of this process in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6
