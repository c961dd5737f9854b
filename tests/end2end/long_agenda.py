# SPDX-License-Identifier: GPL-3.0-or-later
"""A board's meeting with a very long agenda, made from the structure of a real one.

The figures are those of the agenda of the board of the Apache Software Foundation of 21 January 2015, as it is kept
among the test data of apache/whimsy: how many reports, orders and actions there were and how long their texts. The
people and the words are invented.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import cycle, islice

from assembly_app.service.core.scenario import Step

DIRECTORS = 9
GUESTS = 12
EXECUTIVE_REPORTS = 6
OFFICER_REPORTS = 3
COMMITTEE_REPORTS = 70
SPECIAL_ORDERS = 4
DISCUSSION_ITEMS = 1
ACTIONS = 25
ACTIONS_DONE = 8
"""Eight of the twenty-five say that they are complete or done; the others come back."""
REPORT_LENGTHS = (714, 70, 3189, 250, 714, 1200, 900, 3777, 600, 714)
LONGEST_REPORT = 40857
"""Characters; the median is 714, and the seventy-nine attachments have 112,181 together."""
CONSIDERED = (
    "The group met as usual and has nothing that needs a decision of the board.",
    "Two new helpers joined since the last report, and nobody left.",
    "The stores are in order; what was lent came back, apart from one ladder.",
    "There was a disagreement about opening hours, which those concerned settled among themselves.",
    "The next quarter will be spent on repairs before the winter.",
)


def report(number: int) -> str:
    """A neutral text about as long as one of the real reports; the last one is the longest."""
    length = LONGEST_REPORT if number == COMMITTEE_REPORTS else REPORT_LENGTHS[number % len(REPORT_LENGTHS)]
    text, sentences = f"Committee {number}.", cycle(CONSIDERED)
    while len(text) < length:
        text = f"{text} {next(sentences)}"
    return text[:length].strip()


def names(count: int, kind: str) -> list[str]:
    """Invented names."""
    first = ("Ari", "Bo", "Cleo", "Dani", "Eero", "Fay", "Gio", "Hal", "Ike")
    return [f"{name} {kind}" for name in islice(cycle(first), count)]


def _meeting(name: str, starts_at: datetime, facilitator: str, minutes: int) -> list[Step]:
    called: Step = {
        "do": "call-meeting", "as": name, "starts_at": starts_at, "title": f"Board, {name}", "minutes": minutes,
    }  # fmt: skip
    chair: Step = {"do": "take-role", "meeting": f"${name}", "role": "facilitator", "member": facilitator}
    return [called, {**chair, "why": "The chair"}]


def _opened(name: str, at: datetime) -> list[Step]:
    everybody = [f"$director-{n}" for n in range(DIRECTORS)] + [f"$guest-{n}" for n in range(GUESTS)]
    return [
        {"do": "open-meeting", "at": at, "meeting": f"${name}"},
        {"do": "arrive", "members": everybody},
    ]


def founding() -> list[Step]:
    """The board and its guests."""
    people: list[Step] = [
        {"do": "add-member", "as": f"director-{n}", "name": name} for n, name in enumerate(names(DIRECTORS, "Director"))
    ]
    people += [
        {"do": "add-member", "as": f"guest-{n}", "name": f"{name} {n}", "guest": True}
        for n, name in enumerate(names(GUESTS, "Visitor"))
    ]
    values = {"commons": "What we hold, we hold for everybody"}
    founded: Step = {
        "do": "found-assembly", "at": datetime(2014, 12, 1, tzinfo=UTC), "name": "The Board of Many Workshops",
        "level": "network", "values": values,
    }  # fmt: skip
    return [founded, *people]


def december() -> list[Step]:
    """The meeting before, which agrees on the actions."""
    at = datetime(2014, 12, 17, 18, 30, tzinfo=UTC)
    steps = _meeting("december", at, "$director-0", 90)
    steps += [{"do": "post-agenda", "meeting": "$december"}, *_opened("december", at)]
    steps += [
        {
            "do": "agree-action", "as": f"action-{n}", "owner": f"$director-{n % DIRECTORS}",
            "text": f"Ask committee {n + 1} about the point it left open", "due": at + timedelta(days=30),
        }
        for n in range(ACTIONS)
    ]  # fmt: skip
    return [*steps, {"do": "close-meeting"}, {"do": "circulate-minutes", "meeting": "$december"}]


def agenda() -> list[Step]:
    """January's agenda: every report with its text, the special orders as decisions, one discussion."""
    at = datetime(2015, 1, 21, 18, 30, tzinfo=UTC)
    steps: list[Step] = [
        {
            "do": "draft-proposal", "as": f"order-{n}", "title": f"Special order {n + 1}",
            "text": f"The workshop concerned has asked for it: the board appoints its new head. {CONSIDERED[n]}",
            "proposer": f"$director-{n + 1}",
        }
        for n in range(SPECIAL_ORDERS)
    ]  # fmt: skip
    steps[0]["at"] = datetime(2015, 1, 10, 9, tzinfo=UTC)
    steps += _meeting("january", at, "$director-8", 210)
    kinds = (
        ("Executive report", EXECUTIVE_REPORTS),
        ("Officer report", OFFICER_REPORTS),
        ("Committee", COMMITTEE_REPORTS),
    )
    steps += [
        {
            "do": "add-item", "as": f"{kind}-{n}", "meeting": "$january", "kind": "report", "minutes": 1,
            "title": f"{kind} {n}", "note": report(n) if kind == "Committee" else CONSIDERED[n % len(CONSIDERED)],
            "presenter": f"$director-{n % DIRECTORS}",
        }
        for kind, count in kinds
        for n in range(1, count + 1)
    ]  # fmt: skip
    steps += [
        {"do": "add-item", "as": f"item-{n}", "meeting": "$january", "kind": "decision", "proposal": f"$order-{n}"}
        for n in range(SPECIAL_ORDERS)
    ]
    steps += [
        {
            "do": "add-item",
            "as": "date",
            "meeting": "$january",
            "kind": "discussion",
            "title": "When do all members meet?",
        }
    ]
    return [*steps, {"do": "post-agenda", "meeting": "$january"}, *_opened("january", at)]


