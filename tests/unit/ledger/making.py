# SPDX-License-Identifier: GPL-3.0-or-later
"""Records, feeds and rolls for the tests of the ledger and of bundles."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.feeds import EXCHANGE, OPENED, FeedOpened, feed_id
from assembly_app.ledger.keys import SigningKey
from assembly_app.ledger.records import Reach, Record, genesis, new_record
from assembly_app.ledger.roll import Roll, SignedRoll, Signer, sign_roll

GROUP = "north-meadow"
AT = "2026-11-21T03:00:00Z"
NONCE = bytes(range(16))


def record(
    previous: bytes,
    feed: str,
    seq: int,
    body: bytes = b'{"text":"We plant the hedge in March"}',
    *,
    lc: int | None = None,
    at: str = AT,
    type: str = "concern.raised",  # noqa: A002, the name of the field
    about: str = "proposal-1",
    reach: Reach = "federation",
) -> Record:
    return new_record(
        previous,
        group=GROUP,
        feed=feed,
        seq=seq,
        lc=lc or seq,
        at=at,
        type=type,
        about=about,
        body=body,
        salt=seq.to_bytes(16, "big"),
        reach=reach,
    )


def feed_of(key: SigningKey, nonce: bytes = NONCE) -> str:
    return feed_id(GROUP, key.public.blob, nonce)


def opening(key: SigningKey, nonce: bytes = NONCE) -> Record:
    feed = feed_of(key, nonce)
    body = msgspec.json.encode(FeedOpened(key.public.to_line(), nonce.hex(), "", "Laptop of the hall"))
    return record(genesis(feed), feed, 1, body, type=OPENED, about=EXCHANGE, reach="public")


def feed_records(key: SigningKey, count: int, nonce: bytes = NONCE, text: str = "hedge") -> list[Record]:
    records = [opening(key, nonce)]
    for seq in range(2, count + 1):
        body = msgspec.json.encode({"text": f"{text} {seq}", "by": f"m{seq % 7}"})
        records.append(record(records[-1].id, records[-1].header.feed, seq, body))
    return records


def signer(key: SigningKey, person: str = "m1", **more: object) -> Signer:
    fields = {"name": f"Person {person}", "capacities": ("secretary",), **more}
    return msgspec.convert({"key": key.public.to_line(), "person": person, **fields}, Signer)


def roll(signers: Sequence[Signer], version: int = 1, threshold: int = 1, group: str = GROUP) -> Roll:
    return Roll(group, version, threshold, tuple(signers), AT)


def signed_roll(keys: Sequence[SigningKey], version: int = 1, threshold: int = 1) -> SignedRoll:
    """A roll of these keys, each of a person of its own, signed by all of them."""
    return sign_roll(roll([signer(key, f"m{i}") for i, key in enumerate(keys)], version, threshold), keys)


def code_of(error: BaseException) -> str:
    assert isinstance(error, LedgerError)
    assert str(error).strip()
    return error.code
