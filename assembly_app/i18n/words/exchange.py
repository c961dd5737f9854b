# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of bundles, receipts and codes on paper."""

from __future__ import annotations

from assembly_app.i18n.marks import N_
from assembly_app.i18n.words.feature import Words, of_several

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
)
