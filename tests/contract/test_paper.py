# SPDX-License-Identifier: GPL-3.0-or-later
"""Paper and ledger compared: they agree, the store is behind, the store says something else, or knows nothing of it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from assembly_app.domain.refusal import Refused
from assembly_app.ledger import qr_checkpoint
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.paper import Proof
from assembly_app.service.exchange.paper import judge, proof_of, proof_of_decision
from assembly_app.service.exchange.paper_codes import (
    PaperJudged,
    checkpoint_code,
    decision_code,
    fingerprint_code,
    judge_text,
)
from tests.contract.laptops import Laptop, decided, founded


@pytest.fixture
def river(tmp_path: Path) -> Laptop:
    laptop = founded(tmp_path / "river", "Riverside")
    decided(laptop)
    return laptop


def checkpoint(laptop: Laptop) -> str:
    """The code that minutes carry."""
    signed = laptop.store.checkpoint(laptop.store.own_feed())
    assert signed is not None
    return qr_checkpoint.to_code(qr_checkpoint.pack(signed))


def proof(laptop: Laptop) -> str:
    return proof_of_decision(laptop.store, laptop.group, "2026-01", laptop.clock.now()).to_code()


def test_what_the_store_has_agrees_and_still_does_when_it_goes_on(river: Laptop, tmp_path: Path) -> None:
    codes = checkpoint(river), proof(river)
    hill = founded(tmp_path / "hill", "Hill pod")
    hill.take(river.export())
    river.act("add-member", name="Gus")

    for laptop in (river, hill):
        found = [judge(code + "\r\n", laptop.store) for code in codes]
        assert [one.agreement for one in found] == ["agrees", "agrees"]
        assert all(one.good and one.signed and one.name == "Secretary" for one in found)
        assert (found[0].in_store, found[1].in_store) == (None, True)
        assert found[0].group == river.group


def test_a_store_that_is_behind_says_so(river: Laptop, tmp_path: Path) -> None:
    hill = founded(tmp_path / "hill", "Hill pod")
    hill.take(river.export())
    river.act("add-member", name="Gus")

    found = judge(checkpoint(river), hill.store)

    assert (found.agreement, found.signed, found.good, found.alarming) == ("behind", True, False, False)
    assert found.seq == found.here + 1


def test_a_store_that_says_something_else_is_an_alarm(river: Laptop) -> None:
    """The whole disk was put back, and the laptop went on differently."""
    disk = river.snapshot("disk")
    river.act("add-member", name="Gus")
    paper = checkpoint(river)
    feed = river.store.own_feed()
    head = river.store.head(feed)
    assert head is not None
    code = proof_of(river.store, next(river.store.records(feed, head.seq - 1))).to_code()
    river.restore(disk)
    river.act("add-member", name="Hal")

    found, record = judge(paper, river.store), judge(code, river.store)

    assert (found.agreement, found.good, found.alarming) == ("disagrees", False, True)
    assert (record.agreement, record.in_store, record.alarming) == ("disagrees", False, True)


def test_without_the_feed_a_proof_still_proves_itself_and_a_checkpoint_cannot(river: Laptop, tmp_path: Path) -> None:
    valley = founded(tmp_path / "valley", "Valley")

    for store in (None, valley.store):
        alone, bare = judge(proof(river), store), judge(checkpoint(river), store)
        agreement = "not-compared" if store is None else "feed-unknown"
        assert (alone.signed, alone.agreement, bare.signed, bare.agreement) == (True, agreement, False, agreement)
        assert (alone.name, bare.good, alone.alarming or bare.alarming) == ("", False, False)


def test_a_changed_checkpoint_is_refused_wherever_it_was_changed(river: Laptop) -> None:
    code = checkpoint(river)
    for place in range(len(code)):
        letter = "0" if code[place] != "0" else "1"
        with pytest.raises(LedgerError) as caught:
            _must_not_agree(code[:place] + letter + code[place + 1 :], river)
        assert caught.value.code in ("paper-malformed", "paper-signature", "feed-unknown")


def _must_not_agree(code: str, laptop: Laptop) -> None:
    found = judge(code, laptop.store)
    assert not found.signed and not found.good
    # Another bit in the feed's name is another feed, of which there is nothing here.
    assert found.agreement == "feed-unknown"
    raise LedgerError("feed-unknown")


def test_other_texts_and_decisions_are_refused(river: Laptop) -> None:
    for text in ("", "https://example.org", "ASSEMBLY:2:ABC", "ASSEMBLY:1:", "ASSEMBLY:PROOF:1:"):
        with pytest.raises(LedgerError) as caught:
            judge(text, river.store)
        assert caught.value.code == "paper-malformed"
    with pytest.raises(Refused) as refused:
        proof_of_decision(river.store, river.group, "2026-77", river.clock.now())
    assert refused.value.code == "no-such-decision"


def test_the_proof_of_another_groups_decision_names_that_group(river: Laptop, tmp_path: Path) -> None:
    hill = founded(tmp_path / "hill", "Hill pod")
    hill.take(river.export())

    code = proof_of_decision(hill.store, river.group, "2026-01", hill.clock.now()).to_code()

    read = Proof.from_code(code)
    assert read.header.group == river.group and b"A bench by the river" in (read.body or b"")
    assert len(code) < 1500


def test_a_code_at_the_desk_says_whether_its_text_is_in_it_and_for_whom(river: Laptop) -> None:
    given = {"title": "Keys", "method": "council", "by": "Council", "taken_at": river.clock.now()}
    river.act("record-decision", **given, text="For everybody.")
    river.act("record-decision", **given, text="About somebody.", personal=True)
    river.act_for("group", "record-decision", **given, text="For our own eyes.")
    river.act("record-decision", **given, text=Random(7).randbytes(3000).hex(), personal=True)
    codes = [river.run(decision_code, f"2026-{number:02}") for number in range(2, 6)]

    assert [(code.whole, code.private) for code in codes] == [(True, False), (True, True), (True, True), (False, False)]
    assert all(code.own and code.name == "Secretary" and code.title == {"en": "Keys"} for code in codes)
    judged = [river.run(judge_text, code.text) for code in codes]
    assert all(isinstance(one, PaperJudged) and one.found.good and one.own for one in judged)
    entries = [one.entry for one in judged if isinstance(one, PaperJudged)]
    assert [entry and entry.number for entry in entries] == ["2026-02", "2026-03", "2026-04", None]


def test_before_anything_is_founded_there_is_no_code(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path / "empty")

    for ask in (checkpoint_code, fingerprint_code):
        with pytest.raises(Refused, match="not-founded"):
            laptop.run(ask)
