# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of bundles, receipts and codes on paper."""

from __future__ import annotations

from assembly_app.i18n.marks import CN_, N_, P_
from assembly_app.i18n.words.feature import Words, of_several

_FROM_SOMEBODY = CN_("n", "Somebody of {group} has {n} of our records, since {moment}.", "exchange: a receipt")
_ENCRYPTED = CN_("n", "It is encrypted: {n} delegates can open it and nobody else, not even this laptop.", "exchange")

WORDS = Words(
    refusals={
        "draft-no-bundle": N_(
            "{file} is no bundle: it is a change of a roll of signers, on its way to enough signatures. Nothing was "
            "taken. “assembly roll sign” shows what it changes and signs it, “assembly roll adopt” goes by it; at the "
            "desk, drop it on the window."
        ),
        "fingerprint-differs": N_(
            "The fingerprint you gave is not that of {group}. The bundle says {fingerprint}. Nothing was imported: "
            "compare it aloud with somebody you know there."
        ),
        "first-contact": N_(
            "This is the first bundle from {group}. Compare its fingerprint aloud with somebody you know there, then "
            "import it with --trust {fingerprint}. Nothing was imported."
        ),
        "holder-ambiguous": N_(
            "More than one group goes by “{who}”. Name it by its id, or by the fingerprint of its key."
        ),
        "no-such-decision": N_(
            "There is no decision {decision} whose record is here. “assembly decisions” lists them."
        ),
        "no-receipt": N_(
            "There is no receipt from “{who}” here. Send everything, and ask them for a receipt; from then on only "
            "what is new needs to travel."
        ),
        "receipt-no-bundle": N_(
            "{file} is no bundle: it is a receipt, which says how much of a record somebody has. “assembly import” "
            "compares it with the record here and keeps it."
        ),
        "unknown-group": N_("There is no group “{group}” here. There are: {groups}."),
        "which-group": N_("There are records of more than one group here: {groups}. Name one."),
    },
    problems=of_several(
        (
            N_(
                "This is not a whole bundle: it was cut short or added to, or it is another kind of file. Copy it "
                "again, or ask for it again."
            ),
            "file-not-whole file-layout manifest-malformed manifest-not-exact",
        ),
        (N_("The file cannot be read: {reason}. If it lies on a stick, plug it in again."), "file-unreadable"),
        (
            N_("The bundle is larger than this program takes in. Ask for a smaller one, since the last that came."),
            "file-too-large file-too-many member-too-large",
        ),
        (
            N_(
                "The bundle holds something that does not belong in one. It was not made by Assembly as it is; nothing "
                "of it should be used."
            ),
            (
                "member-name member-twice member-extra member-encrypted member-method member-link "
                "feeds-out-of-order document-name since-malformed"
            ),
        ),
        (
            N_(
                "What it holds is not what was signed: it was damaged on the way, or somebody changed it. Ask for it "
                "again, and have it brought another way."
            ),
            (
                "member-missing member-length member-damaged member-hash member-count member-text "
                "commitment body-length allowed-signers-differ signature-wrong signature-key "
                "signature-namespace signature-malformed armour signer-mismatch salt-malformed"
            ),
        ),
        (
            N_("A part of it is not written as it must be. It was damaged, or not made by Assembly."),
            (
                "line-too-long line-cut line-malformed line-not-exact header-malformed header-version "
                "header-not-exact header-not-plain time-malformed body-malformed body-not-object "
                "body-not-exact body-float body-integer body-depth opening-missing opening-withheld "
                "opening-malformed opening-key frontier-malformed checkpoint-malformed key-malformed "
                "key-weak checkpoint-feed checkpoint-twice fork-unproven statement-malformed "
                "relay-malformed"
            ),
        ),
        (N_("It mixes what belongs to two groups."), "group-mismatch feed-mismatch"),
        (
            N_(
                "Records {first} to {last} of one laptop are missing. What came after them can only be taken together "
                "with them: give them a receipt of what is here, and ask for a bundle that begins there."
            ),
            "gap",
        ),
        (
            N_(
                "At record {seq} of one laptop there are two different records: a copy of it, or a backup that was put "
                "back, went its own way. Nothing of this is taken. Tell both sides, and settle together which of the "
                "two stands."
            ),
            "fork",
        ),
        (
            N_(
                "The records do not follow from one another as their signed end says: something was left out, put in "
                "or changed. Ask for it again from another member."
            ),
            "seq-mismatch id-mismatch chain-end root beyond-checkpoint checkpoint-missing clock-not-rising",
        ),
        (
            N_("A laptop's count of time jumps further than can be right at record {seq}. Tell the one who wrote it."),
            "clock-jump",
        ),
        (
            N_(
                "One laptop's key cannot be proven from this bundle alone: the record that begins its feed is not in "
                "it. Ask for a bundle from the beginning."
            ),
            "feed-key-unknown",
        ),
        (
            N_(
                "The file could not be written: {reason}. Nothing was changed; choose another place, or free some "
                "space."
            ),
            "disk",
        ),
        (N_("It cannot be written: a name in it is not one plain line."), "text-malformed"),
        (
            N_("By its name this is an encrypted bundle, but it is another kind of file. Ask for it again."),
            "sealed-not-age",
        ),
        (
            N_(
                "It is encrypted, and not for this laptop. Give those who sent it this laptop's key for encrypted "
                "bundles, {recipient}, and ask for it again."
            ),
            "sealed-not-for-us",
        ),
        (
            N_(
                "It is encrypted, and this laptop has no key for encrypted bundles yet. Make one, give it to those who "
                "send you bundles, and ask for it again."
            ),
            "sealed-no-key",
        ),
        (
            N_(
                "The encrypted file was cut short, added to or changed on the way. Nothing of it can be trusted; copy "
                "it again, or ask for it again."
            ),
            "sealed-damaged",
        ),
        (
            N_(
                "The encrypted file is too large to be opened on this laptop. Ask for a smaller one, since the last "
                "that came."
            ),
            "sealed-too-large",
        ),
        (
            N_(
                "This is an SSH key. A bundle encrypted for one carries the same mark each time, and strangers could "
                "see for whom it is. Ask for a key that begins with age1."
            ),
            "recipient-ssh",
        ),
        (
            N_("“{recipient}” is not a key for encrypted bundles: those begin with age1. Copy it once more."),
            "recipient-malformed",
        ),
        (
            N_("This receipt is not written as it must be: it was damaged or changed. Ask for it again."),
            "receipt-malformed",
        ),
        (N_("This receipt is for another group. Nothing was recorded."), "receipt-other-group"),
        (
            N_(
                "This is not the text of a code that Assembly prints, or a character of it was not read as it is. Scan "
                "it again."
            ),
            "paper-malformed",
        ),
        (
            N_(
                "What the code says is not what was signed: it was changed, or made up. Nothing it says should be "
                "believed."
            ),
            "paper-signature paper-key paper-path",
        ),
        (N_("This record is too long for a code on paper."), "paper-too-long"),
        (N_("This laptop's key for encrypted bundles cannot be read. A backup of it may help."), "age-key-unreadable"),
    ),
    facts={
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
    },
)
