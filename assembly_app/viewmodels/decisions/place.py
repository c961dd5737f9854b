# SPDX-License-Identifier: GPL-3.0-or-later
"""The place Decisions: everything ever decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembly_app.i18n.marks import P_
from assembly_app.viewmodels.place import DeskServices, Place, PlaceViewModel

if TYPE_CHECKING:
    from assembly_app.viewmodels.kit.forms import FeatureForms


def _forms() -> FeatureForms:
    from assembly_app.viewmodels.decisions.forms import FORMS

    return FORMS


def _view_model(desk: DeskServices) -> PlaceViewModel:
    from assembly_app.viewmodels.decisions.decisions import DecisionsViewModel

    return DecisionsViewModel(desk.acting, desk.parent)


PLACE = Place(
    "decisions", P_("place", "Decisions"), "Assembly.Desk.Decisions/DecisionsPlace", _view_model, forms=_forms
)
