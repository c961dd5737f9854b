# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened, in words: a sentence for each record type that belongs in the minutes (R29)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from assembly_app.i18n.catalogues import Catalogue, Said, isolated
from assembly_app.i18n.marks import CN_, N_, NN_, Message
from assembly_app.i18n.patterns import labelled
from assembly_app.i18n.refusals import Naming, count, written
from assembly_app.i18n.terms import TERMS

HAPPENINGS: Mapping[str, Message] = MappingProxyType(
    {
        "agenda.item-added": N_("“{title}” came onto the agenda."),
        "agenda.item-moved": N_("“{item}” was moved on the agenda, by consent."),
        "agenda.item-removed": N_("“{item}” was taken off the agenda, by consent. {why}"),
        "action.agreed": N_("Action: {text}. {owner}, by {due}."),
        "action.agreed.open-ended": N_("Action: {text}. {owner}."),
        "action.carried": N_("Action carried over: {about}."),
        "action.done": N_("Action done: {about}. {note}"),
        "action.dropped": N_("Action dropped: {about}. {why}"),
        "attendance.arrived": N_("Arrived: {members}."),
        "attendance.departed": N_("Left: {members}."),
        "block.contested-settled.stands": N_("The contested decision was settled: the block stands. {why}"),
        "block.contested-settled": N_("The contested decision was settled: the decision stands. {why}"),
        "block.lodged": N_("{member} blocks, for “{value}”: {reason}"),
        "block.review-asked": N_("{member} asks for a review of the block."),
        "block.reviewed.upheld": N_("Block review: {counts}. Upheld."),
        "block.reviewed": N_("Block review: {counts}. Not upheld."),
        "block.withdrawn": N_("The block was withdrawn."),
        "concern.raised": N_("{member} names a concern: {text}"),
        "concern.settled.addressed": N_("A concern is addressed by version {version}."),
        "concern.settled": N_("A concern is settled: {status}."),
        "decision.reopened": CN_("consents", "The decision was re-opened by consent of all {consents} present. {why}"),
        "floor.finished": N_("“{item}” is done."),
        "floor.off-record": N_("Off the record."),
        "floor.on-record": N_("On the record again."),
        "floor.straw-poll": N_("Straw poll, “{question}”: {counts}. No decision."),
        "floor.taken-up": N_("On the floor: “{item}”."),
        "hall.consented": N_("The hall consents."),
        "meeting.closed": N_("The meeting was closed."),
        "meeting.moved": N_("The start was moved to {starts_at}. {why}"),
        "meeting.opened": N_("The meeting was opened."),
        "minutes.approved": N_("The minutes were approved: {about}."),
        "minutes.written": N_("{text}"),
        "minutes.written.named": N_("{member}: {text}"),
        "proposal.deferred": N_("Deferred. {why}"),
        "proposal.interest-declared": N_("{member} declares an interest: {text}"),
        "proposal.laid-down": N_("The proposal was laid down: {why}"),
        "proposal.mark-contested": N_("{member} holds that the change to version {number} is material."),
        "proposal.referred": N_("Referred to {to}. {why}"),
        "proposal.stage": N_("The proposal: {stage}."),
        "proposal.time-asked": N_("{member} asks for time."),
        "proposal.version-added": N_("Version {number}, by {author}: {text}"),
        "proposal.withdrawn": N_("{member} withdraws the proposal. {why}"),
        "question.answered": N_("Answer: {text}"),
        "question.asked": N_("{member} asks: {text}"),
        "role.handed-over": N_("{member} facilitates “{item}”."),
        "role.taken": N_("{member} is {role}. {why}"),
        "test.closed.blocked": N_("The test ended blocked: {counts}."),
        "test.closed.provisional": N_("The test found consensus: {counts}. The block period runs until {block_ends}."),
        "test.closed.returned": CN_("stand_asides", "The test returned the proposal: {stand_asides} stood aside."),
        "test.count-settled": N_("Which count stands was settled: {why}"),
        "test.opened": CN_(
            "present", "Test for consensus {number} on version {version}: {present} present, quorum {quorum}."
        ),
        "test.position.agreement": N_("{member} agrees."),
        "test.position.block": N_("{member} blocks, for “{value}”: {reason}"),
        "test.position.reservation": N_("{member} agrees with reservations. {reason}"),
        "test.position.stand-aside": N_("{member} stands aside: {reason}"),
        "timer.extended": CN_("minutes", "{minutes} minutes more."),
        "vote.taken.passed": N_("Vote: {counts}. Passed."),
        "vote.taken": N_("Vote: {counts}. Not passed."),
    }
)

