# SPDX-License-Identifier: GPL-3.0-or-later
"""Records about the exchange that no version of this program writes: they are kept, and everything goes on."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from assembly_app.installation.keystore import Installation
from assembly_app.ledger.exchange_records import (
    Erased,
    ExchangeBody,
    Forked,
    Honoured,
    MinutesSigned,
    ReceiptGiven,
    Seen,
)
from assembly_app.service.core.audit import audit
from assembly_app.service.exchange import receipts
from assembly_app.service.exchange.bundle_preview import preview_bundle
from assembly_app.service.exchange.known_groups import KnownGroups
from assembly_app.service.operations import Operation
from assembly_app.service.trust import erasure
from assembly_app.service.trust.cosigning import cosignatures
from assembly_app.service.trust.overview import overview
from tests.contract.laptops import Laptop, decided, founded

KINDS: tuple[type[ExchangeBody], ...] = (Seen, ReceiptGiven, Forked, Erased, Honoured, MinutesSigned)
SIDE = {"checkpoint": "x", "signature": "x", "id": "z", "path": ["z"]}
STRANGE: tuple[dict[str, object], ...] = (
    {},
    {"feeds": 7, "text": 7, "proof": 7, "targets": 7, "group": 7},
    {"feeds": [{"feed": "f"}], "text": "", "signature": "", "proof": {}, "targets": [{"feed": "f", "seq": 0}]},
    {
        "feeds": [{"feed": "f", "seq": -1, "head": "not hex"}],
        "text": "x",
        "signature": "x",
        "proof": {"feed": "f", "seq": 1, "sides": [SIDE, SIDE]},
        "targets": [{"feed": "f", "seq": 1, "id": "z" * 64}],
        "group": "g",
    },
)


def say(laptop: Laptop, kind: type[ExchangeBody], body: dict[str, object]) -> None:
    """Record a body of that type, whatever it says."""
    odd = msgspec.defstruct("Odd", list(body), namespace={"TYPE": kind.TYPE})
    now = laptop.clock.now()
    with laptop.store.write() as tx:
        laptop.assembly.journal.append_exchange(tx, laptop.group, [odd(**body)], now)  # type: ignore[list-item]
        tx.project()
    laptop.assembly.journal.note()


def look_at_everything(laptop: Laptop) -> None:
    store = laptop.store
    erasure.honoured(store, laptop.group)
    list(receipts.given_receipts(store))
    for meeting in store.meetings(laptop.group):
        cosignatures(store, laptop.group, meeting.id)
    laptop.run(KnownGroups().read)
    laptop.run(overview)
    assert audit(store).findings == ()


@pytest.mark.parametrize("body", STRANGE, ids=range(len(STRANGE)))
def test_a_strange_body_is_kept_and_not_guessed_at(body: dict[str, object], tmp_path: Path) -> None:
    second = Installation(tmp_path / "other" / "home").key().public
    river, hill = founded(tmp_path / "river", facilitator=second), founded(tmp_path / "hill", "Hill")
    decided(river)
    for kind in KINDS:
        say(river, kind, body)
        say(hill, kind, body)
    look_at_everything(river)
    other = Laptop(tmp_path / "other")
    other.take(river.export(), join=True)
    look_at_everything(other)

    assert preview_bundle(river.assembly, Operation(), hill.export()).good
    taken = river.take(hill.export())

    assert taken.records == hill.store.feeds()[0].seq
    look_at_everything(river)
    kept = {record.header.type for record in river.store.records(hill.store.own_feed())}
    assert kept >= {kind.TYPE for kind in KINDS}
    assert river.export().exists()
