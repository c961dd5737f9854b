# SPDX-License-Identifier: GPL-3.0-or-later
"""The place Exchange: what others bring, and our record for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembly_app.i18n.marks import P_
from assembly_app.viewmodels.place import DeskServices, Place, PlaceViewModel, Sheet

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


def _view_model(desk: DeskServices) -> PlaceViewModel:
    from assembly_app.viewmodels.exchange.exchange import ExchangeViewModel

    made = ExchangeViewModel(desk.acting, desk.operations, desk.printer, desk.parent)
    desk.dropped.connect(made.look)
    desk.pictures["codes"] = made.paper_.picture
    return made


def _erasing(place: PlaceViewModel) -> QObject:
    from assembly_app.viewmodels.exchange.exchange import ExchangeViewModel

    assert isinstance(place, ExchangeViewModel)
    return place.trust_.erasing_


ERASING = Sheet("erase", "Assembly.Desk.Trust/EraseSheet", _erasing, P_("command", "Erase for good"))
PLACE = Place(
    "exchange", P_("place", "Exchange"), "Assembly.Desk.Exchange/ExchangePlace", _view_model, sheets=(ERASING,)
)