FOR, AGAINST = NN_("{n} for", "vote"), NN_("{n} against", "vote")
ABSTAIN, AGREE = NN_("{n} abstain", "vote"), NN_("{n} agree", "test")
RESERVED, ASIDE = NN_("{n} with reservations", "test"), NN_("{n} stand aside", "test")
BLOCK = NN_("{n} block", "test")
_VOTES = {"votes_for": FOR, "votes_against": AGAINST, "abstentions": ABSTAIN}
_COUNTS: Mapping[str, Mapping[str, Message]] = MappingProxyType(
    {
        "block.reviewed": {
            "rests": NN_("{n} say that it rests on the value", "block review"),
            "does_not": NN_("{n} say that it does not", "block review"),
        },
        "test.closed.blocked": {"blocks": BLOCK, "stand_asides": ASIDE},
        "test.closed.provisional": {"agreement": AGREE, "reservations": RESERVED, "stand_asides": ASIDE},
        "vote.taken": _VOTES,
    }
)
"""What `{counts}` is made of, by the beginning of the key."""


def happening(
    catalogue: Catalogue, kind: str, fields: Mapping[str, object], naming: Naming, languages: tuple[str, ...]
) -> str:
    """The sentence for a record, "" for types that do not belong in the minutes.

    `fields` are the event's, as plain values; nested ones (tally, entry, item) may be named as if they were its own.
    """
    flat: dict[str, object] = {}
    for part in ("entry", "tally", "item"):
        inner = fields.get(part)
        if isinstance(inner, Mapping):
            flat.update({str(k): v for k, v in inner.items()})
    flat.update({k: v for k, v in fields.items() if not (k in ("entry", "tally", "item") and isinstance(v, Mapping))})
    key = _key(kind, flat)
    if key not in HAPPENINGS:
        return ""
    of = kind.partition(".")[0]
    # Only what the sentence names: to look up who or what is behind an id takes longer than all the rest.
    message = HAPPENINGS[key]
    named = {name: value for name, value in flat.items() if f"{{{name}}}" in message.text or name == message.counted}
    shown = {name: _shown(catalogue, name, value, naming, languages, of) for name, value in named.items()}
    counts = next((parts for start, parts in _COUNTS.items() if key.startswith(start)), None)
    if counts:
        shown["counts"] = Said(
            catalogue.formats.listing([count(catalogue, each, flat.get(name)) for name, each in counts.items()])
        )
    missing = {"why": "", "reason": "", "note": ""}
    return catalogue.phrase(message, "", None, {**missing, **shown}).replace("\u2068\u2069", "").strip()


def _key(kind: str, fields: Mapping[str, object]) -> str:
    for name in ("outcome", "stance", "status"):
        if f"{kind}.{fields.get(name)}" in HAPPENINGS:
            return f"{kind}.{fields.get(name)}"
    for flag in ("upheld", "stands", "passed"):
        if fields.get(flag) and f"{kind}.{flag}" in HAPPENINGS:
            return f"{kind}.{flag}"
    if kind == "minutes.written" and fields.get("member"):
        return "minutes.written.named"
    if kind == "action.agreed" and not fields.get("due"):
        return "action.agreed.open-ended"
    return kind


def _shown(
    catalogue: Catalogue, key: str, value: object, naming: Naming, languages: tuple[str, ...], of: str
) -> object:
    if isinstance(value, Mapping):
        if key == "counts":
            answers = [labelled(catalogue, isolated(a), catalogue.formats.number(n)) for a, n in value.items()]
            return Said(catalogue.formats.listing(answers))
        return next((value[tag] for tag in languages if tag in value), next(iter(value.values()), ""))
    if key in ("text", "reason", "why", "note", "to"):
        return value
    if key in ("item", "about") and isinstance(value, str):
        # Items that come by themselves and meetings without a title are named after what they are, in each language.
        name = naming(value) if key == "about" else value
        if name in TERMS:
            words = catalogue.text(TERMS[name])
            return words[:1].upper() + words[1:]
    return written(catalogue, value, naming, of)
