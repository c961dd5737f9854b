# SPDX-License-Identifier: GPL-3.0-or-later
"""Refusals and faults in words: what happened, what was kept, and what to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType

from assembly_app.i18n.act_labels import FIELDS
from assembly_app.i18n.catalogues import Catalogue, Said
from assembly_app.i18n.marks import CN_, N_, NN_, Message
from assembly_app.i18n.terms import term

Naming = Callable[[str], str]
"""Gives the name behind an id, or the id itself."""

_TESTS = NN_("{n} failed tests", "count within a sentence")
_MEETINGS = NN_("{n} meetings", "count within a sentence")
_COUNTS: Mapping[str, Mapping[str, Message]] = MappingProxyType(
    {
        "fallback-too-early": {
            "needed": _TESTS,
            "needed_meetings": _MEETINGS,
            "failed": _TESTS,
            "meetings": _MEETINGS,
        }
    }
)
_ABOUT: Mapping[str, str] = MappingProxyType(
    {
        "action-settled": "action", "agenda-not-posted": "meeting", "block-settled": "block",
        "concern-settled": "concern", "meeting-begun": "meeting", "meeting-not-open": "meeting",
        "meeting-over": "meeting", "minutes-phase": "minutes",
    }
)  # fmt: skip
"""What the status in a sentence is said of."""
SENTENCES: Mapping[str, Message] = MappingProxyType(
    {
        "act-not-valid": N_("“{act}” does not fit: {detail}. “assembly acts” lists what it takes."),
        "action-needs-owner": N_("Who will do it? An action needs an owner; it is never taken to be the minute-taker."),
        "action-settled": N_("This action is settled already: {status}."),
        "agenda-frozen": N_(
            "The agenda is posted and therefore frozen. It can still be changed in the open meeting, by consent."
        ),
        "agenda-not-posted": N_("Only a meeting whose agenda is posted can be opened; this one is {phase}."),
        "already-founded": N_("This store holds an assembly already. Use another file for another one."),
        "already-on-agenda": N_("This proposal is on the agenda already."),
        "already-present": N_("{member} is present already."),
        "already-replaced": N_("This decision has been superseded or repealed already."),
        "another-meeting-open": N_("Another meeting is still open. Close it first."),
        "asked-out-of-order": N_(
            "The test asks for blocks, then stand-asides, then reservations, then agreement. Next: {wanted}."
        ),
        "beyond-reckoning": N_(
            "A number or a day in it lies beyond everything that can be reckoned with. Nothing was recorded."
        ),
        "block-needs-reason": N_("A block needs its reason. Without one it can be raised as a concern."),
        "block-needs-value": N_(
            "A block cites a core value of the charter: {values}. Otherwise it can be raised as a concern."
        ),
        "block-settled": N_("This block no longer stands: {status}."),
        "block-standing": N_(
            "The block of {members} still stands. It is withdrawn, reviewed, or answered by a material change of the text."
        ),
        "block-too-late": N_("The block period ended on {ended}. It can be raised as a concern, or as a new proposal."),
        "branch-issued": N_("What branch {branch} holds has been recorded anew already."),
        "branch-open": N_(
            "The two sides of this feed are not settled yet. First the signers say on the roll which of the two counts; "
            "then what stands on the other side is recorded anew."
        ),
        "branch-unknown": N_("There is no branch {branch} of a feed of ours here."),
        "changed-since-posted": N_(
            "The text changed materially since it was posted (version {posted}, now {version}). A major item is then "
            "tested at a later meeting, unless it was posted as open to amendment and nobody asks for time."
        ),
        "charter-needs-decision": N_("The charter changes only by a decision in force; this one is {standing}."),
        "charter-needs-major": N_("The charter changes only by a major decision."),
        "concern-settled": N_("This concern is settled already: {status}."),
        "cosigned-already": N_("This laptop has signed these minutes already, as they stand."),
        "count-disputed": N_("Two different counts of test {tests} are recorded. Settle first which one stands."),
        "decided-elsewhere": N_("Only the meeting that took a decision can re-open it."),
        "decision-needs-proposal": N_("A decision item names its proposal, and only a decision item has one."),
        "draft-no-bundle": N_(
            "{file} is no bundle: it is a change of a roll of signers, on its way to enough signatures. Nothing was "
            "taken. “assembly roll sign” shows what it changes and signs it, “assembly roll adopt” goes by it; at the "
            "desk, drop it on the window."
        ),
        "draft-of-others": N_("This is a draft of another group's roll. It was not signed."),
        "due-in-the-past": N_("The date {due} is past."),
        "ends-before-it-begins": N_("The end {until} is past."),
        "erasure-empty": N_("No record was named. Nothing was erased."),
        "erasure-opening": N_(
            "{place} is about the exchange itself; without it nothing could be checked any more. Nothing was erased."
        ),
        "erasure-unknown": N_("{place} is no record of our own group that is here. Nothing was erased."),
        "fallback-too-early": N_(
            "A fallback vote needs {needed} in {needed_meetings}. So far: {failed} in {meetings}."
        ),
        "fingerprint-differs": N_(
            "The fingerprint you gave is not that of {group}. The bundle says {fingerprint}. Nothing was imported: "
            "compare it aloud with somebody you know there."
        ),
        "first-contact": N_(
            "This is the first bundle from {group}. Compare its fingerprint aloud with somebody you know there, then "
            "import it with --trust {fingerprint}. Nothing was imported."
        ),
        "hand-already-up": N_("{member} is on the stack already."),
        "hand-not-up": N_("This hand is not on the stack."),
        "id-taken": N_("The id {id} is taken."),
        "holder-ambiguous": N_(
            "More than one group goes by “{who}”. Name it by its id, or by the fingerprint of its key."
        ),
        "import-running": N_(
            "A bundle is being imported: nothing else can be recorded until that is done. What you typed is kept. Try "
            "again in a moment, or cancel the import."
        ),
        "is-the-original": N_("{language} is the language in which this version was written: revise the text instead."),
        "item-begun": N_("This item has been on the floor already."),
        "key-ended": N_(
            "The roll of signers has ended this laptop's key {key}: what it records now, nobody would take. Nothing was "
            "recorded. Make a new key, and ask the signers to put it on the roll."
        ),
        "made-by-newer-version": N_(
            "A newer version of Assembly recorded something here ({type}) that this version must not guess at. "
            "Everything is kept; update to go on."
        ),
        "key-exists": N_(
            "There is a key already at {path}. Use it, or make another one with --force: the old one is put aside."
        ),
        "major-item-too-late": N_(
            "The agenda is posted: a major item can no longer be added. The next meeting that could decide it begins "
            "on {next_start}."
        ),
        "major-item-no-meeting": N_(
            "The agenda is posted: a major item can no longer be added. Call a meeting that begins on {earliest} or later."
        ),
        "meeting-begun": N_("The meeting is {phase} already."),
        "meeting-not-open": N_("The meeting is not open: it is {phase}."),
        "meeting-over": N_("The meeting is over: it is {phase}."),
        "minutes-approved": N_("These minutes are approved and no longer change."),
        "minutes-not-approved": N_(
            "These minutes are not approved yet. They are signed once a meeting has approved them."
        ),
        "minutes-phase": N_("The minutes must be {wanted} for this; they are {phase}."),
        "more-than-present": CN_(
            "present", "Answers counted: {answers}; but only {present} members are present. Count again."
        ),
        "needs-consent": N_("The agenda is posted. This needs the consent of everyone present: ask, and record it."),
        "needs-consent-of-all": CN_(
            "consents",
            "A decision is re-opened in its own meeting only when all who are still present consent: {consents} of {present} do.",
        ),
        "needs-decision-in-force": N_("Only a decision in force can do this; that one is {standing}."),
        "no-answers": N_("A straw poll needs at least one answer with its count."),
        "no-facilitator": N_("Nobody facilitates yet. Give somebody the role first."),
        "no-fallback": N_("The charter has no fallback vote: the old state of affairs stands."),
        "no-meeting-planned": N_("No meeting is called whose agenda is still being planned. Call one first."),
        "no-meeting-yet": N_("There is no such meeting yet. Call one first."),
        "no-minutes": N_("How many minutes?"),
        "no-open-meeting": N_("No meeting is open."),
        "no-proposal-on-the-floor": N_("The item on the floor has no proposal."),
        "no-quorum": CN_(
            "present",
            "There is no quorum: {present} members are present, the quorum is {needed}. Discuss, or wait for more.",
        ),
        "no-such-count": N_("No disputed count has that record."),
        "no-such-decision": N_(
            "There is no decision {decision} whose record is here. “assembly decisions” lists them."
        ),
        "no-test": N_("No test is being held."),
        "no-timer": N_("No timer is running."),
        "nobody-named": N_("Nobody was named."),
        "nobody-speaks": N_("Nobody is speaking."),
        "no-receipt": N_(
            "There is no receipt from “{who}” here. Send everything, and ask them for a receipt; from then on only what is "
            "new needs to travel."
        ),
        "not-a-core-value": N_(
            "“{value}” is not a core value of the charter. It has: {values}. It can be raised as a concern."
        ),
        "not-a-member": N_("{member} is not an active member: {standing}."),
        "not-all-asked": N_("Not everything has been asked yet. Next: {wanted}."),
        "not-by-proxy": N_("A block or a position is taken in person, not on behalf of {member}."),
        "not-decided": N_("There is no decision yet: the proposal is {stage}."),
        "not-first-in-rotation": N_(
            "The rotation names {first} first. Let them decline, or record why it is {member} today."
        ),
        "not-founded": N_("This store holds no assembly yet. Found one first."),
        "not-on-posted-agenda": N_("This item is not on a posted agenda."),
        "not-on-own-roll": N_(
            "The key of this laptop is not on our own roll of signers: it may keep records, but not sign for the group. "
            "Nothing was written."
        ),
        "not-operational": N_("Only matters marked operational are decided by vote straight away."),
        "not-present": N_("{member} is not present."),
        "not-yours": N_("Only {raised_by} can do this."),
        "nothing-on-the-floor": N_("Nothing is on the floor. Take up an item first."),
        "nothing-to-change": N_("It is so already."),
        "notice-too-short": N_(
            "A major item needs longer notice. The meeting can begin on {earliest} or later; move it, or move the item."
        ),
        "notice-was-too-short": N_(
            "{item} was posted {hours} before the start; a major item needs {needed}. It can be discussed, not tested."
        ),
        "off-the-record": N_("This part is off the record: nothing that is said is recorded."),
        "open-concerns": N_("Concerns are still open. Resolve them, or record why the group goes on."),
        "operational-is-minor": N_("An operational matter is minor."),
        "out-of-turn": N_("{first} comes before {member}: points of process and direct responses come first."),
        "own-proposal": N_("{member} facilitates and proposed this. Hand over for this item, or let the hall consent."),
        "own-replacement": N_("A decision cannot replace itself."),
        "position-unknown": N_("{place} is no record that is here. Write feed@number."),
        "questions-unanswered": N_("Some clarifying questions have no answer yet."),
        "reason-missing": N_("This needs a reason."),
        "review-not-asked": CN_("needed", "A block review needs {needed} members to ask for it; so far {asked}."),
        "receipt-no-bundle": N_(
            "{file} is no bundle: it is a receipt, which says how much of a record somebody has. “assembly import” "
            "compares it with the record here and keeps it."
        ),
        "review-unanswered": N_("A review of the block of {members} was asked for and has not been held."),
        "roll-unchanged": N_("This would change nothing on the roll of signers."),
        "setting-not-valid": N_("The charter setting does not fit: {detail}."),
        "signed-already": N_("This laptop's key has signed this draft already."),
        "signer-known": N_("The key {key} is on the roll already."),
        "signer-unknown": N_("The key {key} is not on the roll."),
        "silence-is-not-agreement": CN_(
            "answers",
            "Silence is not agreement: {answers} answered, the quorum is {needed}, and some of them have to agree.",
        ),
        "stack-empty": N_("The stack is empty."),
        "stage": N_("The proposal is {stage}; this needs it to be {wanted}."),
        "start-in-the-past": N_("The start {starts_at} is past."),
        "taken-in-the-future": N_("A decision cannot have been taken in the future ({taken_at})."),
        "test-running": N_("A test is being held. End it first: its result would be lost."),
        "text-missing": N_("Something is missing: {field}"),
        "too-early": N_("The meeting begins on {starts_at}; it can be opened a quarter of an hour before."),
        "twice-in-a-row": N_("{member} facilitated the last meeting. It is somebody else's turn: {others}."),
        "unknown-act": N_("There is no act “{act}”. “assembly acts” lists them."),
        "unknown-action": N_("There is no action {action}."),
        "unknown-block": N_("There is no block {block}."),
        "unknown-concern": N_("There is no concern {concern}."),
        "unknown-entry": N_("There is no entry {entry} in these minutes."),
        "unknown-group": N_("There is no group “{group}” here. There are: {groups}."),
        "unknown-item": N_("There is no item {item} on this agenda."),
        "unknown-meeting": N_("There is no meeting {meeting}."),
        "unknown-meeting-kind": N_("The charter has no meeting kind “{kind}”. It has: {kinds}."),
        "unknown-member": N_("There is nobody with the id {member}."),
        "unknown-proposal": N_("There is no proposal {proposal}."),
        "unknown-question": N_("There is no question {question}."),
        "unknown-time-zone": N_("There is no time zone “{zone}”. Write it like Europe/Lisbon."),
        "unknown-version": N_("There is no version {version}."),
        "which-group": N_("There are records of more than one group here: {groups}. Name one."),
        "which-meeting": N_("More than one meeting is open: {meetings}. Name one."),
        # The store
        "already-open": N_(
            "{path} is open in another window of Assembly, which does not answer. Nothing was opened. Close that window, or wait a moment and try again."
        ),
        "cannot-open-store": N_("The store {path} cannot be opened: {detail}. Nothing was changed."),
        "damaged-store": N_(
            "The store {path} is damaged: {detail}. It was left as it is. Restore a copy, or import the last bundle into a new store."
        ),
        "disk-full": N_(
            "The disk is full: {path} could not be written ({detail}). Nothing recorded is lost; free some space and try again."
        ),
        "newer-store": N_(
            "The store {path} was made by a newer version of Assembly (layout {layout}). It was left as it is; update to open it."
        ),
        "no-store": N_("There is no store at {path}."),
        "not-a-store": N_("{path} is a file of another program. It was left as it is."),
        "read-only-store": N_("The store {path} cannot be written ({detail}). Copy it to a place where you may write."),
        "store-busy": N_("Another program is writing to {path}. Try again in a moment."),
        "store-failed": N_("The store {path} could not be used: {detail}. Nothing was changed."),
        # Scenarios
        "scenario-no-acts": N_("{path} holds no acts: each begins with [[act]] and names what to do."),
        "scenario-not-refused": N_("Act {number}, {act}, should have been refused ({expected}), and was not."),
        "scenario-refused": N_("Act {number}, {act}, was refused: {refusal}"),
        "scenario-time": N_(
            "Act {number}: “{at}” is no time. Write 2026-11-01T18:00:00Z, or +5m after the act before."
        ),
        "scenario-unknown-name": N_("Act {number}: nothing is called {name} yet."),
        "scenario-unreadable": N_("{path} cannot be read: {detail}."),
    }
)


def sentence(catalogue: Catalogue, code: str, params: Mapping[str, object], naming: Naming = str) -> str:
    """The refusal or fault `code` in words. A code without words is shown as it is: never nothing."""
    message = SENTENCES.get(_variant(code, params))
    if message is None:
        return f"{code}: " + ", ".join(f"{key} {value}" for key, value in params.items()) if params else code
    of = _ABOUT.get(code, "")
    shown = {key: written(catalogue, value, naming, of) for key, value in params.items()}
    for key, counted in _COUNTS.get(code, {}).items():
        shown[key] = count(catalogue, counted, params.get(key))
    if "hours" in params:
        shown["hours"] = catalogue.formats.duration(dt.timedelta(hours=int(str(params["hours"]))))
    if "field" in params:
        shown["field"] = _field(catalogue, params["field"]) or shown["field"]
    return catalogue.phrase(message, "", None, shown)


def _field(catalogue: Catalogue, value: object) -> str:
    """What a form calls a field of an act; "" for what is none."""
    return catalogue.text(FIELDS[value]) if isinstance(value, str) and value in FIELDS else ""


def _variant(code: str, params: Mapping[str, object]) -> str:
    if code == "notice-too-short" and "hours" in params:
        return "notice-was-too-short"
    if code == "major-item-too-late" and not params.get("next_meeting"):
        return "major-item-no-meeting"
    return code


def count(catalogue: Catalogue, message: Message, value: object) -> Said:
    """So many of something, as part of a sentence that has several counts."""
    return Said(catalogue.text(message, n=value if isinstance(value, int) else 0))


def written(catalogue: Catalogue, value: object, naming: Naming = str, of: str = "") -> object:
    """A parameter as it is shown: instants, lengths of time, lists, known terms and names behind ids.

    `of` is what the terms are said of (see `term`).
    """
    if isinstance(value, dt.datetime):
        return catalogue.formats.moment(value)
    if isinstance(value, dt.timedelta):
        return catalogue.formats.duration(value)
    if isinstance(value, (tuple, list)):
        return catalogue.formats.listing([str(written(catalogue, one, naming, of)) for one in value])
    if isinstance(value, str):
        found = term(value, of)
        return Said(catalogue.text(found)) if found else naming(value)
    return value
