# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts about what travels: bundles, receipts, offers, and codes on paper."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from assembly_app.i18n.marks import CN_, P_, Message

_FROM_SOMEBODY = CN_("n", "Somebody of {group} has {n} of our records, since {moment}.", "exchange: a receipt")
_ENCRYPTED = CN_("n", "It is encrypted: {n} delegates can open it and nobody else, not even this laptop.", "exchange")
FACTS: Mapping[str, Message] = MappingProxyType(
    {
        "group-unknown": P_("exchange: a receipt", "a group that is not known here"),
        "receipt-of": CN_("n", "{name} of {group} has {n} of our records, since {moment}.", "exchange: a receipt"),
        "receipt-of-somebody": _FROM_SOMEBODY,
        "receipt-on-roll": P_("exchange: a receipt", "The key is on that group’s roll of signers."),
        "receipt-ended": P_(
            "exchange: a receipt",
            "The key was on that group’s roll of signers, and its place there has ended.",
        ),
        "receipt-not-on-roll": P_(
            "exchange: a receipt",
            "The key is not on that group’s roll of signers known here. Ask them whose it is.",
        ),
        "receipt-roll-unknown": P_(
            "exchange: a receipt",
            "We have nothing of that group, so whose key it is cannot be said. Its fingerprint: {key}",
        ),
        "receipt-lost": P_(
            "exchange: a receipt",
            "They have record {there} of this laptop; here its records end at {here}. Our store was put back to "
            "an older state: ask them for a bundle. What is recorded from now on goes into a new feed, so that no"
            " place is filled twice.",
        ),
        "receipt-forked": P_(
            "exchange: a receipt",
            "Their record {seq} is another than ours: a copy of a laptop of ours went its own way. Compare with "
            "them which of the two stands.",
        ),
        "receipt-ahead": P_("exchange: a receipt", "They have more of another laptop of ours than has come here."),
        "receipt-known": P_("exchange", "This receipt is recorded already"),
        "receipt-recorded": P_("exchange", "The receipt is recorded."),
        "receipt-given": P_("exchange", "Let it travel back to them: from then on they need to send only what is new."),
        "written": P_("exchange", "{file} is written."),
        "taken-filled": CN_("n", "{n} texts of {group} that were withheld are here now.", "exchange"),
        "taken-other-side": P_("exchange", "The other side is kept, and nothing of it counts yet."),
        "taken": CN_("n", "{n} records of {group} were taken in.", "exchange"),
        "taken-nothing": P_("exchange", "Nothing new: everything of {group} was here already."),
        "taken-withheld": CN_("n", "{n} of them came without their text: it is not for other eyes.", "exchange"),
        "taken-filled-too": CN_("n", "{n} records that were here without their text have it now.", "exchange"),
        "taken-erased": CN_("n", "{n} records were erased, as their own group wants it.", "exchange"),
        "taken-frozen": P_(
            "exchange",
            "Nothing more is taken from {laptops} until the signers settle which side counts.",
        ),
        "taken-first": P_("exchange", "From now on {group} is known here."),
        "records": CN_("n", "{n} records", "a feed"),
        "encrypted": _ENCRYPTED,
        "since-receipt": P_("exchange", "It can be taken in only where their receipt was written."),
        "compare-figures": P_(
            "exchange",
            "Whoever takes in a bundle of ours for the first time compares these figures with you, aloud.",
        ),
        "fingerprint": P_("exchange", "Fingerprint"),
        "key": P_("exchange: what signed", "Key"),
        "figures-of": P_("exchange", "Figures of {group}"),
        "bundle-good": P_("exchange", "All of it checks"),
        "bundle-bad": P_("exchange", "This bundle cannot be taken in"),
        "bundle-signed": P_("exchange", "Signed by {who} on {moment}."),
        "bundle-relayed": P_(
            "exchange",
            "Carried on by {group}, as it says itself. Whoever carried it can change nothing of it.",
        ),
        "withheld": CN_("n", "{n} come without their text: it is not for other eyes.", "exchange"),
        "offer-roll": P_("offered", "a change of our roll of signers"),
        "offer-receipt": P_("offered", "a receipt from {group}"),
        "offer-new": CN_("n", "{n} new records of {group}", "offered"),
        "offer-first-contact": CN_("n", "first contact with {group}: {n} records", "offered"),
        "offer-known": P_("offered", "here already"),
        "offer-damaged": P_("offered", "cannot be taken in: {why}"),
        "offer-not-for-us": P_("offered", "for someone else: {why}"),
        "offer-changing": P_("offered", "still being written"),
        "offers-none": P_("offered", "Nothing lies there now."),
        "code-proof": P_(
            "a code",
            "It holds the decision as it was recorded, and the proof that it stood in the record of {laptop}: it "
            "can be checked without our records.",
        ),
        "code-proof-bare": P_(
            "a code",
            "The decision is too long for a code. It holds the proof that its record stood in the record of "
            "{laptop}, not what it says.",
        ),
        "paper-disagrees": P_("what was scanned", "Paper and record DISAGREE"),
        "paper-agrees": P_("what was scanned", "Paper and record agree"),
        "paper-behind": P_("what was scanned", "This laptop has less than the paper"),
        "paper-sound": P_("what was scanned", "The paper is sound, but nothing here can be compared with it"),
        "paper-unverified": P_("what was scanned", "Nothing could be verified"),
        "paper-needs-record": P_(
            "what was scanned",
            "The code shows the end of a record that this laptop does not have, and neither the key nor the group"
            " is in it. It may be sound: check it on a laptop that has their records, or take in a bundle of "
            "theirs first.",
        ),
        "paper-verified": P_(
            "what was scanned",
            "Verified: the record of {group} was signed up to record {records}, with the key below.",
        ),
        "paper-verified-laptop": P_(
            "what was scanned",
            "Verified: a laptop’s record was signed up to record {records}, with the key below.",
        ),
        "paper-place": P_("what was scanned", "Verified: record {place} stood in it exactly as this code has it."),
        "paper-bare": P_(
            "what was scanned",
            "Its text is not in the code: only that there was such a record is proven, not what it says.",
        ),
        "paper-own": P_("what was scanned", "Signed by this laptop, {day}."),
        "paper-signed": P_("what was scanned", "Signed by {name}, {day}."),
        "paper-signed-unknown": P_(
            "what was scanned",
            "Signed {day}, with a key that is on no roll here: whose it is was not verified. Compare its "
            "fingerprint aloud.",
        ),
        "paper-same": P_("what was scanned", "This laptop has the same record."),
        "paper-other": P_("what was scanned", "This laptop has ANOTHER record in that place."),
        "agreement-agrees": P_("what was scanned", "Up to there, what is here is exactly what was signed."),
        "agreement-behind": P_(
            "what was scanned",
            "Here it goes up to record {here}, on the paper up to record {records}. Nothing contradicts so far; "
            "take in a newer bundle and check again.",
        ),
        "agreement-disagrees": P_(
            "what was scanned",
            "What is here up to record {records} is something else than what was signed. One of the two was "
            "changed, or a copy went its own way. Keep the paper, take nothing in, and speak to those who printed"
            " it.",
        ),
        "agreement-feed-unknown": P_(
            "what was scanned",
            "This laptop has nothing of that record. Take in a bundle of theirs and check again.",
        ),
    }
)
