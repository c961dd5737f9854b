# SPDX-License-Identifier: GPL-3.0-or-later
"""The stack: who asks to speak, who is called next, and for how long people have spoken (R11)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.meetings.agenda import AddItem
from assembly_app.domain.meetings.attendance import Depart
from assembly_app.domain.meetings.calling import CloseMeeting
from assembly_app.domain.meetings.floor import Finish, TakeUp
from assembly_app.domain.meetings.posting import PostAgenda
from assembly_app.domain.meetings.stack import EndTurn, LowerHand, NextTurn, OrderStack, RaiseHand, TurnEnded
from assembly_app.domain.meetings.state import RESPONSES, Hand, HandKind, Spoken, Stack
from tests.unit.domain.hall import Hall
from tests.unit.domain.steps import NAMES, QUICK, call, convene, founded


def discussing(members: int = 6) -> tuple[Hall, str]:
    """A meeting with everyone there, a discussion and then a report; the discussion is on the floor."""
    hall = founded(members)
    meeting = call(hall)
    hall.play(AddItem(meeting=meeting, kind="discussion", id="talk"))
    hall.play(AddItem(meeting=meeting, kind="report", id="report"))
    hall.play(PostAgenda(meeting=meeting))
    convene(hall, meeting)
    hall.play(TakeUp(item="talk"))
    return hall, meeting


def hands(hall: Hall, *members: str, kind: HandKind = "speak") -> list[str]:
    return [hall.play(RaiseHand(member=member, kind=kind)) for member in members]


def waiting(hall: Hall, meeting: str) -> list[str]:
    state = hall.meeting(meeting)
    return [hand.member for hand in state.stack.order(state.floor)]


def speak(hall: Hall, seconds: float) -> str:
    """Call the next one, who speaks for so long; who it was."""
    hall.play(NextTurn())
    speaking = hall.meeting(hall.meetings()[0].id).stack.speaking
    assert speaking is not None
    hall.later(seconds=seconds)
    hall.play(EndTurn())
    return speaking.member


def test_equal_speakers_are_called_in_the_order_in_which_they_asked() -> None:
    hall, meeting = discussing()
    hands(hall, "cleo", "ada", "bo")
    assert waiting(hall, meeting) == ["cleo", "ada", "bo"]
    assert [speak(hall, 10) for _ in range(3)] == ["cleo", "ada", "bo"]
    hall.refused(NextTurn(), "stack-empty", "R11")


def test_who_has_spoken_less_in_this_item_comes_first_then_in_this_meeting() -> None:
    hall, meeting = discussing()
    for who, seconds in (("ada", 60), ("bo", 10), ("cleo", 30)):
        hands(hall, who)
        speak(hall, seconds)
    hands(hall, "ada", "cleo", "bo", "dov")
    assert waiting(hall, meeting) == ["dov", "bo", "cleo", "ada"]
    hall.play(TakeUp(item="report"))
    hands(hall, "ada", "dov")
    speak(hall, 5)
    hands(hall, "cleo", "bo")
    assert waiting(hall, meeting) == ["bo", "cleo", "ada"], "dov spoke first; none of these has in this item"


def test_a_plain_queue_does_not_look_at_the_clock() -> None:
    hall, meeting = discussing()
    hands(hall, "ada")
    speak(hall, 60)
    hall.play(OrderStack(progressive=False))
    hands(hall, "ada", "bo")
    assert waiting(hall, meeting) == ["ada", "bo"]
    hall.refused(OrderStack(progressive=False), "nothing-to-change")
    hall.play(OrderStack(progressive=True))
    assert waiting(hall, meeting) == ["bo", "ada"]


def test_points_of_process_first_then_at_most_two_responses_in_a_row() -> None:
    hall, meeting = discussing()
    hands(hall, "ada", "bo")
    hands(hall, "cleo", "dov", kind="direct-response")
    hands(hall, "eli", kind="point-of-information")
    hands(hall, "fay", kind="point-of-process")
    assert waiting(hall, meeting) == ["fay", "cleo", "dov", "ada", "eli", "bo"]
    assert [speak(hall, 1) for _ in range(6)] == ["fay", "cleo", "dov", "ada", "eli", "bo"]


def test_a_point_of_process_in_between_does_not_make_room_for_a_third_response() -> None:
    hall, meeting = discussing()
    hands(hall, "cleo", "dov", "eli", kind="direct-response")
    hands(hall, "ada")
    speak(hall, 1)
    speak(hall, 1)
    hands(hall, "fay", kind="point-of-process")
    assert waiting(hall, meeting) == ["fay", "ada", "eli"]
    speak(hall, 1)
    assert waiting(hall, meeting) == ["ada", "eli"]


def test_where_no_speaker_waits_responses_go_on() -> None:
    hall, _ = discussing()
    hands(hall, "ada", "bo", "cleo", kind="direct-response")
    assert [speak(hall, 1) for _ in range(3)] == ["ada", "bo", "cleo"]


def test_the_stack_keeper_may_prefer_a_speaker_but_nobody_jumps_the_queue_of_another_kind() -> None:
    hall, meeting = discussing()
    ada, bo = hands(hall, "ada", "bo")
    (response,) = hands(hall, "cleo", kind="direct-response")
    (process,) = hands(hall, "dov", kind="point-of-process")
    for hand in (ada, response):
        assert hall.refused(NextTurn(hand=hand), "out-of-turn", "R11")["first"] == "dov"
    hall.refused(NextTurn(hand="nowhere"), "hand-not-up")
    hall.play(NextTurn(hand=process))
    hall.play(LowerHand(hand=response))
    hall.play(NextTurn(hand=bo))
    assert waiting(hall, meeting) == ["ada"]
    speaking = hall.meeting(meeting).stack.speaking
    assert speaking is not None and speaking.member == "bo"


def test_hands_go_up_once_of_each_kind_and_only_in_the_room() -> None:
    hall, meeting = discussing()
    (hand,) = hands(hall, "ada")
    hall.refused(RaiseHand(member="ada"), "hand-already-up", "R11")
    hands(hall, "ada", kind="point-of-process")
    hall.refused(RaiseHand(member="stranger"), "not-present")
    hall.refused(RaiseHand(member="bo", id=hand), "id-taken")
    hall.play(LowerHand(hand=hand))
    hall.refused(LowerHand(hand=hand), "hand-not-up")
    assert waiting(hall, meeting) == ["ada"]


def test_the_stopwatch_counts_each_turn_for_its_item() -> None:
    hall, meeting = discussing()
    hall.refused(EndTurn(), "nobody-speaks", "R11")
    hands(hall, "ada")
    speak(hall, 61.5)
    hall.play(TakeUp(item="report"))
    hands(hall, "ada")
    hall.play(NextTurn())
    hands(hall, "bo")
    hall.later(seconds=4)
    hall.play(NextTurn())
    hall.later(seconds=2)
    hall.play(EndTurn())
    stack = hall.meeting(meeting).stack
    assert (stack.time_in("ada", "talk"), stack.time_in("ada", "report"), stack.time_of("ada")) == (61500, 4000, 65500)
    assert stack.time_of("bo") == 2000


def test_a_turn_ends_with_its_item_its_speaker_or_the_meeting() -> None:
    hall, meeting = discussing()
    hands(hall, "ada", "bo", "cleo")
    hall.play(NextTurn())
    hall.later(seconds=7)
    hall.play(TakeUp(item="report"))
    stack = hall.meeting(meeting).stack
    assert (stack.speaking, stack.hands, stack.time_in("ada", "talk")) == (None, (), 7000)
    hands(hall, "bo", "cleo")
    hall.play(NextTurn())
    hall.later(seconds=5)
    hall.play(Depart(members=("bo", "cleo")))
    stack = hall.meeting(meeting).stack
    assert (stack.speaking, stack.hands, stack.time_in("bo", "report")) == (None, (), 5000)
    hands(hall, "ada")
    hall.play(NextTurn())
    hands(hall, "dov")
    hall.play(Depart(members=("dov",)))
    hall.later(seconds=3)
    hall.play(Finish())
    assert hall.meeting(meeting).stack.time_in("ada", "report") == 3000
    hands(hall, "ada")
    hall.play(NextTurn())
    hall.later(seconds=1)
    hall.play(CloseMeeting())
    assert hall.meeting(meeting).stack.time_of("ada") == 11000
    assert hall.meeting(meeting).stack.speaking is None


def test_a_clock_that_is_set_back_takes_no_time_away() -> None:
    hall, meeting = discussing()
    hands(hall, "ada")
    hall.play(NextTurn())
    hall.later(seconds=-30)
    hall.play(EndTurn())
    assert hall.meeting(meeting).stack.time_of("ada") == 0


KINDS: tuple[HandKind, ...] = ("speak", "direct-response", "point-of-information", "point-of-process")


@QUICK
@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(KINDS)), unique=True, max_size=14),
    st.dictionaries(st.sampled_from(NAMES), st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=6),
    st.integers(0, 3),
    st.booleans(),
)
def test_the_order_holds_every_hand_once_and_keeps_the_rules(
    up: list[tuple[str, HandKind]], spoken: dict[str, tuple[int, int]], row: int, progressive: bool
) -> None:
    raised = tuple(Hand(str(n), member, kind) for n, (member, kind) in enumerate(up))
    times = tuple(Spoken(item, m, t[n]) for m, t in spoken.items() for n, item in enumerate(("talk", "report")))
    stack = Stack(hands=raised, responses_in_row=row, progressive=progressive, spoken=times)
    order = stack.order("talk")
    assert sorted(h.id for h in order) == sorted(h.id for h in raised)
    process = [h for h in raised if h.kind == "point-of-process"]
    assert list(order[: len(process)]) == process
    speakers = [h for h in order if h.kind == "speak"]
    if progressive:
        said = [(stack.time_in(h.member, "talk"), stack.time_of(h.member)) for h in speakers]
        assert said == sorted(said)
    else:
        assert speakers == [h for h in raised if h.kind == "speak"]
    for n, hand in enumerate(order[len(process) :]):
        row = row + 1 if hand.kind in RESPONSES else 0
        still = any(h.kind == "speak" for h in order[len(process) + n + 1 :])
        assert row <= 2 or not still or hand.kind == "speak", "a third response while a speaker waits"


def test_every_turn_that_began_is_in_the_record_with_its_end() -> None:
    hall, _ = discussing()
    hands(hall, "ada", "bo")
    hall.play(NextTurn())
    hall.play(NextTurn())
    assert len(hall.events(TurnEnded)) == 1