def january() -> list[Step]:
    """What January's meeting does with it."""
    steps: list[Step] = [{"do": "take-up", "item": "follow-up"}]
    for n in range(ACTIONS):
        done = n < ACTIONS_DONE
        act: Step = {"do": "done-action" if done else "carry-action", "action": f"$action-{n}"}
        steps.append(act if done else {**act, "due": datetime(2015, 2, 16, 12, tzinfo=UTC)})
    steps += [{"do": "take-up", "item": "approve-minutes"}, {"do": "approve-minutes", "of": "$december"}]
    for n in range(1, COMMITTEE_REPORTS + 1, 7):
        steps += [{"do": "take-up", "item": f"$Committee-{n}", "at": "+1m"}]
        steps += [{"do": "write", "text": "Taken as read.", "kind": "note"}]
    for n in range(SPECIAL_ORDERS):
        steps.append({"do": "take-up", "item": f"$item-{n}"})
        steps += [{"do": "move-stage", "stage": s} for s in ("presented", "clarifying", "discussion", "concerns")]
        steps.append({"do": "open-test", "at": "+2m"})
        steps += [{"do": "ask-for", "step": s} for s in ("block", "stand-aside", "reservation", "agreement")]
        steps.append({"do": "close-test", "agreement": DIRECTORS})
    steps += [
        {"do": "take-up", "item": "$date"},
        {"do": "take-straw-poll", "question": "In May?", "counts": {"yes": 6}},
    ]
    return [*steps, {"do": "close-meeting"}, {"do": "circulate-minutes", "meeting": "$january"}]
