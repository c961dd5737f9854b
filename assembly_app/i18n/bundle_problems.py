# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with a bundle or a key, in plain words: what it means, and what to do. The technical sentence and the
place stand beside it on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from assembly_app.i18n.catalogues import Catalogue
from assembly_app.i18n.marks import N_, Message
from assembly_app.i18n.refusals import SENTENCES, sentence

NOT_A_BUNDLE = N_(
    "This is not a whole bundle: it was cut short or added to, or it is another kind of file. Copy it again, or ask "
    "for it again."
)
UNREADABLE = N_("The file cannot be read: {reason}. If it lies on a stick, plug it in again.")
TOO_LARGE = N_("The bundle is larger than this program takes in. Ask for a smaller one, since the last that came.")
STRANGE = N_(
    "The bundle holds something that does not belong in one. It was not made by Assembly as it is; nothing of it "
    "should be used."
)
CHANGED = N_(
    "What it holds is not what was signed: it was damaged on the way, or somebody changed it. Ask for it again, and "
    "have it brought another way."
)
NOT_WELL_FORMED = N_("A part of it is not written as it must be. It was damaged, or not made by Assembly.")
NOT_OUR_SIGNER = N_(
    "It was signed by a key that does not speak for this group, or no longer does. Ask somebody on the group's roll "
    "of signers for the bundle."
)
ROLL_DIFFERS = N_(
    "Its roll of signers is not the one known here. Somebody pretends to be this group, or the group began a second "
    "roll. Speak to people you know there before anything is taken from them."
)
ROLL_NOT_VALID = N_(
    "Its roll of signers does not hold: a change of it was not signed by enough of the people it names."
)
OTHER_GROUP = N_("It mixes what belongs to two groups.")
GAP = N_(
    "Records {first} to {last} of one laptop are missing. What came after them can only be taken together with them: "
    "give them a receipt of what is here, and ask for a bundle that begins there."
)
FORK = N_(
    "At record {seq} of one laptop there are two different records: a copy of it, or a backup that was put back, "
    "went its own way. Nothing of this is taken. Tell both sides, and settle together which of the two stands."
)
CHAIN = N_(
    "The records do not follow from one another as their signed end says: something was left out, put in or changed. "
    "Ask for it again from another member."
)
CLOCK = N_("A laptop's count of time jumps further than can be right at record {seq}. Tell the one who wrote it.")
FEED_UNKNOWN = N_(
    "One laptop's key cannot be proven from this bundle alone: the record that begins its feed is not in it. Ask for "
    "a bundle from the beginning."
)
KEY_LOCKED = N_("The signing key of this laptop is protected by a passphrase that was not given or does not fit.")
KEY_UNREADABLE = N_("The signing key of this laptop cannot be read. A backup of it may help.")
DISK = N_("The file could not be written: {reason}. Nothing was changed; choose another place, or free some space.")
NOT_ON_ROLL_OURSELVES = N_(
    "This laptop's key is not on our own roll of signers: it may keep records, but not send them on in our name."
)
NAME_NOT_PLAIN = N_("It cannot be written: a name in it is not one plain line.")

SEALED_NOT_AGE = N_("By its name this is an encrypted bundle, but it is another kind of file. Ask for it again.")
SEALED_NOT_FOR_US = N_(
    "It is encrypted, and not for this laptop. Give those who sent it this laptop's key for encrypted bundles, "
    "{recipient}, and ask for it again."
)
SEALED_NO_KEY = N_(
    "It is encrypted, and this laptop has no key for encrypted bundles yet. Make one, give it to those who send you "
    "bundles, and ask for it again."
)
SEALED_DAMAGED = N_(
    "The encrypted file was cut short, added to or changed on the way. Nothing of it can be trusted; copy it again, or "
    "ask for it again."
)
SEALED_TOO_LARGE = N_(
    "The encrypted file is too large to be opened on this laptop. Ask for a smaller one, since the last that came."
)
RECIPIENT_SSH = N_(
    "This is an SSH key. A bundle encrypted for one carries the same mark each time, and strangers could see for whom "
    "it is. Ask for a key that begins with age1."
)
RECIPIENT_MALFORMED = N_("“{recipient}” is not a key for encrypted bundles: those begin with age1. Copy it once more.")
RECEIPT_MALFORMED = N_("This receipt is not written as it must be: it was damaged or changed. Ask for it again.")
RECEIPT_OTHER_GROUP = N_("This receipt is for another group. Nothing was recorded.")
PAPER_MALFORMED = N_(
    "This is not the text of a code that Assembly prints, or a character of it was not read as it is. Scan it again."
)
PAPER_FORGED = N_(
    "What the code says is not what was signed: it was changed, or made up. Nothing it says should be believed."
)
PAPER_TOO_LONG = N_("This record is too long for a code on paper.")
AGE_KEY_UNREADABLE = N_("This laptop's key for encrypted bundles cannot be read. A backup of it may help.")

