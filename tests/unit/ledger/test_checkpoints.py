# SPDX-License-Identifier: GPL-3.0-or-later
"""Checkpoints: one spelling, signed by the feed's own key, checkable with ssh-keygen."""

from __future__ import annotations

import msgspec
import pytest

from assembly_app.ledger.checkpoints import Checkpoint, SignedCheckpoint, verify
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.feeds import Chain, FeedHead
from assembly_app.ledger.keys import SigningKey
from tests.unit.ledger.making import AT, GROUP, code_of, feed_of, feed_records

KEY = SigningKey.generate()


def head_of(count: int) -> FeedHead:
    chain = Chain(FeedHead.start(feed_of(KEY)))
    for one in feed_records(KEY, count):
        chain.add(one)
    return chain.head()


CHECKPOINT = Checkpoint.of(head_of(5), GROUP, 1, AT)


def test_the_text_is_short_plain_and_read_back() -> None:
    text = CHECKPOINT.to_text()
    lines = text.splitlines()
    assert lines[0] == "assembly-checkpoint/v1"
    assert [line.split()[0] for line in lines[1:]] == ["group", "feed", "seq", "head", "root", "roll", "at"]
    assert Checkpoint.parse(text) == CHECKPOINT


def test_it_says_exactly_where_the_feed_stands() -> None:
    assert CHECKPOINT.agrees_with(head_of(5))
    assert not CHECKPOINT.agrees_with(head_of(4))
    assert not msgspec.structs.replace(CHECKPOINT, root="0" * 64).agrees_with(head_of(5))


def test_only_the_key_that_signed_it_verifies() -> None:
    signed = CHECKPOINT.sign(KEY)
    assert verify(signed, KEY.public) == CHECKPOINT
    assert signed.signer() == KEY.public
    with pytest.raises(LedgerError) as caught:
        verify(signed, SigningKey.generate().public)
    assert code_of(caught.value) == "signature-key"


def test_an_edited_checkpoint_is_refused() -> None:
    signed = CHECKPOINT.sign(KEY)
    edited = SignedCheckpoint(signed.text.replace("seq 5", "seq 4"), signed.signature)
    with pytest.raises(LedgerError) as caught:
        verify(edited, KEY.public)
    assert code_of(caught.value) == "signature-wrong"


TEXT = CHECKPOINT.to_text()


@pytest.mark.parametrize(
    "text",
    [
        "",
        TEXT + "\n",
        TEXT[:-1],
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("/v1", "/v2"),
        TEXT.replace("seq 5", "seq 05"),
        TEXT.replace("seq 5", "seq 0"),
        TEXT.replace("seq 5", "seq  5"),
        TEXT.replace("seq 5", "seq ٥"),
        TEXT.replace("seq 5\n", ""),
        TEXT.replace("head ", "head A"),
        TEXT.replace("group " + GROUP, "group ../etc"),
        TEXT.replace("group " + GROUP, "group a b"),
        TEXT + "note hello\n",
        "\ufeff" + TEXT,
    ],
)
def test_another_spelling_is_refused(text: str) -> None:
    with pytest.raises(LedgerError) as caught:
        Checkpoint.parse(text)
    assert code_of(caught.value) == "checkpoint-malformed"


def test_a_checkpoint_that_could_not_be_read_again_is_not_signed() -> None:
    with pytest.raises(LedgerError):
        msgspec.structs.replace(CHECKPOINT, group="two words").sign(KEY)
    with pytest.raises(LedgerError, match="RFC 3339"):
        msgspec.structs.replace(CHECKPOINT, at="yesterday").sign(KEY)
