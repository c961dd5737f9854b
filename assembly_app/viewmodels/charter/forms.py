# SPDX-License-Identifier: GPL-3.0-or-later
"""The charter in forms: core values, kinds of meetings and languages to choose from, and the settings in force."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimeZone

from assembly_app.domain.charter.state import Settings
from assembly_app.domain.values import Texts
from assembly_app.i18n.marks import P_
from assembly_app.service.core.form_fields import plain
from assembly_app.viewmodels.kit.forms import Choice, FeatureForms, FormContext
from assembly_app.viewmodels.kit.kept_texts import line


def _values(context: FormContext) -> list[Choice]:
    return [Choice(value.id, context.short(value.texts)) for value in context.world.charter.values]


def _kinds(context: FormContext) -> list[Choice]:
    return [Choice(kind.id, context.term(kind.id)) for kind in context.world.charter.kinds]


def _languages(context: FormContext) -> list[Choice]:
    return [Choice(code, context.words.formats.language(code)) for code in context.world.charter.languages]


def _founding(context: FormContext) -> dict[str, Any]:
    """Where the computer stands, the language of the desk, and the usual numbers."""
    zone = bytes(QTimeZone.systemTimeZoneId().data()).decode() or "UTC"
    numbers: dict[str, Any] = {}
    for key, value in plain(Settings()).items():
        if isinstance(value, int):
            numbers[f"settings.{key}"] = ("no", "yes")[value] if isinstance(value, bool) else value
    return {"zone": zone, "languages": context.words.language.code.split("_")[0], **numbers}


def _in_force(context: FormContext) -> dict[str, Any]:
    charter = context.world.charter
    lines = [line(value.id, context.said(value.texts)) for value in charter.values]
    found: dict[str, Any] = {"name": charter.name, "values": "\n".join(lines)}
    for key, value in plain(charter.settings).items():
        if isinstance(value, dict):
            found |= {f"settings.{key}.{part}": each for part, each in value.items()}
        else:
            found[f"settings.{key}"] = ("no", "yes")[value] if isinstance(value, bool) else value
    return found


def _kept(context: FormContext) -> dict[str, Texts]:
    return {f"values.{value.id}": value.texts for value in context.world.charter.values}


def _whole_fallback(context: FormContext, given: dict[str, Any]) -> None:
    """A fallback of which one number changes keeps the others."""
    changed = given.get("settings", {}).get("fallback")
    charter = context.world.founding if context.acting.assembly.group else None
    now = charter.settings.fallback if charter else None
    if isinstance(changed, dict) and now is not None:
        given["settings"]["fallback"] = {**plain(now), **changed}


LEVELS = {
    "household": P_("level", "household"),
    "pod": P_("level", "pod"),
    "neighbourhood": P_("level", "neighbourhood"),
    "bioregion": P_("level", "bioregion"),
    "network": P_("level", "network"),
}
FORMS = FeatureForms(
    choices={"core-value": _values, "meeting-kind": _kinds, "language": _languages},
    starts={"found-assembly": _founding, "change-charter": _in_force},
    kept={"change-charter": _kept},
    whole={"found-assembly": _whole_fallback, "change-charter": _whole_fallback},
    words={"found-assembly.level": LEVELS},
)
