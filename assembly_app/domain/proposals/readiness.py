# SPDX-License-Identifier: GPL-3.0-or-later
"""What must be so before a test or a vote: nothing disputed, blocks answered, the posted text (R17, R22)."""

from __future__ import annotations

from assembly_app.domain.meetings.state import Item, Meeting
from assembly_app.domain.proposals.state import Proposal
from assembly_app.domain.refusal import refuse_unless


def require_settled(proposal: Proposal) -> None:
    """No two counts of a test are disputed, and no review of a block that was asked for is outstanding (R18, R22)."""
    disputed = tuple(test.number for test in proposal.disputed)
    refuse_unless(not disputed, "count-disputed", "R18", tests=disputed)
    reviews = proposal.unanswered_reviews
    refuse_unless(not reviews, "review-unanswered", "R22", members=tuple(b.member for b in reviews))


def require_blocks_answered(proposal: Proposal) -> None:
    """A block stands until it is withdrawn, not upheld, or answered by a material change of the text (R22)."""
    standing = proposal.unanswered_blocks
    refuse_unless(not standing, "block-standing", "R22", members=tuple(b.member for b in standing))


def require_posted_text(meeting: Meeting, item: Item, proposal: Proposal) -> None:
    """A major text is the posted one, but for clarifications, unless the item is open to amendment (R17)."""
    if item.weight == "major" and proposal.changed_materially(item.posted_version):
        may = item.open_to_amendment and meeting.id not in proposal.time_asked
        version = proposal.version.number
        refuse_unless(may, "changed-since-posted", "R17", version=version, posted=item.posted_version)
