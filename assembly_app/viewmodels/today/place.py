# SPDX-License-Identifier: GPL-3.0-or-later
"""The place Today: what needs someone now."""

from __future__ import annotations

from assembly_app.i18n.marks import P_
from assembly_app.viewmodels.place import DeskServices, Place, PlaceViewModel


def _view_model(desk: DeskServices) -> PlaceViewModel:
    from assembly_app.viewmodels.today.today import TodayViewModel

    return TodayViewModel(desk.acting, desk.parent)


PLACE = Place("today", P_("place", "Today"), "Assembly.Desk.Today/TodayPlace", _view_model)
