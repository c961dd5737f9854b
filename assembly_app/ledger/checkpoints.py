# SPDX-License-Identifier: GPL-3.0-or-later
"""Checkpoints: a short plain text that says where a feed stands, signed by the feed's installation."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.feeds import FeedHead
from assembly_app.ledger.keys import PublicKey, SigningKey, signer
from assembly_app.ledger.sshsig import CHECKPOINT
from assembly_app.ledger.strict_json import check_time, is_name

_NUMBER: Final = "[1-9][0-9]{0,15}"
_TEXT: Final = re.compile(
    r"assembly-checkpoint/v1\n"
    r"group (?P<group>[!-~]+)\n"
    r"feed (?P<feed>[!-~]+)\n"
    rf"seq (?P<seq>{_NUMBER})\n"
    r"head (?P<head>[0-9a-f]{64})\n"
    r"root (?P<root>[0-9a-f]{64})\n"
    rf"roll (?P<roll>{_NUMBER})\n"
    r"at (?P<at>[!-~]+)\n"
)


class SignedCheckpoint(msgspec.Struct, frozen=True):
    """A checkpoint's exact text and its armoured signature."""

    text: str
    signature: str

    def signer(self) -> PublicKey:
        """The key that signed the text. Raises LedgerError. Whether it is the feed's own is the caller's question."""
        return signer(CHECKPOINT, self.text.encode(), self.signature)


class Checkpoint(msgspec.Struct, frozen=True):
    """Feed `feed` stands at record `seq` with id `head`, and its `seq` ids have Merkle root `root` (both in hex).
    `roll` is the version of the roll the signer went by; `at` is the clock on the wall."""

    group: str
    feed: str
    seq: int
    head: str
    root: str
    roll: int
    at: str

    @classmethod
    def of(cls, head: FeedHead, group: str, roll: int, at: str) -> Checkpoint:
        """The checkpoint of a feed's head."""
        return cls(group, head.feed, head.seq, head.id.hex(), head.frontier.root().hex(), roll, at)

    @classmethod
    def parse(cls, text: str) -> Checkpoint:
        """Read the text strictly. Raises LedgerError."""
        match = _TEXT.fullmatch(text)
        if not match or not is_name(match["group"]) or not is_name(match["feed"]):
            raise LedgerError("checkpoint-malformed")
        check_time(match["at"])
        seq, roll = int(match["seq"]), int(match["roll"])
        return cls(match["group"], match["feed"], seq, match["head"], match["root"], roll, match["at"])

    def to_text(self) -> str:
        """Eight lines, LF at the end of each."""
        return (
            f"assembly-checkpoint/v1\ngroup {self.group}\nfeed {self.feed}\nseq {self.seq}\nhead {self.head}\n"
            f"root {self.root}\nroll {self.roll}\nat {self.at}\n"
        )

    def sign(self, key: SigningKey) -> SignedCheckpoint:
        """Sign the text. Raises LedgerError when the text would not be read again."""
        text = self.to_text()
        Checkpoint.parse(text)
        return SignedCheckpoint(text, key.sign(CHECKPOINT, text.encode()))

    def agrees_with(self, head: FeedHead) -> bool:
        """Whether `head` is exactly where this checkpoint says the feed stands, Merkle root included."""
        place = (self.feed, self.seq, self.head)
        return place == (head.feed, head.seq, head.id.hex()) and self.root == head.frontier.root().hex()


def verify(signed: SignedCheckpoint, key: PublicKey) -> Checkpoint:
    """The checkpoint, if `key` (the feed's own, see feeds.check_opening) signed it. Raises LedgerError."""
    key.verify(CHECKPOINT, signed.text.encode(), signed.signature)
    return Checkpoint.parse(signed.text)
