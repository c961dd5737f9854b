# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies of records about the exchange itself: what was seen of others, forks, erasures. No part of any meeting."""

from __future__ import annotations

from typing import Annotated, ClassVar, TypeVar

import msgspec

from assembly_app.ledger.forks import ForkProof
from assembly_app.ledger.records import Name, Position, Record

Told = TypeVar("Told")


def body_as(body: bytes | None, kind: type[Told]) -> Told | None:
    """A record's body as a struct of that kind. None for one that is withheld, made by a newer version or by a stranger
    who wants to do harm: such a record is kept, and not guessed at."""
    if body is None:
        return None
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


class SeenFeed(msgspec.Struct, frozen=True):
    """How far a feed was known: its last record's number and id in hexadecimal."""

    feed: str
    seq: int
    head: str


class Seen(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an import brought: the causal reference to it, the memory against rollback, and a witness."""

    TYPE: ClassVar[str] = "exchange.seen"
    feeds: tuple[SeenFeed, ...]


class ReceiptGiven(msgspec.Struct, frozen=True):
    """A receipt that came back: its exact text and its armoured signature, so that anybody can check it later."""

    TYPE: ClassVar[str] = "exchange.receipt"
    text: str
    signature: str


class Forked(msgspec.Struct, frozen=True):
    """A feed was found to have two records at one place; whoever reads this has the proof."""

    TYPE: ClassVar[str] = "exchange.forked"
    proof: ForkProof


class Target(msgspec.Struct, frozen=True):
    """A record whose body is to go: its feed, its number and its id in hexadecimal."""

    feed: Name
    seq: Position
    id: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class Erased(msgspec.Struct, frozen=True):
    """The group erased the bodies of records of its own, and asks everyone who has them to do so. `why` is for people.

    Within the group it is done by every laptop that reads this; other groups are asked.
    """

    TYPE: ClassVar[str] = "exchange.erased"
    targets: tuple[Target, ...]
    why: str = ""


class Honoured(msgspec.Struct, frozen=True):
    """Another group's request was followed: these bodies of that group's records are gone here."""

    TYPE: ClassVar[str] = "exchange.erasure-honoured"
    group: str
    targets: tuple[Target, ...]


class MinutesSigned(msgspec.Struct, frozen=True):
    """A statement about approved minutes (see cosigned_statement), and the armoured signature of one of two people."""

    TYPE: ClassVar[str] = "exchange.minutes-signed"
    text: str
    signature: str


ExchangeBody = Seen | ReceiptGiven | Forked | Erased | Honoured | MinutesSigned

ExchangeKind = TypeVar("ExchangeKind", Seen, ReceiptGiven, Forked, Erased, Honoured, MinutesSigned)


def told_by(record: Record, kind: type[ExchangeKind]) -> ExchangeKind | None:
    """What a record says, if it is of that kind and can be read; see `body_as`."""
    return body_as(record.body, kind) if record.header.type == kind.TYPE else None
