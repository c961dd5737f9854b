# SPDX-License-Identifier: GPL-3.0-or-later
"""Receipts: a short plain text that says how far somebody has a group's feeds, signed by the one who has them."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from assembly_app.ledger.errors import LedgerError
from assembly_app.ledger.keys import PublicKey, SigningKey, signer
from assembly_app.ledger.sshsig import RECEIPT
from assembly_app.ledger.strict_json import check_time, is_name

HEADING: Final = "assembly-receipt/v1\n"
FEEDS_CAP: Final = 400
SIZE_CAP: Final = 1 << 16
"""Longest file of a receipt, in bytes."""

_ARMOUR: Final = "-----BEGIN SSH SIGNATURE-----\n"
_NUMBER: Final = "[1-9][0-9]{0,15}"
_TEXT: Final = re.compile(
    r"assembly-receipt/v1\n"
    r"group (?P<group>[!-~]+)\n"
    r"by (?P<by>[!-~]+)\n"
    r"who (?P<who>[!-~]+)\n"
    rf"(?P<feeds>(?:feed [!-~]+ {_NUMBER} [0-9a-f]{{64}}\n)+)"
    r"at (?P<at>[!-~]+)\n"
)


class Had(msgspec.Struct, frozen=True):
    """How far a feed is there: up to record `seq`, whose id is `head` in hex."""

    feed: str
    seq: int
    head: str


class SignedReceipt(msgspec.Struct, frozen=True):
    """A receipt's exact text and its armoured signature."""

    text: str
    signature: str

    @classmethod
    def parse(cls, data: bytes) -> SignedReceipt:
        """Read the file: the text, then the signature, nothing else. Raises LedgerError; verifies nothing."""
        try:
            whole = data[: SIZE_CAP + 1].decode("ascii")
        except UnicodeDecodeError as error:
            raise LedgerError("receipt-malformed") from error
        text, mark, rest = whole.partition(_ARMOUR)
        if len(whole) > SIZE_CAP or not mark:
            raise LedgerError("receipt-malformed")
        return cls(text, mark + rest)

    def to_bytes(self) -> bytes:
        """The file."""
        return (self.text + self.signature).encode("ascii")

    def signer(self) -> PublicKey:
        """The key that signed the text. Raises LedgerError. Whether it speaks for the receiving group is the caller's
        question."""
        return signer(RECEIPT, self.text.encode(), self.signature)


class Receipt(msgspec.Struct, frozen=True):
    """Person `who` of group `by` has these feeds of `group`; `at` is what the clock there said."""

    group: str
    by: str
    who: str
    feeds: tuple[Had, ...]
    at: str

    @classmethod
    def parse(cls, text: str) -> Receipt:
        """Read the text strictly: feeds in their order, none twice. Raises LedgerError."""
        match = _TEXT.fullmatch(text)
        if not match or not all(map(is_name, match.group("group", "by", "who"))):
            raise LedgerError("receipt-malformed")
        check_time(match["at"])
        lines = [line.split(" ") for line in match["feeds"].splitlines()]
        feeds = tuple(Had(feed, int(seq), head) for _, feed, seq, head in lines)
        names = [one.feed for one in feeds]
        if len(feeds) > FEEDS_CAP or names != sorted(set(names)) or not all(map(is_name, names)):
            raise LedgerError("receipt-malformed")
        return cls(match["group"], match["by"], match["who"], feeds, match["at"])

    def check_group(self, group: str) -> None:
        """Refuse a receipt for another group's records. Raises LedgerError."""
        if self.group != group:
            raise LedgerError("receipt-other-group", found=self.group, group=group)

    def to_text(self) -> str:
        """A line for each fact and each feed, LF at the end of each."""
        feeds = "".join(f"feed {one.feed} {one.seq} {one.head}\n" for one in self.feeds)
        return f"{HEADING}group {self.group}\nby {self.by}\nwho {self.who}\n{feeds}at {self.at}\n"

    def sign(self, key: SigningKey) -> SignedReceipt:
        """Sign the text. Raises LedgerError when the text would not be read again."""
        text = self.to_text()
        Receipt.parse(text)
        return SignedReceipt(text, key.sign(RECEIPT, text.encode()))


def is_receipt(start: bytes) -> bool:
    """Whether a file that begins so is a receipt."""
    return start.startswith(HEADING.encode("ascii"))
