# SPDX-License-Identifier: GPL-3.0-or-later
"""Decisions in forms: which can be chosen."""

from __future__ import annotations

from assembly_app.viewmodels.kit.forms import Choice, FeatureForms, FormContext
from assembly_app.viewmodels.proposals.forms import newest


def _decisions(context: FormContext) -> list[Choice]:
    return newest(context, decided=True)


FORMS = FeatureForms(choices={"decision": _decisions})
