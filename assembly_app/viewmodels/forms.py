# SPDX-License-Identifier: GPL-3.0-or-later
"""What every feature gives to the forms of acts."""

from __future__ import annotations

from assembly_app.viewmodels.actions.forms import FORMS as ACTIONS
from assembly_app.viewmodels.charter.forms import FORMS as CHARTER
from assembly_app.viewmodels.decisions.forms import FORMS as DECISIONS
from assembly_app.viewmodels.kit.forms import Forms
from assembly_app.viewmodels.meetings.forms import FORMS as MEETINGS
from assembly_app.viewmodels.members.forms import FORMS as MEMBERS
from assembly_app.viewmodels.proposals.forms import FORMS as PROPOSALS

FORMS = Forms(
    (
        CHARTER,
        MEMBERS,
        MEETINGS,
        PROPOSALS,
        DECISIONS,
        ACTIONS,
    )
)
