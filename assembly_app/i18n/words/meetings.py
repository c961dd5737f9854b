# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of meetings: agenda, roles, the room, minutes."""

from __future__ import annotations

from assembly_app.i18n.marks import CN_, N_, P_
from assembly_app.i18n.words.feature import DocumentKind, Variant, Words, named

_TO_COME = ("open", "posted", "planned", "closed")
_HELD = ("open", "closed")
AGENDA_NOTICE = DocumentKind("agenda-notice", P_("document", "Notice of meeting"), "meetings", _TO_COME, ("pdf", "ics"))
RUNNING_SCRIPT = DocumentKind("running-script", P_("document", "Running script"), "meetings", _TO_COME)
SIGN_IN = DocumentKind("sign-in", P_("document", "Sign-in sheet"), "meetings", _TO_COME)
BALLOT = DocumentKind("ballot", P_("document", "Ballot"), "meetings", _TO_COME)
MINUTES = DocumentKind("minutes", P_("document", "Minutes"), "meetings", _HELD, ("pdf", "md"))

WORDS = Words(
    acts={
        # Meetings and agendas
        "call-meeting": P_("act", "Call a meeting"),
        "move-meeting": P_("act", "Move a meeting to another time"),
        "cancel-meeting": P_("act", "Cancel a meeting"),
        "open-meeting": P_("act", "Open the meeting"),
        "close-meeting": P_("act", "Close the meeting"),
        "add-item": P_("act", "Put an item on the agenda"),
        "change-item": P_("act", "Change an item of the agenda"),
        "remove-item": P_("act", "Take an item off the agenda"),
        "move-item": P_("act", "Move an item of the agenda"),
        "post-agenda": P_("act", "Post the agenda"),
        # Roles
        "take-role": P_("act", "Give somebody a role in the meeting"),
        "decline-facilitation": P_("act", "Note that somebody would rather not facilitate"),
        "hand-over": P_("act", "Hand the facilitation over for an item"),
        "hall-consents": P_("act", "Note that nobody objects to an own proposal"),
        # The room
        "arrive": P_("act", "Note who came in"),
        "depart": P_("act", "Note who went out"),
        "take-up": P_("act", "Bring an item to the floor"),
        "finish": P_("act", "Finish the item on the floor"),
        "take-straw-poll": P_("act", "Record a straw poll"),
        "go-off-record": P_("act", "Go off the record"),
        "go-on-record": P_("act", "Go on the record again"),
        "start-timer": P_("act", "Start the clock of the item"),
        "add-time": P_("act", "Give the item more time"),
        "stop-timer": P_("act", "Put the clock away"),
        "raise-hand": P_("act", "Put somebody on the stack"),
        "lower-hand": P_("act", "Take a hand off the stack"),
        "next-turn": P_("act", "Let the next one speak"),
        "end-turn": P_("act", "End the running turn"),
        "order-stack": P_("act", "Order the stack"),
        # Minutes
        "write": P_("act", "Write into the minutes"),
        "amend-entry": P_("act", "Correct an entry of the minutes"),
        "strike-entry": P_("act", "Strike an entry of the minutes"),
        "circulate-minutes": P_("act", "Circulate the minutes"),
        "approve-minutes": P_("act", "Approve minutes"),
    },
    fields={
        "before": P_("field", "Before which item? Empty: at the end"),
        "consent": P_("field", "Nobody present objects"),
        "counts": P_("field", "Each answer and its count, one on each line: Yes: 12"),
        "entry": P_("field", "Which entry?"),
        "hand": P_("field", "Whose hand?"),
        "item": P_("field", "Which item?"),
        "matter": P_("field", "What is it about?"),
        "meeting": P_("field", "Which meeting?"),
        "members": P_("field", "Who? Names or initials"),
        "minutes": P_("field", "Minutes of time"),
        "of": P_("field", "The minutes of which meeting?"),
        "open_to_amendment": P_("field", "Open to amendment in the meeting"),
        "place": P_("field", "Where?"),
        "presenter": P_("field", "Who presents it?"),
        "progressive": P_("field", "Progressive: who has spoken less comes first"),
        "role": P_("field", "Which role?"),
        "starts_at": P_("field", "When does it start?"),
        "take-straw-poll.question": P_("field", "The question"),
    },
    events={
        "agenda.item-added": N_("“{title}” came onto the agenda."),
        "agenda.item-moved": N_("“{item}” was moved on the agenda, by consent."),
        "agenda.item-removed": N_("“{item}” was taken off the agenda, by consent. {why}"),
        "attendance.arrived": N_("Arrived: {members}."),
        "attendance.departed": N_("Left: {members}."),
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
        "role.handed-over": N_("{member} facilitates “{item}”."),
        "role.taken": N_("{member} is {role}. {why}"),
        "timer.extended": CN_("minutes", "{minutes} minutes more."),
    },
    not_in_minutes=frozenset(
        {
            "meeting.called",
            "meeting.cancelled",
            "agenda.item-changed",
            "agenda.posted",
            "role.declined",
            "timer.started",
            "timer.stopped",
            "stack.hand-raised",
            "stack.hand-lowered",
            "stack.turn-began",
            "stack.turn-ended",
            "stack.ordered",
            "minutes.entry-amended",
            "minutes.entry-struck",
            "minutes.circulated",
        }
    ),
    refusals={
        "agenda-frozen": N_(
            "The agenda is posted and therefore frozen. It can still be changed in the open meeting, by consent."
        ),
        "agenda-not-posted": N_("Only a meeting whose agenda is posted can be opened; this one is {phase}."),
        "already-on-agenda": N_("This proposal is on the agenda already."),
        "already-present": N_("{member} is present already."),
        "another-meeting-open": N_("Another meeting is still open. Close it first."),
        "decision-needs-proposal": N_("A decision item names its proposal, and only a decision item has one."),
        "hand-already-up": N_("{member} is on the stack already."),
        "hand-not-up": N_("This hand is not on the stack."),
        "item-begun": N_("This item has been on the floor already."),
        "major-item-too-late": N_(
            "The agenda is posted: a major item can no longer be added. The next meeting that could decide it begins "
            "on {next_start}."
        ),
        "major-item-no-meeting": N_(
            "The agenda is posted: a major item can no longer be added. Call a meeting that begins on {earliest} or "
            "later."
        ),
        "meeting-begun": N_("The meeting is {phase} already."),
        "meeting-not-open": N_("The meeting is not open: it is {phase}."),
        "meeting-over": N_("The meeting is over: it is {phase}."),
        "minutes-approved": N_("These minutes are approved and no longer change."),
        "minutes-phase": N_("The minutes must be {wanted} for this; they are {phase}."),
        "needs-consent": N_("The agenda is posted. This needs the consent of everyone present: ask, and record it."),
        "no-answers": N_("A straw poll needs at least one answer with its count."),
        "no-facilitator": N_("Nobody facilitates yet. Give somebody the role first."),
        "no-meeting-planned": N_("No meeting is called whose agenda is still being planned. Call one first."),
        "no-meeting-yet": N_("There is no such meeting yet. Call one first."),
        "no-minutes": N_("How many minutes?"),
        "no-open-meeting": N_("No meeting is open."),
        "no-quorum": CN_(
            "present",
            "There is no quorum: {present} members are present, the quorum is {needed}. Discuss, or wait for more.",
        ),
        "no-timer": N_("No timer is running."),
        "nobody-speaks": N_("Nobody is speaking."),
        "not-first-in-rotation": N_(
            "The rotation names {first} first. Let them decline, or record why it is {member} today."
        ),
        "not-on-posted-agenda": N_("This item is not on a posted agenda."),
        "not-present": N_("{member} is not present."),
        "nothing-on-the-floor": N_("Nothing is on the floor. Take up an item first."),
        "notice-too-short": N_(
            "A major item needs longer notice. The meeting can begin on {earliest} or later; move it, or move the item."
        ),
        "notice-was-too-short": N_(
            "{item} was posted {hours} before the start; a major item needs {needed}. It can be discussed, not tested."
        ),
        "off-the-record": N_("This part is off the record: nothing that is said is recorded."),
        "out-of-turn": N_("{first} comes before {member}: points of process and direct responses come first."),
        "own-proposal": N_("{member} facilitates and proposed this. Hand over for this item, or let the hall consent."),
        "stack-empty": N_("The stack is empty."),
        "start-in-the-past": N_("The start {starts_at} is past."),
        "too-early": N_("The meeting begins on {starts_at}; it can be opened a quarter of an hour before."),
        "twice-in-a-row": N_("{member} facilitated the last meeting. It is somebody else's turn: {others}."),
        "unknown-entry": N_("There is no entry {entry} in these minutes."),
        "unknown-item": N_("There is no item {item} on this agenda."),
        "unknown-meeting": N_("There is no meeting {meeting}."),
        "unknown-meeting-kind": N_("The charter has no meeting kind “{kind}”. It has: {kinds}."),
        "which-meeting": N_("More than one meeting is open: {meetings}. Name one."),
    },
    terms={
        # Meetings
        "planned": P_("meeting", "planned"),
        "open": P_("meeting", "open"),
        "closed": P_("meeting", "closed"),
        "cancelled": P_("meeting", "cancelled"),
        "weekly": P_("meeting", "weekly coordination"),
        "monthly": P_("meeting", "monthly assembly"),
        "extraordinary": P_("meeting", "extraordinary meeting"),
        # Minutes
        "circulated": P_("minutes", "circulated"),
        "amended": P_("minutes", "amended"),
        "approved": P_("minutes", "approved"),
        # Agenda items
        "check-in": P_("agenda", "check-in"),
        "follow-up": P_("agenda", "follow-up"),
        "approve-minutes": P_("agenda", "approve minutes"),
        "report": P_("agenda", "report"),
        "decision": P_("agenda", "decision"),
        "straw-poll": P_("agenda", "straw poll"),
        "break": P_("agenda", "break"),
        "evaluation": P_("agenda", "evaluation"),
        "major": P_("agenda", "major"),
        "minor": P_("agenda", "minor"),
        # Hands
        "speak": P_("hand", "speak"),
        "direct-response": P_("hand", "direct response"),
        "clarifying-question": P_("hand", "clarifying question"),
        "point-of-information": P_("hand", "point of information"),
        "point-of-process": P_("hand", "point of process"),
        # What the same word says of other things
        "meeting:posted": P_("meeting", "posted"),
        "minutes:none": P_("minutes", "not written yet"),
        "minutes:draft": P_("minutes", "draft"),
        # Roles
        "facilitator": N_("facilitator"),
        "co-facilitator": N_("co-facilitator"),
        "timekeeper": N_("timekeeper"),
        "stack-keeper": N_("stack-keeper"),
        "minute-taker": N_("minute-taker"),
        "vibes-watcher": N_("vibes-watcher"),
    },
    documents=named(AGENDA_NOTICE, RUNNING_SCRIPT, SIGN_IN, BALLOT, MINUTES),
    said_of={
        "agenda-not-posted": "meeting",
        "meeting-begun": "meeting",
        "meeting-not-open": "meeting",
        "meeting-over": "meeting",
        "minutes-phase": "minutes",
    },
    variants={
        "minutes.written": Variant("member", given="minutes.written.named"),
        "notice-too-short": Variant("hours", given="notice-was-too-short"),
        "major-item-too-late": Variant("next_meeting", missing="major-item-no-meeting"),
    },
)
