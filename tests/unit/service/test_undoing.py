# SPDX-License-Identifier: GPL-3.0-or-later
"""The way back of every act that has one leads to where one was; all others are named here."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from assembly_app.domain.aggregates import ACTS, undo
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Act
from assembly_app.service.core.assembly import read_act, with_ids
from tests.unit.service.evening import Evening, convened, decided, in_test

Fields = Callable[[Evening], dict[str, object]]
Seen = Callable[[Evening], object]
Before = Callable[[Evening], object]

NO_WAY_BACK = frozenset((
    "abandon-test", "address-concern", "amend-entry", "answer-question", "approve-minutes", "ask-block-review",
    "ask-for", "ask-for-time", "ask-question", "begin-term", "call-meeting", "cancel-meeting", "carry-action",
    "change-charter", "change-item", "circulate-minutes", "clone-proposal", "close-meeting", "close-test",
    "contest-mark", "declare-interest", "decline-facilitation", "defer-proposal", "done-action", "drop-action",
    "end-turn", "finish", "found-assembly", "hall-consents", "hand-over", "hear-block", "lay-down-proposal",
    "lower-hand", "move-item", "move-meeting", "next-turn", "note-outcome", "open-meeting", "open-test",
    "post-agenda", "record-decision", "refer-proposal", "remove-item", "reopen-decision", "repeal-decision",
    "review-block", "revise-proposal", "settle-contested", "settle-count", "stand-aside-concern", "stop-timer",
    "strike-entry", "supersede-decision", "take-straw-poll", "take-vote", "train-member", "translate-proposal",
    "withdraw-block", "withdraw-concern", "withdraw-proposal",
))  # fmt: skip
"""What cannot be taken back by another act, or only by one that people choose and word themselves."""


class Way(NamedTuple):
    """An act, what one sees of it, and what must have happened before. `exact`: not even a trace is left of it in what
    is folded; else it stays on the record that it was done, and what is seen is as before."""

    fields: Fields
    seen: Seen
    before: Before = lambda _evening: None
    exact: bool = False


def _member(evening: Evening, number: int) -> str:
    return evening.members[number]


def _planned(evening: Evening) -> str:
    """A second meeting, which is still being prepared."""
    planned = [brief.id for brief in evening.store.meetings(evening.group) if brief.phase == "planned"]
    return planned[0]


def _call(evening: Evening) -> None:
    evening.act("call-meeting", starts_at="2026-05-01T18:00:00Z", place="Hall")


def _stand(evening: Evening, stance: str) -> None:
    evening.act("take-position", member=_member(evening, 2), stance=stance, reason="Away all summer")


def _position(evening: Evening) -> object:
    test = evening.on_the_floor().open_test
    assert test is not None
    return [(one.id, one.stance, one.reason, one.value) for one in test.positions]


def _pursued(evening: Evening) -> list[str]:
    rows = evening.store.proposals(evening.group, "", evening.clock.now()).rows
    return [row.proposal for row in rows if row.part != "over"]


WAYS: dict[str, Way] = {
    "arrive": Way(lambda e: {"members": [_member(e, 5)]}, lambda e: set(e.hall().present)),
    "depart": Way(lambda e: {"members": [_member(e, 3)]}, lambda e: set(e.hall().present)),
    "raise-hand": Way(lambda e: {"member": _member(e, 3)}, lambda e: e.hall().stack, exact=True),
    "order-stack": Way(lambda e: {"progressive": False}, lambda e: e.hall().stack.progressive, exact=True),
    "start-timer": Way(lambda _: {"minutes": 5}, lambda e: e.hall().timer, lambda e: e.act("stop-timer"), exact=True),
    "add-time": Way(lambda _: {"minutes": 5}, lambda e: e.hall().timer, exact=True),
    "go-off-record": Way(lambda _: {}, lambda e: e.hall().off_record, exact=True),
    "go-on-record": Way(lambda _: {}, lambda e: e.hall().off_record, lambda e: e.act("go-off-record"), exact=True),
    "take-up": Way(lambda e: {"item": e.other_item}, lambda e: e.hall().floor),
    "move-stage": Way(lambda _: {"stage": "concerns"}, lambda e: e.on_the_floor().stage, exact=True),
    "take-position": Way(
        lambda e: {"member": _member(e, 2), "stance": "block", "reason": "It floods", "value": "care"},
        _position,
        lambda e: _stand(in_test(e), "stand-aside"),
        exact=True,
    ),
    "take-role": Way(
        lambda e: {"meeting": e.meeting, "role": "facilitator", "member": _member(e, 2), "why": "Ada is hoarse"},
        lambda e: e.hall().roles["facilitator"],
        exact=True,
    ),
    "write": Way(lambda _: {"text": "So it was said"}, lambda e: [one for one in e.hall().entries if not one.struck]),
    "raise-concern": Way(
        lambda e: {"proposal": e.proposal, "member": _member(e, 2), "text": "Who paints it?"},
        lambda e: e.on_the_floor().open_concerns,
        lambda e: e.act("move-stage", stage="concerns"),
    ),
    "lodge-block": Way(
        lambda e: {"proposal": e.proposal, "member": _member(e, 2), "value": "care", "reason": "It floods"},
        lambda e: (e.on_the_floor().open_blocks, e.on_the_floor().standing(e.clock.now())),
        decided,
    ),
    "agree-action": Way(
        lambda e: {"text": "Carry wood", "owner": _member(e, 2)}, lambda e: e.store.actions(e.group)
    ),
    "add-item": Way(
        lambda e: {"meeting": _planned(e), "kind": "discussion", "title": "The boat"},
        lambda e: e.assembly.world.meeting(_planned(e)).agenda,
        _call,
    ),
    "add-member": Way(lambda _: {"name": "Gus"}, lambda e: e.members),
    "change-standing": Way(lambda e: {"member": _member(e, 5), "standing": "left"}, lambda e: e.members, exact=True),
    "rename-member": Way(
        lambda e: {"member": _member(e, 5), "name": "F.", "shown": False},
        lambda e: e.assembly.world.people.everyone,
        exact=True,
    ),
    "draft-proposal": Way(
        lambda e: {"title": "A pond", "text": "We dig a pond.", "proposer": _member(e, 2)}, _pursued
    ),
}  # fmt: skip


def test_of_every_act_it_is_said_whether_it_has_a_way_back() -> None:
    assert set(WAYS) | NO_WAY_BACK == set(ACTS)
    assert not set(WAYS) & NO_WAY_BACK


@pytest.mark.parametrize("name", sorted(WAYS))
def test_the_way_back_leads_to_where_one_was(name: str) -> None:
    way, evening = WAYS[name], convened()
    way.before(evening)
    before, folded = way.seen(evening), evening.state()
    act = with_ids(read_act(name, way.fields(evening)))
    back = undo(act, evening.assembly.world, "Taken back")
    assert back is not None

    evening.assembly.act(act)
    evening.later(seconds=3)
    assert way.seen(evening) != before
    evening.assembly.act(back)

    assert way.seen(evening) == before
    if way.exact:
        assert evening.state() == folded


@pytest.mark.parametrize("name", sorted(WAYS))
def test_asking_for_the_way_back_of_what_will_be_refused_raises_nothing(name: str) -> None:
    """It is asked before the act, which says itself why it cannot be."""
    evening, other = convened(), convened()
    WAYS[name].before(evening)
    act = with_ids(read_act(name, WAYS[name].fields(evening)))
    other.act("finish")
    other.act("close-meeting", meeting=other.meeting)

    undo(act, other.assembly.world, "Taken back")


@pytest.mark.parametrize("name", sorted(NO_WAY_BACK))
def test_the_others_have_none(name: str) -> None:
    kind = ACTS[name]
    empty: Act = kind(**dict.fromkeys(kind.__struct_fields__, ""))
    assert undo(empty, convened().assembly.world, "Taken back") is None


def test_a_first_position_and_a_first_item_have_none() -> None:
    """Nothing was there before: it would have to be taken out of the record."""
    evening = in_test(convened())
    act = read_act("take-position", {"member": _member(evening, 3), "stance": "stand-aside", "reason": "Away"})
    assert undo(act, evening.assembly.world, "") is None
    taken = read_act("take-role", {"meeting": evening.meeting, "role": "timekeeper", "member": _member(evening, 3)})
    assert undo(taken, evening.assembly.world, "") is None


def test_the_way_back_is_an_act_like_any_other_and_can_be_refused() -> None:
    evening = convened()
    act = with_ids(read_act("write", {"text": "So it was said"}))
    back = undo(act, evening.assembly.world, "Taken back")
    assert back is not None
    evening.assembly.act(act)
    evening.assembly.act(back)
    with pytest.raises(Refused, match="unknown-entry"):
        evening.assembly.act(back)
