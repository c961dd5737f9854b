# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of one proposal: its texts, versions, questions, concerns, interests, tests and blocks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from assembly_app.domain.proposals.state import STEPS, Block, Proposal, Result, Test
from assembly_app.domain.values import find, in_language
from assembly_app.i18n.languages import describe
from assembly_app.viewmodels.kit.times import milliseconds
from assembly_app.viewmodels.proposals.text_diff import differences

Name = Callable[[str], str]


class TextRow(NamedTuple):
    """The text in one language: of which version, whether it is the original, which is what a test is about."""

    key: str
    says: str
    version: int
    original: bool
    outdated: bool
    rtl: bool


class VersionRow(NamedTuple):
    """A later version: who wrote it, what changed, and the number of the concern that it answers (0 for none)."""

    key: str
    number: int
    author: str
    at: float
    material: bool
    answers: int
    pieces: list[list[str]]
    rtl: bool


class QuestionRow(NamedTuple):
    """A clarifying question."""

    key: str
    member: str
    says: str
    answer: str


class ConcernRow(NamedTuple):
    """A concern and what became of it."""

    key: str
    number: int
    member: str
    says: str
    status: str
    version: int


class InterestRow(NamedTuple):
    """A declared conflict of interest."""

    key: str
    member: str
    says: str


class HeldTestRow(NamedTuple):
    """A test: what it found and who stood where. `counts` has more than one row where two laptops disagree."""

    key: str
    number: int
    at: float
    version: int
    outcome: str
    disputed: bool
    present: int
    quorum: int
    why: str
    counts: list[dict[str, Any]]
    positions: list[dict[str, str]]


class BlockRow(NamedTuple):
    """A block: the core value and the reason, where it stands, who asked for its review, and what that said."""

    key: str
    member: str
    value: str
    reason: str
    at: float
    status: str
    late: bool
    askers: list[str]
    asked: int
    review: dict[str, Any]
    countsAs: str


def text_rows(proposal: Proposal) -> list[TextRow]:
    """Each language once, with its newest text: the original first."""
    newest = proposal.version
    rows: dict[str, TextRow] = {}
    for version in proposal.versions:
        for language, says in version.texts.items():
            outdated = version.number < newest.number
            rows[language] = TextRow(
                language, says, version.number, language == newest.language, outdated, describe(language).rtl
            )
    return sorted(rows.values(), key=lambda row: (not row.original, row.key))


def version_rows(proposal: Proposal, name: Name) -> list[VersionRow]:
    """All versions but the first, the newest first, with the words that changed."""
    rows = []
    for before, after in zip(proposal.versions, proposal.versions[1:], strict=False):
        answered = find(proposal.concerns, after.answers)
        language = after.language if after.language in before.texts else before.language
        pieces = differences(in_language(before.texts, language), in_language(after.texts, language, after.language))
        rows.append(
            VersionRow(
                after.id, after.number, name(after.author), milliseconds(after.at), after.material,
                answered.number if answered else 0, [list(piece) for piece in pieces], describe(language).rtl,
            )
        )  # fmt: skip
    return rows[::-1]


def question_rows(proposal: Proposal, name: Name) -> list[QuestionRow]:
    """The clarifying questions, as they were asked."""
    return [QuestionRow(q.id, name(q.member), q.text, q.answer) for q in proposal.questions]


def concern_rows(proposal: Proposal, name: Name) -> list[ConcernRow]:
    """The concerns, as they were named."""
    return [ConcernRow(c.id, c.number, name(c.member), c.text, c.status, c.version) for c in proposal.concerns]


def interest_rows(proposal: Proposal, name: Name) -> list[InterestRow]:
    """The declared interests."""
    return [InterestRow(str(n), name(i.member), i.text) for n, i in enumerate(proposal.interests)]


def test_rows(proposal: Proposal, name: Name) -> list[HeldTestRow]:
    """The tests, the newest first."""
    return [_test_row(test, name) for test in reversed(proposal.tests)]


def _test_row(test: Test, name: Name) -> HeldTestRow:
    order = sorted(test.positions, key=lambda p: STEPS.index(p.stance))
    positions = [
        {"stance": p.stance, "member": name(p.id), "reason": p.reason, "value": name(p.value) if p.value else ""}
        for p in order
    ]
    result = test.result
    return HeldTestRow(
        test.id, test.number, milliseconds(test.opened_at), test.version, result.outcome if result else "open",
        test.disputed, result.tally.present if result else test.present, test.quorum, test.why,
        [_count(each, test) for each in (test.results if test.disputed else (result,) if result else ())], positions,
    )  # fmt: skip


def _count(result: Result, test: Test) -> dict[str, Any]:
    tally = result.tally
    return {
        "id": result.id,
        "at": milliseconds(result.at),
        "outcome": result.outcome,
        "agreement": tally.agreement,
        "reservations": tally.reservations,
        "asides": tally.stand_asides,
        "blocks": tally.blocks,
        "present": tally.present,
        "chosen": test.chosen == result.id,
    }


def block_rows(proposal: Proposal, name: Name, now: datetime) -> list[BlockRow]:
    """The blocks, as they were lodged."""
    contested = proposal.standing(now) == "contested"
    return [_block_row(proposal, block, name, contested=contested) for block in proposal.blocks]


def _block_row(proposal: Proposal, block: Block, name: Name, *, contested: bool) -> BlockRow:
    r = next((r for r in proposal.reviews if r.block == block.id), None)
    said = {"rests": r.rests, "doesNot": r.does_not, "present": r.present, "upheld": r.upheld} if r else {}
    return BlockRow(
        block.id, name(block.member), name(block.value), block.reason, milliseconds(block.at), block.status,
        contested and block.status == "standing" and not block.heard,
        [name(member) for member in block.review_asked_by], len(block.review_asked_by),
        said, block.counts_as or "",
    )  # fmt: skip
