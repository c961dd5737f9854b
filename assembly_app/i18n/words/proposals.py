# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of proposals: stages, concerns, tests, blocks and votes."""

from __future__ import annotations

from assembly_app.i18n.marks import CN_, N_, NN_, P_
from assembly_app.i18n.words.feature import Words

FOR, AGAINST = NN_("{n} for", "vote"), NN_("{n} against", "vote")
ABSTAIN, AGREE = NN_("{n} abstain", "vote"), NN_("{n} agree", "test")
RESERVED, ASIDE = NN_("{n} with reservations", "test"), NN_("{n} stand aside", "test")
BLOCK = NN_("{n} block", "test")
_TESTS = NN_("{n} failed tests", "count within a sentence")
_MEETINGS = NN_("{n} meetings", "count within a sentence")

WORDS = Words(
    acts={
        # Proposals
        "draft-proposal": P_("act", "Write a proposal"),
        "clone-proposal": P_("act", "Take up an older proposal anew"),
        "revise-proposal": P_("act", "Change the text of a proposal"),
        "translate-proposal": P_("act", "Translate a proposal"),
        "contest-mark": P_("act", "Contest that a change only clarifies"),
        "declare-interest": P_("act", "Declare a conflict of interest"),
        "ask-for-time": P_("act", "Ask for time before a changed text is tested"),
        "move-stage": P_("act", "Lead the proposal to another stage"),
        "defer-proposal": P_("act", "Defer a proposal"),
        "refer-proposal": P_("act", "Refer a proposal to a group"),
        "withdraw-proposal": P_("act", "Withdraw a proposal"),
        "lay-down-proposal": P_("act", "Lay a proposal down"),
        "ask-question": P_("act", "Ask a clarifying question"),
        "answer-question": P_("act", "Answer a clarifying question"),
        "raise-concern": P_("act", "Raise a concern"),
        "address-concern": P_("act", "Note that a version answers a concern"),
        "withdraw-concern": P_("act", "Withdraw a concern"),
        "stand-aside-concern": P_("act", "Keep a concern and stand aside"),
        # The test, blocks and votes
        "open-test": P_("act", "Test for consensus"),
        "ask-for": P_("act", "Ask the hall for positions"),
        "take-position": P_("act", "Record where somebody stands"),
        "close-test": P_("act", "Record the result of the test"),
        "abandon-test": P_("act", "Break the test off"),
        "settle-count": P_("act", "Settle which of two counts stands"),
        "lodge-block": P_("act", "Lodge a block in the block period"),
        "hear-block": P_("act", "Record that a block from elsewhere has arrived"),
        "withdraw-block": P_("act", "Withdraw a block"),
        "ask-block-review": P_("act", "Ask for a review of a block"),
        "review-block": P_("act", "Record the review of a block"),
        "settle-contested": P_("act", "Settle a contested decision"),
        "take-vote": P_("act", "Take a vote"),
    },
    fields={
        "abstentions": P_("field", "Abstentions"),
        "agreement": P_("field", "Agree"),
        "answers": P_("field", "Which concern does it answer?"),
        "author": P_("field", "Who wrote it?"),
        "block": P_("field", "Which block?"),
        "chosen": P_("field", "Which count stands?"),
        "clarifying": P_("field", "It only clarifies: nothing changes in substance"),
        "concern": P_("field", "Which concern?"),
        "counts_as": P_("field", "If it is not upheld, it counts as"),
        "does_not": P_("field", "It does not rest on the value"),
        "language": P_("field", "Which language?"),
        "on_behalf_of": P_("field", "On whose behalf, if not their own?"),
        "operational": P_("field", "Operational: may be decided by vote straight away"),
        "proposal": P_("field", "Which proposal?"),
        "proposer": P_("field", "Who proposes it?"),
        "question": P_("field", "Which question?"),
        "reason": P_("field", "For which reason?"),
        "rests": P_("field", "It rests on the value"),
        "stage": P_("field", "Which stage?"),
        "stance": P_("field", "Where do they stand?"),
        "stands": P_("field", "The late block stands"),
        "step": P_("field", "Ask for what?"),
        "to": P_("field", "To which group?"),
        "value": P_("field", "Which core value?"),
        "version": P_("field", "Which version? Empty: the newest"),
        "via": P_("field", "How did it come? For example by e-mail"),
        "votes_against": P_("field", "Against"),
        "votes_for": P_("field", "For"),
        "weight": P_("field", "Major or minor?"),
        "answer-question.text": P_("field", "The answer"),
        "ask-question.text": P_("field", "The question"),
        "declare-interest.text": P_("field", "What ties them to it?"),
        "defer-proposal.to": P_("field", "To which meeting, if it is known?"),
        "raise-concern.text": P_("field", "The concern"),
        "translate-proposal.text": P_("field", "The text in that language"),
    },
    events={
        "block.contested-settled.stands": N_("The contested decision was settled: the block stands. {why}"),
        "block.contested-settled": N_("The contested decision was settled: the decision stands. {why}"),
        "block.lodged": N_("{member} blocks, for “{value}”: {reason}"),
        "block.review-asked": N_("{member} asks for a review of the block."),
        "block.reviewed.upheld": N_("Block review: {counts}. Upheld."),
        "block.reviewed": N_("Block review: {counts}. Not upheld."),
        "block.withdrawn": N_("The block was withdrawn."),
        "concern.raised": N_("{member} names a concern: {text}"),
        "concern.settled.addressed": N_("A concern is addressed by version {version}."),
        "concern.settled": N_("A concern is settled: {status}."),
        "proposal.deferred": N_("Deferred. {why}"),
        "proposal.interest-declared": N_("{member} declares an interest: {text}"),
        "proposal.laid-down": N_("The proposal was laid down: {why}"),
        "proposal.mark-contested": N_("{member} holds that the change to version {number} is material."),
        "proposal.referred": N_("Referred to {to}. {why}"),
        "proposal.stage": N_("The proposal: {stage}."),
        "proposal.time-asked": N_("{member} asks for time."),
        "proposal.version-added": N_("Version {number}, by {author}: {text}"),
        "proposal.withdrawn": N_("{member} withdraws the proposal. {why}"),
        "question.answered": N_("Answer: {text}"),
        "question.asked": N_("{member} asks: {text}"),
        "test.closed.blocked": N_("The test ended blocked: {counts}."),
        "test.closed.provisional": N_("The test found consensus: {counts}. The block period runs until {block_ends}."),
        "test.closed.returned": CN_("stand_asides", "The test returned the proposal: {stand_asides} stood aside."),
        "test.count-settled": N_("Which count stands was settled: {why}"),
        "test.opened": CN_(
            "present", "Test for consensus {number} on version {version}: {present} present, quorum {quorum}."
        ),
        "test.position.agreement": N_("{member} agrees."),
        "test.position.block": N_("{member} blocks, for “{value}”: {reason}"),
        "test.position.reservation": N_("{member} agrees with reservations. {reason}"),
        "test.position.stand-aside": N_("{member} stands aside: {reason}"),
        "vote.taken.passed": N_("Vote: {counts}. Passed."),
        "vote.taken": N_("Vote: {counts}. Not passed."),
    },
    not_in_minutes=frozenset(
        {
            "proposal.drafted",
            "proposal.translated",
            "proposal.posted",
            "test.asked",
            "block.heard",
        }
    ),
    refusals={
        "asked-out-of-order": N_(
            "The test asks for blocks, then stand-asides, then reservations, then agreement. Next: {wanted}."
        ),
        "block-needs-reason": N_("A block needs its reason. Without one it can be raised as a concern."),
        "block-needs-value": N_(
            "A block cites a core value of the charter: {values}. Otherwise it can be raised as a concern."
        ),
        "block-settled": N_("This block no longer stands: {status}."),
        "block-standing": N_(
            "The block of {members} still stands. It is withdrawn, reviewed, or answered by a material change of the "
            "text."
        ),
        "block-too-late": N_("The block period ended on {ended}. It can be raised as a concern, or as a new proposal."),
        "changed-since-posted": N_(
            "The text changed materially since it was posted (version {posted}, now {version}). A major item is then "
            "tested at a later meeting, unless it was posted as open to amendment and nobody asks for time."
        ),
        "concern-settled": N_("This concern is settled already: {status}."),
        "count-disputed": N_("Two different counts of test {tests} are recorded. Settle first which one stands."),
        "fallback-too-early": N_(
            "A fallback vote needs {needed} in {needed_meetings}. So far: {failed} in {meetings}."
        ),
        "is-the-original": N_("{language} is the language in which this version was written: revise the text instead."),
        "more-than-present": CN_(
            "present", "Answers counted: {answers}; but only {present} members are present. Count again."
        ),
        "no-fallback": N_("The charter has no fallback vote: the old state of affairs stands."),
        "no-proposal-on-the-floor": N_("The item on the floor has no proposal."),
        "no-such-count": N_("No disputed count has that record."),
        "no-test": N_("No test is being held."),
        "not-a-core-value": N_(
            "“{value}” is not a core value of the charter. It has: {values}. It can be raised as a concern."
        ),
        "not-all-asked": N_("Not everything has been asked yet. Next: {wanted}."),
        "not-by-proxy": N_("A block or a position is taken in person, not on behalf of {member}."),
        "not-operational": N_("Only matters marked operational are decided by vote straight away."),
        "not-yours": N_("Only {raised_by} can do this."),
        "open-concerns": N_("Concerns are still open. Resolve them, or record why the group goes on."),
        "operational-is-minor": N_("An operational matter is minor."),
        "questions-unanswered": N_("Some clarifying questions have no answer yet."),
        "review-not-asked": CN_("needed", "A block review needs {needed} members to ask for it; so far {asked}."),
        "review-unanswered": N_("A review of the block of {members} was asked for and has not been held."),
        "silence-is-not-agreement": CN_(
            "answers",
            "Silence is not agreement: {answers} answered, the quorum is {needed}, and some of them have to agree.",
        ),
        "stage": N_("The proposal is {stage}; this needs it to be {wanted}."),
        "test-running": N_("A test is being held. End it first: its result would be lost."),
        "unknown-block": N_("There is no block {block}."),
        "unknown-concern": N_("There is no concern {concern}."),
        "unknown-proposal": N_("There is no proposal {proposal}."),
        "unknown-question": N_("There is no question {question}."),
        "unknown-version": N_("There is no version {version}."),
    },
    terms={
        # Stages of a proposal
        "draft": P_("stage", "draft"),
        "posted": P_("stage", "posted"),
        "presented": P_("stage", "presented"),
        "clarifying": P_("stage", "clarifying questions"),
        "discussion": P_("stage", "discussion"),
        "concerns": P_("stage", "concerns"),
        "resolving": P_("stage", "resolving concerns"),
        "testing": P_("stage", "test for consensus"),
        "returned": P_("stage", "returned"),
        "blocked": P_("stage", "blocked"),
        "block-review": P_("stage", "block under review"),
        "block-upheld": P_("stage", "block upheld"),
        "decided": P_("stage", "decided"),
        "deferred": P_("stage", "deferred"),
        "referred": P_("stage", "referred"),
        "withdrawn": P_("stage", "withdrawn"),
        "laid-down": P_("stage", "laid down"),
        # Positions
        "block": P_("test", "blocks"),
        "stand-aside": P_("test", "stand-asides"),
        "reservation": P_("test", "reservations"),
        "agreement": P_("test", "agreement"),
        # Concerns and blocks, and what else one English word says of things of other genders
        "concern:open": P_("concern", "open"),
        "concern:withdrawn": P_("concern", "withdrawn"),
        "block:withdrawn": P_("block", "withdrawn"),
        "proposal:major": P_("proposal", "major"),
        "proposal:minor": P_("proposal", "minor"),
        "addressed": P_("concern", "addressed"),
        "stood-aside": P_("concern", "stood aside"),
        "outstanding": P_("concern", "outstanding"),
        "standing": P_("block", "standing"),
        "not-upheld": P_("block", "not upheld"),
        "resolved": P_("block", "resolved"),
    },
    counts={
        "block.reviewed": {
            "rests": NN_("{n} say that it rests on the value", "block review"),
            "does_not": NN_("{n} say that it does not", "block review"),
        },
        "test.closed.blocked": {"blocks": BLOCK, "stand_asides": ASIDE},
        "test.closed.provisional": {"agreement": AGREE, "reservations": RESERVED, "stand_asides": ASIDE},
        "vote.taken": {"votes_for": FOR, "votes_against": AGAINST, "abstentions": ABSTAIN},
        "fallback-too-early": {
            "needed": _TESTS,
            "needed_meetings": _MEETINGS,
            "failed": _TESTS,
            "meetings": _MEETINGS,
        },
    },
    said_of={"block-settled": "block", "concern-settled": "concern"},
)