_FAMILIES: tuple[tuple[Message, str], ...] = (
    (NOT_A_BUNDLE, "file-not-whole file-layout manifest-malformed manifest-not-exact"),
    (UNREADABLE, "file-unreadable"),
    (TOO_LARGE, "file-too-large file-too-many member-too-large"),
    (
        STRANGE,
        "member-name member-twice member-extra member-encrypted member-method member-link feeds-out-of-order "
        "document-name since-malformed",
    ),
    (
        CHANGED,
        "member-missing member-length member-damaged member-hash member-count member-text commitment body-length "
        "allowed-signers-differ signature-wrong signature-key signature-namespace signature-malformed armour "
        "signer-mismatch salt-malformed",
    ),
    (
        NOT_WELL_FORMED,
        "line-too-long line-cut line-malformed line-not-exact header-malformed header-version header-not-exact "
        "header-not-plain "
        "time-malformed body-malformed body-not-object body-not-exact body-float body-integer body-depth "
        "opening-missing opening-withheld opening-malformed opening-key frontier-malformed checkpoint-malformed "
        "key-malformed key-weak checkpoint-feed checkpoint-twice fork-unproven statement-malformed "
        "relay-malformed",
    ),
    (NOT_OUR_SIGNER, "signer-ended checkpoint-not-on-roll checkpoint-ended checkpoint-key"),
    (ROLL_DIFFERS, "roll-differs"),
    (
        ROLL_NOT_VALID,
        "roll-missing roll-malformed roll-not-exact roll-key-twice roll-threshold roll-first-version roll-version "
        "roll-group roll-signer-unknown roll-signed-twice roll-too-few roll-key-dropped roll-key-revived "
        "roll-key-moved roll-feed-reopened",
    ),
    (OTHER_GROUP, "group-mismatch feed-mismatch"),
    (GAP, "gap"),
    (FORK, "fork"),
    (CHAIN, "seq-mismatch id-mismatch chain-end root beyond-checkpoint checkpoint-missing clock-not-rising"),
    (CLOCK, "clock-jump"),
    (FEED_UNKNOWN, "feed-key-unknown"),
    (KEY_LOCKED, "passphrase-needed passphrase-wrong"),
    (KEY_UNREADABLE, "private-key-unreadable"),
    (DISK, "disk"),
    (NAME_NOT_PLAIN, "text-malformed"),
    (SEALED_NOT_AGE, "sealed-not-age"),
    (SEALED_NOT_FOR_US, "sealed-not-for-us"),
    (SEALED_NO_KEY, "sealed-no-key"),
    (SEALED_DAMAGED, "sealed-damaged"),
    (SEALED_TOO_LARGE, "sealed-too-large"),
    (RECIPIENT_SSH, "recipient-ssh"),
    (RECIPIENT_MALFORMED, "recipient-malformed"),
    (RECEIPT_MALFORMED, "receipt-malformed"),
    (RECEIPT_OTHER_GROUP, "receipt-other-group"),
    (PAPER_MALFORMED, "paper-malformed"),
    (PAPER_FORGED, "paper-signature paper-key paper-path"),
    (PAPER_TOO_LONG, "paper-too-long"),
    (AGE_KEY_UNREADABLE, "age-key-unreadable"),
)

DAMAGE: Mapping[str, Message] = MappingProxyType(
    {code: message for message, codes in _FAMILIES for code in codes.split()} | {"signer-not-on-roll": NOT_OUR_SIGNER}
)
"""For each code of ledger and bundles, what it means."""


NOTHING_CHANGED = N_("Nothing was changed.")
SAYS_SO = frozenset({"disk", "receipt-other-group"})
"""Codes whose words say already that nothing was changed."""


def explained(catalogue: Catalogue, code: str, params: Mapping[str, object], *, exporting: bool = False) -> str:
    """What is wrong, in words; refusals and faults of the store in theirs. A code without words is shown as it is."""
    if exporting and code == "signer-not-on-roll":
        return catalogue.text(NOT_ON_ROLL_OURSELVES)
    if code in DAMAGE and code not in SENTENCES:
        return catalogue.phrase(DAMAGE[code], "", None, params)
    return sentence(catalogue, code, params)
