# SPDX-License-Identifier: GPL-3.0-or-later
"""Meetings in forms: meetings, their items, hands and entries to choose from, and what runs now."""

from __future__ import annotations

from typing import Any

from assembly_app.domain.meetings.state import Item, Meeting, MinutesEntry
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Texts, find
from assembly_app.i18n.marks import P_
from assembly_app.viewmodels.kit.forms import Choice, FeatureForms, FormContext
from assembly_app.viewmodels.meetings.rows import current

SHOWN = 24
"""How many of the newest meetings can be chosen."""


def _meetings(context: FormContext) -> list[Choice]:
    formats = context.words.formats
    return [
        Choice(m.id, f"{context.short(context.world.meeting(m.id).title)} · {formats.date(m.starts_at)}")
        for m in reversed(context.world.meetings()[-SHOWN:])
    ]


def _chosen(context: FormContext) -> Meeting | None:
    """The meeting that is chosen, else the one that runs or comes next."""
    try:
        wanted = context.chosen("meeting")
        return context.world.meeting(wanted) if wanted else current(context.world, context.now)
    except Refused:
        return None


def _items(context: FormContext) -> list[Choice]:
    meeting = _chosen(context)
    return [
        Choice(item.id, context.term(item.kind) if item.id == item.kind else context.short(item.title))
        for item in (meeting.agenda if meeting else ())
    ]


def _hands(context: FormContext) -> list[Choice]:
    meeting = _chosen(context)
    return [Choice(hand.id, context.acting.name(hand.member)) for hand in (meeting.stack.hands if meeting else ())]


def _entries(context: FormContext) -> list[Choice]:
    meeting = _chosen(context)
    entries = (entry for entry in reversed(meeting.entries if meeting else ()) if not entry.struck)
    return [Choice(entry.id, context.short(entry.text)) for entry in entries]


def _here(context: FormContext) -> dict[str, Any]:
    """The meeting that runs or comes next, the item on its floor and its proposal."""
    meeting = current(context.world, context.now) if context.acting.assembly.group else None
    if meeting is None:
        return {}
    item = find(meeting.items, meeting.floor) if meeting.floor else None
    found = {"meeting": meeting.id}
    return found | {"item": item.id, "proposal": item.proposal} if item else found


def _item(context: FormContext) -> Item | None:
    return find(context.world.meeting(context.values["meeting"]).items, context.values.get("item", ""))


def _item_now(context: FormContext) -> dict[str, Any]:
    item = _item(context)
    if item is None:
        return {}
    title = "" if item.id == item.kind else context.said(item.title)
    return {"title": title, "minutes": item.minutes, "presenter": item.presenter, "note": context.said(item.note)}


def _item_kept(context: FormContext) -> dict[str, Texts]:
    item = _item(context)
    return {"title": item.title, "note": item.note} if item else {}


def _entry(context: FormContext) -> MinutesEntry | None:
    return find(context.world.meeting(context.values["meeting"]).entries, context.values["entry"])


def _entry_now(context: FormContext) -> dict[str, Any]:
    entry = _entry(context)
    return {"text": context.said(entry.text)} if entry else {}


def _entry_kept(context: FormContext) -> dict[str, Texts]:
    entry = _entry(context)
    return {"text": entry.text} if entry else {}


ENTRIES = {
    "note": P_("minutes line", "note"),
    "point": P_("minutes line", "point"),
    "wording": P_("minutes line", "wording"),
}
FORMS = FeatureForms(
    choices={"meeting": _meetings, "minutes": _meetings, "item": _items, "hand": _hands, "entry": _entries},
    here=_here,
    starts={"change-item": _item_now, "amend-entry": _entry_now},
    kept={"change-item": _item_kept, "amend-entry": _entry_kept},
    words={"write.kind": ENTRIES, "hall-consents.matter": {"own-proposal": P_("matter", "an own proposal")}},
)
