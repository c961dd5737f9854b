# SPDX-License-Identifier: GPL-3.0-or-later
"""The place Charter: what the group has agreed about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembly_app.i18n.marks import P_
from assembly_app.viewmodels.place import DeskServices, Place, PlaceViewModel

if TYPE_CHECKING:
    from assembly_app.viewmodels.kit.forms import FeatureForms


def _forms() -> FeatureForms:
    from assembly_app.viewmodels.charter.forms import FORMS

    return FORMS


def _view_model(desk: DeskServices) -> PlaceViewModel:
    from assembly_app.viewmodels.charter.charter import CharterViewModel

    return CharterViewModel(desk.acting, desk.parent)


PLACE = Place("charter", P_("place", "Charter"), "Assembly.Desk.Charter/CharterPlace", _view_model, forms=_forms)
