# SPDX-License-Identifier: GPL-3.0-or-later
"""Action items in forms: the open ones to choose from, and who has one."""

from __future__ import annotations

from typing import Any

from assembly_app.viewmodels.kit.forms import Choice, FeatureForms, FormContext


def _open(context: FormContext) -> list[Choice]:
    world = context.world
    return [Choice(brief.id, context.short(world.action(brief.id).text)) for brief in world.actions()]


def _owner(context: FormContext) -> dict[str, Any]:
    return {"owner": context.world.action(context.values["action"]).owner}


FORMS = FeatureForms(choices={"action": _open}, starts={"carry-action": _owner})
