# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts about whom one may believe: the roll of signers, forks, erasing and signed minutes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from assembly_app.i18n.marks import CN_, P_, Message

FACTS: Mapping[str, Message] = MappingProxyType(
    {
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
    }
)
