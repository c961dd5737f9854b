# SPDX-License-Identifier: GPL-3.0-or-later
"""A block lodged on another laptop: heard in time, too late, or never (R21)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assembly_app.domain.meetings.attendance import Arrive
from assembly_app.domain.meetings.calling import CloseMeeting
from assembly_app.domain.proposals.blocks import (
    AskBlockReview,
    BlockLodged,
    HearBlock,
    LodgeBlock,
    ReviewBlock,
    SettleContested,
    WithdrawBlock,
)
from assembly_app.domain.proposals.drafting import ReviseProposal
from assembly_app.domain.values import Emitted
from tests.unit.domain.hall import Hall
from tests.unit.domain.steps import convene, decided, founded, posted, standing


def lodged_elsewhere(after_hours: float = 10) -> tuple[Hall, Hall, str, str]:
    """The desk that decided, the laptop on which Ada blocks from home so much later, the proposal and the block."""
    hall = founded()
    proposal = decided(hall)
    hall.play(CloseMeeting())
    home = hall.fork("home")
    home.later(hours=after_hours)
    block = home.play(LodgeBlock(proposal=proposal, member="ada", value="care", reason="harm"))
    return hall, home, proposal, block


def test_a_block_that_is_heard_in_time_blocks() -> None:
    hall, home, proposal, block = lodged_elsewhere()
    assert standing(home, proposal) == "blocked", "whoever blocked sees it at once"
    hall.merge(home)
    hall.play(HearBlock(proposal=proposal, block=block))
    assert hall.proposal(proposal).open_blocks[0].heard
    hall.refused(HearBlock(proposal=proposal, block=block), "nothing-to-change", "R21")
    hall.refused(HearBlock(proposal=proposal, block="nowhere"), "unknown-block")
    hall.later(hours=100)
    assert standing(hall, proposal) == "blocked"


def test_a_block_that_arrives_late_makes_the_decision_contested_and_undoes_nothing() -> None:
    hall, home, proposal, block = lodged_elsewhere()
    hall.later(hours=73)
    assert standing(hall, proposal) == "in-force"
    hall.merge(home)
    assert standing(hall, proposal) == "contested"
    hall.play(HearBlock(proposal=proposal, block=block))
    assert (standing(hall, proposal), hall.proposal(proposal).open_blocks[0].heard) == ("contested", False)
    change = ReviseProposal(proposal=proposal, text="x", author="bo")
    assert hall.refused(change, "stage", "R17")["stage"] == "contested"


def test_a_block_is_blocked_on_the_day_and_contested_once_the_period_is_over_unheard() -> None:
    hall, home, proposal, _ = lodged_elsewhere()
    hall.merge(home)
    ends = hall.proposal(proposal).decision.block_ends  # type: ignore[union-attr]
    assert ends is not None
    assert standing(hall, proposal, ends - timedelta(milliseconds=1)) == "blocked"
    assert standing(hall, proposal, ends) == "contested"


def test_the_desk_hears_a_block_at_the_last_instant_but_not_at_the_end_itself() -> None:
    for milliseconds, stands in ((-1, "blocked"), (0, "contested")):
        hall, home, proposal, block = lodged_elsewhere()
        hall.merge(home)
        ends = hall.proposal(proposal).decision.block_ends  # type: ignore[union-attr]
        assert ends is not None
        hall.play(HearBlock(proposal=proposal, block=block), ends + timedelta(milliseconds=milliseconds))
        assert standing(hall, proposal, ends + timedelta(days=9)) == stands


def test_only_the_desk_that_decided_hears_for_everyone() -> None:
    hall, home, proposal, block = lodged_elsewhere()
    third = hall.fork("third")
    third.merge(home)
    third.play(HearBlock(proposal=proposal, block=block))
    assert not third.proposal(proposal).open_blocks[0].heard


def test_a_block_that_was_lodged_too_late_elsewhere_has_no_effect() -> None:
    hall, _, proposal, _ = lodged_elsewhere()
    home = hall.fork("home")
    home.later(hours=72)
    home.refused(LodgeBlock(proposal=proposal, member="cleo", value="care", reason="harm"), "block-too-late")
    late = BlockLodged(block="late", member="cleo", value="care", reason="harm")
    home.record(Emitted(proposal, late))
    assert (standing(home, proposal), home.proposal(proposal).blocks) == ("in-force", ())


def test_a_block_withdrawn_before_it_was_heard_is_heard_and_stops_nothing() -> None:
    hall, home, proposal, block = lodged_elsewhere()
    home.play(WithdrawBlock(proposal=proposal, block=block, member="ada"))
    hall.merge(home)
    hall.play(HearBlock(proposal=proposal, block=block))
    assert standing(hall, proposal) == "provisional"
    hall.later(hours=72)
    assert standing(hall, proposal) == "in-force"


@pytest.mark.parametrize("stands", [True, False])
def test_the_next_meeting_settles_what_is_contested(stands: bool) -> None:
    hall, home, proposal, block = lodged_elsewhere()
    hall.later(hours=73)
    hall.merge(home)
    settle = SettleContested(proposal=proposal, block=block, stands=stands, why="the post was slow")
    hall.refused(settle, "no-open-meeting")
    convene(hall, posted(hall), "bo", "cleo")
    hall.refused(settle, "no-quorum", "R10")
    hall.play(Arrive(members=("ada", "dov", "eli")))
    for member in ("cleo", "dov"):
        hall.play(AskBlockReview(proposal=proposal, block=block, member=member))
    early = ReviewBlock(proposal=proposal, block=block, rests=0, does_not=5)
    assert hall.refused(early, "stage", "R21")["stage"] == "contested"
    no_reason = SettleContested(proposal=proposal, block=block, stands=stands, why=" ")
    hall.refused(no_reason, "reason-missing", "R21")
    hall.play(settle)
    assert standing(hall, proposal) == ("blocked" if stands else "in-force")
    if stands:
        hall.play(early)
        assert standing(hall, proposal) == "testing"


def test_a_block_that_was_not_heard_yet_may_be_reviewed_within_its_period() -> None:
    hall, home, proposal, block = lodged_elsewhere()
    soon = posted(hall, in_hours=5)
    hall.merge(home)
    convene(hall, soon)
    for member in ("cleo", "dov"):
        hall.play(AskBlockReview(proposal=proposal, block=block, member=member))
    hall.play(ReviewBlock(proposal=proposal, block=block, rests=5, does_not=0))
    hall.later(hours=100)
    assert standing(hall, proposal) == "block-upheld"
