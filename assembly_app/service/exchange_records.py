# SPDX-License-Identifier: GPL-3.0-or-later
"""Records about the exchange itself: feeds that were opened, and what was seen of others. No part of any meeting."""

from __future__ import annotations

from typing import ClassVar

import msgspec


class SeenFeed(msgspec.Struct, frozen=True):
    """How far a feed was known: its last record's number and id in hexadecimal."""

    feed: str
    seq: int
    head: str


class ReceiptGiven(msgspec.Struct, frozen=True):
    """A receipt that came back: its exact text and its armoured signature, so that anybody can check it later."""

    TYPE: ClassVar[str] = "exchange.receipt"
    text: str
    signature: str


class Seen(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an import brought: the causal reference to it, the memory against rollback, and a witness."""

    TYPE: ClassVar[str] = "exchange.seen"
    feeds: tuple[SeenFeed, ...]
