# SPDX-License-Identifier: GPL-3.0-or-later
"""The place People: everyone the assembly knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembly_app.i18n.marks import P_
from assembly_app.viewmodels.place import DeskServices, Place, PlaceViewModel

if TYPE_CHECKING:
    from assembly_app.viewmodels.kit.forms import FeatureForms


def _forms() -> FeatureForms:
    from assembly_app.viewmodels.members.forms import FORMS

    return FORMS


def _view_model(desk: DeskServices) -> PlaceViewModel:
    from assembly_app.viewmodels.members.members import MembersViewModel

    return MembersViewModel(desk.acting, desk.parent)


PLACE = Place("members", P_("place", "People"), "Assembly.Desk.Members/MembersPlace", _view_model, forms=_forms)
