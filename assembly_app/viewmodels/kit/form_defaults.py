# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in a form before anybody types: the meeting that runs, the proposal on its floor, and what holds now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimeZone

from assembly_app.domain.charter.state import Settings
from assembly_app.domain.refusal import Refused
from assembly_app.domain.values import Texts, find, in_language
from assembly_app.service.core.form_fields import plain
from assembly_app.viewmodels.meetings.rows import current

if TYPE_CHECKING:
    from assembly_app.viewmodels.kit.command_runner import Acting

LANGUAGE = "~language"
"""The field of a form that says in which language its texts are; no act has one of that name."""


def around(acting: Acting) -> dict[str, Any]:
    """The meeting that runs or comes next, the item on its floor and its proposal, as an act names them."""
    world = acting.assembly.world
    meeting = current(world, acting.now) if acting.assembly.group else None
    if meeting is None:
        return {}
    item = find(meeting.items, meeting.floor) if meeting.floor else None
    found = {"meeting": meeting.id}
    return found | {"item": item.id, "proposal": item.proposal} if item else found


def standing(acting: Acting, act: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """What holds now, by field: what an act would change begins with what is there."""
    try:
        return _standing(acting, act, given)
    except (Refused, KeyError):  # what it is about is not known yet, or not given
        return {}


def _standing(acting: Acting, act: str, given: Mapping[str, Any]) -> dict[str, Any]:
    if act == "found-assembly":
        return _founding(acting)
    world = acting.assembly.world
    if act == "rename-member" and (person := world.people.find(given.get("member", ""))):
        return {"name": person.name, "shown": person.shown}
    if act == "change-charter":
        charter = world.charter
        lines = [f"{v.id}: {in_language(v.texts, *acting.languages)}" for v in charter.values]
        numbers: dict[str, Any] = {"name": charter.name, "values": "\n".join(lines)}
        for key, value in plain(charter.settings).items():
            if isinstance(value, dict):
                numbers |= {f"settings.{key}.{part}": each for part, each in value.items()}
            else:
                numbers[f"settings.{key}"] = ("no", "yes")[value] if isinstance(value, bool) else value
        return numbers
    if act == "revise-proposal" and "proposal" in given:
        return {"text": in_language(world.proposal(given["proposal"]).version.texts, *acting.languages)}
    if act == "change-item" and (item := find(world.meeting(given["meeting"]).items, given.get("item", ""))):
        title = "" if item.id == item.kind else in_language(item.title, *acting.languages)
        note = in_language(item.note, *acting.languages)
        return {"title": title, "minutes": item.minutes, "presenter": item.presenter, "note": note}
    if act in ("withdraw-concern", "stand-aside-concern") and "concern" in given:
        concern = find(world.proposal(given["proposal"]).concerns, given["concern"])
        return {"member": concern.member} if concern else {}
    if act == "withdraw-proposal" and "proposal" in given:
        return {"member": world.proposal(given["proposal"]).proposer}
    if act == "withdraw-block" and "block" in given:
        block = find(world.proposal(given["proposal"]).blocks, given["block"])
        return {"member": block.member} if block else {}
    if act == "amend-entry" and "entry" in given:
        entry = find(world.meeting(given["meeting"]).entries, given["entry"])
        return {"text": in_language(entry.text, *acting.languages)} if entry else {}
    if act == "train-member":
        return {"skill": "facilitation"}
    if act == "carry-action" and "action" in given:
        return {"owner": world.action(given["action"]).owner}
    return {}


def kept(acting: Acting, act: str, given: Mapping[str, Any]) -> dict[str, Texts]:
    """Texts that an act would change, by field, in every language they have: the others stay when one is mended."""
    world = acting.assembly.world
    try:
        if act == "change-item" and (item := find(world.meeting(given["meeting"]).items, given.get("item", ""))):
            return {"title": item.title, "note": item.note}
        if act == "amend-entry" and (entry := find(world.meeting(given["meeting"]).entries, given.get("entry", ""))):
            return {"text": entry.text}
        if act == "change-charter":
            return {f"values.{value.id}": value.texts for value in world.charter.values}
    except (Refused, KeyError):
        pass
    return {}


def shown_in(acting: Acting, before: Mapping[str, Texts]) -> str:
    """The language in which texts that are there already are shown; "" for none."""
    texts = next((texts for texts in before.values() if texts), {})
    return next((code for code in acting.languages if code in texts), next(iter(texts), ""))


def texts_in(before: Mapping[str, Texts], code: str) -> dict[str, str]:
    """What stands in a form's fields when they are to be read and written in that language."""
    lines = [f"{key.removeprefix('values.')}: {texts.get(code, '')}" for key, texts in before.items() if "." in key]
    plain = {key: texts.get(code, "") for key, texts in before.items() if "." not in key}
    return plain | ({"values": "\n".join(lines)} if lines else {})


def _founding(acting: Acting) -> dict[str, Any]:
    """Where the computer stands, the language of the desk, and the usual numbers."""
    zone = bytes(QTimeZone.systemTimeZoneId().data()).decode() or "UTC"
    numbers: dict[str, Any] = {}
    for key, value in plain(Settings()).items():
        if isinstance(value, int):
            numbers[f"settings.{key}"] = ("no", "yes")[value] if isinstance(value, bool) else value
    return {"zone": zone, "languages": acting.lang.catalogue.language.code.split("_")[0], **numbers}
