# SPDX-License-Identifier: GPL-3.0-or-later
"""Paper and ledger compared: making the proof of a decision's record, and judging what was scanned."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal

import msgspec

from assembly_app.domain.decisions.state import DecisionEntry
from assembly_app.domain.refusal import Refused
from assembly_app.ledger import paper, qr_checkpoint
from assembly_app.ledger.checkpoints import Checkpoint, verify
from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.exchange_records import body_as
from assembly_app.ledger.feeds import FeedOpened, check_opening
from assembly_app.ledger.keys import PublicKey
from assembly_app.ledger.merkle import audit_path
from assembly_app.ledger.paper import Proof
from assembly_app.ledger.records import Record, genesis
from assembly_app.service.core.ports import Store
from assembly_app.service.core.rolls import signer_on
from assembly_app.service.exchange.acknowledgements import head_at

Agreement = Literal["not-compared", "agrees", "behind", "disagrees", "feed-unknown"]
"""How a signed checkpoint on paper goes with a store: it has just that; it has less of the feed; it has something
else; it has nothing of the feed."""

_DECIDING: Final = ("test.closed", "vote.taken", "decision.recorded")


class PaperFound(msgspec.Struct, frozen=True, kw_only=True):
    """What a code on paper says, and what of it was verified. `record` is "" for a mere checkpoint; `signed`: the
    signature of the feed's own key was verified; `name`: whose key, by the roll in the store."""

    kind: Literal["checkpoint", "proof"]
    agreement: Agreement
    signed: bool
    group: str = ""
    feed: str
    seq: int
    head: str = ""
    at: str
    key: str = ""
    name: str = ""
    here: int = 0
    record: str = ""
    number: int = 0
    type: str = ""
    about: str = ""
    recorded_at: str = ""
    body: str | None = None
    in_store: bool | None = None

    @property
    def good(self) -> bool:
        """Whether everything that can be verified was, and nothing contradicts it."""
        return self.signed and self.agreement in ("agrees", "not-compared") and self.in_store is not False

    @property
    def alarming(self) -> bool:
        """Whether the signed paper and the store say different things."""
        return self.agreement == "disagrees" or (self.in_store is False and self.agreement != "behind")


class _Deciding(msgspec.Struct):
    entry: DecisionEntry | None = None


def proof_of_decision(store: Store, group: str, decision: str, now: datetime) -> Proof:
    """The proof of the record that took the decision of that number. Raises Refused ("no-such-decision"), and
    LedgerError when the record that opened its feed is not here."""
    for row in store.decisions(group, now):
        if row.number == decision:
            for record in store.recorded(group, row.proposal):
                if _takes(record, decision):
                    return proof_of(store, record)
    raise Refused("no-such-decision", "input", decision=decision)


def _takes(record: Record, decision: str) -> bool:
    entry = decision_in(record.header.type, record.body)
    return entry is not None and entry.number == decision


def decision_in(kind: str, body: bytes | None) -> DecisionEntry | None:
    """The decision that a record of that type took; None for one that took none, or whose body is not here."""
    read = body_as(body, _Deciding) if kind in _DECIDING else None
    return read.entry if read is not None else None


def proof_of(store: Store, record: Record) -> Proof:
    """The proof of a record under the newest checkpoint of its feed. Raises LedgerError."""
    feed, seq = record.header.feed, record.header.seq
    signed, opening = store.checkpoint(feed), next(store.records(feed), None)
    if signed is None or opening is None:
        raise LedgerError("opening-missing", feed=feed)
    key = check_opening(opening)
    nonce = bytes.fromhex(msgspec.json.decode(opening.body or b"", type=FeedOpened).nonce)
    ids = list(store.ids(feed, Checkpoint.parse(signed.text).seq))
    previous = ids[seq - 2] if seq > 1 else genesis(feed)
    return Proof.of(record, previous, audit_path(ids, seq - 1), signed, (key, nonce))


def judge(text: str, store: Store | None) -> PaperFound:
    """What was scanned, checked by itself and against a store if there is one. Raises LedgerError for a text that is
    no code of ours, was not read exactly, or says what was not signed."""
    text = text.strip("\r\n")
    if text.startswith(paper.PREFIX):
        return _judge_proof(Proof.from_code(text), store)
    if text.startswith(qr_checkpoint.PREFIX):
        return _judge_checkpoint(text, store)
    raise LedgerError("paper-malformed")


def _judge_checkpoint(text: str, store: Store | None) -> PaperFound:
    try:
        data = qr_checkpoint.from_code(text)
        said, _ = qr_checkpoint.said(data)
    except LedgerError as error:
        raise LedgerError("paper-malformed") from error
    here = {feed.id: feed for feed in store.feeds()} if store else {}
    row = here.get(said.feed)
    if store is None or row is None:
        agreement: Agreement = "not-compared" if store is None else "feed-unknown"
        return PaperFound(
            kind="checkpoint",
            agreement=agreement,
            signed=False,
            feed=said.feed,
            seq=said.seq,
            head=said.head,
            at=said.at,
        )
    key = PublicKey.from_line(row.key)
    try:
        checkpoint = verify(qr_checkpoint.unpack(data, row.group, key), key)
    except LedgerError as error:
        raise LedgerError("paper-signature") from error
    return _about(store, checkpoint, key, "checkpoint")


def _judge_proof(proof: Proof, store: Store | None) -> PaperFound:
    checkpoint, header = proof.verify(), proof.header
    found = _about(store, checkpoint, proof.key, "proof")
    there = store.record_id(checkpoint.feed, header.seq) if store else None
    return msgspec.structs.replace(
        found,
        record=proof.id.hex(),
        number=header.seq,
        type=header.type,
        about=header.about,
        recorded_at=header.at,
        body=proof.body.decode() if proof.body is not None else None,
        in_store=None if there is None else there == proof.id,
    )


def _about(
    store: Store | None, checkpoint: Checkpoint, key: PublicKey, kind: Literal["checkpoint", "proof"]
) -> PaperFound:
    entry = signer_on(store, checkpoint.group, key) if store else None
    return PaperFound(
        kind=kind,
        agreement=_agreement(store, checkpoint) if store else "not-compared",
        signed=True,
        group=checkpoint.group,
        feed=checkpoint.feed,
        seq=checkpoint.seq,
        head=checkpoint.head,
        at=checkpoint.at,
        key=key.fingerprint(),
        name=entry.name if entry else "",
        here=next((feed.seq for feed in store.feeds() if feed.id == checkpoint.feed), 0) if store else 0,
    )


def _agreement(store: Store, checkpoint: Checkpoint) -> Agreement:
    here = next((feed.seq for feed in store.feeds() if feed.id == checkpoint.feed), 0)
    if not here:
        return "feed-unknown"
    if checkpoint.seq > here:
        return "behind"
    head = head_at(store, checkpoint.feed, checkpoint.seq)
    return "agrees" if head is not None and checkpoint.agrees_with(head) else "disagrees"
