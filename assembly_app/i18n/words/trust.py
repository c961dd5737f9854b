# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of keys, rolls of signers, forks and erasure."""

from __future__ import annotations

from assembly_app.i18n.marks import N_
from assembly_app.i18n.words.feature import Words, of_several

NOT_ON_ROLL_OURSELVES = N_(
    "This laptop's key is not on our own roll of signers: it may keep records, but not send them on in our name."
)
"""What `signer-not-on-roll` means where a bundle is written here."""

WORDS = Words(
    refusals={
        "branch-issued": N_("What branch {branch} holds has been recorded anew already."),
        "branch-open": N_(
            "The two sides of this feed are not settled yet. First the signers say on the roll which of the two "
            "counts; then what stands on the other side is recorded anew."
        ),
        "branch-unknown": N_("There is no branch {branch} of a feed of ours here."),
        "cosigned-already": N_("This laptop has signed these minutes already, as they stand."),
        "draft-of-others": N_("This is a draft of another group's roll. It was not signed."),
        "erasure-empty": N_("No record was named. Nothing was erased."),
        "erasure-opening": N_(
            "{place} is about the exchange itself; without it nothing could be checked any more. Nothing was erased."
        ),
        "erasure-unknown": N_("{place} is no record of our own group that is here. Nothing was erased."),
        "key-ended": N_(
            "The roll of signers has ended this laptop's key {key}: what it records now, nobody would take. Nothing "
            "was recorded. Make a new key, and ask the signers to put it on the roll."
        ),
        "key-exists": N_(
            "There is a key already at {path}. Use it, or make another one with --force: the old one is put aside."
        ),
        "minutes-not-approved": N_(
            "These minutes are not approved yet. They are signed once a meeting has approved them."
        ),
        "not-on-own-roll": N_(
            "The key of this laptop is not on our own roll of signers: it may keep records, but not sign for the "
            "group. Nothing was written."
        ),
        "position-unknown": N_("{place} is no record that is here. Write feed@number."),
        "roll-unchanged": N_("This would change nothing on the roll of signers."),
        "signed-already": N_("This laptop's key has signed this draft already."),
        "signer-known": N_("The key {key} is on the roll already."),
        "signer-unknown": N_("The key {key} is not on the roll."),
    },
    problems=of_several(
        (
            N_(
                "It was signed by a key that does not speak for this group, or no longer does. Ask somebody on the "
                "group's roll of signers for the bundle."
            ),
            "signer-ended checkpoint-not-on-roll checkpoint-ended checkpoint-key signer-not-on-roll",
        ),
        (
            N_(
                "Its roll of signers is not the one known here. Somebody pretends to be this group, or the group began "
                "a second roll. Speak to people you know there before anything is taken from them."
            ),
            "roll-differs",
        ),
        (
            N_("Its roll of signers does not hold: a change of it was not signed by enough of the people it names."),
            (
                "roll-missing roll-malformed roll-not-exact roll-key-twice roll-threshold "
                "roll-first-version roll-version roll-group roll-signer-unknown roll-signed-twice "
                "roll-too-few roll-key-dropped roll-key-revived roll-key-moved roll-feed-reopened"
            ),
        ),
        (
            N_("The signing key of this laptop is protected by a passphrase that was not given or does not fit."),
            "passphrase-needed passphrase-wrong",
        ),
        (N_("The signing key of this laptop cannot be read. A backup of it may help."), "private-key-unreadable"),
    ),
)
