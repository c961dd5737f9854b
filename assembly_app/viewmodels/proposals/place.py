# SPDX-License-Identifier: GPL-3.0-or-later
"""The place Proposals: everything proposed, and the life of one proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembly_app.i18n.marks import P_
from assembly_app.viewmodels.place import DeskServices, Place, PlaceViewModel

if TYPE_CHECKING:
    from assembly_app.viewmodels.kit.forms import FeatureForms


def _forms() -> FeatureForms:
    from assembly_app.viewmodels.proposals.forms import FORMS

    return FORMS


def _view_model(desk: DeskServices) -> PlaceViewModel:
    from assembly_app.viewmodels.proposals.proposals import ProposalsViewModel

    return ProposalsViewModel(desk.acting, desk.parent)


PLACE = Place(
    "proposals", P_("place", "Proposals"), "Assembly.Desk.Proposals/ProposalsPlace", _view_model, forms=_forms
)
