# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of keys, rolls of signers, forks and erasure."""

from __future__ import annotations

from assembly_app.i18n.marks import CN_, N_, P_
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
    facts={
        "capacity-secretary": P_("capacity of a signer", "secretary"),
        "capacity-facilitator": P_("capacity of a signer", "facilitator"),
        "capacity-delegate": P_("capacity of a signer", "delegate"),
        "signer": P_("a signer", "{name}, {capacities}"),
        "laptop-own": P_("whose record", "this laptop"),
        "laptop-unknown": P_("whose record", "a laptop"),
        "laptop-of": P_("whose record", "{name}’s laptop"),
        "roll-joined": P_("a change of the roll", "{name} signs for the group from now on, as {capacities}."),
        "roll-person-again": P_("a change of the roll", "{name} gets a further key, as {capacities}."),
        "roll-capacities": P_("a change of the roll", "{name} signs as {capacities} from now on."),
        "roll-ended": P_(
            "a change of the roll",
            "The key of {name} ends. What it recorded stays good up to record {seq}, and nothing after that.",
        ),
        "roll-ended-nothing": P_(
            "a change of the roll",
            "The key of {name} ends. Nothing that it recorded counts any more.",
        ),
        "roll-closed": P_(
            "a change of the roll",
            "The side of {laptop} that stands here counts, up to record {seq}. The other side is kept aside.",
        ),
        "roll-closed-short": P_(
            "a change of the roll",
            "What {laptop} recorded counts up to record {seq}. What stands after that is kept aside and does not "
            "count; the key goes on.",
        ),
        "roll-closed-other": P_(
            "a change of the roll",
            "The other side of {laptop} counts, up to record {seq}. What stands here is kept aside, and can be "
            "recorded anew.",
        ),
        "roll-threshold": CN_("n", "From then on {n} people must sign a change of the roll.", "a change of the roll"),
        "roll-needs": CN_("n", "{n} of {people} people must sign a change of this roll.", "roll of signers"),
        "roll-version": P_("roll of signers", "Version {number}, {day}: signed by {names}"),
        "key-good-through": P_("a key", "ended, good up to record {seq}"),
        "key-nothing-good": P_("a key", "ended, nothing of it counts"),
        "draft": P_("heading", "A change of the roll of signers"),
        "draft-of": P_("roll of signers", "version {version} of the roll of {group}"),
        "draft-known": P_("roll of signers", "We go by this roll already"),
        "draft-stale": P_(
            "roll of signers",
            "It was made for version {version}, and another change became that version meanwhile. Whoever made it"
            " makes it anew.",
        ),
        "draft-early": P_(
            "roll of signers",
            "It is version {version}, and here we are at version {here}. Take in a newer bundle of our own group "
            "first.",
        ),
        "draft-of-others": P_("roll of signers", "It is for {group}. Only their own signers can do something with it."),
        "draft-waits": CN_("n", "{n} more people must sign: {names} can.", "roll of signers"),
        "draft-enough": P_("roll of signers", "Enough people have signed it."),
        "draft-adopted": P_("roll of signers", "The group goes by this roll from now on"),
        "draft-saved": P_("roll of signers", "{file} is written"),
        "signed-by": P_("heading: minutes", "Signed by"),
        "fork-open": P_("a record that went two ways", "There are two different records {seq} of {laptop}"),
        "fork-ended": P_("a record that went two ways", "What came after the end that the signers set for {laptop}"),
        "fork-settled": P_("a record that went two ways", "It is settled which side of {laptop} counts"),
        "reissued": CN_("n", "{n} records were recorded anew.", "a record that went two ways"),
        "erased": CN_("n", "{n} records were erased.", "erasing"),
        "erasure-reach": P_(
            "erasing",
            "Reached: this laptop now, and the other laptops of our group with the next bundle. Other groups are "
            "asked, and say when they have done it.",
        ),
        "erased-for-others": CN_("n", "{n} records were erased here too. The next bundle tells them.", "erasing"),
        "erasure-followed": CN_("n", "{group} has erased {n} of them.", "erasing"),
        "minutes-both-signed": P_(
            "minutes: signatures",
            "The facilitator and the secretary have both signed these minutes.",
        ),
        "minutes-one-signed": P_("minutes: signatures", "One of the two has signed; the other is still missing."),
        "signature-earlier": P_("minutes: a signature", "{signer}: an earlier state; something was recorded since"),
    },
)
