# SPDX-License-Identifier: GPL-3.0-or-later
"""The one exception of the ledger: a stable code, its parameters, and one plain English line for logs."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar, Final

from assembly_app.errors import CodedError

Param = str | int

SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "line-too-long": "the line is longer than {cap} bytes",
        "line-cut": "the line does not end with a line feed",
        "line-malformed": "the line is not strict JSON of the expected shape: {reason}",
        "line-not-exact": "the line does not re-encode to itself byte for byte",
        "header-version": "the header has version {v}; this version reads only version 1",
        "header-malformed": "the header is not well formed: {reason}",
        "header-not-exact": "the header does not re-encode to itself byte for byte",
        "header-not-plain": "the header holds something other than plain printable ASCII",
        "time-malformed": "the time {at} is not RFC 3339 in UTC",
        "salt-malformed": "the salt is not 16 bytes",
        "body-malformed": "the body is not strict JSON: {reason}",
        "body-not-object": "the body is not a JSON object",
        "body-not-exact": "the body does not re-encode to itself (a duplicate key, spaces or another spelling)",
        "body-float": "the body holds a number that is not an integer",
        "body-integer": "the body holds an integer beyond 2^53",
        "body-depth": "the body is nested deeper than {cap} levels",
        "body-length": "the body has {found} bytes where the header says {n}",
        "commitment": "the body and salt do not match the header's commitment",
        "group-mismatch": "the record belongs to group {found}, not {group}",
        "feed-mismatch": "the record belongs to feed {found}, not {feed}",
        "seq-mismatch": "feed {feed} continues with {found} where {seq} was expected",
        "clock-not-rising": "in feed {feed} the Lamport clock of record {seq} does not rise",
        "clock-jump": "in feed {feed} the Lamport clock of record {seq} jumps too far",
        "id-mismatch": "record {seq} of feed {feed} does not follow from the one before it",
        "opening-missing": "feed {feed} does not begin with the record that opens it",
        "opening-withheld": "the record that opens feed {feed} came without its body",
        "opening-malformed": "the record that opens feed {feed} is not well formed: {reason}",
        "opening-key": "the key that opens feed {feed} is not the one the feed's name was made from",
        "frontier-malformed": "the stored Merkle frontier is not well formed",
        "armour": "the signature is not exactly as ssh-keygen writes it",
        "signature-malformed": "the signature is not well formed: {reason}",
        "signature-namespace": "the signature was made for {found}, not for {namespace}",
        "signature-wrong": "the signature does not fit the text",
        "signature-key": "the signature was made by {found}, not by {key}",
        "key-malformed": "the key is not a well-formed Ed25519 key: {reason}",
        "key-weak": "the key is one of the weak points that anybody can sign for",
        "private-key-unreadable": "the private key cannot be read: {reason}",
        "passphrase-needed": "the private key is protected by a passphrase",
        "passphrase-wrong": "the passphrase does not open the private key",
        "checkpoint-malformed": "the checkpoint is not well formed",
        "fork-unproven": "this does not prove that feed {feed} has two different records {seq}",
        "statement-malformed": "the statement about the minutes is not well formed",
        "receipt-malformed": "the receipt is not well formed",
        "receipt-other-group": "the receipt is for group {found}, not for {group}",
        "paper-malformed": "this is not the text of a code that Assembly prints, or it was not read exactly",
        "paper-signature": "the signature in the code does not fit what the code says",
        "paper-key": "the key in the code is not the one its feed was named after",
        "paper-path": "the record in the code is not under the signed checkpoint in it",
        "paper-too-long": "the proof has {size} characters; a QR code holds {cap}",
        "roll-malformed": "the roll is not well formed: {reason}",
        "roll-not-exact": "the roll does not re-encode to itself byte for byte",
        "roll-key-twice": "the same key stands on the roll twice",
        "roll-threshold": "the threshold {threshold} is not between 1 and the {people} people who can sign",
        "roll-first-version": "the first roll must have version 1, not {found}",
        "roll-version": "the next roll must have version {version}, not {found}",
        "roll-group": "the roll belongs to group {found}, not {group}",
        "roll-key-dropped": "the next roll leaves out the key of {name}, {key}: it must end it instead",
        "roll-key-revived": "the next roll brings back the key of {name}, {key}, which had ended",
        "roll-key-moved": "the next roll gives the key of {name}, {key}, to somebody else",
        "roll-feed-reopened": "the next roll opens feed {feed} again, which was closed",
        "roll-signer-unknown": "the roll is signed by a key that stands on neither roll: {key}",
        "roll-signed-twice": "the same key signed the roll twice: {key}",
        "roll-too-few": "roll {version} needs {threshold} people of roll {by} to sign; {found} did",
    }
)


class LedgerError(CodedError):
    """Something is not as the ledger's rules say. `code` is stable kebab-case; `params` fill its sentence."""

    sentences: ClassVar[Mapping[str, str]] = SENTENCES

    def __init__(self, code: str, **params: Param) -> None:
        super().__init__(code)
        self.params: dict[str, Param] = params
        self.reference = code

    def __str__(self) -> str:
        return self.sentences[self.code].format_map(self.params)
