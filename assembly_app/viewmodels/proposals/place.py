# SPDX-License-Identifier: GPL-3.0-or-later
"""The place Proposals: everything proposed, and the life of one proposal."""

from __future__ import annotations

from assembly_app.i18n.marks import P_
from assembly_app.viewmodels.place import DeskServices, Place, PlaceViewModel


def _view_model(desk: DeskServices) -> PlaceViewModel:
    from assembly_app.viewmodels.proposals.proposals import ProposalsViewModel

    return ProposalsViewModel(desk.acting, desk.parent)


PLACE = Place("proposals", P_("place", "Proposals"), "Assembly.Desk.Proposals/ProposalsPlace", _view_model)
