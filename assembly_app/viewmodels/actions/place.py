# SPDX-License-Identifier: GPL-3.0-or-later
"""The place Actions: who does what by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembly_app.i18n.marks import P_
from assembly_app.viewmodels.place import DeskServices, Place, PlaceViewModel

if TYPE_CHECKING:
    from assembly_app.viewmodels.kit.forms import FeatureForms


def _forms() -> FeatureForms:
    from assembly_app.viewmodels.actions.forms import FORMS

    return FORMS


def _view_model(desk: DeskServices) -> PlaceViewModel:
    from assembly_app.viewmodels.actions.actions import ActionsViewModel

    return ActionsViewModel(desk.acting, desk.parent)


PLACE = Place("actions", P_("place", "Actions"), "Assembly.Desk.Actions/ActionsPlace", _view_model, forms=_forms)
