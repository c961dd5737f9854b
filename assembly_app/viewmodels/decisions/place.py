# SPDX-License-Identifier: GPL-3.0-or-later
"""The place Decisions: everything ever decided."""

from __future__ import annotations

from assembly_app.i18n.marks import P_
from assembly_app.viewmodels.place import DeskServices, Place, PlaceViewModel


def _view_model(desk: DeskServices) -> PlaceViewModel:
    from assembly_app.viewmodels.decisions.decisions import DecisionsViewModel

    return DecisionsViewModel(desk.acting, desk.parent)


PLACE = Place("decisions", P_("place", "Decisions"), "Assembly.Desk.Decisions/DecisionsPlace", _view_model)
