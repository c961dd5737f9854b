# SPDX-License-Identifier: GPL-3.0-or-later
"""Members in forms: who can be chosen, and what is known of them."""

from __future__ import annotations

from typing import Any

from assembly_app.viewmodels.kit.forms import Choice, FeatureForms, FormContext


def _people(context: FormContext) -> list[Choice]:
    """Guests too, but nobody who left."""
    return [Choice(m.id, m.name) for m in context.world.people.everyone if m.standing != "left"]


def _name(context: FormContext) -> dict[str, Any]:
    person = context.world.people.find(context.values["member"])
    return {"name": person.name, "shown": person.shown} if person else {}


def _skill(context: FormContext) -> dict[str, Any]:
    return {"skill": "facilitation"}


FORMS = FeatureForms(choices={"member": _people}, starts={"rename-member": _name, "train-member": _skill})
