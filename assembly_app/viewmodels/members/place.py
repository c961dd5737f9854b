# SPDX-License-Identifier: GPL-3.0-or-later
"""The place People: everyone the assembly knows."""

from __future__ import annotations

from assembly_app.i18n.marks import P_
from assembly_app.viewmodels.place import DeskServices, Place, PlaceViewModel


def _view_model(desk: DeskServices) -> PlaceViewModel:
    from assembly_app.viewmodels.members.members import MembersViewModel

    return MembersViewModel(desk.acting, desk.parent)


PLACE = Place("members", P_("place", "People"), "Assembly.Desk.Members/MembersPlace", _view_model)
