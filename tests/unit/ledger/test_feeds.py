# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds: only the next record follows, and only the key a feed is named after can have opened it."""

from __future__ import annotations

import msgspec
import pytest

from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.feeds import (
    CLOCK_JUMP_CAP,
    EXCHANGE,
    OPENED,
    Chain,
    ClockRun,
    FeedHead,
    check_clocks,
    check_opening,
    extend,
    feed_id,
)
from assembly_app.ledger.keys import SigningKey
from assembly_app.ledger.merkle import Frontier
from assembly_app.ledger.records import Record, decode_line, encode_line, genesis, without_body
from tests.unit.ledger.making import GROUP, NONCE, code_of, feed_of, feed_records, opening, record

KEY = SigningKey.generate()
FEED = feed_of(KEY)


def refused(head: FeedHead, one: Record) -> str:
    with pytest.raises(LedgerError) as caught:
        extend(head, one)
    return code_of(caught.value)


def test_a_chain_ends_where_its_last_record_says() -> None:
    records = feed_records(KEY, 25)
    chain = Chain(FeedHead.start(FEED))
    linked = [chain.link(decode_line(encode_line(one))) for one in records]
    frontier = Frontier().extend([one.id for one in records])
    assert linked == records
    assert chain.head() == FeedHead(FEED, 25, 25, records[-1].id, frontier)


def test_one_by_one_and_in_bulk_agree() -> None:
    records, head = feed_records(KEY, 9), FeedHead.start(FEED)
    chain = Chain(head)
    for one in records:
        head = extend(head, one)
        chain.add(one)
        assert chain.head() == head


def test_a_body_can_be_missing_and_the_chain_still_holds() -> None:
    head = FeedHead.start(FEED)
    for one in feed_records(KEY, 4):
        head = extend(head, without_body(one))
    assert head.id == feed_records(KEY, 4)[-1].id


def test_what_does_not_follow_is_refused() -> None:
    records = feed_records(KEY, 4)
    head = extend(FeedHead.start(FEED), records[0])
    other = feed_of(SigningKey.generate())
    assert refused(head, records[2]) == "seq-mismatch"
    assert refused(head, records[0]) == "seq-mismatch"
    assert refused(head, record(head.id, other, 2)) == "feed-mismatch"
    assert refused(head, record(genesis(FEED), FEED, 2)) == "id-mismatch"
    assert refused(head, record(head.id, FEED, 2, lc=1)) == "clock-not-rising"
    assert refused(head, record(head.id, FEED, 2, lc=CLOCK_JUMP_CAP + 2)) == "clock-jump"


def test_a_clock_may_run_on_from_what_was_seen_elsewhere() -> None:
    head = extend(FeedHead.start(FEED), opening(KEY))
    far = record(head.id, FEED, 2, lc=CLOCK_JUMP_CAP * 3)
    chain = Chain(head, known_clock=CLOCK_JUMP_CAP * 2)
    chain.add(far)
    assert chain.head().lc == CLOCK_JUMP_CAP * 3


def test_the_key_that_opened_a_feed_is_proven_by_its_name() -> None:
    assert check_opening(opening(KEY)) == KEY.public
    assert len(FEED) == 32


def test_no_other_key_can_open_the_feed() -> None:
    thief = SigningKey.generate()
    body = opening(thief).body
    assert body is not None
    forged = record(genesis(FEED), FEED, 1, body, type=OPENED, about=EXCHANGE)
    with pytest.raises(LedgerError) as caught:
        check_opening(forged)
    assert code_of(caught.value) == "opening-key"


def test_a_feeds_name_depends_on_group_key_and_nonce() -> None:
    blob = KEY.public.blob
    names = {feed_id(GROUP, blob, NONCE), feed_id("south", blob, NONCE), feed_id(GROUP, blob, bytes(16))}
    assert len(names) == 3


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"nonce": "00"}, "opening-malformed"),
        ({"nonce": "zz"}, "opening-malformed"),
        ({"nonce": bytes(16).hex()}, "opening-key"),
        ({"continues": "yesterday"}, "opening-malformed"),
        ({"key": "ssh-rsa AAAA"}, "key-malformed"),
        ({"key": KEY.public.to_line("me")}, "opening-malformed"),
        ({"key": 7}, "opening-malformed"),
    ],
)
def test_a_malformed_opening_is_refused(change: dict[str, object], code: str) -> None:
    fields = msgspec.json.decode(opening(KEY).body or b"")
    body = msgspec.json.encode({**fields, **change})
    with pytest.raises(LedgerError) as caught:
        check_opening(record(genesis(FEED), FEED, 1, body, type=OPENED, about=EXCHANGE))
    assert code_of(caught.value) == code


def test_an_opening_must_be_first_and_show_its_body() -> None:
    for one, code in (
        (record(genesis(FEED), FEED, 1), "opening-missing"),
        (feed_records(KEY, 2)[1], "opening-missing"),
        (without_body(opening(KEY)), "opening-withheld"),
    ):
        with pytest.raises(LedgerError) as caught:
            check_opening(one)
        assert code_of(caught.value) == code


def clocks_refused(*runs: ClockRun, known: int = 0) -> str | None:
    try:
        check_clocks(runs, known)
    except LedgerError as error:
        return code_of(error)
    return None


def test_feeds_may_follow_each_other_s_clocks_in_whatever_order_they_are_read() -> None:
    cap = CLOCK_JUMP_CAP
    follower = [ClockRun(0, 10, "aa", 1), ClockRun(3 * cap + 1, 3 * cap + 9, "aa", 11)]
    steps = [ClockRun(cap * n, cap * n, "ff", n) for n in (1, 2, 3)]
    assert clocks_refused(*follower, *steps) is None
    assert clocks_refused(*follower, *steps[:1]) == "clock-jump"
    assert clocks_refused(*follower, known=3 * cap) is None


def test_a_chain_tells_its_jumps_when_it_does_not_judge_them() -> None:
    chain = Chain(FeedHead.start(FEED), known_clock=None)
    far = CLOCK_JUMP_CAP * 2
    for seq, lc in ((1, 5), (2, 6), (3, far), (4, far + 1)):
        chain.add(record(chain.id, FEED, seq, lc=lc))
    assert chain.runs() == [ClockRun(0, 6, FEED, 0), ClockRun(far, far + 1, FEED, 3)]
