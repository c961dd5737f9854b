# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be wrong with a bundle: a stable code, its parameters and the place (member, line) in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar, Final

from assembly_app.ledger.errors import SENTENCES, LedgerError, Param

BUNDLE_SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "file-unreadable": "the file cannot be read: {reason}",
        "file-not-whole": "this is not a whole bundle: it was cut short or added to, or is another kind of file",
        "file-layout": "the file is not laid out as a bundle is: {reason}",
        "file-too-large": "the bundle holds {size} bytes; the limit is {cap}",
        "file-too-many": "the bundle holds {count} members; the limit is {cap}",
        "member-name": "a bundle has no member of this name",
        "member-twice": "the member is there twice, or again with other capitals",
        "member-missing": "the member is missing",
        "member-extra": "the member is not in the signed manifest",
        "member-encrypted": "the member is encrypted",
        "member-method": "the member is compressed in a way bundles do not use",
        "member-link": "the member is not a plain file",
        "member-too-large": "the member holds {size} bytes; the limit is {cap}",
        "member-length": "the member does not have the length it declares",
        "member-damaged": "the member is damaged: {reason}",
        "member-hash": "the member is not the one the manifest was signed for",
        "member-count": "the member has {found} records where the signed manifest says {count}",
        "member-text": "the member is not UTF-8 text",
        "manifest-malformed": "the manifest is not well formed: {reason}",
        "manifest-not-exact": "the manifest does not re-encode to itself byte for byte",
        "signer-not-on-roll": "the bundle was signed by {key}, which is not on the roll",
        "signer-ended": "the bundle was signed by {key}, whose place on the roll has ended",
        "signer-mismatch": "the manifest names another exporter than the one who signed it",
        "group-mismatch": "this belongs to group {found}, not {group}",
        "roll-missing": "the bundle brings no roll of signers",
        "roll-differs": "version {version} of the roll is not the one known here",
        "allowed-signers-differ": "the allowed signers are not those of the roll",
        "checkpoint-feed": "the checkpoint is of feed {found}",
        "checkpoint-not-on-roll": "the checkpoint of feed {feed} was signed by {key}, which is not on the roll",
        "checkpoint-ended": "feed {feed} does not have at {seq} the record up to which the roll lets it count",
        "checkpoint-key": "the checkpoint of feed {feed} was signed by {found}, not by the feed's own key {key}",
        "checkpoint-missing": "feed {feed} has records but no checkpoint",
        "checkpoint-twice": "feed {feed} has two checkpoints",
        "since-malformed": "the manifest's starting point of feed {feed} is not well formed",
        "feed-key-unknown": "the key of feed {feed} cannot be proven: the record that opens the feed is not here",
        "feeds-out-of-order": "feed {feed} is not in its place",
        "gap": "feed {feed} lacks records {first} to {last}",
        "fork": "feed {feed} has two different records {seq}: someone's copy of this feed went its own way",
        "chain-end": "feed {feed} does not end at record {seq} as its signed checkpoint says",
        "root": "feed {feed} does not have the Merkle root its signed checkpoint says",
        "beyond-checkpoint": "feed {feed} goes on beyond its signed checkpoint at {seq}",
        "document-name": "{name} cannot be the name of a document in a bundle",
        "text-malformed": "the name of the group is not one plain line",
        "disk": "the bundle cannot be written: {reason}",
        "sealed-not-age": "the file is named as one encrypted with age, but is not one",
        "sealed-not-for-us": "the file is encrypted for others, not for {recipient}",
        "sealed-no-key": "the file is encrypted, and this installation has no age key yet",
        "sealed-damaged": "the encrypted file was cut short, added to or changed",
        "sealed-too-large": "the encrypted file has {size} bytes; the limit is {cap}",
        "recipient-ssh": "an SSH key is no recipient: it would leave the same tag in every file",
        "recipient-malformed": "{recipient} is not a native age recipient (age1...)",
        "age-key-unreadable": "the age key cannot be read: {reason}",
    }
)


class BundleError(LedgerError):
    """A bundle cannot be taken (or made). Params `member` and `line` name the place when there is one."""

    sentences: ClassVar[Mapping[str, str]] = MappingProxyType({**SENTENCES, **BUNDLE_SENTENCES})

    def __str__(self) -> str:
        sentence = super().__str__()
        if "member" not in self.params:
            return sentence
        place = (
            f"{self.params['member']}, line {self.params['line']}" if "line" in self.params else self.params["member"]
        )
        return f"{place}: {sentence}"


def placed(error: LedgerError, **place: Param) -> BundleError:
    """The same error with the place where it was found; what the error says itself stands."""
    return BundleError(error.code, **{**place, **error.params})
